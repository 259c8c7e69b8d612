"""Every form of the graph is the same graph to each independent parser that is here, whatever its texts are."""

from __future__ import annotations

import json
from difflib import unified_diff
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given

from rereading import by_oxigraph, holdable, merged, quads, term, text_of
from strategies import collections, examples, hostile_text
from verbale.exports.forms import FORMS, form_for
from verbale.exports.turtle12 import REIFIES
from verbale.graph import Iri, KnowledgeGraph, Literal, build, vb
from verbale.graph.terms import PREFIXES, TYPE, Namespaces, boolean_literal, text_literal
from verbale.graph.to_rdflib import from_graph
from verbale.model import InputError

pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")
profile = examples(25)

FLAT = {"turtle": (ox.RdfFormat.TURTLE, "turtle"), "ntriples": (ox.RdfFormat.N_TRIPLES, "nt"),
        "rdfxml": (ox.RdfFormat.RDF_XML, "xml")}  # fmt: skip
NAMED = {"nquads": (ox.RdfFormat.N_QUADS, "nquads"), "trig": (ox.RdfFormat.TRIG, "trig"),
         "jsonld": (ox.RdfFormat.JSON_LD, "json-ld")}  # fmt: skip


@pytest.fixture(autouse=True)
def _as_written(monkeypatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


def check(graph: KnowledgeGraph) -> None:
    for name, (form, other) in FLAT.items():
        if name == "rdfxml" and not holdable(graph):
            with pytest.raises(InputError, match=r"RDF/XML cannot hold the character U\+"):
                text_of(name, graph)
            continue
        text = text_of(name, graph)
        assert by_oxigraph(text, form) == {(*t, None) for t in merged(graph)}, name
        assert set(from_graph(rdflib.Graph().parse(data=text, format=other))) == merged(graph), name
    for name, (form, other) in NAMED.items():
        text = text_of(name, graph)
        assert by_oxigraph(text, form) == quads(graph), name
        parsed = rdflib.Dataset()
        parsed.parse(data=text, format=other)
        for graph_name, triples in graph.graphs():
            target = parsed.default_graph if graph_name is None else parsed.graph(rdflib.URIRef(graph_name.value))
            assert set(from_graph(target)) == triples, name
    check_annotated(graph)


def check_annotated(graph: KnowledgeGraph) -> None:
    """Turtle 1.2: the plain graph, and one reifier a claim; what no one asserts is in no triple of its own."""
    plain, reified = set(), {}
    for quad in ox.parse(text_of("turtle12", graph), format=ox.RdfFormat.TURTLE):
        if isinstance(quad.object, ox.Triple):
            assert quad.predicate.value == REIFIES.value
            assert quad.subject.value not in reified
            inner = quad.object
            reified[quad.subject.value] = (term(inner.subject), term(inner.predicate), term(inner.object))
        else:
            plain.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    assert plain == merged(graph)
    claimed: dict[str, dict] = {}
    for s, p, o in graph.claim_triples():
        if p in (vb("claimSubject"), vb("claimPredicate"), vb("claimObject")):
            claimed.setdefault(s.value, {})[p] = o
    assert reified == {node: tuple(parts[vb(f"claim{n}")] for n in ("Subject", "Predicate", "Object"))
                       for node, parts in claimed.items()}  # fmt: skip


def test_example(graph) -> None:
    check(graph)
    check(KnowledgeGraph())


@pytest.mark.parametrize("base", ["http://localhost:8000/", "urn:example:x/"])
def test_other_bases(collection, base) -> None:
    documents, facts = collection
    check(build(facts, documents, base=base))


@profile
@given(collections())
def test_hostile_texts_come_back(collected) -> None:
    documents, facts = collected
    check(build(facts, documents))


@profile
@given(hostile_text(max_size=40))
def test_any_text(text) -> None:
    node = Namespaces().node(f"person/{text}")
    check(KnowledgeGraph(facts=frozenset([(node, vb("topic"), text_literal(text)), (node, TYPE, node)])))


@pytest.mark.parametrize(
    "text",
    [
        "\r",
        "a\r\nb",
        " lead ",
        "]]>",
        "<!-- -->",
        "&amp;",
        "\ttab",
        "x" * 300_000,
        "שלום \u202eabc",
        "\u1112\u1161\u11ab",
    ],
)
def test_texts_that_xml_bends(text) -> None:
    check(KnowledgeGraph(facts=frozenset([(Iri("http://a/b?x=1&y='z'"), vb("topic"), text_literal(text, "es"))])))


@pytest.mark.parametrize(
    "iri", ["http://a/é?q=한국#x", "urn:x:a%20b", "http://a/b;c=d,e/()!*'", "vb:State", "rdfs:label", "http://a/"]
)
def test_iris_that_look_like_something_else(iri) -> None:
    node = Iri(iri)
    check(KnowledgeGraph(facts=frozenset([(node, vb("party"), node), (node, TYPE, vb("State"))])))


def test_a_control_character_in_xml_is_a_clear_error() -> None:
    graph = KnowledgeGraph(facts=frozenset([(Iri("urn:a"), vb("topic"), Literal("a\x0bb"))]))
    with pytest.raises(InputError, match=r"U\+000B in the text of <urn:a> .*use turtle, ntriples or jsonld"):
        text_of("rdfxml", graph)


def test_a_property_without_a_name_is_a_clear_error() -> None:
    graph = KnowledgeGraph(facts=frozenset([(Iri("urn:a"), Iri("http://a/1"), Literal("b"))]))
    with pytest.raises(InputError, match=r"cannot write the property <http://a/1>"):
        text_of("rdfxml", graph)


@pytest.mark.parametrize("form", [name for name, form in FORMS.items() if form.lines])
def test_one_more_fact_changes_few_lines(graph, form) -> None:
    more = (Namespaces().node("state/XA"), vb("capital"), Namespaces().node("state/XB"))
    assert more not in graph.facts
    larger = KnowledgeGraph(graph.facts | {more}, graph.claims, graph.disagreements, graph.inferred, graph.base)
    before, after = (text_of(form, g).splitlines() for g in (graph, larger))
    changed = [line for line in unified_diff(before, after, n=0, lineterm="") if line[0] in "+-"][2:]
    assert len(changed) <= (0 if form == "json" else 4), changed


@pytest.mark.parametrize("form", [name for name, form in FORMS.items() if form.lines])
def test_order_does_not_matter(collection, form) -> None:
    documents, facts = collection
    texts = [text_of(form, build(f, d)) for f, d in ((facts, documents), (facts[::-1], documents[::-1]))]
    assert texts[0] == texts[1]
    assert texts[0].endswith("\n")


@pytest.mark.parametrize("form", ["turtle", "trig", "jsonld", "rdfxml", "turtle12"])
def test_only_prefixes_that_are_used(form) -> None:
    graph = KnowledgeGraph(facts=frozenset([(Iri("urn:a"), vb("party"), Iri("urn:b"))]))
    text = text_of(form, graph)
    declared = {prefix for prefix, namespace in PREFIXES if namespace in text}
    assert declared == ({"vb", "rdf"} if form == "rdfxml" else {"vb"})


def test_jsonld_reads_well(graph) -> None:
    facts = KnowledgeGraph(frozenset(t for t in graph.facts if t[0].value.endswith("XA")))
    data = json.loads(text_of("jsonld", facts))
    (arden,) = data["@graph"]
    assert list(arden)[:2] == ["@id", "@type"]
    assert arden["@type"] == ["vb:State"]
    assert {"@value": "Ardén", "@language": "es"} in arden["rdfs:label"]


def test_rdfxml_reads_well(graph) -> None:
    text = text_of("rdfxml", graph)
    assert '  <vb:OfficialVisit rdf:about="https://w3id.org/verbale/id/event/official-visit/ida">' in text
    assert '    <rdfs:label xml:lang="ko">보리아</rdfs:label>' in text


def test_turtle12_reads_well(graph) -> None:
    text = text_of("turtle12", graph)
    assert text.startswith('# Exported by Verbale\nVERSION "1.2"\n@base ')
    assert "vb:visitor <person/ida-marsh> ~ <claim/" in text
    assert "rdf:reifies <<( <event/attack/jon> vb:agent <person/jon-reed> )>> ;" in text
    assert "vb:agent <person/jon-reed> ~" not in text


def test_literals_in_triple_terms_have_their_datatype() -> None:
    node = Namespaces().node("claim/1")
    parts = {"Subject": Iri("urn:a"), "Predicate": vb("topic"), "Object": boolean_literal(False)}
    said = frozenset((node, vb(f"claim{name}"), term) for name, term in parts.items())
    claims = {"d": said | {(node, TYPE, vb("Claim")), (node, vb("claimStatus"), vb("denied"))}}
    text = text_of("turtle12", KnowledgeGraph(claims=claims))
    assert '<<( <urn:a> vb:topic "false"^^xsd:boolean )>>' in text  # Jena 5 does not take the keyword there
    assert "vb:claimObject false" in text


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.ttl", "turtle"), ("a.TRIG.gz", "trig"), ("a.b.nq", "nquads"), ("a.ttl12", "turtle12"), ("a.json", "json")],
)
def test_forms_by_ending(name, form) -> None:
    found = form_for(Path(name))
    assert found is not None
    assert found.name == form
    assert form_for(Path("a.csv")) is None
    assert form_for(Path("gz")) is None
