"""Pieces: what a format makes of a page, before headings, noise and languages are settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from verbale.model import Block, BlockKind, Passage, Skipped
from verbale.readers.noise import Noise, wordless


@dataclass(frozen=True, slots=True)
class Piece:
    """A block to be, or a passage to skip: ``kind`` is ``None`` then and ``reason`` says why.

    ``words`` are the words a heading adds to the path. ``gap`` is true when a blank line stands before.
    ``marked`` is true for a heading that wears a mark (``==``, ``#``); ``opens`` is false for a heading
    that stands over nothing, so that what follows is not under it. ``under`` adds to the heading path.
    """

    passage: Passage
    kind: BlockKind | None
    reason: str = ""
    level: int = 0
    words: str = ""
    cells: tuple[Passage, ...] = ()
    header: tuple[str, ...] = ()
    noise: tuple[Passage, ...] = ()
    under: tuple[str, ...] = ()
    language: str | None = None
    quoted: bool = False
    gap: bool = False
    marked: bool = False
    opens: bool = True


def skip(passage: Passage, reason: str) -> Piece:
    """A piece that is left out, with the reason in a few words."""
    return Piece(passage, None, reason)


def skipped(piece: Piece, reason: str) -> Piece:
    """The same passage, left out."""
    return skip(piece.passage, reason) if piece.kind is not None else piece


def assemble(text: str, pieces: Iterable[Piece], noise: Noise, language: str) -> tuple[list[Block], list[Skipped]]:
    """The blocks and skipped passages of pieces, in document order.

    Together they hold every letter and digit of ``text`` exactly once: what no piece holds and is not blank
    (list numbers, fence labels) is skipped as mark-up.
    """
    blocks: list[Block] = []
    out: list[Skipped] = []
    path: list[tuple[int, str]] = []
    at = 0
    for piece in _narrowed(text, pieces):
        out += _between(text, at, piece.passage.start)
        at = piece.passage.end
        if piece.kind is None:
            out.append(Skipped(piece.passage, piece.reason))
            continue
        if piece.kind is BlockKind.HEADING:
            while path and path[-1][0] >= piece.level:
                path.pop()
        blocks.append(
            Block(
                piece.kind,
                piece.passage,
                tuple(words for _, words in path if words) + piece.under,
                piece.level,
                tuple(c if piece.passage.contains(c) else Passage(c.start, c.start) for c in piece.cells),  # wordless
                piece.header,
                _merged(piece.noise, noise.within(text, piece.passage)),
                piece.language or language,
                piece.quoted,
            )
        )
        if piece.kind is BlockKind.HEADING:
            path.append((piece.level, piece.words if piece.opens else ""))
    out += _between(text, at, len(text))
    return blocks, out


def with_noise(piece: Piece, *more: Passage) -> Piece:
    """The piece with further noise."""
    return replace(piece, noise=tuple(sorted((*piece.noise, *more))))


def _narrowed(text: str, pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces in order; those without a letter or digit are mark-up and go."""
    return [piece for piece in pieces if not wordless(piece.passage.of(text))]


def _between(text: str, start: int, end: int) -> list[Skipped]:
    rest = text[start:end]
    if wordless(rest):
        return []
    left = len(rest) - len(rest.lstrip())
    return [Skipped(Passage(start + left, start + len(rest.rstrip())), "mark-up")]


def _merged(first: Sequence[Passage], second: Sequence[Passage]) -> tuple[Passage, ...]:
    """Passages in order, those that overlap or touch made one."""
    merged: list[Passage] = []
    for passage in sorted((*first, *second)):
        if merged and passage.start <= merged[-1].end:
            merged[-1] = Passage(merged[-1].start, max(merged[-1].end, passage.end))
        else:
            merged.append(passage)
    return tuple(merged)
