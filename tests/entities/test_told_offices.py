"""Offices that no list has, by what they are for or the body that they are of."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract

TOLD = {
    "list of portfolios": (
        "In 2014 the Minister for Development, Fisheries and Cohesion, Ann Wanjiru, visited Oslo.",
        ("Ann Wanjiru", "minister for development, fisheries and cohesion of Kenya", "2014"),
    ),
    "before the name": (
        "Minister of Fisheries and Coastal Affairs Helga Moen visited Mombasa in 2009.",
        ("Helga Moen", "minister of fisheries and coastal affairs of Norway", "2009"),
    ),
    "minister of state": (
        "The Norwegian Minister of State for External Affairs, Ole Lind, visited Nairobi in 2012.",
        ("Ole Lind", "minister of state for external affairs of Norway", "2012"),
    ),
    "secretary for": (
        "The Secretary for Commerce and Economic Development, Kari Moe, led a delegation to Nairobi in 2013.",
        ("Kari Moe", "secretary for commerce and economic development of Norway", "2013"),
    ),
    "cabinet secretary": (
        "Kenya's Cabinet Secretary for Tourism, Peter Otieno, attended a fair in Bergen in 2014.",
        ("Peter Otieno", "cabinet secretary for tourism of Kenya", "2014"),
    ),
    "without portfolio": (
        "In 2013 the then Financial Secretary, John Otieno, paid a visit to Oslo.",
        ("John Otieno", "financial secretary of Kenya", "2013"),
    ),
    "who was": (
        "Paul Moen, who was Minister for Foreign Trade and Development, visited Nairobi in 2008.",
        ("Paul Moen", "minister for foreign trade and development of Norway", "2008"),
    ),
    "at the time": (
        "Ivar Holm, at the time Minister of Finance of Norway, visited Kenya in 2001.",
        ("Ivar Holm", "finance minister of Norway", "2001"),
    ),
    "later": (
        "John Otieno, later President of Kenya (2007–2012), visited Oslo in 1999.",
        ("John Otieno", "president of Kenya", "2007/2012"),
    ),
    "first": (
        "Peter Kimani, first president of Kenya, visited Oslo in 1970.",
        ("Peter Kimani", "president of Kenya", "1970"),
    ),
    "of a body": (
        "The Speaker of the Storting, Dag Terje Andersen, visited Nairobi in 2012.",
        ("Dag Terje Andersen", "speaker at the Storting", "2012"),
    ),
}
NOT_TOLD = {
    "never": "Ole Lind, who was never Minister for Fisheries, visited Nairobi in 2011.",
    "wanted": "Ole Lind, who wanted to be Minister for Fisheries, visited Nairobi in 2011.",
    "a guest": "Ole Lind, who was the Minister's guest, visited Nairobi in 2011.",
    "a relative": "Ole Lind, whose father was Minister for Fisheries, visited Nairobi in 2011.",
    "another": "After meeting Ole Lind, the Minister for Fisheries visited Nairobi in 2011.",
    "unlike": "Unlike Ole Lind, the minister visited Nairobi in 2012.",
    "no title": "Ole Lind of the Ministry for Fisheries visited Nairobi in 2012.",
    "of the other's": "Ole Lind, a former Norwegian trade commissioner in Chad, has been consul-general since 2017.",
}


def held(text):
    facts = extract(document_of(text, "Kenya–Norway relations")).facts
    return {
        (f.fillers("holder")[0].label, f.fillers("officeHeld")[0].label, f.time.edtf if f.time else None)
        for f in facts
        if f.type == "OfficeHolding" and f.direct
    }


@pytest.mark.parametrize("case", TOLD.values(), ids=TOLD.keys())
def test_an_office_is_told(case):
    text, expected = case
    assert expected in held(text)


@pytest.mark.parametrize("text", NOT_TOLD.values(), ids=NOT_TOLD.keys())
def test_no_office_is_told(text):
    assert [h for h in held(text) if h[0] == "Ole Lind"] == []


def test_a_body_that_is_named_by_the_adjective_of_its_state():
    text = "The speaker of the Kenyan parliament, Ann Wanjiru, visited Oslo in 2012."
    assert ("Ann Wanjiru", "speaker of Kenyan parliament", "2012") in held(text)


def test_two_offices_of_one_are_not_run_together():
    text = "The Norwegian President of the Council and Minister of Fisheries Ole Lind wrote to Kenya in 1922."
    assert not [office for _, office, _ in held(text) if "council and" in office.lower()]
