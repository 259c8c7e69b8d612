"""Every frame is tested by its own example sentences."""

import pytest

from verbale.extraction import examples
from verbale.extraction.matching import frames

FRAMES = frames.load()
POSITIVE = [(f, e) for f in FRAMES for e in f.positive]
NEGATIVE = [(f, t) for f in FRAMES for t in f.negative]


@pytest.mark.parametrize(("frame", "example"), POSITIVE, ids=[f"{f.id}: {e.text[:50]}" for f, e in POSITIVE])
def test_a_positive_example_gives_what_it_promises(frame, example):
    assert examples.mismatch(frame, example) is None


@pytest.mark.parametrize(("frame", "text"), NEGATIVE, ids=[f"{f.id}: {t[:50]}" for f, t in NEGATIVE])
def test_a_negative_example_gives_no_direct_fact(frame, text):
    assert [f for f in examples.found(frame, text) if f.direct] == []


@pytest.mark.parametrize("frame", FRAMES, ids=[f.id for f in FRAMES])
def test_every_frame_has_two_positive_and_one_negative_example(frame):
    assert len(frame.positive) >= 2
    assert len(frame.negative) >= 1
