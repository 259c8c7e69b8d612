"""Sections: what the heading right above a block announces."""

from __future__ import annotations

import re

from verbale.model import Block


def under(block: Block, headings: tuple[str, ...]) -> bool:
    """Whether the heading right above a block has one of these words, whole and in any case.

    >>> from verbale.model import BlockKind, Passage
    >>> under(Block(BlockKind.LIST_ITEM, Passage(0, 1), ("Trade", "Bilateral agreements")), ("agreements",))
    True
    """
    return bool(block.headings) and announces(block.headings[-1], headings)


def announces(heading: str, headings: tuple[str, ...]) -> bool:
    """Whether a heading has one of these words, whole and in any case.

    >>> announces("Recognition of Malta, 1964", ("recognition",))
    True
    """
    words = "|".join(map(re.escape, headings))
    return re.search(rf"\b(?:{words})\b", heading, re.IGNORECASE) is not None
