"""Bylines, author notes and publication lines of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from verbale.model import BlockKind, Passage
from verbale.readers.base import head
from verbale.readers.dates import date_line, dateline
from verbale.readers.lines import Page
from verbale.readers.pieces import Piece, skip, with_noise

_BY = re.compile(r"(?:By|BY|Por|Par|Von|Author|Autor|Written by)\s{0,3}:?\s{1,3}(?=\S)")
_VERB = r"(?:\s\([^()]{1,60}\))?,? (?:is|was|serves|has|works|teaches)\b"
_NOTE = re.compile(rf"(?:The|This) (?:author|writer|contributor|columnist){_VERB}")
_PARTICLES = {
    "de",
    "del",
    "la",
    "las",
    "los",
    "da",
    "dos",
    "do",
    "van",
    "von",
    "der",
    "den",
    "bin",
    "al",
    "el",
    "y",
    "e",
}
_PARTICLES |= {"ibn", "di", "du", "le"}
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]{0,2}\s+(?=[\"'“‘(]?\w)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:\w|[A-Z][a-z]{0,2}|(?:\w\.){1,4}\w|Prof|Amb|Univ|Dept|Inc|Gov|Sen|Gen|Capt)$"
)
LINES = 8


@dataclass(frozen=True, slots=True)
class Byline:
    """What the head of an article says of its origin: line numbers and values."""

    author: str | None = None
    line: int | None = None
    dated: int | None = None
    published: str | None = None
    note: bool = False


def byline(page: Page) -> Byline:
    """The byline among the first lines of a page.

    It is "By …", or a line that is nothing but a name with an author note or a date line right after it.
    """
    first = head(page, LINES)
    author: str | None = None
    line: int | None = None
    dated: int | None = None
    published: str | None = None
    note = any(_NOTE.match(each.words) for each in page.lines[:50_000])
    for k, i in enumerate(first):
        words = page.lines[i].words
        if (date := date_line(words)) is not None and published is None:
            published, dated = date, i
        if author is not None or len(words) > 100:
            continue
        by = _BY.match(words)
        name = name_of(words[by.end() :].split(",")[0].split("|")[0]) if by else name_of(words) if k or note else None
        if name is None:
            continue
        after = page.lines[first[k + 1]].words if k + 1 < len(first) else ""
        if by or _NOTE.match(after) or (k and date_line(after)):
            author, line = name, i
    return Byline(author, line, dated, published, note)


def is_note(words: str, author: str | None) -> bool:
    """Whether words open with an author note: "The author is …", or the author's own name and a verb."""
    if _NOTE.match(words):
        return True
    named = author is not None and words[: len(author)].casefold() == author.casefold()
    return named and re.match(_VERB, words[len(author or "") :][:120]) is not None


def split_note(page: Page, piece: Piece, author: str | None = None) -> list[Piece]:
    """The piece, or two where its first sentence is the author note and more follows."""
    words = piece.passage.of(page.text)
    if piece.kind is not BlockKind.PARAGRAPH or not is_note(words, author):
        return [piece]
    for found in _SENTENCE_END.finditer(words, 0, 1_000):
        if _ABBREVIATION.search(words[max(found.start() - 12, 0) : found.start()]):
            continue
        mark = found.end() - len(found.group()) + len(found.group().rstrip())
        cut = piece.passage.start
        return [
            replace(piece, passage=Passage(cut, cut + mark)),
            replace(piece, passage=Passage(cut + found.end(), piece.passage.end), gap=False),
        ]
    return [piece]


def mark_datelines(page: Page, pieces: Sequence[Piece]) -> tuple[list[Piece], str | None]:
    """Pieces whose datelines ("ZENDA, May 3 (RNA) —") are noise, and the first date given in full."""
    out: list[Piece] = []
    published: str | None = None
    for piece in pieces:
        found = dateline(piece.passage.of(page.text)[:200]) if piece.kind is BlockKind.PARAGRAPH else None
        if found is not None:
            start = piece.passage.start
            piece = with_noise(piece, Passage(start, start + found[0]))
            published = published or found[1]
        out.append(piece)
    return out, published


def publication_line(found: Byline, page: Page, i: int, pieces: Sequence[Piece]) -> tuple[list[Piece], int] | None:
    """The line of the article's date, skipped."""
    if i != found.dated:
        return None
    line = page.lines[i]
    return [skip(Passage(line.start, line.end), "date line")], i + 1


def name_of(words: str) -> str | None:
    """The words, if they can be nothing but a person's name."""
    words = words.strip()
    parts = words.split()
    if not 2 <= len(parts) <= 6 or len(words) > 60 or any(c.isdigit() or c in ':;,!?/"“”()[]|=#*_' for c in words):
        return None
    if not all(part in _PARTICLES or part[0].isupper() for part in parts) or words.endswith("."):
        return None
    return words
