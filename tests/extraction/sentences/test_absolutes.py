"""Counts of people in phrases with "with"."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract


def counted(text):
    found = [f for f in extract(document_of(text, "Danes in Ghana")).facts if f.rule == "population-beside"]
    return [
        (f.fillers("featureOfInterest")[0].label, f.fillers("referencePlace")[0].label, int(f.value)) for f in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("With over 180 Danes in Ghana, there is one teacher for every 40 people.", ("Danes in Ghana", "Ghana", 180)),
        ("Of the 200 Danes in Accra, half are bakers.", ("Danes in Ghana", "Accra", 200)),
        ("With a population of about 168, they form the third largest community.", ("Danes in Ghana", "Ghana", 168)),
    ],
)
def test_a_phrase_before_the_clause_counts_people(text, expected):
    assert counted(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "With over 180 ships, Ghana has a large fleet.",
        "With 168 million dollars, they bought a school.",
        "With a population of 2,000,000, Accra is large.",
    ],
)
def test_other_phrases_count_nobody(text):
    assert counted(text) == []
