"""The scorer, on invented facts; and the form of the gold itself."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_scorer", HERE / "scorer.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["gold_scorer"] = module
    spec.loader.exec_module(module)
    return module


scorer = _load()
GOLD = [json.loads(line) for line in (HERE / "seeds.jsonl").read_text("utf-8").splitlines()]
MODALITIES = {"asserted", "reported", "alleged", "believed", "denied", "attempted", "planned", "opinion"}


def gold(**changes: Any) -> dict[str, Any]:
    row = {"id": "T-1", "doc": "ruritania", "start": 10, "end": 40, "kind": "event", "type": "MissionOpening"}
    row |= {"roles": {"sendingState": "Ruritania", "receivingState": "Freedonia", "missionType": "embassy"}}
    return row | {"time": "1931-05", "value": None, "modality": "asserted"} | changes


def fact(roles: dict[str, list[str]] | None = None, **changes: Any) -> dict[str, Any]:
    roles = {"sender": ["Ruritania"], "host": ["Freedonia"]} if roles is None else roles
    row = {"document": "ruritania", "type": "EmbassyOpening", "time": "1931-05-02", "value": None, "unit": None}
    row |= {"roles": {role: [{"iri": "x", "label": label} for label in labels] for role, labels in roles.items()}}
    row |= {"status": "asserted", "polarity": "positive", "evidence": [{"start": 0, "end": 60, "quote": "…"}]}
    return row | changes


def grade(found: dict[str, Any] | list[dict[str, Any]], wanted: dict[str, Any]) -> str:
    report = scorer.score(found if isinstance(found, list) else [found], [wanted])
    (name,) = [name for name in ("full", "partial", "missed") if getattr(report, name)]
    return name


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (fact(), "full"),
        (fact(document="seeds/ruritania.txt"), "full"),
        (fact(time="1931"), "full"),
        (fact(time="1930/1932-01-01"), "full"),
        (fact(time="1932"), "partial"),
        (fact(time=None), "partial"),
        (fact({"sender": ["Ruritania"]}), "partial"),
        (fact({"sender": ["Sylvania"]}), "missed"),
        (fact(type="Harvest"), "partial"),
        (fact({"sender": ["Ruritania"]}, type="Harvest"), "missed"),
        (fact(document="sylvania"), "missed"),
        (fact(evidence=[{"start": 40, "end": 60, "quote": "…"}]), "missed"),
        (fact(status="planned"), "missed"),
        (fact(polarity="negative"), "missed"),
    ],
)
def test_grade(found: dict[str, Any], expected: str) -> None:
    assert grade(found, gold()) == expected


def test_best_fact_counts_and_every_row_is_in_one_list() -> None:
    rows = [gold(), gold(id="T-2", time="1940"), gold(id="T-3", doc="nowhere")]
    report = scorer.score([fact(time=None), fact()], rows)
    assert [[r["id"] for r in part] for part in (report.full, report.partial, report.missed)] == [
        ["T-1"],
        ["T-2"],
        ["T-3"],
    ]
    assert report.total == 3
    assert report.recall == pytest.approx(1 / 3)
    assert scorer.score([], []).recall == 1


@pytest.mark.parametrize(
    ("modality", "status", "expected"),
    [
        ("asserted", "reported", "full"),
        ("asserted", "alleged", "missed"),
        ("reported", "asserted", "missed"),
        ("reported", "alleged", "full"),
        ("alleged", "reported", "full"),
        ("alleged", "asserted", "missed"),
        ("believed", "believed", "full"),
        ("believed", "asserted", "missed"),
        ("opinion", "opinion", "full"),
        ("planned", "conditional", "full"),
        ("planned", "asserted", "missed"),
        ("denied", "denied", "full"),
        ("denied", "asserted", "missed"),
    ],
)
def test_status(modality: str, status: str, expected: str) -> None:
    assert grade(fact(status=status), gold(modality=modality)) == expected


def test_status_extras() -> None:
    assert grade(fact(polarity="negative"), gold(modality="denied")) == "full"
    assert grade(fact(status="asserted"), gold(modality="reported", kind="quantity")) == "full"
    assert grade(fact(), gold(type="Attack", modality="attempted")) == "missed"
    assert grade(fact(type="AttemptedAttack"), gold(type="Attack", modality="attempted")) == "full"


def test_what_is_alleged_but_stated_is_overclaimed() -> None:
    row = gold(type="AttackPlot", modality="alleged", roles={"perpetrator": "Count Rupert"}, time=None)
    stated = fact({"perpetrator": ["Rupert"]}, type="AttackPlot")
    assert scorer.score([stated], [row]).overclaimed == [row]
    assert scorer.score([{**stated, "status": "alleged"}], [row]).overclaimed == []


def test_direction() -> None:
    wanted = gold(type="Exports", roles={"exporter": "Ruritania", "importer": "Freedonia"}, time=None)
    assert grade(fact({"exporter": ["Ruritania"], "importer": ["Freedonia"]}, type="Exports"), wanted) == "full"
    assert grade(fact({"exporter": ["Freedonia"], "importer": ["Ruritania"]}, type="Exports"), wanted) == "missed"
    assert grade(fact({"party": ["Freedonia", "Ruritania"]}, type="Exports"), wanted) == "full"


def test_value_and_bonus_roles() -> None:
    wanted = gold(kind="quantity", type="TradeValue", value={"amount": 1200000, "unit": "USD"})
    assert grade(fact(type="TradeValue", value=1.2e6), wanted) == "full"
    assert grade(fact(type="TradeValue", value="1,205,000"), wanted) == "full"
    assert grade(fact(type="TradeValue", value=1.3e6), wanted) == "partial"
    between = gold(type="TradeValue", value={"amount": [2, 3], "unit": "family/month"})
    assert grade(fact(type="TradeValue", value=[2, 3]), between) == "full"
    assert grade(fact(type="TradeValue", value=2), between) == "partial"
    assert grade(fact(), gold(roles={"sendingState": "Ruritania", "cause": "the Crown Jewels"})) == "full"
    assert grade(fact(type="Ambassadorship"), gold(type="Position", roles={"position": "ambassadorship"})) == "partial"


@pytest.mark.parametrize(
    ("wanted", "label", "same"),
    [
        ("Peru", "Republic of Peru", True),
        ("South Korea", "ROK", True),
        ("South Korea", "North Korea", False),
        ("South Korea", "Korea", False),
        ("Korea", "South Korea", True),
        ("United States", "U.S.", True),
        ("Koreans", "Korean people", True),
        ("Peru", "Embassy of Peru in Ruritania", False),
        ("Embassy of Peru", "Ambassador of Peru", False),
        ("Zürich", "Zurich", True),
        ("Rudolf Rassendyll", "Rassendyll", True),
        ("Rudolf Rassendyll", "Rupert Hentzau", False),
        ("정", "정", True),
        ("정", "김", False),
        ("United Nations", "United States", False),
    ],
)
def test_same_name(wanted: str, label: str, same: bool) -> None:
    assert scorer.same_name(wanted, label) is same


@pytest.mark.parametrize(
    ("wanted", "found", "same"),
    [
        (None, None, True),
        ("1990/1999", "199X", True),
        ("../1975-01-01", "1974", True),
        ("../1975-01-01", "1976", False),
        ("2020/..", "2023-02-28", True),
        ("2020-02", "2020-02-29", True),
        ("2020-02", "2020-03-01", False),
        ("XXXX-05-09", "XXXX-05-09", True),
        ("XXXX-05-09", "--05-09", True),
        ("XXXX-05-09", "1931-05-09", False),
        ("1931", "XXXX-05-09", False),
        ("1931", "soon", False),
        ("1931-02", "1931-02-30", False),
    ],
)
def test_same_time(wanted: str | None, found: str | None, same: bool) -> None:
    assert scorer.same_time(wanted, found) is same


def test_every_type_of_the_gold_has_a_family() -> None:
    assert sorted({row["type"] for row in GOLD if not scorer.families_of(row["type"])}) == []


def test_the_reader_agrees_with_himself() -> None:
    facts = []
    for row in GOLD:
        status = "alleged" if row["modality"] == "attempted" else row["modality"]
        kind = "AttemptedAttack" if row["modality"] == "attempted" else row["type"]
        roles = {role: text.split("; ") for role, text in row["roles"].items()}
        made = fact(roles, document=row["doc"], type=kind, time=row["time"], status=status)
        made |= {"value": (row["value"] or {}).get("amount"), "evidence": [{"start": row["start"], "end": row["end"]}]}
        facts.append(made)
    report = scorer.score(facts, GOLD)
    assert len(report.full) == len(GOLD)
    assert report.overclaimed == []


def test_form_of_the_gold() -> None:
    assert len(GOLD) == 260
    assert len({row["id"] for row in GOLD}) == len(GOLD)
    keys = ["id", "doc", "start", "end", "statement", "kind", "type", "roles", "time", "value", "modality", "place"]
    time = re.compile(r"(\.\.|[\dX]{4}(-\d\d){0,2})(/(\.\.|\d{4}(-\d\d){0,2}))?")
    for row in GOLD:
        assert list(row) == [*keys, "difficulty"]
        assert row["modality"] in MODALITIES
        assert row["difficulty"] in {"sentence", "coreference", "cross-sentence", "structure"}
        assert row["time"] is None or time.fullmatch(row["time"])
        assert row["value"] is None or set(row["value"]) == {"amount", "unit"}
        assert all(isinstance(text, str) and text for text in row["roles"].values())


def test_passages_and_statements() -> None:
    for row in GOLD:
        text = (SEEDS / f"{row['doc']}.txt").read_bytes().decode("utf-8")
        passage = text[row["start"] : row["end"]]
        assert passage == passage.strip()
        assert len(passage) > 3
        for edge in (text[max(0, row["start"] - 1) : row["start"] + 1], text[row["end"] - 1 : row["end"] + 1]):
            assert not re.fullmatch(r"\w\w", edge), (row["id"], edge)
        words, said = (re.findall(r"\w+", part.lower()) for part in (text, row["statement"]))
        runs = {tuple(words[i : i + 6]) for i in range(len(words) - 5)}
        assert not runs & {tuple(said[i : i + 6]) for i in range(len(said) - 5)}, row["id"]


def test_what_is_not_settled_never_counts_when_stated_as_plain_fact() -> None:
    hedged = [row for row in GOLD if row["modality"] not in {"asserted", "reported"}]
    facts = []
    for row in hedged:
        roles = {role: text.split("; ") for role, text in row["roles"].items()}
        made = fact(roles, document=row["doc"], type=row["type"], time=row["time"], status="asserted")
        made |= {"value": (row["value"] or {}).get("amount"), "evidence": [{"start": row["start"], "end": row["end"]}]}
        facts.append(made)
    report = scorer.score(facts, hedged)
    assert len(hedged) > 20
    assert report.full == report.partial == []
    assert report.overclaimed == hedged
