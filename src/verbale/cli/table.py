"""A table of text for people: columns lined up, cells on one line, trimmed to the terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from verbale.cli.running import one_line

GAP = "  "
NARROWEST = 12


def table_lines(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int | None) -> list[str]:
    """The lines of a table with a head; nothing for no rows.

    ``width`` is the room in columns: the widest columns are trimmed, with an ellipsis, until a line fits.
    ``None`` trims nothing. Wide letters (Hangul, Han) count two columns, combining marks none.

    >>> table_lines(("type", "quote"), [("Visit", "She went to Lima, the capital.")], 26)
    ['type   quote', 'Visit  She went to Lima, …']
    """
    if not rows:
        return []
    cells = [[" ".join(one_line(cell).split()) for cell in row] for row in (heads, *rows)]
    widths = [max(columns(row[i]) for row in cells) for i in range(len(heads))]
    if width is not None:
        excess = sum(widths) + len(GAP) * (len(widths) - 1) - width
        while excess > 0 and max(widths) > NARROWEST:
            widest = widths.index(max(widths))
            widths[widest] -= 1
            excess -= 1
    return [GAP.join(pad(cell, w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in cells]


def columns(text: str) -> int:
    """How many columns of a terminal the text takes.

    >>> columns("한국"), columns("e\\u0301")
    (4, 1)
    """
    return sum(_columns(c) for c in text)


def pad(text: str, width: int) -> str:
    """The text in exactly ``width`` columns, trimmed or filled."""
    if columns(text) > width:
        kept, room = "", width - 1
        for c in text:
            room -= _columns(c)
            if room < 0:
                break
            kept += c
        text = kept + "…"
    return text + " " * (width - columns(text))


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
