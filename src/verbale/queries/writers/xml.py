"""SPARQL Query Results XML (W3C, second edition), with every column.

Characters that XML 1.0 cannot hold, even escaped, become U+FFFD.
"""

from __future__ import annotations

from collections.abc import Iterator

from verbale.graph.xml import attribute, escape
from verbale.queries.results import XSD, Result, Term
from verbale.queries.writers.base import Page, with_asides


def lines(result: Result, page: Page) -> Iterator[str]:
    """The document, line by line."""
    columns, rows = with_asides(result)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'
    if result.form == "ask":
        yield f"  <head/>\n  <boolean>{'true' if result.truth else 'false'}</boolean>\n</sparql>\n"
        return
    yield "  <head>\n" + "".join(f"    <variable name={attribute(c)}/>\n" for c in columns) + "  </head>\n  <results>\n"
    for row in rows:
        bound = [f"<binding name={attribute(c)}>{_term(t)}</binding>" for c, t in zip(columns, row, strict=True) if t]
        yield f"    <result>{''.join(bound)}</result>\n"
    yield "  </results>\n</sparql>\n"


def _term(term: Term) -> str:
    match term.kind:
        case "iri":
            return f"<uri>{escape(term.value)}</uri>"
        case "bnode":
            return f"<bnode>{escape(term.value)}</bnode>"
    kind = ""
    if term.language:
        kind = f" xml:lang={attribute(term.language)}"
    elif term.datatype and term.datatype != XSD + "string":
        kind = f" datatype={attribute(term.datatype)}"
    return f"<literal{kind}>{escape(term.value)}</literal>"
