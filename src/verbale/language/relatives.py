"""Relatives: clauses that the parser hangs on a date, though they tell of what came before it.

“She applied for a visa on 3 May, which Malta granted”: what was granted is the visa.
"""

from __future__ import annotations

from dataclasses import replace

from verbale.language.sentence import Token

ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj"})


def mend_relatives(tokens: list[Token]) -> list[Token]:
    """The tokens with such clauses hung on the last noun before the date; nothing else changes."""
    mended = list(tokens)
    for clause in tokens:
        date = tokens[clause.head]
        if clause.dep != "relcl" or date.entity != "DATE" or date.index > clause.index:
            continue
        which = [t for t in tokens if t.head == clause.index and t.text.lower() == "which" and t.dep in ARGUMENTS]
        thing = _thing(tokens, date) if which else None
        if thing is not None:
            mended[clause.index] = replace(clause, head=thing.index)
    return mended


def _thing(tokens: list[Token], date: Token) -> Token | None:
    """The last object before a date of the verb that the date hangs on."""
    preposition = tokens[date.head]
    verb = tokens[preposition.head]
    if preposition.dep != "prep" or verb.pos != "VERB":
        return None
    found = None
    for token in tokens[verb.index + 1 : preposition.index]:
        above = tokens[token.head]
        through = above.dep == "prep" and above.head == verb.index and token.dep == "pobj"
        if token.entity != "DATE" and ((token.head == verb.index and token.dep == "dobj") or through):
            found = token
    return found
