"""The integer tables on DuckDB: triples with the round they appeared in, and what each round adds.

Statements are plain SQL over these tables (see ``sql``); what does not fit into memory goes to disk.
"""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np

from verbale.model.errors import LimitError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Column = NDArray[np.int32]

Columns = Mapping[str, "Column"]
"""Arrays of equal length by column name."""

_BATCH = 100_000
_ROUND_TYPES = ((255, "UTINYINT"), (65_535, "USMALLINT"), (2**31 - 1, "INTEGER"))


class Tables:
    """One reasoner's tables. ``memory_mb`` bounds DuckDB's own memory; beyond it, work spills to a temporary folder."""

    def __init__(self, memory_mb: int | None = None) -> None:
        # Made by DuckDB when it first spills, and taken away by it: nothing stays behind of a process that is killed
        # before, nor of a table that is dropped without being closed.
        self._scratch = Path(tempfile.gettempdir()) / f"verbale-{os.getpid()}-{secrets.token_hex(8)}"
        settings: dict[str, Any] = {"temp_directory": str(self._scratch), "preserve_insertion_order": "false"}
        if memory_mb:
            settings["memory_limit"] = f"{memory_mb}MB"
        self._con = duckdb.connect(config=settings)
        self._round_type = 0
        triple = "s INTEGER, p INTEGER, o INTEGER"
        self.run(f"CREATE TABLE t ({triple}, r UTINYINT); CREATE TABLE retired ({triple}, r UTINYINT)")
        self.delta, self._spare = "d0", "d1"

    def close(self) -> None:
        """Give back memory and the temporary folder."""
        self._con.close()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def run(self, statement: str) -> int:
        """Run a statement; the number of rows it changed, where it changes any."""
        rows = self._execute(statement).fetchone()
        return int(rows[0]) if rows else 0

    def rows(self, statement: str) -> list[tuple[int, ...]]:
        """The rows of a SELECT."""
        return self._execute(statement).fetchall()

    def numbers(self, statement: str) -> set[int]:
        """The values of a SELECT of one column."""
        return {row[0] for row in self.rows(statement)}

    def arrays(self, statement: str) -> Columns:
        """The columns of a SELECT, by name."""
        found: Columns = self._execute(statement).fetchnumpy()
        return found

    def stream(self, statement: str) -> Iterator[tuple[int, ...]]:
        """The rows of a SELECT, fetched as they are asked for; the tables may be used meanwhile."""
        cursor = self._con.cursor()
        try:
            cursor.execute(statement)
            while rows := cursor.fetchmany(_BATCH):
                yield from rows
        finally:
            cursor.close()

    def load(self, batches: Iterable[Columns]) -> None:
        """Fill ``t`` with the input: columns s, p, o in batches, each triple once, near those of its predicate."""
        self.run("CREATE OR REPLACE TABLE incoming_t (s INTEGER, p INTEGER, o INTEGER)")
        for batch in batches:
            self.insert("incoming_t", batch)
        self.run("INSERT INTO t SELECT DISTINCT s, p, o, 0 FROM incoming_t ORDER BY p, s")
        self.run("DROP TABLE incoming_t")

    def give(self, triples: Sequence[tuple[int, int, int]]) -> None:
        """Put triples into ``t`` as given ones, also those that were there as inferred ones."""
        self.append([(*triple, 0) for triple in triples], triples)

    def append(self, rows: Sequence[tuple[int, int, int, int]], instead: Sequence[tuple[int, int, int]] = ()) -> None:
        """Put triples with their rounds into ``t``, after taking away those in ``instead``."""
        if instead:
            self.replace("gone", ("s", "p", "o"), instead)
            self.run("DELETE FROM t WHERE EXISTS (SELECT 1 FROM gone g WHERE g.s = t.s AND g.p = t.p AND g.o = t.o)")
        if rows:
            self.widen(max(row[3] for row in rows))
            self.insert("t", _columns(("s", "p", "o", "r"), rows))

    def insert(self, table: str, columns: Columns, *, constants: str = "") -> int:
        """Append rows given as arrays, ``constants`` after them."""
        names = ", ".join(columns)
        extra = f", {constants}" if constants else ""
        self._con.register("incoming", dict(columns))
        try:
            return self.run(f"INSERT INTO {table} SELECT {names}{extra} FROM incoming")
        finally:
            self._con.unregister("incoming")

    def replace(self, table: str, names: Sequence[str], rows: Sequence[tuple[int, ...]]) -> None:
        """Make a table hold just these rows of integers."""
        self.run(f"CREATE OR REPLACE TABLE {table} ({', '.join(f'{name} INTEGER' for name in names)})")
        if rows:
            self.insert(table, _columns(names, rows))

    def step(self, statements: Iterable[str], known: str, round_: int, *, where: str = "TRUE") -> int:
        """One round: the union of what the statements give, less what ``known`` holds, becomes the new delta.

        ``where`` says which of them are wanted. The delta is added to ``t`` too, with the number of the round. Returns
        how many triples are new. Every statement sees the triples of earlier rounds only, so rounds do not depend on
        the order of rules.
        """
        union = " UNION ALL ".join(statements)
        if not union:
            return 0
        count = self.run(
            f"CREATE OR REPLACE TABLE {self._spare} AS SELECT DISTINCT s, p, o FROM ({union}) c WHERE {where} "
            f"AND NOT EXISTS (SELECT 1 FROM {known} k WHERE k.s = c.s AND k.p = c.p AND k.o = c.o)"
        )
        self.delta, self._spare = self._spare, self.delta
        if count:
            self.widen(round_)
            self.run(f"INSERT INTO t SELECT s, p, o, {round_} FROM {self.delta}")
        return count

    def widen(self, round_: int) -> None:
        """Make room for the number of a round: one byte does for nearly all graphs, more bytes for long recursions."""
        while round_ > _ROUND_TYPES[self._round_type][0]:
            self._round_type += 1
            for table in ("t", "retired"):
                self.run(f"ALTER TABLE {table} ALTER r TYPE {_ROUND_TYPES[self._round_type][1]}")

    def _execute(self, statement: str) -> duckdb.DuckDBPyConnection:
        try:
            return self._con.execute(statement)
        except (duckdb.OutOfMemoryException, MemoryError) as error:
            raise LimitError(
                "reasoning needs more memory than it may use; give it more with --memory-mb, or reason over fewer files"
            ) from error


def _columns(names: Sequence[str], rows: Sequence[tuple[int, ...]]) -> Columns:
    matrix = np.array(rows, dtype=np.int32).reshape(len(rows), len(names))
    return {name: np.ascontiguousarray(matrix[:, n]) for n, name in enumerate(names)}
