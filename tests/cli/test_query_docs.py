"""docs/queries.md is what the commands give, the heads say and the pictures show."""

from __future__ import annotations

import importlib.util
import re
import shlex
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "queries.md").read_text("utf-8")
ROW = re.compile(r"^\| (?P<question>[^|]+\?) \| `verbale (?P<command>query [^|]+)` \| (?P<words>[^|]+) \|$", re.M)
ROWS = [(m["question"], m["command"], m["words"].split("; ")) for m in ROW.finditer(PAGE)]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """scripts/queries.py, with its neighbour readme.py in reach."""
    import sys

    folder = ROOT / "scripts"
    sys.path.insert(0, str(folder))
    try:
        spec = importlib.util.spec_from_file_location("queries_script", folder / "queries.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(folder))
    return module


def test_forty_questions_and_more_are_asked() -> None:
    assert len(ROWS) == PAGE.count("| `verbale query ") == 42


@pytest.mark.parametrize(("question", "command", "words"), ROWS, ids=[row[1] for row in ROWS])
def test_the_command_answers_the_question(verbale, monkeypatch, tmp_path, question, command, words) -> None:
    monkeypatch.chdir(tmp_path)  # no ./data: the graph that ships
    monkeypatch.delenv("COLUMNS", raising=False)  # which pytest-xdist sets, and by which cells are folded
    found = verbale(*shlex.split(command))
    assert (found.status, found.err) == (0, ""), question
    assert [word for word in words if word not in found.out] == [], question


def test_the_reference_is_that_of_the_heads(script) -> None:
    assert script.with_reference(PAGE) == PAGE, "run `make docs`"


@pytest.mark.slow
def test_commands_give_what_is_shown(script, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert PAGE.count("```console") == len(script.readme.CONSOLE.findall(PAGE)) >= 5
    assert script.filled(PAGE) == PAGE, "run `make docs`"


@pytest.mark.slow
def test_pictures_are_what_is_drawn(script) -> None:
    for name, arguments in script.PICTURES.items():
        assert script.picture(arguments) == (ROOT / "docs" / name).read_text("utf-8"), "run `make docs`"
        assert f"]({name})" in PAGE
