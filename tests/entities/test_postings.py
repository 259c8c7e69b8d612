"""Whose envoy a person is, where only the legation or the receiver of the credentials tells."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract
from verbale.readers import read_text

PAIR = "Kenya–Norway relations"
CASES = {
    "from the mission beside": (
        "The Kenyan Legation in Oslo was opened in 1964 under Chargé d'Affaires ad interim Peter Otieno.",
        "chargé d'affaires of Kenya to Norway",
    ),
    "with A as": (
        "The Kenyan Embassy in Oslo was opened in 1964, with Peter Otieno as Chargé d'Affaires.",
        "chargé d'affaires of Kenya to Norway",
    ),
    "from who receives the credentials": (
        "Relations were established in 1964, when Minister Resident Peter Otieno presented his credentials to the "
        "Government of Norway.",
        "minister resident of Kenya to Norway",
    ),
    "from the sentence before": (
        "The Kenyan Legation in Oslo was raised to Embassy status in 1966. Ambassador Peter Otieno presented his "
        "credentials in 1967.",
        "ambassador of Kenya to Norway",
    ),
    "a minister who presents credentials": (
        "Minister Peter Otieno presented his credentials to the King of Norway in 1964.",
        "minister of Kenya to Norway",
    ),
    "a minister in another capital": (
        "Kenya sent a note in 1964, when the Kenyan Minister in Stockholm, Peter Otieno, had returned.",
        "minister of Kenya to Sweden",
    ),
    "who was appointed before he came": (
        "Peter Otieno, appointed as Minister Resident, presented his credentials to the Government of Norway in 1964.",
        "minister resident of Kenya to Norway",
    ),
    "an ambassador to one of the two": (
        "Peter Otieno was confirmed as the Ambassador to Norway in 1964.",
        "ambassador of Kenya to Norway",
    ),
    "who is appointed": (
        "The Kenyan Legation in Oslo was closed in 1964, when Peter Otieno was appointed Ambassador.",
        "ambassador of Kenya to Norway",
    ),
}
NOT_TOLD = [
    "The Kenyan Legation in Oslo was opened by Minister Peter Otieno.",
    "Chargé d'Affaires Peter Otieno left in 1964.",
    "The Kenyan Legation in Oslo and the Norwegian Legation in Nairobi opened under Chargé d'Affaires Peter Otieno.",
    "The Kenyan Legation in Oslo was opened in 1964. Ambassador Peter Otieno, the honorary consul in Bergen, spoke.",
]


def offices(text, title):
    facts = extract(document_of(text, title)).facts
    return [f.fillers("officeHeld")[0].label for f in facts if f.type == "OfficeHolding" and "Peter Otieno" in str(f)]


@pytest.mark.parametrize(("text", "office"), CASES.values(), ids=CASES.keys())
def test_an_envoy_of_one_of_the_two(text, office):
    assert office in offices(text, PAIR)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_nobody_s_envoy_where_neither_tells(text):
    assert [o for o in offices(text, PAIR) if o.startswith(("chargé", "ambassador", "minister"))] == []


def test_where_all_missions_are_one_state_s_so_are_the_envoys():
    lines = [
        "Minister Resident Peter Otieno presented his credentials in 1964.",
        "Kenya opened an embassy in Oslo in 1970.",
    ]
    document = read_text("= Kenya–Norway relations =\n\n" + "\n\n".join(lines), slug="x")
    held = [f.fillers("officeHeld")[0].label for f in extract(document).facts if f.type == "OfficeHolding"]
    assert held == ["minister resident of Kenya to Norway"]


def test_no_envoy_of_a_pair_in_a_document_about_none():
    assert offices(CASES["from the mission beside"][0], "") == []
