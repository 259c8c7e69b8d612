"""An article in sections about the relations of two states has them for its pair, though no title names them."""

import pytest

from verbale.entities import gazetteer
from verbale.extraction.topics.dossiers import pair_of_sections
from verbale.readers import read_text

HEADINGS = ("recognition", "diplomatic relations")
TOLD = "Malta sent an envoy to Ghana. Ghana sent one to Malta."


def article(*sections):
    return read_text("\n\n".join(f"== {heading} ==\n{text}" for heading, text in sections), slug="article")


CASES = {
    "two sections": ([("Recognition, 1964", TOLD), ("Diplomatic Relations", TOLD)], ["Malta", "Ghana"]),
    "names in the headings": (
        [("Maltese Recognition of Ghana", "A letter was sent."), ("Diplomatic Relations", "Nothing is known.")],
        ["Malta", "Ghana"],
    ),
    "a third state now and then": (
        [("Recognition", TOLD), ("Diplomatic Relations", f"{TOLD} Norway was the protecting power.")],
        ["Malta", "Ghana"],
    ),
    "one section": ([("Recognition, 1964", TOLD), ("Trade", TOLD)], []),
    "other sections": ([("Trade", TOLD), ("Culture", TOLD)], []),
    "as many of a third": (
        [("Recognition", TOLD), ("Diplomatic Relations", "Norway and Kenya. Norway, Norway, Norway.")],
        [],
    ),
    "one state only": ([("Recognition", "Malta is an island."), ("Diplomatic Relations", "Malta has few.")], []),
}


@pytest.mark.parametrize(("sections", "pair"), CASES.values(), ids=CASES.keys())
def test_the_pair_of_an_article_in_sections(sections, pair):
    found = pair_of_sections(article(*sections), gazetteer.load(), HEADINGS)
    assert [state.label for state in found] == pair
