"""A set of triples on disk is the set that it would be in memory."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.graph import sorting
from verbale.graph.stored import StoredTriples, collected, ordered
from verbale.graph.terms import Iri, Literal, Triple

NAMES = st.sampled_from("abcd")
IRIS = st.builds(Iri, NAMES)
TRIPLES = st.frozensets(st.tuples(IRIS, IRIS, st.one_of(IRIS, st.builds(Literal, NAMES))), max_size=30)
TRIPLE = (Iri("a"), Iri("b"), Iri("c"))


@pytest.fixture(autouse=True, scope="module")
def _little_memory():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorting, "AT_ONCE", 4)
        patch.setattr(sorting, "PAGE", 3)
        yield


@settings(max_examples=60, deadline=None)
@given(TRIPLES, TRIPLES)
def test_it_is_a_set(one: frozenset[Triple], two: frozenset[Triple]) -> None:
    stored, other = StoredTriples(sorted(one)), StoredTriples(sorted(two))
    assert (list(stored), len(stored), bool(stored)) == (sorted(one), len(one), bool(one))
    assert {triple for triple in one | two if triple in stored} == one
    assert (stored == one, one == stored, stored == other) == (True, True, one == two)
    for left, right in ((stored, two), (one, other), (stored, other)):
        assert left | right == one | two
        assert left - right == one - two
        assert left & right == one & two
        assert (left <= right) == (one <= two)


@settings(max_examples=60, deadline=None)
@given(st.lists(TRIPLES, max_size=5))
def test_parts_are_collected_on_disk_where_they_are_many(parts: list[frozenset[Triple]]) -> None:
    whole = frozenset().union(*parts)
    found = collected(parts)
    assert found == whole
    assert isinstance(found, StoredTriples) == (len(whole) >= 4)
    assert list(ordered(found)) == list(ordered(whole)) == sorted(whole)
    assert isinstance(found | whole, StoredTriples) == (len(whole) >= 4)


def test_pages_are_loaded_once_when_asked_in_order(monkeypatch) -> None:
    triples = [(Iri(f"{number:02}"), Iri("p"), Iri("o")) for number in range(30)]
    stored = StoredTriples(triples)
    loaded = []
    load = stored._spool._load
    monkeypatch.setattr(stored._spool, "_load", lambda data: loaded.append(1) or load(data))
    assert all(triple in stored for triple in triples)
    assert len(loaded) == 10
    assert "nothing" not in (stored - set(triples))
    assert TRIPLE not in stored
