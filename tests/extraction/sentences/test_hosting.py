"""The missions that others have in a state."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract
from verbale.readers import read_text

PAGE = "= Foreign relations of Malta =\n\nMalta trades with many countries.\n\n{}\n"


def hosted(facts):
    return {
        (f.fillers("concernsMission")[0].label, f.polarity.value) for f in facts if f.rule == "hosted-missions"
        and f.type == "MissionAccreditation"
    }  # fmt: skip


def of(words):
    return hosted(extract(document_of(words)).facts)


def on_page(words):
    return hosted(extract(read_text(PAGE.format(words), slug="x")).facts)


def test_states_that_keep_missions_in_one():
    found = of("Kenya, Ghana, the Order of Malta and the Holy See maintain embassies in Norway.")
    assert found == {
        (f"embassy of {s} in Norway", "positive")
        for s in ("Kenya", "Ghana", "Sovereign Military Order of Malta", "Holy See")
    }


def test_which_of_two_kinds_each_has_is_not_said():
    facts = extract(document_of("Kenya and Ghana have resident embassies or honorary consulates in Norway.")).facts
    assert not hosted(facts)
    found = {(f.fillers("subject")[0].label, f.fillers("object")[0].label) for f in facts if f.type == "hasMissionIn"}
    assert found == {("Kenya", "Norway"), ("Ghana", "Norway")}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("In Fiji, there are high commissions from Kenya and Ghana and an embassy of Norway.",
         {"high commission of Kenya in Fiji", "high commission of Ghana in Fiji", "embassy of Norway in Fiji"}),
        ("There are embassies of Kenya and Norway in Fiji.", {"embassy of Kenya in Fiji", "embassy of Norway in Fiji"}),
    ],
)  # fmt: skip
def test_there_are_missions(words, expected):
    assert of(words) == {(label, "positive") for label in expected}


def test_the_state_of_the_page_is_the_host_that_the_words_leave_out():
    expected = {("embassy of Kenya in Malta", "positive"), ("embassy of Norway in Malta", "positive")}
    assert on_page("There are embassies of Kenya and Norway in the country.") == expected


@pytest.mark.parametrize(
    "words",
    [
        "Malta does not host any embassy.",
        "Malta is the only state not to host any embassy.",
        "There is no embassy in Malta.",
    ],
)
def test_no_mission_at_all(words):
    assert on_page(words) == {("embassy in Malta", "negative")}


@pytest.mark.parametrize(
    "words",
    [
        "Kenya and Ghana maintain good relations with Norway.",
        "Kenya and Ghana plan to close their embassies in Norway.",
        "Kenya has embassies in Norway and Ghana.",
        "The envoys of Kenya and Ghana keep embassies in Norway informed.",
    ],
)
def test_what_tells_of_no_hosting(words):
    assert of(words) == set()


def test_the_country_that_opens_a_paragraph_is_that_of_the_page():
    facts = extract(
        read_text(PAGE.format("Kenya is far away.\n\nThe country has a dispute with Chile."), slug="x")
    ).facts
    (dispute,) = [f for f in facts if f.type == "Dispute"]
    assert {p.label for p in dispute.fillers("relationParty")} == {"Malta", "Chile"}


def test_the_principality_is_the_state_of_the_page_alone():
    words = "Kenya is far away. Chile recognised the principality in 1970."
    facts = extract(read_text(PAGE.format(words), slug="x")).facts
    assert [f.fillers("recipient")[0].label for f in facts if f.type == "RecognitionOfState"] == ["Malta"]
    assert not [f for f in extract(document_of(words)).facts if f.type == "RecognitionOfState"]


def test_missions_in_a_town():
    facts = extract(document_of("Only Kenya and Ghana maintain embassies in Valletta.")).facts
    assert hosted(facts) == {(f"embassy of {s} in Valletta, Malta", "positive") for s in ("Kenya", "Ghana")}


def test_what_was_not_closed_is_there():
    facts = extract(document_of("Kenya did not close its embassy in Valletta in 1990.")).facts
    assert not [f for f in facts if f.type == "MissionAccreditation" and f.polarity.value == "negative"]
