"""The parser and the recogniser give the same labels when their steps are taken one by one."""

import pytest
from tests.bare import TEXTS, bare_model

from verbale.language.parser import load_model
from verbale.language.steps import FACTORY, add_steps


def _labels(doc):
    return [(t.text, t.dep_, t.head.i, t.is_sent_start, t.ent_type_, t.ent_iob_) for t in doc]


@pytest.fixture(scope="module")
def bare():
    return bare_model()


@pytest.mark.parametrize("size", [1, 3, 32])
def test_same_labels_as_the_model_alone(bare, size):
    ours = [_labels(doc) for doc in load_model(None).pipe(TEXTS, batch_size=size)]
    assert ours == [_labels(doc) for doc in bare.pipe(TEXTS, batch_size=size)]


def test_one_text_alone(bare):
    assert [_labels(load_model(None)(text)) for text in TEXTS] == [_labels(bare(text)) for text in TEXTS]


def test_both_components_are_stepped():
    names = load_model(None).pipe_names
    assert {"parser", "ner"}.isdisjoint(names)
    assert {f"{FACTORY}_parser", f"{FACTORY}_ner"} <= set(names)


def test_a_component_that_looks_ahead_stays():
    model = bare_model()
    model.get_pipe("ner").cfg["beam_width"] = 4
    add_steps(model)
    assert "ner" in model.pipe_names
    assert "parser" not in model.pipe_names
