from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from reasoning import generated
from reasoning.checker import plain
from verbale.graph.terms import XSD, Iri, Literal
from verbale.reasoning import datatypes
from verbale.reasoning.dictionary import Dictionary

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=5)
terms = st.one_of(
    st.builds(Iri, texts.map("ex:".__add__)),
    st.builds(Iri, texts.map("_:".__add__)),
    st.sampled_from(generated.LITERALS),
    texts.map(Literal),
    texts.map(lambda text: Literal(text, XSD + "integer")),
)
ONE, OTHER_ONE = Literal("1", XSD + "integer"), Literal("01", XSD + "decimal")


@given(st.lists(terms))
def test_terms_come_back_and_equal_values_are_one_number(some):
    numbers = Dictionary()
    for term in some:
        number = numbers.add(term)
        assert plain(numbers.decode(number)) == plain(term)
        assert numbers.find(term) == numbers.add(term) == numbers.encode(term) == number
        assert (number < 0) == isinstance(term, Literal)
    by_value = {plain(term): numbers.add(term) for term in some}
    assert len(set(by_value.values())) == len(by_value) == len(numbers)
    assert {numbers.decode(n) for n in (*numbers.resources(), *numbers.literals())} <= set(some)
    assert {numbers.text(n) for n in numbers.blanks} == {t.value for t in some if t.value[:2] == "_:" and t[1:] == ()}
    malformed = dict.fromkeys(t for t in some if isinstance(t, Literal) and datatypes.value(t) is None)
    assert numbers.malformed == list(malformed)


def test_the_shortest_spelling_of_a_graph_stands_for_its_value():
    for terms in permutations(
        [ONE, OTHER_ONE, Literal("1", XSD + "nonNegativeInteger"), Literal("1.", XSD + "decimal")]
    ):
        numbers = Dictionary()
        assert {numbers.add(term) for term in terms} == {-1}
        assert numbers.decode(-1) == ONE


def test_a_question_decides_no_spelling():
    numbers = Dictionary()
    asked = numbers.encode(OTHER_ONE)
    assert numbers.decode(asked) == OTHER_ONE
    assert numbers.add(ONE) == asked
    assert numbers.decode(asked) == ONE
    numbers.encode(Literal("1", XSD + "byte"))  # plainer, but in no triple
    assert numbers.decode(asked) == ONE


def test_a_malformed_literal_counts_once_a_graph_has_it():
    numbers = Dictionary()
    bad = Literal("one", XSD + "integer")
    number = numbers.encode(bad)
    assert numbers.malformed == []
    assert numbers.add(bad) == numbers.add(bad) == number
    assert numbers.malformed == [bad]
    assert numbers.add(Literal("one", XSD + "byte")) != number


def test_what_was_not_met_has_no_number():
    numbers = Dictionary()
    numbers.add(ONE)
    assert numbers.find(OTHER_ONE) == -1
    assert numbers.find(Iri("ex:a")) is None
    assert numbers.find(Literal("1")) is None


def test_resources_of_the_engines_own_are_blank_and_no_one_elses():
    numbers = Dictionary()
    own = numbers.fresh("chain (1, 2)")
    assert own == numbers.fresh("chain (1, 2)") != numbers.fresh("chain (1, 3)")
    assert own != numbers.add(Iri("_:chain (1, 2)"))
    assert own in numbers.blanks
