"""Look-ups in what is known: the triples that match a pattern, with the rounds they appeared in.

Two sorted copies of the table, by predicate and subject and by predicate and object, searched by halving; what is added
later lies over them in dictionaries.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np

from verbale.reasoning.tables import Tables

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Column = NDArray[np.int32]

Row = tuple[int, int, int, int]
"""Subject, predicate, object, round."""


class Lookup(Protocol):
    """Something that knows triples by pattern; ``None`` in a pattern matches anything."""

    def round_of(self, s: int, p: int, o: int) -> int | None:
        """The round a triple appeared in, 0 for input, ``None`` if it never did."""
        ...

    def count(self, s: int | None, p: int, o: int | None) -> int:
        """How many triples match at most."""
        ...

    def match(self, s: int | None, p: int, o: int | None, before: int) -> Iterator[Row]:
        """The triples of a round before ``before`` that match, earlier rounds first."""
        ...


class Index:
    """Every triple that was ever in the tables, those that equality has rewritten included (a ``Lookup``)."""

    def __init__(self, tables: Tables) -> None:
        history = "(SELECT s, p, o, r FROM t UNION ALL SELECT s, p, o, r FROM retired) h"
        self._by_subject = _Sorted(tables, history, "s", "o")
        self._by_object = _Sorted(tables, history, "o", "s")

    def round_of(self, s: int, p: int, o: int) -> int | None:
        """See ``Lookup``."""
        return self._by_subject.round_of(p, s, o)

    def count(self, s: int | None, p: int, o: int | None) -> int:
        """See ``Lookup``."""
        if s is not None:
            return 1 if o is not None else self._by_subject.count(p, s)
        return self._by_subject.count(p) if o is None else self._by_object.count(p, o)

    def match(self, s: int | None, p: int, o: int | None, before: int) -> Iterator[Row]:
        """See ``Lookup``."""
        if s is not None and o is not None:
            round_ = self.round_of(s, p, o)
            if round_ is not None and round_ < before:
                yield s, p, o, round_
        elif s is not None:
            for other, round_ in self._by_subject.pairs(p, s, before):
                yield s, p, other, round_
        elif o is not None:
            for other, round_ in self._by_object.pairs(p, o, before):
                yield other, p, o, round_
        else:
            for a, b, round_ in self._by_subject.all(p, before):
                yield a, p, b, round_


class Overlay:
    """A ``Lookup`` with triples added on top of another."""

    def __init__(self, below: Lookup) -> None:
        self._below = below
        self._rounds: dict[tuple[int, int, int], int] = {}
        self._by_subject: dict[tuple[int, int], list[Row]] = {}
        self._by_object: dict[tuple[int, int], list[Row]] = {}
        self._by_predicate: dict[int, list[Row]] = {}

    def add(self, s: int, p: int, o: int, round_: int) -> None:
        """Add a triple that is not there yet."""
        row = (s, p, o, round_)
        self._rounds[s, p, o] = round_
        self._by_subject.setdefault((p, s), []).append(row)
        self._by_object.setdefault((p, o), []).append(row)
        self._by_predicate.setdefault(p, []).append(row)

    def round_of(self, s: int, p: int, o: int) -> int | None:
        """See ``Lookup``."""
        found = self._rounds.get((s, p, o))
        return self._below.round_of(s, p, o) if found is None else found

    def count(self, s: int | None, p: int, o: int | None) -> int:
        """See ``Lookup``."""
        return self._below.count(s, p, o) + (1 if s is not None and o is not None else len(self._rows(s, p, o)))

    def match(self, s: int | None, p: int, o: int | None, before: int) -> Iterator[Row]:
        """See ``Lookup``."""
        yield from self._below.match(s, p, o, before)
        yield from (row for row in self._rows(s, p, o) if row[3] < before)

    def _rows(self, s: int | None, p: int, o: int | None) -> Sequence[Row]:
        if s is not None and o is not None:
            round_ = self._rounds.get((s, p, o))
            return () if round_ is None else ((s, p, o, round_),)
        if s is not None:
            return self._by_subject.get((p, s), ())
        return self._by_predicate.get(p, ()) if o is None else self._by_object.get((p, o), ())


class _Sorted:
    """One sorted copy: for each predicate a range, in it the keys in order, and for a key the values in order."""

    def __init__(self, tables: Tables, source: str, key: str, value: str) -> None:
        columns = tables.arrays(f"SELECT p, {key} AS k, {value} AS v, r FROM {source} ORDER BY p, k, v, r")
        predicates = columns["p"]
        self._keys: Column = columns["k"]
        self._values: Column = columns["v"]
        self._rounds: Column = columns["r"]
        starts = (
            np.flatnonzero(np.diff(predicates, prepend=predicates[:1] - 1)) if len(predicates) else np.array([], int)
        )
        ends = np.append(starts[1:], len(predicates))
        self._ranges = {int(predicates[start]): (int(start), int(end)) for start, end in zip(starts, ends, strict=True)}

    def _range(self, predicate: int, key: int) -> tuple[int, int]:
        start, end = self._ranges.get(predicate, (0, 0))
        keys = self._keys[start:end]
        return start + int(keys.searchsorted(key)), start + int(keys.searchsorted(key, "right"))

    def count(self, predicate: int, key: int | None = None) -> int:
        start, end = self._ranges.get(predicate, (0, 0)) if key is None else self._range(predicate, key)
        return end - start

    def round_of(self, predicate: int, key: int, value: int) -> int | None:
        start, end = self._range(predicate, key)
        at = start + int(self._values[start:end].searchsorted(value))
        return int(self._rounds[at]) if at < end and self._values[at] == value else None

    def pairs(self, predicate: int, key: int, before: int) -> Iterator[tuple[int, int]]:
        start, end = self._range(predicate, key)
        return self._in_order(start, end, before)

    def all(self, predicate: int, before: int) -> Iterator[tuple[int, int, int]]:
        start, end = self._ranges.get(predicate, (0, 0))
        for at in self._order(start, end, before):
            yield int(self._keys[at]), int(self._values[at]), int(self._rounds[at])

    def _in_order(self, start: int, end: int, before: int) -> Iterator[tuple[int, int]]:
        if end - start == 1:  # nearly always
            if self._rounds[start] < before:
                yield int(self._values[start]), int(self._rounds[start])
            return
        for at in self._order(start, end, before):
            yield int(self._values[at]), int(self._rounds[at])

    def _order(self, start: int, end: int, before: int) -> Column:
        rounds = self._rounds[start:end]
        early = np.flatnonzero(rounds < before)
        order = np.argsort(rounds[early], kind="stable")
        return (early[order] + start).astype(np.int32)
