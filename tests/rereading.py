"""A graph in some form, and what is read of it again, as values that can be compared."""

from __future__ import annotations

import pyoxigraph as ox

from verbale.exports.forms import FORMS
from verbale.exports.names import Names
from verbale.exports.turtle12 import REIFIES
from verbale.graph import Iri, KnowledgeGraph, Literal, vb
from verbale.graph.xml import INVALID


def text_of(form: str, graph: KnowledgeGraph) -> str:
    lines = FORMS[form].lines
    assert lines is not None
    return "".join(lines(graph, Names(graph)))


def term(node) -> Iri | Literal | tuple:
    if isinstance(node, ox.NamedNode):
        return Iri(node.value)
    if isinstance(node, ox.Triple):
        return term(node.subject), term(node.predicate), term(node.object)
    return Literal(node.value, node.datatype.value, (node.language or "").lower())


def by_oxigraph(text: str, form: ox.RdfFormat) -> set:
    return {
        (term(q.subject), term(q.predicate), term(q.object), getattr(q.graph_name, "value", None) or None)
        for q in ox.parse(text, format=form)
    }


def quads(graph: KnowledgeGraph) -> set:
    return {(*t, name.value if name else None) for name, triples in graph.graphs() for t in triples}


def merged(graph: KnowledgeGraph) -> set:
    return graph.facts | graph.inferred | graph.claim_triples()


def holdable(graph: KnowledgeGraph) -> bool:
    return not any(isinstance(o, Literal) and INVALID.search(o.value) for _, _, o in merged(graph))


def annotated(graph: KnowledgeGraph) -> set:
    """What Turtle 1.2 says: the plain graph, and of which triple each claim is the reifier."""
    claimed: dict[Iri, dict] = {}
    for s, p, o in graph.claim_triples():
        claimed.setdefault(s, {})[p] = o
    parts = [vb(f"claim{n}") for n in ("Subject", "Predicate", "Object")]
    reified = {(s, REIFIES, tuple(said[p] for p in parts)) for s, said in claimed.items() if parts[0] in said}
    return merged(graph) | reified
