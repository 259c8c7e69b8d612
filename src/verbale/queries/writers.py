"""Results as text: a table for a terminal, CSV, TSV, JSON, Markdown."""

from __future__ import annotations

from typing import TextIO

from verbale.queries.results import Result

FORMATS: tuple[str, ...] = ("table", "csv", "tsv", "json", "markdown")


def write(result: Result, format: str, stream: TextIO, *, width: int | None = None) -> None:  # noqa: A002
    """Write a result to a text stream; ``width`` (columns, for ``table``) defaults to the terminal's, else no wrapping.

    Quotes, where the result has them, follow each row in ``table`` and ``markdown``, and stand under ``evidence`` in ``json``.
    """
    raise NotImplementedError
