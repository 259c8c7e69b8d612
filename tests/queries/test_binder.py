"""No value, however hostile, becomes syntax: what went in as a parameter comes out of the engine as that value."""

import re

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib.plugins.sparql.parser import expandUnicodeEscapes

from verbale.model import QueryError
from verbale.queries.binder import bind, iri, literal, serialize, variables, with_prefixes
from verbale.queries.guard import check_read_only
from verbale.queries.results import Term
from verbale.queries.store import term_of
from verbale.queries.tokens import tokens

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
    "'''",
    "\\u0022",
    "\\U00000022",
    "u0022",
    "\\\\u005c",
    "> ;",
    " . } INSERT",
    "} SERVICE <http://127.0.0.1:9/> {",
    "FROM <file:///etc/passwd>",
    "^^<urn:x>",
    "@en",
    "\x00",
    "\u2028",
    "\u202e",
    "😀",
]
values = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.lists(st.sampled_from(TRICKS), max_size=6).map("".join),
)
terms = st.one_of(
    values.map(literal),
    values.map(lambda v: literal(v, language="en")),
    values.map(lambda v: literal(v, "date")),
    st.integers().map(lambda n: literal(str(n), "integer")),
    st.booleans().map(lambda b: literal(str(b).lower(), "boolean")),
    st.text("abc/?=&;()$é", max_size=20).map(lambda v: iri("urn:x:" + v)),
)


def ask(sparql, given_terms):
    (row,) = ox.Store().query(bind(sparql, given_terms))
    return term_of(row["x"])


@given(values)
def test_text_comes_back_as_it_went_in(value):
    assert ask("SELECT (STR($v) AS ?x) { } # $v", {"v": literal(value)}) == Term("literal", value)
    assert ask("SELECT ?x { BIND($v AS ?x) }", {"v": literal(value, language="en")}) == Term("literal", value, "", "en")


@given(values)
def test_an_engine_that_resolves_escapes_first_reads_the_same_value(value):
    """SPARQL 1.1, section 19.2, and RDFLib: escapes are resolved in the whole text before it is parsed."""
    early = expandUnicodeEscapes(bind("SELECT ?x { BIND($v AS ?x) }", {"v": literal(value)}))
    (row,) = ox.Store().query(early)
    assert row["x"].value == value


@given(values)
def test_a_bound_value_passes_the_guard_and_is_one_token(value):
    sparql = bind("SELECT * { ?s ?p $v }", {"v": literal(value)})
    check_read_only(sparql)
    assert [t.kind for t in tokens(sparql)] == [t.kind for t in tokens('SELECT * { ?s ?p "" }')]


@given(values)
def test_an_iri_comes_back_or_is_refused(value):
    try:
        term = iri("urn:x:" + value)
    except QueryError:
        assert not value.isalnum()
        return
    assert ask("SELECT ?x { VALUES ?x { $v } }", {"v": term}) == term


@given(terms, terms)
def test_each_parameter_gets_its_own_term(one, two):
    """Names that begin alike, marks that belong to a name, and look-alikes in strings, comments and IRIs."""
    sparql = (
        'SELECT ?x ?y ("$a $ab" AS ?z) { BIND($ab AS ?y) BIND($a AS ?x) '
        "BIND(<urn:$a> AS ?i) BIND('''$a\n$ab''' AS ?l) FILTER(!BOUND($a\u0301) && !BOUND($a·b) && !BOUND(?a)) }"
        "# $a $ab"
    )
    assert variables(sparql) == {"a", "ab", "a\u0301", "a·b"}
    (row,) = ox.Store().query(bind(sparql, {"a": one, "ab": two}))
    assert (term_of(row["x"]), term_of(row["y"]), row["z"].value) == (one, two, "$a $ab")


@given(st.text("$?ab <>\"'#{}\\\n:u0@", max_size=40), terms)
def test_all_but_the_parameter_stays_byte_for_byte(text, term):
    bound = bind(text, {"a": term})
    assert re.sub(r"(?<=<) (?=[\"<])", "", bound) == re.sub(
        r"(?<=<) (?=[\"<])",
        "",
        "".join(serialize(term) if t.kind == "variable" and t.text == "$a" else t.text for t in tokens(text)),
    )


@pytest.mark.parametrize(
    "value", ["urn:a b", "urn:a>", "urn:a\n", 'urn:"', "urn:{", "urn:\\u003e", "relative", "", "<urn:a>", "urn:\ud800"]
)
def test_what_is_no_iri_is_refused(value):
    with pytest.raises(QueryError, match="not an absolute IRI"):
        iri(value)


def test_what_is_no_term_is_refused():
    with pytest.raises(QueryError, match="not valid Unicode"):
        literal("a\ud800")
    with pytest.raises(QueryError, match="not a language tag"):
        serialize(literal("a", language="en } SERVICE"))
    with pytest.raises(QueryError, match="not an absolute IRI"):
        serialize(Term("literal", "a", "> } SERVICE"))
    with pytest.raises(QueryError, match="blank node"):
        serialize(Term("bnode", "b"))


def test_only_parameters_outside_strings_iris_and_comments_are_bound():
    sparql = "SELECT ?v ('$v' AS ?a) { <urn:$v> ?p $v ; ?q $w . } # $v"
    assert bind(sparql, {"v": literal("7", "integer")}) == (
        "SELECT ?v ('$v' AS ?a) { <urn:$v> ?p \"7\"^^<http://www.w3.org/2001/XMLSchema#integer> ; ?q $w . } # $v"
    )
    assert variables(sparql) == {"v", "w"}


def test_an_iri_after_a_less_than_sign_stays_apart():
    assert bind("?n<$v", {"v": iri("urn:a")}) == "?n< <urn:a>"


def test_an_unset_parameter_leaves_its_variable_free():
    assert ask("SELECT ?x { BIND($v AS ?y) VALUES (?y ?x) { (1 2) } }", {}) is not None
    assert ask("SELECT ?x { BIND($v AS ?y) VALUES (?y ?x) { (1 2) } }", {"v": literal("1", "integer")}) is not None
    assert (
        list(ox.Store().query(bind("SELECT * { BIND($v AS ?y) VALUES (?y ?x) { (1 2) } }", {"v": literal("no")}))) == []
    )


@pytest.mark.parametrize(
    ("sparql", "declared"),
    [
        ("ASK { ?s vb:a id:b }", "PREFIX id: <urn:i> PREFIX vb: <urn:v> "),
        ("PREFIX vb: <urn:own> ASK { ?s vb:a id:b }", "PREFIX id: <urn:i> "),
        ("prefix\n vb:<urn:own> ASK { ?s vb:a 'id:b' } # id:c", ""),
        ("ASK { ?s other:a <id:b> }", ""),
    ],
)
def test_prefixes_are_declared_where_they_are_missing(sparql, declared):
    assert with_prefixes(sparql, {"vb": "urn:v", "id": "urn:i", "own": "urn:o"}) == declared + sparql
