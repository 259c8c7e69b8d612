from hypothesis import given
from hypothesis import strategies as st

from verbale.graph.terms import TYPE, Iri, Literal
from verbale.reasoning.keys import Equality, same_by_key
from verbale.reasoning.schema import SAME_AS

names = st.sampled_from("abcdefgh")


@given(st.lists(st.tuples(names, names)), st.sets(names))
def test_clashes_are_those_of_the_equivalence_closure(pairs, distinct):
    equality = Equality([(Iri(a), SAME_AS, Iri(b)) for a, b in pairs])
    classes = {n: {n} for n in "abcdefgh"}
    for a, b in pairs:
        merged = classes[a] | classes[b]
        for member in merged:
            classes[member] = merged
    clashes = equality.clashes(distinct)
    assert all(b in classes[a] and a < b for a, b in clashes)
    groups = {frozenset(classes[n] & distinct) for n in distinct}
    assert len(clashes) == sum(len(g) - 1 for g in groups)


@given(st.dictionaries(names, st.sets(st.sampled_from("xyz")), max_size=8))
def test_a_key_joins_exactly_what_shares_a_value(values):
    cls, code = Iri("C"), Iri("code")
    triples = {(Iri(n), TYPE, cls) for n in values} | {
        (Iri(n), code, Literal(v)) for n, vs in values.items() for v in vs
    }
    same = Equality(same_by_key(triples, [(cls, (code,))]))
    expected = Equality((Iri(a), SAME_AS, Iri(b)) for a in values for b in values if a != b and values[a] & values[b])
    assert {(a, b) for a in values for b in values if same.find(a) == same.find(b)} == {
        (a, b) for a in values for b in values if expected.find(a) == expected.find(b)
    }
