"""A graph as a network, in GraphML for Gephi and its like: nodes for things and events, edges for properties.

Times, classes and texts are no nodes: they are attributes. ``start`` and ``end`` are dates (of a time known by the year
its first and last day), for Gephi's timeline; an edge has those of the event it starts from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from verbale.exports.claims import nodes_of
from verbale.exports.names import Names
from verbale.graph.graphml import Drawn, graphml, token
from verbale.graph.knowledge import KnowledgeGraph
from verbale.graph.terms import ALT_LABEL, LABEL, TYPE, Iri, Term, Triple, vb

_OWN_NODE = ("label", "kind", "type", "start", "end", "time", "iri")
_OWN_EDGE = ("label", "kind", "start", "end", "time", "status", "iri")
_TIME = vb("hasTime")
_EVERY_ABOUT = Mapping[Iri, Mapping[Iri, list[Term]]]


def network(graph: KnowledgeGraph, names: Names) -> Iterator[str]:
    """The document, line by line. Of claims what they are about is drawn, with their status; not the claims."""
    about = nodes_of(graph.facts | graph.inferred | graph.claim_triples())
    asserted = nodes_of(graph.facts | graph.claim_triples())
    drawing = _Drawing(about, asserted, names, graph)
    for triple in sorted(graph.facts):
        drawing.add(triple, "said")
    for triple in sorted(graph.inferred):
        drawing.add(triple, "inferred")
    for node in sorted(about):
        if vb("Claim") in about[node].get(TYPE, ()):
            drawing.add_claim(about[node])
    nodes = [drawing.node(iri) for iri in sorted(drawing.nodes)]
    further = sorted({key for node in nodes for key in node.attributes} - set(_OWN_NODE))
    return graphml(
        nodes,
        [edge for _, edge in sorted(drawing.edges.items())],
        of_nodes=(*_OWN_NODE, *further),
        of_edges=_OWN_EDGE,
        name="verbale",
        description="States, persons, organisations and what happened between them",
    )


class _Drawing:
    def __init__(self, about: _EVERY_ABOUT, asserted: _EVERY_ABOUT, names: Names, graph: KnowledgeGraph) -> None:
        self.about, self.asserted, self.names, self.graph = about, asserted, names, graph
        self.nodes: set[Iri] = set()
        self.edges: dict[str, Drawn] = {}

    def add(self, triple: Triple, status: str) -> None:
        """Draw a triple between two things; of another its subject alone, if it is a thing."""
        subject, predicate, value = triple
        if not self._is_thing(subject):
            return
        self.nodes.add(subject)
        if predicate in (TYPE, _TIME) or not isinstance(value, Iri) or not self._is_thing(value):
            return
        self.nodes.add(value)
        source, target = self._id(subject), self._id(value)
        digest = hashlib.sha256("\x00".join((source, predicate.value, target, status)).encode()).hexdigest()
        name = f"e{digest[:16]}"
        attributes = {
            "label": self.names.of(predicate),
            "kind": predicate.value.rpartition("#")[2],
            **self._times(subject),
            "status": status,
            "iri": predicate.value,
        }
        self.edges.setdefault(name, Drawn(name, attributes, source, target))

    def add_claim(self, about: Mapping[Iri, list[Term]]) -> None:
        """Draw what a claim is about, unless it is drawn already as a fact."""
        subject, predicate, value = (next(iter(about.get(vb(f"claim{p}"), ())), None) for p in _PARTS)
        if not isinstance(subject, Iri) or not isinstance(predicate, Iri) or value is None:
            return
        if (subject, predicate, value) in self.graph.facts:
            return
        statuses = about.get(vb("claimStatus"), [])
        status = statuses[0].value.rpartition("#")[2] if statuses else ""
        negative = any(term.value == "negative" for term in about.get(vb("polarity"), ()))
        tiers = [term.value for term in about.get(vb("tier"), ())]
        self.add((subject, predicate, value), ", ".join([status, *(["negative"] if negative else []), *tiers]))

    def node(self, iri: Iri) -> Drawn:
        """A node with its attributes; texts that the facts give are attributes by the names of their properties."""
        own = self.asserted.get(iri, self.about.get(iri, {}))
        types = [term for term in own.get(TYPE, ()) or self.about.get(iri, {}).get(TYPE, ()) if isinstance(term, Iri)]
        attributes = {
            "label": self.names.of(iri),
            "kind": self.graph.names.key(iri).partition("/")[0] if iri.value.startswith(self.graph.base) else "",
            "type": "; ".join(map(self.names.of, types)),
            **self._times(iri),
            "iri": iri.value,
        }
        for predicate, values in own.items():
            texts = [term.value for term in values if not isinstance(term, Iri)]
            if texts and predicate not in (LABEL, ALT_LABEL):
                key = predicate.value.rpartition("#")[2]
                attributes[f"{key} (text)" if key in _OWN_NODE else key] = "; ".join(texts)
        return Drawn(self._id(iri), attributes)

    def _times(self, iri: Iri) -> dict[str, str]:
        times = [term for term in self.about.get(iri, {}).get(_TIME, ()) if isinstance(term, Iri)]
        starts, ends, spans = (
            sorted({t.value for time in times for t in self.about.get(time, {}).get(vb(name), ())})
            for name in ("earliest", "latest", "edtf")
        )
        return {"start": min(starts, default=""), "end": max(ends, default=""), "time": "; ".join(spans)}

    def _is_thing(self, iri: Iri) -> bool:
        """Whether it is a node of the drawing: no part of the record and no term of the ontology."""
        if not iri.value.startswith(f"{self.graph.base}id/"):
            return False
        return self.graph.names.key(iri).partition("/")[0] not in _RECORD

    def _id(self, iri: Iri) -> str:
        return token(self.graph.names.key(iri))


_PARTS = ("Subject", "Predicate", "Object")
_RECORD = frozenset({"claim", "evidence", "document", "time", "graph", "disagreement"})
