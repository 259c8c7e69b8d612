"""The street that a mission, or the residence of its head, stands in."""

import pytest

from verbale.extraction.examples import document_of, words
from verbale.extraction.extractor import extract

PAGE = "Embassy of Kenya in Oslo"
EMBASSY = "embassy of Kenya in Oslo, Norway"


def located(text, title=PAGE):
    facts = extract(document_of(text, title=title)).facts
    return [(words(f, "subject"), words(f, "object")) for f in facts if f.type == "locatedAt" and f.direct]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("The Embassy of Kenya in Oslo is located at 12 Harbour Road.", "12 Harbour Road"),
        ("The Embassy of Kenya in Oslo stands at 7b Fjord Street, near the port.", "7b Fjord Street"),
        ("The Embassy of Kenya in Oslo is on Rue de Malte.", "Rue de Malte"),
        ("The Embassy of Kenya in Oslo has its offices at 30 Jalan Besar.", "30 Jalan Besar"),
        ("The Embassy of Kenya in Oslo maintains offices on Harbour Road.", "Harbour Road"),
    ],
)
def test_where_an_embassy_stands(text, address):
    assert (EMBASSY, address) in located(text)


def test_the_residence_of_the_ambassador_is_another_house():
    found = located("The ambassador's residence is at 3 Hill Street.")
    assert found == [("residence of the ambassador of Kenya to Norway", "3 Hill Street")]


@pytest.mark.parametrize(
    "text",
    [
        "The Embassy of Kenya in Oslo opened in 1964.",
        "The Embassy of Kenya in Oslo was closed on 12 May 1964.",
        "The Embassy of Kenya in Oslo will be located at 12 Harbour Road.",
        "The Embassy of Kenya in Oslo was not located at 12 Harbour Road.",
        "The ambassador of Kenya met the king at 12 Harbour Road.",
    ],
)
def test_what_is_no_address_of_the_embassy(text):
    assert [place for _, place in located(text) if place != "Oslo"] == []


def test_it_is_the_subject_of_the_clause_before():
    text = "While the consulate of Kenya in Bergen is part of the embassy, it has offices on Harbour Road."
    assert [each for each in located(text) if each[1] != "Oslo"] == [
        ("consulate of Kenya in Bergen, Norway", "Harbour Road")
    ]
