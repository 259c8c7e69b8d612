"""A knowledge graph: facts, each document's claims, disagreements and inferred triples, as sets of triples."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from itertools import chain

from verbale.graph.stored import collected, ordered
from verbale.graph.terms import BASE, TYPE, Iri, Namespaces, Triple, vb


@dataclass(frozen=True, slots=True)
class KnowledgeGraph:
    """An RDF dataset without blank nodes.

    ``facts`` is the default graph: what the documents assert, and descriptions of what it speaks of. ``claims``
    maps each document's slug to its named graph: claims, evidence, the document's metadata, and descriptions of
    what only its claims mention. They may lie on disk: ask for those of one document at a time. ``disagreements``
    joins claims that contradict each other, ``inferred`` holds what the reasoner added. Each of these sets may lie
    on disk too (``verbale.graph.stored``). ``base`` is where IRIs are minted.
    """

    facts: Set[Triple] = frozenset()
    claims: Mapping[str, frozenset[Triple]] = field(default_factory=dict)
    disagreements: Set[Triple] = frozenset()
    inferred: Set[Triple] = frozenset()
    base: str = BASE
    _in_order: list[Set[Triple]] = field(default_factory=list, init=False, repr=False, compare=False)

    def with_inferred(self, triples: Iterable[Triple]) -> KnowledgeGraph:
        """The same graph with these inferred triples in place of any it had; those that are facts are left out."""
        return dataclasses.replace(self, inferred=collected([triples]) - self.facts)

    @property
    def names(self) -> Namespaces:
        """What mints this graph's IRIs."""
        return Namespaces(self.base)

    def graphs(self) -> Iterator[tuple[Iri | None, Set[Triple]]]:
        """Each graph with its name, ``None`` for the default graph: facts, documents by slug, then the others.

        Empty graphs are left out.
        """
        names = self.names
        if self.facts:
            yield None, self.facts
        for slug in sorted(self.claims):
            claims = self.claims[slug]
            if claims:
                yield names.document_graph(slug), claims
        if self.disagreements:
            yield names.disagreement_graph, self.disagreements
        if self.inferred:
            yield names.inferred_graph, self.inferred

    def claim_triples(self) -> set[Triple]:
        """All triples of the documents' graphs and the disagreements, as one set."""
        return set(self.disagreements).union(*self.claims.values())

    def claims_in_order(self) -> Iterator[Triple]:
        """The triples of ``claim_triples``, sorted; not all of them are in memory where ``claims`` is a spool.

        They are sorted the first time only: of a graph that was asked, no claims are changed.
        """
        if not self._in_order:
            self._in_order.append(collected(chain(self.claims.values(), (self.disagreements,))))
        return iter(ordered(self._in_order[0]))

    def standing(self) -> Set[Triple]:
        """The class and status of each claim that no document asserts: what tells the reasoner which are unsettled.

        Asserted claims are left out: nothing follows from their status, and they are most.
        """
        status, asserted = vb("claimStatus"), vb("asserted")
        open_ = (t for triples in self.claims.values() for t in triples if t[1] == status and t[2] != asserted)
        return collected(((s, p, o), (s, TYPE, vb("Claim"))) for s, p, o in open_)
