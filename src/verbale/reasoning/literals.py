"""Literals and the reasoner: which are malformed, and which no axiom can touch."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from verbale.graph.terms import OWL, RDF, RDFS, TYPE, XSD, Iri, Literal, Triple
from verbale.reasoning.schema import DOMAIN, FIRST

_INTEGER = r"[+-]?[0-9]+"
_DECIMAL = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
_DATE = r"-?[0-9]{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_ZONE = r"(?:Z|[+-][0-9]{2}:[0-9]{2})?"
_LEXICAL = {
    "boolean": r"true|false|0|1",
    "integer": _INTEGER,
    "int": _INTEGER,
    "long": _INTEGER,
    "short": _INTEGER,
    "nonNegativeInteger": r"\+?[0-9]+|-0+",
    "positiveInteger": r"\+?0*[1-9][0-9]*",
    "decimal": _DECIMAL,
    "double": rf"(?:{_DECIMAL})(?:[eE]{_INTEGER})?|[+-]?INF|NaN",
    "float": rf"(?:{_DECIMAL})(?:[eE]{_INTEGER})?|[+-]?INF|NaN",
    "date": _DATE + _ZONE,
    "dateTime": _DATE + r"T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?" + _ZONE,
    "gYear": r"-?[0-9]{4,}" + _ZONE,
    "gYearMonth": r"-?[0-9]{4,}-(?:0[1-9]|1[0-2])" + _ZONE,
}
_PATTERNS = {XSD + name: re.compile(pattern) for name, pattern in _LEXICAL.items()}

# What makes a property's literals matter to a rule other than by its domain.
_TOUCHING_SUBJECT = frozenset(
    Iri(i)
    for i in (
        RDFS + "subPropertyOf",
        OWL + "equivalentProperty",
        OWL + "inverseOf",
        OWL + "propertyChainAxiom",
        OWL + "propertyDisjointWith",
    )
)
_TOUCHING_TYPES = frozenset(
    OWL + name
    for name in ("FunctionalProperty", "InverseFunctionalProperty", "SymmetricProperty", "TransitiveProperty")
)
_TOUCHING_OBJECT = _TOUCHING_SUBJECT | {Iri(OWL + "onProperty"), FIRST}  # list items: chains, disjoint properties


def is_malformed(literal: Literal) -> bool:
    """Whether a literal's words are outside its datatype's lexical space (XML Schema 1.1 part 2); unknown types pass.

    >>> is_malformed(Literal("twelve", XSD + "decimal")), is_malformed(Literal("12", XSD + "decimal"))
    (True, False)
    """
    pattern = _PATTERNS.get(literal.datatype)
    return pattern is not None and not pattern.fullmatch(literal.value)


def touched_properties(axioms: Collection[Triple]) -> frozenset[Iri]:
    """Properties whose literal values some rule may carry on or compare, beyond typing their subject by domain."""
    found: set[Iri] = set()
    for s, p, o in axioms:
        if p in _TOUCHING_SUBJECT:
            found.add(s)
        if isinstance(o, Iri) and p in _TOUCHING_OBJECT:
            found.add(o)
        if p == TYPE and o.value in _TOUCHING_TYPES:
            found.add(s)
    return frozenset(found - {Iri(RDF + "type")})


def split(facts: Iterable[Triple], axioms: Collection[Triple]) -> tuple[set[Triple], set[Triple]]:
    """The facts that a rule engine must see, and the types that follow from the rest by domain (``prp-dom``).

    Left out of the first: literals that no axiom can touch: labels, quotes, numbers. They are most of a graph's bytes.
    """
    touched = touched_properties(axioms)
    domains: dict[Iri, list[Iri]] = {}
    for s, p, o in axioms:
        if p == DOMAIN and isinstance(o, Iri):
            domains.setdefault(s, []).append(o)
    seen: set[Triple] = set()
    typed: set[Triple] = set()
    for triple in facts:
        s, p, o = triple
        if isinstance(o, Iri) or p in touched:
            seen.add(triple)
        else:
            typed.update((s, TYPE, cls) for cls in domains.get(p, ()))
    return seen, typed
