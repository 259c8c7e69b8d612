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


CONFERENCE = (
    "Remarks by President Lind and Heads of State of Three Countries in Joint Press Conference\n\nApril 5, 2017\n\n"
    "PRESIDENT LIND: I am glad to welcome to Oslo President Ann Otieno of Kenya and President Pia Vella of Malta. "
    "We condemn the attack on the embassy of Chile in Rome.\n\n"
    "PRESIDENT OTIENO: Thank you. We condemn the raid on Togo. Your country recognised Kenya in 1963.\n\n"
    "Q Mr. President, do we condemn the coup?\n"
)


def test_each_speaker_of_a_transcript_speaks_for_a_state_of_his_own():
    found = extract(read_text(CONFERENCE, slug="conference")).facts
    assert [words(f, "speaker") for f in of_type(found, "Condemnation")] == ["Norway", "Kenya"]
    (recognition,) = of_type(found, "RecognitionOfState")
    assert (words(recognition, "agent"), words(recognition, "recipient")) == ("Norway", "Kenya")


def test_those_who_declare_together_are_we():
    head = "Declaration on a Renewed Partnership\n\nApril 3, 2019\n\n"
    found = facts(
        "We, the Presidents of Chile, Malta and Norway, met in Oslo today. We condemn the coup in Togo.", head
    )
    (condemned,) = of_type(found, "Condemnation")
    assert words(condemned, "speaker") == "Chile; Malta; Norway"


def test_the_ministers_of_the_sentence_before_are_not_who_met_last():
    head = "Joint Statement by the Foreign Ministers of Norway and Malta\n\nValletta, 23 March 2017\n\n"
    body = "Minister Ole Lind was received by President Pia Vella. The Ministers regretted it. They condemned the coup."
    assert "Pia Vella" not in {words(f, "speaker") for f in of_type(facts(body, head), "Condemnation")}


def test_a_guest_is_no_minister_of_the_house():
    head = "Kenyan Department of State\n\nRemarks\n\nJane Otieno\nSecretary of State\nNairobi\nMay 3, 2019\n\n"
    found = facts("I am glad to be here with Foreign Minister Ole Lind, who came from Oslo.", head)
    assert "foreign minister of Kenya" not in {words(f, "officeHeld") for f in of_type(found, "OfficeHolding")}


def test_one_greeting_of_a_guest_makes_him_you():
    found = facts("Dear President Lind, you joined the United Nations in 1945.")
    (member,) = of_type(found, "OrganisationMembership")
    assert (words(member, "memberInMembership"), member.time.edtf) == ("Norway", "1945")


def test_friends_in_a_state_are_the_state():
    (wish,) = of_type(facts("We congratulate our friends in Malta on their elections."), "Congratulation")
    assert words(wish, "addressee") == "Malta"


def test_the_two_sides_may_be_the_ministry_and_its_guest():
    head = "MINISTRY OF FOREIGN AFFAIRS OF KENYA\n\nMinister meets Norwegian Foreign Minister\n\n"
    body = (
        "Nairobi, 3 May 2019. The Minister of Foreign Affairs, Jane Otieno, met the Foreign Minister of Norway, "
        "Ole Lind. The two ministers signed an agreement on fish."
    )
    (signed,) = of_type(facts(body, head), "AgreementSignature")
    assert words(signed, "concernsAgreement") == "agreement on fish between Kenya and Norway"


def test_the_president_of_an_assembly_is_no_other_state():
    head = "Statement by the President of Kenya at the General Debate\n\nNew York, 24 September 2019\n\n"
    body = (
        "Mr. President, Kenya and Somalia are neighbours. Kenya and Somalia trade. Mr. President, you joined us in "
        "condemning the coup in Togo, and you condemned the raid on Chad."
    )
    assert "Somalia" not in {words(f, "speaker") for f in of_type(facts(body, head), "Condemnation")}


def test_markdown_with_a_date_line_is_a_release_too():
    head = "# Remarks by the President of Kenya\n\nNairobi, 12 June 2018\n\n"
    (member,) = of_type(facts("We joined the African Union in 1963. Norway was glad.", head), "OrganisationMembership")
    assert words(member, "memberInMembership") == "Kenya"
    document = read_text(head + "We agreed.\n", slug="speech")
    assert document.source.published == "2018-06-12"
    assert "Nairobi, 12 June 2018" not in {b.passage.of(document.text) for b in document.blocks}


def test_who_will_continue_to_support_does_so_already():
    stands = {
        "We will continue to support Malta.": ["asserted"],
        "We will support Malta.": ["planned"],
        "We may continue to support Malta.": ["conditional"],
        "We will continue to support Malta if it joins.": ["conditional", "planned"],
        "We will continue to send rice to Malta.": [],
    }
    for body, statuses in stands.items():
        found = [str(f.status) for f in of_type(facts(body), "ExpressionOfSupport")]
        assert len(found) <= 1, body
        assert not found or found[0] in statuses, (body, found)
        assert bool(found) == bool(statuses), body


def test_since_a_month_is_since_that_of_the_year_when_it_is_so_until_now():
    told = "In 2011 Malta left. Norway has taken in 200 Chadian refugees since March."
    times = [f.time.edtf for f in of_type(facts(told), "Migration") if f.time]
    assert times == ["2018-03/.."]


DECLARATION = (
    "Declaration to Celebrate a Century of Friendship\n\nOslo, 12 June 2018\n\n"
    "We, the King of Norway and the President of Kenya, meeting in Oslo:\n\n"
)


@pytest.mark.parametrize(
    ("body", "type_", "speakers"),
    [
        ("Reaffirm our commitment to clean seas.", "Commitment", ["Norway; Kenya"]),
        ("Condemn the attack on Malta.", "Condemnation", ["Norway; Kenya"]),
        ("We condemn the attack on Malta.", "Condemnation", ["Norway; Kenya"]),
        ("Malta condemns the attack on Chad.", "Condemnation", ["Malta"]),
        ("In Oslo condemned men are few.", "Condemnation", []),
    ],
)
def test_clauses_of_a_declaration_are_of_those_who_declare(body, type_, speakers):
    assert [words(f, "speaker") for f in of_type(facts(body, DECLARATION), type_)] == speakers


def test_outside_a_declaration_an_order_is_of_nobody():
    assert of_type(facts("Condemn the attack on Malta."), "Condemnation") == []
