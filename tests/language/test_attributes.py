"""The rules of attributes give what the model's own ruler gives, and are tried once for each kind of word."""

import pytest
from tests.bare import TEXTS, bare_model
from tests.counting import calls

from verbale.language import attributes
from verbale.language.attributes import FACTORY, RULER, Attributes, add_attributes
from verbale.language.parser import load_model


def _attributes(doc):
    return [(t.text, t.tag_, t.pos_, t.dep_, t.lemma_, str(t.morph)) for t in doc]


@pytest.fixture(scope="module")
def bare():
    return bare_model()


def _unruled(bare, text):
    return bare(text, disable=[RULER, "lemmatizer"])


def test_same_attributes_as_the_model_alone(bare):
    ours = load_model(None)
    assert RULER not in ours.pipe_names
    assert FACTORY in ours.pipe_names
    assert [_attributes(ours(text)) for text in TEXTS] == [_attributes(bare(text)) for text in TEXTS]


@pytest.mark.parametrize(
    "text", ["They are gonna visit Malta.", "There is an embassy in Oslo.", "Let's meet in Accra."]
)
def test_rules_of_two_words(bare, text):
    given = Attributes(bare.get_pipe(RULER))
    doc = _unruled(bare, text)
    before = _attributes(doc)
    assert _attributes(given(doc)) == _attributes(bare.get_pipe(RULER)(_unruled(bare, text))) != before


def test_a_word_that_comes_again_is_not_tried_again(bare):
    given = Attributes(bare.get_pipe(RULER))
    first, again = (_unruled(bare, "The minister of Ghana visited Malta.") for _ in range(2))
    assert calls(lambda: given(again)) < calls(lambda: Attributes(bare.get_pipe(RULER))(first))
    known = dict(given.known)
    given(first)
    assert given.known == known


def test_what_is_remembered_is_bounded(bare, monkeypatch):
    monkeypatch.setattr(attributes, "MOST_KEPT", 3)
    given = Attributes(bare.get_pipe(RULER))
    for text in TEXTS:
        assert _attributes(given(_unruled(bare, text))) == _attributes(bare.get_pipe(RULER)(_unruled(bare, text)))
        assert len(given.known) <= 3


@pytest.mark.parametrize(
    ("pattern", "index"), [([{"SHAPE": "Xxxx"}], 0), ([{"TAG": "NN", "OP": "+"}], 0), ([{"TAG": "NN"}], -1)]
)
def test_a_ruler_that_looks_at_more_stays(pattern, index):
    model = bare_model()
    model.get_pipe(RULER).add([pattern], {"POS": "X"}, index)
    add_attributes(model)
    assert RULER in model.pipe_names
