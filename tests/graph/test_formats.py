"""Every file is what the graph holds, says each of three independent parsers."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from strategies import collections, examples, hostile_text
from verbale.graph import Iri, KnowledgeGraph, Literal, build, vb
from verbale.graph.invariants import violations
from verbale.graph.terms import RDF, TYPE, XSD, Namespaces, text_literal
from verbale.graph.to_rdflib import from_graph, to_dataset, to_graph
from verbale.graph.turtle import nquads, ntriples, trig, turtle

# rdflib warns of its own use of what it has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")

SERDI = shutil.which("serdi")
profile = examples(25)


def ox_term(node):
    if isinstance(node, ox.NamedNode):
        return Iri(node.value)
    return Literal(node.value, node.datatype.value, node.language or "")


def by_oxigraph(text: str, format_: ox.RdfFormat) -> set:
    return {
        (ox_term(q.subject), ox_term(q.predicate), ox_term(q.object), getattr(q.graph_name, "value", None) or None)
        for q in ox.parse(text, format=format_)
    }


def by_serdi(text: str, syntax: str) -> set:
    """Serd's reading: its N-Quads, which are as simple as can be, read by the line."""
    done = subprocess.run(
        [SERDI, "-i", syntax, "-o", "nquads", "-e", "-"],
        input=text.encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stderr == b""
    return by_oxigraph(done.stdout.decode(), ox.RdfFormat.N_QUADS)


def quads(graph: KnowledgeGraph) -> set:
    return {(*t, name.value if name else None) for name, triples in graph.graphs() for t in triples}


def check(graph: KnowledgeGraph) -> None:
    dataset = "".join(trig(graph))
    assert by_oxigraph(dataset, ox.RdfFormat.TRIG) == quads(graph)
    assert by_oxigraph("".join(nquads(graph)), ox.RdfFormat.N_QUADS) == quads(graph)
    parsed = rdflib.Dataset()
    parsed.parse(data=dataset, format="trig")
    for name, triples in graph.graphs():
        target = parsed.default_graph if name is None else parsed.graph(rdflib.URIRef(name.value))
        assert set(from_graph(target)) == triples
    for triples in (graph.facts, graph.claim_triples(), graph.inferred):
        text = "".join(turtle(triples, base=graph.base, title="A title"))
        assert by_oxigraph(text, ox.RdfFormat.TURTLE) == {(*t, None) for t in triples}
        assert set(from_graph(rdflib.Graph().parse(data=text, format="turtle"))) == triples
        if SERDI:
            assert by_serdi(text, "turtle") == {(*t, None) for t in triples}
    if SERDI:
        assert by_serdi(dataset, "trig") == quads(graph)


@pytest.fixture(autouse=True)
def _as_written(monkeypatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


def test_serdi_is_here() -> None:
    if SERDI is None:
        pytest.skip("serdi is not installed (apt-get install serdi): its reading was not compared")
    assert by_serdi("<http://a/> <http://a/b> 1 .", "turtle")


def test_example(first, second) -> None:
    graph = build([*first[1], *second[1]], [first[0], second[0]])
    check(graph.with_inferred([(Namespaces().node("state/XA"), TYPE, vb("Actor"))]))


@pytest.mark.parametrize("base", ["http://localhost:8000/", "https://example.org/a/b/", "urn:example:x/"])
def test_other_bases(first, base) -> None:
    check(build(first[1], [first[0]], base=base))


@profile
@given(collections(), st.randoms(use_true_random=False))
def test_hostile_text_comes_back_and_order_does_not_matter(collection, rng: random.Random) -> None:
    documents, facts = map(list, collection)
    graph = build(facts, documents)
    check(graph)
    assert list(violations(graph, documents)) == []
    rng.shuffle(documents)
    rng.shuffle(facts)
    assert build(facts, documents) == graph
    assert "".join(trig(build(iter(facts), iter(documents)))) == "".join(trig(graph))


@profile
@given(collections(min_documents=2))
def test_leaving_a_document_out(collection) -> None:
    documents, facts = collection
    gone = documents[0].slug
    whole = build(facts, documents)
    kept = [fact for fact in facts if fact.document != gone]
    part = build(kept, documents[1:])
    alone = build([fact for fact in facts if fact.document == gone], documents[:1])
    vocabulary = {vb("claimSubject"), vb("claimObject"), vb("claimPredicate"), vb("hasEvidence"), vb("quoteText")}

    def direct(triples) -> set:
        return {t for t in triples if t[1].value.startswith(vb("x").value[:-1])}

    assert direct(part.facts) <= direct(whole.facts)
    assert direct(whole.facts) - direct(part.facts) <= direct(alone.facts)
    for document in documents[1:]:
        before, after = whole.claims[document.slug], part.claims[document.slug]
        assert {t for t in before if t[1] in vocabulary} == {t for t in after if t[1] in vocabulary}
    assert (
        not {o for _, p, o in part.disagreements}
        - {o for _, p, o in whole.disagreements if p != TYPE}
        - {
            vb("Disagreement"),
            *(o for _, p, o in part.disagreements if p.value.endswith("label")),
        }
    )


@profile
@given(hostile_text(), st.none() | st.just("ko"))
def test_any_literal(text, language) -> None:
    triple = (Iri("http://a/b"), vb("topic"), text_literal(text, language))
    check(KnowledgeGraph(facts=frozenset([triple])))
    lines = list(ntriples([triple]))
    assert len(lines) == 1
    assert len(lines[0].splitlines()) == 1


@profile
@given(hostile_text(min_size=1, max_size=4), hostile_text(min_size=1, max_size=4))
def test_minting_is_one_to_one_and_survives_resolution(one, two) -> None:
    names = Namespaces()
    first, second = names.node(f"person/{one}"), names.node(f"person/{two}")
    assert (first == second) is (one == two)
    assert first.value.isascii()
    check(KnowledgeGraph(facts=frozenset([(first, TYPE, second)])))


def test_document_graphs_keep_off_the_other_graphs() -> None:
    names = Namespaces()
    slugs = ["inferred", "disagreements", "document", "a", "document/inferred", "a/b", "a%2Fb"]
    iris = {names.document_graph(slug) for slug in slugs} | {names.inferred_graph, names.disagreement_graph}
    assert len(iris) == len(slugs) + 2


def test_turtle_reads_well(first) -> None:
    facts = build(first[1][:1], [first[0]]).facts
    assert "".join(turtle(facts, title="Facts")) == EXPECTED


EXPECTED = """\
# Facts
@base <https://w3id.org/verbale/id/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix vb: <https://w3id.org/verbale/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<event/establishment-of-relations/xa-xb-1971> a vb:EstablishmentOfRelations ;
    rdfs:label "Arden and Boria established relations in 1971"@en ;
    vb:hasTime <time/1971> ;
    vb:relationParty <state/XA>, <state/XB> .

<state/XA> a vb:State ;
    rdfs:label "Arden"@en, "Ardén"@es ;
    skos:altLabel "Republic of Arden"@en .

<state/XB> a vb:State ;
    rdfs:label "Boria"@en, "보리아"@ko .

<time/1971> a vb:TimeSpan ;
    vb:earliest "1971-01-01"^^xsd:date ;
    vb:edtf "1971" ;
    vb:latest "1971-12-31"^^xsd:date ;
    vb:precision "year" .
"""


def test_looks_are_not_deceiving() -> None:
    (line,) = ntriples([(Iri("http://a/b"), vb("topic"), Literal("a\u202eb\u200bc\x00d\x85e\u2028"))])
    assert '"a\\u202Eb\\u200Bc\\u0000d\\u0085e\\u2028"' in line


def test_what_is_no_iri_is_not_written() -> None:
    with pytest.raises(ValueError, match="is not an IRI"):
        list(ntriples([(Iri("http://a/> <b"), TYPE, vb("X"))]))


def test_to_rdflib_holds_the_same(first) -> None:
    graph = build(first[1], [first[0]])
    dataset = to_dataset(graph)
    assert set(from_graph(dataset.default_graph)) == graph.facts
    named = dataset.graph(rdflib.URIRef("https://w3id.org/verbale/id/graph/first"))
    assert set(from_graph(named)) == graph.claims["first"]
    assert set(from_graph(to_graph(graph.facts))) == graph.facts
    assert to_graph([]).namespace_manager.expand_curie("vb:Claim") == rdflib.URIRef(vb("Claim").value)
    with pytest.raises(ValueError, match="neither an IRI nor a literal"):
        list(from_graph(rdflib.Graph().add((rdflib.BNode(), rdflib.RDF.type, rdflib.RDF.Bag))))
    assert TYPE.value == RDF + "type"
    assert XSD.endswith("#")


def test_no_example_file_names_a_folder_of_the_machine() -> None:
    source = Path(__import__("verbale.graph").graph.__file__).parent
    assert not [p for p in source.glob("*.py") if "/work" in p.read_text(encoding="utf-8")]
