"""SVG: an answer drawn, as a timeline or as a network."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.queries.drawings import draw_network, draw_timeline, picture_of
from verbale.queries.results import Result
from verbale.queries.writers.base import Page


def lines(result: Result, page: Page) -> Iterator[str]:
    """The picture, line by line: the one that the query's head draws, else the one that its columns make."""
    return draw_timeline(result) if picture_of(result) == "timeline" else draw_network(result)
