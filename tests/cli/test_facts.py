"""`verbale facts`: formats, filters, what is left out, and what is uncovered."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from verbale.exports.facts import COLUMNS, KEYS

pytestmark = pytest.mark.usefixtures("by_hand")


def test_json_lines(verbale, notes: Path) -> None:
    outcome = verbale("facts", notes, "--format", "jsonl")
    facts = [json.loads(line) for line in outcome.out.splitlines()]
    assert outcome.status == 0
    assert [fact["document"] for fact in facts] == ["one", "two"]
    assert all(tuple(fact) == KEYS for fact in facts)
    text = (notes / "one.txt").read_text()
    (evidence,) = facts[0]["evidence"]
    assert text[evidence["start"] : evidence["end"]] == evidence["quote"] == "Ada visited Fiji."


def test_csv(verbale, notes: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(verbale("facts", notes, "--format", "csv").out)))
    assert tuple(rows[0]) == COLUMNS
    assert [row["quote"] for row in rows] == ["Ada visited Fiji.", "Later Ada visited Fiji again."]


def test_table_is_the_default(verbale, notes: Path) -> None:
    head, row = verbale("facts", notes / "one.txt").out.splitlines()
    assert head.split() == ["document", "status", "type", "time", "roles", "quote"]
    assert row.split(maxsplit=3)[:3] == ["one", "asserted", "OfficialVisit"]
    assert row.endswith("Ada visited Fiji.")


@pytest.mark.parametrize("form", ["jsonl", "csv", "table"])
def test_sensitive_facts_are_shown_only_when_asked_for(verbale, notes: Path, form: str) -> None:
    shy, open_ = verbale("facts", notes, "--format", form), verbale("facts", notes, "--format", form, "--sensitive")
    assert "allegedly" not in shy.out
    assert shy.err == (
        "verbale: left out 1 fact that texts merely allege or suspect of persons; --sensitive shows such facts\n"
    )
    assert "allegedly" in open_.out
    assert open_.err == ""


def test_filters(verbale, notes: Path) -> None:
    def number(*options: str) -> int:
        return len(verbale("facts", notes, "--format", "jsonl", "--sensitive", *options).out.splitlines())

    assert number() == 3
    assert number("--status", "alleged") == 1
    assert number("--status", "alleged", "--status", "asserted") == 3
    assert number("--tier", "frame") == 3
    assert number("--tier", "generic") == 0


def test_uncovered(verbale, notes: Path) -> None:
    lines = verbale("facts", notes, "--uncovered", "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == [
        {"document": "one", "start": 18, "end": 35, "quote": "The sea was calm.", "reason": "no frame fits"},
        {"document": "two", "start": 30, "end": 52, "quote": "Nothing else is known.", "reason": "no frame fits"},
    ]
    assert verbale("facts", notes, "--uncovered", "--format", "csv").out.splitlines()[0] == (
        "document,start,end,quote,reason"
    )
    assert "18-35" in verbale("facts", notes, "--uncovered").out


def test_standard_input(verbale, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Ada visited Fiji.")))
    (line,) = verbale("facts", "-", "--format", "jsonl").out.splitlines()
    assert json.loads(line)["document"] == "stdin"


def test_seeds_are_the_default(verbale, notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notes.rename(notes.parent / "seeds")
    monkeypatch.chdir(notes.parent)
    lines = verbale("facts", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["document"] for line in lines] == ["one", "two"]


def test_order_of_paths_does_not_matter(verbale, notes: Path) -> None:
    one, two = notes / "one.txt", notes / "two.txt"
    assert verbale("facts", two, one).out == verbale("facts", one, two, notes).out


def test_a_bad_file_in_a_folder_is_skipped(verbale, notes: Path) -> None:
    (notes / "bad.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    outcome = verbale("facts", notes, "--format", "jsonl")
    assert outcome.status == 0
    assert len(outcome.out.splitlines()) == 2
    assert f"verbale: skipped {notes}/bad.txt: looks " in outcome.err.splitlines()[0]
