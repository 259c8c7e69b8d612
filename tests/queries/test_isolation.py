"""Work in a process of its own: what it gives, how it ends, and that a thread of this process cannot stop it."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from verbale.queries import fork_server, isolation
from verbale.queries.isolation import isolated

LOCK = threading.Lock()
SINGLE_THREADED = isolation._single_threaded


def upper(text: str) -> bytes:
    print(text)  # must not get into the answer
    return text.upper().encode()


def sleep(seconds: float) -> bytes:
    time.sleep(seconds)
    return b"late"


def die(status: int) -> bytes:
    os._exit(status)


def whereabouts(name: str) -> bytes:
    return f"{Path.cwd()} {os.environ.get(name)}".encode()


def locked(_: None) -> bytes:
    with LOCK:
        return b"free"


def pid(_: None) -> bytes:
    return str(os.getppid()).encode()


@pytest.fixture(params=["fork", "server"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(isolation, "_single_threaded", lambda: request.param == "fork")
    # A server finds the functions of this file where pytest put it.
    monkeypatch.setattr(sys, "path", [*sys.path, str(Path(__file__).parent)])
    for function in (upper, sleep, die, whereabouts, locked, pid):
        monkeypatch.setattr(function, "__module__", "test_isolation")
    monkeypatch.setitem(sys.modules, "test_isolation", sys.modules[__name__])
    monkeypatch.setattr(fork_server, "_idle", {})
    yield request.param
    fork_server._end_all()


def test_the_answer_comes_back() -> None:
    assert isolated(upper, "so be it", 30, max_bytes=100) == b"SO BE IT"


def test_a_long_answer_comes_back_whole() -> None:
    assert isolated(upper, "long " * 100_000, 30, max_bytes=1 << 20) == b"LONG " * 100_000


def test_a_process_that_takes_too_long_is_killed() -> None:
    with pytest.raises(TimeoutError):
        isolated(sleep, 60.0, 0.2, max_bytes=100)


def test_an_answer_that_is_too_long_is_refused() -> None:
    with pytest.raises(OverflowError):
        isolated(upper, "x" * 1000, 30, max_bytes=999)


@pytest.mark.parametrize("status", [0, 1])
def test_a_process_that_dies_gives_nothing(status: int) -> None:
    assert isolated(die, status, 30, max_bytes=100) == b""


def test_the_next_task_is_done_after_one_that_failed() -> None:
    with pytest.raises(TimeoutError):
        isolated(sleep, 60.0, 0.2, max_bytes=100)
    isolated(die, 1, 30, max_bytes=100)
    assert isolated(upper, "again", 30, max_bytes=100) == b"AGAIN"


def test_the_folder_and_the_environment_are_those_of_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in "12":
        folder = tmp_path / number
        folder.mkdir()
        monkeypatch.chdir(folder)
        monkeypatch.setenv("VERBALE_TEST", number)
        assert isolated(whereabouts, "VERBALE_TEST", 30, max_bytes=1000) == f"{folder} {number}".encode()


def test_one_server_does_all_tasks_of_a_process(way: str) -> None:
    parents = {isolated(pid, None, 30, max_bytes=100) for _ in range(3)}
    assert len(parents) == 1
    assert (parents == {str(os.getpid()).encode()}) == (way == "fork")


def test_a_server_that_was_killed_is_no_harm(way: str) -> None:
    isolated(upper, "first", 30, max_bytes=100)
    for server in fork_server._idle.get(os.getpid(), []):
        server.kill()
        server.wait()
    answers = [isolated(upper, "next", 30, max_bytes=100) for _ in range(2)]
    assert answers[-1] == b"NEXT"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the system tells no threads")
def test_a_lock_that_another_thread_holds_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "_single_threaded", SINGLE_THREADED)
    held, asked = threading.Event(), threading.Event()

    def hold() -> None:
        with LOCK:
            held.set()
            asked.wait(60)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(60)
    try:
        assert isolated(locked, None, 30, max_bytes=100) == b"free"
    finally:
        asked.set()
        thread.join()
