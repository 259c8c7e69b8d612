"""Of which of the title's two states somebody with a bare title is, by whom he deals with."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract

TOLD = {
    "credentials": (
        "The ambassador of Kenya, Ann Wanjiru, presented her credentials to President Ole Lind in 2010.",
        ("Ole Lind", "president of Norway", "2010"),
    ),
    "received": (
        "Foreign Minister Ann Wanjiru of Kenya was received by Defence Minister Ole Lind in 2010.",
        ("Ole Lind", "defence minister of Norway", "2010"),
    ),
    "accompanied": (
        "The president of Kenya, Peter Otieno, visited Norway in 2010 accompanied by Foreign Minister Ann Wanjiru.",
        ("Ann Wanjiru", "foreign minister of Kenya", "2010"),
    ),
    "delegation": (
        "Finance Minister Ole Lind led a delegation of fish exporters to Mombasa in 2010.",
        ("Ole Lind", "finance minister of Norway", "2010"),
    ),
    "on a visit": (
        "President Ole Lind, who was on a three-day visit to Kenya, met traders in 2010.",
        ("Ole Lind", "president of Norway", "2010"),
    ),
    "visit by": (
        "During a visit to Nairobi by President Ole Lind in 2010, a treaty on extradition was signed.",
        ("Ole Lind", "president of Norway", "2010"),
    ),
    "between commas": (
        "The Minister of External Affairs, Ann Wanjiru, visited Oslo in 2010.",
        ("Ann Wanjiru", "foreign minister of Kenya", "2010"),
    ),
}
NOT_TOLD = {
    "a third state's": "President Carl Berg of Sweden was received by President Ole Lind in 2010.",
    "third state's envoy": "In 2010 the ambassador of Finland presented his credentials to President Ole Lind.",
    "said of somebody": "Having met the president, Ole Lind left Oslo in 2010.",
    "no encounter": "President Ole Lind opened a museum in 2010.",
    "a governor of a state": "Governor Ole Lind travelled to Nairobi in 2010.",
}


def held(text, title="Kenya–Norway relations"):
    facts = extract(document_of(text, title)).facts
    return {
        (f.fillers("holder")[0].label, f.fillers("officeHeld")[0].label, f.time.edtf if f.time else None)
        for f in facts
        if f.type == "OfficeHolding" and f.direct
    }


@pytest.mark.parametrize("case", TOLD.values(), ids=TOLD.keys())
def test_the_state_is_told_by_the_encounter(case):
    text, expected = case
    assert expected in held(text)


@pytest.mark.parametrize("text", NOT_TOLD.values(), ids=NOT_TOLD.keys())
def test_no_state_is_concluded(text):
    assert [h for h in held(text) if h[0] == "Ole Lind"] == []


def test_who_governs_a_territory():
    text = "Governor Ann Rivera travelled to Oslo in 2010."
    assert ("Ann Rivera", "governor of Puerto Rico", "2010") in held(text, "Norway–Puerto Rico relations")


def test_a_name_that_the_recogniser_misses_between_commas():
    text = "The President of Kenya, Wanza Murumbi, visited Norway in October 2008."
    assert ("Wanza Murumbi", "president of Kenya", "2008-10") in held(text)


def test_an_office_that_somebody_has_held_since():
    text = "Since 2009 the honorary consul of Kenya in Bergen has been Ole Lind."
    assert ("Ole Lind", "honorary consul of Kenya to Norway", "2009/..") in held(text)


def test_the_island_is_the_territory_of_the_title():
    text = "Norway has a consulate in San Juan. In 1987 King Harald visited the island."
    assert ("Harald", "king of Norway", "1987") in held(text, "Norway–Puerto Rico relations")


def test_no_visit_is_made_by_who_was_to_be_on_one():
    text = "Prime Minister Ole Lind was to be on a visit to Kenya in 2009."
    facts = extract(document_of(text, "Kenya–Norway relations")).facts
    assert [f.direct for f in facts if f.type == "OfficialVisit"] == [False]


def test_since_when_a_treaty_is_in_force_is_not_when_it_was_signed():
    text = "Kenya and Norway have signed a visa waiver agreement, in force since 1 February 2001."
    facts = extract(document_of(text, "Kenya–Norway relations")).facts
    assert [f.time for f in facts if f.type == "AgreementSignature"] == [None]
