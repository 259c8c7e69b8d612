"""What anniversaries date: the founding so many years before, no finer than the wording allows."""

from __future__ import annotations

import pytest

from verbale.extraction import extract
from verbale.extraction.examples import document_of, words


def read(text: str, title: str = "", published: str | None = None):
    return extract(document_of(text, title, published)).facts


@pytest.mark.parametrize(
    ("text", "type_", "time"),
    [
        (
            "In 2014, Malta and Tunisia celebrated the 50th anniversary of the establishment of diplomatic relations.",
            "EstablishmentOfRelations",
            "1964",
        ),
        ("On 6 March 2017 Ghana celebrated the 60th anniversary of its independence.", "Independence", "1957-03-06"),
        ("In 2020, Kenya and Norway completed 10 years of their Fisheries Agreement.", "AgreementSignature", "2010"),
    ],
)
def test_a_founding_is_dated(text, type_, time):
    facts = [f for f in read(text) if f.type == type_ and f.time is not None]
    assert [f.time.edtf for f in facts] == [time]
    assert facts[0].time_computed_from is not None
    assert facts[0].confidence < 1
    assert str(facts[0].status) == "asserted"


def test_a_commemoration_keeps_its_ordinal():
    facts = [
        f
        for f in read("In 2014, Malta and Tunisia marked 50 years of diplomatic relations.")
        if f.type == "Commemoration"
    ]
    assert [words(f, "ordinal") for f in facts] == ["50"]


def test_a_planned_commemoration_dates_an_asserted_founding():
    facts = read("Kenya will commemorate the 70th anniversary of its independence in 2033.")
    assert {str(f.status) for f in facts if f.type == "Commemoration"} == {"planned"}
    assert [(f.time.edtf, str(f.status)) for f in facts if f.type == "Independence"] == [("1963", "asserted")]


def test_a_meeting_to_mark_an_anniversary_dates_the_year_only():
    facts = read(
        "The ministers of Kenya and Norway met on 5 May 2014 to mark 50 years of relations between Kenya and Norway."
    )
    assert {f.time.edtf for f in facts if f.type == "EstablishmentOfRelations"} <= {"1964"}


def test_without_a_date_nothing_is_computed():
    facts = read("Malta and Tunisia celebrated the 50th anniversary of their diplomatic relations.")
    assert not any(f.type == "EstablishmentOfRelations" and f.time is not None for f in facts)
