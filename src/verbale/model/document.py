"""A document: text with its hash, its blocks and what is known of its origin."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from verbale.model.passage import Passage


class BlockKind(StrEnum):
    """What a block is to a reader's eye."""

    TITLE = "title"
    HEADING = "heading"
    KEY_VALUE = "key-value"
    TABLE_ROW = "table-row"
    LIST_ITEM = "list-item"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a document, in document order, never overlapping another.

    ``passage`` covers the block's words without its marks (no ``==``, ``- `` or ``|`` at the ends).
    ``headings`` is the path of headings the block stands under, outermost first, the title not included;
    a heading block carries the path of its parents. ``cells`` has two passages (key, value) for a
    key-value block and one a cell for a table row; elsewhere it is empty. ``header`` has, for a table
    row under a header row, the column heads' words in the order of the cells.
    ``noise`` lists passages inside the block that are no words of its author: citation marks,
    ``[citation needed]``, stray markup. They stay in the text, so offsets hold, but are not read.
    ``language`` is an ISO 639-1 code. ``quoted`` is true for a block that is another source's words (a loose
    quotation from a cited source, a pull-quote).
    """

    kind: BlockKind
    passage: Passage
    headings: tuple[str, ...] = ()
    level: int = 0
    cells: tuple[Passage, ...] = ()
    header: tuple[str, ...] = ()
    noise: tuple[Passage, ...] = ()
    language: str = "en"
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """A passage that a reader leaves out on purpose, with the reason in a few words."""

    passage: Passage
    reason: str


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of a document's origin; every field may be unknown (``None``)."""

    title: str | None = None
    language: str | None = None
    kind: str | None = None
    publisher: str | None = None
    licence: str | None = None
    published: str | None = None
    """Publication date as an EDTF string, e.g. ``2022`` or ``2022-07-27``."""
    author: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Document:
    """A document that has been read.

    ``slug`` names it in IRIs and in output: the file name without its ending, in lower-case ASCII.
    ``text`` is exactly the decoded file, or the extracted text for HTML; ``sha256`` is the hash of its UTF-8
    bytes; ``original_sha256`` the hash of the file's bytes. All offsets count code points of ``text``.
    """

    slug: str
    text: str
    sha256: str
    original_sha256: str
    format: str
    blocks: tuple[Block, ...]
    skipped: tuple[Skipped, ...] = ()
    source: Source = field(default_factory=Source)

    @cached_property  # asked for at every row, and a page without one has to be looked through to the end
    def title(self) -> str:
        """The title block's words, else the source's title, else the slug."""
        for block in self.blocks:
            if block.kind is BlockKind.TITLE:
                return block.passage.of(self.text)
        return self.source.title or self.slug
