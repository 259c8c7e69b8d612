"""Clauses that the parser takes apart: their verbs get back the subjects and objects that stand beside them.

After clauses: in "after Alpha restored its ties" the name is the subject of the verb, not what "after" governs.
Following: in "ties worsened following the coup" it is a preposition.
Perfects: in "the election has strained relations" what the parser takes for a modifier of "relations" is the verb.
Infinitives: in "helped it to win and sent arms" the past tense goes with "helped", not with "to win".
Lists: what stands after "including A," is one more of them, not another name of A; a participle that opens a list
("include: dried fish") modifies its first thing.
Finite modifiers: in "while Alpha exports fish" the verb with a subject of its own is no modifier of the noun after it.
Infinitives: in "signed a text agreeing to meet and to open talks" the second hangs on the first, not on "signed".
Participles: in "acted as protecting power" the participle is no verb but modifies the noun after it.
"""

from __future__ import annotations

from dataclasses import replace

from verbale.language.sentence import Token

OPENING = frozenset({"after", "before", "since", "until", "while"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
LISTING = frozenset({"including", "include", "like", "comprise", "are", "be"})
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
        _after_infinitive(mended, mended[token.index])
        _listed(mended, mended[token.index])
        _opening_list(mended, mended[token.index])
        _finite(mended, mended[token.index])
        _perfect(mended, mended[token.index])
        _participle(mended, mended[token.index])
        _infinitive(mended, mended[token.index])
        _founding(mended, mended[token.index])
    return mended


def _founding(tokens: list[Token], verb: Token) -> None:
    """Mend "A and B are founding members of C": "founding" modifies what they are."""
    noun = tokens[min(verb.index + 1, len(tokens) - 1)]
    be = next((t for t in tokens if t.head == verb.index and t.dep == "aux" and t.lemma == "be"), None)
    if verb.text.lower() != "founding" or be is None or noun.head != verb.index or noun.lemma != "member":
        return
    root = verb.dep == "ROOT" or verb.head == verb.index
    for token in list(tokens):
        if token.head == verb.index and token.index not in {verb.index, noun.index, be.index}:
            tokens[token.index] = replace(token, head=be.index)
    tokens[be.index] = replace(be, head=be.index if root else verb.head, dep="ROOT" if root else verb.dep, pos="AUX")
    tokens[noun.index] = replace(noun, head=be.index, dep="attr")
    tokens[verb.index] = replace(verb, lemma="founding", head=noun.index, dep="amod", pos="ADJ", tag="JJ")


def _infinitive(tokens: list[Token], verb: Token) -> None:
    """Mend "signed a text agreeing to meet and to open talks": "to open" is coordinated with "to meet"."""

    def is_infinitive(token: Token) -> bool:
        return token.tag == "VB" and any(t.head == token.index and t.tag == "TO" for t in tokens)

    if verb.dep != "conj" or tokens[verb.head].tag not in FINITE or not is_infinitive(verb):
        return
    before = [t for t in tokens[verb.head + 1 : verb.index] if is_infinitive(t) and t.head < t.index]
    if before:
        tokens[verb.index] = replace(verb, head=before[-1].index)


def _participle(tokens: list[Token], verb: Token) -> None:
    """Mend "acted as protecting power": the participle right before the noun it governs is that noun's modifier."""
    noun = tokens[min(verb.index + 1, len(tokens) - 1)]
    if verb.dep != "pcomp" or verb.tag != "VBG" or tokens[verb.head].text.lower() != "as":
        return
    if noun.head != verb.index or noun.dep != "dobj" or noun.pos != "NOUN" or noun.tag != "NN":
        return
    for token in list(tokens):
        if token.head == verb.index and token.index != noun.index:
            tokens[token.index] = replace(token, head=noun.index)
    tokens[noun.index] = replace(noun, head=verb.head, dep="pobj")
    lemma = verb.text.lower()
    tokens[verb.index] = replace(verb, lemma=lemma, head=noun.index, dep="amod", pos="ADJ", tag="JJ")


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


def _after_infinitive(tokens: list[Token], verb: Token) -> None:
    """Mend "helped it to win and sent arms": a past tense is coordinated with no infinitive."""
    infinitive = tokens[verb.head]
    if verb.dep != "conj" or verb.tag not in {"VBD", "VBN"} or verb.pos != "VERB" or infinitive.tag != "VB":
        return
    below = {t.dep for t in tokens if t.head == verb.index}
    main = tokens[infinitive.head]
    if below & {*SUBJECTS, "aux", "auxpass"} or infinitive.dep not in {"xcomp", "advcl"} or main.pos != "VERB":
        return
    if main.tag in {"VBD", "VBN"} and not any(t.head == main.index and t.dep == "auxpass" for t in tokens):
        tokens[verb.index] = replace(verb, head=main.index)
        for token in list(tokens):
            if token.dep == "cc" and token.head == infinitive.index and infinitive.index < token.index < verb.index:
                tokens[token.index] = replace(token, head=main.index)


def _listed(tokens: list[Token], thing: Token) -> None:
    """Mend "including A, the B and the C": with more behind "and", what follows the comma is listed too."""
    first = tokens[thing.head]
    above = tokens[first.head]
    if thing.dep != "appos" or first.dep != "pobj" or above.text.lower() not in LISTING:
        return
    if any(t.head == thing.index and t.dep == "conj" for t in tokens):
        tokens[thing.index] = replace(thing, dep="conj")


def _opening_list(tokens: list[Token], participle: Token) -> None:
    """Mend "exports include: dried fish and tea": the participle says what fish."""
    verb = tokens[participle.head]
    if participle.tag not in {"VBN", "VBD"} or participle.dep not in {"xcomp", "ccomp"} or verb.lemma not in LISTING:
        return
    thing = next((t for t in tokens if t.head == participle.index and t.dep == "dobj"), None)
    below = {t.dep for t in tokens if t.head == participle.index}
    if thing is None or thing.index != participle.index + 1 or below & {*SUBJECTS, "aux", "auxpass"}:
        return
    tokens[thing.index] = replace(thing, head=verb.index)
    tokens[participle.index] = replace(participle, head=thing.index, dep="amod")
