"""Ranks: ordinals and superlatives that put something in an order; also anniversaries, which count years."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from verbale.language.numerals import ordinal
from verbale.language.quantities.nouns import counted_noun, is_plural
from verbale.language.scanner import Token
from verbale.language.wordlists import word_set

_LONGEST_NOUN = 5
_AFTER_NOUNS = frozenset(["such", "globally", "worldwide", "ever", "today"])


class Rank(NamedTuple):
    """A rank, the index after it, and what is ranked."""

    value: Decimal
    end: int
    unit: str
    counted: str | None
    approximation: str | None = None


def read_rank(tokens: Sequence[Token], i: int, language: str) -> Rank | None:
    """The rank at ``tokens[i]``: ``ninth-largest …``, ``4th commercial partner``, ``top 10 …``, ``largest …`` (1)."""
    if language != "en":
        return None
    return _top(tokens, i) or _ordinal_rank(tokens, i) or _superlative(tokens, i)


def _top(tokens: Sequence[Token], i: int) -> Rank | None:
    if tokens[i].lower != "top":
        return None
    k = i + 1 + (i + 1 < len(tokens) and tokens[i + 1].text == "-")
    if k >= len(tokens):
        return None
    words = {"three": 3, "five": 5, "ten": 10, "twenty": 20}
    token = tokens[k]
    value = int(token.text) if token.kind == "number" and len(token.text) < 4 else words.get(token.lower)
    if value is None:
        return None
    noun = counted_noun(tokens, k + 1, "en")
    return Rank(Decimal(value), noun.end if noun else k + 1, "rank", noun.text if noun else None, "top")


def _ordinal_rank(tokens: Sequence[Token], i: int) -> Rank | None:
    found = ordinal(tokens, i, "en")
    if found is None or found[0] == 0:
        return None
    value, k = found
    if k < len(tokens) and tokens[k].lower in ("anniversary", "anniversaries"):
        return Rank(Decimal(value), k + 1, "year", "anniversary")
    k += k < len(tokens) and tokens[k].text == "-"
    if k >= len(tokens):
        return None
    if _superlative_word(tokens, k):
        end = _phrase_end(tokens, k)
        return Rank(Decimal(value), end, "rank", _text(tokens[k:end]))
    # "4th commercial partner", "second main destination"
    for end in range(k + 1, min(k + _LONGEST_NOUN, len(tokens))):
        if tokens[end].lower in word_set("en.rank_nouns") or tokens[end].lower.rstrip("s") in word_set("en.rank_nouns"):
            before = tokens[k:end]
            if any(token.lower in word_set("en.rank_words") for token in before) and all(
                token.kind == "word" for token in before
            ):
                return Rank(Decimal(value), end + 1, "rank", _text(tokens[k : end + 1]))
    return None


def _superlative_word(tokens: Sequence[Token], k: int) -> bool:
    word = tokens[k].lower
    if word in word_set("en.superlatives") or word in ("best", "worst", "busiest", "poorest"):
        return True
    return (
        word in ("most", "least")
        and k + 1 < len(tokens)
        and tokens[k + 1].kind == "word"
        and len(tokens[k + 1].text) > 4
    )


def _superlative(tokens: Sequence[Token], i: int) -> Rank | None:
    """A superlative alone is rank 1, unless it is one of several or ranks a mere part."""
    if tokens[i].lower not in word_set("en.superlatives") or i == 0:
        return None
    before = tokens[i - 1]
    if before.kind != "possessive" and before.lower not in ("the", "its", "their", "our", "his", "her"):
        return None
    of = next((tokens[k].lower for k in range(i - 2, max(i - 5, -1), -1) if tokens[k].kind == "word"), "")
    if of in ("of", "among", "amongst") or any(tokens[k].lower == "of" for k in range(max(i - 3, 0), i)):
        return None
    end = _phrase_end(tokens, i)
    if any(token.lower in word_set("en.no_rank") for token in tokens[i:end]) or end == i + 1:
        return None
    if is_plural(tokens[end - 1], None, "en"):  # "the highest levels", "the largest companies"
        return None
    return Rank(Decimal(1), end, "rank", _text(tokens[i:end]))


def _phrase_end(tokens: Sequence[Token], k: int) -> int:
    """The index after the noun phrase at ``k``: words up to a function word, a mark or a verb's clear form."""
    end = k + 1
    stop = word_set("en.function")
    while end < min(len(tokens), k + _LONGEST_NOUN + 1):
        token = tokens[end]
        if token.kind != "word" or token.line or token.lower in stop or token.lower in _AFTER_NOUNS:
            # "fastest-growing economy"
            if token.text == "-" and not token.spaced and end + 1 < len(tokens) and not tokens[end + 1].spaced:
                end += 2
                continue
            break
        end += 1
    return min(end, len(tokens))


def _text(tokens: Sequence[Token]) -> str:
    words = ""
    for token in tokens:
        words += (" " if words and token.spaced else "") + token.text
    return words
