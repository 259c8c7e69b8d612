"""Which triples speak of the vocabulary: the words of RDFS and OWL that the rules read as schema."""

from __future__ import annotations

from verbale.graph.terms import OWL, RDF, RDFS, TYPE, Iri
from verbale.reasoning.datatypes import DATATYPES
from verbale.reasoning.rule import Atom, rule_table

FIRST = Iri(RDF + "first")
REST = Iri(RDF + "rest")
NIL = Iri(RDF + "nil")
SAME_AS = Iri(OWL + "sameAs")
DIFFERENT_FROM = Iri(OWL + "differentFrom")
THING = Iri(OWL + "Thing")
NOTHING = Iri(OWL + "Nothing")

SCHEMA_PREDICATES = frozenset(
    [Iri(RDFS + name) for name in ("domain", "range", "subClassOf", "subPropertyOf")]
    + [
        Iri(OWL + name)
        for name in (
            "allValuesFrom",
            "assertionProperty",
            "complementOf",
            "disjointWith",
            "distinctMembers",
            "equivalentClass",
            "equivalentProperty",
            "hasKey",
            "hasValue",
            "intersectionOf",
            "inverseOf",
            "maxCardinality",
            "maxQualifiedCardinality",
            "members",
            "onClass",
            "onProperty",
            "oneOf",
            "propertyChainAxiom",
            "propertyDisjointWith",
            "someValuesFrom",
            "sourceIndividual",
            "targetIndividual",
            "targetValue",
            "unionOf",
        )
    ]
)
"""Predicates whose triples are schema, whatever they join."""

BETWEEN_TERMS = (
    *(Iri(RDFS + name) for name in ("domain", "range", "subClassOf", "subPropertyOf")),
    *(
        Iri(OWL + name)
        for name in (
            "allValuesFrom",
            "complementOf",
            "disjointWith",
            "equivalentClass",
            "equivalentProperty",
            "inverseOf",
            "onClass",
            "onProperty",
            "propertyDisjointWith",
            "someValuesFrom",
        )
    ),
)
"""Schema predicates that join two classes, two properties, or one of each."""

META_CLASSES = frozenset(
    [
        Iri(OWL + name)
        for name in (
            "AllDifferent",
            "AllDisjointClasses",
            "AllDisjointProperties",
            "AnnotationProperty",
            "AsymmetricProperty",
            "Class",
            "DatatypeProperty",
            "FunctionalProperty",
            "InverseFunctionalProperty",
            "IrreflexiveProperty",
            "NegativePropertyAssertion",
            "ObjectProperty",
            "Ontology",
            "OntologyProperty",
            "ReflexiveProperty",
            "Restriction",
            "SymmetricProperty",
            "TransitiveProperty",
        )
    ]
    + [Iri(RDFS + "Class"), Iri(RDFS + "Datatype"), Iri(RDF + "Property"), Iri(RDF + "List")]
)
"""Classes whose members are schema: ``?p a owl:TransitiveProperty``."""


def constants() -> list[Iri]:
    """Every IRI that the engine knows by name: those of the rules, lists and datatypes; sorted."""
    named = {slot for rule in rule_table() for atom in (*rule.body, *rule.head) for slot in atom.slots}
    known = {slot for slot in named if isinstance(slot, Iri)} | SCHEMA_PREDICATES | META_CLASSES
    return sorted(known | {FIRST, REST, NIL, THING, NOTHING} | {Iri(name) for name in DATATYPES})


def is_schema(atom: Atom) -> bool:
    """Whether an atom can only match triples about the vocabulary."""
    return atom.predicate in SCHEMA_PREDICATES or (atom.predicate == TYPE and atom.object in META_CLASSES)
