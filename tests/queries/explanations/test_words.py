"""Axioms in words: every kind that a proof may rest on reads as a sentence, with its lists and nameless parts."""

import pytest

from verbale.graph.terms import OWL, RDFS, TYPE, Iri
from verbale.queries.explanations.nodes import Nodes
from verbale.queries.explanations.short import Short
from verbale.queries.explanations.words import Words
from verbale.reasoning import closure

HEAD = """
@prefix : <http://e.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def told(result, prefixes=None):
    nodes = Nodes(result)
    return Words(nodes, lambda iri: None), Short(nodes, prefixes)


CASES = [
    (":A rdfs:subClassOf :B", "subClassOf", "whatever is in “A” is in “B”"),
    (":A owl:equivalentClass :B", "equivalentClass", "whatever is in “A” is in “B”, and the other way round"),
    (":A owl:disjointWith :B", "disjointWith", "nothing is both in “A” and in “B”"),
    (":A owl:complementOf :B", "complementOf", "nothing is both in “A” and in “B”, its complement"),
    (":p rdfs:domain :A", "domain", "whatever “p” starts from is in “A”"),
    (":p rdfs:range :A", "range", "whatever “p” leads to is in “A”"),
    (":p rdfs:subPropertyOf :q", "subPropertyOf", "whatever “p” joins, “q” joins too"),
    (":p owl:equivalentProperty :q", "equivalentProperty", "“p” and “q” join the same things"),
    (":p owl:inverseOf :q", "inverseOf", "“p” is “q” seen from the other end"),
    (":p owl:propertyDisjointWith :q", "propertyDisjointWith", "nothing is joined both by “p” and by “q”"),
    (":p owl:propertyChainAxiom ( :q :r :s )", "propertyChainAxiom", "“q”, then “r”, then “s” make “p”"),
    (":A owl:hasKey ( :p :q )", "hasKey", "what is in “A” is told apart by “p”, “q”"),
    (":A owl:unionOf ( :B :C )", "unionOf", "“A” is made of “B”, “C”"),
    (":A owl:intersectionOf ( :B :C )", "intersectionOf", "“A” is the overlap of “B”, “C”"),
    (":A owl:oneOf ( :x :y )", "oneOf", "“A” is made of x, y"),
    ("[] a owl:AllDisjointClasses ; owl:members ( :A :B )", "members", "nothing is in two of these: “A”, “B”"),
    ("[] a owl:AllDifferent ; owl:members ( :x :y )", "members", "all of these are different: x, y"),
    ("[] a owl:AllDifferent ; owl:distinctMembers ( :x :y )", "distinctMembers", "all of these are different: x, y"),
    (
        "[] a owl:AllDisjointProperties ; owl:members ( :p :q )",
        "members",
        "nothing is joined by two of these: “p”, “q”",
    ),
    (
        ":A rdfs:subClassOf [ owl:onProperty :p ; owl:someValuesFrom :B ]",
        "subClassOf",
        "whatever is in “A” has a “p” in “B”",
    ),
    (
        ":A rdfs:subClassOf [ owl:onProperty :p ; owl:someValuesFrom owl:Thing ]",
        "subClassOf",
        "whatever is in “A” has a “p”",
    ),
    (
        "[ owl:onProperty :p ; owl:allValuesFrom :B ] rdfs:subClassOf :A",
        "subClassOf",
        "whatever has each “p” in “B” is in “A”",
    ),
    (
        ":A rdfs:subClassOf [ owl:onProperty :p ; owl:hasValue :x ]",
        "subClassOf",
        "whatever is in “A” has x as “p”",
    ),
    (
        ':A rdfs:subClassOf [ owl:onProperty :p ; owl:maxCardinality "1"^^xsd:nonNegativeInteger ]',
        "subClassOf",
        "whatever is in “A” has 1 “p” at most",
    ),
    (
        ":A rdfs:subClassOf [ owl:onProperty :p ; owl:onClass :B ; "
        'owl:maxQualifiedCardinality "0"^^xsd:nonNegativeInteger ]',
        "subClassOf",
        "whatever is in “A” has 0 “p” in “B” at most",
    ),
    (
        ":A rdfs:subClassOf [ owl:intersectionOf ( :B [ owl:onProperty :p ; "
        "owl:someValuesFrom [ owl:unionOf ( :C :D ) ] ] ) ]",
        "subClassOf",
        "whatever is in “A” is in “B” and has a “p” in whatever is in “C” or is in “D”",
    ),
    (":A rdfs:subClassOf [ owl:complementOf :B ]", "subClassOf", "whatever is in “A” is not in “B”"),
    (":A rdfs:subClassOf [ owl:oneOf ( :x :y ) ]", "subClassOf", "whatever is in “A” is one of x, y"),
    ("[] owl:onProperty :p ; owl:hasValue 3", "hasValue", "there is a class: whatever has 3 as “p”"),
    (
        ":q rdfs:subPropertyOf [ owl:inverseOf :p ]",
        "subPropertyOf",
        "whatever “q” joins, “p” seen from the other end joins too",
    ),
    (
        "[] owl:sourceIndividual :x ; owl:assertionProperty :p ; owl:targetIndividual :y",
        "assertionProperty",
        "it is stated not to be so: x “p” y",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("turtle", "name", "words"), CASES, ids=[case[2] for case in CASES])
def test_axiom(tmp_path, turtle, name, words):
    path = tmp_path / "a.ttl"
    path.write_text(f"{HEAD}{turtle} .\n")
    with closure(path) as result:
        predicate = next(
            Iri(space + name) for space in (OWL, RDFS) if list(result.matching(None, Iri(space + name), None))
        )
        spoken, short = told(result, {"": "http://e.org/"})
        found = {spoken.triple(triple): short.triple(triple) for triple in result.matching(None, predicate, None)}
    assert words in found
    # In the manner of Turtle it is what was written, give or take order.
    assert "_:" not in found[words]
    assert "…" not in found[words]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("FunctionalProperty", "“p” has one value at most"),
        ("InverseFunctionalProperty", "“p” identifies what has it"),
        ("SymmetricProperty", "“p” goes both ways"),
        ("AsymmetricProperty", "“p” never goes both ways"),
        ("TransitiveProperty", "“p” carries on from one to the next"),
        ("IrreflexiveProperty", "“p” joins nothing to itself"),
    ],
)
def test_characteristic(kind, words):
    triple = (Iri("http://e.org/p"), TYPE, Iri(OWL + kind))
    with closure([triple]) as result:
        spoken, short = told(result)
        assert spoken.triple(triple) == words
        assert short.triple(triple) == f"<http://e.org/p> a owl:{kind}"


def test_reasons_about_nameless_classes_read_well():
    restriction = Iri("_:r")
    given = [
        (restriction, Iri(OWL + "onProperty"), Iri("http://e.org/p")),
        (restriction, Iri(OWL + "someValuesFrom"), Iri("http://e.org/B")),
        (restriction, Iri(RDFS + "subClassOf"), Iri("http://e.org/A")),
    ]
    with closure(given) as result:
        spoken, _ = told(result)
        bindings = {"c": restriction, "d": Iri("http://e.org/A")}
        assert spoken.reason("cax-sco", bindings) == "whatever has a “p” in “B” is in “A”"
        bindings = {"c": Iri("http://e.org/C"), "d": restriction}
        assert spoken.reason("cax-sco", bindings) == "whatever is in “C” has a “p” in “B”"


def test_long_lists_are_cut_short():
    cells = [Iri(f"_:l{n}") for n in range(40)]
    ends = [*cells[1:], Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#nil")]
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    given = [
        triple
        for n, (cell, rest) in enumerate(zip(cells, ends, strict=True))
        for triple in ((cell, Iri(rdf + "first"), Iri(f"http://e.org/x{n}")), (cell, Iri(rdf + "rest"), rest))
    ]
    axiom = (Iri("http://e.org/A"), Iri(OWL + "oneOf"), cells[0])
    with closure([*given, axiom]) as result:
        spoken, short = told(result)
        assert spoken.triple(axiom).endswith("x11, 28 more")
        assert short.triple(axiom).endswith("<http://e.org/x11> … )")
        assert len(Nodes(result).context(axiom)) == 80
