"""Told offices: titles that no list has, named by what they are for ("Minister for Fisheries and Coastal Affairs").

What a minister, secretary or commissioner is for is written in capitals, joined by "and", commas and "of"; it ends
before a name, a title or whatever the gazetteer knows.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from verbale.entities.entries import Entry, Match
from verbale.entities.namebook import FULL_NAME, borne
from verbale.entities.slugs import slugify
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity, Passage

FOR_ANYTHING = frozenset({"minister"})
"""Heads that "of" and "for" bring a portfolio to; to others "of" may bring a club ("Secretary of the Association")."""
HEADS = FOR_ANYTHING | {"secretary", "undersecretary", "commissioner"}
BEFORE = frozenset(
    "cabinet permanent parliamentary principal political administrative state under financial chief".split()
)
"""What goes before "secretary" and is a part of the title."""
WHOLE = frozenset({"financial", "chief", "cabinet", "permanent"})
"""Of these, those that make a title without any portfolio."""
JOINTS = frozenset({"and", "&", ","})
LINKS = frozenset({"of", "the", "-", "for"})
LONGEST = 12
"""Words that a portfolio has at most."""


def told_offices(sentence: Sentence, known: Sequence[Match], covered: Container[int], text: str) -> list[Match]:
    """The offices of a sentence: those that are told by their portfolio, and of the ``known`` ones the others.

    ``covered`` are the tokens of states, places, bodies and peoples' nouns; no title runs into them.
    """
    found = list(_told(sentence, known, covered, text))
    rest = [m for m in known if not any(m.passage.overlaps(f.passage) for f in found)]
    return sorted([*rest, *found], key=lambda m: m.passage)


def has_head(sentence: Sentence) -> bool:
    """Whether an office may be told by its portfolio at all."""
    return any(t.text.lower() in HEADS for t in sentence.tokens)


def _told(sentence: Sentence, known: Sequence[Match], covered: Container[int], text: str) -> Iterator[Match]:
    tokens = sentence.tokens
    for head in tokens:
        if head.text.lower() not in HEADS or head.tag not in {"NN", "NNP"} or not head.text[:1].isupper():
            continue
        first = head.index
        while first and _qualifies(tokens[first - 1]) and head.text.lower() != "minister":
            first -= 1
        after = head.index + 1
        if [t.text.lower() for t in tokens[after : after + 2]] == ["of", "state"]:
            after += 2
        end = _portfolio(tokens, after, head.text.lower(), covered)
        end = _before_name(sentence, first, after, end)
        whole = any(t.text.lower() in WHOLE for t in tokens[first : head.index])
        if end == after and not whole:
            continue
        passage = Passage(tokens[first].passage.start, tokens[end - 1].passage.end)
        own = [m for m in known if m.passage.overlaps(passage)]
        stem = tokens[after - 1].passage.end  # "Minister of Foreign Affairs" goes beyond it, and is known
        if any(len(sentence.at(m.passage)) > 1 and m.passage.end > stem for m in own):
            continue
        label = " ".join(passage.of(text).split()).lower().replace("- ", "-")
        yield Match(passage, (_entry(label),))


def _before_name(sentence: Sentence, first: int, start: int, end: int) -> int:
    """Where a portfolio ends whose last words may be a name that the recogniser does not see as a person's.

    Behind "Affairs", and where no article stands before the title: it takes a name then ("Minister of Fisheries A B").
    """
    tokens = sentence.tokens
    affairs = next((t.index for t in tokens[start : end - 1] if t.text.lower() == "affairs"), None)
    if affairs is not None and _capital(tokens[affairs + 1], ()):
        return affairs + 1
    closed = end >= len(tokens) or tokens[end].text in {",", "(", ")", ".", ";", "of"} or tokens[end].entity == "PERSON"
    named = not closed and not any(t.tag in {"DT", "PRP$", "POS"} for t in tokens[max(0, first - 4) : first])
    short = end - start - FULL_NAME  # "of", and a word of the portfolio
    words = all(_capital(t, ()) for t in tokens[end - FULL_NAME : end])
    return end - FULL_NAME if named and words and short >= FULL_NAME else end


def _entry(label: str) -> Entry:
    return Entry(Entity("office/" + slugify(label), "PoliticalOffice", (("en", label),)), "office", "name", label, "en")


def _qualifies(token: Token) -> bool:
    return token.text == "-" or (token.text.lower() in BEFORE and token.text[:1].isupper())


def _portfolio(tokens: Sequence[Token], at: int, head: str, covered: Container[int]) -> int:
    """Where the portfolio ends that "of" or "for" at a token brings; the token itself where none does."""
    brings = {"of", "for"} if head in FOR_ANYTHING else {"for"}
    start = at + 1
    if at + 1 >= len(tokens) or tokens[at].text.lower() not in brings:
        return at
    if tokens[start].text.lower() == "the":
        start += 1
    end = here = start
    while here < min(len(tokens), start + LONGEST):
        token = tokens[here]
        if _capital(token, covered):
            end = here + 1
        elif token.text == "," and end == here:
            if not _lists(tokens, here, covered):
                break
        elif token.text.lower() not in JOINTS | LINKS or here == start or not _goes_on(tokens, here, covered):
            break
        here += 1
    return end if end > start else at


def _capital(token: Token, covered: Container[int]) -> bool:
    word = token.text[:1].isupper() and token.text.replace("-", "").isalpha()
    person = token.entity == "PERSON" or borne(token.text.lower()) or token.text.lower() in HEADS
    return word and not person and token.index not in covered


def _goes_on(tokens: Sequence[Token], here: int, covered: Container[int]) -> bool:
    """Whether a capital word of the portfolio follows a joint, links aside."""
    after = [t for t in tokens[here + 1 : here + 3] if t.text.lower() not in LINKS | {"and"}]
    return bool(after) and _capital(after[0], covered)


def _lists(tokens: Sequence[Token], comma: int, covered: Container[int]) -> bool:
    """Whether a comma goes on to an "and" of the portfolio: "of Trade, Industry and Mines", not "of Trade, A and B"."""
    for token in tokens[comma + 1 : comma + 1 + LONGEST]:
        if token.text.lower() in {"and", "&"}:
            return _goes_on(tokens, token.index, covered)
        if token.text != "," and not _capital(token, covered):
            return False
    return False


def of_government(name: str) -> bool:
    """Whether an office is that of a member of a government."""
    words = name.split()
    return "minister" in words or (words[-1] == "secretary" and len(words) > 1) or "secretary for" in name
