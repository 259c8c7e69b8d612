"""The flat view: every key, every kind of filler, in JSON and in cells."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from datetime import date
from decimal import Decimal

from verbale.exports.facts import COLUMNS, KEYS, csv_line, fact_json, fact_record, fact_row
from verbale.model import Entity, Evidence, Fact, FactKind, Passage, Precision, Role, Status, Text, Tier, TimeSpan

BASE = "https://example.org/"
MALTA = Entity("state/MT", "State", (("en", "Malta"),))
FIJI = Entity("state/FJ", "State", (("fj", "Viti"), ("en", "Fiji")))
QUOTE = 'Malta sold "olive oil", they say,\nfor $2.50 in 1999.'
SALE = Fact(
    document="note",
    key="event/trade-transaction/mt-fj-1999",
    kind=FactKind.EVENT,
    type="TradeTransaction",
    roles=(
        Role("supplier", (MALTA,)),
        Role("recipient", (FIJI,)),
        Role("goods", (Text("olive oil", "en"),)),
        Role("ordinal", (Decimal("3"),)),
        Role("recurring", (True,)),
    ),
    evidence=(Evidence("note", Passage(3, 54), QUOTE), Evidence("note", Passage(60, 64), "They")),
    rule="sell",
    label="Malta sold olive oil",
    time=TimeSpan("1999", Precision.YEAR, date(1999, 1, 1), date(1999, 12, 31)),
    value=Decimal("2.50"),
    unit="USD",
    status=Status.REPORTED,
    according_to=(FIJI,),
    tier=Tier.FRAME,
    confidence=Decimal("0.8"),
)


def test_record() -> None:
    assert fact_record(SALE, BASE) == {
        "document": "note",
        "fact": "https://example.org/id/event/trade-transaction/mt-fj-1999",
        "kind": "event",
        "type": "TradeTransaction",
        "roles": {
            "supplier": [{"iri": "https://example.org/id/state/MT", "label": "Malta"}],
            "recipient": [{"iri": "https://example.org/id/state/FJ", "label": "Fiji"}],
            "goods": [{"iri": None, "label": "olive oil"}],
            "ordinal": [{"iri": None, "label": "3"}],
            "recurring": [{"iri": None, "label": "true"}],
        },
        "time": "1999",
        "value": 2.5,
        "unit": "USD",
        "status": "reported",
        "polarity": "positive",
        "according_to": ["Fiji"],
        "tier": "frame",
        "confidence": 0.8,
        "evidence": [{"start": 3, "end": 54, "quote": QUOTE}, {"start": 60, "end": 64, "quote": "They"}],
        "rule": "sell",
    }


def test_keys_and_their_order() -> None:
    assert tuple(json.loads(fact_json(SALE, BASE))) == KEYS


def test_only_a_sensitive_fact_says_so() -> None:
    record = fact_record(dataclasses.replace(SALE, sensitive=True), BASE)
    assert record["sensitive"] is True
    assert tuple(record) == (*KEYS, "sensitive")


def test_absent_values_are_null() -> None:
    record = fact_record(dataclasses.replace(SALE, time=None, value=None, unit=None, according_to=()), BASE)
    assert (record["time"], record["value"], record["unit"], record["according_to"]) == (None, None, None, [])


def test_whole_numbers_have_no_point() -> None:
    line = fact_json(dataclasses.replace(SALE, value=Decimal("2780000000")), BASE)
    assert '"value": 2780000000,' in line


def test_a_line_is_a_line() -> None:
    assert "\n" not in fact_json(SALE, BASE)


def test_cells() -> None:
    cells = dict(zip(COLUMNS, fact_row(SALE, BASE), strict=True))
    assert cells["roles"] == "supplier: Malta | recipient: Fiji | goods: olive oil | ordinal: 3 | recurring: true"
    assert cells["value"] == "2.50"
    assert (cells["start"], cells["end"], cells["quote"], cells["more_evidence"]) == ("3", "54", QUOTE, "1")
    assert cells["sensitive"] == ""


def test_csv_keeps_quotes_and_line_ends() -> None:
    text = csv_line(COLUMNS) + csv_line(fact_row(SALE, BASE))
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["quote"] == QUOTE


def test_a_role_given_twice_keeps_all_fillers() -> None:
    twice = dataclasses.replace(SALE, roles=(Role("attendee", (MALTA,)), Role("attendee", (FIJI,))))
    assert [f["label"] for f in fact_record(twice, BASE)["roles"]["attendee"]] == ["Malta", "Fiji"]
