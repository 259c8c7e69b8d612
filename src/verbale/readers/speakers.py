"""Speaker tags in transcripts, such as ``MINISTER NOVAK: Thank you``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.model import BlockKind, Document, Passage
from verbale.readers.base import words_of
from verbale.readers.lines import Page
from verbale.readers.pieces import Piece, skipped, with_noise

_TAG = re.compile(
    r"(?P<who>[A-Z][A-Z.'’-]{0,30}(?: (?:[A-Z][A-Z.'’-]{0,30}|[a-z]{2,3}(?= [A-Z]))){0,6})(?:\s?\([^()]{1,40}\))?:\s"
)
_QUESTION = re.compile(r"(?P<who>Q)\.?\s+(?=[A-Z—(“\"])")
_ASIDE = re.compile(
    r"\((?:Laughter|Laughs|Applause|Cross-?talk|Inaudible|As interpreted|As translated|"
    r"Through (?:an )?interpreter|Pause)[^()]{0,30}\)",
    re.IGNORECASE,
)
_STAGE = re.compile(r"\([^()]{1,80}\)")
MIN_TAGS = 2


def opens_with_tag(words: str) -> bool:
    """Whether a line starts with a speaker tag."""
    return _TAG.match(words[:200]) is not None


def tagged(page: Page) -> bool:
    """Whether a page is a transcript: at least two of its lines start with a speaker tag."""
    count = 0
    for line in page.lines[:20_000]:
        count += _TAG.match(line.words[:200]) is not None
        if count >= MIN_TAGS:
            return True
    return False


def mark_speakers(page: Page, pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces of a transcript: tags and asides become noise, paragraphs that are only a stage direction are skipped."""
    out = []
    for piece in pieces:
        if piece.kind is not BlockKind.PARAGRAPH:
            out.append(piece)
            continue
        words = words_of(page, piece)
        if _STAGE.fullmatch(words[:100]):
            out.append(skipped(piece, "stage direction"))
            continue
        at = piece.passage.start
        tag = _TAG.match(words[:200]) or _QUESTION.match(words[:200])
        noise = [Passage(at + found.start(), at + found.end()) for found in _ASIDE.finditer(words)]
        if tag is not None:
            noise.append(Passage(at, at + len(tag.group().rstrip())))
        out.append(with_noise(piece, *noise))
    return out


def speakers(document: Document) -> tuple[str | None, ...]:
    """Who speaks in each block of a transcript, in block order; ``None`` throughout for any other document.

    A block without a tag goes on with the speaker of the one before. ``"Q"`` is whoever asks.
    """
    out: list[str | None] = []
    who: str | None = None
    for block in document.blocks:
        words = block.passage.of(document.text)[:200]
        if block.noise and block.noise[0].start == block.passage.start:
            tag = _TAG.match(words) or _QUESTION.match(words)
            who = tag.group("who") if tag else who
        out.append(who)
    return tuple(out)
