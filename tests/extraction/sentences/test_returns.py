"""Visits that leave to what was told before where they went."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract


def visits(text):
    facts = extract(document_of(text)).facts
    return {(f.time.edtf, f.fillers("host")[0].label) for f in facts if f.type == "OfficialVisit" and f.time}


@pytest.mark.parametrize(
    "text",
    [
        "Ole Lind made a state visit to Malta in November 2002 and returned in June 2005.",
        "Ole Lind paid a visit to Malta in November 2002. Lind returned in June 2005 to open a school.",
        "Ole Lind visited Malta in November 2002 and visited again in June 2005.",
        "Ole Lind visited Malta in November 2002 and again in June 2005.",
        "Ole Lind visited Malta in November 2002, and Maria Costa visited in June 2005.",
    ],
)
def test_who_comes_once_more_comes_to_the_same_state(text):
    assert visits(text) == {("2002-11", "Malta"), ("2005-06", "Malta")}


@pytest.mark.parametrize(
    "text",
    [
        "Ole Lind visited Malta in November 2002 and returned in December 2002.",
        "Ole Lind visited Malta in November 2002 and returned home in 2003.",
        "Ole Lind visited Malta in November 2002. Maria Costa returned in 2005.",
        "Ole Lind visited Malta in November 2002 and returned to politics in 2005.",
    ],
)
def test_another_return_is_no_visit(text):
    assert visits(text) == {("2002-11", "Malta")}


def test_his_visit_is_no_other_s():
    text = "Maria Costa visited Malta in 2007. During his visit, Ole Lind met Ann Otieno."
    met = next(f for f in extract(document_of(text)).facts if f.type == "Meeting")
    assert met.time is None


def test_each_return_is_a_visit():
    text = "Ole Lind visited Malta in 2002. Lind returned in 2005 and again in 2008."
    assert visits(text) == {("2002", "Malta"), ("2005", "Malta"), ("2008", "Malta")}
