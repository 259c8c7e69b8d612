"""The README's commands give what it shows, word for word."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = ["README.md", "CONTRIBUTING.md", *(f"docs/{page.name}" for page in sorted((ROOT / "docs").glob("*.md")))]


@pytest.fixture(scope="module")
def readme() -> ModuleType:
    spec = importlib.util.spec_from_file_location("readme", ROOT / "scripts" / "readme.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_commands_give_what_is_shown(readme: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)  # which pytest-xdist sets
    assert readme.filled(README) == README, "run `make docs`"


def test_every_block_with_output_is_run(readme: ModuleType) -> None:
    assert len(readme.CONSOLE.findall(README)) == README.count("```console") == 3
    assert len(readme.PYTHON.findall(README)) == README.count("```python") == 2


def test_python_is_five_lines(readme: ModuleType) -> None:
    for found in readme.PYTHON.finditer(README):
        assert len([line for line in found["code"].splitlines() if line]) <= 5


def test_the_first_screen_has_the_two_commands() -> None:
    screen = README[: README.index("In Python:")]
    assert "$ make demo" in screen
    assert "`make test`" in screen


def test_every_command_is_named() -> None:
    from verbale.cli.app import COMMANDS

    assert all(f"`verbale {name} " in README for name in COMMANDS)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text):
        assert ((ROOT / page).parent / target).exists(), f"{page}: {target}"
