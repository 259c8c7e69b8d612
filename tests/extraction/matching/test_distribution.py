"""Which facts one sentence tells of several states, missions and times."""

import pytest

from verbale.extraction.examples import document_of, words
from verbale.extraction.extractor import extract


def told(text, type_, *roles):
    facts = [f for f in extract(document_of(text)).facts if f.type == type_]
    return sorted(tuple(words(f, role) for role in roles) for f in facts)


OPENING = ("MissionOpening", "agent", "time")
RELATIONS = ("EstablishmentOfRelations", "relationParty", "time")
CASES = {
    "times respectively": (
        "Kenya and Ghana opened embassies in Valletta in 2001 and 2003 respectively.",
        OPENING,
        [("Ghana", "2003"), ("Kenya", "2001")],
    ),
    "one opening by each": (
        "Kenya and Ghana opened embassies in Valletta in 2001.",
        OPENING,
        [("Ghana", "2001"), ("Kenya", "2001")],
    ),
    "one each, though in the singular": (
        "Kenya, Ghana and Malta each opened an embassy in Oslo, in 2001, 2003 and 2004 respectively.",
        ("MissionOpening", "concernsMission", "agent", "time"),
        [
            ("embassy of Ghana in Oslo, Norway", "Ghana", "2003"),
            ("embassy of Kenya in Oslo, Norway", "Kenya", "2001"),
            ("embassy of Malta in Oslo, Norway", "Malta", "2004"),
        ],
    ),
    "each in the other": (
        "Malta and Kenya opened embassies in each other's capitals in 1967.",
        ("MissionOpening", "concernsMission"),
        [("embassy of Kenya in Malta",), ("embassy of Malta in Kenya",)],
    ),
    "years behind one since, respectively": (
        "Kenya and Ghana have been members of NATO since 2004 and 1999 respectively.",
        ("OrganisationMembership", "memberInMembership", "time"),
        [("Ghana", "1999/.."), ("Kenya", "2004/..")],
    ),
    "parties respectively": (
        "Kenya and Ghana established relations with Malta in 1965 and 1968, respectively.",
        RELATIONS,
        [("Ghana; Malta", "1968"), ("Kenya; Malta", "1965")],
    ),
    "who is left out": (
        "Norway, but not Ghana, recognised Kosovo but not Chile in 2008.",
        ("RecognitionOfState", "agent", "recipient"),
        [("Norway", "Kosovo")],
    ),
    "who is left out behind a preposition": (
        "Norway signed an agreement with Kenya, not with Malta, in 2008.",
        ("AgreementSignature", "signatory"),
        [("Norway; Kenya",)],
    ),
    "who is left out first": (
        "Not Norway but Malta recognised Kosovo in 2008.",
        ("RecognitionOfState", "agent"),
        [("Malta",)],
    ),
    "who is not the only one": (
        "Not only Norway but also Malta recognised Kosovo in 2008.",
        ("RecognitionOfState", "agent"),
        [("Norway; Malta",)],
    ),
    "one visit at each time": (
        "The president of Kenya visited Malta in 1985, 1991 and again in 1999.",
        ("OfficialVisit", "host", "time"),
        [("Malta", "1985"), ("Malta", "1991"), ("Malta", "1999")],
    ),
    "one visit in each of two years": (
        "The president of Kenya visited Malta in 1998 and 1999.",
        ("OfficialVisit", "host", "time"),
        [("Malta", "1998"), ("Malta", "1999")],
    ),
    "one visit at each time, and what happened at one of them": (
        "President Ole Lind of Kenya visited Malta in 1985, 1991 and May 1999 and met Ada Berg.",
        ("Meeting", "hasParticipant", "time"),
        [("Ole Lind; Ada Berg", "")],
    ),
    "one visit over two years": (
        "The president of Kenya visited Malta between 1998 and 1999.",
        ("OfficialVisit", "host", "time"),
        [("Malta", "1998/1999")],
    ),
    "one visit over some days": (
        "The president of Kenya visited Malta from 3 to 5 May 1985, and in 1999 Malta joined the United Nations.",
        ("OfficialVisit", "host", "time"),
        [("Malta", "1985-05-03/1985-05-05")],
    ),
    "one state with several": (
        "Malta established relations with Kenya and Ghana in 1965.",
        RELATIONS,
        [("Malta; Ghana", "1965"), ("Malta; Kenya", "1965")],
    ),
    "each with its time": (
        "Malta established relations with Kenya in 1965 and Ghana in 1967.",
        RELATIONS,
        [("Malta; Ghana", "1967"), ("Malta; Kenya", "1965")],
    ),
    "what two do to each other": (
        "Kenya and Malta recognised each other in 1964.",
        ("RecognitionOfState", "agent", "recipient"),
        [("Kenya", "Malta"), ("Malta", "Kenya")],
    ),
    "one agreement with each": (
        "Kenya signed trade agreements with Chile, Malta and Fiji.",
        ("AgreementSignature", "concernsAgreement", "signatory"),
        [
            ("trade agreement between Chile and Kenya", "Kenya; Chile"),
            ("trade agreement between Fiji and Kenya", "Kenya; Fiji"),
            ("trade agreement between Kenya and Malta", "Kenya; Malta"),
        ],
    ),
    "towns in two states": (
        "Ole Lind visited Oslo in 2005 and Santiago in 2007.",
        ("OfficialVisit", "host", "atPlace", "time"),
        [("Chile", "Santiago", "2007"), ("Norway", "Oslo", "2005")],
    ),
    "two states with each other": (
        "Malta and Ghana established relations in 1965.",
        RELATIONS,
        [("Malta; Ghana", "1965")],
    ),
}


@pytest.mark.parametrize(("text", "asked", "facts"), CASES.values(), ids=CASES)
def test_facts_are_shared_out(text, asked, facts):
    assert told(text, *asked) == facts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ghana and Kenya joined the World Bank in 1991 and the United Nations in 1999.",
            {("Ghana", "World Bank", "1991"), ("Kenya", "World Bank", "1991")}
            | {("Ghana", "United Nations", "1999"), ("Kenya", "United Nations", "1999")},
        ),
        (
            "Kenya is a full member of the World Bank and the World Trade Organization, and became a full member of "
            "the United Nations in 1963.",
            {("Kenya", "World Bank", ""), ("Kenya", "World Trade Organization", "")}
            | {("Kenya", "United Nations", "1963")},
        ),
        (
            "Norway is a member of the Council of Europe, the Organization for Security and Co-operation in Europe "
            "and the World Trade Organization.",
            {("Norway", "Council of Europe", ""), ("Norway", "World Trade Organization", "")}
            | {("Norway", "Organization for Security and Co-operation in Europe", "")},
        ),
    ],
)
def test_each_membership_has_the_time_that_follows_it(text, expected):
    facts = [f for f in extract(document_of(text)).facts if f.type == "OrganisationMembership"]
    found = {(words(f, "memberInMembership"), words(f, "inOrganisation"), f.time.edtf if f.time else "") for f in facts}
    assert found == expected


def test_governments_of_two_states_are_the_two_states():
    text = "The Kenyan and Norwegian governments signed a treaty in 1990."
    (signed,) = [f for f in extract(document_of(text)).facts if f.type == "AgreementSignature"]
    assert [e.label for e in signed.fillers("signatory")] == ["Kenya", "Norway"]
    one = next(
        f for f in extract(document_of("The Kenyan government condemned the raid.")).facts if f.rule == "condemnation"
    )
    assert [e.label for e in one.fillers("speaker")] == ["Kenyan government"]
