"""Wiki text: ``= Title =``, an infobox, ``== Heading ==``."""

from __future__ import annotations

from verbale.readers.base import Construct, Draft, head, scan
from verbale.readers.flat_infobox import flat_infobox
from verbale.readers.headings import bare_heading, equals_heading, settle
from verbale.readers.infobox import infobox, keyed_infobox, pipe_infobox, template
from verbale.readers.lines import Page
from verbale.readers.lists import bare_list, link_line, wiki_bullet
from verbale.readers.noise import WIKI_NOISE
from verbale.readers.residue import categories, image, navigation, reference, skip_tails
from verbale.readers.stacked import stacked_table
from verbale.readers.tables import headless_ruled_table, ruled_table, table
from verbale.readers.wiki_tables import wiki_table

CONSTRUCTS: tuple[Construct, ...] = (
    equals_heading,
    infobox,
    template,
    pipe_infobox,
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
    wiki_bullet,
    bare_heading,
    bare_list,
)


class Wiki:
    """Wiki text with a title line."""

    name = "wiki"

    def recognises(self, page: Page) -> float:
        """Sure when the first line is ``= Title =`` or an infobox template opens the page."""
        first = head(page, 6)
        if not first:
            return 0.0
        words = page.lines[first[0]].words
        if words.startswith("= ") and words.endswith(" =") and len(words) > 4:
            return 0.95
        return 0.9 if any(page.lines[i].words.casefold().startswith("{{infobox") for i in first) else 0.0

    def read(self, page: Page) -> Draft:
        """The pieces of the page, its link lists skipped."""
        return Draft(settle(page, skip_tails(page, scan(page, CONSTRUCTS))), noise=WIKI_NOISE)
