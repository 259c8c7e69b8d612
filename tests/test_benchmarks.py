"""The generator of articles, and the promise that it is there to check: reading takes time linear in the text."""

from __future__ import annotations

import importlib.util
import time
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / "benchmarks" / "generate.py"


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_same_arguments_give_the_same_article(generate: ModuleType) -> None:
    first = generate.article(20_000, 7)
    assert first == generate.article(20_000, 7) != generate.article(20_000, 8)
    assert 20_000 <= len(first.encode()) < 23_000
    assert first.isascii()


def test_notes_are_of_one_to_three_paragraphs_under_a_title(generate: ModuleType) -> None:
    notes = [generate.note(seed) for seed in range(200)]
    assert notes == [generate.note(seed) for seed in range(200)]
    assert len(set(notes)) == 200
    assert {text.count("\n\n") for text in notes} == {1, 2, 3}


@pytest.mark.slow
def test_a_long_article_takes_no_more_time_a_word_than_a_short_one(generate: ModuleType) -> None:
    from verbale.extraction import extract
    from verbale.readers import read_text

    extract(read_text(generate.article(3_000), slug="warm-up"))
    costs = []
    for size in (20_000, 160_000):
        document = read_text(generate.article(size), slug="article")
        began = time.process_time()
        found = extract(document)
        costs.append((time.process_time() - began) / size)
        assert len(found.facts) > size / 100
    assert costs[1] < 2.5 * costs[0]
