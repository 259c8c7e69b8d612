"""Text for people: cells in words, free of what would steer a terminal, and measured in its columns."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from verbale.queries.names import compact
from verbale.queries.results import Quote, Result, Term

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+")
# Escape sequences of terminals (ECMA-48): whole ones are dropped, not only their first byte.
_ESCAPE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colour, cursor
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # titles, links, device strings
    r"|\x1b[ -/]*[0-~]"
)


def plain(text: str) -> str:
    r"""A text on one line without control and direction characters: safe for a terminal.

    >>> plain("Lima\x1b[31m\nPeru \u202eabc")
    'Lima Peru abc'
    """
    if not text.isprintable() or not text.isascii():
        text = _CONTROL.sub(" ", _ESCAPE.sub("", text))
    return " ".join(text.split())


def cell_text(result: Result, term: Term | None) -> str:
    """A cell for people: the label of an IRI, the words of a literal, nothing for an unbound one; on one line."""
    if term is None:
        return ""
    if term.kind == "iri":
        return plain(result.labels.get(term.value) or compact(term.value))
    return plain(term.value)


def cited(quote: Quote) -> str:
    """A quote with its source, on one line."""
    return f"“{plain(quote.quote)}” — {source(quote)}"


def source(quote: Quote) -> str:
    """Where a quote stands and how it is meant: title, code points, status, named source."""
    parts = [f"{plain(quote.title) or compact(quote.document)}, {quote.start}–{quote.end}"]
    if quote.status and quote.status != "asserted":
        parts.append(quote.status)
    if quote.according_to:
        parts.append("according to " + ", ".join(map(plain, quote.according_to)))
    return "; ".join(parts)


def display_width(text: str) -> int:
    """Columns of a terminal that a text takes: two for wide East Asian characters, none for combining ones.

    >>> display_width("대사관"), display_width("café"), display_width(unicodedata.normalize("NFD", "한국 café"))
    (6, 4, 9)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=1 << 14)
def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    # Vowels and finals of Hangul written in parts join the consonant before them.
    if "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def wrap(text: str, width: int) -> list[str]:
    """A text in lines of at most ``width`` columns (2 or more), broken at spaces where there are any.

    >>> wrap("대사관 직원", 6)
    ['대사관', '직원']
    """
    if display_width(text) <= width:
        return [text]
    lines: list[str] = []
    line, used = "", 0
    for word in text.split(" "):
        long = display_width(word)
        if used + bool(line) + long <= width:
            line, used = (f"{line} {word}", used + 1 + long) if line else (word, long)
            continue
        if line:
            lines.append(line)
        line, used = "", 0
        for character in word:
            columns = _columns(character)
            if line and used + columns > width:
                lines.append(line)
                line, used = "", 0
            line += character
            used += columns
    return [*lines, line]
