"""Plain text: perhaps a title line, a dateline with its date, paragraphs, lists, tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.model import BlockKind, Passage
from verbale.readers.base import Construct, Draft, Found, scan
from verbale.readers.bylines import mark_datelines
from verbale.readers.dates import MONTH, dateline
from verbale.readers.filler import skip_filler
from verbale.readers.flat_infobox import flat_infobox
from verbale.readers.headings import bare_heading, settle
from verbale.readers.infobox import keyed_infobox
from verbale.readers.lines import Page, ends_sentence
from verbale.readers.lists import bare_list, bullet, link_line
from verbale.readers.marks import is_item
from verbale.readers.pieces import Piece
from verbale.readers.residue import categories, image, navigation, reference, skip_tails, tail_heading
from verbale.readers.stacked import stacked_table
from verbale.readers.tables import headless_ruled_table, ruled_table, table
from verbale.readers.wiki_tables import wiki_table

MAX_TITLE = 250


def title_line(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """The first line, when it ends no sentence and stands alone."""
    line = page.lines[i]
    if pieces or not page.blank(i + 1) or len(line.words) > MAX_TITLE or page.next_words(i + 1) is None:
        return None
    asks = line.words.endswith(("?", "?”", '?"'))
    if (ends_sentence(line.words) and not asks) or line.words.endswith((":", ",", ";")):
        return None
    if is_item(line.words) or line.words.startswith(("=", "#", "|", ">", "[")) or page.next_words(0) != i:
        return None
    passage = Passage(line.start, line.end)
    return [Piece(passage, BlockKind.TITLE, level=1, words=line.words, gap=True)], i + 1


CONSTRUCTS: tuple[Construct, ...] = (
    title_line,
    keyed_infobox,
    flat_infobox,
    wiki_table,
    stacked_table,
    table,
    headless_ruled_table,
    ruled_table,
    navigation,
    categories,
    image,
    reference,
    link_line,
    bullet,
    tail_heading,
    bare_heading,
    bare_list,
)


class Plain:
    """Any text; what is left when no other format is surer."""

    name = "plain"

    def recognises(self, page: Page) -> float:
        """Any text will do."""
        return 0.3

    def read(self, page: Page) -> Draft:
        """The pieces of the text."""
        pieces = settle(page, skip_filler(page, skip_tails(page, scan(page, CONSTRUCTS))))
        first = next((p.passage.of(page.text)[:200] for p in pieces if p.kind is BlockKind.PARAGRAPH), "")
        opening = dateline(first)
        words = re.findall(r"[^\W\d_]+", first[: opening[0]].lower()) if opening is not None else ()
        if opening is None or (opening[1] is None and not MONTH.keys() & set(words)):
            return Draft(pieces)
        pieces, published = mark_datelines(page, pieces)
        return Draft(pieces, published=published)
