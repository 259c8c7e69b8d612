"""Sorting on disk gives what sorting in memory gives, whatever the parts, with few rows in memory."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.graph import sorting
from verbale.graph.packing import packed, unpacked
from verbale.graph.sorting import in_order
from verbale.graph.terms import Iri, Literal

SHORT = st.text(max_size=3)
TERMS = st.one_of(st.builds(Iri, SHORT), st.builds(Literal, SHORT, SHORT, SHORT))
profile = settings(max_examples=60, deadline=None)


@profile
@given(st.lists(st.lists(st.tuples(TERMS, TERMS), max_size=8), max_size=8), st.integers(1, 20))
def test_sorted_each_once(parts: list[list[tuple[Iri | Literal, ...]]], at_once: int) -> None:
    assert list(in_order(parts, at_once=at_once)) == sorted({row for part in parts for row in part})


@profile
@given(st.lists(st.tuples(TERMS, TERMS, TERMS)))
def test_rows_come_back_as_they_were(rows: list[tuple[Iri | Literal, ...]]) -> None:
    again = unpacked(packed(rows))
    assert again == rows
    assert [list(map(type, row)) for row in again] == [list(map(type, row)) for row in rows]


def test_pages_of_a_run_are_loaded_as_they_are_needed(monkeypatch) -> None:
    monkeypatch.setattr(sorting, "PAGE", 10)
    loaded = []
    spool_of_rows = sorting.spool_of_rows

    def counting():
        spool = spool_of_rows()
        load = spool._load
        spool._load = lambda data: loaded.append(1) or load(data)
        return spool

    monkeypatch.setattr(sorting, "spool_of_rows", counting)
    rows: Iterator[tuple[Iri]] = in_order([[(Iri(f"{n:03}"),)] for n in range(200)], at_once=50)
    assert next(rows) == (Iri("000"),)
    assert len(loaded) <= 4
    assert len(list(rows)) == 199
    assert len(loaded) == 20
