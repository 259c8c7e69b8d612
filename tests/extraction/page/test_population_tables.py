"""Tables that count the people a document is about."""

import pytest

from verbale.extraction.extractor import extract
from verbale.model import Entity
from verbale.readers import read_text


def counts(text, title="Danes in Ghana"):
    """Group, place, time, value and unit of the observations of the tables of a document."""
    facts = extract(read_text(f"= {title} =\n\n{text}\n", slug="example")).facts

    def one(fact, role):
        return next((e.label for e in fact.fillers(role) if isinstance(e, Entity)), None)

    return {
        (one(f, "featureOfInterest"), one(f, "referencePlace"), f.time.edtf if f.time else None, str(f.value), f.unit)
        for f in facts
        if f.rule == "population-table"
    }


def test_years_over_origins():
    table = (
        "== Demographics ==\n\n  Nation     1990    2000\n  ---------- ------- -------\n  Norway     1,352   2,046\n\n"
    )
    assert counts(table, "Scandinavians in Ghana") == {
        ("Norwegians in Ghana", "Ghana", "1990", "1352", "person"),
        ("Norwegians in Ghana", "Ghana", "2000", "2046", "person"),
    }


def test_years_over_places():
    table = (
        "== Census ==\n\n| Region | 1990 | 2000 |\n|---|---|---|\n| Accra | 300 | 420 |\n"
        "| Volta Region | 12 | 9 |\n| Total | 312 | 429 |\n"
    )
    assert counts(table) == {
        ("Danes in Ghana", "Accra", "1990", "300", "person"),
        ("Danes in Ghana", "Accra", "2000", "420", "person"),
        ("Danes in Ghana", "Volta Region", "1990", "12", "person"),
        ("Danes in Ghana", "Volta Region", "2000", "9", "person"),
        ("Danes in Ghana", "Ghana", "1990", "312", "person"),
        ("Danes in Ghana", "Ghana", "2000", "429", "person"),
    }


def test_a_row_for_each_year():
    table = "== Population ==\n\n| Year | Number | % |\n|---|---|---|\n| 1990 | 300 | 0.2 |\n| 2000 | 420[3] | 0.3% |\n"
    assert counts(table) == {
        ("Danes in Ghana", "Ghana", "1990", "300", "person"),
        ("Danes in Ghana", "Ghana", "1990", "0.2", "percent"),
        ("Danes in Ghana", "Ghana", "2000", "420", "person"),
        ("Danes in Ghana", "Ghana", "2000", "0.3", "percent"),
    }


def test_the_year_above_the_table_and_the_states_of_a_diaspora():
    table = "== Communities in 2011 ==\n\n| Country | Population |\n|---|---|\n| Kenya | 5,000 |\n| Norway | 70 |\n"
    assert counts(table, "Danish diaspora") == {
        ("Danes", "Kenya", "2011", "5000", "person"),
        ("Danes", "Norway", "2011", "70", "person"),
    }


def test_years_that_went_astray_date_no_column_alone():
    table = (
        "== Census ==\n\n           Number   Share (in %)\n  -------- -------- --------------\n"
        "  1970     1979     1989\n  Ghana    1,420    1,064\n  Accra    372      50\n\n"
    )
    assert counts(table) == {
        ("Danes in Ghana", "Ghana", "1970/1989", "1420", "person"),
        ("Danes in Ghana", "Ghana", "1970/1989", "1064", "person"),
        ("Danes in Ghana", "Accra", "1970/1989", "372", "person"),
        ("Danes in Ghana", "Accra", "1970/1989", "50", "person"),
    }


@pytest.mark.parametrize(
    "table",
    [
        "== Trade ==\n\n| Goods | 1990 | 2000 |\n|---|---|---|\n| Cocoa | 300 | 420 |\n",
        "== Census ==\n\n| Region | Area |\n|---|---|\n| Accra | 300 |\n",
        "== Census ==\n\n| Region | Total population | Mayor |\n|---|---|---|\n| Accra | 300,000 | Ole Lind |\n",
        "== Census ==\n\n| Club | Number |\n|---|---|\n| Nordic | 300 |\n",
    ],
)
def test_other_tables_count_nobody(table):
    assert counts(table) == set()


def test_a_document_about_no_community_has_no_such_tables():
    assert counts("== Census ==\n\n| Region | 1990 |\n|---|---|\n| Accra | 300 |\n", "Ghana–Norway relations") == set()


def test_days_and_months_of_rows():
    table = (
        "== Growth ==\n\n| Date | Registered refugees |\n|---|---|\n| 31 December 2011 | 512,069 |\n"
        "| June 2013 | 480,300 |\n| 2014 | 424,625 |\n"
    )
    assert counts(table) == {
        ("Danes in Ghana", "Ghana", "2011-12-31", "512069", "person"),
        ("Danes in Ghana", "Ghana", "2013-06", "480300", "person"),
        ("Danes in Ghana", "Ghana", "2014", "424625", "person"),
    }


def test_camps_are_places_and_when_they_opened_is_no_count():
    table = "== Camps ==\n\n| Camp | Population | Opened |\n|---|---|---|\n| Zubra 2 | 52,310 | 2011 |\n"
    assert counts(table) == {("Danes in Ghana", "Zubra 2", None, "52310", "person")}
