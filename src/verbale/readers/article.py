"""Newspaper articles: byline, author note, pull-quote, date line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from verbale.model import BlockKind, Passage
from verbale.readers.base import Construct, Draft, Found, scan
from verbale.readers.bylines import Byline, byline, mark_datelines, publication_line, split_note
from verbale.readers.dates import date_line
from verbale.readers.headings import bare_heading
from verbale.readers.lines import Page, ends_sentence
from verbale.readers.lists import bullet, link_line
from verbale.readers.pieces import Piece
from verbale.readers.plain import MAX_TITLE, title_line
from verbale.readers.quotations import skip_pull_quotes
from verbale.readers.residue import image
from verbale.readers.tables import table


class Article:
    """A newspaper article or op-ed."""

    name = "article"

    def recognises(self, page: Page) -> float:
        """Likely when it has a byline, less so with an author note alone."""
        found = byline(page)
        return 0.8 if found.author else 0.5 if found.note else 0.0

    def read(self, page: Page) -> Draft:
        """The pieces of the article; the byline and the author note are paragraphs of their own."""
        found = byline(page)
        constructs: tuple[Construct, ...] = (
            partial(_byline, found),
            partial(publication_line, found),
            partial(_headline, found),
            title_line,
            table,
            image,
            link_line,
            bullet,
            bare_heading,
        )
        pieces = [part for piece in scan(page, constructs) for part in split_note(page, piece, found.author)]
        pieces, dated = mark_datelines(page, skip_pull_quotes(page, pieces))
        return Draft(pieces, author=found.author, published=found.published or dated)


def _headline(found: Byline, page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """The line right above the byline, if it ends no sentence and nothing before it was the title."""
    line = page.lines[i]
    above = found.line is not None and i < found.line and page.next_words(i + 1) == found.line
    if not above or len(line.words) > MAX_TITLE or ends_sentence(line.words) or date_line(line.words):
        return None
    if any(piece.kind is BlockKind.TITLE for piece in pieces):
        return None
    passage = Passage(line.start, line.end)
    return [Piece(passage, BlockKind.TITLE, level=1, words=line.words, gap=True)], i + 1


def _byline(found: Byline, page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    if i != found.line:
        return None
    line = page.lines[i]
    return [replace(Piece(Passage(line.start, line.end), BlockKind.PARAGRAPH), gap=True)], i + 1
