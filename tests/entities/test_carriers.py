"""The name of an airline is one name, whatever state is in it."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract


@pytest.mark.parametrize("name", ["Kenya Airways", "Norwegian Airlines", "Air Malta"])
def test_an_airline_is_no_state(name):
    (route,) = [
        f
        for f in extract(document_of(f"In 2011 {name} launched flights between Oslo and Valletta.")).facts
        if f.type == "FlightRouteOpening"
    ]
    assert [a.label for a in route.fillers("agent")] == [name]


def test_a_state_with_an_airline_stays_a_state():
    facts = extract(document_of("In 2011 Kenya sold an airline to Norway.")).facts
    assert [f.fillers("supplier")[0].label for f in facts if f.type == "TradeTransaction"] == ["Kenya"]


def test_a_person_may_bear_the_name_of_a_city():
    facts = extract(document_of("In 2016, Maltese prime minister Joseph Muscat visited Ghana.")).facts
    assert [f.fillers("visitor")[0].label for f in facts if f.type == "OfficialVisit"] == ["Joseph Muscat"]
