"""Sorting more than memory holds: sorted runs in a temporary file, merged."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Any, TypeVar

from verbale.bulk.spool import Spool
from verbale.graph.packing import spool_of_rows

T = TypeVar("T", bound=tuple[Any, ...])

AT_ONCE = 100_000
"""Rows sorted in memory; more of them go to disk, this many a run."""
PAGE = 500
"""Rows of a run that are in memory while runs are merged."""


def in_order(parts: Iterable[Iterable[T]], *, at_once: int | None = None) -> Iterator[T]:
    """The rows of terms of all parts, sorted and each once. Beside one part, about ``at_once`` of them (``AT_ONCE``
    unless told) are in memory.

    >>> from verbale.graph.terms import Iri
    >>> a, b, c = map(Iri, "abc")
    >>> [row[0].value for row in in_order([[(c,), (a,)], [(b,), (a,)]], at_once=2)]
    ['a', 'b', 'c']
    """
    runs: list[Iterator[T]] = []
    spool: Spool[tuple[int, int], list[T]] | None = None
    held: set[T] = set()
    most = at_once or AT_ONCE
    for part in parts:
        held.update(part)
        if len(held) >= most:
            spool = spool if spool is not None else spool_of_rows()
            runs.append(_run(sorted(held), len(runs), spool))
            held = set()
    last = iter(sorted(held))
    del held
    if not runs:
        yield from last
    else:
        yield from (value for value, _ in groupby(heapq.merge(*runs, last)))


def _run(values: list[T], number: int, spool: Spool[tuple[int, int], list[T]]) -> Iterator[T]:
    """The rows again, from the spool, a page at a time."""
    rest = iter(values)
    pages = 0
    while page := list(islice(rest, PAGE)):
        spool[number, pages] = page
        pages += 1
    return (value for place in range(pages) for value in spool[number, place])
