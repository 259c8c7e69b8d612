"""The tutorial of a new kind of event, followed to the word in a copy of the sources."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "new-event.md").read_text("utf-8")

pytestmark = pytest.mark.slow


def block(language: str) -> str:
    """The page's block in a language; there is one of each."""
    (text,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return str(text)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with the class and the frame of the page, and its document."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("src", "ontology", "queries", "seeds"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    with (folder / "ontology" / "verbale.ttl").open("a", encoding="utf-8") as ontology:
        ontology.write("\n" + block("turtle"))
    (path,) = re.findall(r"`(src/[\w/.]+\.yaml)`;", PAGE)
    (folder / path).write_text(block("yaml"), encoding="utf-8")
    (folder / "note.txt").write_text(block("text"), encoding="utf-8")
    return folder


def run(copy: Path, *arguments: str) -> str:
    """What Python prints, run in the copy."""
    environment = {**os.environ, "PYTHONPATH": str(copy / "src")}
    made = subprocess.run(
        [sys.executable, *arguments], cwd=copy, env=environment, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    return made.stdout


def test_the_examples_of_the_frame_hold(copy: Path) -> None:
    code = (
        "from verbale.extraction import examples\n"
        "from verbale.extraction.matching import frames\n"
        "[frame] = [f for f in frames.load() if f.id == 'extradition']\n"
        "print([examples.mismatch(frame, e) for e in frame.positive],"
        " [f.type for t in frame.negative for f in examples.found(frame, t) if f.direct])"
    )
    assert run(copy, "-c", code).strip() == "[None, None] []"


def test_the_commands_show_the_event_and_only_the_event(copy: Path) -> None:
    commands = re.findall(r"^\$ verbale (.*)$", PAGE, re.M)
    assert [c.split()[0] for c in commands] == ["facts", "build", "query"]
    rows = [json.loads(line) for line in run(copy, "-m", "verbale", *commands[0].split()).splitlines()]
    told = [row for row in rows if row["type"] == "Extradition"]
    assert [(row["polarity"], row["time"], sorted(row["roles"])) for row in told if row["polarity"] == "positive"] == [
        ("positive", "2011-03", ["agent", "hasParticipant", "recipient"])
    ]
    run(copy, "-m", "verbale", *commands[1].split())
    (query,) = re.findall(r"'(.*)'", commands[2])
    answer = run(copy, "-m", "verbale", "query", "-e", query, "--data", "graph", "--format", "csv")
    assert len(answer.strip().splitlines()) == 2
    assert "extradition" in answer
