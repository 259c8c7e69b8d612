"""Who held an office before or after another: "was succeeded by", "his predecessor", "A's successor"."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract

AMBASSADOR = "ambassador of Kenya to Norway"
ENVOY = "Kenya's first ambassador to Norway was Peter Otieno. "
MINISTER = "The prime minister of Norway, Ole Lind, visited Nairobi in 2003. "
TOLD = {
    "succeeded by": (ENVOY + "He was succeeded in 2011 by Ann Wanjiru.", "Ann Wanjiru", AMBASSADOR, "2011"),
    "followed by": (ENVOY + "Otieno was followed in 2011 by Ann Wanjiru.", "Ann Wanjiru", AMBASSADOR, "2011"),
    "succeeding": (
        "The ambassador of Kenya to Norway, Ann Wanjiru, took up her post in 2011, succeeding Peter Otieno.",
        "Peter Otieno",
        AMBASSADOR,
        None,
    ),
    "replacing": (
        "In 2006 Ann Wanjiru was appointed ambassador of Kenya to Norway, replacing Peter Otieno.",
        "Peter Otieno",
        AMBASSADOR,
        None,
    ),
    "her predecessor": (
        "The ambassador of Kenya to Norway, Ann Wanjiru, came in 2011. Her predecessor, Peter Otieno, had left.",
        "Peter Otieno",
        AMBASSADOR,
        None,
    ),
    "predecessor in that post": (
        "Kenya's ambassador to Norway is Ann Wanjiru. Peter Otieno was her predecessor in that post, Lucy Auma said. "
        "Wanjiru's predecessor in that post, Peter Otieno, left in 2010.",
        "Peter Otieno",
        AMBASSADOR,
        None,
    ),
    "successor": (
        MINISTER + "Lind's successor, Karl Dahl, met businessmen in Oslo.",
        "Karl Dahl",
        "prime minister of Norway",
        None,
    ),
    "as": (
        MINISTER + "Lind was replaced as prime minister by Karl Dahl in 2005.",
        "Karl Dahl",
        "prime minister of Norway",
        "2005",
    ),
}
NOT_TOLD = {
    "follows on a visit": MINISTER + "He was followed in 2004 by Karl Dahl.",
    "follows a visit": MINISTER + "Lind's visit was followed by Karl Dahl.",
    "in a delegation": MINISTER + "Lind was replaced in the delegation by Karl Dahl.",
    "not": ENVOY + "Peter Otieno was not succeeded by Karl Dahl.",
    "would": ENVOY + "Karl Dahl would succeed Peter Otieno if the senate agreed.",
    "hopes": ENVOY + "Karl Dahl hoped to succeed Peter Otieno.",
    "in another office": ENVOY + "Otieno was succeeded as chairman of the chess club by Karl Dahl.",
    "two offices": (
        "The foreign minister of Norway, Ole Lind, who became ambassador of Norway to Kenya in 2003, "
        "was succeeded by Karl Dahl."
    ),
    "nobody's office": "Peter Otieno was succeeded by Karl Dahl.",
}


def held(text):
    facts = extract(document_of(text, "Kenya–Norway relations")).facts
    return {
        (f.fillers("holder")[0].label, f.fillers("officeHeld")[0].label, f.time.edtf if f.time else None)
        for f in facts
        if f.type == "OfficeHolding" and f.direct
    }


@pytest.mark.parametrize("case", TOLD.values(), ids=TOLD.keys())
def test_an_office_passes_from_one_to_another(case):
    text, person, office, time = case
    assert (person, office, time) in held(text)


@pytest.mark.parametrize("text", NOT_TOLD.values(), ids=NOT_TOLD.keys())
def test_no_office_is_concluded(text):
    assert [office for person, office, _ in held(text) if person == "Karl Dahl"] == []
