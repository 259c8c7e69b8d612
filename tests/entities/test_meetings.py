"""Those who met are who “the two leaders” and “they” are."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract
from verbale.readers import read_text

FIRST = "Ole Lind met Maria Costa in Accra on 3 May 1997. "


def discussions(text):
    return [
        "; ".join(f.label for f in fact.fillers("hasParticipant"))
        for fact in extract(document_of(text)).facts
        if fact.rule == "discussion"
    ]


@pytest.mark.parametrize(
    "words", ["The leaders discussed fishing.", "Both presidents discussed fishing.", "They discussed fishing."]
)
def test_the_persons_of_the_last_meeting(words):
    assert discussions(FIRST + words) == ["Ole Lind; Maria Costa"]


@pytest.mark.parametrize(
    "words",
    ["European leaders discussed fishing.", "The Kenyan leaders discussed fishing.", "Leaders discussed fishing."],
)
def test_other_leaders_are_not_they(words):
    assert discussions(FIRST + words) == []


def test_without_a_meeting_nobody_is_meant():
    assert discussions("Ole Lind and Maria Costa live in Accra. The leaders discussed fishing.") == []


def test_in_a_release_of_the_day_what_they_say_was_said_then():
    text = "Ole Lind met today with Maria Costa. The leaders discussed fishing."
    facts = extract(document_of(text, published="1997-05-03")).facts
    (meeting,) = [f for f in facts if f.type == "Meeting"]
    assert (meeting.time.edtf, meeting.fillers("topic")[0].value) == ("1997-05-03", "fishing")


def test_a_later_text_dates_nothing():
    facts = extract(document_of(FIRST + "The leaders discussed fishing.", published="2001-01-01")).facts
    assert [f.time.edtf if f.time else None for f in facts if f.type == "Meeting"] == ["1997-05-03", None]


MINISTERS = (
    "Foreign Minister Maria Costa of Malta spoke to Foreign Minister Ole Lind of Norway. "
    "Maria Costa met King Haakon in Oslo on 3 May 1997. "
)


def test_ministers_are_those_who_hold_such_offices():
    text = MINISTERS + "The ministers discussed fishing."
    assert discussions(text) == ["Maria Costa; Ole Lind"]
    assert discussions(MINISTERS + "The prime ministers discussed fishing.") == []


def test_the_minister_is_the_subject_of_the_sentence_before():
    text = (
        "Foreign Minister Ole Lind of Norway visited Malta at the invitation of his Maltese counterpart Maria Costa. "
        "The minister met Paul Vella in Valletta on 3 May 1997."
    )
    (meeting,) = [f for f in extract(document_of(text)).facts if f.type == "Meeting"]
    assert [p.label for p in meeting.fillers("hasParticipant")] == ["Ole Lind", "Paul Vella"]


def test_of_two_ministers_neither_is_the_minister():
    text = (
        "Foreign Minister Ole Lind of Norway wrote to Foreign Minister Maria Costa of Malta. The harbour was closed. "
        "The minister met Paul Vella in Valletta on 3 May 1997."
    )
    assert [f for f in extract(document_of(text)).facts if f.type == "Meeting"] == []


def test_at_an_occasion_the_two_countries_are_those_of_who_met_or_left_open():
    text = (
        "Minister Holds Conversation with Maltese Counterpart\n\nMay 4, 1997\n\n"
        "Minister Ole Lind met Foreign Minister Maria Costa of Malta. They condemned the raid of Chad. "
        "The two countries established diplomatic relations in 1965.\n"
    )
    facts = extract(read_text(text, slug="talk")).facts
    assert [f for f in facts if f.type == "EstablishmentOfRelations"] == []


def test_who_writes_of_the_north_means_the_other_by_the_bare_name():
    text = "Ole Lind condemned the tests of North Korea in 2006. Norway opened an embassy in Korea in 2007."
    hosts = {h.label for f in extract(document_of(text)).facts for h in f.fillers("relationParty")}
    assert "North Korea" not in hosts


def test_the_leaders_are_the_two_heads_spoken_of():
    text = "At the invitation of President Ole Lind of Norway, President Grace Mwangi of Kenya visited Oslo. "
    assert discussions(text + "The two leaders discussed fishing.") == ["Ole Lind; Grace Mwangi"]
