r"""Parameters into a query, as terms at token level: no value can become syntax.

>>> bind("SELECT * { ?s ?p $v } # $v", {"v": literal('"} ; DROP #')})
'SELECT * { ?s ?p "\\"} ; DROP #" } # $v'
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from verbale.model import QueryError
from verbale.queries.results import XSD, Term
from verbale.queries.tokens import Token, tokens

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20\x7f-\x9f<>\"{}|^`\\\ud800-\udfff]*")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,4}")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def is_iri(value: str) -> bool:
    """Whether a text can stand between ``<`` and ``>``; some endpoints hold IRIs that cannot."""
    try:
        iri(value)
    except QueryError:
        return False
    return True


def iri(value: str) -> Term:
    """An IRI term; ``QueryError`` for text that cannot stand between ``<`` and ``>`` (RFC 3987)."""
    import pyoxigraph as ox

    try:
        if not _IRI.fullmatch(value):  # what must never stand between < and >, whatever the engine thinks
            raise ValueError
        ox.NamedNode(value)  # and what the engine's parser would refuse
    except ValueError:
        raise QueryError(f"{value[:200]!r} is not an absolute IRI") from None
    return Term("iri", value)


def literal(value: str, datatype: str = "", language: str = "") -> Term:
    """A literal term; ``datatype`` is a local name of XML Schema (``date``), empty for a plain string."""
    if _SURROGATE.search(value):
        raise QueryError(f"{value[:200]!a} is not valid Unicode text")
    return Term("literal", value, XSD + datatype if datatype else "", language)


def serialize(term: Term) -> str:
    r"""The term as SPARQL writes it (SPARQL 1.1 Query, section 4.1), on one line.

    What looks like an escape is written so that no engine, early or late at resolving escapes, finds one in it.

    >>> print(serialize(literal(r"\u0022")))
    "\\\U000000750022"
    """
    if term.kind == "iri":
        return f"<{iri(term.value).value}>"
    if term.kind != "literal":
        raise QueryError("a blank node cannot be a parameter")
    escaped = re.sub(r"\\\\([uU])", lambda m: f"\\\\\\U{ord(m[1]):08X}", term.value.translate(_ESCAPES))
    quoted = f'"{escaped}"'
    if term.language:
        if not _LANGUAGE.fullmatch(term.language):
            raise QueryError(f"{term.language[:40]!r} is not a language tag")
        return f"{quoted}@{term.language}"
    return f"{quoted}^^<{iri(term.datatype).value}>" if term.datatype else quoted


def variables(sparql: str) -> frozenset[str]:
    """The names written ``$name`` in a query: the places where parameters may stand.

    >>> sorted(variables("ASK { $a ?b '$c' }"))
    ['a']
    """
    return frozenset(t.text[1:] for t in tokens(sparql) if _is_parameter(t))


def bind(sparql: str, terms: Mapping[str, Term]) -> str:
    """The query with each ``$name`` that has a term replaced by it; all else stays as it was.

    A ``$name`` without a term stays an unbound variable, so ``BIND($b AS ?other)`` leaves ``?other`` free.
    """
    parts: list[str] = []
    for token in tokens(sparql):
        if not _is_parameter(token) or token.text[1:] not in terms:
            parts.append(token.text)
            continue
        if parts and parts[-1].endswith("<"):  # `?n<$v`: the two must not become `<<`
            parts.append(" ")
        parts.append(serialize(terms[token.text[1:]]))
    return "".join(parts)


def with_prefixes(sparql: str, prefixes: Mapping[str, str]) -> str:
    """The query with declarations for those prefixes that it uses and does not declare, on its first line.

    >>> with_prefixes("ASK { ?s a vb:State }", {"vb": "urn:v#", "id": "urn:i/"})
    'PREFIX vb: <urn:v#> ASK { ?s a vb:State }'
    """
    found = [t for t in tokens(sparql) if t.kind not in {"space", "comment"}]
    used = {t.text.split(":", 1)[0] for t in found if t.kind == "name"}
    declared = {
        after.text.rstrip(":")
        for before, after in pairwise(found)
        if before.kind == "word" and before.text.upper() == "PREFIX"
    }
    return "".join(f"PREFIX {p}: <{prefixes[p]}> " for p in sorted(used - declared) if p in prefixes) + sparql


def _is_parameter(token: Token) -> bool:
    return token.kind == "variable" and token.text[0] == "$"
