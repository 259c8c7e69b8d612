"""Persons in lists of an article about a community."""

import pytest

from verbale.extraction.extractor import extract
from verbale.readers import read_text


def occupations(item, heading="Notable people", title="Danes in Ghana"):
    text = f"= {title} =\n\nDanes live in Accra.\n\n== {heading} ==\n* {item}\n"
    facts = extract(read_text(text, slug="example")).facts
    return [
        (f.fillers("worker")[0].label, f.fillers("fieldOfWork")[0].value) for f in facts if f.rule == "notable-person"
    ]


@pytest.mark.parametrize(
    ("item", "person", "trade"),
    [
        ("Ole Lind, footballer", "Ole Lind", "footballer"),
        ("Ole Lind (b. 1946), politician", "Ole Lind", "politician"),
        ("Maria da Costa – film director", "Maria da Costa", "film director"),
        ("Maria Costa (1920–1999), Olympic swimmer.", "Maria Costa", "Olympic swimmer"),
        ("Ole Lind, politician, member of the council", "Ole Lind", "politician"),
        ("Ole Lind, banker and member of the council", "Ole Lind", "banker"),
        ("Ole Lind – singer who was sent home in 1990", "Ole Lind", "singer"),
    ],
)
def test_an_item_says_what_a_person_does(item, person, trade):
    assert occupations(item) == [(person, trade)]
    assert occupations(item, heading="Prominent Danes from Ghana") == [(person, trade)]


@pytest.mark.parametrize(
    "item",
    [
        "Ole Lind",
        "Ole Lind, the first of the family",
        "Danish Club, founded in 1950",
        "Ole Lind, brother of the mayor",
        "Ole Lind, father",
        "New York, a harbour",
    ],
)
def test_other_items_say_nothing(item):
    assert occupations(item) == []


def test_the_heading_may_be_higher_up():
    text = "= Danes in Ghana =\n\nIt is old.\n\n== Notable people ==\n\n=== Music ===\n* Ole Lind, singer\n"
    assert [f.type for f in extract(read_text(text, slug="example")).facts] == ["Occupation"]


def test_elsewhere_a_list_is_no_list_of_persons():
    assert occupations("Ole Lind, footballer", heading="Gallery") == []
    assert occupations("Ole Lind, footballer", title="Kenya–Norway relations") == []
