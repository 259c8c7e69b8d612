"""Openings: a subject that the parser takes into the phrase before it, "At the invitation of A, B, … , visited C"."""

from __future__ import annotations

from dataclasses import replace

from verbale.language.sentence import Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
INVITING = frozenset({"invitation", "request", "behest", "initiative"})


def mend_openings(tokens: list[Token]) -> list[Token]:
    """Give the verb behind "at the invitation of A, B" its subject: the last name in apposition to that of the phrase.

    Only a verb without a subject is given one.
    """
    mended = list(tokens)
    for noun in tokens:
        if noun.lemma not in INVITING or noun.dep != "pobj" or mended[noun.head].text.lower() != "at":
            continue
        verb = mended[mended[noun.head].head]
        if verb.tag not in FINITE or verb.index < noun.index:
            continue
        if any(t.head == verb.index and t.dep in SUBJECTS for t in mended):
            continue
        name = _last_name(mended, noun, verb)
        if name is None:
            continue
        passive = any(t.head == verb.index and t.dep == "auxpass" for t in mended)
        mended[name.index] = replace(name, head=verb.index, dep="nsubjpass" if passive else "nsubj")
        for token in mended[name.index + 1 : verb.index]:  # "…, B, president of C, …" is said of B
            if token.dep == "appos" and token.head < name.index:
                mended[token.index] = replace(token, head=name.index)
    return mended


def _last_name(tokens: list[Token], noun: Token, verb: Token) -> Token | None:
    """The last name of a person set off by commas between a noun and a verb, which no preposition governs."""
    for token in reversed(tokens[noun.index + 1 : verb.index]):
        if token.dep not in {"appos", "conj"} or token.pos != "PROPN" or token.entity != "PERSON":
            continue
        first = token
        while first.index > 0 and tokens[first.index - 1].head == token.index and first.text != ",":
            first = tokens[first.index - 1]
        if tokens[first.index - 1].text == "," and tokens[token.index + 1].text == ",":
            return token
    return None
