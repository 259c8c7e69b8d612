"""Offices whose state the rest of the sentence gives."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract

PAIR = "Kenya–Norway relations"


def offices(text, title=PAIR):
    facts = extract(document_of(text, title=title)).facts
    return {f.fillers("holder")[0].label: f.fillers("officeHeld")[0].label for f in facts if f.type == "OfficeHolding"}


@pytest.mark.parametrize(
    ("text", "holder", "office"),
    [
        ("In May 2003 Norwegian Foreign Minister Jan Dahl met his Kenyan counterpart Paul Otieno in Oslo.",
         "Paul Otieno", "foreign minister of Kenya"),
        ("Kenyan Foreign Minister Ann Otieno paid a visit to Norway and met with her counterpart Ole Lind.",
         "Ole Lind", "foreign minister of Norway"),
        ("Kenyan Foreign Minister Ann Otieno visited Oslo. She met her Norwegian counterpart Ole Lind.",
         "Ole Lind", "foreign minister of Norway"),
        ("In 2010, President Ann Otieno of Kenya visited Norway and met with King Harald.", "Harald", "king of Norway"),
        ("In May 2003 Foreign Minister Ann Otieno met her Norwegian counterpart Ole Lind in Rome.",
         "Ann Otieno", "foreign minister of Kenya"),
        ("In May 2003 Foreign Minister Ann Otieno met her Norwegian counterpart Ole Lind in Rome.",
         "Ole Lind", "foreign minister of Norway"),
        ("Kenyan Foreign Minister Ann Otieno met King Olav and held talks with her Norwegian counterpart Ole Lind.",
         "Ole Lind", "foreign minister of Norway"),
        ("In 2010 President Ann Otieno visited Oslo, where the states signed agreements worth 5 million US dollars.",
         "Ann Otieno", "president of Kenya"),
        ("King Harald V and Queen Sonja went to Kenya in May 1998.", "Sonja", "queen of Norway"),
        ("Queen Sonja made a visit to Kenya in May 1998.", "Sonja", "queen of Norway"),
        ("Relations warmed up after president Ole Lind re-established ties with Kenya.",
         "Ole Lind", "president of Norway"),
        ("Diplomatic ties with Norway got suspended again under president Jane Kariuki.",
         "Jane Kariuki", "president of Kenya"),
    ],
)  # fmt: skip
def test_the_state_that_is_left(text, holder, office):
    assert offices(text)[holder] == office


def test_a_counterpart_needs_no_title_of_the_document():
    text = "Kenyan Foreign Minister Ann Otieno paid a visit to Malta and met with her counterpart Paul Vella."
    assert offices(text, "")["Paul Vella"] == "foreign minister of Malta"


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan Foreign Minister Ann Otieno met her counterpart Paul Vella.",
        "Kenyan Foreign Minister Ann Otieno flew from Malta to Ghana and met her counterpart Paul Vella.",
        "President Ann Otieno of Kenya visited Norway and met with President Paul Vella during a meeting on Malta.",
        "President Paul Vella praised Kenya.",
        "Ties with Norway were suspended under Mayor Paul Vella.",
        "Ties with Malta were suspended under President Paul Vella.",
    ],
)
def test_nothing_is_concluded_where_another_state_could_be_meant(text):
    assert "Paul Vella" not in offices(text)


def test_a_bare_title_stays_bare_without_a_pair():
    assert "Harald" not in offices("In 2010, President Ann Otieno of Kenya visited Norway and met King Harald.", "")


def test_of_two_presidents_one_is_the_other_state_s():
    text = "President Ann Otieno and Norwegian President Ole Lind agreed on a date in 2015."
    assert offices(text, "Kenya–Norway relations") == {
        "Ann Otieno": "president of Kenya",
        "Ole Lind": "president of Norway",
    }
    third = "President Ann Otieno and Norwegian President Ole Lind agreed on a date with Malta in 2015."
    assert "Ann Otieno" not in offices(third)


def test_who_visits_one_of_the_pair_is_of_the_other():
    found = offices("President Ann Otieno visited Oslo, where she met with Prime Minister Ole Lind.")
    assert found["Ann Otieno"] == "president of Kenya"


@pytest.mark.parametrize(
    "text",
    [
        "President Ann Otieno visited Oslo and Accra.",
        "President Ann Otieno visited Accra.",
        "President Ann Otieno fell.",
    ],
)
def test_a_visitor_elsewhere_is_of_no_state(text):
    assert offices(text) == {}


def test_of_two_presidents_who_came_one_after_the_other_neither_tells_the_state_of_the_other():
    found = offices("President Ann Otieno visited Norway in 1998, and President Jane Mwangi visited in 2003.")
    assert found.get("Jane Mwangi") != "president of Norway"
