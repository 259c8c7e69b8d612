"""The tree of a parsed sentence."""

import pytest

from parses import parsed, texts, token
from verbale.language.sentence import Sentence
from verbale.model import Passage

TREATY = parsed(
    "Kenya/NNP/nsubj>signed@GPE ,/,/punct>Kenya Norway/NNP/conj>Kenya@GPE and/CC/cc>Norway Chad/NNP/conj>Norway@GPE "
    "signed=sign/VBD/ROOT a/DT/det>treaty treaty/NN/dobj>signed in/IN/prep>signed Oslo/NNP/pobj>in@GPE "
    "././punct>signed",
    start=10,
)


def test_the_root_is_its_own_head():
    assert TREATY.root.text == "signed"
    assert TREATY.head(TREATY.root) is TREATY.root
    assert list(TREATY.ancestors(TREATY.root)) == []


def test_ancestors_go_up_to_the_root():
    assert texts(list(TREATY.ancestors(token(TREATY, "Oslo")))) == ["in", "signed"]


def test_dependants_stand_in_text_order_and_are_picked_by_label():
    assert texts(TREATY.dependants(TREATY.root)) == ["Kenya", "treaty", "in", "."]
    assert texts(TREATY.dependants(TREATY.root, "dobj", "prep")) == ["treaty", "in"]


def test_a_subtree_is_a_token_with_all_below_it():
    assert texts(TREATY.subtree(token(TREATY, "Norway"))) == ["Norway", "and", "Chad"]


def test_conjuncts_are_found_through_a_chain():
    assert texts(TREATY.conjuncts(token(TREATY, "Kenya"))) == ["Kenya", "Norway", "Chad"]


@pytest.mark.parametrize(
    ("first", "last", "highest"), [("a", "treaty", "treaty"), ("treaty", "Oslo", "treaty"), ("Kenya", ".", "signed")]
)
def test_the_highest_token_of_a_passage_governs_the_others(first, last, highest):
    passage = Passage(token(TREATY, first).passage.start, token(TREATY, last).passage.end)
    assert TREATY.highest(passage) == token(TREATY, highest)


def test_a_passage_outside_has_no_tokens():
    assert TREATY.at(Passage(0, 10)) == []
    assert TREATY.highest(Passage(0, 10)) is None


def test_tokens_stand_where_the_document_has_them():
    document = "Earlier.. " + TREATY.text
    assert all(t.passage.of(document) == t.text for t in TREATY.tokens)


def test_a_sentence_without_a_root_falls_back_on_its_first_token():
    crossed = tuple(TREATY.tokens[i] for i in (0, 1))
    assert Sentence(TREATY.passage, "", crossed).root is crossed[0]
