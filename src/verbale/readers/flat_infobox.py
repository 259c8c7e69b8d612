"""Flat infoboxes: one cell a line between the title and the first paragraph, with no line that says "Infobox".

Keys and values in turn (``Party1`` / ``Oman`` / ``Party2`` / ``Peru``), or the two columns of a box about two states
under their labels (``Oman`` / ``Peru`` / ``Diplomatic mission`` / ``Embassy of Oman, Lima`` / ``Embassy of Peru, …``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.model import BlockKind, Passage
from verbale.readers.base import Found
from verbale.readers.lines import Line, Page, ends_sentence
from verbale.readers.marks import is_item
from verbale.readers.pieces import Piece, skip

MAX_LINES = 60
LEAST_LINES = 4
_KEY = re.compile(r"[A-Z][A-Za-z]{2,20}(?:_[a-z]+)?\d?")
_NUMBERED = re.compile(r"[A-Z][A-Za-z]{2,20}[12]")
_LABEL = re.compile(r"(?:diplomatic\s+)?missions?|envoys?|ambassadors?", re.IGNORECASE)
PAIR = 2


def flat_infobox(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """The rows of a flat infobox; nothing for lines that might as well be a list."""
    if any(piece.kind is not BlockKind.TITLE for piece in pieces) or not page.blank(i - 1):
        return None
    last = i
    while not page.blank(last) and last - i < MAX_LINES:
        last += 1
    body = page.lines[i:last]
    if len(body) < LEAST_LINES or any(
        ends_sentence(line.words) or is_item(line.words) or "|" in line.words or line.words.startswith("=")
        for line in body
    ):
        return None
    made = _keyed(body) or _columns(body)
    return (made, last) if made else None


def _keyed(body: Sequence[Line]) -> list[Piece]:
    """Keys and values in turn; some of the keys have a number ("Party1")."""
    keys = [line.words for line in body[::2]]
    if len(body) % 2 or not all(_KEY.fullmatch(key) for key in keys) or len(set(keys)) < len(keys):
        return []
    if sum(_NUMBERED.fullmatch(key) is not None for key in keys) < PAIR:
        return []
    return [_cells(BlockKind.KEY_VALUE, key, value) for key, value in zip(body[::2], body[1::2], strict=True)]


def _columns(body: Sequence[Line]) -> list[Piece]:
    """Two columns under labels, a line each; a line before both columns is the caption."""
    labels = [n for n, line in enumerate(body) if _LABEL.fullmatch(line.words)]
    if not labels or labels[0] not in {PAIR, PAIR + 1}:
        return []
    made = [skip(Passage(body[0].start, body[0].end), "infobox title")] if labels[0] > PAIR else []
    made.append(_cells(BlockKind.TABLE_ROW, body[labels[0] - 2], body[labels[0] - 1]))
    for label, stop in zip(labels, [*labels[1:], len(body)], strict=True):
        cells = body[label + 1 : stop]
        if len(cells) != PAIR:
            return []
        made.append(skip(Passage(body[label].start, body[label].end), "infobox label"))
        made.append(_cells(BlockKind.TABLE_ROW, cells[0], cells[1], (body[label].words,)))
    return made


def _cells(kind: BlockKind, first: Line, second: Line, under: tuple[str, ...] = ()) -> Piece:
    cells = (Passage(first.start, first.end), Passage(second.start, second.end))
    return Piece(Passage(first.start, second.end), kind, cells=cells, under=under)
