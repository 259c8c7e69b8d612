r"""SPARQL text as tokens, just far enough to replace variables and to find forbidden words.

Strings, IRIs and comments are one token each, so what stands inside them is never taken for syntax
(SPARQL 1.1 Query, section 19.8). Joining the tokens gives the text back, byte for byte.

>>> [t.text for t in tokens('ASK { ?s ?p "$a #" } # $a') if t.kind != "space"]
['ASK', '{', '?s', '?p', '"$a #"', '}', '# $a']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# A variable's name may hold marks that \w does not (SPARQL 1.1, rule VARNAME): $a·b and $á are not $a.
_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | [{}().;,|/*=!&+-]  # other, found early
  | (?P<comment>\#[^\n\r]*)
  | (?P<string>\"{3}(?:\"{0,2}(?:[^\"\\]|\\.))*+\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*+'{3}
             | \"(?:[^\"\\\n\r]|\\.)*+\" | '(?:[^'\\\n\r]|\\.)*+')
  | (?P<iri><(?:[^<>\"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>)
  | (?P<variable>[?$][\w·\u0300-\u036f\u203f\u2040]+)
  | (?P<name>(?:_|[^\W\d_](?:[\w.\-·]{0,99}[\w\-·])?)?:(?:[\w:.\-·]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<word>[^\W\d]\w*)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_TELLING = frozenset({"word", "name", "iri"})


class Token(NamedTuple):
    """One token: ``kind`` names its sort, ``text`` is exactly what stood there, ``start`` its offset in code points."""

    kind: str
    text: str
    start: int


def tokens(sparql: str) -> Iterator[Token]:
    """The tokens of a SPARQL text, in order, white space and comments included."""
    for match in _TOKEN.finditer(sparql):
        yield Token(match.lastgroup or "other", match[0], match.start())


def telling(sparql: str) -> Iterator[Token]:
    """Those tokens that say what a query does: words, prefixed names, IRIs, and whatever holds a backslash."""
    for match in _TOKEN.finditer(sparql):
        if match.lastgroup in _TELLING or "\\" in match[0]:
            yield Token(match.lastgroup or "other", match[0], match.start())


def line_of(sparql: str, start: int) -> int:
    """The line, from 1, on which an offset stands."""
    return sparql.count("\n", 0, start) + 1
