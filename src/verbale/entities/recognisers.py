"""Recognisers: whose officers they are by whom one of the title's two states recognises the other, or visits it.

"A recognised B by letter from President X to King Y", "A recognised B when President X announced it": X is of A and
Y of B. "Relations were resumed during Minister X's visit to B": X is of A.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.language.sentence import Sentence, Token
from verbale.model import Entity, Passage

if TYPE_CHECKING:
    from verbale.entities.resolver import Resolver

RECOGNISING = frozenset({"recognise", "recognize"})
LETTERS = frozenset({"letter", "message", "telegram", "note", "cable", "statement", "proclamation", "communication"})
DECLARING = frozenset({"announce", "declare", "recognise", "recognize", "proclaim", "extend"})
"""What is done to recognise a state."""


def of_recogniser(resolver: Resolver, sentence: Sentence, title: Passage) -> Entity | None:
    """The state whose office a bare title in a sentence about the two states is, by what its holder does in it."""
    noun = _bearer(sentence, title)
    return _of_visitor(resolver, sentence, noun) or _of_writer(resolver, sentence, noun) if noun is not None else None


def _bearer(sentence: Sentence, title: Passage) -> Token | None:
    """The head of the name that bears a title."""
    inside = sentence.at(title)
    if not inside or inside[-1].index + 1 >= len(sentence.tokens):
        return None
    noun = sentence.tokens[inside[-1].index + 1]
    while noun.dep in {"compound", "nmod", "flat"} and noun.head > noun.index:
        noun = sentence.head(noun)
    return noun


def _of_writer(resolver: Resolver, sentence: Sentence, noun: Token) -> Entity | None:
    verb = next((t for t in sentence.ancestors(noun) if t.lemma in RECOGNISING), None)
    above = sentence.head(noun)
    if verb is None or verb.index == above.index:
        return None
    recogniser = _one(resolver, sentence, resolver.arguments(sentence).of(verb, "subject"))
    if recogniser is None or resolver.discourse.other(recogniser) is None:
        return None
    if noun.dep == "pobj" and sentence.head(above).lemma in LETTERS and above.lemma in {"from", "to"}:
        return recogniser if above.lemma == "from" else resolver.discourse.other(recogniser)
    told = noun.dep == "nsubj" and above.lemma in DECLARING and above.dep in {"relcl", "advcl"}
    return recogniser if told and any(t.lemma == "when" for t in sentence.dependants(above, "advmod")) else None


def _of_visitor(resolver: Resolver, sentence: Sentence, noun: Token) -> Entity | None:
    visit = sentence.head(noun)
    if visit.lemma != "visit" or noun.dep not in {"poss", "nsubj"}:
        return None
    arguments = resolver.arguments(sentence)
    host = _one(resolver, sentence, [*arguments.of(visit, "to"), *arguments.of(visit, "object")])
    return resolver.discourse.other(host)


def _one(resolver: Resolver, sentence: Sentence, tokens: list[Token]) -> Entity | None:
    found = {r.entity.key: r.entity for t in tokens for r in resolver.resolve(sentence, t, "state")}
    return next(iter(found.values())) if len(found) == 1 else None
