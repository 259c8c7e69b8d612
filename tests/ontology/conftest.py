"""The ontology's files as graphs, and a closure to try axioms with."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import owlrl
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from verbale.model.resources import shipped

VB = Namespace("https://w3id.org/verbale/ontology#")
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
PREFIXES = """
@prefix : <http://example.org/> .
@prefix vb: <https://w3id.org/verbale/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
_IDLE_TYPES = {OWL.Class, OWL.Restriction, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}


def _load(name: str) -> Graph:
    return Graph().parse(shipped("ontology") / f"{name}.ttl")


@pytest.fixture(scope="session")
def ontology() -> Graph:
    return _load("verbale")


@pytest.fixture(scope="session")
def alignments() -> Graph:
    return _load("alignments")


@pytest.fixture(scope="session")
def shapes() -> Graph:
    return _load("shapes")


@pytest.fixture(scope="session")
def rl_profile() -> ModuleType:
    spec = importlib.util.spec_from_file_location("rl_profile", Path(__file__).with_name("rl_profile.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True)
class Closure:
    """A graph after reasoning, and what the reasoner found wrong with it."""

    graph: Graph
    errors: tuple[str, ...]

    def says(self, triple: str) -> bool:
        """Whether the closure has the triple, written in Turtle without its full stop."""
        return set(Graph().parse(data=f"{PREFIXES} {triple} .", format="turtle")) <= set(self.graph)


def without_idle(ontology: Graph) -> Graph:
    """The triples that rules look at, with lists padded against owlrl's known faults.

    owlrl never compares the last property of a key and skips the last member of AllDifferent: each is said twice.
    """
    axioms = Graph()
    for subject, predicate, obj in ontology:
        is_data_range = predicate == RDFS.range and (obj == RDFS.Literal or str(obj).startswith(str(XSD)))
        is_annotation = predicate in (RDFS.label, SKOS.definition, RDFS.isDefinedBy)
        if not (is_data_range or is_annotation or (predicate == RDF.type and obj in _IDLE_TYPES)):
            axioms.add((subject, predicate, obj))
    for lists in (OWL.hasKey, OWL.distinctMembers):
        for subject, head in list(axioms.subject_objects(lists)):
            members = list(Collection(axioms, head))
            padded = Collection(axioms, BNode(), [*members, members[-1]])
            axioms.set((subject, lists, padded.uri))
    return axioms


def within_reach(axioms: Graph, words: set[Node]) -> Graph:
    """The axioms that can fire on data in these words: owlrl's time goes by all triples, wanted or not.

    An axiom can fire once what stands on its left is in reach; then what stands on its right is.
    """
    reach, left = set(words), set(axioms)
    anonymous = [s for s in axioms.subjects(RDFS.subClassOf) if isinstance(s, BNode)]
    needs = {node: _words_below(axioms, node) for node in [*anonymous, *axioms.objects(None, OWL.propertyChainAxiom)]}
    inner = {s for s in axioms.subjects() if isinstance(s, BNode)} - set(anonymous)
    kept = Graph()
    while True:
        fires = set()
        for s, p, o in left:
            if p == OWL.inverseOf:
                is_near = s in reach or o in reach
            elif p == OWL.propertyChainAxiom:
                is_near = needs[o] <= reach
            else:
                is_near = s in inner or (needs[s] <= reach if s in needs else s in reach)
            if is_near:
                fires.add((s, p, o))
        if not fires:
            return kept
        left -= fires
        for s, p, o in fires:
            kept.add((s, p, o))
            if s not in inner and p not in (OWL.someValuesFrom, OWL.hasValue, OWL.onProperty):
                reach |= {s, o}


def _words_below(axioms: Graph, node: Node) -> set[Node]:
    words: set[Node] = set()
    for predicate, obj in axioms.predicate_objects(node):
        if predicate != RDFS.subClassOf and obj != RDF.nil and predicate != RDF.type:
            words |= _words_below(axioms, obj) if isinstance(obj, BNode) else {obj}
    return words


@pytest.fixture(scope="session")
def close(ontology: Graph) -> Callable[..., Closure]:
    """``close(abox, remove=…)``: the closure of Turtle data under the ontology, less some of its triples."""
    axioms = without_idle(ontology)
    seen: dict[str, Closure] = {}

    def run(abox: str, remove: Callable[[Graph], None] | None = None) -> Closure:
        if remove is None and abox in seen:
            return seen[abox]
        graph = Graph().parse(data=PREFIXES + abox, format="turtle")
        tbox = within_reach(axioms, {term for triple in graph for term in triple})
        if remove is not None:
            size = len(tbox)
            remove(tbox)
            assert len(tbox) < size, "the mutation removed nothing"
        for triple in tbox:
            graph.add(triple)
        owlrl.DeductiveClosure(
            owlrl.OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False, rdfs_closure=False
        ).expand(graph)
        closure = Closure(graph, tuple(sorted(map(str, graph.objects(None, ERROR)))))
        if remove is None:
            seen[abox] = closure
        return closure

    return run


@pytest.fixture(scope="session")
def turtle() -> Callable[[str], Graph]:
    """``turtle(text)``: Turtle that leaves out its prefixes, as a graph."""
    return lambda text: Graph().parse(data=PREFIXES + text, format="turtle")
