"""Honorifics beside names are found, those that stand for a person are not."""

import pytest

from verbale.language.honorifics import honorifics
from verbale.language.parser import parse_text

FOUND = {
    "H.E. Ann Berg spoke.": ["H.E. "],
    "Her Excellency Ann Berg spoke.": ["Her Excellency "],
    "His Royal Highness Prince Olav spoke.": ["His Royal Highness "],
    "the Honorable Ann Berg spoke.": ["the Honorable "],
    "Ole Lind, Jr. spoke.": [", Jr."],
    "His Majesty spoke.": [],
    "Her grace was great.": [],
    "It was honorable.": [],
}


@pytest.mark.parametrize(("text", "expected"), FOUND.items())
def test_what_is_an_honorific(text, expected):
    assert [p.of(text) for p in honorifics(text)] == expected


def test_the_parser_does_not_see_them_and_offsets_hold():
    text = "Ole Lind, Jr. met His Majesty King Olav."
    (sentence,) = parse_text(text)
    assert [t.text for t in sentence.tokens] == ["Ole", "Lind", "met", "King", "Olav", "."]
    assert all(t.passage.of(text) == t.text for t in sentence.tokens)
