from reasoning.cases import HERE, turtle
from reasoning.checker import SAME_AS
from verbale.graph.terms import OWL, RDF, RDFS, XSD, Iri, Literal
from verbale.reasoning import closure

SUB, EQUIVALENT, DOMAIN = Iri(RDFS + "subClassOf"), Iri(OWL + "equivalentClass"), Iri(RDFS + "domain")


def iri(name):
    return Iri(HERE + name)


def inferred(text):
    with closure(turtle(text)) as result:
        return result.inferred


def test_a_set_of_equals_is_spelled_out_in_every_place():
    found = inferred(":a owl:sameAs :b . :p owl:sameAs :q . :x owl:sameAs :y . :a :p :x .")
    assert {t for t in found if t[1] != SAME_AS} == {
        (s, p, o) for s in map(iri, "ab") for p in map(iri, "pq") for o in map(iri, "xy")
    } - {(iri("a"), iri("p"), iri("x"))}
    assert {(s, o) for s, p, o in found if p == SAME_AS} == {(iri(b), iri(a)) for a, b in ("ab", "pq", "xy")}


def test_nothing_unclean_comes_out():
    found = inferred("""
    :C a owl:Class ; rdfs:subClassOf owl:Thing, [ owl:onProperty :p ; owl:someValuesFrom owl:Thing ] .
    :p a owl:DatatypeProperty ; rdfs:range xsd:integer . :x :p 3 ; a :C . _:b a :C ; :q :x . :q rdfs:range :C .
    :q owl:inverseOf :r . :l rdfs:subPropertyOf [ owl:inverseOf :k ] . :x :l "text", :y . :C owl:sameAs :K .
    """)
    assert found
    for s, p, o in found:
        for term in (s, p, o):
            assert isinstance(term, Literal) or not term.value.startswith("_:")
        assert isinstance(s, Iri)
        assert not s.value.startswith((OWL, RDF, RDFS, XSD))
        assert p != SAME_AS or s != o
        assert not o.value.startswith((OWL, RDFS, XSD))
        assert s not in map(iri, "Cpq")
    assert (iri("y"), iri("k"), iri("x")) in found


def test_what_was_given_is_not_repeated_in_another_spelling():
    graph = ':p rdfs:subPropertyOf :q . :x :p "01"^^xsd:integer ; :q "1.0"^^xsd:decimal .'
    assert inferred(graph) == frozenset()
    assert inferred(graph + ':y :p "1.00"^^xsd:decimal .') - inferred(graph) <= {
        (iri("y"), iri("q"), Literal(*words))
        for words in (("01", XSD + "integer"), ("1.0", XSD + "decimal"), ("1.00", XSD + "decimal"))
    }


def test_what_is_the_same_as_a_literal_is_never_a_literals_subject():
    found = inferred(':p a owl:FunctionalProperty . :x :p :y, "1" . :y :q :z .')
    assert all(isinstance(s, Iri) for s, _, _ in found)
    assert (iri("x"), iri("p"), Literal("1")) not in found


def test_axioms_come_when_asked_for():
    text = """
    :A rdfs:subClassOf :B . :B rdfs:subClassOf :A . :p rdfs:domain :A . :q rdfs:subPropertyOf :p . :x :q :y .
    """
    with closure(turtle(text)) as result:
        before = result.inferred
        whole = set(result.triples(axioms=True))
        assert {(iri("A"), EQUIVALENT, iri("B")), (iri("p"), DOMAIN, iri("B")), (iri("q"), DOMAIN, iri("B"))} <= whole
        assert before <= whole
        assert not whole & turtle(text)
        assert not [t for t in before if t[1].value.startswith((OWL, RDFS))]
        assert frozenset(result.triples()) == result.inferred == before


def test_triples_come_once_sorted_by_predicate():
    with closure(
        turtle(":a owl:sameAs :b . :p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :r . :a :p :c .")
    ) as result:
        triples = list(result.triples())
        assert len(triples) == len(set(triples)) == len(result.graph())
        predicates = [p for _, p, _ in triples]
        assert len(list(dict.fromkeys(predicates))) == sum(
            one != other for one, other in zip(predicates, [None, *predicates], strict=False)
        )
