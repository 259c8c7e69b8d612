from hypothesis import given
from hypothesis import strategies as st

from verbale.reasoning.equality import Equality, Merge

numbers = st.integers(-3, 6)
merges = st.lists(st.tuples(numbers, numbers, st.integers(0, 2)), max_size=14)


def built(steps):
    """The merges that ``steps`` (left, right, rounds passed) make, whether they joined anything or not."""
    round_, all_merges = 0, []
    for left, right, passed in steps:
        round_ += passed
        all_merges.append(Merge(left, right, None, round_))
    same = Equality()
    return same, [(merge, same.merge(merge)) for merge in all_merges]


def classes(pairs):
    """Sets of the numbers that pairs connect, the slow way."""
    found = {n: {n} for n in range(-3, 7)}
    for left, right in pairs:
        union = found[left] | found[right]
        for member in union:
            found[member] = union
    return found


@given(merges)
def test_sets_are_those_of_the_equivalence_closure(steps):
    same, merged = built(steps)
    expected = classes([(m.left, m.right) for m, _ in merged])
    for n in range(-3, 7):
        assert set(same.members(n)) == expected[n]
        assert same.members(n)[0] == same.find(n)
        assert same.find(n) == min(expected[n], key=lambda m: (m < 0, abs(m)))
    assert {frozenset(s) for s in same.sets()} == {frozenset(s) for s in expected.values() if len(s) > 1}
    assert same.replaced() == {n: same.find(n) for n in range(-3, 7) if same.find(n) != n}
    assert bool(same) == any(len(s) > 1 for s in expected.values())
    assert sum(was_apart for _, was_apart in merged) == sum(len(s) - 1 for s in same.sets())


@given(merges, numbers, numbers, st.integers(0, 12))
def test_a_path_exists_if_merged_before_and_uses_no_later_merge(steps, left, right, before):
    same, merged = built(steps)
    early = classes([(m.left, m.right) for m, _ in merged if m.round < before])
    path = same.path(left, right, before)
    assert (path is not None) == (right in early[left])
    at = left
    for merge in path or []:
        assert merge.round < before
        assert (merge, True) in merged
        assert at in (merge.left, merge.right)
        at = merge.right if at == merge.left else merge.left
    assert path is None or at == right


def test_the_shortest_path_is_taken():
    same = Equality()
    for other in (2, 3, 4):
        same.merge(Merge(1, other, None, 1))
    assert same.path(2, 4, 9) == [Merge(1, 2, None, 1), Merge(1, 4, None, 1)]


def test_a_set_of_many_is_found_at_once():
    same = Equality()
    for n in range(200_000, 0, -1):
        same.merge(Merge(n, n - 1, None, 1))
    assert same.find(200_000) == 0
    assert len(same.members(5)) == 200_001
