"""What happened during, after or before another event has its time, or is bounded by it."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract

VISIT = "In March 2009, Ole Lind of Norway visited Ghana. "


def time_of(text, kind):
    (fact,) = [f for f in extract(document_of(text)).facts if f.type == kind]
    return fact.time.edtf if fact.time else None


@pytest.mark.parametrize(
    "text",
    [
        "During the visit, Norway and Ghana signed a trade agreement.",
        "Norway and Ghana signed a trade agreement during his visit.",
        "On the occasion of the visit, Norway and Ghana signed a trade agreement.",
        "On the sidelines of the visit, Norway and Ghana signed a trade agreement.",
    ],
)
def test_what_happened_during_a_visit_has_its_time(text):
    assert time_of(VISIT + text, "AgreementSignature") == "2009-03"


@pytest.mark.parametrize(
    "text",
    [
        "During a visit, Norway and Ghana signed a trade agreement.",
        "During the conference, Norway and Ghana signed a trade agreement.",
        "Norway and Ghana signed a trade agreement during the visit of Ann Otieno.",
        "Norway and Ghana signed a trade agreement.",
    ],
)
def test_of_another_or_no_event_nothing_is_taken(text):
    assert time_of(VISIT + text, "AgreementSignature") is None


def test_a_time_of_its_own_stays():
    text = "During the visit, Norway and Ghana signed a trade agreement on 5 March 2009."
    assert time_of(VISIT + text, "AgreementSignature") == "2009-03-05"


@pytest.mark.parametrize(
    ("text", "kind", "edtf"),
    [
        ("Malta closed its embassy in Accra after Ghana expelled its envoy in 1990.", "MissionClosure", "1990/.."),
        ("Malta severed ties with Ghana following the attack of May 1990.", "SuspensionOfRelations", "1990-05/.."),
        ("Malta recognised Kenya after its independence in 1963.", "RecognitionOfState", "1963/.."),
        ("In April 2011, Malta closed its embassy in Accra after Ghana expelled its envoy.", "Expulsion", "../2011-04"),
        ("Malta closed its embassy in Accra after Ghana expelled its envoy.", "Expulsion", None),
    ],
)
def test_before_and_after(text, kind, edtf):
    assert time_of(text, kind) == edtf


def test_two_events_after_different_days_are_two():
    text = "Ghana expelled Ole Lind after the attack of 1990. In 1999, Ghana expelled Ole Lind."
    times = [f.time.edtf for f in extract(document_of(text)).facts if f.type == "Expulsion"]
    assert sorted(times) == ["1990/..", "1999"]


def test_after_an_event_nobody_is_in_office_since_then():
    facts = extract(
        document_of("After the death of the king in 1991, Kenyan president Ann Otieno visited Malta.")
    ).facts
    assert [f.time for f in facts if f.type == "OfficeHolding"] == [None]
    assert [f.time.edtf for f in facts if f.type == "OfficialVisit"] == ["1991/.."]


def test_who_met_where_somebody_went_met_then():
    text = "In 2010, Ole Lind visited Valletta, where he met with Maria Costa."
    facts = extract(document_of(text)).facts
    (meeting,) = [f for f in facts if f.type == "Meeting"]
    assert ([p.label for p in meeting.fillers("hasParticipant")], meeting.time.edtf) == (
        ["Ole Lind", "Maria Costa"],
        "2010",
    )


def test_a_value_has_the_time_beside_it():
    text = "Trade between Malta and Ghana rose from $20 million in 2005 to $80 million in 2015."
    trade = [f for f in extract(document_of(text)).facts if f.type == "TradeObservation"]
    assert {(int(f.value), f.time.edtf) for f in trade} == {(20_000_000, "2005"), (80_000_000, "2015")}
