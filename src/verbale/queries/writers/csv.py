"""Comma-separated values: SPARQL 1.1 CSV results (W3C), which are RFC 4180 with plain values and every column.

The values are exact. A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula: import
such a file with its columns as text.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

from verbale.queries.results import Result, Term
from verbale.queries.writers.base import Page, with_asides


def lines(result: Result, page: Page) -> Iterator[str]:
    """One record a piece, each ended by CR LF."""
    sink = _Sink()
    writer = csv.writer(sink, lineterminator="\r\n")
    columns, rows = with_asides(result)
    writer.writerow(columns)
    yield sink.taken()
    for row in rows:
        writer.writerow([_value(term) for term in row])
        yield sink.taken()


def _value(term: Term | None) -> str:
    if term is None:
        return ""
    return f"_:{term.value}" if term.kind == "bnode" else term.value


class _Sink:
    """A file for ``csv.writer`` that hands over what was written since it was last asked."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def write(self, text: str) -> int:
        self._parts.append(text)
        return len(text)

    def taken(self) -> str:
        text = "".join(self._parts)
        self._parts.clear()
        return text
