"""Who is meant: references that once went to the wrong one, read in whole sentences."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract

CASES = {
    "he is the subject before, not the last person named": (
        "Ann Berg met in Bangkok with Prime Minister Ole Lind of Ghana. She also met with Maria Costa.",
        "Meeting",
        "hasParticipant",
        {"Ann Berg; Ole Lind", "Ann Berg; Maria Costa"},
    ),
    "a father's name is another person": (
        "Ghana invited Prince Mohammed bin Salman in 2014. King Salman visited Malta.",
        "OfficialVisit",
        "visitor",
        {"Salman"},
    ),
    "its is neither of two named before": (
        "Malta has a pact with Norway and Chile. The pact led to its membership in the African Union in 1991.",
        "OrganisationMembership",
        "memberInMembership",
        set(),
    ),
    "the state of a name is no state spoken of before": (
        "France recognised Laos in 1949. Norway recognised the State of Arvenia in 1950.",
        "RecognitionOfState",
        "recipient",
        {"Laos"},
    ),
    "who is joined is no organisation": (
        "The Jacobite Association moved to Malta. They were joined later by Irish refugees.",
        "OrganisationMembership",
        "inOrganisation",
        set(),
    ),
    "a crown prince is not the only prince": (
        "He met Crown Prince Mohammed bin Salman. In 2015 Crown Prince Hamad bin Nayef, a minister, visited Malta.",
        "OfficialVisit",
        "visitor",
        {"Hamad bin Nayef"},
    ),
    "no state expels its own envoy": (
        "Kenya expelled the Maltese ambassador. In return, the Kenyan envoy Luis Otero was expelled from Malta.",
        "Expulsion",
        "agent",
        {"Kenya", ""},
    ),
    "a title in the singular has one holder": (
        "Kenyan Foreign Minister Ann Otieno and Assistant Secretary Ole Lind signed a treaty.",
        "OfficeHolding",
        "holder",
        {"Ann Otieno"},
    ),
    "a state visited is the host, not a smaller place": (
        "Ann Otieno visited Malta in 1999.",
        "OfficialVisit",
        "atPlace",
        {""},
    ),
    "they are those who met, not the assembly where they did": (
        "When Ole Lind met Ann Berg at the UN General Assembly in Oslo in 2018, they condemned the attack on Malta.",
        "Condemnation",
        "speaker",
        {"Ole Lind; Ann Berg"},
    ),
    "they are no body named in passing": (
        "Ann Berg spoke at the United Nations. They condemned the attack on Malta.",
        "Condemnation",
        "speaker",
        set(),
    ),
    "a body that is the subject is they": (
        "The United Nations met in Oslo. They condemned the attack on Malta.",
        "Condemnation",
        "speaker",
        {"United Nations"},
    ),
    "both nations are the two of the first sentence": (
        "Kenya and the United Kingdom maintain close ties. Malta helped Norway. Both nations are members of the UN.",
        "OrganisationMembership",
        "memberInMembership",
        {"Kenya", "United Kingdom"},
    ),
}


@pytest.mark.parametrize(("text", "type_", "role", "expected"), CASES.values(), ids=CASES.keys())
def test_who_is_meant(text, type_, role, expected):
    facts = [f for f in extract(document_of(text)).facts if f.type == type_ and f.direct]
    assert {"; ".join(e.label for e in f.fillers(role)) for f in facts} == expected


TIMES = {
    "a contrast tells of another time": (
        "Kenyans voted in October 1945, but relations between Kenya and Norway were slow to develop.",
        {None},
    ),
    "since within a phrase opens an interval": (
        "Since the 1979 revolution, relations between Kenya and Ghana have been strained.",
        {"1979/.."},
    ),
}


@pytest.mark.parametrize(("text", "expected"), TIMES.values(), ids=TIMES.keys())
def test_when_it_was(text, expected):
    facts = [f for f in extract(document_of(text)).facts if f.type == "DiplomaticRelation"]
    assert {f.time.edtf if f.time else None for f in facts} == expected


def test_an_acronym_belongs_to_the_name_whose_letters_it_has():
    text = "Ghana worked with Norway, the Commission for Water (CFW) and Malta. The Commission for Water was old."
    names = [f for f in extract(document_of(text)).facts if f.type == "alternativeName"]
    assert {f.fillers("subject")[0].label for f in names} <= {"Commission for Water"}
    assert {f.fillers("object")[0].value for f in names} == {"CFW"}


def test_it_is_the_agreement_that_the_sentence_before_is_about():
    text = "The treaty was signed in Rome in 2010 by Kenya and Malta. It was ratified in 2011."
    facts = {f.type: f for f in extract(document_of(text, title="Kenya–Malta relations")).facts}
    signed, ratified = facts["AgreementSignature"], facts["Ratification"]
    assert ratified.fillers("concernsAgreement") == signed.fillers("concernsAgreement")


def test_its_independence_is_that_of_the_state_that_is_recognised():
    text = "Malta was the first state to recognise Norway after its independence from Sweden in 1905."
    freed = next(f for f in extract(document_of(text)).facts if f.type == "Independence")
    assert [e.label for e in freed.fillers("agent")] == ["Norway"]


def test_the_envoy_of_one_state_is_not_that_of_the_other():
    text = "In 1994 Kenya expelled the Norwegian ambassador, Nils Berg. In 1995 the Kenyan ambassador was expelled."
    facts = [f for f in extract(document_of(text, title="Kenya–Norway relations")).facts if f.type == "Expulsion"]
    assert [[e.label for e in f.fillers("expelledPerson")] for f in facts] == [["Nils Berg"], []]


def test_a_government_called_by_its_head_is_that_of_his_state():
    told = (
        "President Daniel Otieno of Kenya visited Oslo in 1980. Otieno's government closed the embassy in Oslo in 1985."
    )
    closed = next(
        f for f in extract(document_of(told, title="Kenya–Norway relations")).facts if f.type == "MissionClosure"
    )
    assert [e.label for e in closed.fillers("agent")] == ["Kenya"]
    unknown = "Norway opened an embassy in 1980. In 1985 the Otieno government accused Norway of arming Chad."
    facts = extract(document_of(unknown, title="Kenya–Norway relations")).facts
    assert not [f for f in facts if f.type == "Complaint" or "Norway" in [e.label for e in f.according_to]]
