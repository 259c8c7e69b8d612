"""Run the README's commands and put what they print where the README shows it: ``python scripts/readme.py``.

Every ``$ command`` in a ``console`` block is run by bash, in order, in one folder, empty but for the Makefile, so
that the commands use what ships; standard output and error are shown together. The ``python`` block is run too, its
output shown in the ``text`` block below. ``tests/test_readme.py`` compares.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
BIN = Path(sys.executable).parent

CONSOLE = re.compile(r"^```console\n\$ (?P<command>.*)\n(?P<output>(?s:.*?))^```$", re.M)
PYTHON = re.compile(r"^```python\n(?P<code>(?s:.*?))^```\n\n```text\n(?P<output>(?s:.*?))^```$", re.M)


def filled(text: str) -> str:
    """The README's text with every output as it is now.

    Raises ``subprocess.CalledProcessError`` where a command fails.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(ROOT / "Makefile", folder)
        text = CONSOLE.sub(lambda m: f"```console\n$ {m['command']}\n{shell(m['command'], folder)}```", text)
        return PYTHON.sub(lambda m: f"```python\n{m['code']}```\n\n```text\n{python(m['code'], folder)}```", text)


def shell(command: str, folder: Path) -> str:
    """What a command prints."""
    # The environment that `make demo` would make is the one this runs in.
    here = f"make --no-print-directory -o .venv/installed BIN='{BIN}' demo"
    return run(["bash", "-c", command.replace("make demo", here)], folder)


def python(code: str, folder: Path) -> str:
    """What a piece of Python prints; warnings are errors."""
    return run([sys.executable, "-W", "error", "-c", code], folder)


def run(command: list[str], folder: Path) -> str:
    """Standard output and error of a command, without a terminal."""
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "VERBALE"))}
    done = subprocess.run(
        command,
        cwd=folder,
        env={**environment, "PATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
    )
    if done.returncode:
        sys.stderr.write(done.stdout)
        done.check_returncode()
    return done.stdout


if __name__ == "__main__":
    os.environ.pop("COLUMNS", None)  # the page's lines are as long as they are
    README.write_text(filled(README.read_text("utf-8")), "utf-8")
