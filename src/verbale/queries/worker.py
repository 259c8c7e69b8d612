"""A question asked in a process that can be killed: the engine itself knows no timeout.

Where the system can fork and this process runs one thread, the worker is a fork (a few milliseconds); elsewhere it is
a fresh interpreter. Once the data is loaded the worker gives up the right to open files or sockets, so even a query
that slipped past the guard reaches nothing. (Not where the engine needs them: a store folder, an endpoint.) Its memory
and its processor time are bounded by the system, so it ends even if nobody is left to end it.
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

MAX_PAYLOAD = 256 << 20
"""Most bytes a worker may hand back."""


@dataclass(frozen=True, slots=True)
class Question:
    """All that a worker needs to know; ``run`` says what the fields mean."""

    query: CannedQuery
    parameters: dict[str, str]
    data: tuple[Path, ...]
    evidence: bool = False
    why: bool = False
    max_rows: int = 10_000
    offset: int = 0
    graph: str | None = None
    language: str = "en"
    endpoint: str | None = None
    store_dir: Path | None = None
    timeout_s: float = 30.0
    max_memory_mb: int = 2048


def ask(question: Question) -> Result:
    """The answer from a worker; ``LimitError`` if it takes too long, or too much memory."""
    forks = hasattr(os, "fork") and threading.active_count() == 1
    payload = (_forked if forks else _spawned)(question, question.timeout_s)
    if not payload:
        raise LimitError(
            f"{question.query.name}: the query ran out of memory ({question.max_memory_mb:,} MB) or is nested too "
            "deeply; ask for less at a time, or add LIMIT"
        )
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
            if "faulthandler" in sys.modules:  # a worker may end abruptly; that is told by the parent
                sys.modules["faulthandler"].disable()
            _bound_time(timeout_s)
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
    except OverflowError:
        raise LimitError(
            f"{question.query.name}: the answer takes more than {MAX_PAYLOAD >> 20} MB; ask for fewer rows or columns"
        ) from None
    finally:
        os.close(read_end)
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _drain(descriptor: int, deadline: float) -> bytes:
    import select

    parts: list[bytes] = []
    size = 0
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([descriptor], [], [], left)[0]:
            raise TimeoutError
        part = os.read(descriptor, 1 << 16)
        if not part:
            return b"".join(parts)
        parts.append(part)
        size += len(part)
        if size > MAX_PAYLOAD:
            raise OverflowError


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

        answer = find_answer(question, before_query=lambda: _lock(question))
    except VerbaleError as error:
        answer = error
    except MemoryError:
        return b""
    except Exception as error:
        answer = f"{type(error).__name__}: {error}"
    return pickle.dumps(answer)


def _lock(question: Question) -> None:
    """Bounded memory, and no new files and no sockets where the engine needs none, from here on."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the guard and the timeout remain
        return
    # What is mapped already, the graph above all, does not count: the query may use so much on top of it.
    limit = _mapped_bytes() + (question.max_memory_mb << 20)
    if question.endpoint is None and question.store_dir is None:
        _lower(resource.setrlimit, resource.RLIMIT_NOFILE, 0, 0)
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    _lower(resource.setrlimit, resource.RLIMIT_AS, limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard)


def _mapped_bytes() -> int:
    """The address space this process uses now; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


def _bound_time(timeout_s: float) -> None:
    """The processor time of a worker whose parent may have been killed: several threads load a graph at once."""
    try:
        import resource
    except ImportError:
        return
    seconds = int(timeout_s * (os.cpu_count() or 1)) + 5
    _lower(resource.setrlimit, resource.RLIMIT_CPU, seconds, seconds)


def _lower(setrlimit: Callable[[int, tuple[int, int]], None], which: int, soft: int, hard: int) -> None:
    with contextlib.suppress(OSError, ValueError):
        setrlimit(which, (soft, hard))


def main() -> None:
    """A worker's life in an interpreter of its own: a pickled question on standard input, the answer on output."""
    sys.stdout.buffer.write(_work(pickle.load(sys.stdin.buffer)))
