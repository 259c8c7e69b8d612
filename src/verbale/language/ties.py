"""Ties: what the parser makes of sentences on the relations of two states, mended.

Names: in "Norway–Malta relations are …" the noun is the subject, and what stands before it its modifier.
Strained: in "relations have been severely strained" the last word is a participle.
Entry: in "welcomed the entry into force of …" the force is that of the entry, not of the welcome.
"""

from __future__ import annotations

from dataclasses import replace

from verbale.language.sentence import Token

NOUNS = frozenset({"relation", "tie"})
DASHES = frozenset({"–", "-", "—", "‐", "‑"})
STRAINED = {"strained": "strain", "soured": "sour", "frozen": "freeze", "severed": "sever"}
"""Participles that the tagger takes for adjectives."""


def mend_ties(tokens: list[Token]) -> list[Token]:
    """The tokens with such names and participles put right; nothing else changes."""
    mended = list(tokens)
    for token in tokens:
        _name(mended, mended[token.index])
        _strained(mended, mended[token.index])
        _entry(mended, mended[token.index])
    return mended


def _name(tokens: list[Token], noun: Token) -> None:
    """Mend "A–B relations are …", where the noun is taken for an apposition to A."""
    first = tokens[noun.head]
    if noun.lemma not in NOUNS or noun.dep != "appos" or noun.index != first.index + 3 or first.dep != "nsubj":
        return
    if tokens[first.index + 1].text not in DASHES or tokens[first.index + 2].head != noun.index:
        return
    tokens[noun.index] = replace(noun, head=first.head, dep="nsubj")
    tokens[first.index] = replace(first, head=noun.index, dep="compound")


def _strained(tokens: list[Token], word: Token) -> None:
    """Mend "ties have been strained", where the participle is taken for an adjective."""
    lemma = STRAINED.get(word.text.lower())
    if lemma is None or word.pos != "ADJ" or not any(t.head == word.index and t.dep == "auxpass" for t in tokens):
        return
    tokens[word.index] = replace(word, pos="VERB", tag="VBN", lemma=lemma)


def _entry(tokens: list[Token], noun: Token) -> None:
    """Mend "welcomed the entry into force", where "into" is taken for the verb's."""
    after = tokens[noun.index + 1 : noun.index + 3]
    if noun.lemma not in {"entry", "coming"} or noun.pos != "NOUN" or noun.head == noun.index or len(after) < 2:
        return
    into, force = after
    beside = into.text == "into" and into.head == noun.head and force.head == into.index
    if beside and force.lemma in {"force", "effect"}:
        tokens[into.index] = replace(into, head=noun.index)
