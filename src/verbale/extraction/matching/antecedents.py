"""Antecedents in a sentence: what "it" and a relative clause mean where a frame says what kind of thing it is."""

from __future__ import annotations

from collections.abc import Iterable

from verbale.entities.references import WANTS, Reference
from verbale.language.sentence import Sentence, Token


def noun_above(sentence: Sentence, trigger: Token, token: Token) -> Token | None:
    """The noun that a relative clause or participle may mean instead of the name right before it.

    In "the consulate in Accra, which was closed in 1990" the parser hangs the clause on the town. ``None`` where the
    token is not what the clause of ``trigger`` hangs on, or has no noun above it.
    """
    if trigger.dep not in {"relcl", "acl"} or trigger.head != token.index or token.dep != "pobj":
        return None
    noun = sentence.head(sentence.head(token))
    return noun if noun.pos in {"NOUN", "PROPN"} and noun.index < token.index else None


def it(token: Token, noticed: Iterable[tuple[Token, Reference]], want: str) -> list[Reference]:
    """What "it" or "them" is where a frame wants a kind of thing: the last such thing of the sentence before it.

    >>> from verbale.model import Passage
    >>> it(Token(4, Passage(9, 11), "it", "it", "PRON", "", "dobj", 3), [], "mission")
    []
    """
    if token.text.lower() not in {"it", "them"}:
        return []
    before = [(t, r) for t, r in noticed if t.index < token.index and r.entity.type in WANTS[want]]
    last = max((t.index for t, _ in before), default=-1)
    return [r for t, r in before if t.index == last][:1]
