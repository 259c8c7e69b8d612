"""Adding to a closure: the same as having all of it from the beginning, whichever way it is carried on."""

import pytest

from reasoning import cases
from reasoning.cases import HERE, turtle
from reasoning.checker import Checker
from verbale.graph.terms import TYPE, Iri, Literal
from verbale.reasoning import closure
from verbale.reasoning.fixpoint import Fixpoint
from verbale.reasoning.forward import FEW

BASE = """
:p rdfs:subPropertyOf :q . :q a owl:TransitiveProperty . :q rdfs:domain :C . :C rdfs:subClassOf :D .
:k a owl:FunctionalProperty . :r owl:propertyChainAxiom (:p :k) . :I owl:intersectionOf (:C :E) .
:V owl:onProperty :v ; owl:hasValue "7"^^xsd:integer . :F rdfs:subClassOf :V .
:a :p :b . :b :k :m . :e a :E . :C owl:disjointWith :N .
"""
TYPED = BASE + ":Whole owl:onProperty :v ; owl:someValuesFrom xsd:integer ."

SMALL = {
    "a fact": ":b :p :c .",
    "what was inferred": ":a :q :b . :a a :D .",
    "through a list": ":e :p :a . :c :p :b .",
    "a literal nobody asks for": ':a :v "007"^^xsd:integer, "text" .',
    "a value by class": ":x a :F .",
    "a contradiction": ":a a :N .",
    "nothing new": ":a :p :b .",
    "nothing": "",
}
LARGE = {
    "schema": ":D rdfs:subClassOf :G . :p a owl:SymmetricProperty .",
    "a declaration": ":p a owl:ObjectProperty . :New a owl:Class .",
    "equality": ":b owl:sameAs :z . :z :p :y .",
    "equality by a rule": ":b :k :n . :n :p :o .",
    "equality of literals": ':b :k "1"^^xsd:integer, "01"^^xsd:integer, "2"^^xsd:integer .',
    "a list": ":U owl:unionOf (:C :W) . :w a :W .",
    "a list with a chain": ":s owl:propertyChainAxiom (:p :p) . :b :p :c .",
}


@pytest.fixture
def by_tables(monkeypatch):
    """The batches that the tables joined instead of being carried on one by one."""
    batches, extend = [], Fixpoint.extend
    monkeypatch.setattr(Fixpoint, "extend", lambda self, new: (batches.append(len(new)), extend(self, new))[1])
    return batches


def same_as_at_once(*parts):
    graphs = [sorted(turtle(part)) for part in parts]
    whole = [t for g in graphs for t in g]
    with closure(graphs[0]) as in_parts, closure(whole) as at_once:
        assert in_parts.inferred is not None  # asked between, so that what was kept is let go of
        assert in_parts.violations is not None
        for graph in graphs[1:]:
            in_parts.add(graph)
        assert in_parts.inferred == at_once.inferred
        assert {v.rule for v in in_parts.violations} == {v.rule for v in at_once.violations}
        assert set(in_parts.malformed) == set(at_once.malformed)
        assert set(in_parts.triples(axioms=True)) == set(at_once.triples(axioms=True))
        Checker(in_parts, whole).check_all()
        return in_parts.inferred


@pytest.mark.parametrize("added", SMALL.values(), ids=SMALL)
def test_a_few_triples_are_carried_on(by_tables, added):
    same_as_at_once(BASE, added)
    assert by_tables == []


@pytest.mark.parametrize("added", LARGE.values(), ids=LARGE)
def test_what_changes_more_goes_through_the_tables(by_tables, added):
    same_as_at_once(BASE, added)
    assert len(by_tables) == 1


def test_literals_go_through_the_tables_where_a_rule_asks_for_their_types(by_tables):
    inferred = same_as_at_once(TYPED, ':n :v "3"^^xsd:byte . :t :v "text" .')
    assert (Iri(HERE + "n"), TYPE, Iri(HERE + "Whole")) in inferred
    assert (Iri(HERE + "t"), TYPE, Iri(HERE + "Whole")) not in inferred
    assert len(by_tables) == 1


def test_many_triples_go_through_the_tables(by_tables):
    many = [(Iri(f"{HERE}n{n}"), Iri(HERE + "k"), Iri(f"{HERE}m{n}")) for n in range(FEW + 1)]
    with closure(turtle(BASE)) as result:
        result.add(many[:-1])
        assert by_tables == []
        result.add([*many[:-1], (Iri(HERE + "c"), Iri(HERE + "p"), Iri(HERE + "b"))])
        assert by_tables == []  # all but one were there
    with closure(turtle(BASE)) as result:
        result.add(many)
        assert by_tables == [FEW + 1]


def test_one_after_another(by_tables):
    same_as_at_once(BASE, *SMALL.values(), *LARGE.values(), *SMALL.values())
    assert len(by_tables) >= len(LARGE)


def test_what_is_said_of_an_equal_is_said_of_all(by_tables):
    inferred = same_as_at_once(":a owl:sameAs :b . :p rdfs:domain :C .", ":b :p :x .")
    assert (Iri(HERE + "a"), Iri(HERE + "p"), Iri(HERE + "x")) in inferred
    assert by_tables == [1]


def test_a_question_before_adding_changes_nothing():
    one = (Iri(HERE + "x"), Iri(HERE + "v"), Literal("07", cases.XSD + "integer"))
    with closure(turtle(BASE)) as result, closure([*turtle(BASE), one]) as at_once:
        assert not result.entails((one[0], one[1], Literal("no", cases.XSD + "integer")))
        assert result.explain(one) is None
        result.add([one])
        assert result.malformed == ()
        assert result.inferred == at_once.inferred
        assert result.explain(one).steps[-1].rule is None
