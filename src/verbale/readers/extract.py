"""MediaWiki plain-text extracts: ``== Heading ==`` without a title line, a paragraph a line."""

from __future__ import annotations

from verbale.readers.base import Construct, Draft, scan
from verbale.readers.flat_infobox import flat_infobox
from verbale.readers.headings import bare_heading, equals_heading, settle
from verbale.readers.infobox import keyed_infobox
from verbale.readers.lines import Page
from verbale.readers.lists import bare_list, bullet, link_line
from verbale.readers.noise import SCRAPED
from verbale.readers.residue import categories, image, navigation, reference, skip_tails
from verbale.readers.stacked import stacked_table
from verbale.readers.tables import headless_ruled_table, ruled_table, table
from verbale.readers.wiki_tables import wiki_table

CONSTRUCTS: tuple[Construct, ...] = (
    equals_heading,
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
    bare_heading,
    bare_list,
)


class Extract:
    """A plain-text extract of a wiki page."""

    name = "extract"

    def recognises(self, page: Page) -> float:
        """Likely when a line is ``== Heading ==``."""
        found = sum(1 for line in page.lines[:20_000] if line.words.startswith("==") and line.words.endswith("=="))
        return 0.85 if found else 0.0

    def read(self, page: Page) -> Draft:
        """The pieces of the page, its link lists skipped."""
        return Draft(settle(page, skip_tails(page, scan(page, CONSTRUCTS))), noise=SCRAPED)
