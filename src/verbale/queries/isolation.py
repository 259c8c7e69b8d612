"""Work in a process of its own, which can be killed: no engine knows a timeout, and memory is bounded by process.

Where this process has one thread, the other is a fork of it: a few milliseconds. A process with threads must not be
forked, since a lock that another thread holds at that moment stays locked in the child for ever (POSIX.1-2017, fork);
notebooks, servers and test runners have threads, some of which Python's ``threading`` does not count. There a fork
server is started once: an interpreter with one thread that forks for each task. Where the system cannot fork at all,
the server does one task and ends.
"""

from __future__ import annotations

import atexit
import contextlib
import importlib
import os
import pickle
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, TypeVar

T = TypeVar("T")
START_S = 20.0
"""How long a server may take to start on a busy machine, on top of what its task may take."""
_SIZE = struct.Struct("<cQ")
_DONE, _LATE, _LARGE = b"+", b"t", b"o"
_START = "import sys; sys.path[:] = sys.argv[1:]; from verbale.queries.isolation import serve; serve()"
_idle: dict[int, list[subprocess.Popen[bytes]]] = {}  # by the process that started them: a fork must not share pipes


def isolated(
    work: Callable[[T], bytes], task: T, timeout_s: float, *, max_bytes: int, preload: Sequence[str] = ()
) -> bytes:
    """What ``work(task)`` gives in a process of its own; empty if that process died, of too little memory say.

    ``work`` is a function of a module and ``task`` can be pickled; a server imports the modules of ``preload`` before
    it forks. The process is killed after ``timeout_s`` (``TimeoutError``) and if the answer is longer than
    ``max_bytes`` (``OverflowError``); its processor time is bounded too, so it ends even if nobody is left to end it.
    """
    if _forks() and _single_threaded():
        return _forked(work, task, timeout_s, max_bytes)
    return _served(work, task, timeout_s, max_bytes, preload)


def _forks() -> bool:
    return hasattr(os, "fork")


def _single_threaded() -> bool:
    """Whether the system, not only Python, knows of one thread; false where it does not tell."""
    try:
        return sum(1 for _ in Path("/proc/self/task").iterdir()) == 1
    except OSError:
        return False


def _forked(work: Callable[[T], bytes], task: T, timeout_s: float, max_bytes: int) -> bytes:
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


def _served(work: Callable[[T], bytes], task: T, timeout_s: float, max_bytes: int, preload: Sequence[str]) -> bytes:
    idle = _idle.setdefault(os.getpid(), [])
    server = idle.pop() if idle else _start()
    keep = False
    # A server has its own clock, and the last word is here, should it hang itself.
    timer = _Alarm(server, timeout_s + START_S)
    try:
        request = pickle.dumps((Path.cwd(), dict(os.environ), tuple(preload), work, task, timeout_s, max_bytes))
        assert server.stdin is not None
        assert server.stdout is not None
        with timer:
            _send(server.stdin, _DONE, request)
            status, answer = _receive(server.stdout)
        keep = _forks()
    except (EOFError, BrokenPipeError):
        if timer.rang:
            raise TimeoutError from None
        return b""
    finally:
        if keep:
            idle.append(server)
        else:
            _end(server)
    if status == _LATE:
        raise TimeoutError
    if status == _LARGE:
        raise OverflowError
    return answer


class _Alarm:
    """Kills a server whose time is over, from a thread: a pipe of Windows cannot be waited for."""

    def __init__(self, server: subprocess.Popen[bytes], seconds: float) -> None:
        import threading

        self.rang = False
        self._server = server
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def _ring(self) -> None:
        self.rang = True
        self._server.kill()


def _start() -> subprocess.Popen[bytes]:
    # Where this interpreter looks for modules, no other folder: not the working folder, which is anybody's.
    command = [sys.executable, "-c", _START, *(path for path in sys.path if path)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def _end(server: subprocess.Popen[bytes]) -> None:
    server.kill()
    for stream in (server.stdin, server.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):  # what was not written yet is of no use
                stream.close()
    server.wait()


@atexit.register
def _end_all() -> None:
    for server in _idle.pop(os.getpid(), []):
        _end(server)


def _send(stream: IO[bytes], status: bytes, content: bytes) -> None:
    stream.write(_SIZE.pack(status, len(content)))
    stream.write(content)
    stream.flush()


def _receive(stream: IO[bytes]) -> tuple[bytes, bytes]:
    head = stream.read(_SIZE.size)
    if len(head) < _SIZE.size:
        raise EOFError
    status, size = _SIZE.unpack(head)
    content = stream.read(size)
    if len(content) < size:
        raise EOFError
    return status, content


def serve() -> None:
    """A server's life: a task on standard input, what came of it on standard output, until the input ends."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a task prints is no answer
    with contextlib.suppress(EOFError):
        while True:
            folder, environment, preload, work, task, timeout_s, max_bytes = pickle.loads(_receive(requests)[1])
            for name in preload:
                importlib.import_module(name)
            with contextlib.suppress(OSError):  # a folder that is gone: paths in it are gone too
                os.chdir(folder)
            os.environ.clear()
            os.environ.update(environment)
            status, answer = _DONE, b""
            try:
                answer = _forked(work, task, timeout_s, max_bytes) if _forks() else work(task)
            except TimeoutError:
                status = _LATE
            except OverflowError:
                status = _LARGE
            _send(answers, status, answer)
