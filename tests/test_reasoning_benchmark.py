"""The generators of graphs for measuring reasoners: same every time, and the same triples by four ways of reasoning."""

from __future__ import annotations

import importlib
import io
from itertools import islice
from pathlib import Path
from types import SimpleNamespace

import pytest

from verbale.graph.terms import OWL, RDF, RDFS, TYPE, XSD, Iri, Literal
from verbale.reasoning import closure

FOLDER = Path(__file__).resolve().parent.parent / "benchmarks"
SIZE = 3_000


@pytest.fixture
def bench(monkeypatch):
    monkeypatch.syspath_prepend(str(FOLDER))
    names = ("university", "own_graph", "compiled", "engines", "bound")
    return SimpleNamespace(**{name: importlib.import_module(name) for name in names})


@pytest.mark.parametrize("merging", [False, True])
def test_the_same_arguments_give_the_same_triples_each_once(bench, merging):
    university = bench.university
    found = list(university.triples(SIZE, merging=merging))
    assert found == list(university.triples(SIZE, merging=merging))
    assert found != list(university.triples(SIZE, merging=merging, seed=2))
    assert len(set(found)) == len(found) == SIZE
    assert found[:500] == list(university.triples(500, merging=merging))


def test_universities_use_what_owl_2_rl_has(bench):
    said = {p.value.removeprefix(OWL) for _, p, _ in bench.university.axioms() if p.value.startswith(OWL)}
    said |= {o.value.removeprefix(OWL) for _, p, o in bench.university.axioms() if p == TYPE}
    assert said >= {
        *"inverseOf propertyChainAxiom someValuesFrom allValuesFrom hasValue maxCardinality intersectionOf".split(),
        *"unionOf oneOf hasKey disjointWith propertyDisjointWith equivalentClass equivalentProperty".split(),
        *"TransitiveProperty SymmetricProperty AsymmetricProperty IrreflexiveProperty FunctionalProperty".split(),
        *"InverseFunctionalProperty AllDisjointClasses AllDifferent".split(),
    }


def test_ntriples_can_be_read_back(bench):
    triples = [*bench.university.triples(300), *islice(bench.own_graph._copies(), 300)]
    hostile = Literal('"\\\n\r\t\x01\u2028 한국 😀', XSD + "string")
    triples += [(Iri("urn:a"), Iri("urn:p"), hostile), (Iri("_:b0"), Iri("urn:p"), Literal("1", XSD + "integer"))]
    out = io.StringIO()
    bench.university.write(triples, out)
    assert set(bench.university.parse(out.getvalue())) == set(triples)


def test_every_axiom_is_compiled_or_concerns_no_rule(bench):
    """What is left out is annotation, a declaration, or part of an axiom that is compiled."""
    axioms = [*bench.university.axioms(), *bench.own_graph.axioms()]
    predicates = {p.value.removeprefix(OWL) for _, p, _ in axioms if p.value.startswith(OWL)}
    compiled = {
        *"inverseOf propertyChainAxiom someValuesFrom allValuesFrom hasValue maxCardinality intersectionOf".split(),
        *"unionOf oneOf hasKey disjointWith propertyDisjointWith equivalentClass equivalentProperty onProperty".split(),
        "complementOf",
        "members",
        "distinctMembers",
    }
    assert predicates - compiled <= {"versionIRI", "versionInfo", "imports", "deprecated"}
    kinds = {o.value.removeprefix(OWL) for _, p, o in axioms if p == TYPE and o.value.startswith((OWL, RDF, RDFS))}
    assert kinds <= {
        *"SymmetricProperty TransitiveProperty FunctionalProperty InverseFunctionalProperty".split(),
        *"IrreflexiveProperty AsymmetricProperty AllDisjointClasses AllDifferent".split(),
        *"Class ObjectProperty DatatypeProperty AnnotationProperty NamedIndividual Ontology Restriction".split(),
    }


def test_copies_of_the_own_graph_do_not_melt(bench):
    once, twice = (bench.own_graph.triples(n) for n in (len(bench.own_graph.axioms()) + n for n in (900, 9_000)))
    same = Iri(OWL + "sameAs")
    for graph in (once, twice):
        with closure(graph) as result:
            assert result.inferred
            assert not any(p == same for _, p, _ in result.inferred)
            assert result.consistent


@pytest.mark.parametrize(
    ("workload", "engines"),
    [("university", "verbale nemo numpy"), ("merging", "verbale nemo"), ("own", "verbale nemo")],
)
def test_engines_agree(bench, tmp_path, workload, engines, monkeypatch):
    pytest.importorskip("nmo_python")
    monkeypatch.setattr(bench.engines, "PROOFS", 20)
    path = tmp_path / "graph.nt"
    generator = bench.own_graph if workload == "own" else bench.university
    merging = {"merging": True} if workload == "merging" else {}
    with path.open("w", encoding="utf-8") as out:
        bench.university.write(generator.triples(SIZE, **merging), out)
    found = [bench.engines.ENGINES[engine](workload, path) for engine in engines.split()]
    assert len({figures["inferred"] for figures in found}) == 1
    assert found[0]["inferred"] > SIZE / 10
    assert all(figures.get("violations", 0) == 0 for figures in found)
    assert all(figures["reason"] > 0 and figures["peak"] > 1 for figures in found)


def test_second_records_are_found_to_be_the_same(bench):
    same = Iri(OWL + "sameAs")
    with closure(bench.university.triples(SIZE, merging=True)) as result:
        equal = [s for s, p, _ in result.inferred if p == same]
        kinds = {s.value.rpartition("/")[2].rstrip("0123456789") for s in equal}
        assert kinds >= {"record", "hall", "aula", "head"}
        assert result.consistent
    with closure(bench.university.triples(SIZE)) as result:
        assert not any(p == same for _, p, _ in result.inferred)
