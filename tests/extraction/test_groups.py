"""What is told of groups beside the frames: breakdowns, names in brackets, teams."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract
from verbale.model import Entity, Text


def facts(text, rule, title="Danes in Ghana"):
    return [f for f in extract(document_of(text, title)).facts if f.rule == rule]


def said(fact, role):
    return [f.label if isinstance(f, Entity) else f.value if isinstance(f, Text) else f for f in fact.fillers(role)]


def test_bare_numbers_after_a_count_are_parts_of_it():
    text = (
        "By 2004, the population had risen to 2,100. Of late, 60 held work permits, and the remaining 40 were students."
    )
    found = facts(text, "population-breakdown")
    assert {(int(f.value), *said(f, "measure")) for f in found} == {(60, "held work permits"), (40, "students")}
    assert all(f.time is not None and f.time.edtf == "2004" and f.fillers("partOfObservation") for f in found)


def test_refugees_from_a_state_are_its_people():
    text = "Kenya hosts 60,000 refugees from Chad. About 900 Kenyans have made their home in Norway."
    found = [f for f in extract(document_of(text)).facts if f.type == "PopulationObservation"]
    told = {(int(f.value), *said(f, "featureOfInterest"), *said(f, "referencePlace")) for f in found}
    assert told == {(60000, "Chadians in Kenya", "Kenya"), (900, "Kenyans in Norway", "Norway")}


def test_refugees_from_what_belongs_to_a_state_are_not_its_people():
    text = "Kenya hosts 60,000 refugees from Chad's neighbours."
    found = [f for f in extract(document_of(text)).facts if f.type == "PopulationObservation"]
    assert "Chadians in Kenya" not in {label for f in found for label in said(f, "featureOfInterest")}


def test_bare_numbers_without_a_count_before_them_are_nothing():
    assert facts("In the end 60 voted for the plan.", "population-breakdown") == []


def test_members_of_a_list_are_parts_of_the_whole():
    text = "The 700 Danes resident in Ghana included 300 traders, 90 nurses and 12 pilots."
    found = facts(text, "population-breakdown")
    assert {int(f.value) for f in found} == {300, 90, 12}


def test_a_list_with_a_number_larger_than_the_whole_gives_no_part_for_it():
    text = "The 70 Danes resident in Ghana included 300 traders and 9 nurses."
    assert {int(f.value) for f in facts(text, "population-breakdown")} == {9}


def test_a_name_in_brackets_is_an_alternative_name():
    found = facts("Danes in Ghana (danskere i Ghana) live in Tema.", "parenthesis-name")
    assert [(said(f, "subject"), said(f, "object")) for f in found] == [(["Danes in Ghana"], ["danskere i Ghana"])]


def test_a_gloss_elsewhere_is_no_name():
    assert facts("John Keller (a baker) lives in Accra.", "parenthesis-name") == []


def test_the_team_is_the_last_one_described():
    coached = "Maria Costa coached the national rowing team in 1970."
    found = facts(coached + " Under her leadership, the team went on to many victories.", "sports-success")
    assert [said(f, "agent") for f in found] == [["national rowing team"]]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("There are 300 Vietnamese in Ghana.", "Vietnamese people in Ghana"),
        ("Some 900 U.S. citizens live in Ghana.", "Americans in Ghana"),
        ("There are 40 Ghanaians of Togolese descent in Malta.", "Ghanaians of Togolese descent in Malta"),
        ("About 40 people of Togolese origin live in Malta.", "people of Togolese origin in Malta"),
    ],
)
def test_people_are_counted_as_what_they_are_called(text, label):
    counts = [f for f in extract(document_of(text)).facts if f.type == "PopulationObservation"]
    assert [e.label for f in counts for e in f.fillers("featureOfInterest")] == [label]


def test_visitors_who_are_counted_make_no_official_visit():
    types = {f.type for f in extract(document_of("Each year 24,000 Norwegian citizens visit Kenya.")).facts}
    assert "PopulationObservation" in types
    assert "OfficialVisit" not in types


@pytest.mark.parametrize(
    ("text", "migrants"),
    [
        ("The Maltese settled in Kenya in 1900.", ["Maltese people"]),
        ("Maltese in Norway emigrated to Kenya in 1900.", ["Maltese people in Norway"]),
        ("The Maltese has settled in Kenya.", []),
        ("In 1850 Danish traders settled in Togo.", ["Danes"]),
    ],
)
def test_an_adjective_alone_may_be_people(text, migrants):
    moves = [f for f in extract(document_of(text)).facts if f.type == "Migration"]
    assert [e.label for f in moves for e in f.fillers("migrant") if isinstance(e, Entity)] == migrants


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        ("One in four is a child.", "25", "child"),
        ("One in five refugees is a woman.", "20", "woman"),
        ("More than half of the arrivals are women.", "50", "women"),
    ],
)
def test_a_ratio_is_a_share(text, value, measure):
    found = facts(f"In 2011, 300 Danes lived in Ghana. {text}", "population-share", "Danish refugees in Ghana")
    assert [(str(f.value), *said(f, "measure")) for f in found] == [(value, measure)]


def test_further_shares_beside_their_places_are_read():
    text = "Some 52 percent of the Danes live in Accra, 24 percent in Kumasi and 14 percent in Tamale."
    found = {(str(f.value), *said(f, "referencePlace")) for f in facts(text, "population-share")}
    assert found == {("52", "Accra"), ("24", "Kumasi"), ("14", "Tamale")}


def test_what_one_in_six_says_its_people_do_not():
    found = extract(document_of("One in six Ghanaians supports them.", "Danes in Ghana")).facts
    assert not [f for f in found if f.type == "ExpressionOfSupport"]


def test_a_further_number_is_no_part_of_the_one_before():
    text = "Ghana is home to 1,300 Danes. A further 600 are believed to have arrived since 2021."
    assert facts(text, "population-breakdown") == []


@pytest.mark.parametrize(
    ("lead", "counted"),
    [
        ("Danes in Ghana are mostly Danish refugees.", [90]),
        ("Danes in Ghana are mostly Danish traders.", []),
        ("Danes in Ghana live beside Togolese refugees.", []),
    ],
)
def test_what_the_lead_calls_a_group_it_is_called_below(lead, counted):
    found = facts(f"{lead} In April 1985, 90 refugees crossed the border.", "arrival-rate")
    assert [int(f.value) for f in found] == counted


@pytest.mark.parametrize(
    ("lead", "counted"),
    [
        ("OSLO, 4 May 2012 - The number of Togolese refugees in Malta has reached 900.", [40]),
        ("Ghana thanked Kenya for its care of Togolese refugees in Malta.", []),
    ],
)
def test_a_report_without_title_is_about_the_refugees_its_head_counts(lead, counted):
    found = facts(f"{lead} Some 40 people crossed the border in April.", "arrival-rate", "")
    assert [int(f.value) for f in found] == counted
