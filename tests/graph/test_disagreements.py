from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from verbale.graph import build, vb
from verbale.graph.disagreements import load_questions
from verbale.graph.terms import TYPE
from verbale.model import DataFileError, Entity, FactKind, Precision, Role, Status, TimeSpan


def disagreements(graph) -> dict:
    nodes = {s for s, p, o in graph.disagreements if (p, o) == (TYPE, vb("Disagreement"))}
    return {n: {o for s, p, o in graph.disagreements if (s, p) == (n, vb("disagreementMember"))} for n in nodes}


def labels(graph) -> list[str]:
    return sorted(o.value for _, p, o in graph.disagreements if p.value.endswith("#label"))


def test_two_years_for_one_establishment(first, second) -> None:
    graph = build([*first[1], *second[1]], [first[0], second[0]])
    assert labels(graph) == ["EstablishmentOfRelations hasTime: 1971 | 1973"]
    ((_, members),) = disagreements(graph).items()
    said = {
        (o.value, slug) for slug, ts in graph.claims.items() for s, p, o in ts if s in members and "Object" in p.value
    }
    assert said == {
        ("https://w3id.org/verbale/id/time/1971", "first"),
        ("https://w3id.org/verbale/id/time/1973", "second"),
    }
    both = {s for s, p, _ in graph.facts if p == vb("hasTime")}
    assert len(both) == 3  # nothing overwritten: both establishments, and the population


def time(edtf: str, earliest: dt.date | None, latest: dt.date | None) -> TimeSpan:
    return TimeSpan(edtf, Precision.DAY, earliest, latest)


@pytest.mark.parametrize(
    ("other", "contradicts"),
    [
        (time("1971-05-03", dt.date(1971, 5, 3), dt.date(1971, 5, 3)), False),
        (time("197X", dt.date(1970, 1, 1), dt.date(1979, 12, 31)), False),
        (time("XXXX-05-03", None, None), False),
        (time("../1971", None, dt.date(1971, 12, 31)), False),
        (time("../1970", None, dt.date(1970, 12, 31)), True),
        (time("1972/..", dt.date(1972, 1, 1), None), True),
        (time("1970-12-31", dt.date(1970, 12, 31), dt.date(1970, 12, 31)), True),
    ],
)
def test_times_contradict_when_their_bounds_do_not_meet(first, second, other, contradicts) -> None:
    changed = dataclasses.replace(second[1][0], time=other)
    graph = build([first[1][0], changed], [first[0], second[0]])
    assert bool(graph.disagreements) is contradicts


@pytest.mark.parametrize(
    ("value", "approximation", "contradicts"),
    [
        ("1200", None, False),
        ("1200.0", None, False),
        ("1201", None, False),  # the first says "about 1,200"
        ("1400", None, True),
        ("1400", "nearly", False),
        ("1600", "nearly", True),
        ("1000", "more than", False),
        ("1000", "less than", True),
        ("2000", "up to", False),
    ],
)
def test_numbers_contradict_when_they_differ_by_more_than_their_words_allow(
    first, second, value, approximation, contradicts
) -> None:
    changed = dataclasses.replace(second[1][2], value=Decimal(value), approximation=approximation)
    graph = build([first[1][3], changed], [first[0], second[0]])
    assert bool(graph.disagreements) is contradicts


def test_exact_numbers_contradict(first, second) -> None:
    exact = dataclasses.replace(first[1][3], approximation=None)
    graph = build([exact, second[1][2]], [first[0], second[0]])
    assert labels(graph) == ["PopulationObservation value: 1200 | 1250"]
    other_year = dataclasses.replace(second[1][2], time=first[1][0].time)
    assert not build([exact, other_year], [first[0], second[0]]).disagreements
    other_unit = dataclasses.replace(second[1][2], unit="family")
    assert not build([exact, other_unit], [first[0], second[0]]).disagreements


def capital(first, name: str, sentence: int, **more):
    city = Entity(f"city/{name}", "Municipality", (("en", name),))
    roles = (Role("subject", first[1][0].roles[0].fillers[:1]), Role("object", (city,)))
    evidence = first[1][sentence].evidence
    return dataclasses.replace(
        first[1][4], kind=FactKind.RELATION, type="capital", roles=roles, evidence=evidence, **more
    )


def test_two_capitals_in_different_sentences(first) -> None:
    document = first[0]
    assert labels(build([capital(first, "oak", 0), capital(first, "elm", 1)], [document])) == [
        "State capital: city/elm | city/oak"
    ]
    assert not build([capital(first, "oak", 0), capital(first, "elm", 0)], [document]).disagreements
    assert not build([capital(first, "oak", 0), capital(first, "oak", 1)], [document]).disagreements
    denied = capital(first, "elm", 1, status=Status.DENIED)
    assert not build([capital(first, "oak", 0), denied], [document]).disagreements


def test_only_those_that_contradict_another_sentence_are_members(first) -> None:
    days = [(1970, 0), (1971, 0), (1971, 1)]
    facts = [
        dataclasses.replace(
            first[1][0],
            key=f"event/establishment-of-relations/{year}-{sentence}",
            time=time(str(year), dt.date(year, 1, 1), dt.date(year, 12, 31)),
            evidence=first[1][sentence].evidence,
        )
        for year, sentence in days
    ]
    ((_, members),) = disagreements(build(facts, [first[0]])).items()
    assert len(members) == 2
    assert not build(facts[:2], [first[0]]).disagreements


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("of: x", "expected a list"),
        ("- of: A", "entry 1: 'of' and 'same'"),
        ("- {of: A, one: b, why: c, more: d}", "entry 1: expected a mapping"),
        ("- [", "cannot be read as YAML"),
    ],
)
def test_malformed_questions_are_refused(tmp_path: Path, text, message) -> None:
    path = tmp_path / "questions.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError, match=message):
        load_questions(path)
