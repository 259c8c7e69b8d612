"""The ontology is in OWL 2 RL, and the checker that says so can say no."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest
from rdflib import Graph

GOOD = """
    vb:A a owl:Class . vb:B a owl:Class ; rdfs:subClassOf vb:A . vb:C a owl:Class .
    vb:p a owl:ObjectProperty . vb:q a owl:ObjectProperty . vb:r a owl:ObjectProperty .
    vb:d a owl:DatatypeProperty . vb:note a owl:AnnotationProperty .
"""
BAD = {
    "some on the right": "vb:A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty vb:p ; owl:someValuesFrom vb:B ] .",
    "union on the right": "vb:A rdfs:subClassOf [ a owl:Class ; owl:unionOf ( vb:B vb:C ) ] .",
    "union as a range": "vb:p rdfs:range [ a owl:Class ; owl:unionOf ( vb:B vb:C ) ] .",
    "one of on the right": "vb:A rdfs:subClassOf [ a owl:Class ; owl:oneOf ( vb:x ) ] .",
    "at least two on the right": (
        "vb:A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty vb:p ; owl:minCardinality 2 ] ."
    ),
    "at most two on the right": (
        "vb:A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty vb:p ; owl:maxCardinality 2 ] ."
    ),
    "all on the left": "[ a owl:Restriction ; owl:onProperty vb:p ; owl:allValuesFrom vb:B ] rdfs:subClassOf vb:A .",
    "complement on the left": "[ a owl:Class ; owl:complementOf vb:B ] rdfs:subClassOf vb:A .",
    "anything on the left": "owl:Thing rdfs:subClassOf vb:A .",
    "equivalent to a some": (
        "vb:A owl:equivalentClass [ a owl:Restriction ; owl:onProperty vb:p ; owl:someValuesFrom vb:B ] ."
    ),
    "disjoint with an all": (
        "vb:A owl:disjointWith [ a owl:Restriction ; owl:onProperty vb:p ; owl:allValuesFrom vb:B ] ."
    ),
    "disjoint union": "vb:A owl:disjointUnionOf ( vb:B vb:C ) .",
    "has self": "[ a owl:Restriction ; owl:onProperty vb:p ; owl:hasSelf true ] rdfs:subClassOf vb:A .",
    "date as a range": "vb:d rdfs:range xsd:date .",
    "year as a range": "vb:d rdfs:range xsd:gYear .",
    "rational as a range": "vb:d rdfs:range owl:rational .",
    "date in an annotation": 'vb:A vb:note "2001-01-01"^^xsd:date .',
    "own datatype": 'vb:A vb:note "x"^^vb:Mine .',
    "reflexive": "vb:p a owl:ReflexiveProperty .",
    "transitive and irreflexive": "vb:p a owl:TransitiveProperty , owl:IrreflexiveProperty .",
    "transitive and asymmetric": "vb:p a owl:TransitiveProperty , owl:AsymmetricProperty .",
    "transitive and functional": "vb:p a owl:TransitiveProperty , owl:FunctionalProperty .",
    "chain and functional": "vb:p a owl:FunctionalProperty ; owl:propertyChainAxiom ( vb:q vb:r ) .",
    "above a chain and irreflexive": (
        "vb:q owl:propertyChainAxiom ( vb:r vb:r ) ; rdfs:subPropertyOf vb:p . vb:p a owl:IrreflexiveProperty ."
    ),
    "inverse of a chain and asymmetric": (
        "vb:q owl:propertyChainAxiom ( vb:r vb:r ) ; owl:inverseOf vb:p . vb:p a owl:AsymmetricProperty ."
    ),
    "transitive and disjoint": "vb:p a owl:TransitiveProperty ; owl:propertyDisjointWith vb:q .",
    "disjoint with a transitive": "vb:q owl:propertyDisjointWith vb:p . vb:p a owl:TransitiveProperty .",
    "chains in a circle": "vb:p owl:propertyChainAxiom ( vb:q vb:r ) . vb:q owl:propertyChainAxiom ( vb:p vb:r ) .",
    "two kinds of property": "vb:p a owl:DatatypeProperty .",
    "symmetric data property": "vb:d a owl:SymmetricProperty .",
    "undeclared superclass": "vb:A rdfs:subClassOf vb:Nowhere .",
    "undeclared domain": "vb:p rdfs:domain vb:Nowhere .",
    "undeclared superproperty": "vb:p rdfs:subPropertyOf vb:nowhere .",
    "undeclared property in a chain": "vb:p owl:propertyChainAxiom ( vb:q vb:nowhere ) .",
    "undeclared predicate": "vb:A vb:nowhere vb:B .",
    "rdfs class": "vb:D a rdfs:Class .",
}
FINE = {
    "some on the left": "[ a owl:Restriction ; owl:onProperty vb:p ; owl:someValuesFrom vb:B ] rdfs:subClassOf vb:A .",
    "union on the left": "[ a owl:Class ; owl:unionOf ( vb:B vb:C ) ] rdfs:subClassOf vb:A .",
    "value on the left": "[ a owl:Restriction ; owl:onProperty vb:p ; owl:hasValue vb:x ] rdfs:subClassOf vb:A .",
    "all on the right": "vb:A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty vb:p ; owl:allValuesFrom vb:B ] .",
    "at most one on the right": (
        "vb:A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty vb:p ; owl:maxCardinality 1 ] ."
    ),
    "complement on the right": "vb:A rdfs:subClassOf [ a owl:Class ; owl:complementOf vb:C ] .",
    "disjoint": "[ a owl:AllDisjointClasses ; owl:members ( vb:A vb:C ) ] .",
    "transitive and symmetric": "vb:p a owl:TransitiveProperty , owl:SymmetricProperty .",
    "below a chain and functional": (
        "vb:q owl:propertyChainAxiom ( vb:r vb:r ) . vb:p rdfs:subPropertyOf vb:q ; a owl:FunctionalProperty ."
    ),
    "chain through itself": "vb:p owl:propertyChainAxiom ( vb:p vb:q ) .",
    "key": "vb:A owl:hasKey ( vb:d ) .",
    "decimal": "vb:d rdfs:range xsd:decimal .",
    "individual": "vb:x a owl:NamedIndividual , vb:A .",
}


def test_the_ontology_is_in_the_profile(ontology: Graph, rl_profile: ModuleType) -> None:
    assert rl_profile.violations(ontology) == []


@pytest.mark.parametrize("name", BAD)
def test_refused(name: str, turtle: Callable[[str], Graph], rl_profile: ModuleType) -> None:
    assert rl_profile.violations(turtle(GOOD + BAD[name]))


@pytest.mark.parametrize("name", FINE)
def test_let_through(name: str, turtle: Callable[[str], Graph], rl_profile: ModuleType) -> None:
    assert rl_profile.violations(turtle(GOOD + FINE[name])) == []


@pytest.mark.parametrize("name", ["date as a range", "some on the right", "transitive and irreflexive"])
def test_refused_inside_the_ontology(
    name: str, ontology: Graph, turtle: Callable[[str], Graph], rl_profile: ModuleType
) -> None:
    spoilt = ontology + turtle(GOOD + BAD[name])
    assert len(rl_profile.violations(spoilt)) >= 1
