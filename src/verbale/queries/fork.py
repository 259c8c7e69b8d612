"""A task in a fork of this process, which is killed when its time is over or its answer too long."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def forks() -> bool:
    """Whether this system can fork at all."""
    return hasattr(os, "fork")


def forked(work: Callable[[T], bytes], task: T, timeout_s: float, max_bytes: int) -> bytes:
    """As ``isolated``, in a fork of this process, which has one thread."""
    read_end, write_end = os.pipe()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            if "faulthandler" in sys.modules:  # a process may end abruptly; that is told by the parent
                sys.modules["faulthandler"].disable()
            _bound_time(timeout_s)
            os.close(read_end)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # an engine out of memory has its own last words
            _write(write_end, work(task))
            status = 0
        finally:
            os._exit(status)  # no clean-up of the parent's things, no second flush of its streams
    os.close(write_end)
    try:
        return _drain(read_end, time.monotonic() + timeout_s, max_bytes)
    finally:
        os.close(read_end)
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _drain(descriptor: int, deadline: float, max_bytes: int) -> bytes:
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
        if size > max_bytes:
            raise OverflowError


def _write(descriptor: int, payload: bytes) -> None:
    view = memoryview(payload)
    while view:
        view = view[os.write(descriptor, view) :]


def _bound_time(timeout_s: float) -> None:
    """The processor time of a process whose parent may have been killed: several threads load a graph at once."""
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    seconds = int(timeout_s * (os.cpu_count() or 1)) + 5
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
