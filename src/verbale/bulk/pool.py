"""A pool of processes: items in, results out in the order of the items, a bounded number at a time.

Unlike the pools of the standard library this one knows which item a process was at when it ended or hung, gives that
item up alone, and goes on with the others.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from verbale.model.errors import LimitError

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 8
"""Items for each process that may be under way or done before their turn: what bounds memory."""
TRIES = 2
"""Processes that an item may end: the first may have died of something else (memory, a signal)."""
STARTING = 120.0
"""Seconds within which a process must be up."""


@dataclass(frozen=True, slots=True)
class Lost:
    """An item that no result came for, with the reason."""

    reason: str


def ordered(
    work: Callable[[T], R], items: Iterable[T], jobs: int, *, seconds: Callable[[T], float]
) -> Generator[tuple[T, R | Lost], None, None]:
    """Each item with what ``work`` gives for it, in the order of ``items``, worked on by ``jobs`` processes.

    ``work`` is a function of a module, and does not raise; items and results can be pickled. Processes are spawned,
    so they share nothing with this one. An item that ends its process twice, or takes longer than its ``seconds``,
    is ``Lost``. ``items`` is drawn from no more than ``AHEAD * jobs`` ahead of what was handed out. Closing the
    iterator ends the processes.

    Raises:
        LimitError: processes cannot be started here.

    """
    pool = _Pool(work, jobs, seconds)
    try:
        yield from pool.run(items)
    finally:
        pool.end()


class _Worker(Generic[T]):
    """A process, the item it is at, and until when."""

    def __init__(self, work: Callable[[T], object]) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, work), daemon=True)
        with _interrupts_held():
            self._process.start()
        theirs.close()
        self.up = False
        self.at: tuple[int, T] | None = None
        self.until = 0.0

    def give(self, number: int, item: T, seconds: float) -> None:
        self.at = (number, item)
        self.until = time.monotonic() + (seconds if self.up else STARTING)
        with contextlib.suppress(OSError):  # it has ended: what comes of that shows when its answer is awaited
            self.connection.send(item)

    def end(self) -> str:
        """End the process at once; how it had ended of itself, if it had."""
        self._process.join(timeout=0.5 if self.at is not None and time.monotonic() < self.until else 0)
        code = self._process.exitcode
        self._process.kill()
        self._process.join()
        self._process.close()
        self.connection.close()
        return f"signal {-code}" if code is not None and code < 0 else f"exit status {code}"


class _Pool(Generic[T, R]):
    def __init__(self, work: Callable[[T], R], jobs: int, seconds: Callable[[T], float]) -> None:
        self._work, self._jobs, self._seconds = work, jobs, seconds
        self._workers: list[_Worker[T]] = []
        self._done: dict[int, tuple[T, R | Lost]] = {}
        self._again: list[tuple[int, T]] = []
        self._tries: dict[int, int] = {}

    def run(self, items: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
        left = iter(enumerate(items))
        turn = drawn = 0
        while True:
            while len(self._again) + sum(w.at is not None for w in self._workers) < self._jobs:
                following = next(left, None) if drawn - turn < AHEAD * self._jobs else None
                if following is None:
                    break
                drawn += 1
                self._again.append(following)
            self._hand_out()
            if turn in self._done:
                yield self._done.pop(turn)
                turn += 1
            elif turn == drawn:
                return
            else:
                self._collect()

    def end(self) -> None:
        for worker in self._workers:
            worker.until = 0.0
            worker.end()
        self._workers.clear()

    def _hand_out(self) -> None:
        while self._again:
            idle = next((w for w in self._workers if w.at is None), None)
            if idle is None:
                if len(self._workers) == self._jobs:
                    return
                idle = _Worker(self._work)
                self._workers.append(idle)
            number, item = self._again.pop(0)
            idle.give(number, item, self._seconds(item))

    def _collect(self) -> None:
        """Wait for answers, for processes that end, and for those that take too long."""
        busy = [w for w in self._workers if w.at is not None]
        patience = max(0.0, min(w.until for w in busy) - time.monotonic())
        ready = wait([w.connection for w in busy], timeout=patience)
        for worker in busy:
            if worker.connection in ready:
                self._receive(worker)
            elif time.monotonic() > worker.until:
                self._give_up(worker, hangs=True)

    def _receive(self, worker: _Worker[T]) -> None:
        assert worker.at is not None
        number, item = worker.at
        try:
            answer: Any = worker.connection.recv()
        except (EOFError, OSError):
            self._give_up(worker, hangs=False)
            return
        if not worker.up:  # the first word is that it is there
            worker.up = True
            worker.until = time.monotonic() + self._seconds(item)
            return
        worker.at = None
        self._done[number] = (item, answer)

    def _give_up(self, worker: _Worker[T], *, hangs: bool) -> None:
        assert worker.at is not None
        number, item = worker.at
        self._workers.remove(worker)
        how = worker.end()
        if not worker.up:
            raise LimitError("processes to read with cannot be started here; read with one (--jobs 1)")
        if hangs:
            self._done[number] = (item, Lost(f"took longer than {self._seconds(item):.0f} s"))
            return
        self._tries[number] = self._tries.get(number, 0) + 1
        if self._tries[number] < TRIES:
            self._again.insert(0, (number, item))
        else:
            self._done[number] = (item, Lost(f"ended the process that read it ({how})"))


def _serve(connection: Connection, work: Callable[[Any], object]) -> None:
    """What a process does: answer one item after another until its parent closes the line."""
    for library in ("OMP", "OPENBLAS", "MKL", "BLIS"):  # each process has a core: threads would be in the others' way
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer, who then ends this process
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        connection.send("up")
        while True:
            connection.send(work(connection.recv()))


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C waits meanwhile: a process that is just starting would print a traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
