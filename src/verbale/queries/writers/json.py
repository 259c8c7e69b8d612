"""SPARQL 1.1 Query Results JSON (W3C), with every column.

Beside the members of the standard stand, where asked for, ``evidence`` and ``why`` (one list a row), and
``truncated`` where rows were left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from verbale.queries.results import XSD, Quote, Result, Term
from verbale.queries.writers.base import Page, proofs_of


def lines(result: Result, page: Page) -> Iterator[str]:
    """The document, row by row."""
    if result.form == "ask":
        yield json.dumps({"head": {}, "boolean": result.truth}) + "\n"
        return
    yield '{\n  "head": ' + _dumped({"vars": list(result.columns)}) + ',\n  "results": {"bindings": ['
    for index, row in enumerate(result.rows):
        binding = {name: _term(t) for name, t in zip(result.columns, row, strict=True) if t is not None}
        yield (",\n    " if index else "\n    ") + _dumped(binding)
    yield "\n  ]}" if result.rows else "]}"
    if result.quotes:
        yield ',\n  "evidence": ' + _dumped([[_quote(q) for q in quotes] for quotes in result.quotes])
    if proofs := proofs_of(result):
        yield ',\n  "why": ' + _dumped([list(lines) for lines in proofs])
    if result.truncated:
        yield ',\n  "truncated": true'
    yield "\n}\n"


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _term(term: Term) -> dict[str, str]:
    found = {"type": {"iri": "uri", "bnode": "bnode"}.get(term.kind, "literal"), "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype and term.datatype != XSD + "string":
        found["datatype"] = term.datatype
    return found


def _quote(quote: Quote) -> dict[str, object]:
    return {
        "document": quote.document,
        "title": quote.title,
        "start": quote.start,
        "end": quote.end,
        "quote": quote.quote,
        "status": quote.status,
        "according_to": list(quote.according_to),
    }
