"""Clauses that the parser takes apart are put together again; what only looks like them stays."""

import pytest

from parses import parsed
from verbale.language.clauses import mend_clauses

AFTER = (
    "Ties/NNS/nsubj>grew grew=grow/VBD/ROOT after/IN/prep>grew Ole/NNP/compound>Lind@PERSON Lind/NNP/pobj>after@PERSON "
    "restored=restore/{tag}/advcl>grew {rest} ././punct>grew"
)
WHILE = (
    "Chad/NNP/nsubj>sells@GPE sells=sell/VBZ/ROOT tea/NN/dobj>sells ,/,/punct>tea while/IN/mark>fish "
    "Fiji/NNP/nsubj>buys@GPE buys=buy/{tag}/compound>fish fish/NN/conj>tea and/CC/cc>fish rice/NN/conj>fish "
    "from/IN/prep>fish Chad/NNP/pobj>from@GPE ././punct>sells"
)


def shape(notation):
    mended = mend_clauses(list(parsed(notation).tokens))
    return {t.index: (t.dep, mended[t.head].text) for t in mended}


def test_the_object_of_after_is_the_subject_of_the_verb_behind_it():
    found = shape(AFTER.format(tag="VBD", rest="ties/NNS/dobj>restored"))
    assert (found[2], found[4], found[5]) == (("mark", "restored"), ("nsubj", "restored"), ("advcl", "grew"))


@pytest.mark.parametrize(
    ("tag", "rest"), [("VBN", "by/IN/agent>restored Fiji/NNP/pobj>by@GPE"), ("VBD", "slowly/RB/advmod>restored")]
)
def test_a_participle_and_a_verb_without_object_stay(tag, rest):
    assert shape(AFTER.format(tag=tag, rest=rest))[4] == ("pobj", "after")


def test_a_verb_with_a_subject_modifies_no_noun():
    found = shape(WHILE.format(tag="VBZ"))
    assert (found[6], found[7], found[4]) == (("advcl", "sells"), ("dobj", "buys"), ("mark", "buys"))
    assert (found[9], found[10]) == (("conj", "fish"), ("prep", "buys"))


def test_a_participle_before_a_noun_modifies_it():
    assert shape(WHILE.format(tag="VBN"))[6] == ("compound", "fish")


def test_what_heads_the_sentence_becomes_its_root():
    found = shape("Fiji/NNP/nsubj>buys@GPE buys=buy/VBZ/compound>fish fish/NN/ROOT ././punct>fish")
    assert (found[1], found[2]) == (("ROOT", "buys"), ("dobj", "buys"))


PERFECT = (
    "The/DT/det>{who} {who}/{tag}/nsubj>has has=have/VBZ/ROOT strained=strain/VBN:VERB/amod>relations "
    "relations=relation/NNS/dobj>has ././punct>has"
)


def test_an_event_strains_relations():
    found = shape(PERFECT.format(who="election", tag="NN"))
    assert (found[1], found[2], found[3], found[4]) == (
        ("nsubj", "strained"), ("aux", "strained"), ("ROOT", "strained"), ("dobj", "strained")
    )  # fmt: skip


@pytest.mark.parametrize(("who", "tag"), [("country", "NN"), ("Kenya", "NNP")])
def test_states_have_them(who, tag):
    assert shape(PERFECT.format(who=who, tag=tag))[3] == ("amod", "relations")


FOLLOWING = (
    "Ties/NNS/nsubj>worsened worsened=worsen/VBD/ROOT {comma} following=follow/VBG/advcl>worsened the/DT/det>coup "
    "coup/{tag}/dobj>following ././punct>worsened"
)


def test_what_follows_a_verb_at_once_came_before_it():
    found = shape(FOLLOWING.format(comma="", tag="NN"))
    assert (found[2], found[4]) == (("prep", "worsened"), ("pobj", "following"))


@pytest.mark.parametrize(("comma", "tag"), [(",/,/punct>worsened", "NN"), ("", "NNP")])
def test_who_follows_somebody_does_something(comma, tag):
    assert ("advcl", "worsened") in shape(FOLLOWING.format(comma=comma, tag=tag)).values()


def test_a_participle_behind_as_modifies_the_noun_it_governs():
    notation = (
        "Ghana/NNP/nsubj>acted@GPE acted=act/VBD/ROOT as/IN/prep>acted protecting=protect/VBG/pcomp>as "
        "power/NN/dobj>protecting from/IN/prep>protecting 1973/CD/pobj>from@DATE"
    )
    found = shape(notation)
    assert (found[3], found[4], found[5]) == (("amod", "power"), ("pobj", "as"), ("prep", "power"))
    assert shape(notation.replace("power/NN", "ships=ship/NNS"))[3] == ("pcomp", "as")


def test_an_infinitive_behind_another_is_coordinated_with_it():
    notation = (
        "They/PRP/nsubj>signed signed=sign/VBD/ROOT texts/NNS/dobj>signed agreeing=agree/VBG/acl>texts "
        "to/TO/aux>meet meet/VB/xcomp>agreeing and/CC/cc>signed {to} open/VB/conj>signed talks/NNS/dobj>open"
    )
    assert shape(notation.format(to="to/TO/aux>open"))[8] == ("conj", "meet")
    assert shape(notation.format(to="now/RB/advmod>open"))[8] == ("conj", "signed")


def test_founding_members_are_members():
    notation = (
        "Fiji/NNP/nsubj>founding@GPE is=be/VBZ/aux>founding a/DT/det>founding founding=found/VBG/ROOT "
        "{noun}/dobj>founding of/IN/prep>{word} ././punct>founding"
    )
    found = shape(notation.format(noun="member/NN", word="member"))
    assert (found[0], found[1], found[4], found[3]) == (
        ("nsubj", "is"), ("ROOT", "is"), ("attr", "is"), ("amod", "member")
    )  # fmt: skip
    assert shape(notation.format(noun="town/NN", word="town"))[4] == ("dobj", "founding")


INFINITIVE = (
    "Chad/NNP/nsubj>helped@GPE helped=help/VBD/ROOT Fiji/NNP/dobj>helped@GPE to/TO/aux>win win/VB/xcomp>helped "
    "and/CC/cc>win {verb}=send/{tag}/conj>win arms=arm/NNS/dobj>{verb} ././punct>helped"
)


def test_a_past_tense_goes_with_the_main_verb():
    found = shape(INFINITIVE.format(verb="sent", tag="VBD"))
    assert (found[5], found[6]) == (("cc", "helped"), ("conj", "helped"))


def test_an_infinitive_goes_with_the_infinitive():
    assert shape(INFINITIVE.format(verb="send", tag="VB"))[6] == ("conj", "win")


LIST = (
    "Chad/NNP/nsubj>sold@GPE sold=sell/VBD/ROOT arms=arm/NNS/dobj>sold {word}/IN/prep>sold tanks/NNS/pobj>{word} "
    ",/,/punct>tanks boats/NNS/appos>tanks {more} ././punct>sold"
)


def test_what_stands_between_a_list_and_its_and_is_listed():
    assert shape(LIST.format(word="including", more="and/CC/cc>boats guns/NNS/conj>boats"))[6] == ("conj", "tanks")


@pytest.mark.parametrize(("word", "more"), [("including", ""), ("with", "and/CC/cc>boats guns/NNS/conj>boats")])
def test_another_name_stays_one(word, more):
    assert shape(LIST.format(word=word, more=more))[6] == ("appos", "tanks")


def test_a_participle_that_opens_a_list_modifies_its_first_thing():
    found = shape(
        "Exports/NNS/nsubj>include include/VBP/ROOT :/:/punct>include dried=dry/VBN/xcomp>include fish/NN/dobj>dried "
        "and/CC/cc>fish tea/NN/conj>fish ././punct>include"
    )
    assert (found[3], found[4]) == (("amod", "fish"), ("dobj", "include"))
