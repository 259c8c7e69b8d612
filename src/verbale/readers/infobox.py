"""Infoboxes: key–value pairs as bullets, pipe table, ``key: value`` lines, alternating lines or ``{{Infobox``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.model import BlockKind, Passage
from verbale.readers.base import Found
from verbale.readers.lines import Line, Page, ends_sentence
from verbale.readers.marks import BULLET
from verbale.readers.noise import wordless
from verbale.readers.pieces import Piece, skip
from verbale.readers.tables import Cells, rows

MAX_LINES = 200
_LABEL = re.compile(r"info ?box(?: [\w -]{1,40})?:?", re.IGNORECASE)
_PAIR = re.compile(
    rf"(?:{BULLET.pattern})?(?P<key>[A-Z][\w()'’/-]*(?: [\w()'’/-]+){{0,4}}):\s+(?P<value>\S.{{0,120}})$"
)
_SIDES = re.compile(r"(?:diplomatic\s+)?missions?|envoys?|ambassadors?", re.IGNORECASE)
LEAST_KEYS, LEAST_BULLETS = 3, 2
_HEADS = {"field", "key", "property", "attribute", "item", ""}


def infobox(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """The lines after a line "Infobox" as key–value pieces, up to a blank line."""
    line = page.lines[i]
    if len(line.words) > 60 or not _LABEL.fullmatch(line.words):
        return None
    label = skip(Passage(line.start, line.end), "infobox label")
    first = i + 1
    if page.blank(first) and not page.blank(first + 1):
        after = page.lines[first + 1].words
        first += 1 if BULLET.match(after) or "|" in after else 0
    last = first
    while not page.blank(last) and last - first < MAX_LINES and not page.lines[last].words.startswith("=="):
        last += 1
    body = page.lines[first:last]
    if body and "|" in body[0].words and (found := rows(page, first)) is not None:
        header, cells, after_table = found
        return [label, *_from_rows(page, header, cells)], after_table
    return [label, *_from_lines(body)], last


def pipe_infobox(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """A two-column pipe table between the title and the first paragraph, its header naming one thing or nothing."""
    if "|" not in page.lines[i].words or any(piece.kind is not BlockKind.TITLE for piece in pieces):
        return None
    found = rows(page, i)
    if found is None:
        return None
    header, body, after = found
    second = header[1].of(page.text) if len(header) > 1 else ""
    keyed = not second or header[0].of(page.text).casefold() in _HEADS
    if not keyed or any(len(cells) > 2 for cells in body) or not body:
        return None
    return _from_rows(page, header, body), after


def keyed_infobox(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """Lines ``Key: value`` between the title and the first paragraph, perhaps bulleted or under a caption of their own.

    Every key is another one, and few values are sentences: so a transcript is none. Under a title two
    bullets are enough.
    """
    if any(piece.kind is not BlockKind.TITLE for piece in pieces) or not page.blank(i - 1):
        return None
    last = i
    while not page.blank(last) and last - i < MAX_LINES:
        last += 1
    body = page.lines[i:last]
    caption = bool(body) and _PAIR.match(body[0].words) is None
    keyed = [_PAIR.match(line.words) for line in (body[1:] if caption else body)]
    keys = {found["key"].casefold() for found in keyed if found}
    bulleted = bool(pieces) and not caption and all(BULLET.match(line.words) for line in body)
    if len(keyed) < (LEAST_BULLETS if bulleted else LEAST_KEYS) or len(keys) < len(keyed):
        return None
    if sum(ends_sentence(found["value"]) for found in keyed if found) * 3 > len(keyed):
        return None
    made = [skip(Passage(body[0].start, body[0].end), "infobox title")] if caption else []
    return [*made, *_from_lines(body[1:] if caption else body)], last


def template(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """``{{Infobox …`` with a line ``| key = value`` each, up to ``}}``."""
    line = page.lines[i]
    if not line.words.casefold().startswith("{{infobox"):
        return None
    made = [skip(Passage(line.start, line.end), "infobox label")]
    j = i + 1
    while j < len(page.lines) and j - i < MAX_LINES:
        here = page.lines[j]
        if here.words.startswith("}}"):
            return made, j + 1
        key, equals, _ = here.words.removeprefix("|").partition("=")
        if here.words.startswith("|") and equals and key.strip():
            made += _pair(here, 1, len(here.words) - len(here.words.removeprefix("|")) + len(key), 1)
        elif here.words:
            made.append(skip(Passage(here.start, here.end), "template residue"))
        j += 1
    return made, j


def _from_lines(body: Sequence[Line]) -> list[Piece]:
    made: list[Piece] = []
    bulleted = any(BULLET.match(line.words) for line in body)
    if bulleted or all(": " in line.words for line in body):
        for line in body:
            mark = BULLET.match(line.words)
            left = mark.end() if mark else 0
            colon = line.words.find(":", left)
            made += _pair(line, left, colon, 1) if colon > left else [_item(line, left)]
        return made
    # Alternating lines: a key, then its value.
    for k in range(0, len(body) - 1, 2):
        key, value = body[k], body[k + 1]
        cells = (Passage(key.start, key.end), Passage(value.start, value.end))
        made.append(Piece(Passage(key.start, value.end), BlockKind.KEY_VALUE, cells=cells))
    if len(body) % 2:
        made.append(_item(body[-1], 0))
    return made


def _from_rows(page: Page, header: Cells, body: Sequence[Cells]) -> list[Piece]:
    made = []
    heads = [cell for cell in header if not wordless(cell.of(page.text))]
    if heads:
        made.append(skip(Passage(heads[0].start, heads[-1].end), "infobox title"))
    under: tuple[str, ...] = ()
    for cells in body:
        filled = [cell for cell in cells if not wordless(cell.of(page.text))]
        if not filled:
            continue
        passage = Passage(filled[0].start, filled[-1].end)
        if len(filled) == 1 and _SIDES.fullmatch(filled[0].of(page.text)):
            under = (filled[0].of(page.text),)  # the label of two columns, a state's each
            made.append(skip(passage, "infobox label"))
            continue
        keyed = len(cells) == 2 and filled[0] == cells[0] and not under
        made.append(Piece(passage, BlockKind.KEY_VALUE if keyed else BlockKind.TABLE_ROW, cells=cells, under=under))
    return made


def _pair(line: Line, left: int, split: int, width: int) -> list[Piece]:
    """The key–value piece of a line: key from ``left`` to ``split``, value ``width`` further on to the end."""
    key, value = line.words[left:split], line.words[split + width :]
    a = line.start + left + len(key) - len(key.lstrip())
    first = Passage(a, a + len(key.strip()))
    b = line.start + split + width + len(value) - len(value.lstrip()) if value.strip() else line.start + split + width
    second = Passage(b, b + len(value.strip()))
    end = second.end if value.strip() else first.end
    return [Piece(Passage(first.start, end), BlockKind.KEY_VALUE, cells=(first, second))]


def _item(line: Line, left: int) -> Piece:
    return Piece(Passage(line.start + left, line.end), BlockKind.LIST_ITEM)
