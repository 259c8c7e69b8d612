"""Triples in the manner of Turtle, on one line, with lists and nameless parts in full."""

from __future__ import annotations

import re
from collections.abc import Mapping

from verbale.graph.terms import TYPE, XSD, Iri, Literal, Term, Triple
from verbale.queries.explanations.nodes import DEEPEST, GROUPS, PARTS, Nodes
from verbale.queries.names import compact
from verbale.reasoning.vocabulary import FIRST

MOST_MEMBERS = 12
"""Members of a list that are named; the others are only hinted at."""


class Short:
    """Writes the triples of one closure. ``prefixes`` shorten IRIs beside those of this house."""

    def __init__(self, nodes: Nodes, prefixes: Mapping[str, str] | None = None) -> None:
        self._nodes = nodes
        self._prefixes = prefixes or {}

    def triple(self, triple: Triple) -> str:
        """A triple on one line; of a nameless axiom or class the whole of it."""
        s, p, o = triple
        if s.value.startswith("_:") and (p in PARTS or (p == TYPE and o in GROUPS)):
            return self._turtle(s, 0)
        return f"{self._turtle(s, 0)} {self._verb(p)} {self._turtle(o, 0)}"

    def _turtle(self, term: Term, depth: int) -> str:
        if isinstance(term, Literal):
            text = '"' + term.value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
            if term.language:
                return f"{text}@{term.language}"
            return text if term.datatype == XSD + "string" else f"{text}^^{shorten(term.datatype, self._prefixes)}"
        if not term.value.startswith("_:"):
            return shorten(term.value, self._prefixes)
        if depth > DEEPEST:
            return "[ … ]"
        if self._nodes.objects(term, FIRST):
            members = self._nodes.members(term)
            shown = [self._turtle(m, depth + 1) for m in members[:MOST_MEMBERS]]
            return f"( {' '.join(shown)}{' …' if len(members) > MOST_MEMBERS else ''} )"
        inside = [
            f"{self._verb(p)} {', '.join(self._turtle(o, depth + 1) for o in objects)}"
            for p, objects in self._nodes.described(term)
        ]
        return f"[ {' ; '.join(inside)} ]" if inside else "[]"

    def _verb(self, predicate: Iri) -> str:
        return "a" if predicate == TYPE else shorten(predicate.value, self._prefixes)


def shorten(iri: str, prefixes: Mapping[str, str] | None = None) -> str:
    """An IRI as a key or prefixed name, else in angle brackets.

    >>> shorten("http://example.org/a"), shorten("http://www.w3.org/2002/07/owl#Class")
    ('<http://example.org/a>', 'owl:Class')
    """
    short = compact(iri)
    if short != iri:
        return short
    for prefix, namespace in (prefixes or {}).items():
        if iri.startswith(namespace) and re.fullmatch(r"[A-Za-z_][\w-]*", iri.removeprefix(namespace)):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return f"<{iri}>"
