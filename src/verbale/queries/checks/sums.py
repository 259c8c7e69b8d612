"""Arithmetic and chronology: the rows of the two canned queries as findings. The checks themselves stand in SPARQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from verbale.model import LimitError
from verbale.queries.checks.finding import OFF, OK, Finding
from verbale.queries.names import compact
from verbale.queries.results import Result
from verbale.queries.running import run

QUERIES = {"arithmetic": "arithmetic-checks", "chronology": "chronology-checks"}
"""The canned query of each part."""

MAX_ROWS = 100_000
_PLURALS = {"person": "people", "family": "families", "item": "items", "year": "years", "day": "days", "week": "weeks"}
_DETAILS = ("stated", "computed", "difference", "unit", "compared")


def check_sums(part: str, data: Sequence[Path], timeout_s: float) -> Iterator[Finding]:
    """The findings of one of ``QUERIES``, with the sentences behind each."""
    result = run(QUERIES[part], {}, tuple(data), evidence=True, timeout_s=timeout_s, max_rows=MAX_ROWS)
    if result.truncated:
        raise LimitError(f"{QUERIES[part]}: more than {MAX_ROWS:,} checks; run the query with document=… instead")
    for number, cells in enumerate(_cells(result)):
        what, node = cells["what"]
        named = {name: cells[name][0] for name in (*_DETAILS, "earlier") if name in cells}
        message = (_numbers if part == "arithmetic" or named.get("stated") else _order)(cells["verdict"][0], named)
        details = tuple((name, value) for name, value in named.items() if value)
        quotes = result.quotes[number] if result.quotes else ()
        yield Finding(part, cells["verdict"][0], cells["check"][0], what, message, node, details, quotes)
    if not result.rows:
        message = "nothing in the graph can be checked so: no figures with parts, changes or anniversaries"
        if part == "chronology":
            message = "nothing in the graph can be checked so: no events of which one must come first"
        yield Finding(part, OK, part, "the graph", message)


def _cells(result: Result) -> Iterator[Mapping[str, tuple[str, str]]]:
    """Each row by column: what to call the cell, and its IRI if it is one."""
    for row in result.rows:
        yield {
            column: ("", "")
            if term is None
            else (result.labels.get(term.value) or compact(term.value), term.value)
            if term.kind == "iri"
            else (term.value, "")
            for column, term in zip(result.columns, row, strict=True)
        }


def _numbers(verdict: str, named: Mapping[str, str]) -> str:
    """The number stated, what the others give, and the difference."""
    unit = named["unit"]
    if named["stated"] in {"up", "down"}:
        words = f"said to go {named['stated']}"
        computed = f"the figures change by {_signed(named['computed'])} %" if named["computed"] else ""
    else:
        words = f"{_amount(named['stated'], unit)} stated"
        computed = f"{_amount(named['computed'], unit)} computed" if named["computed"] else ""
    if verdict == OFF and named["difference"]:
        points = "percentage points" if unit == "percent" else unit
        computed += f"; off by {_amount(_signed(named['difference']), points)}"
    words = ", ".join(filter(None, (words, computed)))
    return f"{words} ({named['compared']})" if named["compared"] else words


def _order(verdict: str, named: Mapping[str, str]) -> str:
    """How it stands to what must come first, with both dates."""
    if not named["earlier"]:
        words = named["compared"]
    elif verdict == OK:
        words = f"comes after {named['earlier']}: {named['compared']}"
    elif verdict == OFF:
        words = f"would come before {named['earlier']}: {named['compared']}"
    else:
        words = f"does it come after {named['earlier']}? {named['compared']}"
    if verdict == OFF and named["difference"]:
        words += f"; off by at least {_amount(named['difference'], 'day')}"
    return words


def _signed(number: str) -> str:
    return number if number.startswith("-") else f"+{number}"


def _amount(number: str, unit: str) -> str:
    """A number with its unit, as one says it.

    >>> _amount("5", "day"), _amount("nearly 56", "percent"), _amount("34000", "USD"), _amount("-1", "person")
    ('5 days', 'nearly 56 %', '34,000 USD', '-1 person')
    """
    head, _, last = number.rpartition(" ")
    sign, digits = (last[0], last[1:]) if last[:1] in {"+", "-"} else ("", last)
    if digits.isdecimal() and len(digits) > 4:
        last = f"{sign}{int(digits[:30]):,}"
    noun = "%" if unit == "percent" else unit if digits == "1" else _PLURALS.get(unit, unit)
    return f"{head} {last} {noun}".strip()
