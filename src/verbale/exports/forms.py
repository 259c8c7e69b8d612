"""The forms a graph is exported in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from verbale.exports.choice import GRAPHS
from verbale.exports.names import Names
from verbale.graph.knowledge import KnowledgeGraph
from verbale.graph.terms import Triple

_ONE = frozenset({"facts"})
_ALL = frozenset(GRAPHS)
TITLE = "Exported by Verbale"


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its name, what it is in words, endings of file names, and the graphs it takes unless told.

    ``lines`` gives the text piece by piece; ``None`` for a form of several files.
    """

    name: str
    about: str
    endings: tuple[str, ...]
    graphs: frozenset[str]
    lines: Callable[[KnowledgeGraph, Names], Iterator[str]] | None = None


def form_for(path: Path) -> Form | None:
    """The form that a file name tells, with or without ``.gz``; ``None`` for any other.

    >>> form_for(Path("peru.nt.gz")).name
    'ntriples'
    """
    name = path.name.lower().removesuffix(".gz")
    return next((form for form in FORMS.values() if name.endswith(form.endings)), None) if "." in name else None


def _merged(graph: KnowledgeGraph) -> Set[Triple]:
    return graph.facts | graph.inferred | graph.claim_triples()


def _turtle(graph: KnowledgeGraph, names: Names) -> Iterator[str]:
    from verbale.graph.turtle import turtle

    return turtle(_merged(graph), base=graph.base, title=TITLE)


def _ntriples(graph: KnowledgeGraph, names: Names) -> Iterator[str]:
    from verbale.graph.turtle import ntriples

    return ntriples(_merged(graph))


def _nquads(graph: KnowledgeGraph, names: Names) -> Iterator[str]:
    from verbale.graph.turtle import nquads

    return nquads(graph)


def _trig(graph: KnowledgeGraph, names: Names) -> Iterator[str]:
    from verbale.graph.turtle import trig

    return trig(graph, title=TITLE)


def _jsonld(graph: KnowledgeGraph, names: Names) -> Iterator[str]:
    from verbale.graph.jsonld import jsonld

    return jsonld(graph.graphs())


def _rdfxml(graph: KnowledgeGraph, names: Names) -> Iterator[str]:
    from verbale.graph.rdfxml import rdfxml

    return rdfxml(sorted(_merged(graph)), title=TITLE)


def _turtle12(graph: KnowledgeGraph, names: Names) -> Iterator[str]:
    from verbale.exports.turtle12 import turtle12

    return turtle12(graph, title=TITLE)


def _graphml(graph: KnowledgeGraph, names: Names) -> Iterator[str]:
    from verbale.exports.network import network

    return network(graph, names)


def _json(graph: KnowledgeGraph, names: Names) -> Iterator[str]:
    from verbale.exports.records import json_lines

    return json_lines(graph, names)


FORMS = {
    form.name: form
    for form in (
        Form("turtle", "Turtle 1.1", (".ttl",), _ONE, _turtle),
        Form("ntriples", "N-Triples 1.1", (".nt",), _ONE, _ntriples),
        Form("nquads", "N-Quads 1.1, each graph under its name", (".nq",), _ALL, _nquads),
        Form("trig", "TriG 1.1, each graph under its name", (".trig",), _ALL, _trig),
        Form("jsonld", "JSON-LD 1.1, each graph under its name", (".jsonld",), _ONE, _jsonld),
        Form("rdfxml", "RDF/XML", (".rdf", ".owl", ".xml"), _ONE, _rdfxml),
        Form("turtle12", "Turtle 1.2, facts annotated with their claims", (".ttl12",), _ALL, _turtle12),
        Form("csv", "a folder of tables with CSVW metadata", (), _ALL),
        Form("graphml", "a network for Gephi", (".graphml",), _ONE, _graphml),
        Form("json", "the table of facts, from the claims", (".json",), frozenset({"claims", "facts"}), _json),
    )
}
"""Every form by its name, in the order of the help."""
