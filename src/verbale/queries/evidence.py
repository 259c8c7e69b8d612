"""The sentences behind a row: from its cells to claims, from claims to quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from verbale.graph.terms import VB
from verbale.queries.engine import Engine
from verbale.queries.names import RDF_TYPE, words
from verbale.queries.results import Quote, Term

MAX_QUOTES = 12
"""Most quotes given for one row."""

_MAX_PAIRS = 64


class Sentences:
    """Finds the quotes behind rows of one graph.

    Which claims a row stands on: those in a column ``claim``; those about the nodes in columns ``fact``, ``fact2`` …;
    those with the row's ``subject``, ``predicate`` and ``object`` where it has such columns; else those that join two
    of the row's cells, in either direction; else those about an event, situation, observation or agreement among its
    cells. Claims marked sensitive are left out unless the row itself names the claim.
    """

    def __init__(self, graph: Engine) -> None:
        self._graph = graph

    def behind(self, columns: Sequence[str], row: Sequence[Term | None]) -> tuple[Quote, ...]:
        """The quotes behind one row, sorted by document and position, without repeats, at most ``MAX_QUOTES``."""
        quotes = {quote for claim in self._claims(columns, row) for quote in self.quotes(claim)}
        best: dict[tuple[str, int, int], Quote] = {}
        for quote in sorted(quotes):
            best.setdefault((quote.document, quote.start, quote.end), quote)
        return tuple(best.values())[:MAX_QUOTES]

    def quotes(self, claim: str) -> Iterator[Quote]:
        """The quotes of one claim."""
        graph = self._graph
        status = next((words(t.value) for t in graph.objects(claim, VB + "claimStatus")), "")
        according = tuple(graph.label(t.value) for t in graph.objects(claim, VB + "accordingTo") if t.kind == "iri")
        for evidence in graph.objects(claim, VB + "hasEvidence"):
            text = next((t.value for t in graph.objects(evidence.value, VB + "quoteText")), None)
            if text is None:
                continue
            document = next((t.value for t in graph.objects(evidence.value, VB + "inDocument")), "")
            yield Quote(
                document=document,
                title=graph.label(document) if document else "",
                start=self._offset(evidence.value, "startOffset"),
                end=self._offset(evidence.value, "endOffset"),
                quote=text,
                status=status,
                according_to=according,
            )

    def _offset(self, evidence: str, name: str) -> int:
        value = next((t.value for t in self._graph.objects(evidence, VB + name)), "")
        return int(value) if value.isdecimal() and len(value) < 12 else -1

    def _claims(self, columns: Sequence[str], row: Sequence[Term | None]) -> list[str]:
        cells = {c: t for c, t in zip(columns, row, strict=True) if t is not None}
        if "claim" in cells:
            return [cells["claim"].value] if cells["claim"].kind == "iri" else []
        found: set[str] = set()
        for name, node in cells.items():
            if re.fullmatch(r"fact[0-9]*", name):
                found |= self._about(node)
        if not found and "subject" in cells and "object" in cells:
            found |= self._joining(cells["subject"], cells["object"], cells.get("predicate"))
        if not found:
            iris = list(dict.fromkeys(t for t in cells.values() if t.kind == "iri"))
            pairs = [(a, b) for a in iris for b in dict.fromkeys(cells.values()) if a != b][:_MAX_PAIRS]
            for a, b in pairs:
                found |= self._joining(a, b, None)
            if not found:
                for node in iris:
                    if self._is_occurrence(node.value):
                        found |= self._about(node)
        return sorted(c for c in found if not self._sensitive(c))

    def _about(self, node: Term) -> set[str]:
        if node.kind != "iri":
            return set()
        if any(t.value == VB + "Claim" for t in self._graph.objects(node.value, RDF_TYPE)):
            return {node.value}
        return set(self._graph.subjects(VB + "claimSubject", node))

    def _joining(self, a: Term, b: Term, predicate: Term | None) -> set[str]:
        if a.kind != "iri":
            return set()
        found = self._with(a, b, predicate)
        if not found and b.kind == "iri":
            # An inverse or symmetric property: the document says it the other way round.
            found = self._with(b, a, None)
        return found or (self._with(a, b, None) if predicate else set())

    def _with(self, subject: Term, object_: Term, predicate: Term | None) -> set[str]:
        found = set(self._graph.subjects(VB + "claimSubject", subject))
        found &= set(self._graph.subjects(VB + "claimObject", object_))
        if predicate is not None and found:
            found &= set(self._graph.subjects(VB + "claimPredicate", predicate))
        return found

    def _is_occurrence(self, iri: str) -> bool:
        kind = iri.partition("/id/")[2].split("/")[0]
        return kind in {"event", "situation", "observation", "agreement"}

    def _sensitive(self, claim: str) -> bool:
        return any(t.value in {"true", "1"} for t in self._graph.objects(claim, VB + "sensitive"))


def labels_for(graph: Engine, rows: Iterable[Sequence[Term | None]], language: str = "en") -> dict[str, str]:
    """A label for every IRI in some rows that has one in the graph or the ontology, best in the language asked for."""
    iris = {t.value for row in rows for t in row if t is not None and t.kind == "iri"}
    labels: dict[str, str] = {}
    for iri in sorted(iris):
        own = (graph.ontology if iri.startswith(VB) else graph).own_label(iri, language)
        if own or iri.startswith(VB):
            labels[iri] = own or words(iri)
    return labels
