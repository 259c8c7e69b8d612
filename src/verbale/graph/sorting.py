"""Sorting more than memory holds: sorted runs in a temporary file, merged."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from typing import Any, Generic, TypeVar

from verbale.bulk.spool import Spool
from verbale.graph.packing import spool_of_rows

T = TypeVar("T", bound=tuple[Any, ...])

AT_ONCE = 100_000
"""Rows sorted in memory; more of them go to disk, this many a run."""
PAGE = 500
"""Rows of a run that are in memory while runs are merged."""


class Sorter(Generic[T]):
    """Takes rows in any order and gives them back sorted, each once; about ``at_once`` of them (``AT_ONCE`` unless
    told) are in memory.

    ``spool`` makes what they lie in (``packing``): of terms, unless told.

    >>> from verbale.graph.packing import spool_of_plain_rows
    >>> sorter = Sorter(at_once=2, spool=spool_of_plain_rows)
    >>> sorter.update([("c",), ("a",), ("b",), ("a",)])
    >>> list(sorter), sorter.on_disk
    ([('a',), ('b',), ('c',)], True)
    """

    def __init__(
        self, *, at_once: int | None = None, spool: Callable[[], Spool[tuple[int, int], list[T]]] | None = None
    ) -> None:
        self._most = at_once or AT_ONCE
        self._make = spool or spool_of_rows
        self._held: set[T] = set()
        self._pages: list[int] = []
        self._spool: Spool[tuple[int, int], list[T]] | None = None

    @property
    def on_disk(self) -> bool:
        """Whether there were more rows than are held in memory."""
        return self._spool is not None

    def add(self, row: T) -> None:
        """Take one row."""
        self._held.add(row)
        if len(self._held) >= self._most:
            self._put_down()

    def update(self, rows: Iterable[T]) -> None:
        """Take rows."""
        rest = iter(rows)
        while part := list(islice(rest, self._most)):
            self._held.update(part)
            if len(self._held) >= self._most:
                self._put_down()

    def __iter__(self) -> Iterator[T]:
        """All rows so far, sorted, each once; more may be added afterwards, but not meanwhile."""
        last = sorted(self._held)
        if self._spool is None:
            return iter(last)
        runs = [self._run(number) for number in range(len(self._pages))]
        return (row for row, _ in groupby(heapq.merge(*runs, last)))

    def _put_down(self) -> None:
        """Write what is held as one run, a page at a time."""
        if self._spool is None:
            self._spool = self._make()
        rest = iter(sorted(self._held))
        self._held = set()
        number, pages = len(self._pages), 0
        while page := list(islice(rest, PAGE)):
            self._spool[number, pages] = page
            pages += 1
        self._pages.append(pages)

    def _run(self, number: int) -> Iterator[T]:
        assert self._spool is not None
        for page in range(self._pages[number]):
            yield from self._spool[number, page]


def in_order(parts: Iterable[Iterable[T]], *, at_once: int | None = None) -> Iterator[T]:
    """The rows of all parts, sorted and each once; see ``Sorter``.

    >>> from verbale.graph.terms import Iri
    >>> a, b, c = map(Iri, "abc")
    >>> [row[0].value for row in in_order([[(c,), (a,)], [(b,), (a,)]], at_once=2)]
    ['a', 'b', 'c']
    """
    sorter: Sorter[T] = Sorter(at_once=at_once)
    for part in parts:
        sorter.update(part)
    return iter(sorter)
