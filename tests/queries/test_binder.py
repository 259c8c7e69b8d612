"""No value, however hostile, becomes syntax: what went in as a parameter comes out of the engine as that value."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.model import QueryError
from verbale.queries.binder import bind, iri, literal, variables
from verbale.queries.results import Term
from verbale.queries.store import term_of

TRICKS = [
    '"',
    "'",
    "\\",
    "\n",
    "\r",
    "{",
    "}",
    "#",
    "$v",
    "?v",
    '"""',
    "\\u0022",
    "> ;",
    " . } INSERT",
    "\x00",
    "\u202e",
    "😀",
]
values = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.lists(st.sampled_from(TRICKS), max_size=6).map("".join),
)


def ask(sparql, terms):
    (row,) = ox.Store().query(bind(sparql, terms))
    return term_of(row["x"])


@given(values)
def test_text_comes_back_as_it_went_in(value):
    assert ask("SELECT (STR($v) AS ?x) { } # $v", {"v": literal(value)}) == Term("literal", value)
    assert ask("SELECT ?x { BIND($v AS ?x) }", {"v": literal(value, language="en")}) == Term("literal", value, "", "en")


@given(values)
def test_an_iri_comes_back_or_is_refused(value):
    try:
        term = iri("urn:x:" + value)
    except QueryError:
        assert not value.isalnum()
        return
    assert ask("SELECT ?x { VALUES ?x { $v } }", {"v": term}) == term


@pytest.mark.parametrize(
    "value", ["urn:a b", "urn:a>", "urn:a\n", 'urn:"', "urn:{", "urn:\\u003e", "relative", "", "<urn:a>", "urn:\ud800"]
)
def test_what_is_no_iri_is_refused(value):
    with pytest.raises(QueryError, match="not an absolute IRI"):
        iri(value)


def test_half_a_surrogate_pair_is_refused():
    with pytest.raises(QueryError, match="not valid Unicode"):
        literal("a\ud800")


def test_only_parameters_outside_strings_iris_and_comments_are_bound():
    sparql = "SELECT ?v ('$v' AS ?a) { <urn:$v> ?p $v ; ?q $w . } # $v"
    assert bind(sparql, {"v": literal("7", "integer")}) == (
        "SELECT ?v ('$v' AS ?a) { <urn:$v> ?p \"7\"^^<http://www.w3.org/2001/XMLSchema#integer> ; ?q $w . } # $v"
    )
    assert variables(sparql) == {"v", "w"}


def test_an_unset_parameter_leaves_its_variable_free():
    assert ask("SELECT ?x { BIND($v AS ?y) VALUES (?y ?x) { (1 2) } }", {}) is not None
    assert ask("SELECT ?x { BIND($v AS ?y) VALUES (?y ?x) { (1 2) } }", {"v": literal("1", "integer")}) is not None
    assert (
        list(ox.Store().query(bind("SELECT * { BIND($v AS ?y) VALUES (?y ?x) { (1 2) } }", {"v": literal("no")}))) == []
    )
