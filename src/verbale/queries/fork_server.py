"""An interpreter with one thread that forks for each task; where the system cannot fork, it does one task and ends."""

from __future__ import annotations

import atexit
import contextlib
import importlib
import os
import pickle
import struct
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, TypeVar

from verbale.queries.fork import forked, forks

T = TypeVar("T")
START_S = 20.0
"""How long a server may take to start on a busy machine, on top of what its task may take."""
_SIZE = struct.Struct("<cQ")
_DONE, _LATE, _LARGE = b"+", b"t", b"o"
_START = "import sys; sys.path[:] = sys.argv[1:]; from verbale.queries.fork_server import serve; serve()"
_idle: dict[int, list[subprocess.Popen[bytes]]] = {}  # by the process that started them: a fork must not share pipes


def served(work: Callable[[T], bytes], task: T, timeout_s: float, max_bytes: int, preload: Sequence[str]) -> bytes:
    """As ``isolated``, in a fork of a server, which is started where none is idle."""
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
        keep = forks()
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
                answer = forked(work, task, timeout_s, max_bytes) if forks() else work(task)
            except TimeoutError:
                status = _LATE
            except OverflowError:
                status = _LARGE
            _send(answers, status, answer)
