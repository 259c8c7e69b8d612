"""N-Triples for CONSTRUCT and DESCRIBE, sorted."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.graph.turtle import ntriples
from verbale.queries.results import Result
from verbale.queries.writers.base import Page
from verbale.queries.writers.rdf import triples_of


def lines(result: Result, page: Page) -> Iterator[str]:
    """One triple a line."""
    return ntriples(triples_of(result))
