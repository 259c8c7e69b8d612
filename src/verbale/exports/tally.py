"""How much a graph holds, counted without all of it in memory."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, starmap

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


Objects = Sorter[tuple[Term]]
"""The objects of some triples."""


def tally(*parts: tuple[str, Iterable[Triple]]) -> tuple[Tally, dict[str, Tally]]:
    """The numbers of a whole and of its parts, by their names; the triples of each part come sorted and each once.

    Each part is gone through once.

    >>> a, b = Iri("ex:a"), Iri("ex:b")
    >>> whole, parts = tally(("one", [(a, b, a), (a, b, b), (a, TYPE, b)]), ("two", [(a, b, a), (b, b, b)]))
    >>> [(n.triples, n.subjects, n.entities, n.objects) for n in (whole, parts["one"], parts["two"])]
    [(4, 2, 1, 2), (3, 1, 1, 2), (2, 2, 0, 2)]
    """
    whole, apart = Tally(), {name: Tally() for name, _ in parts}
    objects: dict[str, Objects] = {name: Sorter() for name, _ in parts}
    for _, about in groupby(heapq.merge(*starmap(_named, parts)), _subject):
        rows = list(about)
        _count(whole, {triple for triple, _ in rows})
        for name in apart:
            if own := [triple for triple, of in rows if of == name]:
                _count(apart[name], own)
                objects[name].update((term,) for _, _, term in own)
    for name, numbers in apart.items():
        numbers.objects = sum(1 for _ in objects[name])
    whole.objects = sum(1 for _ in groupby(heapq.merge(*objects.values())))
    return whole, apart


def _named(name: str, triples: Iterable[Triple]) -> Iterator[tuple[Triple, str]]:
    return ((triple, name) for triple in triples)


def _subject(row: tuple[Triple, str]) -> Iri:
    return row[0][0]


def _count(numbers: Tally, about: Collection[Triple]) -> None:
    """Count all triples of one subject."""
    classes = [term for _, property_, term in about if property_ == TYPE]
    numbers.triples += len(about)
    numbers.subjects += 1
    numbers.entities += bool(classes)
    numbers.classes.update(classes)
    numbers.properties.update(property_ for _, property_, _ in about)
