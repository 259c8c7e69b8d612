r"""Parameters into a query, as terms at token level: no value can become syntax.

>>> bind("SELECT * { ?s ?p $v } # $v", {"v": literal('"} ; DROP #')})
'SELECT * { ?s ?p "\\"} ; DROP #" } # $v'
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from verbale.model import QueryError
from verbale.queries.results import XSD, Term
from verbale.queries.tokens import tokens

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>\"{}|^`\\\ud800-\udfff]*")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def iri(value: str) -> Term:
    """An IRI term; ``QueryError`` for text that cannot stand between ``<`` and ``>`` (RFC 3987)."""
    import pyoxigraph as ox

    try:
        if not _IRI.fullmatch(value):  # what must never stand between < and >, whatever the engine thinks
            raise ValueError
        ox.NamedNode(value)  # and what the engine's parser would refuse
    except ValueError:
        raise QueryError(f"{value!r} is not an absolute IRI") from None
    return Term("iri", value)


def literal(value: str, datatype: str = "", language: str = "") -> Term:
    """A literal term; ``datatype`` is a local name of XML Schema (``date``), empty for a plain string."""
    if _SURROGATE.search(value):
        raise QueryError(f"{value!a} is not valid Unicode text")
    return Term("literal", value, XSD + datatype if datatype else "", language)


def serialize(term: Term) -> str:
    """The term as SPARQL writes it (SPARQL 1.1 Query, section 4.1), on one line, without numeric escapes."""
    if term.kind == "iri":
        return f"<{iri(term.value).value}>"
    if term.kind != "literal":
        raise QueryError("a blank node cannot be a parameter")
    quoted = '"' + term.value.translate(_ESCAPES) + '"'
    if term.language:
        return f"{quoted}@{term.language}"
    return f"{quoted}^^<{term.datatype}>" if term.datatype else quoted


def variables(sparql: str) -> frozenset[str]:
    """The names written ``$name`` in a query: the places where parameters may stand.

    >>> sorted(variables("ASK { $a ?b '$c' }"))
    ['a']
    """
    return frozenset(t.text[1:] for t in tokens(sparql) if t.kind == "variable" and t.text[0] == "$")


def bind(sparql: str, terms: Mapping[str, Term]) -> str:
    """The query with each ``$name`` that has a term replaced by it; all else stays as it was.

    A ``$name`` without a term stays an unbound variable, so ``BIND($b AS ?other)`` leaves ``?other`` free.
    """
    return "".join(
        serialize(terms[t.text[1:]]) if t.kind == "variable" and t.text[0] == "$" and t.text[1:] in terms else t.text
        for t in tokens(sparql)
    )
