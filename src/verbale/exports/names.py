"""Names for people: of things in a graph and of the ontology's terms, in one language where there is one."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from verbale.graph.knowledge import KnowledgeGraph
from verbale.graph.terms import LABEL, VB, Iri, Literal, Term
from verbale.model.resources import shipped


class Names:
    """Labels from a graph and from the ontology that ships; ``language`` first, then English, then any.

    >>> from verbale.graph.terms import vb
    >>> Names(KnowledgeGraph()).of(vb("OfficialVisit")), Names(KnowledgeGraph(), "es").of(vb("State"))
    ('official visit', 'Estado')
    """

    def __init__(self, graph: KnowledgeGraph, language: str | None = None) -> None:
        self._base = graph.base
        self._order = [language or "en", "en", ""]
        self._labels: dict[Iri, dict[str, str]] = {iri: dict(labels) for iri, labels in _ontology().items()}
        for s, p, o in chain(graph.facts, graph.disagreements, *graph.claims.values()):
            if p == LABEL and isinstance(o, Literal):
                own = self._labels.setdefault(s, {})
                own[o.language] = min(own.get(o.language, o.value), o.value)

    def of(self, term: Term) -> str:
        """The name of a term: a literal's text, a label, or what its IRI says of it."""
        if isinstance(term, Literal):
            return term.value
        labels = self._labels.get(term)
        if labels:
            language = next((code for code in self._order if code in labels), min(labels))
            return labels[language]
        return self._from_iri(term.value)

    def label(self, iri: Iri, language: str) -> str:
        """The label in exactly this language; empty where there is none."""
        return self._labels.get(iri, {}).get(language, "")

    def _from_iri(self, iri: str) -> str:
        if iri.startswith(VB):
            return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", iri.removeprefix(VB)).lower()
        key = iri.removeprefix(f"{self._base}id/")
        return key.partition("/")[2] or key if key != iri else iri


@cache
def _ontology() -> dict[Iri, dict[str, str]]:
    import pyoxigraph as ox

    labels: dict[Iri, dict[str, str]] = {}
    for triple in ox.parse(path=str(shipped("ontology") / "verbale.ttl"), format=ox.RdfFormat.TURTLE):
        if triple.predicate.value == LABEL.value and isinstance(triple.subject, ox.NamedNode):
            literal = triple.object
            if isinstance(literal, ox.Literal):
                labels.setdefault(Iri(triple.subject.value), {})[literal.language or ""] = literal.value
    return labels
