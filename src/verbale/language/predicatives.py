"""Predicatives: “declared X persona non grata”, “took X hostage” – what X is made is no part of X's name.

The parser often reads the name and what follows it as one noun phrase, or the second word as a verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verbale.language.sentence import Token

PREDICATIVES = {
    "persona": frozenset({"declare", "name", "pronounce", "make", "label"}),
    "personae": frozenset({"declare", "name", "pronounce"}),
    "hostage": frozenset({"take", "hold", "keep", "seize"}),
    "captive": frozenset({"take", "hold", "keep"}),
    "prisoner": frozenset({"take", "hold", "keep"}),
}
"""What somebody is made → the verbs that make it."""
REACH = 12
"""How many tokens before it the verb of a predicative is looked for."""


def predicatives(tokens: list[Token]) -> list[Token]:
    """The tokens with each predicative as complement of its verb, and the name before it as the verb's object."""
    for word in list(tokens):
        verbs = PREDICATIVES.get(word.text.lower())
        verb = _verb(tokens, word, verbs) if verbs else None
        if verb is not None:
            _mend(tokens, word, verb)
    return tokens


def _verb(tokens: Sequence[Token], word: Token, verbs: frozenset[str]) -> Token | None:
    for token in reversed(tokens[max(0, word.index - REACH) : word.index]):
        if token.lemma in verbs and token.tag.startswith("VB"):
            return token
        if token.pos in {"VERB", "AUX"} or token.text in {";", ":"}:
            return None
    return None


def _mend(tokens: list[Token], word: Token, verb: Token) -> None:
    passive = any(t.dep in {"auxpass", "nsubjpass"} and t.head == verb.index for t in tokens)
    last = tokens[word.index - 1]
    if last.text.lower() in {"a", "as"}:
        last = tokens[word.index - 2]
    kinds = {"PROPN", "PRON", "NOUN"} if word.text.lower() == "personae" else {"PROPN", "PRON"}
    if not passive and (last.pos not in kinds or last.index <= verb.index):
        return
    if verb.head == word.index:
        verb = replace(verb, head=word.head if word.head != word.index else verb.index, dep=word.dep)
        tokens[verb.index] = verb
    outer = verb if passive else last
    while verb.index < tokens[outer.head].index < word.index and outer.head != outer.index:
        outer = tokens[outer.head]
    if not passive:
        tokens[outer.index] = replace(outer, head=verb.index, dep="dobj")
        _person(tokens, tokens[outer.index])
    tokens[word.index] = replace(word, head=verb.index, dep="oprd", pos="NOUN", tag="NN")
    fixed = (
        {word.index, word.index + 1, word.index + 2} if word.text.lower() in {"persona", "personae"} else {word.index}
    )
    for other in list(tokens):
        if other.index in {outer.index, word.index} or other.head not in fixed:
            continue
        if other.index in fixed:
            mended = replace(other, head=word.index, dep="amod")
        elif other.index > word.index:
            mended = replace(other, head=verb.index, dep="agent" if passive and other.text == "by" else other.dep)
        elif passive or other.text.lower() == "a":
            mended = other
        else:
            mended = replace(other, head=outer.index, dep="det" if other.dep == "det" else "compound")
        tokens[other.index] = mended


def _person(tokens: list[Token], name: Token) -> None:
    """Take a name that the recogniser gives to an organisation for a person's: only people are made such things."""
    for at in range(name.index, -1, -1):
        if tokens[at].pos != "PROPN" or tokens[at].entity not in {"ORG", ""}:
            break
        tokens[at] = replace(tokens[at], entity="PERSON")
