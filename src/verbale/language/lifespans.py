"""Lifespans: the years in brackets behind a person's name, which say when that person lived and date nothing else.

"Ann Berg (1950–2010) was foreign minister", "Ann Berg (born 1950)"; but "President Ann Berg (1990–1994)" held office
then, though she need not have visited Oslo in those years.
"""

from __future__ import annotations

import re

from verbale.language.sentence import Sentence
from verbale.model import Passage, TimeSpan

_BORN = re.compile(r"\((?:[^()]{0,60}[,;]\s*)?(?:born|died|b\.|d\.|\*|†)[^()]{0,40}\Z", re.IGNORECASE)
HOLDING = frozenset({"serve", "hold", "lead", "head", "rule", "govern", "reign", "act"})
"""What is done over the years in brackets; anything else happened on some day in them, or before, or after."""
YEARS_IN_OFFICE = 25
"""What lasts longer, behind a name without a title, is a life."""


def is_lifespan(text: str, sentence: Sentence, passage: Passage, span: TimeSpan) -> bool:
    """Whether a time in a sentence of ``text`` says when the person named before it lived."""
    opening = text.rfind("(", sentence.passage.start, passage.start)
    if opening < 0 or ")" in text[opening : passage.start]:
        return False
    before = [token for token in sentence.tokens if token.passage.end <= opening]
    if not before or before[-1].entity != "PERSON":
        return False
    if _BORN.search(text, opening, passage.start):
        return True
    alone = opening + 1 == passage.start and text[passage.end : passage.end + 1] == ")"
    if not alone or span.earliest is None or span.latest is None:
        return False
    first = before[-1].index
    while first and before[first - 1].entity == "PERSON":
        first -= 1
    titled = first > 0 and before[first - 1].pos in {"NOUN", "PROPN"} and before[first - 1].dep == "compound"
    years = span.latest.year - span.earliest.year
    told_of = sentence.root.pos == "VERB" and sentence.root.lemma not in HOLDING
    return years > 0 and (told_of or (not titled and years >= YEARS_IN_OFFICE))
