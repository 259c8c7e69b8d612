"""Scraped mirror pages: table residue, citation marks, filler, bare headings, loose quotations of sources."""

from __future__ import annotations

import re

from verbale.readers.base import Construct, Draft, scan
from verbale.readers.filler import is_filler, skip_filler
from verbale.readers.flat_infobox import flat_infobox
from verbale.readers.headings import bare_heading, settle
from verbale.readers.infobox import keyed_infobox
from verbale.readers.languages import document_language, label
from verbale.readers.lines import Page
from verbale.readers.lists import bare_list, bullet, link_line
from verbale.readers.noise import SCRAPED
from verbale.readers.quotations import mark_loose
from verbale.readers.residue import categories, image, navigation, reference, skip_tails, tail_heading, tail_reason
from verbale.readers.stacked import stacked_table
from verbale.readers.tables import headless_ruled_table, is_rule, ruled_table, table

CONSTRUCTS: tuple[Construct, ...] = (
    keyed_infobox,
    flat_infobox,
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
_MARK = re.compile(r"\[\d{1,3}\]")
LOOKED_AT = 20_000


class Mirror:
    """A page scraped from a mirror of an encyclopedia."""

    name = "mirror"

    def recognises(self, page: Page) -> float:
        """A sum over its traces: citation marks, a table's remains at the top, tails, categories, filler."""
        lines = [line for line in page.lines[:LOOKED_AT] if line.words]
        cited = sum(1 for line in lines if _MARK.search(line.words[:5_000]))
        score = 0.45 if cited >= 2 else 0.0
        score += 0.35 if any(is_rule(line.words) for line in lines[:8]) and len(lines) > 8 and cited else 0.0
        score += 0.2 if any("Category:" in line.words[:5_000] for line in lines[-200:]) else 0.0
        score += 0.2 if any(tail_reason(line.words) for line in lines) else 0.0
        score += 0.25 if any(is_filler(line.words) for line in lines[:3] + lines[-3:]) else 0.0
        return min(score, 0.84)

    def read(self, page: Page) -> Draft:
        """The pieces of the page: tails and filler skipped, loose quotations marked."""
        pieces = skip_filler(page, skip_tails(page, scan(page, CONSTRUCTS)))
        language = document_language(page.text, pieces)
        pieces = mark_loose(page, label(page.text, pieces, language), language)
        return Draft(settle(page, pieces), noise=SCRAPED, language=language)
