"""Names of several words take part in a sentence as one."""

from parses import parsed
from verbale.language.wholes import unify
from verbale.model import Passage

MEMBERS = (
    "joined=join/VBD/ROOT the/DT/det>Council Council/NNP/dobj>joined of/IN/prep>Council Alpha/NNP/pobj>of "
    "and/CC/cc>Alpha the/DT/det>Bank Bank/NNP/conj>Alpha"
)


def heads(sentence):
    return {t.text: sentence.head(t).text for t in sentence.tokens}


def name(sentence, first, last):
    tokens = {t.text: t.passage for t in sentence.tokens}
    return Passage(tokens[first].start, tokens[last].end)


def test_what_hangs_on_an_inner_word_hangs_on_the_name():
    sentence = parsed(MEMBERS)
    after = heads(unify(sentence, [name(sentence, "Council", "Alpha")]))
    assert (after["Bank"], after["and"], after["Alpha"]) == ("Council", "Council", "of")


def test_without_a_known_name_nothing_changes():
    sentence = parsed(MEMBERS)
    assert unify(sentence, []) is sentence
    assert unify(sentence, [name(sentence, "Bank", "Bank")]) is sentence


def test_what_is_within_the_name_stays():
    sentence = parsed(
        "joined=join/VBD/ROOT the/DT/det>Council Council/NNP/dobj>joined for/IN/prep>Council Peace/NNP/pobj>for "
        "and/CC/cc>Peace Trade/NNP/conj>Peace"
    )
    assert unify(sentence, [name(sentence, "Council", "Trade")]) is sentence
