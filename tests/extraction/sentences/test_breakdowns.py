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
