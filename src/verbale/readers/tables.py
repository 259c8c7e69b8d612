"""Tables: pipe tables, their broken remains on scraped pages, and tables ruled with dashes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.model import BlockKind, Passage
from verbale.readers.base import Found
from verbale.readers.lines import Line, Page
from verbale.readers.noise import SCRAPED, wordless
from verbale.readers.pieces import Piece

MAX_HEADER_LINES = 40
LEAST_ROWS = 3
"""Of a table that nothing frames or rules."""
MAX_HEAD_WORDS = 5
_RULED = re.compile(r"-{3,}(?: +-{3,})+")
_ONE_RULE = re.compile(r"-{3,}")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")

Cells = tuple[Passage, ...]


def table(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """A pipe table: rows of cells, with the header's words if a rule ``|---|---|`` stands under it.

    The header may be one line of cells or, as scrapers leave it, one cell a line. The header row itself is a
    row of level 1 without ``header``. A row with words in its first cell alone, in a table of several
    columns, heads the rows after it.
    """
    found = rows(page, i)
    if found is None:
        return None
    header, body, after = found
    made: list[Piece] = []
    names: tuple[str, ...] = ()
    if header:
        names = tuple(words(page, cell) for cell in header)
        made.append(_row(header, level=1))
    under: tuple[str, ...] = ()
    for cells in body:
        filled = [cell for cell in cells if cell.end > cell.start]
        spans = len(cells) > 1 and len(filled) == 1 and filled[0] == cells[0]
        if spans:
            under = ()
        columns = tuple(names[k] if k < len(names) else "" for k in range(len(cells))) if header else ()
        made.append(_row(cells, header=columns, under=under))
        if spans:
            under = (words(page, cells[0]),)
    # Rows above the header row, where a table has them, come first.
    made.sort(key=lambda piece: piece.passage)
    return [piece for piece in made if not wordless(piece.passage.of(page.text))], after


def rows(page: Page, i: int) -> tuple[Cells, list[Cells], int] | None:
    """Header (empty if none), body rows and the line after of the pipe table that starts on line ``i``."""
    if "|" not in page.lines[i].words:
        return _bare_rows(page, i) if "\t" in page.lines[i].words else None
    rule = i
    while rule - i <= MAX_HEADER_LINES and _has_pipe(page, rule) and not is_rule(page.lines[rule].words):
        rule += 1
    if rule - i <= MAX_HEADER_LINES and not page.blank(rule) and is_rule(page.lines[rule].words):
        above = [cells_of(line) for line in page.lines[i:rule]]
        if len(above) > 1 and all(sum(cell.end > cell.start for cell in cells) == 1 for cells in above):
            header: Cells = tuple(cell for cells in above for cell in cells if cell.end > cell.start)
            body: list[Cells] = []
        else:
            header, body = (above[-1], above[:-1]) if above else ((), [])
        j = rule + 1
    else:
        count = 0
        while count < 2 and not page.blank(i + count) and _framed(page.lines[i + count].words):
            count += 1
        if count < 2 and not (count == 1 and page.lines[i].words.count("|") >= 3):
            return _bare_rows(page, i)
        header, body, j = (), [], i
    while _has_pipe(page, j):
        if not is_rule(page.lines[j].words):
            body.append(cells_of(page.lines[j]))
        j += 1
    return header, [cells for cells in body if cells], j


def _bare_rows(page: Page, i: int) -> tuple[Cells, list[Cells], int] | None:
    """Lines ``a | b`` or ``a<tab>b``, one under the other with as many cells; the first may head the columns."""
    mark = "|" if "|" in page.lines[i].words else "\t"
    count, j, found = page.lines[i].words.count(mark), i, []
    while not page.blank(j) and 0 < page.lines[j].words.count(mark) <= count:
        found.append(cells_of(page.lines[j], mark))
        j += 1
    if len(found) < LEAST_ROWS or any(len(cells) < 2 for cells in found):
        return None
    heads = _heads(page, found)
    return (found[0] if heads else ()), found[1:] if heads else found, j


def _heads(page: Page, found: Sequence[Cells]) -> bool:
    """Whether the first row heads the columns: short words with no digit, over a column of numbers or dates."""
    first = [cell.of(page.text) for cell in found[0]]
    if any(not w or len(w.split()) > MAX_HEAD_WORDS or any(c.isdigit() for c in w) for w in first):
        return False
    return any(
        sum(any(c.isdigit() for c in cells[k].of(page.text)) for cells in found[1:] if k < len(cells))
        > len(found[1:]) / 2
        for k in range(len(first))
    )


def is_rule(words: str) -> bool:
    """Whether a line is a table's rule, such as ``|---|:--:|``."""
    return len(words) <= 2000 and "|" in words and "--" in words and set(words) <= set("|:-+ \t")


def cells_of(line: Line, mark: str = "|") -> Cells:
    """The cells of a row; an empty cell is a passage of no length."""
    text = line.words
    cells: list[Passage] = []
    start = 1 if text.startswith(mark) else 0
    while start <= len(text):
        end = text.find(mark, start)
        while end > 0 and text[end - 1] == "\\":
            end = text.find(mark, end + 1)
        last = end < 0
        end = len(text) if last else end
        inner = text[start:end]
        if not (last and not inner.strip()):
            left = start + len(inner) - len(inner.lstrip()) if inner.strip() else start
            cells.append(Passage(line.start + left, line.start + left + len(inner.strip())))
        if last:
            break
        start = end + 1
    return tuple(cells)


def ruled_table(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """A table whose columns hang under a rule ``-----  ----``, header above it or in its first row."""
    if i + 1 >= len(page.lines):
        return None
    here, after = page.lines[i], page.lines[i + 1]
    if _is_ruled(after.words) and not _is_ruled(here.words) and page.blank(i - 1):
        columns = _columns(after)
        header = _slices(page, here, columns)
        j = i + 2
    else:
        return None
    return _hung(page, header, columns, j)


def headless_ruled_table(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """A ruled table that opens with its rule, on the line before ``i``; years over numbers make a header."""
    if i == 0 or not _is_ruled(page.lines[i - 1].words) or not page.blank(i - 2):
        return None
    columns = _columns(page.lines[i - 1])
    first = _slices(page, page.lines[i], columns)
    named = [passage.of(page.text) for passage in first[1:] if passage.end > passage.start]
    if named and all(_YEAR.fullmatch(name) for name in named):
        return _hung(page, first, columns, i + 1)
    return _hung(page, (), columns, i)


def words(page: Page, cell: Passage) -> str:
    """A cell's words without noise."""
    return SCRAPED.without(cell.of(page.text))


def _hung(page: Page, header: Cells, columns: list[int], j: int) -> Found:
    names = tuple(words(page, cell) for cell in header)
    made = [_row(header, level=1)] if header else []
    while not page.blank(j) and not _rule_of_dashes(page.lines[j].words):
        made.append(_row(_slices(page, page.lines[j], columns), header=names))
        j += 1
    if not page.blank(j):
        j += 1
    return [piece for piece in made if not wordless(piece.passage.of(page.text))], j


def _row(cells: Cells, header: tuple[str, ...] = (), under: tuple[str, ...] = (), level: int = 0) -> Piece:
    filled = [cell for cell in cells if cell.end > cell.start] or list(cells)
    passage = Passage(filled[0].start, filled[-1].end) if filled else Passage(0, 0)
    return Piece(passage, BlockKind.TABLE_ROW, level=level, cells=cells, header=header, under=under)


def _has_pipe(page: Page, i: int) -> bool:
    return not page.blank(i) and "|" in page.lines[i].words


def _framed(words: str) -> bool:
    return len(words) > 2 and words.startswith("|") and words.endswith("|")


def _is_ruled(words: str) -> bool:
    return words.startswith("---") and len(words) <= 2000 and _RULED.fullmatch(words) is not None


def _rule_of_dashes(words: str) -> bool:
    return _is_ruled(words) or _ONE_RULE.fullmatch(words) is not None


def _columns(rule: Line) -> list[int]:
    """Where the columns begin, counted from the beginning of the line."""
    return [rule.indent + found.start() for found in _ONE_RULE.finditer(rule.words)]


def _slices(page: Page, line: Line, columns: list[int]) -> Cells:
    raw = page.text[line.begin : line.end]
    cells = []
    for k, column in enumerate(columns):
        left = 0 if k == 0 else column
        right = columns[k + 1] if k + 1 < len(columns) else len(raw)
        inner = raw[left:right]
        start = left + len(inner) - len(inner.lstrip()) if inner.strip() else min(left, len(raw))
        cells.append(Passage(line.begin + start, line.begin + start + len(inner.strip())))
    return tuple(cells)
