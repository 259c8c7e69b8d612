"""Portfolios: what a minister's title goes on with ("and Regional Integration" after "Minister of Foreign Affairs")."""

from __future__ import annotations

from collections.abc import Callable

from verbale.language.sentence import Sentence

_LONGEST = 8
"""Words that a portfolio has at most after the part that the gazetteer knows."""
_ENDS = frozenset({"of", "for", ",", ".", "(", ")", ";"})


def portfolio_end(sentence: Sentence, at: int, is_named: Callable[[int], bool]) -> int:
    """Where a title that ends before token ``at`` ends with all of its portfolio; ``at`` where it does not go on.

    Only capitalised words after "and" that are neither a name nor an office of their own, closed by "of", a comma or
    the end: "Minister of Foreign Affairs and Human Mobility of …", not "the foreign minister and President A".
    ``is_named`` tells whether a known name, or a person's, stands at a token.
    """
    words = [token.text for token in sentence.tokens]
    if at + 1 >= len(words) or words[at].lower() not in {"and", "&", ","}:
        return at
    if words[at] == "," and "and" not in words[at : at + _LONGEST]:
        return at
    end = at
    joined = False
    while end < min(len(words), at + _LONGEST):
        word = words[end]
        if word.lower() in {"and", "&"}:
            joined = True
        elif word in _ENDS and (joined or word != ","):
            break
        elif word != "," and (not word[:1].isupper() or is_named(end)):
            return at
        end += 1
    closed = end == len(words) or words[end] in _ENDS
    return end if joined and closed and end > at + 1 and words[end - 1][:1].isupper() else at
