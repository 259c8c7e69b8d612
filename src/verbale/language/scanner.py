"""Scanning: a passage of text in; flat tokens for the small grammars of times and quantities out."""

from __future__ import annotations

import re
from typing import NamedTuple

# ASCII digits and word marks, so that no other script's digits pass for years; letters and spaces of every script.
_TOKEN = re.compile(
    r"""
      (?P<url>   (?:https?://|www\.)(?u:\S){1,2000} )
    | (?P<cite>  \[(?:\d{1,4}|[a-z]|note\ \d{1,3}|citation\ needed)\] )
    | (?P<date>  (?<![\w/.-])(?: \d{4}-\d{1,2}-\d{1,2} | \d{4}/\d{1,2}/\d{1,2} | \d{4}\.\d{1,2}\.\d{1,2}
                 | \d{1,2}/\d{1,2}/\d{4} | \d{1,2}\.\ ?\d{1,2}\.\ ?\d{4} | \d{1,2}-\d{1,2}-\d{4} )(?![\d/-]|\.\d) )
    | (?P<grouped> (?<![\w.,])\d{1,3}(?:(?:,\d{3})+|(?:\.\d{3})+|(?:[\ \u00a0\u202f]\d{3})+|(?:['’]\d{3})+)
                 (?:[.,]\d{1,6})?(?![\d'’])(?![.,]\d) )
    | (?P<decimal> (?<![\w.,])\d{1,12}[.,]\d{1,9}(?![.,]?\d) )
    | (?P<decade> (?<![\w.,])\d{1,3}0['’]?s\b )
    | (?P<masked> (?<![\w.,-])(?:\d{3}X|\d{2}XX)\b )
    | (?P<ordinal> (?<![\w.,])\d{1,4}(?:st|nd|rd|th|[ºª°])(?!\w) )
    | (?P<number> (?<![\w])\d{1,30}(?![\w]) )
    | (?P<junk>  \w{0,200}\d\w{0,200} )
    | (?P<word>  (?u:[^\W\d_])+ )
    | (?P<possessive> ['’´]s\b )
    | (?P<mark>  (?u:\S) )
    """,
    re.VERBOSE | re.ASCII,
)


class Token(NamedTuple):
    """A token with its kind, words, and half-open code points in the text.

    ``kind`` is ``url``, ``date`` (all digits), ``grouped``, ``decimal``, ``decade``, ``masked`` (``198X``),
    ``ordinal``, ``number``, ``junk`` (letters and digits mixed), ``word``, ``possessive`` or ``mark``. Citation
    marks are left out. ``line`` is true for the first token of a line; ``spaced`` where white space or the
    passage's start stands before it; ``blank`` where an empty line does.
    """

    kind: str
    text: str
    lower: str
    start: int
    end: int
    line: bool
    spaced: bool
    blank: bool


def scan(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``, offsets counted in the whole text. Linear in the passage's length.

    >>> [(token.kind, token.text) for token in scan("Dec. 19[3]: 1,406")]
    [('word', 'Dec'), ('mark', '.'), ('number', '19'), ('mark', ':'), ('grouped', '1,406')]
    """
    tokens = []
    stop = len(text) if end is None else end
    last = start
    gap = "\n"  # a passage starts a line
    for match in _TOKEN.finditer(text, start, stop):
        gap += text[last : match.start()]
        last = match.end()
        kind = match.lastgroup or "mark"
        if kind == "cite":
            continue
        words = match.group()
        tokens.append(
            Token(kind, words, words.casefold(), match.start(), last, "\n" in gap, gap != "", gap.count("\n") > 1)
        )
        gap = ""
    return tokens
