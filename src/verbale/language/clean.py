"""Clean text: a block's words as the parser should see them, each character knowing where it came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from verbale.language.asides import AsideKind, asides
from verbale.language.honorifics import honorifics
from verbale.model import Block, Passage

_SAME_LENGTH = str.maketrans(
    {"´": "'", "’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "\u00a0": " ", "\n": " ", "\r": " ", "\t": " "}
)
_AGAIN = re.compile(r"(?<![\w-])(?:[Rr]e(-)(?=[a-z]{4})|[Cc]o(-)(?=o[pr]))")
"""The hyphen of "re-established" and "co-operation", which the parser would take for three words."""
_GENERALS = re.compile(r"(?<=ates)-[Gg]eneral\b")
"""The end of "consulates-general", which hides the plural from the parser."""
_GENERAL = re.compile(r"(?<=[a-z])-(?=[Gg]eneral\b)")
"""The hyphen of "consulate-general" and "Secretary-General", which the parser knows as two words."""


@dataclass(frozen=True, slots=True)
class Clean:
    """Text with noise left out.

    ``starts`` and ``origins`` are parallel: from position ``starts[i]`` of ``text`` on, characters come from
    ``origins[i]`` of the document's text on.

    >>> clean = clean_block("War[1] ended.", Block("paragraph", Passage(0, 13), noise=(Passage(3, 6),)))
    >>> clean.text, clean.passage(4, 9)
    ('War ended.', Passage(start=7, end=12))
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, position: int) -> int:
        """Where in the document the character at ``position`` stands."""
        piece = max(bisect_right(self.starts, position) - 1, 0)
        return self.origins[piece] + position - self.starts[piece]

    def passage(self, start: int, end: int) -> Passage:
        """The document's passage of ``text[start:end]``, from its first character to its last."""
        if start >= end:
            return Passage(self.origin(start), self.origin(start))
        return Passage(self.origin(start), self.origin(end - 1) + 1)

    def part(self, start: int, end: int) -> Clean:
        """The clean text of ``text[start:end]``."""
        cuts = [start, *(s for s in self.starts if start < s < end)]
        return Clean(self.text[start:end], tuple(c - start for c in cuts), tuple(self.origin(c) for c in cuts))


def clean_block(text: str, block: Block) -> Clean:
    """The block's words without its noise, without other names in brackets and without honorifics beside a name.

    "re-established" becomes "reestablished", "consulate-general" becomes "consulate general". Typographic
    quotes are straightened, line ends made spaces.
    """
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    at, length = block.passage.start, 0
    start, end = block.passage.start, block.passage.end
    hidden = [a.passage for a in asides(text, start, end) if a.kind is AsideKind.ALIAS]
    hidden += honorifics(text, start, end)
    hidden += [Passage(*m.span(m.lastindex or 0)) for m in _AGAIN.finditer(text, start, end)]
    hidden += [Passage(*m.span()) for m in _GENERALS.finditer(text, start, end)]
    for noise in (*sorted([*block.noise, *hidden]), Passage(block.passage.end, block.passage.end)):
        if noise.start > at:
            starts.append(length)
            origins.append(at)
            pieces.append(text[at : noise.start])
            length += noise.start - at
        at = max(at, noise.end)
    words = _GENERAL.sub(" ", "".join(pieces).translate(_SAME_LENGTH))
    return Clean(words, tuple(starts or [0]), tuple(origins or [block.passage.start]))
