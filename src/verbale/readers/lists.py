"""Lists: with bullets or numbers, or bare (short lines one under the other)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.model import BlockKind, Passage
from verbale.readers.base import Found
from verbale.readers.headings import MAX_HEADING, year_at_end
from verbale.readers.lines import Page, ends_sentence
from verbale.readers.marks import BULLET, is_item
from verbale.readers.noise import wordless
from verbale.readers.pieces import Piece, skip
from verbale.readers.residue import is_navigation

WIKI_BULLET = re.compile(r"[*#:;]{1,6}\s*(?=[^\s*#:;])")
LINK = re.compile(r"<?\w{0,8}(?:https?|ftp)://\S{1,2000}>?|<?www\.\S{1,2000}>?")
MAX_ITEM = 120


def bullet(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """``- item``, ``* item``, ``• item``, ``1. item`` with the lines that go on with it."""
    return _item(page, i, BULLET)


def wiki_bullet(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """``*item`` with no space, ``**item``, ``#item``, as wiki text has them."""
    return _item(page, i, BULLET) or _item(page, i, WIKI_BULLET)


def bare_list(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """Two or more short lines that end no sentence, one under the other; or one that ends in a bracketed year."""
    last = i
    while not page.blank(last) and _bare(page, last):
        last += 1
    if last == i:
        return None
    alone = last == i + 1
    if alone and not year_at_end(page.lines[i].words):
        return None
    return [
        Piece(Passage(line.start, line.end), BlockKind.LIST_ITEM, gap=page.gap(i) > 0 and j == 0)
        for j, line in enumerate(page.lines[i:last])
    ], last


def link_line(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """A line that is nothing but a web address."""
    line = page.lines[i]
    words = line.words
    mark = BULLET.match(words)
    return (
        ([skip(Passage(line.start, line.end), "link")], i + 1)
        if LINK.fullmatch(words, mark.end() if mark else 0)
        else None
    )


def _item(page: Page, i: int, mark: re.Pattern[str]) -> Found | None:
    line = page.lines[i]
    found = mark.match(line.words)
    if found is None:
        return None
    last = i
    while _continues(page, i, last):
        last += 1
    start, end = line.start + found.end(), page.lines[last].end
    return [Piece(Passage(start, end), BlockKind.LIST_ITEM, level=1 + line.indent // 2, gap=page.gap(i) > 0)], last + 1


def _continues(page: Page, first: int, last: int) -> bool:
    if page.blank(last + 1) or page.lines[last + 1].end - page.lines[first].start > 50_000:
        return False
    after = page.lines[last + 1]
    if is_item(after.words) or after.words.startswith(("=", "#", "|")):
        return False
    return after.indent > page.lines[first].indent or page.joined(last)


def _bare(page: Page, i: int) -> bool:
    words = page.lines[i].words
    return (
        len(words) <= MAX_ITEM
        and not wordless(words)
        and not is_navigation(words)
        and not ends_sentence(words)
        and not words.endswith((":", ";", ","))
        and not words.startswith(("=", "#", "|", ">", "["))
        and "|" not in words
        and not is_item(words)
        and not page.joined(i)
        and (len(words) <= MAX_HEADING or year_at_end(words))
    )
