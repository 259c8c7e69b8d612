"""Things that are enumerated are coordinated with the first of them."""

import pytest

from parses import parsed
from verbale.language.enumerations import enumerations

LISTS = {
    "one kind of thing after another": (
        "keeps=keep/VBZ/ROOT an/DT/det>embassy embassy/NN/dobj>keeps ,/,/punct>embassy a/DT/det>consulate "
        "consulate/NN/appos>embassy and/CC/cc>consulate an/DT/det>office office/NN/conj>consulate",
        "consulate",
        ("conj", "embassy"),
    ),
    "the second name of three": (
        "is=be/VBZ/ROOT a/DT/det>member member/NN/attr>is of/IN/prep>member Alpha/NNP/pobj>of@ORG ,/,/punct>is "
        "the/DT/det>Beta Beta/NNP/attr>is@ORG and/CC/cc>Beta Gamma/NNP/conj>Beta@ORG",
        "Beta",
        ("conj", "Alpha"),
    ),
    "a plural that is taken for a verb": (
        "has=have/VBZ/ROOT an/DT/det>embassy embassy/NN/dobj>has and/CC/cc>has consulates=consulate/VBZ/conj>has",
        "consulates",
        ("conj", "embassy"),
    ),
}
KEPT = {
    "an apposition that nothing follows": (
        "met=meet/VBD/ROOT an/DT/det>envoy envoy/NN/dobj>met ,/,/punct>envoy a/DT/det>lawyer lawyer/NN/appos>envoy",
        "lawyer",
        ("appos", "envoy"),
    ),
    "an apposition of the one known": (
        "met=meet/VBD/ROOT the/DT/det>envoy envoy/NN/dobj>met ,/,/punct>envoy a/DT/det>lawyer lawyer/NN/appos>envoy "
        "and/CC/cc>lawyer poet/NN/conj>lawyer",
        "lawyer",
        ("appos", "envoy"),
    ),
    "a complement without a comma before it": (
        "is=be/VBZ/ROOT a/DT/det>member member/NN/attr>is of/IN/prep>member Alpha/NNP/pobj>of@ORG "
        "Beta/NNP/attr>is@ORG and/CC/cc>Beta Gamma/NNP/conj>Beta@ORG",
        "Beta",
        ("attr", "is"),
    ),
}


@pytest.mark.parametrize(("notation", "word", "expected"), [*LISTS.values(), *KEPT.values()], ids=[*LISTS, *KEPT])
def test_enumerations(notation, word, expected):
    sentence = parsed(notation)
    after = enumerations(list(sentence.tokens))
    found = {t.text: (t.dep, after[t.head].text) for t in after}
    assert found[word] == expected
