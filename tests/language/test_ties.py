"""Relations of two states, as the parser takes them apart."""

from parses import parsed
from verbale.language.ties import mend_ties


def mended(notation):
    return {t.text: t for t in mend_ties(list(parsed(notation).tokens))}


def test_the_noun_behind_the_names_of_two_states_is_the_subject():
    notation = (
        "Kenya/NNP/nsubj>are –/:/punct>Kenya Malta/NNP/compound>relations relations=relation/NNS/appos>Kenya "
        "are=be/VBP/ROOT old/JJ/acomp>are"
    )
    tokens = mended(notation)
    assert (tokens["relations"].dep, tokens["relations"].head) == ("nsubj", tokens["are"].index)
    assert (tokens["Kenya"].dep, tokens["Kenya"].head) == ("compound", tokens["relations"].index)


def test_an_apposition_elsewhere_stays():
    notation = (
        "Kenya/NNP/nsubj>grew ,/,/punct>Kenya close/JJ/amod>relations relations=relation/NNS/appos>Kenya grew/VBD/ROOT"
    )
    assert mended(notation)["relations"].dep == "appos"


def test_ties_are_strained_by_a_verb():
    notation = "Ties=tie/NNS/nsubjpass>strained were=be/VBD:AUX/auxpass>strained strained/JJ/ROOT"
    assert (mended(notation)["strained"].pos, mended(notation)["strained"].lemma) == ("VERB", "strain")


def test_what_enters_into_force_is_behind_the_entry():
    notation = (
        "Kenya/NNP/nsubj>welcomed welcomed=welcome/VBD/ROOT the/DT/det>entry entry/NN/dobj>welcomed "
        "into/IN/prep>welcomed force/NN/pobj>into"
    )
    assert mended(notation)["into"].head == mended(notation)["entry"].index


def test_into_what_else_somebody_goes_stays_with_the_verb():
    notation = (
        "Kenya/NNP/nsubj>brought brought=bring/VBD/ROOT the/DT/det>entry entry/NN/dobj>brought "
        "into/IN/prep>brought doubt/NN/pobj>into"
    )
    assert mended(notation)["into"].head == mended(notation)["brought"].index
