"""Newspaper articles: byline, author note, pull-quote, date line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from verbale.model import BlockKind, Passage
from verbale.readers.base import Construct, Draft, Found, scan
from verbale.readers.bylines import Byline, byline, publication_line, split_note
from verbale.readers.headings import bare_heading
from verbale.readers.lines import Page
from verbale.readers.lists import bullet, link_line
from verbale.readers.pieces import Piece
from verbale.readers.plain import title_line
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
            title_line,
            table,
            image,
            link_line,
            bullet,
            bare_heading,
        )
        pieces = [part for piece in scan(page, constructs) for part in split_note(page, piece)]
        pieces = skip_pull_quotes(page, pieces)
        return Draft(pieces, author=found.author, published=found.published)


def _byline(found: Byline, page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    if i != found.line:
        return None
    line = page.lines[i]
    return [replace(Piece(Passage(line.start, line.end), BlockKind.PARAGRAPH), gap=True)], i + 1
