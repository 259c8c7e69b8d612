"""A question asked in a process that can be killed: the engine itself knows no timeout.

Where the system can fork and this process runs one thread, the worker is a fork (a few milliseconds); elsewhere it is
a fresh interpreter. Once the data is loaded the worker gives up the right to open files or sockets, so even a query
that slipped past the guard reaches nothing.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verbale.model import LimitError, QueryError, VerbaleError
from verbale.queries.catalogue import CannedQuery
from verbale.queries.results import Result

MAX_BYTES = 2 << 30
"""Address space a worker may use."""


@dataclass(frozen=True, slots=True)
class Question:
    """All that a worker needs to know."""

    query: CannedQuery
    parameters: dict[str, str]
    data: tuple[Path, ...]
    evidence: bool
    max_rows: int


def ask(question: Question, *, timeout_s: float) -> Result:
    """The answer from a worker; ``LimitError`` if it takes longer than ``timeout_s`` seconds or too much memory."""
    if hasattr(os, "fork") and threading.active_count() == 1:
        payload = _forked(question, timeout_s)
    else:
        payload = _spawned(question, timeout_s)
    if not payload:
        raise LimitError(f"{question.query.name}: the query ran out of memory; ask for less at a time, or add LIMIT")
    answer = pickle.loads(payload)
    if isinstance(answer, VerbaleError):
        raise answer
    if isinstance(answer, Result):
        return answer
    raise QueryError(f"{question.query.name}: the query failed: {answer}")


def _timeout(question: Question, timeout_s: float) -> LimitError:
    return LimitError(
        f"{question.query.name}: no answer within {timeout_s:g} s; make the query more selective, or raise --timeout-s"
    )


def _forked(question: Question, timeout_s: float) -> bytes:
    read_end, write_end = os.pipe()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            os.close(read_end)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # an engine out of memory has its own last words
            _write(write_end, _work(question))
            status = 0
        finally:
            os._exit(status)  # no clean-up of the parent's things, no second flush of its streams
    os.close(write_end)
    try:
        return _drain(read_end, time.monotonic() + timeout_s)
    except TimeoutError:
        raise _timeout(question, timeout_s) from None
    finally:
        os.close(read_end)
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _drain(descriptor: int, deadline: float) -> bytes:
    import select

    parts: list[bytes] = []
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([descriptor], [], [], left)[0]:
            raise TimeoutError
        part = os.read(descriptor, 1 << 16)
        if not part:
            return b"".join(parts)
        parts.append(part)


def _write(descriptor: int, payload: bytes) -> None:
    view = memoryview(payload)
    while view:
        view = view[os.write(descriptor, view) :]


def _spawned(question: Question, timeout_s: float) -> bytes:
    command = [sys.executable, "-c", "from verbale.queries.worker import main; main()"]
    try:
        done = subprocess.run(  # the child is this module; nothing in the command is a user's
            command, input=pickle.dumps(question), capture_output=True, timeout=timeout_s, check=False
        )
    except subprocess.TimeoutExpired:
        raise _timeout(question, timeout_s) from None
    return done.stdout if done.returncode == 0 else b""


def _work(question: Question) -> bytes:
    """The pickled result, or the pickled error."""
    answer: Any
    try:
        from verbale.queries.answering import answer as find_answer

        answer = find_answer(question, before_query=_lock)
    except VerbaleError as error:
        answer = error
    except MemoryError:
        return b""
    except Exception as error:
        answer = f"{type(error).__name__}: {error}"
    return pickle.dumps(answer)


def _lock() -> None:
    """No new files, no sockets, bounded memory, from here on."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the guard and the timeout remain
        return
    _lower(resource.setrlimit, resource.RLIMIT_NOFILE, 0, 0)
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    soft = MAX_BYTES if hard == resource.RLIM_INFINITY else min(MAX_BYTES, hard)
    _lower(resource.setrlimit, resource.RLIMIT_AS, soft, hard)


def _lower(setrlimit: Callable[[int, tuple[int, int]], None], which: int, soft: int, hard: int) -> None:
    with contextlib.suppress(OSError, ValueError):
        setrlimit(which, (soft, hard))


def main() -> None:
    """A worker's life in an interpreter of its own: a pickled question on standard input, the answer on output."""
    sys.stdout.buffer.write(_work(pickle.load(sys.stdin.buffer)))
