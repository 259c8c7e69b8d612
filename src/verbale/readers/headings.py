"""Headings: marked with ``==`` or ``#``, or bare (a short line over a paragraph or list)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from verbale.model import BlockKind, Passage
from verbale.readers.base import Found
from verbale.readers.lines import TERMINAL, Page, ends_sentence
from verbale.readers.marks import is_item
from verbale.readers.noise import SCRAPED
from verbale.readers.pieces import Piece
from verbale.readers.residue import is_navigation

MAX_HEADING = 90
MAX_RUN = 30
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|said|says)\b")
_YEAR_AT_END = re.compile(r"\([^()]{0,60}\b1[5-9]\d\d\b[^()]{0,60}\)$|\([^()]{0,60}\b20\d\d\b[^()]{0,60}\)$")
# Announces a list of visits, envoys or the like; over a paragraph it stands over an empty list.
_ANNOUNCES_LIST = re.compile(
    r"\b(?:visits?|trips?|tours?)\b.{0,60}\b(?:from|to|by|of)\b|\blist of\b|^(?:visitas?|lista)\b", re.IGNORECASE
)


def equals_heading(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """``== Heading ==``; one ``=`` on the first line is the title."""
    line = page.lines[i]
    words = line.words
    if len(words) > 300 or not (words.startswith("=") and words.endswith("=")):
        return None
    level = min(len(words) - len(words.lstrip("=")), len(words) - len(words.rstrip("=")))
    inner = words[level:-level]
    if not inner.strip() or level > 6:
        return None
    start = line.start + level + len(inner) - len(inner.lstrip())
    return [marked(page, Passage(start, start + len(inner.strip())), level, pieces)], i + 1


def hash_heading(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """``## Heading``, or a line underlined with ``===`` or ``---``."""
    line = page.lines[i]
    words = line.words
    if words.startswith("#") and len(words) <= 300:
        level = len(words) - len(words.lstrip("#"))
        inner = words[level:].rstrip("#")
        if level <= 6 and inner[:1].isspace() and inner.strip() and not heads_columns(words):
            start = line.start + level + len(inner) - len(inner.lstrip())
            return [marked(page, Passage(start, start + len(inner.strip())), level, pieces)], i + 1
        return None
    if not page.blank(i + 1) and page.blank(i - 1) and len(words) <= MAX_HEADING:
        under = page.lines[i + 1].words
        if len(under) >= 3 and set(under) in ({"="}, {"-"}) and "|" not in words:
            level = 1 if under[0] == "=" else 2
            return [marked(page, Passage(line.start, line.end), level, pieces)], i + 2
    return None


def heads_columns(words: str) -> bool:
    """Whether the ``#`` of a line is the head of a column of numbers: ``# | Country | Date``."""
    return words.lstrip("#").lstrip(" ").startswith(("|", "\t"))


def marked(page: Page, passage: Passage, level: int, pieces: Sequence[Piece]) -> Piece:
    """A marked heading; the first of level 1 is the title."""
    words = SCRAPED.without(passage.of(page.text)).strip("*")
    has_title = any(piece.kind is BlockKind.TITLE for piece in pieces[:20])
    kind = BlockKind.TITLE if level == 1 and not has_title else BlockKind.HEADING
    return Piece(passage, kind, level=level, words=words, marked=True, gap=True)


def bare_heading(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """A short line that stands over a paragraph or a list, or a run of them right above a paragraph."""
    if not _looks(page, i) or _lead_in(page, pieces):
        return None
    if page.blank(i + 1) and (page.blank(i - 1) or _marked_at(page, i - 1)):
        following = page.next_words(i + 1)
        words = page.lines[i].words
        empty = following is None or _marked_at(page, following)
        # With nothing under it: a heading over an empty section, unless it has the length of a list item.
        if empty and (not pieces or len(words.split()) > 3 or any(c.isdigit() for c in words)):
            return None
        return [_bare(page, i, pieces)], i + 1
    last = i
    while last - i < MAX_RUN and not page.blank(last + 1) and _looks(page, last + 1) and not _item_at(page, last + 1):
        last += 1
    if last == i and page.blank(i - 1) and not page.blank(i + 1) and _opens_list(page.lines[i + 1].words):
        return [_bare(page, i, pieces)], i + 1
    if page.blank(last + 1) or last - i >= MAX_RUN or not _paragraph_at(page, last + 1) or page.joined(last):
        return None
    return [_bare(page, j, pieces) for j in range(i, last + 1)], last + 1


def settle(page: Page, pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces whose headings over empty lists are closed, so that the paragraphs after them are not under them."""
    settled = list(pieces)
    for i, piece in enumerate(settled):
        if piece.kind is not BlockKind.HEADING or piece.marked or not _ANNOUNCES_LIST.search(piece.words):
            continue
        after = settled[i + 1] if i + 1 < len(settled) else None
        if after is None or after.kind not in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW):
            settled[i] = replace(piece, opens=False)
    return settled


def year_at_end(words: str) -> bool:
    """Whether words end in a bracketed year, as an item of a list of visits does.

    >>> year_at_end("Minister Ada Novak (2004)")
    True
    """
    return _YEAR_AT_END.search(words[-130:]) is not None


def _bare(page: Page, i: int, pieces: Sequence[Piece]) -> Piece:
    line = page.lines[i]
    words = SCRAPED.without(line.words)
    parent = next((p.level for p in reversed(pieces[-200:]) if p.kind is BlockKind.HEADING and p.marked), None)
    # Mirrors leave two blank lines above a section and one above a subsection.
    level = parent + 1 if parent is not None else (2 if page.gap(i) >= 2 else 3)
    # What stands before all else is the title.
    first = not pieces and page.next_words(0) == i
    kind, level = (BlockKind.TITLE, 1) if first else (BlockKind.HEADING, level)
    return Piece(Passage(line.start, line.end), kind, level=level, words=words, gap=page.gap(i) > 0)


def _looks(page: Page, i: int) -> bool:
    words = page.lines[i].words
    if len(words) > MAX_HEADING or ends_sentence(words):
        return False
    if len(words.split()) > 14 or not (words[0].isupper() or words[0].isdigit()):
        return False
    if words.endswith((*TERMINAL, ":", ";", ",", '"', "”", "|", "-", "–", "—")) or any(
        mark in words for mark in ("|", "\t", "://")
    ):
        return False
    return not (
        is_navigation(words) or _FINITE.search(words) or year_at_end(words) or _marked_at(page, i) or words.isdecimal()
    )


def _marked_at(page: Page, i: int) -> bool:
    return page.lines[i].words.startswith(("==", "= ", "#"))


def _paragraph_at(page: Page, i: int) -> bool:
    words = page.lines[i].words
    return (
        len(words) > MAX_HEADING
        or words.endswith((*TERMINAL, "]"))
        or page.joined(i)
        or is_item(words)
        or is_navigation(words)
    )


def _item_at(page: Page, i: int) -> bool:
    return is_item(page.lines[i].words)


def _opens_list(words: str) -> bool:
    """Whether a line is a row of a table, or leads in a list."""
    return "|" in words or "\t" in words or words.endswith(":")


def _lead_in(page: Page, pieces: Sequence[Piece]) -> bool:
    """Whether the piece before ends in a colon, so that a list follows and no heading."""
    if not pieces:
        return False
    last = pieces[-1]
    return (
        last.kind is BlockKind.PARAGRAPH
        and page.text[max(last.passage.end - 3, 0) : last.passage.end].strip()[-1:] == ":"
    )
