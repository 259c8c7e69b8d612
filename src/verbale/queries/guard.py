"""What a query may not do: change the graph, or reach outside it."""

from __future__ import annotations

import re

from verbale.model import QueryError
from verbale.queries.tokens import Token, line_of, tokens

MAX_CHARACTERS = 100_000
"""Longest query taken, in code points; a tokenizer and a parser must not be given a book."""

_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"})
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_LOCAL = re.compile(r"<\s*(?:file|data|jar|ftp)(?::|\\u003a)", re.IGNORECASE)
# An IRI token that closes a parenthesis and then says SERVICE may be a comparison to the engine's parser, which
# decides `<` by context: `FILTER(?a<?b)SERVICE#>`. No IRI in use looks like that.
_DISGUISED = re.compile(r"\).*service", re.IGNORECASE | re.DOTALL)


def check_read_only(sparql: str) -> None:
    """Refuse text that is not one read-only query over the local graph.

    Raises ``QueryError`` for updates, ``SERVICE`` (an outbound call), ``FROM <file:…>`` and the like, overlong text,
    and text without a query form. What passes may still be malformed; the engine says so.

    >>> check_read_only("SELECT * { ?s ?p 'SERVICE' }")
    >>> check_read_only("DELETE WHERE { ?s ?p ?o }")
    Traceback (most recent call last):
    verbale.model.errors.QueryError: line 1: DELETE changes the graph; queries only read (SELECT, ASK, …)
    """
    if len(sparql) > MAX_CHARACTERS:
        raise QueryError(f"the query has {len(sparql):,} characters; at most {MAX_CHARACTERS:,} are read")
    found = [token for token in tokens(sparql) if token.kind not in {"space", "comment"}]
    form = next((t for t in found if t.kind == "word" and t.text.upper() in _FORMS | _UPDATES), None)
    if form is None:
        raise QueryError("the query has no SELECT, ASK, CONSTRUCT or DESCRIBE")
    for token in found:
        _check_service(sparql, token)
        if token.kind == "word" and token.text.upper() in _UPDATES:
            raise QueryError(
                f"line {line_of(sparql, token.start)}: {token.text.upper()} changes the graph; "
                "queries only read (SELECT, ASK, …)"
            )
    if uses_dataset_clause(sparql):
        local = next((t for t in found if t.kind == "iri" and _LOCAL.match(t.text)), None)
        if local is not None:
            raise QueryError(
                f"line {line_of(sparql, local.start)}: FROM may only name graphs that are loaded, not {local.text}; "
                "pass files with --data"
            )


def uses_dataset_clause(sparql: str) -> bool:
    """Whether the query says ``FROM``, and so chooses its graphs itself."""
    return any(t.kind == "word" and t.text.upper() == "FROM" for t in tokens(sparql))


def _check_service(sparql: str, token: Token) -> None:
    # The engine's parser needs no space after a keyword (`SERVICESILENT<…>`, `trueSERVICE:x`), so a word or a
    # prefix that merely contains it is refused too.
    head = token.text.split(":", 1)[0] if token.kind == "name" else token.text
    if (token.kind in {"word", "name"} and "service" in head.lower()) or (
        token.kind == "iri" and _DISGUISED.search(token.text)
    ):
        raise QueryError(
            f"line {line_of(sparql, token.start)}: SERVICE would call another server; "
            "load its data with --data instead (a prefix may not be called so either)"
        )
