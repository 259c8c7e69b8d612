"""A format: how it is recognised, and how its lines become pieces."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from verbale.model import BlockKind, Passage
from verbale.readers.lines import Page
from verbale.readers.noise import PLAIN, Noise, wordless
from verbale.readers.pieces import Piece, skip

MAX_LINE = 100_000
"""Longest line that is read, in code points; no sentence is that long, and parsers choke on it."""

Found = tuple[list[Piece], int]
"""The pieces a construct made, and the first line after them."""
Construct = Callable[[Page, int, Sequence[Piece]], Found | None]
"""Looks at the line with the number given, and at the pieces so far; ``None`` when it is not its kind."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A page read: its pieces in order, and what the page says of itself."""

    pieces: list[Piece]
    noise: Noise = PLAIN
    title: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None


class Format(Protocol):
    """A format of text."""

    name: str

    def recognises(self, page: Page) -> float:
        """How surely the page is of this format, 0 to 1."""
        ...

    def read(self, page: Page) -> Draft:
        """The pieces of a page, in order, not overlapping."""
        ...


@dataclass(slots=True)
class Registry:
    """The formats there are, in the order they are asked; the first of equals wins."""

    formats: list[Format] = field(default_factory=list)

    def named(self, name: str) -> Format | None:
        """The format of that name."""
        return next((one for one in self.formats if one.name == name), None)

    def recognise(self, page: Page) -> Format:
        """The format that is surest of a page."""
        return max(self.formats, key=lambda one: one.recognises(page))


def scan(page: Page, constructs: Sequence[Construct]) -> list[Piece]:
    """The pieces of a page: each line goes to the first construct that takes it, else it starts a paragraph."""
    pieces: list[Piece] = []
    i = 0
    while i < len(page.lines):
        line = page.lines[i]
        if not line.words or (wordless(line.words[:MAX_LINE]) and not _opens(line.words, pieces)):
            i += 1
            continue
        if len(line.words) > MAX_LINE:
            pieces.append(skip(Passage(line.start, line.end), f"line longer than {MAX_LINE:,} characters"))
            i += 1
            continue
        for construct in constructs:
            found = construct(page, i, pieces)
            if found is not None:
                break
        else:
            # A line of marks alone (a rule, a stray bracket) is no paragraph.
            found = ([], i + 1) if wordless(line.words) else paragraph(page, i)
        made, i = found
        pieces += made
    return pieces


def _opens(words: str, pieces: Sequence[Piece]) -> bool:
    """Whether a line without words opens something: code, a raw table, front matter. Other such lines are rules."""
    return words.startswith(("```", "~~~", "{|")) or (words == "---" and not pieces) or len(words) > MAX_LINE


def paragraph(page: Page, i: int) -> Found:
    """The paragraph that starts on line ``i``."""
    last = page.paragraph_end(i)
    passage = Passage(page.lines[i].start, page.lines[last].end)
    return [Piece(passage, BlockKind.PARAGRAPH, gap=page.gap(i) > 0)], last + 1


def words_of(page: Page, piece: Piece) -> str:
    """The words of a piece."""
    return piece.passage.of(page.text)


def head(page: Page, count: int = 8) -> list[int]:
    """The numbers of the first lines that are not blank."""
    found: list[int] = []
    for i, line in enumerate(page.lines):
        if line.words:
            found.append(i)
            if len(found) == count:
                break
    return found
