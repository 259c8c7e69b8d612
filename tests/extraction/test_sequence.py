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
    assert "1975-08-12" not in [time for time, *_ in told(later, "Accreditation")]
