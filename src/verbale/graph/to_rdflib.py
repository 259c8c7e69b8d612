"""Graphs handed out as rdflib's, and triples taken back from it. Importing this imports rdflib."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import rdflib
from rdflib.term import Node

from verbale.graph.knowledge import KnowledgeGraph
from verbale.graph.terms import PREFIXES, XSD, Iri, Literal, Term, Triple


def to_graph(triples: Iterable[Triple]) -> rdflib.Graph:
    """An ``rdflib.Graph`` of these triples, with the usual prefixes bound."""
    graph = rdflib.Graph(bind_namespaces="none")
    _bind(graph)
    for triple in triples:
        graph.add(_nodes(triple))
    return graph


def to_dataset(graph: KnowledgeGraph) -> rdflib.Dataset:
    """An ``rdflib.Dataset``: facts in the default graph, the others under their names; no default union."""
    dataset = rdflib.Dataset()
    _bind(dataset)
    for name, triples in graph.graphs():
        target = dataset.default_graph if name is None else dataset.graph(rdflib.URIRef(name.value))
        for triple in triples:
            target.add(_nodes(triple))
    return dataset


def from_graph(graph: rdflib.Graph) -> Iterator[Triple]:
    """The triples of an rdflib graph, unordered; raises ``ValueError`` for blank nodes and literal subjects."""
    for subject, predicate, value in graph:
        term = _term(value)
        first, second = _term(subject), _term(predicate)
        if isinstance(first, Literal) or isinstance(second, Literal):
            raise ValueError(f"{subject!r} {predicate!r}: a literal where an IRI must stand")
        yield first, second, term


def _bind(graph: rdflib.Graph) -> None:
    for prefix, namespace in PREFIXES:
        graph.bind(prefix, namespace, override=True)


def _nodes(triple: Triple) -> tuple[rdflib.URIRef, rdflib.URIRef, Node]:
    subject, predicate, term = triple
    return rdflib.URIRef(subject.value), rdflib.URIRef(predicate.value), _node(term)


def _node(term: Term) -> Node:
    if isinstance(term, Iri):
        return rdflib.URIRef(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    # rdflib keeps xsd:string apart from a plain literal, RDF 1.1 does not; its parsers give plain ones.
    datatype = None if term.datatype == XSD + "string" else rdflib.URIRef(term.datatype)
    return rdflib.Literal(term.value, datatype=datatype, normalize=False)


def _term(node: Node) -> Term:
    if isinstance(node, rdflib.URIRef):
        return Iri(str(node))
    if not isinstance(node, rdflib.Literal):
        raise ValueError(f"{node!r} is neither an IRI nor a literal")
    if node.language:
        return Literal(str(node), "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString", node.language.lower())
    return Literal(str(node), XSD + "string" if node.datatype is None else str(node.datatype))
