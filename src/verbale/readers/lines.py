"""The lines of a text with their exact places, and whether the text is hard-wrapped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

LINE_END = re.compile(r"\r\n|\r|\n")
TERMINAL = (".", "!", "?", "…", "。", "！", "？")
CLOSERS = "\"'”’»)]*_"
MARKS = ("=", "#", "|", ">", "-", "*", "•", "‣", "·", "+")
MAX_JOINED = 50_000
_OPEN_WORDS = frozenset(
    ("a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "as", "that")
)
_CITED = re.compile(r"(?:\s?\[[\w ]{1,20}\]){1,12}$")


class Line(NamedTuple):
    """A line without its end and without the white space around it.

    ``start`` and ``end`` are half-open code points of the text; ``begin`` is where the line itself begins, so
    that ``start - begin`` is its indent. ``words`` is ``text[start:end]``; it is empty for a blank line.
    """

    begin: int
    start: int
    end: int
    words: str

    @property
    def indent(self) -> int:
        """How many white-space characters stand before the words."""
        return self.start - self.begin


@dataclass(frozen=True, slots=True)
class Page:
    """A text cut into lines; ``width`` is the column at which it is hard-wrapped, or ``None``."""

    text: str
    lines: tuple[Line, ...]
    width: int | None = None

    def blank(self, i: int) -> bool:
        """Whether line ``i`` is blank; lines before the first and after the last are."""
        return not 0 <= i < len(self.lines) or not self.lines[i].words

    def next_words(self, i: int) -> int | None:
        """The first line at or after ``i`` that is not blank."""
        return next((j for j in range(i, len(self.lines)) if self.lines[j].words), None)

    def gap(self, i: int) -> int:
        """How many blank lines stand before line ``i``, counted to 3; the text's start counts as 3."""
        for n in range(3):
            if i - 1 - n < 0:
                return 3
            if self.lines[i - 1 - n].words:
                return n
        return 3

    def joined(self, i: int) -> bool:
        """Whether line ``i + 1`` goes on with the paragraph of line ``i``.

        In a hard-wrapped text it does when its first word would not have fitted on line ``i``. In any text it does
        when line ``i`` stops short of a sentence's end and the next starts in lower case, or ``i`` ends in a word
        that ends no phrase.
        """
        if self.blank(i) or self.blank(i + 1):
            return False
        here, after = self.lines[i].words, self.lines[i + 1].words
        if after.startswith(MARKS):
            return False
        if self.width is not None and _full(here, after, self.width):
            return True
        if len(here) < 40 or ends_sentence(here) or here[-1] in ":;|":
            return False
        return after[0].islower() or here.rsplit(None, 1)[-1] in _OPEN_WORDS

    def paragraph_end(self, i: int) -> int:
        """The last line of the paragraph that starts on line ``i``."""
        start = self.lines[i].start
        while self.joined(i) and self.lines[i + 1].end - start <= MAX_JOINED:
            i += 1
        return i


def page_of(text: str) -> Page:
    r"""The page of a text: its lines and its wrap width. Linear in the text.

    >>> [line.words for line in page_of("One\r\n  two ").lines]
    ['One', 'two']
    """
    lines = []
    begin = 0
    for end in LINE_END.finditer(text):
        lines.append(_line(text, begin, end.start()))
        begin = end.end()
    lines.append(_line(text, begin, len(text)))
    return Page(text, tuple(lines), _width(lines))


def ends_sentence(words: str) -> bool:
    """Whether words end as a sentence does, citation marks, closing quotes and brackets apart.

    >>> ends_sentence("They signed.[3][4]")
    True
    """
    return _CITED.sub("", words[-60:]).rstrip(CLOSERS).endswith(TERMINAL)


def _line(text: str, begin: int, end: int) -> Line:
    raw = text[begin:end]
    words = raw.strip()
    start = begin + len(raw) - len(raw.lstrip()) if words else begin
    return Line(begin, start, start + len(words), words)


def _full(here: str, after: str, width: int) -> bool:
    return len(here) + 1 + len(after.split(None, 1)[0][:width]) > width


def _width(lines: list[Line]) -> int | None:
    """The column a text is wrapped at, if most of its lines break where the next word would not fit."""
    pairs = [
        (a.words, b.words)
        for a, b in pairwise(lines)
        if a.words and b.words and not b.words.startswith(MARKS) and not a.words.startswith(("=", "|"))
    ]
    if len(pairs) < 3:
        return None
    # The 95th percentile, so that one long link does not hide the column.
    width = sorted(len(a) for a, _ in pairs)[int(len(pairs) * 0.95)]
    if not 40 <= width <= 140:
        return None
    full = [(a, b) for a, b in pairs if _full(a, b, width)]
    broken = sum(1 for a, b in full if not ends_sentence(a) and b[0].islower())
    return width if len(full) >= 0.6 * len(pairs) and broken >= 0.3 * len(full) else None
