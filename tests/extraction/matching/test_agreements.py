"""Agreements are named by what they are about and who made them."""

import pytest

from parses import reading, token
from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract
from verbale.extraction.matching.agreements import AgreementMaker

PAIR = "Kenya–Norway relations"
SIGNED = (
    "Kenya/NNP/nsubj>signed@GPE and/CC/cc>Kenya Norway/NNP/conj>Kenya@GPE signed=sign/VBD/ROOT a/DT/det>agreement "
    "free/JJ/amod>trade trade/NN/compound>agreement agreement/NN/dobj>signed"
)
LAPSED = "The/DT/det>agreement agreement/NN/nsubj>lapsed lapsed=lapse/VBD/ROOT"
FREE_TRADE = "agreement/free-trade-agreement-ke-no"


def keys(notation, word, *, title="", trigger=None):
    made = reading(notation, title=title)
    sentence = made.sentences[0]
    above = token(sentence, trigger) if trigger else None
    return [e.key for e in AgreementMaker(made).at(sentence, token(sentence, word), above)]


CASES = {
    "parties from the verb": (SIGNED, "agreement", "signed", "", [FREE_TRADE]),
    "one of them from its parliament": (
        "The/DT/det>parliament parliament/NN/nsubj>ratified of/IN/prep>parliament Kenya/NNP/pobj>of@GPE "
        "ratified=ratify/VBD/ROOT a/DT/det>treaty treaty/NN/dobj>ratified with/IN/prep>treaty Norway/NNP/pobj>with@GPE",
        "treaty",
        "ratified",
        "",
        ["agreement/treaty-ke-no"],
    ),
    "one with each partner": (
        "Kenya/NNP/nsubj>signed@GPE signed=sign/VBD/ROOT treaties=treaty/NNS/dobj>signed with/IN/prep>treaties "
        "Norway/NNP/pobj>with@GPE and/CC/cc>Norway Malta/NNP/conj>Norway@GPE",
        "treaties",
        "signed",
        "",
        ["agreement/treaty-ke-no", "agreement/treaty-ke-mt"],
    ),
    "parties from the phrase": (
        "A/DT/det>treaty treaty/NN/nsubj>lapsed between/IN/prep>treaty Kenya/NNP/pobj>between@GPE and/CC/cc>Kenya "
        "Norway/NNP/conj>Kenya@GPE lapsed=lapse/VBD/ROOT",
        "treaty",
        "lapsed",
        "",
        ["agreement/treaty-ke-no"],
    ),
    "a proper name that nobody is said to share is not the pair's": (
        "The/DT/det>Accord Peace/NNP/compound>Accord Accord/NNP/nsubj>lapsed lapsed=lapse/VBD/ROOT",
        "Accord",
        "lapsed",
        PAIR,
        [],
    ),
    "one from the verb, one from the phrase": (
        "Norway/NNP/nsubj>signed@GPE signed=sign/VBD/ROOT a/DT/det>treaty treaty/NN/dobj>signed with/IN/prep>treaty "
        "Kenya/NNP/pobj>with@GPE",
        "treaty",
        "signed",
        "",
        ["agreement/treaty-ke-no"],
    ),
    "the pair of the title": (
        "They/PRP/nsubj>signed signed=sign/VBD/ROOT a/DT/det>treaty treaty/NN/dobj>signed",
        "treaty",
        "signed",
        PAIR,
        ["agreement/treaty-ke-no"],
    ),
    "no pair, where others are named": (
        "Kenya/NNP/nsubj>signed@GPE signed=sign/VBD/ROOT an/DT/det>treaty treaty/NN/dobj>signed with/IN/prep>treaty "
        "the/DT/det>settlers settlers=settler/NNS/pobj>with",
        "treaty",
        "signed",
        PAIR,
        [],
    ),
    "one party is none": (
        "Kenya/NNP/nsubj>signed@GPE signed=sign/VBD/ROOT a/DT/det>treaty treaty/NN/dobj>signed",
        "treaty",
        "signed",
        "",
        [],
    ),
    "a noun that is no agreement": (SIGNED, "trade", "signed", PAIR, []),
    "one for each topic": (
        "They/PRP/nsubj>signed signed=sign/VBD/ROOT agreements=agreement/NNS/dobj>signed on/IN/prep>agreements "
        "trade/NN/pobj>on and/CC/cc>trade fishing/NN/conj>trade",
        "agreements",
        "signed",
        PAIR,
        ["agreement/agreement-on-trade-ke-no", "agreement/agreement-on-fishing-ke-no"],
    ),
}


@pytest.mark.parametrize(("notation", "word", "trigger", "title", "found"), CASES.values(), ids=CASES.keys())
def test_parties_come_from_the_wording_or_the_title(notation, word, trigger, title, found):
    assert keys(notation, word, title=title, trigger=trigger) == found


def test_an_agreement_spoken_of_is_found_again():
    made = reading(SIGNED, LAPSED)
    first, second = made.sentences
    maker = AgreementMaker(made)
    assert maker.at(second, token(second, "agreement")) == ()
    (named,) = maker.at(first, token(first, "agreement"), first.root)
    assert maker.at(first, token(first, "agreement"), first.root) == (named,)
    assert [k.entity for _, k in maker.made_in(first)] == [named]
    assert {p.label for k in maker.known for p in k.parties} == {"Kenya", "Norway"}


def test_the_agreement_is_the_last_of_its_kind():
    treaty = SIGNED.replace("free/JJ/amod>trade trade/NN/compound>agreement ", "")
    made = reading(treaty, LAPSED)
    first, second = made.sentences
    maker = AgreementMaker(made)
    (named,) = maker.at(first, token(first, "agreement"), first.root)
    assert maker.at(second, token(second, "agreement"), second.root) == (named,)
    assert maker.made_in(second) == []


def test_where_a_memorandum_was_signed_is_no_part_of_its_name():
    text = "In 2013 Kenya and Malta signed a memorandum of understanding in Rome on fishing."
    signed = next(f for f in extract(document_of(text)).facts if f.type == "AgreementSignature")
    assert "Rome" not in signed.fillers("concernsAgreement")[0].label


def test_a_peace_agreement_is_not_the_pair_s_by_default():
    text = "The peace agreement was signed on 15 August 2005."
    assert not [f for f in extract(document_of(text, title=PAIR)).facts if f.type == "AgreementSignature"]
