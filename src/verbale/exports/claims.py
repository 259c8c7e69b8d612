"""Claims as one reads them out of a graph: node by node, with what each says and where its document says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from verbale.graph.knowledge import KnowledgeGraph
from verbale.graph.terms import TYPE, Iri, Literal, Term, Triple, vb

About = Mapping[Iri, list[Term]]
"""What is said of one node: the objects of each property, sorted."""

CLAIM, EVIDENCE = vb("Claim"), vb("Evidence")
SETTLED = frozenset({vb("asserted"), vb("reported")})


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim of a graph: the triple it is about, and everything else that its document's graph says of it."""

    node: Iri
    triple: Triple
    about: About
    document: str

    @property
    def status(self) -> str:
        """The local name of its status, empty where it has none."""
        return _local(self.first("claimStatus"))

    @property
    def sensitive(self) -> bool:
        """Whether it could harm a living person."""
        return any(term.value == "true" for term in self.all("sensitive"))

    @property
    def settled(self) -> bool:
        """Whether such a claim may stand as a fact: asserted or reported, and not negative."""
        status = self.first("claimStatus")
        return status in SETTLED and self.first("polarity") == Literal("positive")

    def all(self, name: str) -> list[Term]:
        """The values of ``vb:name``."""
        return self.about.get(vb(name), [])

    def first(self, name: str) -> Term | None:
        """The first value of ``vb:name``."""
        return next(iter(self.all(name)), None)


def nodes_of(triples: Iterable[Triple]) -> dict[Iri, dict[Iri, list[Term]]]:
    """What is said of each node, everything sorted."""
    nodes: dict[Iri, dict[Iri, list[Term]]] = {}
    for subject, predicate, term in sorted(triples):
        nodes.setdefault(subject, {}).setdefault(predicate, []).append(term)
    return nodes


def claims_in(graph: KnowledgeGraph) -> Iterator[ClaimView]:
    """Every whole claim (with subject, predicate and object), by document, then by IRI."""
    for slug in sorted(graph.claims):
        yield from claims_of(nodes_of(graph.claims[slug]), slug)


def claims_of(nodes: Mapping[Iri, About], slug: str) -> Iterator[ClaimView]:
    """The whole claims among the nodes of one document's graph."""
    for node, about in nodes.items():
        if CLAIM not in about.get(TYPE, ()):
            continue
        parts = [about.get(vb(f"claim{part}"), []) for part in ("Subject", "Predicate", "Object")]
        if not all(parts):
            continue
        subject, predicate, value = (part[0] for part in parts)
        if isinstance(subject, Iri) and isinstance(predicate, Iri):
            yield ClaimView(node, (subject, predicate, value), about, slug)


def _local(term: Term | None) -> str:
    return term.value.rpartition("#")[2] if term is not None else ""
