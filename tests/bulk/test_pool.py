"""The pool: order, bounds, processes that end or hang, and none left behind."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from verbale.bulk.pool import AHEAD, Lost, ordered

sys.path.insert(0, str(Path(__file__).parent))

import worked


def patient(item: int) -> float:
    return 60


def test_results_come_in_the_order_of_the_items() -> None:
    assert list(ordered(worked.double, range(40), 2, seconds=patient)) == [(n, 2 * n) for n in range(40)]
    assert multiprocessing.active_children() == []


def test_nothing_to_do_starts_nothing() -> None:
    assert list(ordered(worked.double, [], 2, seconds=patient)) == []


def test_each_process_has_one_thread_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "3")
    assert list(ordered(worked.threads, [0], 1, seconds=patient)) == [(0, ("1", "3"))]


def test_items_are_drawn_as_results_are_taken() -> None:
    drawn = 0

    def items() -> Iterator[int]:
        nonlocal drawn
        for item in range(200):
            drawn += 1
            yield item

    with closing(ordered(worked.double, items(), 2, seconds=patient)) as results:
        for taken, _ in enumerate(results):
            assert drawn - taken <= 2 * AHEAD
    assert drawn == 200


def test_an_item_that_ends_its_process_is_lost_alone() -> None:
    results = dict(ordered(worked.end_at_three, range(8), 2, seconds=patient))
    assert results.pop(3) == Lost("ended the process that read it (exit status 9)")
    assert results == {n: n for n in range(8) if n != 3}


def test_an_item_that_hangs_is_lost_alone() -> None:
    results = dict(ordered(worked.hang_at_three, range(8), 2, seconds=lambda item: 1 if item == 3 else 60))
    assert results.pop(3) == Lost("took longer than 1 s")
    assert results == {n: n for n in range(8) if n != 3}


def test_closing_ends_the_processes() -> None:
    results = ordered(worked.process, range(100), 2, seconds=patient)
    _, first = next(results)
    assert isinstance(first, int)
    assert first in {child.pid for child in multiprocessing.active_children()}
    results.close()
    assert multiprocessing.active_children() == []
