"""How many different statements there are, without holding them."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from pathlib import Path

from verbale.stores.layout import Layout
from verbale.stores.source import Data


def distinct_counts(data: Data, layout: Layout) -> dict[str, int]:
    """The number of different statements for each graph of the store: what a store holds that was sent them all.

    Hashes are kept in a temporary file, so that memory stays bounded.
    """
    numbers: dict[str, int] = {}
    with tempfile.TemporaryDirectory(prefix="verbale-") as folder:
        database = sqlite3.connect(Path(folder) / "seen.db")
        try:
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("PRAGMA synchronous = OFF")
            database.execute("CREATE TABLE seen (graph INTEGER, hash BLOB, PRIMARY KEY (graph, hash)) WITHOUT ROWID")
            for run in data.runs():
                hashes = [hashlib.blake2b(line, digest_size=12).digest() for line in run.lines.splitlines()]
                for target in layout.of(run.graph):
                    number = numbers.setdefault(target, len(numbers))
                    rows = ((number, value) for value in hashes)
                    database.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?)", rows)
            counted = dict(database.execute("SELECT graph, COUNT(*) FROM seen GROUP BY graph"))
        finally:
            database.close()
    return {target: counted.get(number, 0) for target, number in numbers.items()}
