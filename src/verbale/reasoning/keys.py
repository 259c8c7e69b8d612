"""Keys and equality: what owlrl gets wrong, done small.

owlrl 7.6 leaves a key's last property out of the comparison, so that a one-property key merges everything that has
a value (``prp-key``); and it leaves out the last member of ``AllDifferent``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import product

from verbale.graph.terms import TYPE, Iri, Term, Triple
from verbale.reasoning.schema import SAME_AS


class Equality:
    """Which individuals are the same: classes under ``owl:sameAs``."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._parent: dict[str, str] = {}
        for s, p, o in triples:
            if p == SAME_AS and isinstance(o, Iri) and s != o:
                self._join(s.value, o.value)

    def __contains__(self, iri: str) -> bool:
        """Whether anything is said to be the same as an individual."""
        return iri in self._parent

    def find(self, iri: str) -> str:
        """The representative of an individual's class; itself if nothing is said."""
        while (parent := self._parent.get(iri, iri)) != iri:
            iri = parent
        return iri

    def _join(self, a: str, b: str) -> None:
        a, b = sorted((self.find(a), self.find(b)))
        self._parent.setdefault(a, a)
        self._parent[b] = a

    def clashes(self, distinct: Collection[str]) -> list[tuple[str, str]]:
        """Pairs of members that are the same although all should differ: sorted, in time linear in the members."""
        groups: dict[str, list[str]] = defaultdict(list)
        for iri in sorted(set(distinct)):
            groups[self.find(iri)].append(iri)
        return [(group[0], other) for _, group in sorted(groups.items()) for other in group[1:]]


def same_by_key(triples: Collection[Triple], keys: Iterable[tuple[Iri, tuple[Iri, ...]]]) -> set[Triple]:
    """The ``owl:sameAs`` triples that keys demand and ``triples`` lack (rule ``prp-key``).

    ``keys`` are (class, properties). Two individuals of the class are the same if for *every* property they share a
    value; literals are compared as terms. Each group is chained to its first member in IRI order.
    """
    wanted = {p for _, properties in keys for p in properties}
    of_class: dict[Term, set[Iri]] = defaultdict(set)
    values: dict[tuple[Iri, Iri], set[Term]] = defaultdict(set)
    for s, p, o in triples:
        if p == TYPE:
            of_class[o].add(s)
        elif p in wanted:
            values[s, p].add(o)
    equality = Equality(triples)
    found: set[Triple] = set()
    for cls, properties in keys:
        if not properties:
            continue
        first: dict[tuple[Term, ...], Iri] = {}
        for individual in sorted(of_class[cls]):
            for key in product(*(sorted(values[individual, p]) for p in properties)):
                other = first.setdefault(key, individual)
                if equality.find(other.value) != equality.find(individual.value):
                    found |= {(other, SAME_AS, individual), (individual, SAME_AS, other)}
    return found
