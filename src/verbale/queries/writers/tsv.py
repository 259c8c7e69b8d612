"""Tab-separated values: SPARQL 1.1 TSV results (W3C), whose cells are RDF terms, with every column."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.queries.binder import serialize
from verbale.queries.results import Result, Term
from verbale.queries.writers.base import Page, with_asides


def lines(result: Result, page: Page) -> Iterator[str]:
    """One line a piece, each ended by a line feed."""
    columns, rows = with_asides(result)
    yield "\t".join(f"?{name}" for name in columns) + "\n"
    for row in rows:
        yield "\t".join(map(_term, row)) + "\n"


def _term(term: Term | None) -> str:
    if term is None:
        return ""
    return f"_:{term.value}" if term.kind == "bnode" else serialize(term)
