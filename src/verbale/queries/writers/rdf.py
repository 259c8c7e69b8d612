"""The triples of a CONSTRUCT or DESCRIBE as the graph layer writes them: sorted, without repeats, named alike ever."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from verbale.graph.terms import RDF, XSD, Iri, Literal, Triple
from verbale.graph.terms import Term as GraphTerm
from verbale.queries.results import Result, Term

_ROUNDS = 8


def triples_of(result: Result) -> list[Triple]:
    """The triples of a result, sorted.

    Blank nodes get labels from what is said of them (``_:b1``, ``_:b2`` …), since the engine's differ from run to run.
    """
    rows = {(s, p, o) for s, p, o in (row[:3] for row in result.rows) if s and p and o}
    names = _blank_names(rows)
    return sorted((_iri(s, names), _iri(p, names), _term(o, names)) for s, p, o in rows)


def _iri(term: Term, names: Mapping[Term, str]) -> Iri:
    return Iri(names[term] if term.kind == "bnode" else term.value)


def _term(term: Term, names: Mapping[Term, str]) -> GraphTerm:
    if term.kind != "literal":
        return _iri(term, names)
    if term.language:
        return Literal(term.value, RDF + "langString", term.language)
    return Literal(term.value, term.datatype or XSD + "string")


def _blank_names(rows: Iterable[tuple[Term, Term, Term]]) -> dict[Term, str]:
    """A label for each blank node, from its neighbourhood; of those quite alike, any order gives the same graph."""
    rows = list(rows)
    colours = {term: "" for row in rows for term in row if term.kind == "bnode"}
    for _ in range(_ROUNDS if colours else 0):
        seen: dict[Term, list[str]] = {term: [] for term in colours}
        for s, p, o in rows:
            if s in seen:
                seen[s].append(f">{p.value} {colours.get(o, repr(o))}")
            if o in seen:
                seen[o].append(f"<{p.value} {colours.get(s, repr(s))}")
        colours = {t: hashlib.sha256("\n".join(sorted(about)).encode()).hexdigest() for t, about in seen.items()}
    ordered = sorted(colours, key=lambda term: (colours[term], term.value))
    return {term: f"_:b{number}" for number, term in enumerate(ordered, 1)}
