"""How much a graph holds, counted without all of it in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from verbale.graph.sorting import Sorter
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


def tally(ordered: Iterable[Triple]) -> Tally:
    """The numbers of some triples, which come sorted and each once.

    >>> a, b = Iri("ex:a"), Iri("ex:b")
    >>> found = tally([(a, b, a), (a, b, b), (a, TYPE, b)])
    >>> found.triples, found.subjects, found.entities, found.objects
    (3, 1, 1, 2)
    """
    found = Tally()
    objects: Sorter[tuple[Term]] = Sorter()
    for _, about in groupby(ordered, itemgetter(0)):
        is_entity = False
        for _, property_, term in about:
            found.triples += 1
            found.properties[property_] += 1
            objects.add((term,))
            if property_ == TYPE:
                is_entity = True
                found.classes[term] += 1
        found.subjects += 1
        found.entities += is_entity
    found.objects = sum(1 for _ in objects)
    return found
