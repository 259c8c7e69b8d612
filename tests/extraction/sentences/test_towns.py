"""The towns that missions are in, of which the sentence does not say whose they are."""

import pytest

from verbale.extraction.extractor import extract
from verbale.readers import read_text

PAGE = "= Foreign relations of Malta =\n\nMalta trades with many countries.\n\n{}\n"


def seats(words):
    facts = extract(read_text(PAGE.format(words), slug="x")).facts
    return {f.fillers("subject")[0].label for f in facts if f.rule == "mission-towns" and f.type == "seat"}


def test_consulates_abroad_are_the_page_s_own():
    assert seats("Honorary consulates are located in Oslo, Geneva and Turku.") == {
        "honorary consulate of Malta in Oslo, Norway",
        "honorary consulate of Malta in Geneva, Switzerland",
        "honorary consulate of Malta in Turku, Finland",
    }


def test_consulates_at_home_are_of_others():
    words = (
        "There are several honorary consulates in the country. Most of these are situated in the capital, Valletta, "
        "however, some are found in Lindport and Ostby."
    )
    assert seats(words) == {f"honorary consulate in {town}, Malta" for town in ("Valletta", "Lindport", "Ostby")}


@pytest.mark.parametrize(
    "words",
    [
        "Honorary consulates are not located in Oslo.",
        "Consulates would be located in Oslo and Turku.",
        "Kenya said that honorary consulates are planned in Oslo.",
        "The ministers are in Oslo and Turku.",
        "The ministers met. Some are in Oslo.",
        "Kenyan consulates are in Oslo and Valletta.",
        "There are no consulates in the country. Most of these are in Oslo.",
        "Former consulates are found in Oslo.",
        "Honorary consulates are found in Lindport.",
    ],
)
def test_no_towns(words):
    assert seats(words) == set()
