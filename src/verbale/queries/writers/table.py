"""A table for people, fitted to a terminal: labels for IRIs, hidden columns left out, quotes under each row.

Columns that hold nothing give way first; where even so the columns would be too narrow to read, each row is shown as
a record, one ``column: value`` a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from verbale.queries.results import XSD, Result
from verbale.queries.writers.base import Page, proofs_of, quotes_of, shown_columns
from verbale.queries.writers.text import cell_text, cited, display_width, plain, wrap

LONGEST_CELL = 2000
"""Most characters of one cell that are shown; other formats hold all of it."""

_NARROWEST, _WORD = 12, 22
_GAP = "  "
_NUMBERS = frozenset(XSD + name for name in ("integer", "decimal", "double", "float", "int", "long"))
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def lines(result: Result, page: Page) -> Iterator[str]:
    """The lines of the table, each with its line feed."""
    if result.form == "ask":
        yield ("yes" if result.truth else "no") + "\n"
        return
    shown = shown_columns(result)
    heads = [result.columns[i] for i in shown]
    rows = [[_clipped(cell_text(result, row[i])) for i in shown] for row in result.rows]
    numeric = [_is_numeric(result, i) for i in shown]
    widths = _widths(heads, rows)
    dropped: list[str] = []
    if page.width is not None and _total(widths) > page.width:
        kept = [i for i in range(len(heads)) if any(row[i] for row in rows)] or list(range(len(heads)))
        dropped = [head for i, head in enumerate(heads) if i not in kept]
        heads, numeric = [heads[i] for i in kept], [numeric[i] for i in kept]
        rows = [[row[i] for i in kept] for row in rows]
        widths = _widths(heads, rows)
        if sum(min(w, _NARROWEST) for w in widths) + len(_GAP) * (len(widths) - 1) > page.width:
            yield from _records(result, heads, rows, page)
            return
        words = [_longest_word(head, (row[i] for row in rows)) for i, head in enumerate(heads)]
        widths = _fitted(widths, words, page.width - len(_GAP) * (len(widths) - 1))
    yield _styled(_line(heads, widths, numeric), _BOLD, page)
    yield _styled(_GAP.join("─" * w for w in widths), _DIM, page)
    for index, row in enumerate(rows):
        parts = [wrap(cell, w) for cell, w in zip(row, widths, strict=True)]
        for number in range(max((len(p) for p in parts), default=0)):
            yield _line([p[number] if number < len(p) else "" for p in parts], widths, numeric) + "\n"
        yield from _asides(result, index, page)
    if dropped and rows:
        yield _styled(f"Nothing in: {', '.join(dropped)}.", _DIM, page)


def _records(result: Result, heads: Sequence[str], rows: Sequence[Sequence[str]], page: Page) -> Iterator[str]:
    """Each row as a paragraph, without its empty cells."""
    margin = max(map(display_width, heads)) + len(_GAP)
    width = max((page.width or 80) - margin, 2)
    for index, row in enumerate(rows):
        if index:
            yield "\n"
        for head, cell in zip(heads, row, strict=True):
            for number, part in enumerate(wrap(cell, width) if cell else ()):
                label = head if number == 0 else ""
                space = " " * (margin - display_width(label))
                yield (f"{_BOLD}{label}{_PLAIN}" if page.colour and label else label) + space + part + "\n"
        yield from _asides(result, index, page)


def _asides(result: Result, index: int, page: Page) -> Iterator[str]:
    """The quotes and the proof under a row."""
    for quote in quotes_of(result, index):
        yield from _indented("  · ", cited(quote), page)
    proofs = proofs_of(result)
    for line in proofs[index] if index < len(proofs) else ():
        text = line.lstrip(" ")
        mark = "  " + " " * (len(line) - len(text)) + ("• " if text.startswith("• ") else "")
        yield from _indented(mark, plain(text.removeprefix("• ")), page)


def _indented(mark: str, text: str, page: Page) -> Iterator[str]:
    width = None if page.width is None else max(page.width - len(mark), 20)
    for number, part in enumerate([text] if width is None else wrap(text, width)):
        yield _styled((mark if number == 0 else " " * len(mark)) + part, _DIM, page)


def _styled(text: str, style: str, page: Page) -> str:
    text = text.rstrip()
    return f"{style}{text}{_PLAIN}\n" if page.colour and text else text + "\n"


def _clipped(text: str) -> str:
    if len(text) <= LONGEST_CELL:
        return text
    return f"{text[:LONGEST_CELL]}… ({len(text):,} characters)"


def _is_numeric(result: Result, column: int) -> bool:
    cells = [row[column] for row in result.rows if row[column] is not None]
    return bool(cells) and all(c is not None and c.datatype in _NUMBERS for c in cells)


def _widths(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(display_width(cell) for cell in (head, *(row[i] for row in rows))) for i, head in enumerate(heads)]


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _line(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> str:
    padded = []
    for cell, width, right in zip(cells, widths, numeric, strict=True):
        space = " " * (width - display_width(cell))
        padded.append(space + cell if right else cell + space)
    return _GAP.join(padded).rstrip()


def _longest_word(head: str, cells: Iterable[str]) -> int:
    return max((display_width(word) for cell in (head, *cells) for word in cell.split(" ")), default=0)


def _fitted(widths: Sequence[int], words: Sequence[int], room: int) -> list[int]:
    """Column widths that sum to at most the room where that is possible: the widest give way first.

    Words stay whole while that is possible; below two columns nothing goes.
    """
    fitted = [min(w, max(room, 2)) for w in widths]
    for lowest in ([min(w, _WORD) for w in words], [2] * len(widths)):
        while sum(fitted) > room:
            wide = [i for i, width in enumerate(fitted) if width > lowest[i]]
            if not wide:
                break
            fitted[max(wide, key=lambda i: fitted[i])] -= 1
    return fitted
