"""What "it" and a clause after a town stand for where a frame wants a mission."""

import pytest

from verbale.extraction.examples import document_of, words
from verbale.extraction.extractor import extract

CASES = {
    "it": ("Ghana opened an embassy in Valletta in 1975 and closed it in 1983.", "embassy of Ghana in Valletta, Malta"),
    "a clause after a town": (
        "The consulate of Norway in Lima, which was closed in 1983, stood by the harbour.",
        "consulate of Norway in Lima, Peru",
    ),
}


@pytest.mark.parametrize(("text", "mission"), CASES.values(), ids=CASES)
def test_the_mission_is_found(text, mission):
    [closure] = [f for f in extract(document_of(text)).facts if f.type == "MissionClosure"]
    assert words(closure, "concernsMission") == mission
    assert words(closure, "time") == "1983"


def test_it_is_nothing_without_a_mission_before():
    assert not [
        f for f in extract(document_of("Ghana sold it and closed it in 1983.")).facts if f.type == "MissionClosure"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana and Chile signed a trade agreement in 2010. The agreement entered into force in 2012.",
        "Ghana and Chile signed a trade agreement, and it entered into force in 2012.",
    ],
)
def test_the_agreement_is_the_one_before(text):
    [force] = [f for f in extract(document_of(text)).facts if f.type == "EntryIntoForce"]
    assert words(force, "concernsAgreement") == "trade agreement between Chile and Ghana"


def test_a_noun_stands_for_the_names_beside_it():
    [made] = [
        f
        for f in extract(document_of("The two neighbours, Togo and Benin, cooperate in health.")).facts
        if f.type == "Cooperation"
    ]
    assert words(made, "relationParty") == "Togo; Benin"
