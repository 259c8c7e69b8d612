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
        rows = tables.arrays("SELECT s, p, o, r FROM t UNION ALL SELECT s, p, o, r FROM retired")
        s, p, o, rounds = rows["s"], rows["p"], rows["o"], rows["r"]
        self._by_subject = _Sorted(p, s, o, rounds)
        self._by_object = _Sorted(p, o, s, rounds)

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

    def __init__(self, predicates: Column, keys: Column, values: Column, rounds: Column) -> None:
        order = _order_of(predicates, keys, values)
        predicates = predicates[order]
        self._keys, self._values, self._rounds = keys[order], values[order], rounds[order]
        starts = np.flatnonzero(np.diff(predicates, prepend=predicates[:1] - 1))
        ends = [*starts[1:].tolist(), len(predicates)]
        self._ranges = {int(predicates[start]): (start, end) for start, end in zip(starts.tolist(), ends, strict=False)}

    def _range(self, predicate: int, key: int) -> tuple[int, int]:
        start, end = self._ranges.get(predicate, (0, 0))
        keys = self._keys[start:end]
        wanted = np.int32(key)  # of the array's own type, else all of it would be converted
        return start + int(keys.searchsorted(wanted)), start + int(keys.searchsorted(wanted, "right"))

    def count(self, predicate: int, key: int | None = None) -> int:
        start, end = self._ranges.get(predicate, (0, 0)) if key is None else self._range(predicate, key)
        return end - start

    def round_of(self, predicate: int, key: int, value: int) -> int | None:
        start, end = self._range(predicate, key)
        at = start + int(self._values[start:end].searchsorted(np.int32(value)))
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


def _order_of(first: Column, second: Column, third: Column) -> NDArray[np.intp]:
    """The order of rows by three columns: by one number made of all three, where its bits suffice (they mostly do)."""
    if not len(first):
        return np.array([], dtype=np.intp)
    lows = [int(column.min()) for column in (first, second, third)]
    bits = [(int(column.max()) - low).bit_length() for column, low in zip((first, second, third), lows, strict=True)]
    if sum(bits) > 63:
        return np.lexsort((third, second, first))
    packed = first.astype(np.int64) - lows[0]
    for column, low, width in zip((second, third), lows[1:], bits[1:], strict=True):
        packed <<= width
        packed += column
        packed -= low
    return np.argsort(packed)
