"""Repairs: mistakes that the parser makes on this genre, mended by what the words are.

Names as subjects: a name before its verb that the parser takes for an adverb ("Tonga opened …") is the subject.
Enumerations of names: in "members of A and B" the parser often coordinates B with "members". A name that is coordinated with
a common noun belongs to the last name below that noun.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verbale.language.sentence import Token

NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})


def repair(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens with misread subjects and the heads of misattached enumerations put right; nothing else changes.

    >>> def token(i, text, pos, dep, head, entity=""):
    ...     from verbale.model import Passage
    ...     return Token(i, Passage(i, i + 1), text, text.lower(), pos, "", dep, head, entity)
    >>> parse = [token(0, "members", "NOUN", "ROOT", 0), token(1, "of", "ADP", "prep", 0),
    ...          token(2, "Alpha", "PROPN", "pobj", 1, "ORG"), token(3, "Beta", "PROPN", "conj", 0, "ORG")]
    >>> repair(parse)[3].head
    2
    """
    mended = list(tokens)
    for token in tokens:
        if token.dep == "advmod" and token.entity in NAMES and token.text[:1].isupper() and token.index < token.head:
            siblings = {t.dep for t in tokens if t.head == token.head and t.index != token.index}
            if tokens[token.head].pos == "VERB" and not siblings & {"nsubj", "nsubjpass"}:
                passive = "auxpass" in siblings
                mended[token.index] = replace(token, dep="nsubjpass" if passive else "nsubj", pos="PROPN", tag="NNP")
        if token.dep != "conj" or not _named(token):
            continue
        head = mended[token.head]
        if _named(head) or head.pos not in {"NOUN", "VERB"} or head.index > token.index:
            continue
        name = _last_name(mended, head, token)
        if name is not None:
            mended[token.index] = replace(token, head=name.index)
    return tuple(mended)


def _named(token: Token) -> bool:
    return token.pos == "PROPN" and (token.entity in NAMES or token.text[:1].isupper())


def _last_name(tokens: Sequence[Token], head: Token, before: Token) -> Token | None:
    """The last name that stands as object of a preposition below ``head`` and before ``before``."""
    for token in reversed(tokens[head.index + 1 : before.index]):
        if token.dep in {"pobj", "dobj", "conj"} and _named(token):
            above, steps = token, 0
            while above.index != head.index and above.head != above.index and steps < 8:
                above, steps = tokens[above.head], steps + 1
            if above.index == head.index:
                return token
    return None
