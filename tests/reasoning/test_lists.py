import pytest
from hypothesis import given
from hypothesis import strategies as st

from reasoning.cases import turtle
from verbale.model import InputError
from verbale.reasoning import closure
from verbale.reasoning.lists import BrokenListError, read_lists

NIL = 0


@given(st.lists(st.lists(st.integers(100, 109), max_size=6), max_size=4), st.randoms(use_true_random=False))
def test_lists_come_back_in_order_whatever_the_order_of_triples(lists, random):
    first, rest, heads, cell = [], [], {}, 1000
    for members in lists:
        heads[cell if members else NIL] = tuple(members)
        for place, member in enumerate(members):
            first.append((cell, member))
            rest.append((cell, cell + 1 if place + 1 < len(members) else NIL))
            cell += 1
    random.shuffle(first)
    random.shuffle(rest)
    assert read_lists(heads, first * 2, rest * 2, NIL) == heads


def test_a_long_list_needs_no_recursion():
    cells = range(1, 20_001)
    found = read_lists([1], [(c, c) for c in cells], [(c, c + 1) for c in cells[:-1]] + [(20_000, NIL)], NIL)
    assert found == {1: tuple(cells)}


def test_lists_may_share_their_ends_and_broken_ones_that_nobody_asks_for_are_let_be():
    first, rest = [(1, 7), (2, 8), (3, 9), (5, 1)], [(1, 3), (2, 3), (3, NIL), (5, 5), (6, 1), (6, 2)]
    assert read_lists([1, 2], first, rest, NIL) == {1: (7, 9), 2: (8, 9)}


@pytest.mark.parametrize(
    ("first", "rest", "words", "cell"),
    [
        ([(1, 7), (2, 8)], [(1, 2), (2, 1)], "runs in a circle", 1),
        ([(1, 7)], [(1, 1)], "runs in a circle", 1),
        ([(1, 7), (2, 8)], [(1, NIL), (1, 2), (2, NIL)], "forks", 1),
        ([(1, 7), (2, 8), (2, 9)], [(1, 2), (2, NIL)], "two first members", 2),
        ([(1, 7)], [(1, 2), (2, NIL)], "without rdf:first", 2),
        ([(1, 7)], [], "without rdf:rest", 1),
        ([], [], "without rdf:first", 1),
    ],
)
def test_a_broken_list_says_what_is_wrong_and_where(first, rest, words, cell):
    with pytest.raises(BrokenListError) as caught:
        read_lists([1], first, rest, NIL)
    assert words in caught.value.args[0]
    assert caught.value.args[-1] == cell


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ("_:l rdf:first :A ; rdf:rest _:m . _:m rdf:first :B ; rdf:rest _:l .", "runs in a circle"),
        ("_:l rdf:first :A ; rdf:rest rdf:nil, _:m . _:m rdf:first :B ; rdf:rest rdf:nil .", "forks"),
        ("_:l rdf:first :A, :B ; rdf:rest rdf:nil .", "two first members"),
        ("_:l rdf:first :A ; rdf:rest _:m . _:m rdf:first :B .", "without rdf:rest"),
        ("_:l rdf:rest rdf:nil .", "without rdf:first"),
        ("", "without rdf:first"),
    ],
)
def test_a_broken_list_of_an_axiom_is_told_in_one_line_with_its_owner(cells, words):
    graph = turtle(f":Owner owl:unionOf _:l . {cells} :x a :A .")
    with pytest.raises(InputError) as caught:
        closure(graph)
    message = str(caught.value)
    assert words in message
    assert "#unionOf of https://example.org/#Owner" in message
    assert "\n" not in message


def test_a_broken_list_that_no_axiom_uses_is_data():
    with closure(turtle(":x :p _:l . _:l rdf:first :A, :B ; rdf:rest _:l . :p rdfs:range :List .")) as result:
        assert result.violations == ()
