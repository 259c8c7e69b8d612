"""Hyphens: words and names that a hyphen joins, which the parser takes apart, mended.

Compounds: in "is the vice-chairman of …" and "led by Lee Min-ho" the parts often hang side by side on one head; then
the last is the word, and what stands before it belongs to it.
Appositions: a name that hangs on the comma before it ("the chairman there, Lee Min-ho, is …") stands in apposition to
the noun that the comma hangs on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verbale.language.sentence import Token

HYPHENS = frozenset({"-", "‐", "‑"})


def mend_hyphens(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with such compounds and appositions put right; nothing else changes."""
    mended = list(tokens)
    for token in tokens[1:-1]:
        if token.text in HYPHENS:
            _compound(mended, token.index)
    for token in tokens:
        _apposition(mended, token.index)
    return mended


def _compound(tokens: list[Token], at: int) -> None:
    before, hyphen, after = tokens[at - 1], tokens[at], tokens[at + 1]
    glued = before.passage.end == hyphen.passage.start and hyphen.passage.end == after.passage.start
    side_by_side = before.head == hyphen.head == after.head and before.dep == hyphen.dep == after.dep
    if not glued or not side_by_side or before.head in {before.index, after.index}:
        return
    tokens[before.index] = replace(before, dep="compound", head=after.index)
    tokens[at] = replace(hyphen, dep="punct", head=after.index)
    for token in list(tokens):  # what belongs to the first part belongs to the word
        if token.head == before.index and token.index < before.index and token.dep != "compound":
            tokens[token.index] = replace(token, head=after.index)


def _apposition(tokens: list[Token], at: int) -> None:
    name = tokens[at]
    comma = tokens[name.head]
    noun = tokens[comma.head]
    if name.dep != "dep" or name.pos != "PROPN" or comma.text != "," or comma.index >= at:
        return
    if noun.pos in {"NOUN", "PROPN"} and noun.index < comma.index:
        tokens[at] = replace(name, dep="appos", head=noun.index)
