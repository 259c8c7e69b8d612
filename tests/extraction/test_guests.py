"""What the title of a release fixes: its guests, their states, who speaks, and what follows for the body."""

from __future__ import annotations

import hashlib

import pytest

from verbale.extraction import extract
from verbale.extraction.examples import document_of, words
from verbale.model import Block, BlockKind, Document, Fact, Passage, Source

DAY = "2022-03-04"
CALL = "Readout of Prime Minister Kari Dahl’s Call with President Joseph Mwangi of Kenya"
SPOKE = "Prime Minister Kari Dahl spoke today by phone with President Joseph Mwangi of Kenya. "
OWN = "The Prime Minister reaffirmed Norway’s commitment to the ties between Norway and Kenya. "
JOINT = "Joint Statement by President Maria Costa of Chile and President Joseph Mwangi of Kenya"
REMARKS = "Remarks by President Dahl and President Joseph Mwangi of Kenya at a Dinner"


def facts(body: str, title: str = CALL, type_: str = "", published: str | None = DAY) -> list[Fact]:
    found = extract(document_of(body, title, published)).facts
    return [f for f in found if not type_ or f.type == type_]


def told(body: str, type_: str, *roles: str, title: str = CALL) -> list[tuple[str, ...]]:
    return [tuple(words(f, role) for role in roles) for f in facts(body, title, type_)]


def transcript(*lines: str) -> list[Fact]:
    """The facts of a transcript, its speaker tags as the reader leaves them: noise at the head of a block."""
    text, blocks = REMARKS, [Block(BlockKind.TITLE, Passage(0, len(REMARKS)))]
    for line in lines:
        at = len(text) + 2
        text += "\n\n" + line
        tag = Passage(at, at + line.index(":") + 1)
        blocks.append(Block(BlockKind.PARAGRAPH, Passage(at, len(text)), noise=(tag,)))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return list(
        extract(Document("talk", text, digest, digest, "plain", tuple(blocks), (), Source(published=DAY))).facts
    )


def test_a_guest_of_the_title_holds_the_office_that_the_title_gives():
    held = facts("President Mwangi opened the port on 2 March 2022.", type_="OfficeHolding")
    assert [(words(f, "holder"), words(f, "officeHeld")) for f in held] == [("Joseph Mwangi", "president of Kenya")]
    assert any(e.quote == CALL for e in held[0].evidence)


def test_a_page_without_date_names_no_guests():
    assert not facts("President Mwangi opened the port.", type_="OfficeHolding", published=None)


def test_whose_commitment_a_person_affirms_he_speaks_for():
    held = [f for f in facts(SPOKE + OWN, type_="OfficeHolding") if words(f, "holder") == "Kari Dahl"]
    assert [words(f, "officeHeld") for f in held] == ["prime minister of Norway"]
    assert held[0].confidence < 1
    assert any(e.quote == OWN.strip() for e in held[0].evidence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Prime Minister praised Norway’s commitment to the ties.",  # another's may be praised
        "The Prime Minister stressed Norway’s support for Chad.",
        "The Prime Minister reaffirmed Norway’s commitment to peace and voiced Chad’s gratitude.",
    ],
)
def test_no_office_follows_from_what_others_may_say(sentence):
    assert not [f for f in facts(SPOKE + sentence, type_="OfficeHolding") if words(f, "holder") == "Kari Dahl"]


def test_the_title_tells_which_the_prime_minister_is():
    assert told(SPOKE + "The Prime Minister condemned the raid.", "Condemnation", "speaker", "time") == [
        ("Kari Dahl", DAY)
    ]
    assert told(SPOKE + "The Prime Minister opened the talk. She condemned the raid.", "Condemnation", "speaker") == [
        ("Kari Dahl",)
    ]


def test_whoever_an_unnamed_prime_minister_is_he_is_not_the_last_named():
    body = "The Prime Minister wrote to President Joseph Mwangi of Kenya. He condemned the raid."
    assert not facts(body, "A letter from the office", "Condemnation")


def test_what_was_said_of_the_past_is_dated_by_the_occasion():
    body = SPOKE + "The two leaders welcomed the agreement between Norway and Kenya last month."
    assert told(body, "ExpressionOfSupport", "time") == [(DAY,)]


def test_they_are_those_who_met():
    body = SPOKE + OWN + "President Mwangi recalled the African Union. They agreed to meet again."
    assert told(body, "Commitment", "speaker") == [("Norway",), ("Kari Dahl; Joseph Mwangi",)]


def test_in_a_joint_statement_we_are_both():
    body = "We met today in Lima. We agreed to share the data of our ships."
    assert told(body, "Meeting", "hasParticipant", "time", title=JOINT) == [("Maria Costa; Joseph Mwangi", DAY)]
    assert told(body, "Commitment", "speaker", title=JOINT) == [("Chile; Kenya",)]


def test_a_mission_is_not_placed_by_the_sides_of_an_occasion():
    seats = facts(SPOKE + OWN + "The Prime Minister condemned the raid on the Kenyan consulate.", type_="accreditedTo")
    assert not seats


def test_each_speaker_of_a_transcript_says_i_and_we():
    found = transcript(
        "PRESIDENT MWANGI: We condemn the raid on the port. I thank Norway for its ships.",
        "PRESIDENT DAHL: We are friends of Kenya. I thank Kenya for its tea.",
    )
    assert [words(f, "speaker") for f in found if f.type == "Condemnation"] == ["Kenya"]
    assert [(words(f, "speaker"), words(f, "addressee")) for f in found if f.type == "ExpressionOfThanks"] == [
        ("Joseph Mwangi", "Norway"),
        ("Dahl", "Kenya"),
    ]


def test_the_pair_of_a_treatys_name_are_its_parties():
    signed = told("The Kenya–Malta Trade Agreement was signed in 2009.", "AgreementSignature", "concernsAgreement")
    assert signed == [("Kenya–Malta Trade Agreement between Kenya and Malta",)]


def test_a_speaker_speaks_for_his_state_and_gives_what_it_gives():
    body = SPOKE + OWN + "The Prime Minister was proud to announce the delivery of 300 tents to Kenya."
    assert told(body, "Announcement", "speaker", "onBehalfOf", "time") == [("Kari Dahl", "Norway", DAY)]
    assert told(body, "AidProvision", "donor", "recipient", "goods", "count", "time") == [
        ("Norway", "Kenya", "tents", "300", DAY)
    ]


def test_for_whom_two_speak_is_told_of_both_or_neither():
    body = SPOKE + "The two leaders condemned the raid."
    assert told(body, "Condemnation", "speaker", "onBehalfOf") == [("Kari Dahl; Joseph Mwangi", "")]


def test_the_guest_of_a_host_visits_him():
    body = (
        "At the invitation of the Minister for Foreign Affairs of Malta, Paul Vella, the Minister of Foreign Affairs "
        "of Tunisia, Salma Youssef, paid an official visit to Malta on 2 May 2021."
    )
    assert told(body, "OfficialVisit", "visitor", "host", title="") == [("Salma Youssef", "Malta")]


def test_an_official_does_not_visit_his_own_state():
    assert not facts("Foreign Minister Paul Vella of Malta visited Malta in 2021.", "", "OfficialVisit")


def test_the_side_of_a_state_is_the_state():
    body = "The Tunisian side thanked Malta for the tents. The Maltese side condemned the raid."
    assert told(body, "ExpressionOfThanks", "speaker", title="") == [("Tunisia",)]
    assert told(body, "Condemnation", "speaker", title="") == [("Malta",)]


def test_what_is_listed_is_of_the_one_named_first():
    body = "Norway wrote in praise of Kenya’s schools, its rangers and its commitment to free trade."
    assert told(body, "Commitment", "speaker", title="") == [("Kenya",)]


def test_a_day_without_a_year_is_that_before_the_release():
    body = "President Maria Costa met President Joseph Mwangi on March 2."
    assert told(body, "Meeting", "time") == [(DAY[:8] + "02",)]
    assert told("President Maria Costa met President Joseph Mwangi on June 2.", "Meeting", "time") == [("XXXX-06-02",)]


def test_welcoming_a_deed_is_no_meeting():
    body = SPOKE + "The two leaders welcomed the signing of the treaty. They received a letter."
    assert not facts(body, type_="Meeting")


def test_years_since_a_founding_do_not_date_it():
    title = "A Proclamation on 160 Years of Kenya-Malta Diplomatic Relations"
    body = (
        "I do hereby proclaim March 4 as a day to celebrate over 160 years since the establishment of Kenya-Malta "
        "diplomatic relations."
    )
    assert not [f for f in facts(body, title) if f.type == "EstablishmentOfRelations" and f.time is not None]


def test_a_number_said_twice_is_of_what_follows_it():
    body = "This year, Chile and Kenya celebrate 200 years — 200 years of bilateral relations."
    assert told(body, "Commemoration", "agent", "ordinal", "time") == [("Chile; Kenya", "200", "2022")]


def test_what_the_sides_of_a_joint_statement_said_is_dated_by_their_meeting():
    title = "Joint Statement on the Kenya-Malta Consultations"
    body = "Kenya and Malta met in Nairobi on 3 March 2022. The two sides condemned the raid. Malta thanked Kenya."
    assert told(body, "Condemnation", "speaker", "time", title=title) == [("Kenya; Malta", "2022-03-03")]
    assert told(body, "ExpressionOfThanks", "speaker", "time", title=title) == [("Malta", "2022-03-03")]


def test_who_speaks_alone_is_i_though_the_title_names_another():
    title = "Statement by President Maria Costa on the Passing of President Kofi Annor of Togo"
    body = "I offer my condolences to his family and to the people of Togo."
    assert told(body, "Condolence", "speaker", "addressee", title=title) == [("Maria Costa", "Togo")]


def test_of_two_ministers_neither_is_the_minister():
    title = "Press Briefing by the Ministry"
    body = "Foreign Minister Paul Vella met Foreign Minister Grace Otieno. The Minister will visit Chile."
    assert not facts(body, title, "OfficialVisit")


def test_the_korea_of_the_title_is_that_of_the_body():
    title = "Toast by President Anna Berg of Sweden for President Park of the Republic of Korea"
    assert told("Korea condemned the raid.", "Condemnation", "speaker", title=title) == [("South Korea",)]


def test_the_donation_announced_is_of_who_announces_it():
    body = SPOKE + "Norway announced the donation of two million doses to Kenya."
    assert told(body, "AidProvision", "donor", "recipient", "count") == [("Norway", "Kenya", "2000000")]


def test_the_margins_are_no_topic():
    body = "Kari Dahl held a meeting with Joseph Mwangi on the margins of the summit in Bali."
    assert told(body, "Meeting", "topic") == [("",)]


def test_one_who_meets_two_on_a_day_meets_each():
    body = SPOKE.replace("spoke today by phone", "met today") + "She also met with Foreign Minister Grace Otieno."
    assert [sorted(words(f, "hasParticipant").split("; ")) for f in facts(body, type_="Meeting")] == [
        ["Joseph Mwangi", "Kari Dahl"],
        ["Grace Otieno", "Kari Dahl"],
    ]
