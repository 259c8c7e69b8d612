"""Sets of triples that may be larger than memory."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Set
from itertools import islice
from typing import cast

from verbale.bulk.spool import Spool
from verbale.graph import sorting
from verbale.graph.packing import spool_of_rows
from verbale.graph.sorting import Sorter
from verbale.graph.terms import Triple


class StoredTriples(Set[Triple]):
    """Triples in a temporary file, sorted; in memory are the first of each page and one page.

    Iteration gives them in order. What ``|``, ``-`` and ``&`` give is ``collected``. Whoever asks for many triples
    (``in``) asks fastest in order.

    >>> from verbale.graph.terms import Iri
    >>> a, b, c = map(Iri, "abc")
    >>> stored = StoredTriples([(a, a, a), (a, b, c)])
    >>> len(stored), (a, b, c) in stored, (a, b, b) in stored, stored - {(a, a, a)} == {(a, b, c)}
    (2, True, False, True)
    """

    def __init__(self, ordered: Iterable[Triple]) -> None:
        self._spool: Spool[int, list[Triple]] = spool_of_rows()
        self._first: list[Triple] = []
        self._length = 0
        rest = iter(ordered)
        while page := list(islice(rest, sorting.PAGE)):
            self._spool[len(self._first)] = page
            self._first.append(page[0])
            self._length += len(page)
        self._open: tuple[int, frozenset[Triple]] = (-1, frozenset())

    @classmethod
    def _from_iterable(cls, it: Iterable[Triple]) -> Set[Triple]:  # type: ignore[override]
        return collected([it])

    def __iter__(self) -> Iterator[Triple]:
        for number in range(len(self._first)):
            yield from self._spool[number]

    def __len__(self) -> int:
        return self._length

    def __contains__(self, triple: object) -> bool:
        number = bisect_right(self._first, cast("Triple", triple)) - 1
        if number < 0:
            return False
        if self._open[0] != number:
            self._open = (number, frozenset(self._spool[number]))
        return triple in self._open[1]

    def __rsub__(self, other: Iterable[Triple]) -> Set[Triple]:
        return collected([[triple for triple in sorted(other) if triple not in self]])


def collected(parts: Iterable[Iterable[Triple]]) -> Set[Triple]:
    """The triples of all parts as one set: a ``frozenset``, or on disk where they are more than are held in memory."""
    sorter: Sorter[Triple] = Sorter()
    for part in parts:
        sorter.update(part)
    return as_set(sorter)


def as_set(sorter: Sorter[Triple]) -> Set[Triple]:
    """What a sorter took, as ``collected`` gives it."""
    return StoredTriples(sorter) if sorter.on_disk else frozenset(sorter)


def ordered(triples: Iterable[Triple]) -> Iterable[Triple]:
    """The triples sorted, each once."""
    return triples if isinstance(triples, StoredTriples) else sorted(set(triples))
