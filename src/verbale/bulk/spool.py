"""Values on disk instead of in memory: what many documents say, a document at a time."""

from __future__ import annotations

import pickle
import tempfile
import weakref
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from typing import Any, TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")


class Spool(MutableMapping[K, V]):
    """Values by key, in a file without a name that is gone with the spool, however the process ends.

    Each value is loaded anew when it is asked for: a change of one is kept only where it is put back. Keys come in
    the order in which they were put first. ``dump`` and ``load`` make a value bytes and back. Not for use by several
    processes.

    >>> spool = Spool()
    >>> spool["a"] = [1, 2]
    >>> spool["a"], len(spool), spool == {"a": [1, 2]}
    ([1, 2], 1, True)
    """

    def __init__(self, dump: Callable[[V], bytes] = pickle.dumps, load: Callable[[bytes], V] = pickle.loads) -> None:
        self._dump, self._load = dump, load
        self._file: Any = tempfile.TemporaryFile(prefix="verbale-")  # noqa: SIM115 (closed when the spool is let go)
        weakref.finalize(self, self._file.close)
        self._places: dict[K, tuple[int, int]] = {}
        self._end = 0

    def __setitem__(self, key: K, value: V) -> None:
        data = self._dump(value)
        self._file.seek(self._end)
        self._file.write(data)
        self._places[key] = (self._end, len(data))
        self._end += len(data)

    def __getitem__(self, key: K) -> V:
        start, length = self._places[key]
        self._file.seek(start)
        return self._load(self._file.read(length))

    def __delitem__(self, key: K) -> None:
        del self._places[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, key: object) -> bool:
        return key in self._places


class Joined(Sequence[V]):
    """The values of many sequences as one, each sequence loaded from where it is when it is passed.

    ``lengths`` has the keys of the sequences in their order.

    >>> list(Joined({"a": (1, 2), "b": (3,)}, {"b": 1, "a": 2}))
    [3, 1, 2]
    """

    def __init__(self, parts: Mapping[K, Sequence[V]], lengths: Mapping[K, int]) -> None:
        self._parts: Mapping[Any, Sequence[V]] = parts
        self._lengths = lengths

    def __iter__(self) -> Iterator[V]:
        for key in self._lengths:
            yield from self._parts[key]

    def __len__(self) -> int:
        return sum(self._lengths.values())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    @overload
    def __getitem__(self, index: int) -> V: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[V, ...]: ...
    def __getitem__(self, index: int | slice) -> V | tuple[V, ...]:
        if isinstance(index, slice):
            return tuple(self)[index]
        left = range(len(self))[index]
        for key, length in self._lengths.items():
            if left < length:
                return self._parts[key][left]
            left -= length
        raise AssertionError(index)
