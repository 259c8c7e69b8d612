"""Every error becomes one line and a status; nothing escapes as a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from verbale import __version__
from verbale.cli import running
from verbale.cli.app import COMMANDS
from verbale.cli.running import one_line
from verbale.model.errors import InconsistentError, InputError, LimitError, QueryError


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch):
    """Make `verbale query --list` raise what the test wants."""

    def arrange(error: BaseException) -> None:
        def fail(*_: object, **__: object) -> None:
            raise error

        monkeypatch.setattr("verbale.cli.query._list", fail)

    return arrange


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["biuld"], "verbale: there is no command 'biuld'; did you mean 'build'? Help: verbale -h"),
        (["zzz"], f"verbale: there is no command 'zzz'; commands are {', '.join(COMMANDS)}. Help: verbale -h"),
        (
            ["query", "timeline", "peru"],
            "verbale: query: 'peru' is not KEY=VALUE, such as a=peru. Help: verbale query -h",
        ),
        (["query", "timeline", "a=x", "a=y"], "verbale: query: parameter 'a' is given twice. Help: verbale query -h"),
        (
            ["query", "-e", "ASK {}", "-f", "q.rq"],
            "verbale: query: -e and -f exclude each other. Help: verbale query -h",
        ),
    ],
)
def test_wrong_usage_is_one_line(verbale, arguments: list[str], line: str) -> None:
    assert verbale(*arguments) == type(verbale("-h"))(2, "", line + "\n")


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["build", "--quite"], "--quiet"),
        (["facts", "--sensitve"], "--sensitive"),
        (["query", "--evidense"], "--evidence"),
        (["--versoin"], "--version"),
    ],
)
def test_mistyped_option_gets_a_hint(verbale, arguments: list[str], hint: str) -> None:
    outcome = verbale(*arguments)
    assert outcome.status == 2
    assert outcome.err.count("\n") == 1
    suggested = outcome.err.partition("Did you mean")[2].partition("?")[0]
    assert hint in suggested.replace("'", "").replace(",", "").split()


@pytest.mark.parametrize(
    ("error", "status", "text"),
    [
        (InputError("a.txt is empty; give a text"), 2, "verbale: a.txt is empty; give a text\n"),
        (QueryError("no query 'x'"), 2, "verbale: no query 'x'\n"),
        (LimitError("too big"), 2, "verbale: too big\n"),
        (InconsistentError("contradiction", ("a is b", "c is\nd")), 1, "verbale: contradiction\n  a is b\n  c is d\n"),
        (PermissionError(13, "Permission denied", "x.ttl"), 2, "verbale: x.ttl: Permission denied; check"),
        (OSError(28, "No space left on device"), 2, "verbale: No space left on device; check"),
        (MemoryError(), 2, "verbale: out of memory"),
        (RecursionError(), 2, "verbale: a fault of Verbale's own (the input is nested too deeply); please report"),
        (KeyError("two\nlines"), 2, "verbale: a fault of Verbale's own (KeyError: 'two\\nlines'); please report"),
        (KeyboardInterrupt(), 130, "verbale: stopped;"),
        (click.Abort(), 130, "verbale: stopped;"),
    ],
)
def test_errors_become_lines(verbale, failing, error: BaseException, status: int, text: str) -> None:
    failing(error)
    outcome = verbale("query", "--list")
    assert outcome.status == status
    assert outcome.err.startswith(text)
    assert "Traceback" not in outcome.err
    assert outcome.out == ""


def test_debug_shows_the_traceback(verbale, failing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERBALE_DEBUG", "1")
    failing(KeyError("lost"))
    outcome = verbale("query", "--list")
    assert outcome.status == 2
    assert "Traceback" in outcome.err
    assert outcome.err.splitlines()[-1].startswith("verbale: a fault")


def test_version_and_no_arguments(verbale) -> None:
    assert verbale("--version").out == f"verbale {__version__}\n"
    assert verbale().out == verbale("-h").out == verbale("--help").out
    assert verbale("-h").status == 0


def test_a_closed_pipe_is_quiet() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "verbale", "-h"], stdout=writer, stderr=subprocess.PIPE, text=True, timeout=60
        )
    finally:
        os.close(writer)
    assert done.stderr == ""
    assert done.returncode == 0


def test_ctrl_c_ends_with_130(tmp_path: Path) -> None:
    code = (
        "import sys, time; import verbale.cli.query as query;"
        "query._list = lambda name: (print('on', flush=True), time.sleep(60));"
        "from verbale.cli import main; sys.argv = ['verbale', 'query', '--list']; main()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "on\n"
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err == "verbale: stopped; nothing was left half-written\n"


def test_one_line_disarms_what_steers_a_terminal() -> None:
    assert one_line("a\r\nb\x1b]0;title\x07\u202egpj.exe") == "a  b�]0;title��gpj.exe"
    assert one_line("Perú 페루 –") == "Perú 페루 –"


def test_statuses_are_those_of_the_manual() -> None:
    assert (running.OK, running.NO, running.CANNOT_TELL, running.INTERRUPTED, running.TERMINATED) == (0, 1, 2, 130, 143)
