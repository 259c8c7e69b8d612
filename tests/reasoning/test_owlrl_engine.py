"""Each known fault of owlrl: that it is there still, and that it no longer shows."""

import pytest

from verbale.graph.terms import BASE, OWL, TYPE, XSD, Iri, Literal
from verbale.reasoning.schema import SAME_AS

PREFIXES = """
@prefix : <https://example.org/o#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
"""


def ex(name):
    return Iri("https://example.org/o#" + name)


def typed(individual, *classes):
    return {(individual, TYPE, ex(name)) for name in classes}


A, B, C, D = (Iri(f"{BASE}id/thing/{name}") for name in "abcd")
KEY = ":Thing a owl:Class ; owl:hasKey ( :code ) ."
TWO_KEYS = ":Thing a owl:Class ; owl:hasKey ( :code :sort ) ."
THINGS = {(x, TYPE, ex("Thing")) for x in (A, B, C)}


def raw_owlrl(axioms, facts):
    """What owlrl itself makes of it: the graph after its closure."""
    import owlrl
    from rdflib import Graph, URIRef
    from rdflib import Literal as RdfLiteral

    graph = Graph().parse(data=PREFIXES + axioms, format="turtle")
    for s, p, o in facts:
        graph.add((URIRef(s.value), URIRef(p.value), URIRef(o.value) if isinstance(o, Iri) else RdfLiteral(o.value)))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(graph)
    return graph


FAMILY = {
    "cax-adc": "cax-dw",
    "eq-diff1": "eq-diff",
    "eq-diff2": "eq-diff",
    "eq-diff3": "eq-diff",
    "prp-adp": "prp-pdw",
}
"""owlrl does not tell these apart."""


def kinds(closure):
    return [FAMILY.get(v.rule, v.rule) for v in closure.violations]


def same(closure):
    return {(s, o) for s, p, o in closure.inferred if p == SAME_AS}


def test_owlrl_still_merges_everything_that_has_a_one_property_key():
    # When this fails, owlrl has mended hasKey, and `keys` may go.
    from rdflib import OWL as OWL_NS
    from rdflib import URIRef

    graph = raw_owlrl(KEY, THINGS | {(A, ex("code"), Literal("1")), (B, ex("code"), Literal("2"))})
    assert (URIRef(A.value), OWL_NS.sameAs, URIRef(B.value)) in graph


def test_a_key_merges_what_shares_its_value_and_nothing_else(close):
    facts = THINGS | {(A, ex("code"), Literal("1")), (B, ex("code"), Literal("1")), (C, ex("code"), Literal("2"))}
    assert same(close(KEY, facts)) == {(A, B), (B, A)}


def test_a_key_of_two_properties_needs_both(close):
    facts = THINGS | {(x, ex("code"), Literal("1")) for x in (A, B, C)}
    facts |= {(A, ex("sort"), Literal("x")), (B, ex("sort"), Literal("x")), (C, ex("sort"), Literal("y"))}
    assert same(close(TWO_KEYS, facts)) == {(A, B), (B, A)}


def test_a_missing_key_value_merges_nothing(close):
    facts = THINGS | {(x, ex("code"), Literal("1")) for x in (A, B, C)} | {(A, ex("sort"), Literal("x"))}
    assert same(close(TWO_KEYS, facts)) == set()


def test_a_key_holds_for_members_only(close):
    facts = {(A, TYPE, ex("Thing")), (A, ex("code"), Literal("1")), (B, ex("code"), Literal("1"))}
    assert same(close(KEY, facts)) == set()


def test_a_merge_by_key_carries_statements_over_and_may_cause_another(close):
    axioms = KEY + " :next a owl:FunctionalProperty . :Other a owl:Class ; owl:hasKey ( :next ) ."
    facts = {
        (A, TYPE, ex("Thing")),
        (B, TYPE, ex("Thing")),
        (A, ex("code"), Literal("1")),
        (B, ex("code"), Literal("1")),
    }
    facts |= {(C, TYPE, ex("Other")), (D, TYPE, ex("Other")), (C, ex("next"), A), (D, ex("next"), B)}
    closure = close(axioms, facts)
    assert {(A, B), (C, D)} <= same(closure)
    assert (C, ex("next"), B) in closure.inferred


@pytest.mark.parametrize("pair", [(A, B), (A, C), (B, C)])
def test_all_different_covers_its_last_member(close, pair):
    axioms = f"""[ a owl:AllDifferent ; owl:distinctMembers ( <{A.value}> <{B.value}> <{C.value}> ) ] ."""
    closure = close(axioms, {(pair[0], SAME_AS, pair[1])})
    assert kinds(closure) == ["eq-diff"]
    assert set(closure.violations[0].individuals) == {pair[0].value, pair[1].value}


def test_all_different_members_that_differ_are_no_violation(close):
    axioms = f"""[ a owl:AllDifferent ; owl:members ( <{A.value}> <{B.value}> ) ] ."""
    assert close(axioms, {(A, SAME_AS, C), (B, SAME_AS, D)}).consistent


def test_all_different_over_hundreds_is_not_quadratic(close):
    members = [Iri(f"{BASE}id/thing/{n}") for n in range(600)]
    axioms = "[ a owl:AllDifferent ; owl:members ( " + " ".join(f"<{m.value}>" for m in members) + " ) ] ."
    closure = close(axioms, {(members[0], SAME_AS, members[-1])})
    assert len(closure.violations) == 1


@pytest.mark.parametrize("pair", [("p", "q"), ("p", "r"), ("q", "r")])
def test_all_disjoint_properties_covers_its_last_member(close, pair):
    axioms = "[ a owl:AllDisjointProperties ; owl:members ( :p :q :r ) ] ."
    closure = close(axioms, {(A, ex(pair[0]), B), (A, ex(pair[1]), B)})
    assert kinds(closure) == ["prp-pdw"]


def test_disjoint_properties_between_other_things_are_no_violation(close):
    axioms = "[ a owl:AllDisjointProperties ; owl:members ( :p :q :r ) ] ."
    assert close(axioms, {(A, ex("p"), B), (A, ex("r"), C)}).consistent


def test_owlrl_itself_crashes_or_complains_on_a_malformed_decimal_but_infer_reports_it(close):
    facts = {(A, ex("size"), Literal("twelve", XSD + "decimal")), (A, ex("size"), Literal("12", XSD + "decimal"))}
    closure = close(":size a owl:DatatypeProperty ; rdfs:domain :Thing .", facts)
    assert [v.rule for v in closure.violations] == ["dt-not-type"]
    assert "'twelve'" in closure.violations[0].message
    assert "decimal" in closure.violations[0].message
    assert closure.inferred == {(A, TYPE, ex("Thing"))}


def test_literals_that_a_rule_carries_on_come_back_as_they_were(close):
    axioms = ":code rdfs:subPropertyOf :name . :code rdfs:domain :Thing ."
    closure = close(axioms, {(A, ex("code"), Literal("007", XSD + "integer"))})
    assert closure.inferred == {(A, ex("name"), Literal("007", XSD + "integer")), (A, TYPE, ex("Thing"))}


@pytest.mark.parametrize(
    ("axioms", "facts", "expected"),
    [
        (":p a owl:SymmetricProperty .", {(A, ex("p"), B)}, {(B, ex("p"), A)}),
        (":p a owl:TransitiveProperty .", {(A, ex("p"), B), (B, ex("p"), C)}, {(A, ex("p"), C)}),
        (":p owl:inverseOf :q .", {(A, ex("p"), B)}, {(B, ex("q"), A)}),
        (":p owl:propertyChainAxiom ( :q :r ) .", {(A, ex("q"), B), (B, ex("r"), C)}, {(A, ex("p"), C)}),
        (
            ":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :r .",
            {(A, ex("p"), B)},
            {(A, ex("q"), B), (A, ex("r"), B)},
        ),
        (":p rdfs:range :T . :T rdfs:subClassOf :U .", {(A, ex("p"), B)}, typed(B, "T", "U")),
        (
            "[ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :T ] rdfs:subClassOf :U .",
            {(A, ex("p"), B), (B, TYPE, ex("T"))},
            typed(A, "U"),
        ),
        (
            f"[ a owl:Restriction ; owl:onProperty :p ; owl:hasValue <{B.value}> ] rdfs:subClassOf :U .",
            {(A, ex("p"), B)},
            typed(A, "U"),
        ),
        (
            ":U owl:intersectionOf ( :S :T ) .",
            {(A, TYPE, ex("S")), (A, TYPE, ex("T")), (B, TYPE, ex("S"))},
            typed(A, "U"),
        ),
        (
            ":U owl:equivalentClass [ owl:intersectionOf ( :S :T ) ] .",
            typed(A, "U"),
            typed(A, "S", "T"),
        ),
    ],
)
def test_dropping_the_schema_rules_loses_nothing_about_individuals(close, axioms, facts, expected):
    assert close(axioms, facts).inferred == expected


@pytest.mark.parametrize(
    ("axioms", "facts", "kind"),
    [
        (":S owl:disjointWith :T .", typed(A, "S", "T"), "cax-dw"),
        (
            "[ a owl:AllDisjointClasses ; owl:members ( :S :T :U ) ] .",
            typed(A, "S", "U"),
            "cax-dw",
        ),
        (":p a owl:IrreflexiveProperty .", {(A, ex("p"), A)}, "prp-irp"),
        (":p a owl:AsymmetricProperty .", {(A, ex("p"), B), (B, ex("p"), A)}, "prp-asyp"),
        (":p owl:propertyDisjointWith :q .", {(A, ex("p"), B), (A, ex("q"), B)}, "prp-pdw"),
        (
            ":p a owl:FunctionalProperty .",
            {(A, ex("p"), B), (A, ex("p"), C), (B, Iri(OWL + "differentFrom"), C)},
            "eq-diff",
        ),
    ],
)
def test_each_contradiction_is_understood_and_named_once(close, axioms, facts, kind):
    closure = close(axioms, facts)
    violations = closure.violations
    assert kinds(closure) == [kind]
    assert A.value in violations[0].individuals or B.value in violations[0].individuals
    assert "https://" not in violations[0].message.replace("https://example.org/o#", "")
