"""Answers as text: one module a format, over the small ``base``; each is imported when first used."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TextIO

from verbale.model import QueryError
from verbale.queries.results import Result
from verbale.queries.writers.base import TRIPLES, Format, Page
from verbale.queries.writers.text import cell_text

__all__ = ["FORMATS", "Format", "cell_text", "format_for", "write"]

_FORMATS = (
    Format("table", "table", "text/plain", (".txt",)),
    Format("csv", "csv", "text/csv", (".csv",)),
    Format("tsv", "tsv", "text/tab-separated-values", (".tsv",)),
    Format("json", "json", "application/sparql-results+json", (".json", ".srj")),
    Format("xml", "xml", "application/sparql-results+xml", (".xml", ".srx")),
    Format("markdown", "markdown", "text/markdown", (".md", ".markdown")),
    Format("turtle", "turtle", "text/turtle", (".ttl",), TRIPLES),
    Format("ntriples", "ntriples", "application/n-triples", (".nt",), TRIPLES),
    Format("jsonld", "jsonld", "application/ld+json", (".jsonld",), TRIPLES),
    Format("graphml", "graphml", "application/graphml+xml", (".graphml",)),
    Format("svg", "svg", "image/svg+xml", (".svg",)),
)

FORMATS: dict[str, Format] = {found.name: found for found in _FORMATS}
"""The formats by name, in the order of their listing."""

_STEERING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def write(result: Result, format: str, stream: TextIO, *, width: int | None = None, colour: bool = False) -> None:
    """Write a result to a text stream.

    ``csv``, ``tsv``, ``json`` and ``xml`` are the W3C's SPARQL result formats, with every column; quotes and proofs,
    where the result has them, stand in last columns ``evidence`` and ``why`` (members of that name in ``json``).
    ``table`` and ``markdown`` are for people: labels for IRIs, hidden columns left out, quotes under each row.
    ``turtle``, ``ntriples`` and ``jsonld`` hold the triples of CONSTRUCT and DESCRIBE; ``graphml`` is a network,
    ``svg`` a drawing.

    ``width`` (columns, for ``table``) defaults to the terminal's, else no wrapping; ``colour`` lets a table use it.
    On a terminal, control characters of every format are shown as U+FFFD.
    Raises ``QueryError`` for a format not in ``FORMATS`` and for an answer that the format cannot hold.
    """
    if format not in FORMATS:
        raise QueryError(f"no output format is called {format!r}; there are {', '.join(FORMATS)}")
    terminal = stream.isatty()
    if width is None and terminal:
        width = shutil.get_terminal_size().columns
    for line in FORMATS[format].lines(result, Page(width, colour)):
        stream.write(_STEERING.sub("\ufffd", line) if terminal and format != "table" else line)


def format_for(path: Path) -> Format | None:
    """The format that a file's ending means, if any.

    >>> format_for(Path("answer.srx")).name
    'xml'
    """
    ending = path.suffix.lower()
    return next((found for found in _FORMATS if ending in found.endings), None)
