r"""What a query may not do: change the graph, reach outside it, or choose its own graphs.

The check reads tokens, not text: a forbidden word in a string, an IRI or a comment is harmless, and no spelling of the
keyword outside of those gets by. Where engines read the same text differently, the text is refused:

- a ``\u`` escape that is more than a letter: SPARQL lets an engine resolve them before it looks for syntax (section
  19.2), so ``"\u0022 } SERVICE …`` ends a string for one engine and not for another;
- ``<?b&&?c>``: an IRI by the grammar of tokens, two comparisons for an engine that decides by context.
"""

from __future__ import annotations

import re

from verbale.model import QueryError
from verbale.queries.tokens import Token, line_of, telling

MAX_CHARACTERS = 100_000
"""Longest query taken, in code points; a tokenizer and a parser must not be given a book."""

_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"})
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SYNTAX = frozenset(" \"'\\<>{}()#?$^`|")
_RELATIVE = re.compile(r"<[\w/#.%~:\-]*>")
_SCHEME = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*:")
# Even with a scheme (`?a<b:c)SERVICE#>`) it may be a comparison. No IRI in use looks like that.
_DISGUISED = re.compile(r"\).*(?:service|from)|&&", re.IGNORECASE | re.DOTALL)
_SERVICE = "SERVICE would call another server; load its data with --data instead"
_FROM = "FROM would choose graphs by itself; write GRAPH <…> { … }, or choose with --graph"


def check_read_only(sparql: str) -> None:
    """Refuse text that is not one read-only query over the graph that is asked.

    Raises ``QueryError`` for updates, ``SERVICE`` (an outbound call), ``FROM`` and ``FROM NAMED`` (some engines fetch
    what they name), overlong text, and text without a query form. What passes may still be malformed; that the engine
    finds.

    >>> check_read_only("SELECT * { ?s ?p 'SERVICE' }")
    >>> check_read_only("DELETE WHERE { ?s ?p ?o }")
    Traceback (most recent call last):
    verbale.model.errors.QueryError: line 1: DELETE changes the graph; queries only read (SELECT, ASK, …)
    """
    if len(sparql) > MAX_CHARACTERS:
        raise QueryError(f"the query has {len(sparql):,} characters; at most {MAX_CHARACTERS:,} are read")
    form = False
    for token in telling(sparql):
        if problem := _problem(token):
            raise QueryError(f"line {line_of(sparql, token.start)}: {problem}")
        form = form or (token.kind == "word" and token.text.upper() in _FORMS)
    if not form:
        raise QueryError("the query has no SELECT, ASK, CONSTRUCT or DESCRIBE")


def form_of(sparql: str) -> str | None:
    """The query form, in lower case (``select``, ``ask``, ``construct``, ``describe``); ``None`` where there is none.

    >>> form_of("PREFIX ask: <urn:select> DESCRIBE ask:a")
    'describe'
    """
    words = (t.text.upper() for t in telling(sparql) if t.kind == "word")
    return next((word.lower() for word in words if word in _FORMS), None)


def _problem(token: Token) -> str | None:
    """What is wrong with one token, if anything."""
    if problem := _escape_problem(token):
        return problem
    # An engine's parser may need no space after a keyword (`SERVICESILENT<…>`, `trueSERVICE:x`), so a word or a
    # prefix that merely contains one is refused too.
    if token.kind in {"word", "name"}:
        head = token.text.split(":", 1)[0].casefold()
        if "service" in head or "from" in head:
            prefix = "" if token.kind == "word" else f" (a prefix may not be called {token.text.split(':')[0]} either)"
            return (_SERVICE if "service" in head else _FROM) + prefix
        if token.kind == "word" and token.text.upper() in _UPDATES:
            return f"{token.text.upper()} changes the graph; queries only read (SELECT, ASK, …)"
    if token.kind == "iri":
        if "service" in token.text.casefold() and _DISGUISED.search(token.text):
            return _SERVICE
        if _DISGUISED.search(token.text) or not (_SCHEME.match(token.text) or _RELATIVE.fullmatch(token.text)):
            return f"{token.text[:40]} may be an IRI or a comparison; put spaces around < and >"
    return None


def _escape_problem(token: Token) -> str | None:
    if "\\u" not in token.text and "\\U" not in token.text:
        # Outside of strings and IRIs a backslash is a token of its own.
        return "write characters themselves, not as \\u escapes" if token.text == "\\" else None
    for match in _ESCAPE.finditer(token.text):
        number = int(match[1] or match[2], 16)
        letter = chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\\"
        if token.kind not in {"string", "iri", "comment"} or letter in _SYNTAX or not letter.isprintable():
            return f"{match[0]} may be read as syntax; write the character itself"
    return None
