"""In whose name a release speaks, whom it calls "you", and whose ministers it names."""

import pytest

from verbale.extraction import extract
from verbale.extraction.examples import words
from verbale.readers import read_text

HEAD = (
    "Remarks by the President of Kenya at the Dinner in Honour of the President of Norway\n\nNairobi, 12 June 2018\n\n"
)


def facts(body, head=HEAD):
    return extract(read_text(head + body, slug="speech")).facts


def of_type(found, type_):
    return [f for f in found if f.type == type_]


def test_we_are_the_state_whose_president_speaks():
    (opening,) = of_type(facts("Ladies and gentlemen,\n\nWe opened our embassy in Oslo in 1998."), "MissionOpening")
    assert (words(opening, "agent"), opening.time.edtf) == ("Kenya", "1998")


@pytest.mark.parametrize(
    "body",
    [
        "Mr. President, you opened your embassy in Nairobi in 1998.\n\nMr. President, I thank you.",
        "Your country opened its embassy in Nairobi in 1998.",
    ],
)
def test_you_are_the_other_state(body):
    (opening,) = of_type(facts(body), "MissionOpening")
    assert words(opening, "agent") == "Norway"


def test_you_may_be_the_audience():
    found = facts("My fellow Kenyans, you opened your embassy in Oslo in 1998. Norway was glad.")
    assert [f for f in of_type(found, "MissionOpening") if words(f, "agent") == "Norway"] == []


def test_our_and_your_ministers():
    found = facts("I am joined by our Foreign Minister, Jane Otieno. Your Prime Minister, Ole Lind, sends greetings.")
    held = {(words(f, "holder"), words(f, "officeHeld")) for f in of_type(found, "OfficeHolding")}
    assert held == {("Jane Otieno", "foreign minister of Kenya"), ("Ole Lind", "prime minister of Norway")}


def test_the_letterhead_tells_who_we_are_and_whose_the_minister_is():
    head = "MINISTRY OF FOREIGN AFFAIRS OF KENYA\nPress Release 12\n\nMinister receives envoy\n\n"
    found = facts(
        "Nairobi, 3 May 2019. The Minister of Foreign Affairs, Jane Otieno, today met the ambassador of Norway, "
        "Ole Lind.\n\n"
        "We closed our consulate in Bergen in 2011.",
        head,
    )
    (closure,) = of_type(found, "MissionClosure")
    assert words(closure, "agent") == "Kenya"
    assert ("Jane Otieno", "foreign minister of Kenya") in {
        (words(f, "holder"), words(f, "officeHeld")) for f in of_type(found, "OfficeHolding")
    }
    (meeting,) = of_type(found, "Meeting")
    assert meeting.time.edtf == "2019-05-03"


def test_the_speaker_under_the_title_is_i():
    head = (
        "Kenyan Department of State\n\nRemarks on Kenya-Norway Relations\n\nJane Otieno\nDeputy Secretary of State\n"
        "Green Hall\nNairobi\nMay 3, 2019\n\n"
    )
    found = facts("DEPUTY SECRETARY OTIENO: Good evening. I met Ole Lind in Oslo last week. We thank Norway.", head)
    (meeting,) = of_type(found, "Meeting")
    assert set(words(meeting, "hasParticipant").split("; ")) == {"Jane Otieno", "Ole Lind"}
    (thanks,) = of_type(found, "ExpressionOfThanks")
    assert words(thanks, "speaker") == "Kenya"
