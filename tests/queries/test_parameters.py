import pytest

from verbale.model import QueryError
from verbale.queries.catalogue import Parameter, find
from verbale.queries.names import BASE
from verbale.queries.parameters import Resolver, fold
from verbale.queries.results import XSD, Term
from verbale.queries.store import GraphStore


@pytest.fixture(scope="module")
def resolver(data):
    return Resolver(GraphStore.load([data]))


@pytest.mark.parametrize(
    "typed",
    [
        "kenya",
        "KENYA",
        "the Republic of Kenya",
        "KE",
        "ke",
        "케냐",
        "state/KE",
        "id:state/KE",
        f"{BASE}id/state/KE",
        f"<{BASE}id/state/KE>",
        "vb-state:KE",
        "state/ke",
        "ＫＥＮＹＡ",
        "KEN",
        "la República de Kenia",
        " Kenya ",
    ],
)
def test_a_state_by_any_name(resolver, typed):
    assert resolver.term(Parameter("a", "state"), typed) == Term("iri", f"{BASE}id/state/KE")


@pytest.mark.parametrize("typed", ["Côte d’Ivoire", "cote d'ivoire", "COTE D'IVOIRE", "ci"])
def test_accents_and_apostrophes_do_not_matter(resolver, typed):
    assert resolver.term(Parameter("a", "state"), typed).value.endswith("state/CI")


def test_names_that_only_the_gazetteer_knows(resolver):
    assert resolver.term(Parameter("a", "state"), "República de Kenia").value.endswith("state/KE")


def test_an_ambiguous_name_lists_its_choices(resolver):
    with pytest.raises(QueryError, match=r"may mean Georgia, municipality \(municipality/georgia\), Georgia, state \("):
        resolver.term(Parameter("a", "entity"), "Georgia")
    assert resolver.term(Parameter("a", "state"), "Georgia").value.endswith("state/GE")


@pytest.mark.parametrize("typed", ["Kennya", "Kenyaa", "KENYAH"])
def test_a_near_miss_is_suggested(resolver, typed):
    with pytest.raises(QueryError, match=r"did you mean Kenya\?"):
        resolver.term(Parameter("a", "state"), typed)


def test_an_iri_that_the_graph_does_not_know_is_told(resolver):
    with pytest.raises(QueryError, match=r"says nothing about <\S+/id/state/ZZ>"):
        resolver.term(Parameter("a", "state"), "state/ZZ")


@pytest.mark.parametrize("typed", ["Atlantis of the deep", "\ud800", "<urn:a b>", "x" * 5000, '"} #'])
def test_nonsense_is_refused_in_one_line(resolver, typed):
    with pytest.raises(QueryError) as caught:
        resolver.term(Parameter("a", "entity"), typed)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("edge", "typed", "day"),
    [
        ("start", "1990", "1990-01-01"),
        ("end", "1990", "1990-12-31"),
        ("start", "1992-02", "1992-02-01"),
        ("end", "1992-02", "1992-02-29"),
        ("end", "1992-02-03", "1992-02-03"),
    ],
)
def test_dates_fill_up_to_their_edge(resolver, edge, typed, day):
    assert resolver.term(Parameter("d", "date", edge=edge), typed) == Term("literal", day, XSD + "date")


@pytest.mark.parametrize("typed", ["1990-13", "1990-02-30", "90", "yesterday", "0000", "1990-00-01"])
def test_what_is_no_date_is_refused(resolver, typed):
    with pytest.raises(QueryError, match="not a date"):
        resolver.term(Parameter("d", "date", edge="end"), typed)


def test_integers_booleans_text_and_iris(resolver):
    assert resolver.term(Parameter("n", "integer"), "+042") == Term("literal", "42", XSD + "integer")
    assert resolver.term(Parameter("n", "boolean"), "Yes") == Term("literal", "true", XSD + "boolean")
    assert resolver.term(Parameter("n", "text"), " as is ") == Term("literal", " as is ")
    assert resolver.term(Parameter("n", "iri"), "target") == resolver.term(Parameter("n", "iri"), "vb:target")
    for kind, value in (("integer", "4.2"), ("boolean", "maybe"), ("iri", "a b")):
        with pytest.raises(QueryError):
            resolver.term(Parameter("n", kind), value)


def test_unknown_and_missing_parameters(resolver):
    timeline = find("timeline")
    with pytest.raises(QueryError, match="needs the parameter a, for example a=Kenya"):
        resolver.terms(timeline, {"b": "kenya"})
    with pytest.raises(QueryError, match="no parameter 'form'; did you mean from"):
        resolver.terms(timeline, {"a": "kenya", "form": "1990"})
    assert set(resolver.terms(timeline, {"a": "kenya", "b": ""})) == {"a"}


def test_fold_leaves_other_scripts_whole():
    assert fold("대한민국") == "대한민국"
    assert fold("  São  Tomé ") == "sao tome"
