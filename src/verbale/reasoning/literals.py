"""Which literals no axiom can touch, so that the reference engine need not see them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from verbale.graph.terms import OWL, RDF, RDFS, TYPE, Iri, Triple
from verbale.reasoning.schema import DOMAIN, FIRST

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
