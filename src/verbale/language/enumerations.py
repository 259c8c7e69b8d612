"""Enumerations: “an embassy in A, a consulate in B and an office in C”, “a member of A, B and C”.

The parser often takes the second thing for an apposition of the first, or for a second complement of the verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verbale.language.sentence import Token

ARTICLES = frozenset({"a", "an"})
MISSIONS = frozenset({"consulates", "legations"})
"""Plurals that the parser takes for verbs where they follow "and"."""
COMPLEMENTS = frozenset({"attr", "dobj", "npadvmod"})
NAMES = frozenset({"ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW"})


def enumerations(tokens: list[Token]) -> list[Token]:
    """The tokens with the things that are enumerated coordinated with the first of them."""
    for token in list(tokens):
        if token.text.lower() in MISSIONS and token.pos == "VERB" and token.dep == "conj":
            _second_object(tokens, token)
    ended: set[int] = set()
    for token in reversed(tokens):
        if token.dep == "appos" and _indefinite(tokens, token) and _indefinite(tokens, tokens[token.head]):
            below = [t for t in tokens if t.head == token.index and t.index > token.index]
            if any(t.dep == "cc" or t.index in ended for t in below):
                ended.add(token.index)
                tokens[token.index] = replace(token, dep="conj")
        elif token.dep in COMPLEMENTS and token.pos == "PROPN" and token.entity in NAMES:
            _second_complement(tokens, token)
    return tokens


def _second_object(tokens: list[Token], noun: Token) -> None:
    """Mend "has an embassy in A and consulates in B": the plural is no verb, but the second thing that it has."""
    verb = tokens[noun.head]
    first = next((t for t in tokens if t.head == verb.index and t.dep == "dobj" and t.index < noun.index), None)
    if first is not None and verb.pos == "VERB":
        lemma = noun.text.lower().removesuffix("s")
        tokens[noun.index] = replace(noun, head=first.index, pos="NOUN", tag="NNS", lemma=lemma)


def _indefinite(tokens: Sequence[Token], noun: Token) -> bool:
    return any(t.head == noun.index and t.dep == "det" and t.text.lower() in ARTICLES for t in tokens)


def _second_complement(tokens: list[Token], name: Token) -> None:
    """Mend "is a member of A, B and C": B, after a comma, goes with the last name below the complement before it."""
    first = next((t for t in tokens[: name.index] if t.head == name.head and t.dep in {"attr", "dobj"}), None)
    start = min([name.index, *(t.index for t in tokens if t.head == name.index and t.index < name.index)])
    if first is None or start == 0 or tokens[start - 1].text != "," or first.pos != "NOUN":
        return
    if not any(t.head == name.index and t.dep == "cc" and t.index > name.index for t in tokens):
        return
    for token in reversed(tokens[first.index + 1 : start - 1]):
        if token.dep in {"pobj", "conj"} and token.pos == "PROPN" and token.entity in NAMES:
            tokens[name.index] = replace(name, dep="conj", head=token.index)
            return
