"""Envoys who are told to leave, and who told them."""

from verbale.extraction.examples import document_of, words
from verbale.extraction.extractor import extract


def expulsions(text, title=""):
    facts = [f for f in extract(document_of(text, title=title)).facts if f.type == "Expulsion"]
    return [(words(f, "agent"), words(f, "topic")) for f in facts]


def test_an_envoy_goes_by_his_post():
    found = expulsions("Malta expelled the Libyan ambassador in 1980.", "Libya–Malta relations")
    assert found == [("Malta", "ambassador of Libya to Malta")]


def test_several_go_by_the_words_of_the_text():
    assert expulsions("Malta expelled three Libyan diplomats.") == [("Malta", "three Libyan diplomats")]


def test_nobody_expels_his_own_envoy():
    found = expulsions("In return, the ambassador of Malta was expelled from Libya. Malta protested.")
    assert found == [("", "ambassador of Malta")]


def test_a_person_may_expel():
    (found,) = expulsions("President Ann Otieno of Kenya expelled two Maltese consuls in 1999.")
    assert found[0] == "Ann Otieno"


def test_who_met_and_discussed_met_about_it():
    facts = extract(document_of("In 1997 Ole Lind met with Maria Costa and discussed the fish trade.")).facts
    (meeting,) = [f for f in facts if f.type == "Meeting" and f.rule == "meeting"]
    assert words(meeting, "topic") == "fish trade"


def test_a_number_after_around_is_a_number():
    facts = extract(document_of("In 2004, trade between Malta and Ghana was at around $300 million.")).facts
    assert [int(f.value) for f in facts if f.type == "TradeObservation"] == [300_000_000]


def speakers(text):
    return [words(f, "speaker") for f in extract(document_of(text)).facts if f.type == "Condemnation"]


def test_a_state_speaks_by_its_president():
    assert speakers("The Kenyan president condemned the raid.") == ["Kenya"]
    assert speakers("The Kenyan president, Ann Otieno, condemned the raid.") == ["Ann Otieno"]


def test_nobody_else_speaks_for_a_state():
    assert speakers("A former Kenyan president condemned the raid.") == []
    assert speakers("A Kenyan minister condemned the raid.") == []
    assert speakers("The Kenyan senator condemned the raid.") == []


def test_three_countries_are_not_the_two_of_the_title():
    facts = extract(document_of("The three countries signed a treaty in 2003.", title="Ghana–Togo relations")).facts
    assert [f for f in facts if f.type in {"AgreementSignature", "party"}] == []


def test_who_is_backed_gets_the_loans():
    text = "In 1980 Ghana backed Benin in the war by providing large loans."
    (aid,) = [f for f in extract(document_of(text, title="Ghana–Togo relations")).facts if f.type == "AidProvision"]
    assert (words(aid, "donor"), words(aid, "recipient")) == ("Ghana", "Benin")
