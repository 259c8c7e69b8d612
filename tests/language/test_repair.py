"""Each repair puts its mistake right, and leaves what only looks like it alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parses import parsed
from verbale.language.repair import repair
from verbale.language.sentence import Token
from verbale.model import Passage


def changes(notation):
    """What a repair changes: word → (label, head's word) after it."""
    sentence = parsed(notation)
    after = repair(sentence.tokens)
    assert [t.passage for t in after] == [t.passage for t in sentence.tokens]
    pairs = zip(sentence.tokens, after, strict=True)
    return {b.text: (b.dep, after[b.head].text) for a, b in pairs if (a.dep, a.head) != (b.dep, b.head)}


MISTAKES = {
    "a people that numbers around so many is a subject": (
        "Danes/NNS/amod>number number/NN/ROOT around/IN/prep>number 400/CD/pobj>around ././punct>number",
        {"Danes": ("nsubj", "number"), "around": ("quantmod", "400"), "400": ("dobj", "number")},
    ),
    "and of a range the noun is the object": (
        "Danes/NNS/amod>number number/NN/ROOT between/IN/prep>number 40/CD/pobj>between and/CC/cc>40 "
        "60/CD/nummod>people people/NNS/conj>40 ././punct>number",
        {
            "Danes": ("nsubj", "number"),
            "between": ("quantmod", "people"),
            "40": ("nummod", "people"),
            "and": ("cc", "people"),
            "people": ("dobj", "number"),
        },
    ),
    "a name after the comma behind an object is in apposition to it": (
        "Danes/NNS/nsubj>have have/VBP/ROOT a/DT/det>church church/NN/dobj>have ,/,/punct>have the/DT/det>Hall "
        "Lind/NNP/compound>Hall Hall/NNP/npadvmod>have ././punct>have",
        {"Hall": ("appos", "church")},
    ),
    "a name before its verb is its subject": (
        "Tonga/NNP/advmod>opened@GPE opened=open/VBD/ROOT an/DT/det>embassy embassy/NN/dobj>opened ././punct>opened",
        {"Tonga": ("nsubj", "opened")},
    ),
    "or its object, if the verb is passive": (
        "Tonga/NNP/advmod>visited@GPE was=be/VBD/auxpass>visited visited=visit/VBN/ROOT ././punct>visited",
        {"Tonga": ("nsubjpass", "visited")},
    ),
    "a name after a list of names belongs to the list": (
        "met=meet/VBD/ROOT members=member/NNS/dobj>met of/IN/prep>members Alpha/NNP/pobj>of@ORG and/CC/cc>members "
        "Beta/NNP/conj>members@ORG ././punct>met",
        {"Beta": ("conj", "Alpha")},
    ),
    "a name after a date belongs to the name before it": (
        "met=meet/VBD/ROOT with/IN/prep>met Chad/NNP/pobj>with@GPE in/IN/prep>met 1969/CD/pobj>in@DATE "
        "and/CC/cc>1969 Fiji/NNP/conj>1969@GPE in/IN/prep>met 1972/CD/pobj>in@DATE",
        {"Fiji": ("conj", "Chad")},
    ),
    "resident after its plural noun": (
        "Forty/CD/nummod>resident Danes/NNPS/compound>resident resident/NN/nsubj>voted in/IN/prep>resident "
        "Rome/NNP/pobj>in@GPE voted=vote/VBD/ROOT ././punct>voted",
        {"Forty": ("nummod", "Danes"), "Danes": ("nsubj", "voted"), "resident": ("acl", "Danes")},
    ),
    "a noun after due to": (
        "fell=fall/VBD/ROOT due/JJ/acomp>fell to/TO/aux>outward outward/VB/xcomp>due migration/NN/dobj>outward "
        "././punct>fell",
        {"to": ("pcomp", "due"), "outward": ("amod", "migration"), "migration": ("pobj", "to")},
    ),
    "a year is no subject": (
        "until/IN/mark>taught 1989/CD/nsubj>taught@DATE she/PRP/nsubj>taught taught=teach/VBD/ROOT ././punct>taught",
        {"until": ("prep", "taught"), "1989": ("pobj", "until")},
    ),
    "who acts beside what the other did": (
        "Malta/NNP/nsubj>recalled@GPE recalled=recall/VBD/ROOT envoys/NNS/dobj>recalled and/CC/cc>envoys "
        "both/DT/det>countries countries=country/NNS/conj>envoys cut=cut/VBD/conj>recalled staff/NN/dobj>cut",
        {"countries": ("nsubj", "cut")},
    ),
    "the second place after not only": (
        "live/VBP/ROOT not/RB:PART/neg>live in/IN/prep>live Accra/NNP/pobj>in@GPE but/CC/cc>Accra in/IN/prep>but "
        "Kumasi/NNP/pobj>in-@GPE ././punct>live",
        {"in": ("prep", "live"), "not": ("neg", "in")},
    ),
    "from one number to another": (
        "fell=fall/VBD/ROOT from/IN/prep>fell 1,500/CD/pobj>from to/IN/quantmod>900 900/CD/pobj>from ././punct>fell",
        {"to": ("prep", "fell"), "900": ("pobj", "to")},
    ),
    "a town that elects": (
        "When/WRB/advmod>town the/DT/det>town town/NN/dep>was of/IN/prep>town Lugano/NNP/pobj>of@GPE ,/,/punct>town "
        "Ticino/NNP/nsubj>elected@GPE elected=elect/VBD/ROOT her/PRP/dobj>elected ,/,/punct>was she/PRP/nsubj>was "
        "was=be/VBD:AUX/ccomp>elected first/JJ/acomp>was",
        {
            "When": ("advmod", "elected"),
            "town": ("nsubj", "elected"),
            "Ticino": ("appos", "Lugano"),
            "elected": ("advcl", "was"),
            "was": ("ROOT", "was"),
        },
    ),
}


@pytest.mark.parametrize(("notation", "mended"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_mended(notation, mended):
    assert changes(notation) == mended


SOUND = {
    "a number that stands around something counts nothing": (
        "Danes/NNS/amod>numbers numbers=number/NNS/ROOT around/IN/prep>numbers Accra/NNP/pobj>around@GPE"
    ),
    "an adverb stays one": "Soon/RB/advmod>left left=leave/VBD/ROOT ././punct>left",
    "a name beside a subject": "Tonga/NNP/advmod>opened@GPE they/PRP/nsubj>opened opened=open/VBD/ROOT "
    "it/PRP/dobj>opened",
    "a name after the verb": "left=leave/VBD/ROOT Tonga/NNP/advmod>left@GPE ././punct>left",
    "a common noun in a list": "members=member/NNS/ROOT of/IN/prep>members Alpha/NNP/pobj>of@ORG and/CC/cc>members "
    "guests=guest/NNS/conj>members",
    "a name coordinated with a name": "Alpha/NNP/ROOT@ORG and/CC/cc>Alpha Beta/NNP/conj>Alpha@ORG",
    "a name coordinated with a noun that has no name below": "ministers=minister/NNS/ROOT and/CC/cc>ministers "
    "Beta/NNP/conj>ministers@ORG",
    "a resident who is one": "The/DT/det>resident resident/NN/nsubj>voted voted=vote/VBD/ROOT",
    "due to do something": "was=be/VBD:AUX/ROOT due/JJ/acomp>was to/TO/aux>open open/VB/xcomp>due "
    "ports=port/NNS/dobj>open",
    "a year that is the subject": "1989/CD/nsubj>saw@DATE saw=see/VBD/ROOT war/NN/dobj>saw",
    "until before a clause": "until/IN/mark>left she/PRP/nsubj>left left=leave/VBD/ROOT",
    "but that joins clauses": "came=come/VBD/ROOT but/CC/cc>came left=leave/VBD/conj>came in/IN/prep>left "
    "May/NNP/pobj>in",
    "a number up to another": "fell=fall/VBD/ROOT by/IN/prep>fell 500/CD/pobj>by to/IN/quantmod>900 900/CD/conj>500",
    "a town and its region": "the/DT/det>town town/NN/nsubj>grew of/IN/prep>town Lugano/NNP/pobj>of ,/,/punct>town "
    "Ticino/NNP/appos>Lugano grew=grow/VBD/ROOT",
}


@pytest.mark.parametrize("notation", SOUND.values(), ids=SOUND.keys())
def test_what_is_sound_stays(notation):
    assert changes(notation) == {}


WORDS = (
    ("Alpha", "PROPN", "NNP", "ORG"), ("Beta", "PROPN", "NNP", "GPE"), ("1989", "NUM", "CD", "DATE"),
    ("town", "NOUN", "NN", ""), ("of", "ADP", "IN", ""), (",", "PUNCT", ",", ""), ("elected", "VERB", "VBD", ""),
    ("resident", "NOUN", "NN", ""), ("Danes", "PROPN", "NNPS", "NORP"), ("due", "ADJ", "JJ", ""),
    ("to", "PART", "TO", ""),
    ("outward", "VERB", "VB", ""), ("but", "CCONJ", "CC", ""), ("in", "ADP", "IN", ""), ("until", "SCONJ", "IN", ""),
    ("When", "SCONJ", "WRB", ""), ("members", "NOUN", "NNS", ""), ("from", "ADP", "IN", ""), ("900", "NUM", "CD", ""),
)  # fmt: skip
LABELS = (
    "nsubj", "nsubjpass", "dobj", "pobj", "conj", "prep", "advmod", "xcomp", "pcomp", "compound", "cc", "mark",
    "auxpass", "advcl", "appos", "quantmod", "dep",
)  # fmt: skip


@st.composite
def trees(draw):
    """Any tree over words that repairs look for, with any labels."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
    order = draw(st.permutations(range(len(words))))
    heads = {order[0]: order[0]}
    for place, index in enumerate(order[1:], 1):
        heads[index] = order[draw(st.integers(0, place - 1))]
    return [
        Token(i, Passage(i, i + 1), text, text.lower(), pos, tag, "ROOT" if heads[i] == i else label, heads[i], entity)
        for i, (text, pos, tag, entity) in enumerate(words)
        for label in [draw(st.sampled_from(LABELS))]
    ]


def test_a_repair_that_would_make_a_circle_is_not_made():
    # Beta would hang on the last name below "members": on Alpha, which hangs on Beta
    assert changes("members=member/NNS/ROOT Alpha/NNP/dobj>Beta@ORG Beta/NNP/conj>members@ORG") == {}


@given(trees())
def test_a_mended_parse_is_still_a_tree(tokens):
    mended = repair(tokens)
    assert [(t.index, t.text, t.passage) for t in mended] == [(t.index, t.text, t.passage) for t in tokens]
    assert sum(t.head == t.index for t in mended) == 1
    for start in mended:
        here, steps = start, 0
        while here.head != here.index:
            here, steps = mended[here.head], steps + 1
            assert steps <= len(mended), f"{start.text} hangs in a circle"
