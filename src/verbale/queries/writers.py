"""Results as text: a table for a terminal, CSV, TSV, JSON, Markdown."""

from __future__ import annotations

import csv
import json
import re
import shutil
import textwrap
import unicodedata
from collections.abc import Callable, Iterator
from typing import TextIO

from verbale.model import QueryError
from verbale.queries.binder import serialize
from verbale.queries.names import compact
from verbale.queries.results import XSD, Quote, Result, Term

_MIN_WIDTH = 6
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def write(result: Result, format: str, stream: TextIO, *, width: int | None = None) -> None:
    """Write a result to a text stream; ``width`` (columns, for ``table``) defaults to the terminal's, else no wrapping.

    ``csv``, ``tsv`` and ``json`` are the W3C's SPARQL 1.1 result formats, with every column; quotes, where the result
    has them, stand under ``evidence`` in ``json`` (one list a row) and in a last column ``evidence`` in ``csv`` and
    ``tsv``. ``table`` and ``markdown`` are for people: labels for IRIs, hidden columns left out, quotes under each row.
    Raises ``QueryError`` for a format not in ``FORMATS``.
    """
    if format not in _WRITERS:
        raise QueryError(f"no output format is called {format!r}; there are {', '.join(FORMATS)}")
    if format == "table" and width is None and stream.isatty():
        width = shutil.get_terminal_size().columns
    for line in _WRITERS[format](result, width):
        stream.write(line)


def cell_text(result: Result, term: Term | None) -> str:
    """A cell for people: the label of an IRI, the words of a literal, nothing for an unbound one; on one line."""
    if term is None:
        return ""
    if term.kind == "iri":
        return _clean(result.labels.get(term.value) or compact(term.value))
    return _clean(term.value)


def display_width(text: str) -> int:
    """Columns of a terminal that a text takes: two for wide East Asian characters, none for combining marks.

    >>> display_width("대사관"), display_width("café")
    (6, 4)
    """
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) or unicodedata.category(c) in {"Mn", "Me", "Cf"} else 1 + _wide(c) for c in text
    )


def _wide(character: str) -> int:
    return 1 if unicodedata.east_asian_width(character) in {"W", "F"} else 0


def _clean(text: str) -> str:
    # Control and direction characters of a hostile text must not reach a terminal.
    return " ".join(_CONTROL.sub(" ", text).split())


def _shown(result: Result) -> list[int]:
    kept = [i for i, name in enumerate(result.columns) if name not in result.hidden]
    return kept or list(range(len(result.columns)))


def _table(result: Result, width: int | None) -> Iterator[str]:
    if result.form == "ask":
        yield ("yes" if result.truth else "no") + "\n"
        return
    shown = _shown(result)
    heads = [result.columns[i] for i in shown]
    rows = [[cell_text(result, row[i]) for i in shown] for row in result.rows]
    widths = [max(display_width(cell) for cell in (head, *(r[i] for r in rows))) for i, head in enumerate(heads)]
    if width is not None:
        widths = _fit(widths, width - 2 * (len(widths) - 1))
    yield _line(heads, widths)
    yield "  ".join("─" * w for w in widths).rstrip() + "\n"
    for index, row in enumerate(rows):
        parts = [wrap(cell, w) for cell, w in zip(row, widths, strict=True)]
        for number in range(max((len(p) for p in parts), default=0)):
            yield _line([p[number] if number < len(p) else "" for p in parts], widths)
        for quote in result.quotes[index] if result.quotes else ():
            yield from _quote_lines(quote, width)


def _line(cells: list[str], widths: list[int]) -> str:
    padded = (cell + " " * (w - display_width(cell)) for cell, w in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip() + "\n"


def _fit(widths: list[int], room: int) -> list[int]:
    """Column widths that sum to at most the room where that is possible: the widest give way, none below six."""
    lowest = max(2, min(_MIN_WIDTH, room // max(len(widths), 1)))
    fitted = [min(w, max(room, lowest)) for w in widths]
    while sum(fitted) > room and max(fitted) > lowest:
        fitted[fitted.index(max(fitted))] -= 1
    return fitted


def wrap(text: str, width: int) -> list[str]:
    """A text in lines of at most ``width`` columns, broken at spaces where there are any.

    >>> wrap("대사관 직원", 6)
    ['대사관', '직원']
    """
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if display_width(line) + (1 if line else 0) + display_width(word) <= width:
            line = f"{line} {word}" if line else word
            continue
        if line:
            lines.append(line)
        line = ""
        for character in word:
            if line and display_width(line + character) > width:
                lines.append(line)
                line = ""
            line += character
    return [*lines, line]


def _quote_lines(quote: Quote, width: int | None) -> Iterator[str]:
    text = f"“{_clean(quote.quote)}” — {source(quote)}"
    for number, line in enumerate(wrap(text, max((width or 100) - 4, 20)) if width is not None else [text]):
        yield ("  · " if number == 0 else "    ") + line + "\n"


def source(quote: Quote) -> str:
    """Where a quote stands and how it is meant, for people: title, code points, status, named source."""
    parts = [f"{_clean(quote.title) or compact(quote.document)}, {quote.start}–{quote.end}"]
    if quote.status and quote.status != "asserted":
        parts.append(quote.status)
    if quote.according_to:
        parts.append("according to " + ", ".join(map(_clean, quote.according_to)))
    return "; ".join(parts)


def _markdown(result: Result, width: int | None) -> Iterator[str]:
    if result.form == "ask":
        yield ("yes" if result.truth else "no") + "\n"
        return
    shown = _shown(result)
    yield "| " + " | ".join(result.columns[i] for i in shown) + " |\n"
    yield "|" + "---|" * len(shown) + "\n"
    for row in result.rows:
        yield "| " + " | ".join(_escape(cell_text(result, row[i])) for i in shown) + " |\n"
    if any(result.quotes):
        yield "\n"
        for number, quotes in enumerate(result.quotes, 1):
            for quote in quotes:
                yield f"{number}. “{_escape(_clean(quote.quote))}” — {_escape(source(quote))}\n"


def _escape(text: str) -> str:
    return textwrap.dedent(re.sub(r"([\\|`*_<>\[\]])", r"\\\1", text))


def _separated(result: Result, *, tabs: bool) -> Iterator[str]:
    columns = list(result.columns) + (["evidence"] if result.quotes else [])
    lines: list[str] = []

    class Sink:
        def write(self, text: str) -> int:
            lines.append(text)
            return len(text)

    writer = csv.writer(Sink(), lineterminator="\r\n")
    if tabs:
        yield "\t".join("?" + c for c in columns) + "\n"
    else:
        writer.writerow(columns)
    for index, row in enumerate(result.rows):
        quotes = (
            " ¶ ".join(f"“{_clean(q.quote)}” — {source(q)}" for q in result.quotes[index]) if result.quotes else None
        )
        if tabs:
            cells = [_tsv(term) for term in row]
            if quotes is not None:
                cells.append(serialize(Term("literal", quotes)))
            yield "\t".join(cells) + "\n"
        else:
            plain = ["" if t is None else "_:" + t.value if t.kind == "bnode" else t.value for t in row]
            writer.writerow(plain if quotes is None else [*plain, quotes])
        yield from lines
        lines.clear()
    yield from lines


def _tsv(term: Term | None) -> str:
    if term is None:
        return ""
    return "_:" + term.value if term.kind == "bnode" else serialize(term)


def _json(result: Result, width: int | None) -> Iterator[str]:
    document: dict[str, object]
    if result.form == "ask":
        document = {"head": {}, "boolean": result.truth}
    else:
        bindings = [
            {name: _json_term(t) for name, t in zip(result.columns, row, strict=True) if t is not None}
            for row in result.rows
        ]
        document = {"head": {"vars": list(result.columns)}, "results": {"bindings": bindings}}
    if result.quotes:
        document["evidence"] = [
            [
                {
                    "document": q.document,
                    "title": q.title,
                    "start": q.start,
                    "end": q.end,
                    "quote": q.quote,
                    "status": q.status,
                    "according_to": list(q.according_to),
                }
                for q in quotes
            ]
            for quotes in result.quotes
        ]
    if result.truncated:
        document["truncated"] = True
    yield json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _json_term(term: Term) -> dict[str, str]:
    found = {"type": {"iri": "uri", "bnode": "bnode"}.get(term.kind, "literal"), "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype and term.datatype != XSD + "string":
        found["datatype"] = term.datatype
    return found


def _csv(result: Result, width: int | None) -> Iterator[str]:
    return _separated(result, tabs=False)


def _tsv_rows(result: Result, width: int | None) -> Iterator[str]:
    return _separated(result, tabs=True)


_WRITERS: dict[str, Callable[[Result, int | None], Iterator[str]]] = {
    "table": _table,
    "csv": _csv,
    "tsv": _tsv_rows,
    "json": _json,
    "markdown": _markdown,
}

FORMATS: tuple[str, ...] = tuple(_WRITERS)
