"""Relatives: clauses that the parser hangs on a date or a letter, though they tell of what came before it.

“She applied for a visa on 3 May, which Malta granted”: what was granted is the visa. “She sent a letter to B saying
…”: it is she who says so. “Malta, whose envoy met B, called on both sides”: it is Malta that called.
"""

from __future__ import annotations

from dataclasses import replace

from verbale.language.sentence import Token

LETTERS = frozenset({"letter", "message", "telegram", "cable", "note", "email", "telegraph", "missive"})
SENDING = frozenset(
    "send write address offer express convey extend dispatch congratulate thank "
    "ask invite welcome praise condemn".split()
)
"""What is done in a letter by whom it is from."""
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj"})


def mend_relatives(tokens: list[Token]) -> list[Token]:
    """The tokens with such clauses hung on the last noun before the date; nothing else changes."""
    mended = _main_clause(list(tokens))
    for clause in tokens:
        clause = _addressed(mended, clause)
        writing = _writing(mended, clause)
        if writing is not None:
            mended[clause.index] = replace(clause, head=writing.index, dep="advcl")
        date = tokens[clause.head]
        if clause.dep != "relcl" or date.entity != "DATE" or date.index > clause.index:
            continue
        which = [t for t in tokens if t.head == clause.index and t.text.lower() == "which" and t.dep in ARGUMENTS]
        thing = _thing(tokens, date) if which else None
        if thing is not None:
            mended[clause.index] = replace(clause, head=thing.index)
    return mended


def _main_clause(tokens: list[Token]) -> list[Token]:
    """Mend a name with a relative clause that has taken the sentence's own verb in: the verb is behind a comma."""
    root = next((t for t in tokens if t.head == t.index), None)
    if root is None or root.pos not in {"PROPN", "NOUN"}:
        return tokens
    for verb in tokens:
        clause = tokens[verb.head]
        tied = verb.dep == "conj" and clause.dep == "relcl" and clause.head == root.index and verb.tag in {"VBD", "VBZ"}
        below = [t for t in tokens if t.head == verb.index]
        between = [t for t in tokens[clause.index : verb.index] if t.head == clause.index and t.dep == "cc"]
        opening = min([verb.index, *(t.index for t in below)])
        if not tied or between or any(t.dep in {"nsubj", "nsubjpass"} for t in below):
            continue
        if tokens[opening - 1].text == ",":
            tokens[verb.index] = replace(verb, head=verb.index, dep="ROOT")
            tokens[root.index] = replace(root, head=verb.index, dep="nsubj")
            for token in tokens:
                if token.head == root.index and token.dep == "punct" and token.index > verb.index:
                    tokens[token.index] = replace(token, head=verb.index)
            break
    return tokens


def _addressed(tokens: list[Token], clause: Token) -> Token:
    """A clause whose subject the parser takes from the name of whom a letter is to, hung on the letter instead."""
    last = tokens[clause.index - 1]
    if clause.tag != "VBG" or (last.dep, last.head, last.entity) != ("nsubj", clause.index, "PERSON"):
        return clause
    first = last.index
    while first and (tokens[first].entity == "PERSON" or tokens[first].pos == "PROPN"):
        first -= 1
    noun = next((t for t in tokens if t.head == first and t.dep == "pobj"), None)
    letter = _letter(tokens, noun) if noun is not None else None
    if noun is None or letter is None:
        return clause
    tokens[last.index] = replace(last, head=noun.index, dep="appos")
    tokens[clause.index] = replace(clause, head=letter.index, dep="acl")
    return tokens[clause.index]


def _writing(tokens: list[Token], clause: Token) -> Token | None:
    """The verb of what somebody does in a letter, for what the letter says: "sent a letter to B asking for …"."""
    letter = _letter(tokens, tokens[clause.head])
    if clause.dep != "acl" or clause.tag != "VBG" or letter is None:
        return None
    above = tokens[letter.head]
    verb = tokens[above.head] if letter.dep == "pobj" and above.text.lower() == "in" else above
    if verb.pos == "NOUN" and verb.dep == "dobj":  # "offered condolences in a letter"
        verb = tokens[verb.head]
    below = {t.dep for t in tokens if t.head == verb.index}
    by_another = any(t.head == letter.index and t.text.lower() in {"by", "from"} for t in tokens)
    active = "nsubj" in below and not by_another and letter.dep in {"dobj", "pobj"}
    return verb if verb.pos == "VERB" and verb.lemma in SENDING and active else None


def _letter(tokens: list[Token], noun: Token) -> Token | None:
    """The letter that a noun is, or that is sent to whom it names: "a letter sent to the envoy A"."""
    if noun.lemma in LETTERS:
        return noun
    to = tokens[noun.head]
    if noun.dep != "pobj" or to.text.lower() != "to":
        return None
    sent = tokens[to.head]
    near = [sent, tokens[sent.head], *(t for t in tokens if t.head == sent.index and t.dep == "dobj")]
    return next((t for t in near if t.lemma in LETTERS), None)


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
