"""The graph of the documents that ship has the right shape, before and after reasoning, and speaks the ontology."""

from __future__ import annotations

import warnings

import pytest

from verbale.graph.invariants import violations
from verbale.graph.terms import VB
from verbale.graph.to_rdflib import to_graph
from verbale.model.resources import shipped
from verbale.pipeline import Build

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def schema():
    import rdflib

    return rdflib.Graph().parse(shipped("ontology") / "verbale.ttl")


@pytest.mark.parametrize("reasoned", [False, True], ids=["before", "after"])
def test_the_seeds_conform(seeds_build: Build, schema, reasoned: bool) -> None:
    import rdflib

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pySHACL's own, on import
        import pyshacl

    graph = seeds_build.graph
    conforms, _, report = pyshacl.validate(
        to_graph(graph.facts | graph.claim_triples() | (graph.inferred if reasoned else frozenset())),
        shacl_graph=rdflib.Graph().parse(shipped("ontology") / "shapes.ttl"),
        ont_graph=schema,
    )
    assert conforms, report


def test_every_claim_has_its_words_and_every_fact_its_claim(seeds_build: Build) -> None:
    from verbale.entities.background import documents
    from verbale.entities.gazetteer import load

    documents = [*seeds_build.documents, *documents(load())]
    assert list(violations(seeds_build.graph, documents)) == []


def test_every_term_used_is_declared_as_what_it_is(seeds_build: Build, schema) -> None:
    import rdflib

    owl, rdf = rdflib.OWL, rdflib.RDF
    graph = seeds_build.graph
    triples = graph.facts | graph.claim_triples() | graph.inferred
    classes = {o.value for _, p, o in triples if p.value == str(rdf.type) and o.value.startswith(VB)}
    assert sorted(c for c in classes if (rdflib.URIRef(c), rdf.type, owl.Class) not in schema) == []
    properties = {p.value for _, p, _ in triples if p.value.startswith(VB)}
    assert sorted(p for p in properties if (rdflib.URIRef(p), rdf.type, None) not in schema) == []
    for kind, wrong in ((owl.ObjectProperty, "Literal"), (owl.DatatypeProperty, "Iri")):
        declared = {str(p) for p in schema.subjects(rdf.type, kind)}
        assert [t for t in triples if t[1].value in declared and type(t[2]).__name__ == wrong] == []


def test_everything_spoken_of_has_a_label_and_a_class(seeds_build: Build) -> None:
    graph = seeds_build.graph
    triples = graph.facts | graph.claim_triples()
    marker = graph.base + "id/"
    nodes = {t.value for s, _, o in triples for t in (s, o) if type(t).__name__ == "Iri" and t.value.startswith(marker)}
    typed = {s.value for s, p, _ in triples if p.value.endswith("#type")}
    labelled = {s.value for s, p, _ in triples if p.value.endswith(("#label", "/title"))}
    record = tuple(marker + kind for kind in ("claim/", "evidence/", "time/", "graph/"))
    assert sorted(nodes - typed) == []
    assert sorted(n for n in nodes - labelled if not n.startswith(record)) == []


def test_what_is_alleged_planned_or_denied_is_inferred_to_be_unsettled(seeds_build: Build) -> None:
    from verbale.graph import vb

    graph = seeds_build.graph
    status = {s: o for s, p, o in graph.claim_triples() if p == vb("claimStatus")}
    open_ = {claim for claim, state in status.items() if state not in {vb("asserted"), vb("reported")}}
    assert {s for s, _, o in graph.inferred if o == vb("UnsettledClaim")} == open_
    assert len(open_) > 50
