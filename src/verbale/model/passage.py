"""A passage: a half-open range of code points in a document's text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Half-open range ``[start, end)`` of Unicode code points in ``Document.text``.

    >>> Passage(4, 8).of("the text of it")
    'text'
    >>> Passage(0, 3).overlaps(Passage(3, 5))
    False
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"passage {self.start}..{self.end} is not a range")

    def of(self, text: str) -> str:
        """The words of this passage in ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: Passage) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Passage) -> bool:
        """Whether every code point of ``other`` is in this passage."""
        return self.start <= other.start and other.end <= self.end
