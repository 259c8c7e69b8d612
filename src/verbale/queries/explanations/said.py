"""Claims of triples: who says what, how it is meant, in which words."""

from __future__ import annotations

from verbale.graph.terms import RDF, VB, XSD, Iri, Literal, Triple
from verbale.graph.terms import Term as GraphTerm
from verbale.queries.engine import Engine
from verbale.queries.evidence import Sentences
from verbale.queries.explanations.explanation import Said
from verbale.queries.results import Term


class Claims:
    """Finds the claims of triples in one graph; sensitive ones only if ``sensitive``."""

    def __init__(self, graph: Engine, *, sensitive: bool = False) -> None:
        self._graph = graph
        self._sentences = Sentences(graph)
        self._sensitive = sensitive

    def of(self, triple: Triple) -> tuple[tuple[Said, ...], int]:
        """The claims of exactly this triple, sorted by document and place, and how many sensitive ones are left out.

        Of a triple about a claim, the claim.
        """
        subject, predicate, object_ = triple
        if subject.value.startswith("_:"):
            return (), 0
        found = set(self._graph.subjects(VB + "claimSubject", asked(subject)))
        if found:
            found &= set(self._graph.subjects(VB + "claimPredicate", asked(predicate)))
        if found:
            found &= set(self._graph.subjects(VB + "claimObject", asked(object_)))
        elif self._values(subject.value, "claimStatus"):
            found = {subject.value}  # what is said about a claim stands on the claim itself
        claims = [self._said(claim) for claim in sorted(found)]
        shown = [claim for claim in claims if self._sensitive or not claim.sensitive]
        shown.sort(key=lambda said: ([(q.document, q.start) for q in said.quotes], said.claim))
        return tuple(shown), len(claims) - len(shown)

    def _said(self, claim: str) -> Said:
        status = next(iter(self._values(claim, "claimStatus")), "")
        return Said(
            claim=claim,
            status=status.removeprefix(VB),
            polarity=next(iter(self._values(claim, "polarity")), "positive"),
            according_to=tuple(
                self._graph.label(t.value) if t.kind == "iri" else t.value
                for t in self._graph.objects(claim, VB + "accordingTo")
            ),
            sensitive=any(value in {"true", "1"} for value in self._values(claim, "sensitive")),
            quotes=tuple(sorted(set(self._sentences.quotes(claim)))),
        )

    def _values(self, claim: str, name: str) -> list[str]:
        return [t.value for t in self._graph.objects(claim, VB + name)]


def asked(term: GraphTerm) -> Term:
    """A term of a graph as a term of a query."""
    if isinstance(term, Iri):
        return Term("bnode", term.value[2:]) if term.value.startswith("_:") else Term("iri", term.value)
    return Term(
        "literal", term.value, "" if term.language or term.datatype == XSD + "string" else term.datatype, term.language
    )


def told(term: Term) -> GraphTerm:
    """A term of a query as a term of a graph."""
    if term.kind != "literal":
        return Iri(f"_:{term.value}" if term.kind == "bnode" else term.value)
    if term.language:
        return Literal(term.value, RDF + "langString", term.language.lower())
    return Literal(term.value, term.datatype or XSD + "string")
