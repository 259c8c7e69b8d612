"""Where a minister's title ends that names several fields."""

import pytest

from parses import reading
from verbale.entities.portfolios import portfolio_end


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("Affairs and Regional Integration of Chad", "of Chad"),
        ("Affairs , Trade and Worship of Chad", "of Chad"),
        ("Affairs and Worship , spoke", ", spoke"),
        ("Affairs and Worship", ""),
        ("Affairs and President Lind of Chad", "and President Lind of Chad"),
        ("Affairs and the family of Chad", "and the family of Chad"),
        ("Affairs , Ole Lind , and others", ", Ole Lind , and others"),
        ("Affairs and Chad", "and Chad"),
        ("Affairs and", "and"),
        ("Affairs of Chad", "of Chad"),
    ],
)
def test_a_portfolio_goes_on_in_capitals(words, rest):
    named = {"President", "Lind", "Chad", "Ole"}
    notation = " ".join(f"{w}/NNP/compound>Minister" for w in words.split())
    sentence = reading(f"Minister/NNP/ROOT {notation}").sentences[0]
    end = portfolio_end(sentence, 2, lambda i: sentence.tokens[i].text in named)
    assert " ".join(t.text for t in sentence.tokens[end:]) == rest
