"""Parentheses are sorted by what they give, and those with other names are hidden from the parser."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from verbale.language.asides import AsideKind, asides
from verbale.language.clean import clean_block
from verbale.model import Block, BlockKind, Passage


def read(text):
    return [(a.kind, a.names) for a in asides(text)]


def test_variants_and_native_names_are_aliases():
    assert read("Maria Costa (also spelled Maria Kosta; Greek: Μαρία Κόστα) came.") == [
        (AsideKind.ALIAS, ("Maria Kosta", "Μαρία Κόστα"))
    ]
    assert read("Ole Lind (올레 린드) came.") == [(AsideKind.ALIAS, ("올레 린드",))]


def test_acronyms_numbers_and_glosses_are_told_apart():
    text = "The Old Guard (OG) grew (2,140 members) in Tema (a port)."
    assert [k for k, _ in read(text)] == [AsideKind.ACRONYM, AsideKind.NUMBER, AsideKind.GLOSS]


def test_an_alias_is_hidden_and_offsets_stay():
    text = "Maria Costa (also spelled Maria Kosta) came."
    clean = clean_block(text, Block(BlockKind.PARAGRAPH, Passage(0, len(text))))
    at = clean.text.index("came")
    assert "Kosta" not in clean.text
    assert clean.passage(at, at + 4).of(text) == "came"


@given(st.text(alphabet="(ab1, éé올:A);", max_size=80))
def test_any_text_gives_passages_in_order(text):
    found = list(asides(text))
    assert all(text[a.passage.start] == "(" and text[a.passage.end - 1] == ")" for a in found)
    assert all(a.passage.end <= b.passage.start for a, b in pairwise(found))
