"""Stacked tables: one cell a line, as text extraction leaves the tables of an article.

``Country`` / ``Formal relations began`` / ``Notes``, then ``Malta`` / ``3 May 1970`` / sentences, and so on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verbale.model import BlockKind, Passage
from verbale.readers.base import Found
from verbale.readers.lines import Page, ends_sentence
from verbale.readers.noise import SCRAPED
from verbale.readers.pieces import Piece

MAX_ROW_LINES = 60
MAX_NAME = 60
LEAST_ROWS = 2
_FIRST = re.compile(r"(?:country|countries|state|nation|organi[sz]ation)", re.IGNORECASE)
_DATED = re.compile(
    r"(?:(?:formal|diplomatic|official|bilateral)\s+)*(?:relations|ties)\s+(?:began|begin|established|since)|"
    r"(?:date|since|established|year)(?:\s+(?:established|of\s+\w+(?:\s+\w+)?))?",
    re.IGNORECASE,
)
_NOTES = re.compile(r"(?:notes?|comments?|details?|remarks?|description)", re.IGNORECASE)
_WHEN = re.compile(
    r"(?:(?:c\.|circa|early|late|before|since|in)\s+)?"
    r"(?:\d{1,2}\s+[A-Z][a-z]{2,8}\s+\d{4}|[A-Z][a-z]{2,8}\s+(?:\d{1,2},\s+)?\d{4}|\d{4}(?:-\d\d-\d\d)?s?)",
)


def stacked_table(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """The rows under heads of country and date that stand one under the other, with notes or without."""
    if not _FIRST.fullmatch(page.lines[i].words):
        return None
    filled = [j for j in range(i, min(i + 12, len(page.lines))) if page.lines[j].words]
    if len(filled) < 2 or not _DATED.fullmatch(page.lines[filled[1]].words):
        return None
    heads = filled[: 3 if len(filled) > 2 and _NOTES.fullmatch(page.lines[filled[2]].words) else 2]
    names = tuple(page.lines[j].words for j in heads)
    cells = tuple(Passage(page.lines[j].start, page.lines[j].end) for j in heads)
    made = [_row(cells, (), 1)]
    after = heads[-1] + 1
    for first, when, last in _rows(page, after):
        found = [Passage(page.lines[j].start, page.lines[j].end) for j in (first, when)]
        told = [j for j in range(when + 1, last + 1) if page.lines[j].words]
        if told and len(names) > 2:
            found.append(Passage(page.lines[told[0]].start, page.lines[told[-1]].end))
        made.append(_row(tuple(found), names[: len(found)], 0))
        after = last + 1 if len(names) > 2 else when + 1
    return (made, after) if len(made) > LEAST_ROWS else None


def _rows(page: Page, start: int) -> Iterator[tuple[int, int, int]]:
    """First line, line of the date and last line of each row from a line on."""
    at = _opening(page, start)
    while at is not None:
        first, when = at
        last, j = when, when + 1
        following: tuple[int, int] | None = None
        while j < len(page.lines) and j - when < MAX_ROW_LINES:
            words = page.lines[j].words
            if words and (following := _opening(page, j)) is not None:
                break
            if words and (words.startswith(("=", "#", "|")) or not (ends_sentence(words) or _goes_on(page, j, when))):
                break
            last = j if words else last
            j += 1
        yield first, when, last
        at = following


def _opening(page: Page, i: int) -> tuple[int, int] | None:
    """The line of a name, and that of the date below it, where a row begins at a line or after blank ones."""
    first = page.next_words(i)
    if first is None or not _is_name(page.lines[first].words):
        return None
    when = page.next_words(first + 1)
    return (first, when) if when is not None and _WHEN.fullmatch(SCRAPED.without(page.lines[when].words)) else None


def _is_name(words: str) -> bool:
    return len(words) <= MAX_NAME and words[0].isupper() and not ends_sentence(words) and not words.startswith("==")


def _goes_on(page: Page, i: int, when: int) -> bool:
    """Whether a line that ends no sentence stands between others of the row: "See A–B relations"."""
    after = page.next_words(i + 1)
    return page.joined(i) or (
        after is not None and after - i <= 2 and ends_sentence(page.lines[after].words) and i - when <= 2
    )


def _row(cells: tuple[Passage, ...], header: tuple[str, ...], level: int) -> Piece:
    passage = Passage(cells[0].start, cells[-1].end)
    return Piece(passage, BlockKind.TABLE_ROW, level=level, cells=cells, header=header)
