"""Headings of an article about two states tell events with their year."""

import pytest

from verbale.extraction import extract
from verbale.extraction.page.announced import kinds
from verbale.model import DataFileError, Entity
from verbale.readers import read_text

TOP = "= Ghana–Malta relations =\n\nGhana and Malta are far from each other."


def facts(heading, text="They lie far apart."):
    made = extract(read_text(f"{TOP}\n\n== {heading} ==\n{text}\n", slug="x")).facts
    return [f for f in made if f.direct and f.type[0].isupper()]


def told(heading, text="They lie far apart."):
    return [
        (f.type, f.time.edtf, *(e.label for r in f.roles for e in r.fillers if isinstance(e, Entity)))
        for f in facts(heading, text)
        if f.rule == "heading"
    ]


OPENED = ("MissionOpening", "1964", "legation of Ghana in Malta", "Ghana")
CASES = {
    "Maltese Recognition of Ghana, 1957": [("RecognitionOfState", "1957", "Malta", "Ghana")],
    "Mutual Recognition, 1964": [
        ("RecognitionOfState", "1964", "Ghana", "Malta"),
        ("RecognitionOfState", "1964", "Malta", "Ghana"),
    ],
    "Establishment of Diplomatic Relations and the Ghanaian Legation in Valletta, 1964": [
        ("EstablishmentOfRelations", "1964", "Ghana", "Malta"),
        OPENED,
    ],
    "Diplomatic Relations Severed, 1973": [("SuspensionOfRelations", "1973", "Ghana", "Malta")],
    "Relations Resumed, 1975": [("RestorationOfRelations", "1975", "Ghana", "Malta")],
    "Elevation of Ghanaian Legation to Embassy Status, 1970": [
        ("MissionUpgrade", "1970", "legation of Ghana in Malta", "Ghana")
    ],
    "Ghanaian Embassy Closed, 1981": [("MissionClosure", "1981", "embassy of Ghana in Malta", "Ghana")],
    "Recognition, 1964": [],
    "Legation Closed, 1981": [],
    "Recognition of Malta by many, 1964": [],
    "Maltese Recognition of Ghana, 1957-1961": [],
    "Maltese Recognition of Ghana": [],
    "Attempted Establishment of Diplomatic Relations, 1960": [],
    "Refused Maltese Recognition of Ghana, 1957": [],
}


@pytest.mark.parametrize(("heading", "expected"), CASES.items(), ids=CASES.keys())
def test_what_a_heading_tells(heading, expected):
    assert told(heading) == expected


def test_a_heading_adds_nothing_that_its_section_tells():
    assert told("Diplomatic Relations Severed, 1973", "Malta severed relations with Ghana on 2 May 1973.") == []
    text = "Ghana opened a legation in Valletta on 3 May 1964."
    assert told("Establishment of the Ghanaian Legation, 1964", text) == []


def test_a_heading_dates_what_its_section_tells_without_a_time():
    (fact,) = facts("Diplomatic Relations Severed, 1973", "Malta severed diplomatic relations with Ghana.")
    assert (fact.type, fact.time.edtf) == ("SuspensionOfRelations", "1973")
    assert len(fact.evidence) == 2


def test_no_title_no_pair_no_event():
    made = extract(read_text("== Mutual Recognition, 1964 ==\nThey lie far apart.\n", slug="x"))
    assert [f for f in made.facts if f.rule == "heading"] == []


@pytest.mark.parametrize("row", ["- {type: A}", "- {type: A, of: x, words: [[b]], without: []}"])
def test_a_broken_row_is_named(tmp_path, row):
    path = tmp_path / "announced.yaml"
    path.write_text(f"announced:\n  {row}\n")
    with pytest.raises(DataFileError, match=r"announced\.yaml"):
        kinds(path)
