"""Tables: the gazetteers' TSV files, read with their line numbers and checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from verbale.model import DataFileError

DATA = Path(__file__).resolve().parent / "data"

_CHECKS: dict[str, Callable[[str], object]] = {
    "key": re.compile(r"[a-z]+/[A-Za-z0-9]+(?:-[a-z0-9]+)*").fullmatch,
    "wikidata": re.compile(r"(?:Q[1-9][0-9]*)?").fullmatch,
    "iso2": re.compile(r"(?:[A-Z]{2})?").fullmatch,
    "population": re.compile(r"[0-9]*").fullmatch,
    "name_en": bool,
}
"""What the cells of a column must match, for the columns that have a format."""


@dataclass(frozen=True, slots=True)
class Table:
    """A TSV file as read: its exact text, its columns, and its rows with their 1-based line numbers."""

    path: Path
    text: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def column(self, name: str) -> int:
        """The position of a column.

        Raises ``DataFileError`` when the file has no such column.
        """
        try:
            return self.columns.index(name)
        except ValueError:
            raise DataFileError(f"{self.path}: no column {name!r}: run scripts/make_gazetteers.py again") from None

    def offsets(self) -> list[int]:
        """The code point at which each line of ``text`` starts, line 1 first."""
        starts = [0]
        for line in self.text.splitlines(keepends=True):
            starts.append(starts[-1] + len(line))
        return starts


def read_table(path: Path, columns: tuple[str, ...]) -> Table:
    r"""The table in a UTF-8 file: ``#`` comment lines, one line of column names, then rows.

    Every row must have a cell a column, a key that no other row has, and cells in their column's format. Raises
    ``DataFileError`` with file and line otherwise.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "t.tsv"
    >>> _ = path.write_text("# a comment\nkey\tname_en\nstate/PE\tPeru\n")
    >>> read_table(path, ("key", "name_en")).rows
    ((3, ('state/PE', 'Peru')),)
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise DataFileError(f"{path}: cannot be read ({error.strerror}): install verbale again") from error
    except UnicodeDecodeError as error:
        raise DataFileError(f"{path}: is not UTF-8 at byte {error.start}: save it as UTF-8") from error
    return Table(path, text, columns, tuple(_rows(path, text, columns)))


def _rows(path: Path, text: str, columns: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    checks = [(position, _CHECKS[name]) for position, name in enumerate(columns) if name in _CHECKS]
    width = len(columns)
    seen: set[str] = set()
    head = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = tuple(line.split("\t"))
        if not head:
            if cells != columns:
                raise DataFileError(f"{path}:{number}: columns {' '.join(cells)}, expected {' '.join(columns)}")
            head = True
            continue
        if len(cells) != width:
            raise DataFileError(f"{path}:{number}: {len(cells)} cells, expected {width}: check the tabs")
        for position, check in checks:
            if not check(cells[position]):
                raise DataFileError(f"{path}:{number}: {columns[position]} {cells[position]!r} is not well formed")
        if cells[0] in seen:
            raise DataFileError(f"{path}:{number}: {cells[0]} stands on an earlier line too: keep one")
        seen.add(cells[0])
        yield number, cells
    if not head:
        raise DataFileError(f"{path}: no line of column names: run scripts/make_gazetteers.py again")
