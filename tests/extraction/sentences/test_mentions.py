"""What names and phrases state by themselves."""

import pytest

from parses import reading
from verbale.entities.titles import TitleReader
from verbale.extraction.examples import document_of, words
from verbale.extraction.extractor import extract
from verbale.extraction.matching.matcher import Matcher
from verbale.extraction.sentences.mentions import mention_drafts
from verbale.model import Status, Text


@pytest.fixture
def told(tmp_path):
    """Reads one sentence without frames; gives (type, fillers) and drafts of its mentions."""

    def read(notation, title=""):
        made = reading(notation, title=title)
        sentence = made.sentences[0]
        matcher = Matcher(made, tmp_path)
        matcher.read(sentence)
        return mention_drafts(matcher, sentence, TitleReader(made.resolver).read(sentence))

    return read


def said(drafts):
    return [
        (d.type, [f.value if isinstance(f, Text) else f.key for fillers in d.roles.values() for f in fillers])
        for d in drafts
    ]


MISSION = "mission/embassy-ke-no"
EMBASSY = (
    "The/DT/det>embassy Kenyan/JJ/amod>embassy@NORP embassy/NN/nsubj>grew in/IN/prep>embassy Oslo/NNP/pobj>in@GPE "
    "grew=grow/VBD/ROOT"
)


def test_a_mission_states_whose_it_is_and_that_it_is_kept(told):
    assert said(told(EMBASSY)) == [
        ("sendingState", [MISSION, "state/KE"]),
        ("accreditedTo", [MISSION, "state/NO"]),
        ("seat", [MISSION, "place/NO-oslo"]),
        ("MissionAccreditation", [MISSION, "state/KE", "state/NO"]),
    ]


def test_a_planned_mission_is_not_there_yet(told):
    notation = (
        "Kenya/NNP/nsubj>open@GPE will/MD/aux>open open/VB/ROOT an/DT/det>embassy Kenyan/JJ/amod>embassy@NORP "
        "embassy/NN/dobj>open in/IN/prep>embassy Oslo/NNP/pobj>in@GPE"
    )
    drafts = told(notation)
    assert len(drafts) == 4
    assert {d.status for d in drafts} == {Status.PLANNED}


def test_a_state_that_the_sentence_does_not_name_is_less_sure(told):
    drafts = {d.type: d for d in told(EMBASSY)}
    assert drafts["sendingState"].confidence > drafts["accreditedTo"].confidence


def test_a_title_states_who_holds_the_office(told):
    notation = (
        "Ann/NNP/compound>Otieno@PERSON Otieno/NNP/nsubj>spoke@PERSON ,/,/punct>Otieno ambassador/NN/appos>Otieno "
        "of/IN/prep>ambassador Kenya/NNP/pobj>of@GPE to/IN/prep>ambassador Norway/NNP/pobj>to@GPE ,/,/punct>Otieno "
        "spoke=speak/VBD/ROOT in/IN/prep>spoke 1990/CD/pobj>in@DATE"
    )
    held, *links = told(notation)
    office = "office/ambassador-ke-to-no"
    assert said([held]) == [("OfficeHolding", ["person/ann-otieno", office])]
    assert held.time.edtf == "1990"
    assert said(links) == [("officeOf", [office, "state/KE"]), ("officeTowards", [office, "state/NO"])]


def test_an_office_of_nobody_named_is_held_by_nobody(told):
    notation = "Kenya/NNP/poss>president@GPE 's/POS/case>Kenya president/NN/nsubj>spoke spoke=speak/VBD/ROOT"
    assert said(told(notation)) == [("officeOf", ["office/president-ke", "state/KE"])]


def test_a_former_office_is_not_dated_by_the_sentence(told):
    notation = (
        "Former/JJ/amod>president Kenyan/JJ/amod>president@NORP president/NN/compound>Otieno "
        "Ann/NNP/compound>Otieno@PERSON Otieno/NNP/nsubj>spoke@PERSON spoke=speak/VBD/ROOT in/IN/prep>spoke "
        "1990/CD/pobj>in@DATE"
    )
    assert [d.time for d in told(notation) if d.type == "OfficeHolding"] == [None]


def test_an_official_name_is_another_name(told):
    notation = (
        "The/DT/det>Republic@GPE Republic/NNP/nsubj>grew@GPE of/IN/prep>Republic@GPE Kenya/NNP/pobj>of@GPE "
        "grew=grow/VBD/ROOT"
    )
    assert said(told(notation)) == [("alternativeName", ["state/KE", "Republic of Kenya"])]


def test_what_a_party_is_called_is_the_documents_own_word(told):
    notation = (
        "The/DT/det>group armed/JJ/amod>group rebel/NN/compound>group group/NN/nsubj>left Red/NNP/compound>Dawn@ORG "
        "Dawn/NNP/appos>group@ORG left=leave/VBD/ROOT"
    )
    assert said(told(notation)) == [("describedAs", ["organisation/red-dawn", "armed rebel group"])]


def test_a_title_whose_office_nobody_names_is_a_description():
    facts = extract(document_of("President Ole Lind met Maria Costa in 1999. Former president Ann Berg spoke.")).facts
    assert [
        (f.fillers("subject")[0].label, f.fillers("object")[0].value) for f in facts if f.type == "describedAs"
    ] == [
        ("Ole Lind", "president"),
        ("Ann Berg", "former president"),
    ]
    assert not [f for f in facts if f.type == "OfficeHolding"]


def test_a_title_has_the_state_that_the_same_person_has_elsewhere():
    text = "President Ole Lind spoke in 1998. Kenyan President Ole Lind visited Malta in 1999."
    held = [f for f in extract(document_of(text)).facts if f.type == "OfficeHolding"]
    assert {(f.fillers("holder")[0].label, f.fillers("officeHeld")[0].label) for f in held} == {
        ("Ole Lind", "president of Kenya")
    }
    assert {f.time.edtf for f in held} == {"1998", "1999"}


def test_a_holder_of_two_states_offices_gets_neither():
    text = "Minister Ole Lind spoke. Kenyan minister Ole Lind left. Ghanaian minister Ole Lind came."
    held = [f.fillers("officeHeld")[0].label for f in extract(document_of(text)).facts if f.type == "OfficeHolding"]
    assert sorted(held) == ["minister of Ghana", "minister of Kenya"]


def missions(text):
    facts = extract(document_of(text)).facts
    return sorted(f.fillers("concernsMission")[0].label for f in facts if f.type == "MissionAccreditation" and f.direct)


def test_a_plural_is_one_mission_in_each_place_of_who_keeps_them():
    assert missions("Malta maintains embassies in Austria, the Holy See and Ghana.") == [
        "embassy of Malta in Austria",
        "embassy of Malta in Ghana",
        "embassy of Malta in Holy See",
    ]


def test_consulates_in_one_state_are_told_apart_by_their_city():
    assert missions("Malta has consulates in New York, Boston and Accra.") == [
        "consulate of Malta in Accra, Ghana",
        "consulate of Malta in Boston, the United States",
        "consulate of Malta in New York City, the United States",
    ]


def test_it_is_the_subject_of_the_sentence_before():
    found = missions("Malta has an embassy in Taipei, Taiwan. It has honorary consulates in Accra and Oslo.")
    assert found[1:] == ["honorary consulate of Malta in Accra, Ghana", "honorary consulate of Malta in Oslo, Norway"]


def test_a_mission_that_is_not_kept_is_not_stated():
    assert missions("Malta does not maintain an embassy in Ghana.") == []


def test_a_permanent_mission_is_not_accredited_to_the_state_of_its_city():
    facts = extract(document_of("Malta has a permanent mission to the United Nations in New York.")).facts
    assert sorted(f.type for f in facts) == ["seat", "sendingState"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenya maintains a high commission in Canberra and Suva, a permanent mission to the United Nations in New "
            "York City, and a consulate-general in Brisbane.",
            {
                "high commission of Kenya in Canberra, Australia",
                "high commission of Kenya in Suva, Fiji",
                "consulate-general of Kenya in Brisbane, Australia",
            },
        ),
        ("Kenya has consulates-general in Sydney and Osaka.", {"Sydney, Australia", "Osaka, Japan"}),
        ("Austria and Malta maintain embassies or consulates in Kenya.", set()),
    ],
)
def test_missions_in_several_towns(text, expected):
    facts = [f for f in extract(document_of(text)).facts if f.type == "MissionAccreditation"]
    found = {words(f, "concernsMission") for f in facts}
    assert {next((e for e in expected if f.endswith(e)), f) for f in found} == expected
