"""Words and names that a hyphen joins."""

from parses import parsed
from verbale.language.hyphens import mend_hyphens


def mended(notation):
    """Word, dependency and head of the tokens after mending."""
    sentence = parsed(notation)
    tokens = mend_hyphens(sentence.tokens)
    return {t.text: (t.dep, tokens[t.head].text) for t in tokens}


def test_parts_side_by_side_are_one_word():
    found = mended(
        "Lind/NNP/nsubj>is is=be/VBZ:AUX/ROOT the/DT/det>vice vice/NN/attr>is -/HYPH:NOUN/attr>is "
        "chairman/NN/attr>is of/IN/prep>chairman Malta/NNP/pobj>of"
    )
    assert found["vice"] == ("compound", "chairman")
    assert found["chairman"] == ("attr", "is")
    assert found["the"] == ("det", "chairman")


def test_a_name_that_hangs_on_a_comma_is_in_apposition():
    found = mended(
        "The/DT/det>head head/NN/nsubj>is ,/,:PUNCT/punct>head Lind/NNP/dep>, is=be/VBZ:AUX/ROOT ill/JJ/acomp>is"
    )
    assert found["Lind"] == ("appos", "head")


def test_what_only_stands_beside_a_hyphen_is_left():
    notation = "Malta/NNP/nsubj>met -/HYPH:PUNCT/punct>met met=meet/VBD/ROOT"
    assert mended(notation)["Malta"] == ("nsubj", "met")
