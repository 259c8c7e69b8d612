"""How much a graph holds, counted without all of its claims in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import chain, groupby
from operator import itemgetter

from verbale.graph.knowledge import KnowledgeGraph
from verbale.graph.sorting import in_order
from verbale.graph.terms import TYPE, Iri, Term, Triple


@dataclass(slots=True)
class Tally:
    """Numbers of different triples, subjects, subjects with a class, and objects; triples by class and property."""

    triples: int = 0
    subjects: int = 0
    entities: int = 0
    objects: int = 0
    classes: Counter[Term] = field(default_factory=Counter)
    properties: Counter[Iri] = field(default_factory=Counter)

    def add(self, triple: Triple) -> None:
        """Count a triple that was not counted before, without its subject and object."""
        _, property_, term = triple
        self.triples += 1
        self.properties[property_] += 1
        if property_ == TYPE:
            self.classes[term] += 1


def tally(*graphs: Collection[Triple]) -> Tally:
    """The numbers of graphs that have no triple in common."""
    found = Tally(
        subjects=len({s for s, _, _ in chain(*graphs)}),
        entities=len({s for s, p, _ in chain(*graphs) if p == TYPE}),
        objects=len({o for _, _, o in chain(*graphs)}),
    )
    for triple in chain(*graphs):
        found.add(triple)
    return found


def tally_claims(graph: KnowledgeGraph) -> tuple[Tally, Tally]:
    """The numbers of all claims with the disagreements, and those of the whole graph."""
    direct = (graph.facts, graph.inferred)
    claims, whole = Tally(), tally(*direct)
    subjects = {s for s, _, _ in chain(*direct)}
    entities = {s for s, p, _ in chain(*direct) if p == TYPE}
    for subject, about in groupby(graph.claims_in_order(), itemgetter(0)):
        is_entity = False
        for triple in about:
            is_entity = is_entity or triple[1] == TYPE
            claims.add(triple)
            if triple not in graph.facts and triple not in graph.inferred:
                whole.add(triple)
        claims.subjects += 1
        whole.subjects += subject not in subjects
        claims.entities += is_entity
        whole.entities += is_entity and subject not in entities
    objects = {o for _, _, o in chain(*direct)}
    parts = chain(graph.claims.values(), (graph.disagreements,))
    for (term,) in in_order({(o,) for _, _, o in part} for part in parts):
        claims.objects += 1
        whole.objects += term not in objects
    return claims, whole
