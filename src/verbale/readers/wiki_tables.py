"""Wiki tables: ``{|`` to ``|}`` with ``!`` before heads, ``|-`` between rows and ``|`` before cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.model import BlockKind, Passage
from verbale.readers.base import Found
from verbale.readers.lines import Line, Page
from verbale.readers.noise import WIKI_NOISE, wordless
from verbale.readers.pieces import Piece, skip

MAX_TABLE_LINES = 5_000
_ATTRIBUTES = re.compile(r"\s*(?:[\w-]{1,20}\s*=\s*(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'|[\w%#;:-]{1,60})\s*)+\|(?!\|)")
_FLAG = re.compile(r"\{\{\s*(?:flag\w*|fl)\s*\|\s*(?P<name>[^{}|]{2,60})(?:\|[^{}]{0,80})?\}\}", re.IGNORECASE)


def wiki_table(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """The rows of a table; what is mark-up of cells, a caption or a row that spans is skipped."""
    if not page.lines[i].words.startswith("{|"):
        return None
    last = i
    while last + 1 < len(page.lines) and last - i < MAX_TABLE_LINES and not page.lines[last].words.startswith("|}"):
        last += 1
    made: list[Piece] = [_skipped(page.lines[i])]
    heads: list[Passage] = []
    cells: list[Passage] = []
    names: tuple[str, ...] = ()
    for line in page.lines[i + 1 : last + 1]:
        if line.words.startswith(("|-", "|}")):
            names = _close(page, made, heads, cells, names)
            heads, cells = [], []
            made += [_skipped(line)] if not wordless(line.words) else []
        elif line.words.startswith("|+"):
            made.append(_skipped(line))
        elif line.words.startswith(("!", "|")):
            mark = line.words[0]
            found = _cells(page, line, mark, made)
            (heads if mark == "!" else cells).extend(found)
        elif line.words and cells:
            cells[-1] = Passage(cells[-1].start, line.end)
        elif line.words:
            made.append(_skipped(line))
    _close(page, made, heads, cells, names)
    rows = [piece.passage for piece in made if piece.kind is BlockKind.TABLE_ROW]
    # What is skipped between two cells of a row lies in the row.
    kept = [p for p in made if p.passage in rows or not any(p.passage.overlaps(row) for row in rows)]
    return sorted(kept, key=lambda piece: piece.passage), last + 1


def _close(
    page: Page, made: list[Piece], heads: list[Passage], cells: list[Passage], names: tuple[str, ...]
) -> tuple[str, ...]:
    """Add the row read so far; comes back with the names of the columns from here on."""
    if heads and not cells:
        made.append(_row(page, heads, (), 1))
        return tuple(WIKI_NOISE.without(head.of(page.text)) for head in heads)
    row = sorted([*heads, *cells])
    if row:
        # Where cells span rows or columns, nothing says which head is whose.
        made.append(_row(page, row, names if len(names) == len(row) else (), 0))
    return names


def _cells(page: Page, line: Line, mark: str, made: list[Piece]) -> list[Passage]:
    """The cells of a line ``| a || b``; the attributes of a cell are skipped."""
    found = []
    at = line.start + 1
    for part in re.split(r"\|\||!!" if mark == "!" else r"\|\|", page.text[at : line.end]):
        end = at + len(part)
        attributes = _ATTRIBUTES.match(page.text, at, end)
        start = attributes.end() if attributes else at
        if attributes:
            made.append(skip(Passage(at, start), "attributes of a cell"))
        inner = page.text[start:end]
        left = start + len(inner) - len(inner.lstrip()) if inner.strip() else start
        found.append(_within(page, Passage(left, left + len(inner.strip())), made))
        at = end + 2
    return found


def _within(page: Page, cell: Passage, made: list[Piece]) -> Passage:
    """The name in a cell that is a flag and nothing else."""
    flag = _FLAG.fullmatch(page.text, cell.start, cell.end)
    if flag is None:
        return cell
    name = Passage(*flag.span("name"))
    made += [skip(Passage(cell.start, name.start), "template"), skip(Passage(name.end, cell.end), "template")]
    return name


def _row(page: Page, cells: list[Passage], header: tuple[str, ...], level: int) -> Piece:
    filled = [cell for cell in cells if not wordless(cell.of(page.text))] or cells
    passage = Passage(filled[0].start, filled[-1].end)
    return Piece(passage, BlockKind.TABLE_ROW, level=level, cells=tuple(cells), header=header)


def _skipped(line: Line) -> Piece:
    return skip(Passage(line.start, line.end), "markup of a table")
