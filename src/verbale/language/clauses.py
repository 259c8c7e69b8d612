"""Clauses that the parser takes apart: their verbs get back the subjects and objects that stand beside them.

After clauses: in "after Alpha restored its ties" the name is the subject of the verb, not what "after" governs.
Following: in "ties worsened following the coup" it is a preposition.
Perfects: in "the election has strained relations" what the parser takes for a modifier of "relations" is the verb.
Finite modifiers: in "while Alpha exports fish" the verb with a subject of its own is no modifier of the noun after it.
"""

from __future__ import annotations

from dataclasses import replace

from verbale.language.sentence import Token

OPENING = frozenset({"after", "before", "since", "until", "while"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
MODIFIERS = frozenset({"compound", "amod", "nmod"})
TIES = frozenset({"relation", "tie", "relationship", "link"})
PARTIES = frozenset(
    "country nation state side government party neighbour neighbor people kingdom republic both".split()
)
"""Who has strained relations; anything else strains them."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def mend_clauses(tokens: list[Token]) -> list[Token]:
    """The tokens with such clauses put together again; nothing else changes."""
    mended = list(tokens)
    for token in tokens:
        _following(mended, mended[token.index])
        _after(mended, mended[token.index])
        _finite(mended, mended[token.index])
        _perfect(mended, mended[token.index])
    return mended


def _after(tokens: list[Token], opening: Token) -> None:
    """Mend "after Alpha restored its ties": a verb right behind the object of "after" is the verb of a clause."""
    if opening.dep != "prep" or opening.text.lower() not in OPENING:
        return
    thing = next((t for t in tokens if t.head == opening.index and t.dep == "pobj"), None)
    if thing is None or thing.index + 1 >= len(tokens) or thing.pos not in {"PROPN", "NOUN"}:
        return
    verb = tokens[thing.index + 1]
    if verb.pos != "VERB" or verb.tag not in FINITE or verb.dep not in {"advcl", "conj", "ccomp", "dep"}:
        return
    below = {t.dep for t in tokens if t.head == verb.index}
    if below & SUBJECTS or "dobj" not in below or verb.head != opening.head:
        return
    tokens[thing.index] = replace(thing, head=verb.index, dep="nsubj")
    tokens[opening.index] = replace(opening, head=verb.index, dep="mark", pos="SCONJ")
    tokens[verb.index] = replace(verb, dep="advcl")


def _following(tokens: list[Token], following: Token) -> None:
    """Mend "ties worsened following the coup": what follows right behind a verb came before it."""
    if following.text != "following" or following.dep not in {"advcl", "xcomp"} or following.index == 0:
        return
    before, verb = tokens[following.index - 1], tokens[following.head]
    thing = next((t for t in tokens if t.head == following.index and t.dep == "dobj"), None)
    if before.pos not in {"VERB", "NOUN", "PROPN", "ADV"} or verb.index > following.index or thing is None:
        return
    if thing.pos == "NOUN":
        tokens[following.index] = replace(following, dep="prep", pos="VERB", tag="VBG")
        tokens[thing.index] = replace(thing, dep="pobj")


def _finite(tokens: list[Token], verb: Token) -> None:
    """Mend "Alpha exports tea, while Beta exports fish": "exports" governs "fish", as what introduces the clause."""
    noun = tokens[verb.head]
    if verb.tag not in FINITE or verb.dep not in MODIFIERS or noun.index < verb.index or noun.pos != "NOUN":
        return
    if not any(t.head == verb.index and t.dep in SUBJECTS and t.index < verb.index for t in tokens):
        return
    above, dep = noun.head, "advcl"
    while tokens[above].pos != "VERB" and tokens[above].head != above:
        above = tokens[above].head
    if above in {noun.index, verb.index}:
        above, dep = verb.index, "ROOT"
    first = noun
    while first.dep == "conj" and tokens[first.head].index > verb.index:
        first = tokens[first.head]
    for token in list(tokens):
        if token.head == first.index and (token.index < verb.index or token.dep in {"prep", "punct"}):
            tokens[token.index] = replace(token, head=verb.index)
    tokens[first.index] = replace(first, head=verb.index, dep="dobj")
    tokens[verb.index] = replace(verb, head=above, dep=dep)


def _perfect(tokens: list[Token], verb: Token) -> None:
    """Mend "the election has strained relations": no election has relations."""
    ties, have = tokens[verb.head], tokens[verb.index - 1]
    if verb.tag != "VBN" or verb.dep != "amod" or ties.lemma not in TIES or ties.dep != "dobj":
        return
    if have.lemma != "have" or ties.head != have.index:
        return
    subject = next((t for t in tokens if t.head == have.index and t.dep == "nsubj"), None)
    if subject is None or subject.pos != "NOUN" or subject.lemma in PARTIES:
        return
    for token in list(tokens):
        if token.head == have.index and token.index != have.index:
            tokens[token.index] = replace(token, head=verb.index)
    above = verb.index if have.head == have.index else have.head
    tokens[verb.index] = replace(verb, head=above, dep=have.dep)
    tokens[have.index] = replace(have, head=verb.index, dep="aux", pos="AUX")
