"""Names as people type them, in graphs large and small."""

import time

import pytest

from verbale.model import QueryError
from verbale.queries.catalogue import KINDS, Parameter
from verbale.queries.lookup import Lookup, Vocabulary
from verbale.queries.names import BASE
from verbale.queries.parameters import Resolver
from verbale.queries.store import GraphStore

GRAPH = f"""
@base <{BASE}id/> . @prefix vb: <{BASE}ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<state/SS> a vb:State ; rdfs:label "South Borea"@en, "남보레아"@ko ; skos:altLabel "Borea"@en ; vb:isoCode "SS" .
<state/NN> a vb:State ; rdfs:label "North Borea"@en ; skos:altLabel "Borea"@en, "Norbórea"@es ; vb:isoCode "NN" .
<place/borea> a vb:Region ; rdfs:label "Borea"@en .
<person/ana-de-la-pena> a vb:Person ; rdfs:label "Ana de la Peña"@es ; vb:alternativeName "A. Peña" .
<person/other> a vb:Person ; rdfs:label "A. Peña" .
<mission/embassy-nn-ss> a vb:Embassy ; rdfs:label "embassy of North Borea in South Borea"@en .
<organisation/boreal-union> a vb:InternationalOrganisation ; rdfs:label "Boreal Union"@en ; skos:altLabel "BU"@en .
<agreement/boreal-pact> a vb:Agreement ; rdfs:label "Boreal Pact"@en .
<group/boreans-abroad> a vb:PopulationGroup ; rdfs:label "Boreans abroad"@en .
<office/president-nn> a vb:PoliticalOffice ; rdfs:label "president of North Borea"@en .
<event/boreal-union-founded> a vb:Event ; rdfs:label "Boreal Union"@en .
<document/news> a vb:Document ; rdfs:label "Borean news"@en .
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    file = tmp_path_factory.mktemp("names") / "facts.ttl"
    file.write_text(GRAPH, encoding="utf-8")
    return GraphStore.load([file])


@pytest.fixture(scope="module")
def resolver(store):
    return Resolver(store)


def key(term):
    return term.value.removeprefix(BASE + "id/")


@pytest.mark.parametrize(
    ("kind", "typed", "found"),
    [
        ("state", "south borea", "state/SS"),
        ("state", "남보레아", "state/SS"),
        ("state", "norborea", "state/NN"),
        ("state", "ＮＯＲＢＯＲＥＡ", "state/NN"),
        ("state", "nn", "state/NN"),
        ("place", "state/NN", "state/NN"),
        ("person", "ana de la pena", "person/ana-de-la-pena"),
        ("entity", "ANA DE LA PEÑA", "person/ana-de-la-pena"),
        ("entity", "A. Peña", "person/other"),
        ("person", "vb-person:other", "person/other"),
        ("mission", "Embassy of North Borea in South Borea", "mission/embassy-nn-ss"),
        ("organisation", "embassy of north borea in south borea", "mission/embassy-nn-ss"),
        ("organisation", "bu", "organisation/boreal-union"),
        ("entity", "boreal union", "organisation/boreal-union"),
        ("event", "boreal union", "event/boreal-union-founded"),
        ("agreement", "the boreal pact", "agreement/boreal-pact"),
        ("group", "boreans  abroad", "group/boreans-abroad"),
        ("office", "President of North Borea", "office/president-nn"),
        ("document", "borean news", "document/news"),
    ],
)
def test_by_any_name(resolver, kind, typed, found):
    assert key(resolver.term(Parameter("x", kind), typed)) == found


@pytest.mark.parametrize(
    ("kind", "typed", "choices"),
    [
        ("state", "Borea", ["North Borea, state (state/NN)", "South Borea, state (state/SS)"]),
        ("entity", "borea", ["Borea, place (place/borea)", "North Borea, state", "South Borea, state (state/SS)"]),
        ("place", "BOREA", ["Borea, place (place/borea)", "North Borea, state", "South Borea, state (state/SS)"]),
    ],
)
def test_a_shared_name_lists_its_choices(resolver, kind, typed, choices):
    with pytest.raises(QueryError) as caught:
        resolver.term(Parameter("x", kind), typed)
    assert str(caught.value).startswith(f"x='{typed}' may mean ")
    assert all(choice in str(caught.value) for choice in choices)
    assert "\n" not in str(caught.value)


def test_the_wrong_kind_of_thing_is_told(resolver):
    with pytest.raises(QueryError, match=r"is A\. Peña, person \(person/other\), not state or territory"):
        resolver.term(Parameter("x", "state"), "person/other")
    with pytest.raises(QueryError, match="nothing the graph speaks of"):
        resolver.term(Parameter("x", "person"), "Boreal Pact")


@pytest.mark.parametrize(
    ("kind", "typed", "near"),
    [
        ("state", "Sout Borea", "South Borea"),
        ("person", "Anna de la Penna", "Ana de la Peña"),
        ("entity", "boreal pakt", "Boreal Pact"),
    ],
)
def test_a_near_miss_is_suggested(resolver, kind, typed, near):
    with pytest.raises(QueryError, match=rf"did you mean {near}"):
        resolver.term(Parameter("x", kind), typed)


def test_what_only_the_gazetteer_knows_is_bound(store):
    lookup = Lookup(store)
    assert key(lookup.entity("x", "mongolia", KINDS["state"])) == "state/MN"
    assert key(lookup.entity("x", "MNG", None)) == "state/MN"
    assert key(lookup.entity("x", "state/mn", None)) == "state/MN"
    assert lookup.labels == {f"{BASE}id/state/MN": "Mongolia"}


def test_a_huge_graph_is_searched_in_bounded_time(tmp_path):
    file = tmp_path / "facts.nt"
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    with file.open("w", encoding="utf-8") as out:
        for number in range(20_000):
            out.write(f'<{BASE}id/person/p{number}> {label} "Person number {number} of the long list"@en .\n')
    store = GraphStore.load([file])
    start = time.process_time()
    assert key(Lookup(store).entity("x", "PERSON NUMBER 19999 OF THE LONG LIST", None)) == "person/p19999"
    with pytest.raises(QueryError, match="did you mean"):
        Lookup(store).entity("x", "Persom number 512 of the longg list", KINDS["person"])
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("kind", "under", "typed", "found"),
    [
        ("class", "Event", "visit", "OfficialVisit"),
        ("class", "", "visita oficial", "OfficialVisit"),
        ("class", "", "공식 방문", "OfficialVisit"),
        ("class", "", "OfficialVisit", "OfficialVisit"),
        ("class", "", "vb:OfficialVisit", "OfficialVisit"),
        ("class", "", f"<{BASE}ontology#OfficialVisit>", "OfficialVisit"),
        ("class", "Event", "event", "Event"),
        ("class", "", "expulsión", "Expulsion"),
        ("property", "", "capital", "capital"),
        ("property", "", "has diplomatic relations with", "hasDiplomaticRelationsWith"),
        ("property", "", "vb:seat", "seat"),
    ],
)
def test_classes_and_properties(resolver, kind, under, typed, found):
    assert resolver.term(Parameter("x", kind, under=under), typed).value == f"{BASE}ontology#{found}"


@pytest.mark.parametrize(
    ("kind", "under", "typed", "says"),
    [
        ("class", "Event", "embassy", "is no class under Event"),
        ("class", "Event", "vb:Embassy", "is no class under Event"),
        ("class", "", "visitt", r"did you mean .*visit"),
        ("class", "", "capital", "is no class of the ontology"),
        ("property", "", "vb:Embassy", "is no property"),
        ("class", "Event", "relations", r"may mean establishment of relations \(vb:EstablishmentOfRelations\), "),
        ("class", "", "", "is no class"),
        ("class", "", "x" * 501, "at most 500"),
    ],
)
def test_what_is_no_class_or_property(store, kind, under, typed, says):
    with pytest.raises(QueryError, match=says) as caught:
        Vocabulary(store.ontology).term("x", typed, kind, under)
    assert "\n" not in str(caught.value)


def test_years_choices_and_truths(resolver):
    assert resolver.term(Parameter("x", "year"), "0990").value == "990"
    assert resolver.term(Parameter("x", "boolean"), "Sí").value == "true"
    choice = Parameter("x", "text", choices=("received", "given"))
    assert resolver.term(choice, "GIVEN").value == "given"
    for parameter, typed, says in (
        (Parameter("x", "year"), "90", "not a year"),
        (choice, "recieved", "did you mean received"),
        (choice, "zzz", "one of received, given"),
        (Parameter("x", "text"), "x" * 2001, "at most 2,000"),
    ):
        with pytest.raises(QueryError, match=says):
            resolver.term(parameter, typed)
