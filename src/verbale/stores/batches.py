"""Statements packed into requests of a bounded size, the next one made while the last is on its way."""

from __future__ import annotations

import queue
import threading
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from verbale.stores.layout import Layout
from verbale.stores.source import Run

BATCH_BYTES = 8 << 20
"""About how much is sent with one request."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Part:
    """Statements for one graph of the store; ``first`` if none went there before."""

    target: str
    count: int
    lines: bytes
    first: bool

    def nquads(self) -> bytes:
        """The statements with the graph's name."""
        # A line feed within a literal is escaped in N-Triples: this is the end of a statement and nothing else.
        return self.lines.replace(b" .\n", b" <%s> .\n" % self.target.encode()) if self.target else self.lines


@dataclass(frozen=True, slots=True)
class Batch:
    """What goes with one request, in order; each target stands once."""

    parts: tuple[Part, ...]
    done: int

    @property
    def count(self) -> int:
        """How many statements."""
        return sum(part.count for part in self.parts)

    def nquads(self) -> bytes:
        """The statements, each with its graph's name."""
        return b"".join(part.nquads() for part in self.parts)

    def halves(self) -> tuple[Batch, ...]:
        """The same in two batches, or one where it is a single statement."""
        if len(self.parts) > 1:
            middle = len(self.parts) // 2
            return Batch(self.parts[:middle], self.done), Batch(self.parts[middle:], self.done)
        (part,) = self.parts
        lines = part.lines.splitlines(keepends=True)
        middle = len(lines) // 2
        if not middle:
            return (self,)
        pieces = (lines[:middle], part.first), (lines[middle:], False)
        return tuple(
            Batch((Part(part.target, len(piece), b"".join(piece), first),), self.done) for piece, first in pieces
        )


@dataclass(slots=True)
class _Growing:
    runs: list[bytes] = field(default_factory=list)
    count: int = 0


def batches(runs: Iterable[Run], layout: Layout, *, size: int = BATCH_BYTES) -> Iterator[Batch]:
    """The statements in batches of about ``size`` bytes, mapped to the store's graphs."""
    seen: set[str] = set()
    waiting: dict[str, _Growing] = {}
    held = done = 0

    def packed() -> Batch:
        parts = []
        for target, growing in waiting.items():
            parts.append(Part(target, growing.count, b"".join(growing.runs), target not in seen))
            seen.add(target)
        waiting.clear()
        return Batch(tuple(parts), done)

    for run in runs:
        targets = layout.of(run.graph)
        if held and held + len(run.lines) * len(targets) > size:
            yield packed()
            held = 0
        done = run.done
        for target in targets:
            growing = waiting.setdefault(target, _Growing())
            growing.runs.append(run.lines)
            growing.count += run.count
            held += len(run.lines)
    if waiting:
        yield packed()


def ahead(items: Iterable[_T], *, depth: int = 1) -> Generator[_T, None, None]:
    """The same items, made by a thread that keeps ``depth`` of them ready; its errors come out here."""
    ready: queue.Queue[tuple[_T | None, BaseException | None]] = queue.Queue(depth)
    stopped = threading.Event()

    def put(item: _T | None, error: BaseException | None) -> bool:
        while not stopped.is_set():
            try:
                ready.put((item, error), timeout=0.1)
            except queue.Full:
                continue
            return True
        return False

    def work() -> None:
        try:
            for item in items:
                if not put(item, None):
                    return
            put(None, None)
        except BaseException as error:  # told to the one who waits
            put(None, error)

    thread = threading.Thread(target=work, name="verbale-reading", daemon=True)
    thread.start()
    try:
        while True:
            item, error = ready.get()
            if error is not None:
                raise error
            if item is None:
                return
            yield item
    finally:
        stopped.set()
        thread.join()
