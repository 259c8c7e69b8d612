"""What one sentence says twice is said once."""

from decimal import Decimal

from verbale.extraction.draft import Draft
from verbale.extraction.sentences.doubles import without_doubles
from verbale.language.spans import span
from verbale.model import FactKind, Passage, Text


def count(value, unit="person", time=None, at=0, measure=None):
    draft = Draft("PopulationObservation", FactKind.OBSERVATION, "example", [Passage(at, at + 10)])
    draft.value, draft.unit, draft.time = Decimal(value), unit, span(time) if time else None
    if measure:
        draft.add("measure", Text(measure))
    return draft


def kept(*drafts):
    left = without_doubles(drafts)
    return [d in left for d in drafts]


def test_of_one_count_with_and_without_a_time_the_dated_one_stays():
    assert kept(count(400), count(400, time="2014")) == [False, True]
    assert kept(count(400), count(300, time="2014")) == [True, True]
    assert kept(count(400), count(400, time="2014", at=20)) == [True, True]


def test_a_fraction_gives_way_to_a_percentage_of_the_same_thing():
    assert kept(count(50, "percent", measure="live"), count(67, "percent", measure="live")) == [False, True]
    assert kept(count(50, "percent", measure="live"), count(67, "percent", measure="work")) == [True, True]
    assert kept(count(50, "percent", measure="live")) == [True]
