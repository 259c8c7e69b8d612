import pytest

from verbale.graph.terms import OWL, RDFS, TYPE, Iri, Literal
from verbale.reasoning.literals import split

A, P, Q = Iri("urn:a"), Iri("urn:p"), Iri("urn:q")


def test_untouched_literals_are_kept_out_and_type_their_subject():
    axioms = {(P, Iri(RDFS + "domain"), Iri("urn:C"))}
    assert split({(A, P, Literal("words"))}, axioms) == (set(), {(A, TYPE, Iri("urn:C"))})


@pytest.mark.parametrize(
    "predicate", [RDFS + "subPropertyOf", OWL + "equivalentProperty", OWL + "propertyDisjointWith"]
)
def test_literals_that_a_rule_may_carry_on_are_kept(predicate):
    fact = (A, P, Literal("words"))
    assert split({fact}, {(P, Iri(predicate), Q)}) == ({fact}, set())
    assert split({fact}, {(P, TYPE, Iri(OWL + "FunctionalProperty"))}) == ({fact}, set())
