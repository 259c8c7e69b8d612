import pytest
from hypothesis import given

from reasoning import cases, generated
from reasoning.cases import HERE, turtle
from reasoning.checker import Checker
from strategies import examples
from verbale.graph.terms import TYPE, XSD, Iri, Literal
from verbale.reasoning import closure, contradictions

few = examples(8, least=4, same=True)


def iri(name):
    return Iri(HERE + name)


def violations(text):
    graph = turtle(text)
    with closure(graph) as result:
        Checker(result, graph).check_all()
        return result.violations


def test_every_contradiction_of_the_cases_is_proved():
    found = set()
    for case in cases.all_cases():
        if case.violates:
            with closure(case.given) as result:
                checker = Checker(result, case.given)
                for violation in result.violations:
                    checker.check_violation(violation)
                    found.add(violation.rule)
    assert len(found) == 17


@few
@given(generated.graphs())
def test_no_contradiction_is_told_twice(graph):
    with closure(graph) as result:
        told = [(v.rule, frozenset(v.bindings.items())) for v in result.violations]
        assert len(told) == len(set(told))
        assert result.consistent == (not told)


def test_a_contradiction_says_who_and_why():
    (found,) = violations(":A owl:disjointWith :B . :C rdfs:subClassOf :A . :x a :C, :B .")
    assert (found.rule, found.individuals) == ("cax-dw", (HERE + "x",))
    assert found.message == "x would be both in “A” and in “B”, which nothing can be"
    assert (iri("x"), TYPE, iri("A")) in found.premises
    (proof,) = [proof for proof in found.proofs if proof.triple[2] == iri("A")]
    assert [step.rule for step in proof.steps] == [None, None, "cax-sco"]


def test_either_order_is_one_contradiction():
    assert len(violations(":p a owl:AsymmetricProperty . :x :p :y . :y :p :x .")) == 1
    assert len(violations(":a owl:differentFrom :b . :b owl:differentFrom :a ; owl:sameAs :a .")) == 1
    three = "[] a owl:AllDifferent ; owl:members (:a :b :c) . :a owl:sameAs :b . :b owl:sameAs :c ."
    assert len(violations(three)) == 3


def test_two_literals_are_never_made_one():
    one, other = violations(':p a owl:FunctionalProperty . :x :p 1, "01"^^xsd:integer, 2, "3"^^xsd:double .')
    assert one.rule == other.rule == "eq-diff1"
    assert {type(term) for v in (one, other) for name, term in v.bindings.items() if name in "xy"} == {Literal}


def test_a_literal_by_a_detour_clashes_too():
    (found,) = violations(":p a owl:FunctionalProperty . :x :p :y, 1 . :z :p :y, 2 .")
    assert found.rule == "eq-diff1"
    assert {term.value for term in found.bindings.values()} == {"1", "2"}


@pytest.mark.parametrize(
    "literal",
    ['"one"^^xsd:integer', '"300"^^xsd:byte', '"2001-02-29"^^xsd:date', '"x"^^xsd:boolean', '"<a>"^^rdf:XMLLiteral'],
)
def test_a_malformed_literal_is_reported_and_equal_to_nothing(literal):
    graph = turtle(f":x :p {literal}, {literal} . :p rdfs:subPropertyOf :q . :y :p 300 .")
    with closure(graph) as result:
        ((_, _, bad),) = [t for t in graph if t[0] == iri("x")]
        assert result.malformed == (bad,)
        assert result.inferred == {(iri("x"), iri("q"), bad), (iri("y"), iri("q"), Literal("300", XSD + "integer"))}
        assert result.violations == ()
        assert not result.entails((iri("x"), iri("q"), Literal("300", XSD + "integer")))


def test_a_malformed_literal_is_in_no_range():
    (found,) = violations(':x :p "300"^^xsd:byte . :p rdfs:range xsd:integer .')
    assert found.rule == "dt-not-type"
    assert found.bindings == {"x": Literal("300", XSD + "byte"), "d": Iri(XSD + "integer")}


def test_of_one_rule_a_bounded_number_is_told(monkeypatch):
    monkeypatch.setattr(contradictions, "LIMIT", 3)
    text = ":p a owl:IrreflexiveProperty . :q rdfs:range xsd:byte . :A owl:disjointWith :B ."
    text += "".join(f":x{n} :p :x{n} ; a :A, :B ; :q {300 + n} ." for n in range(9))
    told = [violation.rule for violation in violations(text)]
    assert told == ["prp-irp"] * 3 + ["cax-dw"] * 3 + ["dt-not-type"] * 3
