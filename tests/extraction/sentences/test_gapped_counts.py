"""Further numbers of a people, with what was said of the first left out."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract


def counted(text, title="Danes in Ghana"):
    """Group, place, value and time of the numbers of people."""
    return {
        (
            *(f.fillers("featureOfInterest")[0].label, f.fillers("referencePlace")[0].label),
            str(f.value),
            f.time.edtf if f.time else None,
        )
        for f in extract(document_of(text, title)).facts
        if f.type == "PopulationObservation" and f.value is not None and f.fillers("referencePlace")
    }


def test_further_numbers_stand_before_their_places():
    assert counted("In 2001, 900 Danes lived in Accra and 400 in Tema.") == {
        ("Danes in Ghana", "Accra", "900", "2001"),
        ("Danes in Ghana", "Tema", "400", "2001"),
    }
    assert counted("Some 700 Danes live in Kumasi, while 54,600 live in Dzaleka camp and 300 in Zubra District.") == {
        ("Danes in Ghana", "Kumasi", "700", None),
        ("Danes in Ghana", "Dzaleka camp", "54600", None),
        ("Danes in Ghana", "Zubra District", "300", None),
    }


def test_each_keeps_a_time_of_its_own():
    assert ("Danes in Ghana", "Tema", "400", "2005") in counted(
        "In 2001, 900 Danes lived in Accra and 400 in Tema in 2005."
    )


def test_further_numbers_stand_after_their_places():
    text = "Norway hosts 1.1 million Danish refugees and the Czech Republic 381,000, followed by Togo with 9,000."
    assert counted(text) == {
        ("Danes in Norway", "Norway", "1100000", None),
        ("Danes in the Czech Republic", "Czech Republic", "381000", None),
        ("Danes in Togo", "Togo", "9000", None),
    }


def test_a_number_compared_with_is_one_of_its_own_place():
    assert counted("There were 400 Danes in Ghana in 2010, compared with 900 in Togo.") == {
        ("Danes in Ghana", "Ghana", "400", "2010"),
        ("Danes in Togo", "Togo", "900", "2010"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "There are 900 Danes in Accra, and 12 schools in Tema.",
        "900 Danes live in Accra and 400 Swedes in Tema.",
        "900 Danes live in Accra and 40% in Tema.",
        "900 Danes live in Accra, and trade with Tema reached 400.",
    ],
)
def test_what_counts_something_else_is_no_further_number(text):
    assert {value for _, place, value, _ in counted(text)} <= {"900"}


def test_a_plan_has_no_further_numbers():
    assert not any(value == "380000" for *_, value, _ in counted("Norway may host 400 Danes and Togo 380,000."))
