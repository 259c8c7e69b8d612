"""Who holds the office of which state by one title in the plural."""

import pytest

from verbale.extraction.examples import document_of, words
from verbale.extraction.extractor import extract

LIND, SARR = ("Ole Lind", "president of Chad"), ("Awa Sarr", "president of Mali")


def held(text):
    facts = [f for f in extract(document_of(text)).facts if f.type == "OfficeHolding"]
    return {(words(f, "holder"), words(f, "officeHeld")) for f in facts}


@pytest.mark.parametrize(
    "text",
    [
        "The presidents of Chad and Mali, Ole Lind and Awa Sarr, met in Oslo in 2010.",
        "Ole Lind and Awa Sarr, the presidents of Chad and Mali, met in Oslo in 2010.",
        "Mr. Ole Lind and Ms Awa Sarr, presidents of Chad and Mali respectively, met in Oslo in 2010.",
        "Presidents Ole Lind of Chad and Awa Sarr of Mali met in Oslo in 2010.",
        "Presidents Ole Lind (Chad) and Awa Sarr (Mali) met in Oslo in 2010.",
    ],
)
def test_each_holds_the_office_of_a_state_of_their_own(text):
    assert held(text) == {LIND, SARR}


def test_three_of_three():
    text = "The presidents of Chad, Mali and Niger, Ole Lind, Awa Sarr and Juan Berg, met in Oslo in 2010."
    assert held(text) == {LIND, SARR, ("Juan Berg", "president of Niger")}


def test_several_of_one_state():
    text = "Ole Lind and Awa Sarr, ambassadors of Chad to Norway, met in Oslo in 2010."
    assert held(text) == {(name, "ambassador of Chad to Norway") for name in ("Ole Lind", "Awa Sarr")}


@pytest.mark.parametrize(
    "text",
    [
        "Juan Berg, Ole Lind and Awa Sarr, presidents of Chad and Mali, met in Oslo in 2010.",
        "The presidents of Chad and Mali met Ole Lind in Oslo in 2010.",
    ],
)
def test_nobody_where_nothing_tells_who_is_of_which(text):
    assert held(text) == set()
