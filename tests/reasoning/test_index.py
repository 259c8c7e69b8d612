import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.reasoning.index import Index, Overlay

SMALL = st.integers(-3, 3)
WIDE = st.sampled_from([-(2**31) + 1, -(2**31) + 2, -1, 0, 1, 2**31 - 2, 2**31 - 1])
"""Three columns as wide as this do not go into one number of 64 bits."""


def rows_of(numbers):
    triples = st.dictionaries(st.tuples(numbers, numbers, numbers), st.integers(0, 300), max_size=25)
    return triples.map(lambda found: [(*triple, round_) for triple, round_ in found.items()])


class Rows:
    """What an index asks of tables."""

    def __init__(self, rows):
        self._rows = rows

    def arrays(self, statement):
        assert "retired" in statement
        columns = list(zip(*self._rows, strict=True)) or [()] * 4
        types = (np.int32, np.int32, np.int32, np.uint16)
        return {n: np.array(c, dtype=t) for n, c, t in zip("spor", columns, types, strict=True)}


def scan(rows, pattern, before):
    return [r for r in rows if r[3] < before and all(a in (None, b) for a, b in zip(pattern, r, strict=False))]


def check(index, rows, numbers, before):
    for s in (None, *numbers):
        for p in numbers:
            for o in (None, *numbers):
                found = list(index.match(s, p, o, before))
                assert sorted(found) == sorted(scan(rows, (s, p, o), before))
                assert index.count(s, p, o) >= len(scan(rows, (s, p, o), 2**31))
                if s is not None and o is not None:
                    expected = scan(rows, (s, p, o), 2**31)
                    assert index.round_of(s, p, o) == (expected[0][3] if expected else None)


@pytest.mark.parametrize("numbers", [SMALL, WIDE], ids=["one number", "three columns"])
def test_an_index_finds_what_a_scan_finds(numbers):
    @given(rows_of(numbers), st.lists(numbers, min_size=1, max_size=3), st.sampled_from([0, 1, 2, 256, 2**31]))
    def compare(rows, some, before):
        index = Index(Rows(rows))
        check(index, rows, some, before)
        for p in some:
            for pattern in ((None, p, None), (some[0], p, None), (None, p, some[0])):
                rounds = [row[3] for row in index.match(*pattern, before)]
                assert rounds == sorted(rounds)

    compare()


@given(rows_of(SMALL), st.lists(SMALL, min_size=1, max_size=3), st.integers(0, 25), st.sampled_from([1, 200, 2**31]))
def test_what_lies_over_an_index_is_found_too(rows, some, cut, before):
    overlay = Overlay(Index(Rows(rows[:cut])))
    for row in rows[cut:]:
        overlay.add(*row)
    check(overlay, rows, some, before)
    check(Overlay(overlay), rows, some, before)


def test_a_triple_added_again_counts_as_added():
    overlay = Overlay(Index(Rows([(1, 2, 3, 7)])))
    overlay.add(1, 2, 3, 0)
    assert overlay.round_of(1, 2, 3) == 0
