import pytest

from verbale.graph.terms import OWL, RDFS, TYPE, XSD, Iri, Literal
from verbale.reasoning.literals import is_malformed, split

A, P, Q = Iri("urn:a"), Iri("urn:p"), Iri("urn:q")


@pytest.mark.parametrize(
    ("datatype", "good", "bad"),
    [
        ("decimal", "-12.50", "1e3"),
        ("integer", "+007", "7.0"),
        ("boolean", "true", "yes"),
        ("date", "1999-12-31", "1999-13-01"),
        ("gYear", "1999", "99"),
        ("dateTime", "1999-12-31T10:00:00Z", "1999-12-31"),
        ("double", "1E-3", "one"),
        ("nonNegativeInteger", "0", "-1"),
    ],
)
def test_lexical_spaces(datatype, good, bad):
    assert not is_malformed(Literal(good, XSD + datatype))
    assert is_malformed(Literal(bad, XSD + datatype))


def test_unknown_datatypes_and_strings_pass():
    assert not is_malformed(Literal("?", "urn:my-type"))
    assert not is_malformed(Literal("?"))


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
