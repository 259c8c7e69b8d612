"""Tables: the gazetteers' TSV files, read with their line numbers and checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from verbale.model import DataFileError

DATA = Path(__file__).resolve().parent / "data"

_FORMATS = {
    "key": r"[a-z]+/[A-Za-z0-9]+(?:-[a-z0-9]+)*",
    "wikidata": r"(?:Q[1-9][0-9]*)?",
    "iso2": r"(?:[A-Z]{2})?",
    "population": r"[0-9]*",
    "name_en": r"[^\n]+",
}
"""What a cell must match, for the columns that have a format."""


@dataclass(frozen=True, slots=True)
class Table:
    """A TSV file as read: its exact text, its columns, and its rows with their 1-based line numbers."""

    path: Path
    text: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


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
    return Table(path, text, columns, _rows(path, text, columns))


def _rows(path: Path, text: str, columns: tuple[str, ...]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line and not line.startswith("#")]
    if not lines:
        raise DataFileError(f"{path}: no line of column names: run scripts/make_gazetteers.py again")
    (number, head), *rest = lines
    if head.split("\t") != list(columns):
        raise DataFileError(f"{path}:{number}: columns {' '.join(head.split())}, expected {' '.join(columns)}")
    rows = [(number, tuple(line.split("\t"))) for number, line in rest]
    for number, cells in rows:
        if len(cells) != len(columns):
            raise DataFileError(f"{path}:{number}: {len(cells)} cells, expected {len(columns)}: check the tabs")
    for position, name in enumerate(columns):
        # A whole column at once; only one that fails is gone through cell by cell.
        pattern = _FORMATS.get(name)
        if pattern and not re.fullmatch(f"(?:{pattern}\n)*", "".join([cells[position] + "\n" for _, cells in rows])):
            for number, cells in rows:
                if not re.fullmatch(pattern, cells[position]):
                    raise DataFileError(f"{path}:{number}: {name} {cells[position]!r} is not well formed")
    seen: set[str] = set()
    for number, cells in rows:
        if cells[0] in seen:
            raise DataFileError(f"{path}:{number}: {cells[0]} stands on an earlier line too: keep one")
        seen.add(cells[0])
    return tuple(rows)
