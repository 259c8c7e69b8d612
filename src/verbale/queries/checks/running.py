"""One call that runs the checks, in a process that can be stopped."""

from __future__ import annotations

import contextlib
import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from verbale.model import LimitError, QueryError, VerbaleError
from verbale.model.resources import shipped
from verbale.queries.checks.finding import PARTS, Finding, Report, sorted_findings
from verbale.queries.isolation import isolated
from verbale.queries.running import default_data
from verbale.queries.worker import MAX_PAYLOAD


@dataclass(frozen=True, slots=True)
class _Task:
    data: tuple[Path, ...]
    documents: tuple[Path, ...]
    parts: tuple[str, ...]
    timeout_s: float
    max_memory_mb: int


def check(
    data: Sequence[Path] | None = None,
    *,
    documents: Sequence[Path] | None = None,
    parts: Sequence[str] = PARTS,
    timeout_s: float = 120.0,
    max_memory_mb: int = 4096,
) -> Report:
    """Whether a graph holds together.

    ``data`` are folders or RDF files, by default what ``verbale query`` asks. ``documents`` are files and folders with
    the texts that the graph quotes; by default the ``texts`` folder beside the data, and ``seeds/`` here or the seeds
    that ship. ``parts`` are some of ``PARTS``.

    Raises ``InputError`` (missing or unreadable data), ``QueryError`` (an unknown part), ``LimitError`` (time,
    memory). What is wrong with the graph raises nothing: see ``Report.sound``.
    """
    if unknown := sorted(set(parts) - set(PARTS)):
        raise QueryError(f"there is no check called {unknown[0]!r}; there are {', '.join(PARTS)}")
    places = tuple(data) if data else (default_data(),)
    chosen = tuple(part for part in PARTS if part in parts)
    task = _Task(places, tuple(documents or _documents(places)), chosen, timeout_s, max_memory_mb)
    return Report(sorted_findings(_in_worker(task)), chosen)


def findings(task: _Task) -> list[Finding]:
    """All findings, found in this process."""
    from verbale.queries.checks.sums import QUERIES, check_sums

    found: list[Finding] = []
    if set(task.parts) - set(QUERIES):
        from verbale.queries.checks.consistency import check_consistency, reason
        from verbale.queries.checks.evidence import check_evidence
        from verbale.queries.checks.graph import CheckedGraph
        from verbale.queries.checks.shapes import check_shapes

        graph = CheckedGraph(task.data)
        if {"shapes", "consistency"} & set(task.parts):
            inference = reason(graph)
            if "shapes" in task.parts:
                found += check_shapes(graph, inference.inferred)
            if "consistency" in task.parts:
                found += check_consistency(graph, inference)
        if "evidence" in task.parts:
            found += check_evidence(graph, task.documents)
    for part in QUERIES:
        if part in task.parts:
            found += check_sums(part, task.data, task.timeout_s)
    return found


def _documents(data: Sequence[Path]) -> tuple[Path, ...]:
    here = Path("seeds")
    texts = [path / "texts" for path in data if (path / "texts").is_dir()]
    return (*texts, here if here.is_dir() else shipped("seeds"))


def _in_worker(task: _Task) -> list[Finding]:
    try:
        payload = isolated(_work, task, task.timeout_s, max_bytes=MAX_PAYLOAD)
    except TimeoutError:
        raise LimitError(
            f"check: not done within {task.timeout_s:g} s; check one part at a time with --only, or raise --timeout-s"
        ) from None
    except OverflowError:
        raise LimitError("check: too many findings to hand over; check one part at a time with --only") from None
    if not payload:
        raise LimitError(
            f"check: ran out of memory ({task.max_memory_mb:,} MB) or is nested too deeply; check one part at a time "
            "with --only"
        )
    answer = pickle.loads(payload)
    if isinstance(answer, VerbaleError):
        raise answer
    if isinstance(answer, list):
        return answer
    raise QueryError(f"check: failed: {answer}")


def _work(task: _Task) -> bytes:
    """The pickled findings, or the pickled error; nothing if the memory does not do."""
    _bound(task)
    answer: object
    try:
        answer = findings(task)
    except VerbaleError as error:
        answer = error
    except (MemoryError, RecursionError):
        return b""
    except Exception as error:
        answer = f"{type(error).__name__}: {error}"
    return pickle.dumps(answer)


def _bound(task: _Task) -> None:
    """The memory of this process."""
    try:
        import resource
    except ImportError:  # Windows: the timeout remains
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (task.max_memory_mb << 20, resource.getrlimit(resource.RLIMIT_AS)[1]))
