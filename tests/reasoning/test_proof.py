"""Every proof, gone over by ``checker.py``, which knows the rule table and nothing of the engine."""

from __future__ import annotations

import dataclasses
import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reasoning import cases, generated
from reasoning.cases import HERE
from reasoning.checker import SAME_AS, Checker
from strategies import examples
from verbale.graph.terms import OWL, RDFS, TYPE, Iri, Literal
from verbale.reasoning import closure
from verbale.reasoning.proof import Proof

few = examples(8, least=4, same=True)
many = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))


def iri(name):
    return Iri(HERE + name)


def proofs_hold(graph):
    with closure(graph) as result:
        Checker(result, graph).check_all()


def proofs_hold_after_adding(pieces, random):
    parts = random.sample(pieces, len(pieces))
    while len(parts) > 3:
        parts[:2] = [parts[0] + parts[1]]
        random.shuffle(parts)
    with closure(parts[0] if parts else []) as result:
        for part in parts[1:]:
            result.add(part)
        Checker(result, [t for part in parts for t in part]).check_all()


@few
@given(generated.graphs())
def test_every_proof_holds(graph):
    proofs_hold(graph)


@few
@given(generated.pieces(), st.randoms(use_true_random=False))
def test_every_proof_holds_after_adding(pieces, random):
    proofs_hold_after_adding(pieces, random)


@pytest.mark.slow
@many
@given(generated.graphs())
def test_every_proof_holds_on_many(graph):
    proofs_hold(graph)


@pytest.mark.slow
@many
@given(generated.graphs(without=()))
def test_every_proof_holds_where_axioms_follow(graph):
    proofs_hold(graph)


@pytest.mark.slow
@many
@given(generated.pieces(), st.randoms(use_true_random=False))
def test_every_proof_holds_after_adding_to_many(pieces, random):
    proofs_hold_after_adding(pieces, random)


def case_proofs_hold(some):
    """Whatever cases infer or entail is proved, what they refuse is not, and the proofs hold."""
    for case in some:
        with closure(case.given) as result:
            checker = Checker(result, case.given)
            checker.check_all()
            for triple in case.entails | case.infers:
                proof = result.explain(triple)
                assert proof is not None, (case, triple)
                checker.check(proof)
            for triple in case.refuses:
                assert result.explain(triple) is None, (case, triple)


def test_cases_of_the_rules_are_proved():
    case_proofs_hold(cases.all_cases()[::16])


@pytest.mark.slow
def test_every_case_of_the_rules_is_proved():
    case_proofs_hold(cases.all_cases())


# --- the checker itself ------------------------------------------------------------------------------------------


FAMILY = """
:parent rdfs:subPropertyOf :ancestor . :ancestor a owl:TransitiveProperty . :a :parent :b . :b :parent :c .
"""


def spoilt(proof):
    """A proof in every way that is wrong by one thing."""
    *before, last = proof.steps
    for wrong in (
        dataclasses.replace(last, premises=last.premises[1:]),
        dataclasses.replace(last, rule="prp-symp"),
        dataclasses.replace(last, rule=None, premises=()),
        dataclasses.replace(last, triple=(last.triple[0], last.triple[1], last.triple[0])),
        dataclasses.replace(last, bindings={**last.bindings, "x": iri("z")}),
        dataclasses.replace(last, premises=(*last.premises[:-1], len(before))),
    ):
        yield Proof((*before, wrong))
    yield Proof((*before[1:], before[0], last))
    yield Proof((*before, last, before[0], last))


def test_the_checker_refuses_wrong_proofs():
    graph = cases.turtle(FAMILY)
    with closure(graph) as result:
        proof = result.explain((iri("a"), iri("ancestor"), iri("c")))
        checker = Checker(result, graph)
        assert checker.check(proof) == len(proof.steps) == 7
        for wrong in spoilt(proof):
            with pytest.raises((AssertionError, KeyError)):
                checker.check(wrong)
        with pytest.raises(AssertionError):
            Checker(result, graph - {(iri("a"), iri("parent"), iri("b"))}).check(proof)


# --- proofs by hand ----------------------------------------------------------------------------------------------


def rules_of(proof):
    return [step.rule for step in proof.steps]


def test_a_given_triple_proves_itself():
    (triple,) = cases.turtle(":a :p :b .")
    with closure([triple]) as result:
        proof = result.explain(triple)
    assert rules_of(proof) == [None]
    assert proof.given == (triple,)


def test_what_does_not_follow_has_no_proof():
    with closure(cases.turtle(FAMILY)) as result:
        assert result.explain((iri("c"), iri("ancestor"), iri("a"))) is None
        assert result.explain((iri("nobody"), iri("ancestor"), iri("nothing"))) is None


def test_a_stated_equality_is_given_and_its_reverse_is_a_step():
    graph = cases.turtle(":a owl:sameAs :b .")
    with closure(graph) as result:
        assert rules_of(result.explain((iri("a"), SAME_AS, iri("b")))) == [None]
        assert rules_of(result.explain((iri("b"), SAME_AS, iri("a")))) == [None, "eq-sym"]
        assert rules_of(result.explain((iri("a"), SAME_AS, iri("a")))) == ["eq-ref"]


def test_a_shared_premise_is_one_step():
    graph = cases.turtle(":p a owl:SymmetricProperty, owl:TransitiveProperty . :a :p :b .")
    with closure(graph) as result:
        proof = result.explain((iri("a"), iri("p"), iri("a")))
        Checker(result, graph).check(proof)
    triples = [step.triple for step in proof.steps]
    assert len(triples) == len(set(triples))


def test_a_list_is_read_as_it_was_when_a_triple_appeared():
    """``:y a :C`` makes ``:B`` and ``:D`` the same; it must not follow from ``:D`` having been in the list already."""
    graph = cases.turtle("""
    :q rdfs:subPropertyOf :p . :p rdfs:domain :C . :y :q :z ; a :A, :D .
    :C owl:intersectionOf ( :A :B ) ; rdfs:subClassOf :R .
    :R owl:onProperty :f ; owl:hasValue :D . :f a owl:FunctionalProperty . :y :f :B .
    """)
    first = (iri("x"), iri("r"), iri("D"))  # so that :D stands for :B, and not the other way round
    with closure([first, *sorted(graph)]) as result:
        assert result.entails((iri("B"), SAME_AS, iri("D")))
        proof = result.explain((iri("y"), TYPE, iri("C")))
    assert rules_of(proof)[-1] == "prp-dom"


# --- long ones ---------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_chain_of_400_is_proved_in_400_steps():
    """``p ∘ q → p``: one node a round, so that rounds no longer fit into a byte."""
    nodes = [iri(f"n{number}") for number in range(401)]
    graph = [*cases.turtle(":p owl:propertyChainAxiom (:p :q) ."), (nodes[0], iri("p"), nodes[1])]
    graph += [(one, iri("q"), other) for one, other in itertools.pairwise(nodes[1:])]
    with closure(graph) as result:
        assert result.inferred == {(nodes[0], iri("p"), node) for node in nodes[2:]}
        proof = result.explain((nodes[0], iri("p"), nodes[-1]))
        assert rules_of(proof).count("prp-spo2") == 399
        assert Checker(result, graph).check(proof) == 399 + 400 + 1
        result.add([(nodes[-1], iri("q"), iri("end"))])
        assert result.explain((nodes[0], iri("p"), iri("end"))) is not None


def test_a_proof_is_as_deep_as_it_must_be():
    """Sixty rounds of their own, and a long way from one equal to another."""
    nodes = [iri(f"n{number:02}") for number in range(61)]
    graph = [(iri("p"), Iri(RDFS + "subPropertyOf"), iri("q")), (iri("q"), TYPE, Iri(OWL + "FunctionalProperty"))]
    graph += [(nodes[0], SAME_AS, node) for node in nodes[1:]]
    graph += [(nodes[-1], iri("p"), Literal("end"))]
    with closure(graph) as result:
        proof = result.explain((nodes[1], iri("q"), Literal("end")))
        Checker(result, graph).check(proof)


# --- always the same ---------------------------------------------------------------------------------------------


@few
@given(generated.graphs())
def test_a_proof_is_the_same_every_time(graph):
    with closure(graph) as one, closure(graph) as other:
        for triple in sorted(one.inferred, key=str)[:20]:
            assert one.explain(triple) == one.explain(triple) == other.explain(triple)
