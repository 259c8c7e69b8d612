"""What every format knows: which answers it can hold, and how an answer becomes lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

from verbale.model import QueryError
from verbale.queries.results import Quote, Result, Term

TABULAR = frozenset({"select", "ask", "construct", "describe"})
TRIPLES = frozenset({"construct", "describe"})


@dataclass(frozen=True, slots=True)
class Page:
    """Where an answer will be read: ``width`` in columns of a terminal (``None``: as wide as it takes), and whether
    ``colour`` may be used.
    """

    width: int | None = None
    colour: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """One output format.

    ``module`` (of this package) has a function ``lines(result, page)`` that yields pieces of the output; it is
    imported when the format is first used. ``endings`` are those of files in this format, the usual one first.
    ``forms`` are the query forms it can hold, ``media_type`` is its name on the web.
    """

    name: str
    module: str
    media_type: str
    endings: tuple[str, ...]
    forms: frozenset[str] = TABULAR

    def lines(self, result: Result, page: Page) -> Iterator[str]:
        """The output, piece by piece; ``QueryError`` for an answer that the format cannot hold."""
        if result.form not in self.forms:
            got = {"select": "rows", "ask": "yes or no"}.get(result.form, "triples")
            raise QueryError(
                f"{self.name} holds triples and this query gives {got}; "
                "ask with CONSTRUCT or DESCRIBE, or choose csv, json or another format for rows"
            )
        module = import_module(f"verbale.queries.writers.{self.module}")
        found: Iterator[str] = module.lines(result, page)
        return found


def shown_columns(result: Result) -> list[int]:
    """The places of the columns that people are shown: all but the hidden ones, or all where all are hidden."""
    kept = [i for i, name in enumerate(result.columns) if name not in result.hidden]
    return kept or list(range(len(result.columns)))


def quotes_of(result: Result, index: int) -> tuple[Quote, ...]:
    """The quotes behind a row, none where evidence was not asked for."""
    return result.quotes[index] if index < len(result.quotes) else ()


def with_asides(result: Result) -> tuple[tuple[str, ...], Iterator[tuple[Term | None, ...]]]:
    """Columns and rows for the flat formats: quotes and proofs, where there are any, stand in columns at the end.

    They are called ``evidence`` and ``why``, unless the query has a column of that name.
    """
    asides = [
        (name, cells)
        for name, cells in (("evidence", _evidence(result)), ("why", _proofs(result)))
        if cells is not None and name not in result.columns
    ]
    columns = (*result.columns, *(name for name, _ in asides))

    def rows() -> Iterator[tuple[Term | None, ...]]:
        for index, row in enumerate(result.rows):
            yield (*row, *(cells[index] for _, cells in asides))

    return columns, rows()


def _evidence(result: Result) -> list[Term | None] | None:
    from verbale.queries.writers.text import cited

    if not result.quotes:
        return None
    return [Term("literal", " ¶ ".join(map(cited, quotes))) if quotes else None for quotes in result.quotes]


def _proofs(result: Result) -> list[Term | None] | None:
    proofs = proofs_of(result)
    if not proofs:
        return None
    return [Term("literal", "\n".join(lines)) if lines else None for lines in proofs]


def proofs_of(result: Result) -> tuple[tuple[str, ...], ...]:
    """The proof behind each row as lines of text, nothing where none was asked for."""
    return result.proofs
