"""Numbers that others are held against."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract


def numbers(text, title="Danes in Ghana"):
    """Value, unit, time and measure of the observations."""
    return {
        (str(f.value), f.unit, f.time.edtf if f.time else None, *(x.value for x in f.fillers("measure")))
        for f in extract(document_of(text, title)).facts
        if f.kind == "observation" and f.value is not None
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2019 some 1,450 Danes lived in Ghana, down from a peak of 2,100 in 1998.",
            {("1450", "person", "2019"), ("2100", "person", "1998")},
        ),
        (
            "As of March 2011, Ghana hosted 450 Danish refugees, compared with 300 a year earlier.",
            {("450", "person", "2011-03"), ("300", "person", "2010")},
        ),
        (
            "Danes make up 4% of foreigners in Ghana, up from 2% in 2001.",
            {("4", "percent", None, "foreigners in Ghana"), ("2", "percent", "2001", "foreigners in Ghana")},
        ),
        (
            "In 2012 the Danish embassy in Accra employed 44 diplomats, as against 61 in 2008.",
            {("44", "person", "2012", "44 diplomats"), ("61", "person", "2008")},
        ),
        (
            "By 2013 there were 900 Danes in Ghana, up 12% on 2012.",
            {("900", "person", "2013"), ("12", "percent", "2012/2013", "rise")},
        ),
        (
            "In 2012, 3,400 Danish students studied in Ghana, an increase of 15.9% from 2011.",
            {("3400", "person", "2012", "students"), ("15.9", "percent", "2011/2012", "increase", "students")},
        ),
    ],
)
def test_the_number_compared_with_is_one_of_its_own_time(text, expected):
    assert numbers(text) == expected


def test_values_of_trade_rise_from_one_to_the_other():
    title = "Denmark–Ghana relations"
    assert numbers(
        "Trade between Denmark and Ghana reached 40 million dollars in 2010, up from 25 million in 2009.", title
    ) == {
        ("40000000", "USD", "2010", "trade volume"),
        ("25000000", "USD", "2009", "trade volume"),
    }
    assert numbers("Danish exports to Ghana fell from 30 million euros in 2001 to 12 million euros.", title) == {
        ("30000000", "EUR", "2001", "exports"),
        ("12000000", "EUR", None, "exports"),
    }


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("There are 400 Danes in Ghana, compared with 900 Swedes.", {"400"}),
        ("There were 400 Danes in Ghana in 2010, compared with 30% in Togo.", {"400"}),
        ("Danish exports to Ghana amounted to $30 million, up from 3.1 in 2009.", {"30000000"}),
        ("There may be 400 Danes in Ghana, up from 300 in 2009.", {"400"}),
    ],
)
def test_what_counts_something_else_is_no_number_of_these(text, values):
    assert {value for value, *_ in numbers(text)} == values


def test_the_time_compared_with_is_not_that_of_the_number():
    assert ("30000000", "USD", None, "exports") in numbers(
        "Danish exports to Ghana amounted to $30 million, up 4% from 2009.", "Denmark–Ghana relations"
    )


def test_some_of_a_people_are_counted_as_what_they_are():
    assert numbers("The number of Danish students in Ghana is 90.") == {("90", "person", None, "students")}
    assert numbers("In 1970, 300 Danish workers lived in Ghana.") == {("300", "person", "1970", "workers")}
    assert numbers("In 1970, 300 Danish refugees lived in Ghana.") == {("300", "person", "1970")}
