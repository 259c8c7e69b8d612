"""A "not" that sets one thing against another, and clauses that a semicolon sets apart."""

from parses import parsed
from verbale.language.contrasts import mend_contrasts


def mended(notation):
    return {t.text: t for t in mend_contrasts(list(parsed(notation).tokens))}


def test_a_not_behind_a_verb_is_of_the_phrase_behind_it():
    tokens = mended(
        "It/PRP/nsubjpass>opened was=be/VBD:AUX/auxpass>opened opened=open/VBN/ROOT not/RB/neg>opened "
        "by/IN/agent>opened Berg/NNP/pobj>by"
    )
    assert tokens["not"].head == tokens["by"].index


def test_a_not_before_a_comma_denies_nothing():
    tokens = mended("Berg/NNP/nsubj>came came=come/VBD/ROOT ,/,/punct>came not/RB/neg>came ,/,/punct>came")
    assert tokens["not"].dep == "dep"


def test_the_name_behind_a_not_is_no_apposition():
    tokens = mended(
        "It/PRP/nsubj>was was=be/VBD/ROOT Kenya/NNP/attr>was ,/,/punct>Kenya not/RB/neg>Kenya Malta/NNP/appos>Kenya"
    )
    assert (tokens["Malta"].dep, tokens["not"].head) == ("conj", tokens["Malta"].index)


def test_a_not_before_its_verb_stays():
    tokens = mended("Kenya/NNP/nsubj>sign did=do/VBD:AUX/aux>sign not/RB/neg>sign sign/VB/ROOT")
    assert (tokens["not"].dep, tokens["not"].head) == ("neg", tokens["sign"].index)


def test_a_clause_before_a_semicolon_is_no_object():
    tokens = mended(
        "Kenya/NNP/nsubj>left left=leave/VBD/ccomp>denied ;/:/punct>denied Malta/NNP/nsubj>denied denied=deny/VBD/ROOT"
    )
    assert tokens["left"].dep == "parataxis"


def test_a_clause_without_a_semicolon_stays_one():
    tokens = mended("Kenya/NNP/nsubj>left left=leave/VBD/ccomp>said said=say/VBD/ROOT Malta/NNP/nsubj>said")
    assert tokens["left"].dep == "ccomp"


def test_a_clause_behind_a_semicolon_with_its_own_subject_is_no_object():
    notation = "Kenya/NNP/nsubj>says says=say/VBZ/ROOT ;/:/punct>says Malta/NNP/nsubj>denied denied=deny/VBD/ccomp>says"
    assert mended(notation)["denied"].dep == "parataxis"


def test_a_participle_behind_a_semicolon_goes_on():
    notation = "Kenya/NNP/nsubj>kept kept=keep/VBD/ROOT ;/:/punct>kept building=build/VBG/advcl>kept"
    assert mended(notation)["building"].dep == "advcl"
