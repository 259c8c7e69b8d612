"""The banks of sentences: each gives what it states, or says why it does not yet."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path

import pytest

from verbale.extraction.matching import frames

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "gold"))

import banks  # noqa: E402

SENTENCES = banks.sentences()
MET_AT_LEAST = 0.9
"""The share of positive sentences that must give their fact; raise it with every gain."""


@pytest.mark.slow
@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: f"{s.frame}: {s.text[:60]}")
def test_a_sentence_gives_what_it_states(sentence: banks.Sentence) -> None:
    outcome = banks.outcome(sentence)
    if sentence.positive:
        assert outcome.met is not bool(sentence.missed), "met: take `missed` away" if outcome.met else "not met"
    assert bool(outcome.wrong) is bool(sentence.wrong), outcome.wrong or "nothing wrong: take `wrong` away"


def test_the_banks_are_as_large_and_varied_as_they_should_be() -> None:
    have = {frame.id for frame in frames.load()} & {s.frame for s in SENTENCES}
    for frame in sorted(have):
        positive = [s for s in SENTENCES if s.frame == frame and s.positive]
        negative = [s for s in SENTENCES if s.frame == frame and not s.positive]
        assert len(positive) >= 12, frame
        assert len(negative) >= 6, frame
        assert len({s.construction for s in positive}) >= 4, frame
        assert len({s.construction for s in negative}) >= 3, frame
    assert not [text for text, n in Counter((s.frame, s.text) for s in SENTENCES).items() if n > 1]


def test_most_sentences_are_met() -> None:
    positive = [s for s in SENTENCES if s.positive]
    assert sum(not s.missed for s in positive) >= MET_AT_LEAST * len(positive)


def test_the_page_of_the_banks_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("banks_page", ROOT / "scripts" / "banks.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert (ROOT / "docs" / "banks.md").read_text("utf-8") == script.page(), "run python scripts/banks.py"
