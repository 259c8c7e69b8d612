"""What an event takes from what was told before it: held off until a time, in answer, lasting, in an office."""

import pytest

from verbale.extraction.examples import document_of, words
from verbale.extraction.extractor import extract
from verbale.model import Polarity, Status


def told(text, type_, title="Kenya–Norway relations"):
    facts = [f for f in extract(document_of(text, title)).facts if f.type == type_]
    return [(f.time.edtf if f.time else None, f.status, f.polarity is Polarity.POSITIVE) for f in facts]


YES = (Status.ASSERTED, True)
NO = (Status.ASSERTED, False)


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("Relations were not fully restored until 1981.", "RestorationOfRelations", ("1981", *YES)),
        ("Not until 1970 did Kenya open an embassy in Oslo.", "MissionOpening", ("1970", *YES)),
        ("It was not until 1970 that Kenya opened an embassy in Oslo.", "MissionOpening", ("1970", *YES)),
        ("It was in 1970 that Kenya opened an embassy in Oslo.", "MissionOpening", ("1970", *YES)),
        ("No embassy was opened in Oslo until May 1970.", "MissionOpening", ("1970-05", *YES)),
        ("Kenya never ratified the treaty with Norway until 2010.", "Ratification", ("2010", *YES)),
        ("Kenya has not opened an embassy in Oslo until 2024.", "MissionOpening", ("../2024", *NO)),
        ("Kenya will not open an embassy in Oslo until 2030.", "MissionOpening", ("2030", Status.PLANNED, True)),
        ("Kenya denied that it had opened an embassy until 1970.", "MissionOpening", ("../1970", Status.DENIED, True)),
    ],
)
def test_what_was_not_until_a_time_was_then(text, type_, expected):
    assert told(text, type_) == [expected]


def test_until_in_another_clause_undoes_no_negation():
    assert told("Norway did not recognise Chad, which Kenya ruled until 1970.", "RecognitionOfState") == [(None, *NO)]
    assert told("The envoy was not expelled and stayed until 1970.", "Expulsion") == [(None, *NO)]


@pytest.mark.parametrize("opening", ["In response", "In retaliation", "In reciprocation"])
def test_what_is_done_in_answer_comes_after(opening):
    text = f"On 3 May 1990 Kenya expelled two Norwegian diplomats. {opening}, Norway expelled three Kenyan diplomats."
    assert [time for time, *_ in told(text, "Expulsion")] == ["1990-05-03", "1990-05-03/.."]


def test_what_may_be_done_in_answer_has_no_time():
    text = "On 3 May 1990 Kenya expelled two Norwegian diplomats. In response, Norway may recall its ambassador."
    assert told(text, "Recall") == [(None, Status.CONDITIONAL, True)]


def test_relations_remain_severed_since_they_were():
    severed = "Kenya severed relations with Norway on 3 May 1980."
    assert told(f"{severed} Relations remain severed.", "DiplomaticRelation") == [("1980-05-03/..", *YES)]
    other = "Kenya severed relations with Chad on 3 May 1980. Relations with Norway remain severed."
    assert (None, *YES) in told(other, "DiplomaticRelation")


def test_a_visitor_meets_others_once_there():
    text = "On 4 June 1990 President Ann Otieno of Kenya visited Oslo. She met with Norwegian minister Ole Lind."
    assert told(text, "Meeting") == [("1990-06-04/..", *YES)]
    other = "On 4 June 1990 President Ann Otieno of Kenya visited Oslo. Maria Costa met with minister Ole Lind."
    assert [time for time, *_ in told(other, "Meeting")] == [None]


def test_who_acts_in_an_office_holds_it_then():
    agreed = "agreed in an exchange of letters dated 4 May 1999."
    text = f"President Jan Dahl of Norway and President Ann Otieno of Kenya {agreed}"
    facts = [f for f in extract(document_of(text, "Kenya–Norway relations")).facts if f.type == "OfficeHolding"]
    assert {(words(f, "holder"), words(f, "officeHeld"), words(f, "time")) for f in facts} == {
        ("Jan Dahl", "president of Norway", "1999-05-04"),
        ("Ann Otieno", "president of Kenya", "1999-05-04"),
    }


def test_the_time_below_another_clause_is_not_passed_over():
    text = "On 12 August 1975 both countries established relations, and Ole Lind came to see the king in March 1976."
    assert [time for time, *_ in told(text, "EstablishmentOfRelations")] == ["1975-08-12"]
    presented = "Ole Lind presented his credentials to head of state Daniel Otieno in March 1976."
    later = f"On 12 August 1975 both countries established relations, and {presented}"
    assert [time for time, *_ in told(later, "Accreditation")] == ["1976-03"]


def test_until_a_year_when_something_happened_it_happened_then():
    text = "Ghana was ruled by Britain until 1957, when Ghana gained independence."
    assert told(text, "Independence") == [("1957", *YES)]
    assert told(text, "ForeignRule") == [("../1957", *YES)]


def test_what_is_allowed_happens_when_it_is():
    text = "Norway occupied Chad until 1902, when Norway allowed a new Chadian government to take control of the state."
    assert told(text, "SovereigntyTransfer") == [("1902", *YES)]
    assert told("In 1990 Norway did not allow the Kenyan embassy to open.", "MissionOpening") in ([], [("1990", *NO)])


@pytest.mark.parametrize("lake", ["a plan for the lake", "a two-lake solution for the Chad-Niger conflict"])
def test_who_has_something_is_one_of_two_that_and_joins(lake):
    text = f"Fiji supports {lake} and the Fijian president Maria Lind has assured her support for statehood."
    facts = [f for f in extract(document_of(text)).facts if f.type == "ExpressionOfSupport"]
    assert {(words(f, "speaker"), words(f, "topic")) for f in facts} == {
        ("Fiji", lake[2:]),
        ("Maria Lind", "statehood"),
    }


@pytest.mark.parametrize("done", ["offered condolences in a letter sent", "sent a letter"])
def test_who_writes_a_letter_says_what_is_in_it(done):
    text = f"Kenyan president Daniel Otieno {done} to Prime Minister Ole Lind saying Kenya regards Norway as a friend."
    facts = [f for f in extract(document_of(text)).facts if f.type == "Statement"]
    assert {words(f, "speaker") for f in facts} == {"Daniel Otieno"}


@pytest.mark.parametrize("done", ["received a letter sent", "read a letter"])
def test_who_gets_a_letter_says_nothing(done):
    text = f"Kenyan president Daniel Otieno {done} to Prime Minister Ole Lind saying Kenya regards Norway as a friend."
    facts = [f for f in extract(document_of(text)).facts if f.type == "Statement"]
    assert {words(f, "speaker") for f in facts} == set()


def test_a_defeat_in_war_is_no_defeat_at_play():
    assert told("Norway defeated Kenya in the war of 1905.", "ArmedConflict")
    assert told("After Kenya's defeat by Norwegian forces in 1905, Kenya left.", "ArmedConflict") == [("1905", *YES)]
    assert not told("Norway defeated Kenya in the final in 1905.", "ArmedConflict")
    assert not told("Kenya's defeat by Norway in the cup in 1905 was narrow.", "ArmedConflict")


def test_what_somebody_regards_as_something_is_said():
    text = "Kenyan president Daniel Otieno wrote that Kenya regarded Norway as a friend."
    facts = [f for f in extract(document_of(text)).facts if f.type == "Statement"]
    assert [words(f, "topic") for f in facts] == ["Kenya regarded Norway as a friend"]


def test_the_former_name_of_a_state_beside_its_own():
    text = "The Kingdom of Siam (Thailand) and Norway established relations in 1905. Siam sent an envoy."
    facts = [f for f in extract(document_of(text)).facts if f.type == "alternativeName"]
    assert [(words(f, "subject"), words(f, "object")) for f in facts] == [("Thailand", "Kingdom of Siam")]


def test_a_title_alone_is_nobody_s_name():
    facts = extract(document_of("The Siamese Chargé had approached Ann Berg in April 1850 and offered to wait.")).facts
    assert not [e for f in facts for r in f.roles for e in r.fillers if getattr(e, "label", "") == "Chargé"]


def test_a_treaty_has_another_name_in_brackets():
    text = "Kenya and Norway are signatories of the Treaty of Mutual Aid (the _Bergen Pact_) of 1947."
    facts = extract(document_of(text, "Kenya–Norway relations")).facts
    names = [(words(f, "subject"), words(f, "object")) for f in facts if f.type == "alternativeName"]
    assert names == [("Treaty of Mutual Aid", "Bergen Pact")]
    assert [words(f, "time") for f in facts if f.type == "AgreementSignature"] == ["1947"]


def test_a_treaty_in_brackets_is_no_name_of_a_body():
    facts = extract(document_of("Fiji belongs to the African Union (Lagos Convention) and the United Nations.")).facts
    assert not [f for f in facts if f.type == "alternativeName"]
