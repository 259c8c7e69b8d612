"""Missions as articles about two states name them: for a city, in the plural, beside relations, under a style."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract
from verbale.model import Entity
from verbale.readers import read_text

PAIR = "Kenya–Norway relations"
CASES = {
    "named for its city": (
        "Embassy Oslo was closed on 16 September 1939.",
        ("MissionClosure", "1939-09-16", "embassy of Kenya in Oslo, Norway", "Kenya"),
    ),
    "named for its city, as if a person": (
        "Legation Oslo was closed on 16 September 1939.",
        ("MissionClosure", "1939-09-16", "legation of Kenya in Oslo, Norway", "Kenya"),
    ),
    "named for its city, within a phrase": (
        "The opening of Consulate General Bergen took place in August 1995.",
        ("MissionOpening", "1995-08", "consulate-general of Kenya in Bergen, Norway", "Kenya"),
    ),
    "one of each": (
        "Kenya and Norway resumed relations in 1995, when both countries raised their respective Interests Sections to "
        "Embassy status.",
        ("MissionUpgrade", "1995", "interests section of Norway in Kenya", "Norway"),
    ),
    "opened and closed": (
        "A consulate was opened in Bergen in 1902 and was closed in 1996.",
        ("MissionClosure", "1996", "consulate of Kenya in Norway", "Kenya"),
    ),
    "its new rank alone": (
        "The Kenyan Consulate in Oslo was raised to Legation status in 1964 with Peter Otieno as Chargé d'Affaires.",
        ("MissionUpgrade", "1964", "consulate of Kenya in Oslo, Norway", "Legation status", "Kenya"),
    ),
    "beside relations": (
        "Diplomatic relations and the Kenyan Legation in Oslo were established in 1964.",
        ("EstablishmentOfRelations", "1964", "Kenya", "Norway"),
    ),
    "a state under a style": (
        "Kenya recognized the Kingdom of Norway in 1964.",
        ("RecognitionOfState", "1964", "Kenya", "Norway"),
    ),
}


def told(text, title=PAIR):
    found = []
    for fact in extract(document_of(text, title)).facts:
        fillers = [f.label if isinstance(f, Entity) else f.value for r in fact.roles for f in r.fillers]
        found.append((fact.type, fact.time.edtf if fact.time else None, fillers))
    return found


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_what_happens_to_a_mission(text, expected):
    type_, time, *fillers = expected
    (same,) = [found for t, when, found in told(text) if t == type_ and when == time and found[0] == fillers[0]]
    assert [f for f in same if f in fillers] == fillers


def test_the_place_of_a_legation_is_not_where_relations_were_established():
    (fillers,) = [f for t, _, f in told(CASES["beside relations"][0]) if t == "EstablishmentOfRelations"]
    assert "Oslo" not in fillers


@pytest.mark.parametrize("text", ["Consul Oslo was closed in 1939.", "The embassy Oslo closed in 1939."])
def test_no_mission_by_other_words(text):
    assert [t for t, _, _ in told(text) if t.startswith("Mission")] == []


def test_no_mission_named_for_a_city_of_neither():
    assert [t for t, _, _ in told("Legation Lima was closed in 1939.") if t.startswith("Mission")] == []


def test_the_embassy_is_that_of_the_title_s_pair():
    text = (
        "The Kenyan Embassy in Oslo was closed in 1991. The Kenyan Embassy in Stockholm issued the visas. "
        "The embassy reopened in 1994."
    )
    assert [f[0] for t, when, f in told(text) if t == "MissionOpening"] == ["embassy of Kenya in Oslo, Norway"]


def test_who_signs_under_one_heading_is_not_who_held_the_office_under_another():
    document = read_text(
        "= Kenya–Norway relations =\n\nThey are old.\n\n== Treaty, 1939 ==\nThe Kenyan Foreign Minister signed a "
        "treaty with Norway in 1939.\n\n== Treaty, 1991 ==\nKenyan Foreign Minister Peter Otieno signed a treaty with "
        "Norway in 1991. The Kenyan Foreign Minister visited Norway in 1991.\n",
        slug="x",
    )
    facts = extract(document).facts
    assert {f.time.edtf for f in facts if f.time and "Peter Otieno" in str(f)} == {"1991"}
    assert [f.type for f in facts if f.type == "OfficialVisit" and "Peter Otieno" in str(f)] == ["OfficialVisit"]


def test_what_is_said_of_a_mission_in_a_relative_clause_is_said_of_its_keeper_s():
    facts = extract(document_of("Malta maintains an embassy in Oslo that is accredited to Finland.")).facts
    (accredited,) = [f for f in facts if f.type == "Accreditation"]
    assert accredited.fillers("accredited")[0].label == "embassy of Malta in Oslo, Norway"
    facts = extract(document_of("Malta has a high commission in Suva, which was opened in 1978.")).facts
    (opened,) = [f for f in facts if f.type == "MissionOpening"]
    assert opened.fillers("concernsMission")[0].label == "high commission of Malta in Suva, Fiji"
    assert opened.time.edtf == "1978"
