"""A graph without what documents merely allege of persons: the rule of the house unless someone asks for it."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable

from verbale.exports.claims import claims_in
from verbale.graph.knowledge import KnowledgeGraph
from verbale.graph.terms import Iri, Triple


def without_sensitive(graph: KnowledgeGraph) -> tuple[KnowledgeGraph, int]:
    """The graph without its sensitive claims, and how many there were.

    With them go their evidence, and every thing, event and time that only they speak of: its label would repeat the
    allegation. Facts stay as they are: no sensitive claim is one.
    """
    gone = {claim.node for claim in claims_in(graph) if claim.sensitive}
    if not gone:
        return graph, 0
    everything = [graph.disagreements, graph.inferred, *graph.claims.values()]
    described = {subject for subject, _, _ in graph.facts} | {o for _, _, o in graph.facts}
    mentioned = Counter(o for triples in everything for _, _, o in triples if isinstance(o, Iri))
    outgoing: dict[Iri, list[Iri]] = {}
    for triples in everything:
        for s, _, o in triples:
            if isinstance(o, Iri):
                outgoing.setdefault(s, []).append(o)
    sources = {subject for triples in everything for subject, _, _ in triples}
    number, waiting = len(gone), sorted(gone)
    while waiting:  # a node goes once nothing that stays speaks of it
        for term in outgoing.get(waiting.pop(), ()):
            mentioned[term] -= 1
            if not mentioned[term] and term in sources and term not in described and term not in gone:
                gone.add(term)
                waiting.append(term)

    def kept(triples: Iterable[Triple]) -> frozenset[Triple]:
        return frozenset(t for t in triples if t[0] not in gone and t[2] not in gone)

    claims = {slug: kept(triples) for slug, triples in graph.claims.items()}
    return (
        dataclasses.replace(
            graph, claims=claims, disagreements=kept(graph.disagreements), inferred=kept(graph.inferred)
        ),
        number,
    )
