"""JSON-LD 1.1 for CONSTRUCT and DESCRIBE, by the graph layer's writer."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.graph.jsonld import jsonld
from verbale.queries.results import Result
from verbale.queries.writers.base import Page
from verbale.queries.writers.rdf import triples_of


def lines(result: Result, page: Page) -> Iterator[str]:
    """The document, subject by subject."""
    return jsonld([(None, triples_of(result))])
