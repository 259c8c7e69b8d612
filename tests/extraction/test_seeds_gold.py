"""The shipped documents against what a careful reader found in them; ``-rA`` shows the table."""

import json
import sys
from collections import Counter
from pathlib import Path

import pytest

from verbale.exports.facts import fact_record
from verbale.extraction.extractor import extract
from verbale.model.resources import shipped
from verbale.readers import load_sources, read

GOLD = Path(__file__).parent.parent / "gold"
sys.path.insert(0, str(GOLD))
from scorer import score  # noqa: E402

FULL, FOUND = 0.73, 0.92
"""Shares of the reader's facts held in full, and held at least in part: floors to raise as the output betters."""


@pytest.fixture(scope="module")
def report():
    sources = load_sources(shipped("seeds"))
    facts = []
    for path in sorted(shipped("seeds").glob("*.txt")):
        document = read(path, source=sources[path.stem])
        facts += [fact_record(fact) for fact in extract(document).facts]
    gold = [json.loads(line) for line in (GOLD / "seeds.jsonl").read_text("utf-8").splitlines()]
    made = score(facts, gold)
    table(made)
    return made


def table(report):
    """Print the shares by document and by kind, and what is missed."""
    for title, key in (("document", "doc"), ("kind", "kind")):
        full, partial, missed = (
            Counter(row[key] for row in rows) for rows in (report.full, report.partial, report.missed)
        )
        print(f"\n{title:36}{'full':>6}{'partial':>9}{'missed':>8}")
        for name in sorted({*full, *partial, *missed}):
            print(f"{name:36}{full[name]:6}{partial[name]:9}{missed[name]:8}")
    found = report.total - len(report.missed)
    print(f"\n{len(report.full)} of {report.total} in full ({report.recall:.1%}), {found} at least in part")
    for row in report.missed:
        print(f"missed {row['id']} {row['type']}: {row['statement']}")


def test_the_gold_was_read(report):
    assert report.total >= 260


def test_facts_held_in_full(report):
    assert report.recall >= FULL


def test_facts_held_at_least_in_part(report):
    assert 1 - len(report.missed) / report.total >= FOUND


def test_nothing_is_overclaimed(report):
    assert [f"{row['id']}: {row['statement']}" for row in report.overclaimed] == []
