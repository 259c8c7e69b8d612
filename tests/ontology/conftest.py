"""The ontology's files as graphs, and a closure to try axioms with."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef

from verbale.graph.terms import Iri, Literal, Term
from verbale.model.resources import shipped
from verbale.reasoning import infer

PREFIXES = """
@prefix : <http://example.org/> .
@prefix vb: <https://w3id.org/verbale/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


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


@pytest.fixture(scope="session")
def close() -> Callable[[str], Closure]:
    """``close(data)``: Turtle data, its prefixes left out, with what follows from it."""

    def run(data: str) -> Closure:
        graph = Graph().parse(data=PREFIXES + data, format="turtle")
        told = ox.parse(PREFIXES + data, format=ox.RdfFormat.TURTLE)
        closure = infer((Iri(q.subject.value), Iri(q.predicate.value), _term(q.object)) for q in told)
        for subject, predicate, object_ in closure.inferred:
            graph.add((URIRef(subject.value), URIRef(predicate.value), URIRef(object_.value)))
        return Closure(graph, tuple(violation.message for violation in closure.violations))

    return run


def _term(node: ox.NamedNode | ox.BlankNode | ox.Literal) -> Term:
    if isinstance(node, ox.Literal):
        return Literal(node.value, node.datatype.value, node.language or "")
    return Iri(node.value)


@pytest.fixture(scope="session")
def turtle() -> Callable[[str], Graph]:
    """``turtle(text)``: Turtle that leaves out its prefixes, as a graph."""
    return lambda text: Graph().parse(data=PREFIXES + text, format="turtle")
