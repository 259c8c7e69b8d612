"""Teams: sides and squads named by what they play ("the women's rowing team"), and "the team" for the last of them."""

from __future__ import annotations

from verbale.entities import composites
from verbale.extraction.matching.phrases import phrase
from verbale.extraction.reading import Reading
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity

TEAMS = frozenset({"team", "side", "squad", "club", "selection", "eleven"})
NARROWING = frozenset({"amod", "compound", "poss", "nmod"})


def team(reading: Reading, sentence: Sentence, token: Token) -> list[Entity]:
    """The team a phrase stands for; "the team" is the last one described before it. Empty where it names none."""
    if token.lemma not in TEAMS or token.pos not in {"NOUN", "PROPN"}:
        return []
    described = _described(reading, sentence, token)
    if described is not None:
        return [described]
    if not any(t.text.lower() in {"the", "this", "that"} for t in sentence.dependants(token, "det")):
        return []
    before = [(sentence, t) for t in sentence.tokens[: token.index]]
    at = next((n for n, s in enumerate(reading.sentences) if s is sentence), 0)
    for earlier in reading.sentences[max(0, at - 3) : at]:
        before = [*((earlier, t) for t in earlier.tokens), *before] if earlier is not sentence else before
    for home, other in sorted(before, key=lambda p: -p[1].passage.start):
        if other.lemma == token.lemma:
            described = _described(reading, home, other)
            if described is not None:
                return [described]
    return []


def _described(reading: Reading, sentence: Sentence, token: Token) -> Entity | None:
    words = [
        t
        for t in sentence.dependants(token, *NARROWING)
        if t.text.lower() not in {"other", "whole", "same", "its", "their", "his", "her"}
    ]
    if not words:
        return None
    name = phrase(sentence, token, reading.document.text, alone=True).partition(",")[0]
    for lead in ("the ", "The ", "a ", "A "):
        name = name.removeprefix(lead)
    return composites.named("organisation", "Organisation", name)
