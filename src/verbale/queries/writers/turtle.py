"""Turtle for CONSTRUCT and DESCRIBE, by the graph layer's writer: the same triples give the same bytes."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.graph.turtle import turtle
from verbale.queries.results import Result
from verbale.queries.writers.base import Page
from verbale.queries.writers.rdf import triples_of


def lines(result: Result, page: Page) -> Iterator[str]:
    """The lines, each with its line feed."""
    return turtle(triples_of(result))
