"""Disclaimers: what keeps an office from a person who is named beside it.

"A, not B, was appointed ambassador", "the shadow minister A", "having met the president of Kenya, A left".
"""

from __future__ import annotations

from collections.abc import Container

from verbale.language.sentence import Sentence, Token

OPPOSED = frozenset({"not", "unlike", "except", "instead"})
UNREAL = frozenset(
    "shadow alleged purported so-called self-proclaimed proclaimed self-styled styled self-declared aspiring fake "
    "bogus fictional would-be".split()
)
"""What stands before the title of somebody who has no such office."""
TO_COME = frozenset({"designate", "elect", "nominee", "appointee", "delegate", "candidate", "hopeful", "contender"})
"""What stands behind the title of somebody who does not hold the office yet, or never will."""
SEEKING = frozenset(
    {"candidate", "nominee", "contender", "hopeful", "run", "stand", "bid", "campaign", "nominate", "tip"}
)
NEAR = frozenset(
    "son daughter child wife husband widow spouse partner brother sister father mother cousin nephew niece uncle aunt "
    "grandson granddaughter stepson relative aide adviser advisor bodyguard lawyer friend confidant assistant driver "
    "spokesman spokeswoman spokesperson rival critic successor predecessor heir".split()
)
"""Who is near somebody with a title: "the son of the president, A" may name either."""
PRIZES = frozenset({"award", "awards", "prize", "prizes", "medal", "trophy", "cup", "scholarship"})
PRIZE_WORDS = 6
HYPHENS = frozenset({"-", "‑", "–"})
ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their"})
ASIDE = frozenset({"advcl", "prep", "pcomp"})


def is_opposed(sentence: Sentence, start: int) -> bool:
    """Whether the name that starts at a token is set against another: "A, not B,", "unlike A, B"."""
    return start > 0 and sentence.tokens[start - 1].text.lower() in OPPOSED


def is_unreal(sentence: Sentence, first: int, covered: Container[int]) -> bool:
    """Whether the title that starts at a token is none: "Kenya's shadow foreign minister"; states' names aside."""
    at = first - 1
    while at >= 0 and at in covered:
        at -= 1
    before = [t.text.lower() for t in sentence.tokens[max(0, at - 2) : at + 1]]
    return bool(before) and (before[-1] in UNREAL or "".join(before) in UNREAL)


def is_designate(sentence: Sentence, after: int) -> bool:
    """Whether the words behind a title say that its holder has yet to take it up: "the ambassador-designate, A"."""
    words = [t.text.lower() for t in sentence.tokens[after : after + 2]]
    return bool(words) and (words[0] in TO_COME or (words[0] in HYPHENS and words[-1] in TO_COME))


def is_sought(sentence: Sentence, first: int) -> bool:
    """Whether the title that starts at a token is only run for: "the candidate for president, A"."""
    before = [t.lemma for t in sentence.tokens[max(0, first - 5) : first] if t.pos != "DET"]
    return before[-1:] == ["for"] and bool(SEEKING & set(before))


def is_another(sentence: Sentence, after: int, title: int) -> bool:
    """Whether "and the" stands between a name that ends at a token and a title: "met A, and the mayor of Oslo"."""
    between = [t.text.lower() for t in sentence.tokens[after:title] if t.pos != "PUNCT"]
    return len(between) > 1 and between[0] == "and" and between[1] in ARTICLES


def is_elsewhere(sentence: Sentence, title: Token, name: Token) -> bool:
    """Whether a name behind a title begins what is told, and the title ends an aside before it.

    "Having met the president of Kenya, A left": A is the subject of what the aside belongs to, and no apposition, which
    a comma would close ("At the wish of the president of Kenya, A, B left").
    """
    after = sentence.tokens[name.index + 1 : name.index + 2]
    if name.dep not in {"nsubj", "nsubjpass"} or name.index < title.index or (after and after[0].text == ","):
        return False
    verb = sentence.head(name)
    below = title
    for above in sentence.ancestors(title):
        if above.index == verb.index:
            return below.dep in ASIDE
        below = above
    return False


def is_near(sentence: Sentence, title: Token) -> bool:
    """Whether a name behind a title may be that of somebody near its holder: "the son of the Kenyan president, A"."""
    preposition = sentence.head(title)
    tied = title.dep == "pobj" and preposition.text.lower() in {"of", "to", "for"}
    owner = sentence.head(title) if title.dep == "poss" else sentence.head(preposition)
    return (tied or title.dep == "poss") and owner.lemma in NEAR


def is_of_prize(sentence: Sentence, after: int) -> bool:
    """Whether a title opens the name of a prize: "the Princess of Girona Award"; ``after`` is the token behind it."""
    for token in sentence.tokens[after : after + PRIZE_WORDS]:
        if token.text.lower() in PRIZES and token.text[:1].isupper():
            return True
        if token.text.lower() not in {"of", "the", "-"} and not token.text[:1].isupper():
            return False
    return False
