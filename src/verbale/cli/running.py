"""From arguments to an exit status: every error becomes one line on standard error."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import unicodedata
from collections.abc import Sequence
from types import FrameType

import click

from verbale.model.errors import InconsistentError, VerbaleError

OK, NO, CANNOT_TELL, INTERRUPTED, TERMINATED = 0, 1, 2, 130, 143


class Terminated(KeyboardInterrupt):
    """The process was asked to end (SIGTERM); like Ctrl-C it unwinds, so that temporary files go."""


def heed_termination() -> None:
    """Let SIGTERM raise ``Terminated`` in this process, once; further ones do not disturb the tidying up."""

    def end(number: int, frame: FrameType | None) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        raise Terminated

    signal.signal(signal.SIGTERM, end)


def run(arguments: Sequence[str]) -> int:
    """Run the command line on ``arguments`` and hand back its exit status; it never raises.

    0 done; 1 a true no (inconsistent); 2 could not tell (usage, unreadable input, a fault of Verbale's own);
    130 interrupted; 143 terminated. With ``VERBALE_DEBUG=1`` in the environment an unforeseen error shows its
    traceback as well.
    """
    for stream in (sys.stdout, sys.stderr):  # a locale that lacks a letter must not end a run half-way
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = _run(arguments)
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # the reader (head, less) has seen enough
        _close_quietly()
        return OK
    except KeyboardInterrupt as error:
        say("stopped; nothing was left half-written")
        return TERMINATED if isinstance(error, Terminated) else INTERRUPTED


def _run(arguments: Sequence[str]) -> int:
    from verbale.cli.app import app

    if "_VERBALE_COMPLETE" in os.environ:
        from click.shell_completion import shell_complete

        return shell_complete(app, {}, "verbale", "_VERBALE_COMPLETE", os.environ["_VERBALE_COMPLETE"])
    try:
        with app.make_context("verbale", list(arguments)) as context:
            app.invoke(context)
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.UsageError as error:
        say(_usage(error))
        return CANNOT_TELL
    except click.ClickException as error:
        say(error.format_message())
        return CANNOT_TELL
    except click.Abort as error:  # what click makes of any KeyboardInterrupt
        raise (error.__context__ if isinstance(error.__context__, Terminated) else KeyboardInterrupt()) from None
    except InconsistentError as error:
        say(str(error))
        for violation in error.violations:
            click.echo(f"  {one_line(violation)}", err=True)
        return NO
    except VerbaleError as error:
        say(str(error))
        return CANNOT_TELL
    except BrokenPipeError:
        raise
    except RecursionError:
        return _unforeseen("the input is nested too deeply")
    except MemoryError:
        say("out of memory; give fewer or smaller documents at a time")
        return CANNOT_TELL
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        say(f"{where}{error.strerror or error}; check the path, its permissions and the free space")
        return CANNOT_TELL
    except Exception as error:
        return _unforeseen(f"{type(error).__name__}: {error}")
    return OK


def _usage(error: click.UsageError) -> str:
    """A usage error in the manner of the others: where, what, what to do next."""
    words = error.format_message().strip()
    if words.startswith(("No ", "Missing", "Invalid", "Option", "Got", "There")):
        words = words[0].lower() + words[1:]
    path = error.ctx.command_path if error.ctx else "verbale"
    command = path.removeprefix("verbale").strip()
    end = "" if words.endswith((".", "?", "!")) else "."
    return f"{command + ': ' if command else ''}{words}{end} Help: {path} -h"


def _unforeseen(words: str) -> int:
    if os.environ.get("VERBALE_DEBUG") == "1":
        import traceback

        traceback.print_exc()
    say(f"a fault of Verbale's own ({words}); please report it, with what the command prints under VERBALE_DEBUG=1")
    return CANNOT_TELL


def _close_quietly() -> None:
    """Point standard output at nothing, so that the interpreter's last flush does not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(words: str) -> None:
    """One line of talk on standard error, after the program's name."""
    with contextlib.suppress(BrokenPipeError):
        click.echo(f"verbale: {one_line(words)}", err=True)


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "fact"), counted(1200, "fact")
    ('1 fact', '1,200 facts')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def one_line(words: str) -> str:
    """The words on one line, without characters that would steer a terminal (file names and documents are not trusted).

    >>> one_line("a\\nb\\x1b[31mc")
    'a b�[31mc'
    """
    return "".join(
        " " if c in "\n\r\t\v\f\x85\u2028\u2029" else "�" if unicodedata.category(c) == "Cc" or c in _STEERING else c
        for c in words
    )


# Marks that turn the direction of what follows them: with them a file name could pose as another.
_STEERING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
