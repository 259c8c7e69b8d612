"""Work in a process of its own, which can be killed: no engine knows a timeout, and memory is bounded by process.

Where this process has one thread, the other is a fork of it: a few milliseconds. A process with threads must not be
forked, since a lock that another thread holds at that moment stays locked in the child for ever (POSIX.1-2017, fork);
notebooks, servers and test runners have threads, some of which Python's ``threading`` does not count. There a fork
server is started once: an interpreter with one thread that forks for each task. Where the system cannot fork at all,
the server does one task and ends.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from verbale.queries.fork import forked, forks
from verbale.queries.fork_server import served

T = TypeVar("T")


def isolated(
    work: Callable[[T], bytes], task: T, timeout_s: float, *, max_bytes: int, preload: Sequence[str] = ()
) -> bytes:
    """What ``work(task)`` gives in a process of its own; empty if that process died, of too little memory say.

    ``work`` is a function of a module and ``task`` can be pickled; a server imports the modules of ``preload`` before
    it forks. The process is killed after ``timeout_s`` (``TimeoutError``) and if the answer is longer than
    ``max_bytes`` (``OverflowError``); its processor time is bounded too, so it ends even if nobody is left to end it.
    """
    if forks() and _single_threaded():
        return forked(work, task, timeout_s, max_bytes)
    return served(work, task, timeout_s, max_bytes, preload)


def _single_threaded() -> bool:
    """Whether the system, not only Python, knows of one thread; false where it does not tell."""
    try:
        return sum(1 for _ in Path("/proc/self/task").iterdir()) == 1
    except OSError:
        return False
