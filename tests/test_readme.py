"""The README's commands give what it shows: each is run, in order, in one folder, and compared word for word."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")

pytestmark = pytest.mark.slow


def commands() -> list[tuple[str, str]]:
    """Every command in a console block with the output shown for it."""
    found = []
    for block in re.findall(r"^```console\n(.*?)^```", README, re.M | re.S):
        for part in re.split(r"^(?=\$ (?!verbale query .* --evidence$))", block, flags=re.M):
            if part:
                command, _, output = part.removeprefix("$ ").partition("\n")
                found.append((command, output))
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder but for the Makefile, so that the commands use what ships."""
    folder = tmp_path_factory.mktemp("newcomer")
    shutil.copy(ROOT / "Makefile", folder)
    return folder


def environment() -> dict[str, str]:
    """Without a terminal, with this interpreter's `verbale` first."""
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "120"}


@pytest.mark.parametrize(("command", "output"), commands(), ids=lambda value: value.split("\n")[0][:40])
def test_command_gives_what_is_shown(folder: Path, command: str, output: str) -> None:
    # The environment that `make demo` would make is the one that runs this test.
    run = command.replace(
        "make demo", f"make --no-print-directory -o .venv/installed BIN={Path(sys.executable).parent} demo"
    )
    done = subprocess.run(
        ["bash", "-c", run],
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
    )
    assert done.stdout == output
    assert done.returncode == 0


def test_python_gives_what_is_shown(folder: Path) -> None:
    code, output = re.search(r"^```python\n(.*?)^```\n+```text\n(.*?)^```", README, re.M | re.S).groups()
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert (done.stdout, done.stderr) == (output, "")


def test_the_first_screen_has_the_two_commands() -> None:
    screen = "\n".join(README.splitlines()[:60])
    assert "$ make demo" in screen
    assert "`make test`" in screen


def test_every_command_is_named() -> None:
    from verbale.cli.app import COMMANDS

    assert all(f"`verbale {name} " in README for name in COMMANDS)


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))]
)
def test_links_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text):
        assert ((ROOT / page).parent / target).exists(), f"{page}: {target}"
