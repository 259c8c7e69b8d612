"""One call from a question to its answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from verbale.queries.results import Result


def default_data() -> Path:
    """The folder asked when no other is named: ``data/`` here if it holds a graph, else the one that ships."""
    raise NotImplementedError


def run(
    query: str | Path,
    parameters: Mapping[str, str] | None = None,
    data: Sequence[Path] | None = None,
    *,
    evidence: bool = False,
    timeout_s: float = 30.0,
    max_rows: int = 10_000,
) -> Result:
    """The answer to a canned query (by name), a ``.rq`` file (by path) or SPARQL text.

    ``parameters`` are what people type (``{"a": "peru"}``). ``data`` are folders or RDF files; default ``default_data()``.
    Raises ``QueryError`` (unknown query or parameter, refused or malformed SPARQL), ``LimitError`` (time, memory),
    ``InputError`` (missing or unreadable data), ``DataFileError`` (a query file whose head does not validate).
    """
    raise NotImplementedError
