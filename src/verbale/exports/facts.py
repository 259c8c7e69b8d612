"""The flat view: one fact as one record, for people who want a table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from verbale.graph.terms import BASE, Namespaces
from verbale.model.entity import Entity
from verbale.model.fact import Fact, Filler, Text

KEYS = (
    "document",
    "fact",
    "kind",
    "type",
    "roles",
    "time",
    "value",
    "unit",
    "status",
    "polarity",
    "according_to",
    "tier",
    "confidence",
    "evidence",
    "rule",
)

# A table has one cell where a record has a list: the first evidence whole, of the others the number.
COLUMNS = (*KEYS[:13], "start", "end", "quote", "more_evidence", "rule", "sensitive")


def fact_record(fact: Fact, base: str = BASE) -> dict[str, Any]:
    """The fact as a JSON-ready dict with the keys ``KEYS``, in that order, and ``sensitive: true`` where it is.

    ``roles`` maps a role to a list of ``{"iri", "label"}``; the IRI of a literal filler is ``None``. ``time`` is an
    EDTF string or ``None``. ``value`` is a number in ``unit``. ``evidence`` has half-open code points of the
    document's text. ``base`` is what every IRI starts with; ``InputError`` if it is not absolute or does not end
    in ``/``.

    >>> from verbale.model import Evidence, FactKind, Passage, Role
    >>> peru = Entity("state/PE", "State", (("en", "Peru"),))
    >>> goods = Role("goods", (Text("copper"),))
    >>> fact = Fact("a", "event/trade/1", FactKind.EVENT, "TradeTransaction", (Role("supplier", (peru,)), goods),
    ...     (Evidence("a", Passage(0, 18), "Peru sells copper."),), "sell", "Peru sells copper")
    >>> record = fact_record(fact, "https://example.org/")
    >>> record["fact"], record["roles"]["supplier"][0]["iri"], record["roles"]["goods"]
    ('https://example.org/id/event/trade/1', 'https://example.org/id/state/PE', [{'iri': None, 'label': 'copper'}])
    """
    record: dict[str, Any] = {
        "document": fact.document,
        "fact": _names(base).node(fact.key).value,
        "kind": fact.kind.value,
        "type": fact.type,
        "roles": _roles(fact, base),
        "time": fact.time.edtf if fact.time else None,
        "value": _number(fact.value),
        "unit": fact.unit,
        "status": fact.status.value,
        "polarity": fact.polarity.value,
        "according_to": [source.label for source in fact.according_to],
        "tier": fact.tier.value,
        "confidence": _number(fact.confidence),
        "evidence": [{"start": e.passage.start, "end": e.passage.end, "quote": e.quote} for e in fact.evidence],
        "rule": fact.rule,
    }
    if fact.sensitive:
        record["sensitive"] = True
    return record


def fact_json(fact: Fact, base: str = BASE) -> str:
    """The record as one line of JSON, without a line end; letters stay as they are (UTF-8)."""
    return json.dumps(fact_record(fact, base), ensure_ascii=False)


def fact_row(fact: Fact, base: str = BASE) -> tuple[str, ...]:
    """The fact as cells of text in the order of ``COLUMNS``.

    Roles read ``role: label; label | role: label``. Cells of absent values are empty.
    """
    record = fact_record(fact, base)
    first = fact.evidence[0]
    cells = {
        **record,
        "roles": roles_text(fact),
        "value": "" if fact.value is None else format(fact.value, "f"),
        "according_to": "; ".join(record["according_to"]),
        "start": first.passage.start,
        "end": first.passage.end,
        "quote": first.quote,
        "more_evidence": len(fact.evidence) - 1,
        "sensitive": "true" if fact.sensitive else "",
    }
    return tuple("" if cells[column] is None else str(cells[column]) for column in COLUMNS)


def csv_line(cells: tuple[str, ...]) -> str:
    """One row of CSV (RFC 4180, so it ends in CR LF); a cell may hold line ends, within quotes."""
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def roles_text(fact: Fact) -> str:
    """The roles in words: ``host: Peru | visitor: Ada Lovelace; her office``."""
    return " | ".join(f"{role.name}: {'; '.join(filler_label(f) for f in role.fillers)}" for role in fact.roles)


def filler_label(filler: Filler) -> str:
    """A filler in words.

    >>> filler_label(Decimal("5200.50")), filler_label(True)
    ('5200.50', 'true')
    """
    match filler:
        case Entity():
            return filler.label
        case Text():
            return filler.value
        case bool():
            return "true" if filler else "false"
        case Decimal():
            return format(filler, "f")


def _roles(fact: Fact, base: str) -> dict[str, list[dict[str, str | None]]]:
    roles: dict[str, list[dict[str, str | None]]] = {}
    for role in fact.roles:
        roles.setdefault(role.name, []).extend(_fillers(role.fillers, base))
    return roles


def _fillers(fillers: tuple[Filler, ...], base: str) -> Iterator[dict[str, str | None]]:
    for filler in fillers:
        iri = _names(base).node(filler.key).value if isinstance(filler, Entity) else None
        yield {"iri": iri, "label": filler_label(filler)}


@cache
def _names(base: str) -> Namespaces:
    return Namespaces(base)


def _number(value: Decimal | None) -> int | float | None:
    """The JSON number; whole ones without a point. Up to 15 digits are exact."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
