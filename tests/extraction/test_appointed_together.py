"""Several persons appointed in one sentence: each an appointment and an office of their own."""

import pytest

from verbale.extraction.extractor import extract
from verbale.readers import read_text

TITLE = "= Foreign relations of Fiji =\n\nFiji is an island state.\n\n"


def offices(told, title=TITLE):
    facts = extract(read_text(f"{title}{told}", slug="page")).facts
    return {
        (fact.fillers("holder")[0].label, fact.fillers("officeHeld")[0].label, fact.time.edtf if fact.time else None)
        for fact in facts
        if fact.type == "OfficeHolding" and fact.status == "asserted" and fact.polarity == "positive"
    }


CASES = {
    "active": (
        "On 3 May 1999, King Harald appointed Ole Lind and Maria Berg as the first two honorary consuls of Norway.",
        {
            ("Ole Lind", "honorary consul of Norway", "1999-05-03"),
            ("Maria Berg", "honorary consul of Norway", "1999-05-03"),
        },
    ),
    "each at a time of their own": (
        "Ole Sand, Kari Holm and Nils Dahl were appointed ambassadors to Kenya in 1999, 2005 and 2015 respectively.",
        {
            ("Ole Sand", "ambassador of Fiji to Kenya", "1999"),
            ("Kari Holm", "ambassador of Fiji to Kenya", "2005"),
            ("Nils Dahl", "ambassador of Fiji to Kenya", "2015"),
        },
    ),
    "of the page": (
        "Ana Sol was appointed ambassador to Chile in 2004.",
        {("Ana Sol", "ambassador of Fiji to Chile", "2004")},
    ),
    "of a third": ("The Kenyan Peter Otieno became ambassador to Chile in 2005.", set()),
    "planned": ("The government will appoint Jon Vik and Siri Lie as consuls of Norway.", set()),
    "neither": ("Neither Ana Sol nor Siri Lie was appointed ambassador to Chile.", set()),
    "with particles": (
        "Juan Mendoza de la Cruz was named ambassador of Chile in 1989.",
        {("Juan Mendoza de la Cruz", "ambassador of Chile", "1989")},
    ),
    "two surnames": (
        "Rosa da Silva e Souza was named ambassador of Brazil in 1989.",
        {("Rosa da Silva e Souza", "ambassador of Brazil", "1989")},
    ),
}


@pytest.mark.parametrize(("told", "held"), CASES.values(), ids=CASES.keys())
def test_who_was_appointed(told, held):
    assert offices(told) == held


def test_the_appointing_prime_minister_tells_whose_consuls():
    told = "Kenya's Prime Minister, Ann Otieno, appointed Peter Weiss and Anna Roth as honorary consuls on 4 May 2003."
    both = ("Peter Weiss", "Anna Roth")
    assert offices(told, "") >= {(who, "honorary consul of Kenya", "2003-05-04") for who in both}
