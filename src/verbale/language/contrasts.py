"""Contrasts: a "not" that sets one thing against another, and the semicolon that sets clauses apart.

"Opened by the queen, not by the king", "it was Alpha, not Beta, that left": the parser hangs such a "not" on the verb
or the noun before it, which would deny what is said. "A came; B left": the first clause is nothing that B's verb
governs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verbale.language.sentence import NO_DENIALS, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
CONCEDING = frozenset({"though", "although", "if"})
CLAUSAL = frozenset({"ccomp", "advcl", "dep"})
SET_APART = frozenset({"appos", "conj", "attr", "dobj", "pobj", "npadvmod"})
"""What the noun behind a "not" may hang by on the one it is set against."""


def mend_contrasts(tokens: list[Token]) -> list[Token]:
    """The tokens, each "not" behind what it is set against given to what it leaves out; nothing else changes."""
    mended = list(tokens)
    for token in tokens:
        if token.lemma == "not" and token.dep == "neg":
            _leave_out(mended, token)
        elif token.lemma == "neither" and token.dep in {"preconj", "det"}:
            _neither_but(mended, token)
        elif token.dep in CLAUSAL and token.pos in {"VERB", "AUX"}:
            _set_apart(mended, token)
    return mended


def _leave_out(tokens: list[Token], negation: Token) -> None:
    """Give a "not" behind a verb or noun to the phrase right behind it, or to nothing where a comma follows."""
    head = tokens[negation.head]
    if head.dep == "aux" and head.index < negation.index:  # "did not, as was said, recall": of what is done
        tokens[negation.index] = replace(negation, head=head.head)
        return
    if head.lemma in CONCEDING and head.index == negation.index - 1 and negation.index + 1 < len(tokens):
        beside = tokens[negation.index + 1]  # "Danes, though not Swedes"
        if beside.pos in NOMINAL:
            tokens[negation.index] = replace(negation, head=beside.index)
        return
    behind = negation.index > head.index and (head.pos == "VERB" or head.pos in NOMINAL)
    if not behind or negation.index + 1 >= len(tokens):
        return
    here = tokens[negation.index + 1]
    if here.lemma in NO_DENIALS:
        return
    if here.pos == "PUNCT":
        tokens[negation.index] = replace(negation, dep="dep")
        return
    while here.head not in {head.index, here.index}:
        here = tokens[here.head]
    if here.head != head.index or here.index <= negation.index or here.pos == "ADV":
        return
    tokens[negation.index] = replace(negation, head=here.index)
    if head.pos in NOMINAL and here.pos in NOMINAL and here.dep in SET_APART:
        tokens[here.index] = replace(here, dep="conj")


def _neither_but(tokens: list[Token], neither: Token) -> None:
    """Put what follows the "but" in the place of "by neither A nor B", so that neither takes part."""
    preposition = tokens[tokens[neither.head].head]
    below = [t for t in tokens if t.head == preposition.index and t.index != preposition.index]
    after = [t for t in below if t.dep == "conj" and t.pos == "ADP"]
    if tokens[neither.head].dep != "pobj" or not after or not any(t.dep == "cc" and t.lemma == "but" for t in below):
        return
    tokens[after[0].index] = replace(after[0], head=preposition.head, dep=preposition.dep)
    tokens[preposition.index] = replace(preposition, dep="dep")


def _set_apart(tokens: list[Token], verb: Token) -> None:
    """Take a clause that a semicolon parts from the verb it hangs on for one beside it."""
    own = any(t.head == verb.index and t.dep in {"nsubj", "nsubjpass", "expl"} for t in tokens)
    if not _stops(tokens, verb) or (verb.head < verb.index and not own):
        return  # "kept close ties; building trade; cooperating in …" goes on with one subject
    marks = [t for t in tokens if t.head == verb.index and t.dep == "mark"]
    if not marks:
        tokens[verb.index] = replace(verb, dep="parataxis")


def _stops(tokens: Sequence[Token], verb: Token) -> bool:
    first, last = sorted((verb.index, verb.head))
    return any(t.text == ";" and t.head == verb.head for t in tokens[first:last])
