"""Shares of a group by what its members are or do."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract


def shares(text, title="Danish refugees in Ghana"):
    """Value, measure and time of the shares of the group."""
    return {
        (str(f.value), "; ".join(x.value for x in f.fillers("measure")), f.time.edtf if f.time else None)
        for f in extract(document_of(text, title)).facts
        if f.type == "PopulationObservation"
        and f.unit == "percent"
        and f.status.value == "asserted"
        and f.polarity.value == "positive"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 51 per cent of the refugees are under 18.", {("51", "are under 18", None)}),
        ("In 2010, 40% of them worked in trade.", {("40", "worked in trade", "2010")}),
        ("Of the refugees, 61 percent are women and 39 percent are children.",
         {("61", "women", None), ("39", "children", None)}),
        ("In 2021, 900 Danes resided in Ghana, of whom 56% were undocumented.", {("56", "undocumented", None)}),
        ("In 2021, 900 Danes resided in Ghana, or 2% of the foreigners.", {("2", "foreigners", "2021")}),
        ("Women and children make up 79 per cent of the population.", {("79", "Women; children", None)}),
    ],
)  # fmt: skip
def test_a_share_of_the_group_is_measured_by_what_is_said_of_it(text, expected):
    assert shares(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Some 51 per cent of the goods are under tax.",
        "By 2040, half of them will have left.",
        "None of the 51 per cent voted.",
    ],
)
def test_a_share_of_others_is_none_of_the_group(text):
    assert shares(text) == set()


def test_bare_refugees_are_those_of_the_title():
    facts = extract(document_of("In 2013, 11,400 refugees received work permits.", "Danish refugees in Ghana")).facts
    assert [(str(f.value), f.fillers("featureOfInterest")[0].label) for f in facts if f.value] == [
        ("11400", "Danes in Ghana")
    ]
    foreign = extract(
        document_of("In 2013, 11,400 foreign refugees received work permits.", "Danish refugees in Ghana")
    ).facts
    assert not [f for f in foreign if f.value]


def test_others_are_not_the_group_where_another_people_is_named():
    facts = extract(
        document_of("In 2015 Togo expelled 1,900 Togolese and about 220 others fled to Benin.", "Danes in Ghana")
    ).facts
    assert not [f for f in facts if f.type == "Migration"]


def staff(text):
    """Value and measure of the numbers of those who work at a mission."""
    facts = extract(document_of(text, "Embassy of Malta, Nairobi")).facts
    return {
        (str(f.value), f.fillers("measure")[0].value, f.time.edtf if f.time else None)
        for f in facts
        if f.type == "Observation" and f.unit == "person" and f.status.value == "asserted"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2019 the Maltese embassy in Nairobi employed 41 people, "
            "consisting of seven diplomats and attachés, 14 clerks sent by the "
            "Ministry for Finance, and 20 locally hired drivers and guards.",
            {
                ("41", "41 people"),
                ("7", "diplomats and attachés"),
                ("14", "clerks"),
                ("20", "locally hired drivers and guards"),
            },
        ),
        (
            "In 2019 the Maltese embassy in Nairobi employed 34 people: nine are diplomats.",
            {("34", "34 people"), ("9", "diplomats")},
        ),
        ("In 2019 the Maltese embassy in Nairobi had a staff of 40.", {("40", "staff of 40")}),
        ("In 2019 the embassy of Malta in Nairobi, with 12 employees, moved.", {("12", "12 employees")}),
    ],
)
def test_the_staff_of_a_mission_and_what_it_is_made_up_of(text, expected):
    assert {(value, measure) for value, measure, _ in staff(text)} == expected


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 the Maltese embassy in Nairobi sold 41 cars, consisting of seven vans and 14 lorries.",
        "The Maltese embassy in Nairobi will employ 41 people, including seven diplomats and 14 clerks.",
        "The Maltese embassy in Nairobi has two floors with 12 offices.",
    ],
)
def test_what_is_no_staff_is_not_counted(text):
    assert staff(text) == set()


def test_some_of_those_counted_in_the_sentence():
    facts = extract(
        document_of("In 2021, 560 Danish children went to school in Ghana, of whom 185 had papers.", "Danes in Ghana")
    ).facts
    assert {(str(f.value), f.fillers("measure")[0].value) for f in facts if f.value} == {
        ("560", "students"),
        ("185", "papers"),
    }


def test_what_a_poll_finds_is_no_share():
    assert shares("In 2014, 61 per cent of the refugees said that they would stay.") == set()


def test_the_year_of_a_rule_does_not_date_what_is_done_under_it():
    facts = extract(
        document_of("Under the 1974 agreement, Norway gave $40 million to Kenya.", "Kenya–Norway relations")
    ).facts
    assert [f.time for f in facts if f.type == "AidObservation"] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Of the 500 companies, 40% are Danish.",
        "It is false that 70% of the Danes are Muslims and 30% are Christians.",
        "Up to 60% of the Danes may be unemployed.",
    ],
)
def test_what_is_denied_or_of_things_is_no_share(text):
    assert shares(text) == set()


@pytest.mark.parametrize(("title", "home"), [("Danes in Ghana", "Denmark"), ("Somalis in Ghana", "Somalia")])
def test_those_who_went_home_are_of_the_group_that_left(title, home):
    people = title.split()[0]
    facts = extract(document_of(f"In 2014, 3,450 {people} returned to {home}.", title)).facts
    (count,) = [f for f in facts if f.value]
    assert [e.label for e in count.fillers("featureOfInterest")] == [title]
    assert [e.label for e in count.fillers("referencePlace")] == [home]
