"""The heading right above a block says what the block is about."""

import pytest

from verbale.extraction.page.sections import under
from verbale.model import Block, BlockKind, Passage

CASES = [
    (("Bilateral Agreements",), True),
    (("Trade", "Agreements"), True),
    (("Agreements", "Trade"), False),
    (("Disagreements",), False),
    ((), False),
]


@pytest.mark.parametrize(("headings", "expected"), CASES)
def test_only_the_nearest_heading_counts_and_only_whole_words(headings, expected):
    assert under(Block(BlockKind.LIST_ITEM, Passage(0, 1), headings), ("agreements", "treaties")) is expected
