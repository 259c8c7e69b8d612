"""What of an engine's output is worth keeping: new triples about individuals."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Set

from verbale.graph.stored import collected
from verbale.graph.terms import OWL, RDF, RDFS, TYPE, XSD, Iri, Literal, Triple
from verbale.reasoning.schema import DIFFERENT_FROM, SAME_AS

_LANGUAGE_OF_SCHEMAS = (OWL, RDF, RDFS, XSD)


def keep_new(derived: Iterable[Triple], facts: Set[Triple], defined: Collection[str]) -> Set[Triple]:
    """The derived triples that are about individuals and are not facts already.

    Left out: reflexive equality; ``owl:Thing`` and membership in nameless restrictions; statements about the
    vocabulary (``defined`` are the ontology's own IRIs) or about blank nodes; types of literals. Superclasses stay:
    people query by them.
    """
    return collected([(t for t in derived if _is_about_individuals(t, defined) and t not in facts)])


def _is_about_individuals(triple: Triple, defined: Collection[str]) -> bool:
    s, p, o = triple
    if s.value.startswith("_:") or s.value in defined or s.value.startswith(_LANGUAGE_OF_SCHEMAS):
        return False
    if p in (SAME_AS, DIFFERENT_FROM):
        return s != o and isinstance(o, Iri)
    if p == TYPE:
        return isinstance(o, Iri) and not o.value.startswith(("_:", *_LANGUAGE_OF_SCHEMAS))
    return isinstance(o, Literal) or (not o.value.startswith("_:") and not p.value.startswith(_LANGUAGE_OF_SCHEMAS))
