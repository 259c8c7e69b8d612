"""One call that runs the checks, in a process that can be stopped."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from verbale.model import LimitError, QueryError, VerbaleError
from verbale.model.resources import shipped
from verbale.queries.checks.finding import PARTS, Finding, Report, sorted_findings
from verbale.queries.running import default_data


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
    # A fork starts at once, but must not be made of a process with threads.
    forks = hasattr(os, "fork") and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if forks else "spawn")
    receiver, sender = context.Pipe(duplex=False)
    worker = context.Process(target=_work, args=(task, sender))  # type: ignore[attr-defined]
    worker.start()
    sender.close()
    try:
        if not receiver.poll(task.timeout_s):
            raise LimitError(
                f"check: not done within {task.timeout_s:g} s; check one part at a time with --only, or raise "
                "--timeout-s"
            )
        answer = receiver.recv()
    except EOFError:
        raise LimitError(
            f"check: ran out of memory ({task.max_memory_mb:,} MB) or is nested too deeply; check one part at a time "
            "with --only"
        ) from None
    finally:
        worker.kill()
        worker.join()
        receiver.close()
    if isinstance(answer, VerbaleError):
        raise answer
    if isinstance(answer, list):
        return answer
    raise QueryError(f"check: failed: {answer}")


def _work(task: _Task, sender: Connection) -> None:
    """A worker's life: the findings, or the error, into the pipe."""
    _bound(task)
    answer: object
    try:
        answer = findings(task)
    except VerbaleError as error:
        answer = error
    except (MemoryError, RecursionError):
        os._exit(1)
    except Exception as error:
        answer = f"{type(error).__name__}: {error}"
    with contextlib.suppress(BrokenPipeError):
        sender.send(answer)
    sender.close()


def _bound(task: _Task) -> None:
    """Memory and processor time, so that a worker ends even if nobody is left to end it."""
    try:
        import resource
    except ImportError:  # Windows: the timeout remains
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (task.max_memory_mb << 20, resource.getrlimit(resource.RLIMIT_AS)[1]))
    with contextlib.suppress(OSError, ValueError):
        seconds = int(task.timeout_s * (os.cpu_count() or 1)) + 5
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
