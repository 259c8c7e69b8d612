"""Shared check: what every document read must hold to."""

import hashlib

import pytest

from verbale.model import BlockKind


def check(document):
    """Assert the invariants of a document; returns it."""
    text = document.text
    assert document.sha256 == hashlib.sha256(text.encode()).hexdigest()
    passages = sorted([b.passage for b in document.blocks] + [s.passage for s in document.skipped])
    assert [b.passage for b in document.blocks] == sorted(b.passage for b in document.blocks)
    at = 0
    for passage in passages:
        assert passage.start >= at, "blocks and skipped passages never overlap"
        gap = text[at : passage.start]
        assert not any(char.isalnum() for char in gap), f"letters lost: {gap!r}"
        assert passage.end <= len(text)
        at = passage.end
    assert not any(char.isalnum() for char in text[at:])
    for block in document.blocks:
        words = block.passage.of(text)
        assert words == words.strip()
        assert any(char.isalnum() for char in words)
        end = block.passage.start
        for noise in block.noise:
            assert end <= noise.start < noise.end <= block.passage.end, "noise in order, inside, apart"
            end = noise.end
        for cell in block.cells:
            assert cell.start == cell.end or block.passage.contains(cell)
        if block.kind is BlockKind.KEY_VALUE:
            assert len(block.cells) == 2
        if block.header:
            assert len(block.header) == len(block.cells)
    for skipped in document.skipped:
        assert skipped.reason
    return document


@pytest.fixture(name="check")
def check_fixture():
    return check


@pytest.fixture
def outline():
    """A document's blocks as (kind, words), after checking it."""

    def outline(document):
        check(document)
        return [(block.kind.value, block.passage.of(document.text)) for block in document.blocks]

    return outline


@pytest.fixture
def reasons():
    """A document's skipped passages as words → reason."""

    def reasons(document):
        return {skipped.passage.of(document.text): skipped.reason for skipped in document.skipped}

    return reasons
