"""Told cells: the cells of a table whose words are sentences, read as a paragraph is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verbale.model import Block, Passage

_NOTES = re.compile(r"(?:notes?|comments?|details?|descriptions?|remarks?|history)", re.IGNORECASE)
_RELATIONS = re.compile(r"\b(?:relations?|ties|recogni\w+|began|established)\b", re.IGNORECASE)


def told_cells(block: Block) -> Iterator[Passage]:
    """The notes of a row about relations of states, which the head of the column announces.

    Notes beside other things, such as the remarks of a list of visits, say nothing without the rest of their row.
    """
    if not any(_RELATIONS.search(head) for head in block.header):
        return
    for head, cell in zip(block.header, block.cells, strict=False):
        if cell.end > cell.start and _NOTES.fullmatch(head.strip()):
            yield cell
