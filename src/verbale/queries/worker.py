"""A question asked in a process that can be killed.

Once the data is loaded the process gives up the right to open files or sockets, so even a query that slipped past the
guard reaches nothing. (Not where the engine needs them: a store folder, an endpoint.) Its memory is bounded by the
system.
"""

from __future__ import annotations

import contextlib
import os
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verbale.model import LimitError, QueryError, VerbaleError
from verbale.queries.catalogue import CannedQuery
from verbale.queries.isolation import isolated
from verbale.queries.results import Result

MAX_PAYLOAD = 256 << 20
"""Most bytes a worker may hand back."""
_PRELOAD = ("verbale.queries.answering", "verbale.queries.proofs", "verbale.queries.store")


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
    try:
        payload = isolated(_work, question, question.timeout_s, max_bytes=MAX_PAYLOAD, preload=_PRELOAD)
    except TimeoutError:
        raise LimitError(
            f"{question.query.name}: no answer within {question.timeout_s:g} s; make the query more selective, or "
            "raise --timeout-s"
        ) from None
    except OverflowError:
        raise LimitError(
            f"{question.query.name}: the answer takes more than {MAX_PAYLOAD >> 20} MB; ask for fewer rows or columns"
        ) from None
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


def _lower(setrlimit: Callable[[int, tuple[int, int]], None], which: int, soft: int, hard: int) -> None:
    with contextlib.suppress(OSError, ValueError):
        setrlimit(which, (soft, hard))
