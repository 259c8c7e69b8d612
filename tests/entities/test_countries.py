"""“The country” and “both sides”: the states that common nouns stand for, or none."""

import pytest

from verbale.extraction.examples import document_of, words
from verbale.extraction.extractor import extract
from verbale.readers import read_text

CASES = {
    "the country is the subject of the sentence before": (
        "Nauru became independent from Australia in 1968. The country joined the United Nations in 1999.",
        "OrganisationMembership",
        "memberInMembership",
        ["Nauru"],
    ),
    "both sides are those of the two who met": (
        "Prime Minister Ole Lind of Norway met President Ann Berg of Ghana in Oslo in 1999. They spoke about Chad. "
        "Both sides condemned the attack on Malta.",
        "Condemnation",
        "speaker",
        ["Norway; Ghana"],
    ),
    "both countries are nobody where three are near": (
        "Ghana and Norway spoke with Chad about a loan. Both countries condemned the attack on Malta.",
        "Condemnation",
        "speaker",
        [],
    ),
    "the two countries of this sentence": (
        "Chad left the talks. Ghana recognised Norway when the two countries established relations in 1999.",
        "EstablishmentOfRelations",
        "relationParty",
        ["Ghana; Norway"],
    ),
}


@pytest.mark.parametrize(("text", "type_", "role", "expected"), CASES.values(), ids=CASES)
def test_who_is_meant(text, type_, role, expected):
    facts = [f for f in extract(document_of(text)).facts if f.type == type_]
    assert [words(f, role) for f in facts if words(f, role)] == expected


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("South Korea helped. Ole Lind visited Pyongyang, Korea, in 1990.", "North Korea"),
        ("South Korea helped. Ole Lind visited Korea, North in 1990.", "North Korea"),
        ("Ole Lind visited Kinshasa, Congo in 1990.", "Democratic Republic of the Congo"),
        ("Ole Lind visited Brazzaville, Congo in 1990.", "Republic of the Congo"),
    ],
)
def test_the_words_beside_a_name_tell_which_state_it_is(text, host):
    facts = [f for f in extract(document_of(text)).facts if f.type == "OfficialVisit"]
    assert [words(f, "host") for f in facts] == [host]


@pytest.mark.parametrize(
    ("text", "kind", "role", "state"),
    [
        ("Norwegian Minister Ole Lind met President Jane Otieno of Kenya. He said that his country condemned the coup.",
         "Condemnation", "speaker", "Norway"),
        ("Kenya has 40 lakes. Some 1,000 Norwegian tourists visited the country in 2003.",
         "PopulationObservation", "referencePlace", "Kenya"),
    ],
)  # fmt: skip
def test_whose_country_it_is(text, kind, role, state):
    facts = [f for f in extract(document_of(text, title="Kenya–Norway relations")).facts if f.type == kind]
    assert [[e.label for e in f.fillers(role)] for f in facts] == [[state]]


def test_both_are_the_two_others_that_the_sentence_before_is_about():
    text = (
        "= Fiji–Malta relations =\n\nFiji–Malta relations are relations between Fiji and Malta.\n\n"
        "Ghana and Togo fought a war in 1970. Both countries severed diplomatic relations in 1971.\n\n"
        "Both countries signed an agreement on tourism in 1980.\n"
    )
    facts = extract(read_text(text, slug="x")).facts
    (broken,) = [f for f in facts if f.type == "SuspensionOfRelations"]
    assert {e.label for e in broken.fillers("relationParty")} == {"Ghana", "Togo"}
    (signed,) = [f for f in facts if f.type == "AgreementSignature"]
    assert {e.label for e in signed.fillers("signatory")} == {"Fiji", "Malta"}


DECLARED = (
    "Joint Declaration by the Presidents of Kenya, Norway and Malta\n\nOslo, 3 May 2018\n\n"
    "We, the Presidents of Kenya, Norway and Malta, met in Oslo.\n\n"
)


@pytest.mark.parametrize(
    ("body", "states"),
    [
        ("Our three nations condemned the attack on Chad.", {"Kenya", "Norway", "Malta"}),
        ("Our nations condemned the attack on Chad.", {"Kenya", "Norway", "Malta"}),
        ("All three countries condemned the attack on Chad.", {"Kenya", "Norway", "Malta"}),
        ("Three countries condemned the attack on Chad.", set()),
        ("The four countries condemned the attack on Chad.", set()),
    ],
)
def test_who_declare_together_are_our_nations(body, states):
    facts = [f for f in extract(read_text(DECLARED + body, slug="x")).facts if f.type == "Condemnation"]
    assert {e.label for f in facts for e in f.fillers("speaker")} == states


def test_the_states_of_a_title_are_no_persons():
    facts = extract(read_text(DECLARED + "President Norway is nobody.", slug="x")).facts
    assert not [e for f in facts for e in f.fillers("hasParticipant") if e.type == "Person"]
