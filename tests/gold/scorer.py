"""Hold emitted facts against a careful reader's facts, by the table in families.yaml.

A reader's fact is *full* when one emitted fact of the same document touches its passage, has a type of one of its
families, names every filler that identifies it, and agrees in time, value and status. It is *partial* when the status
agrees and either the type with at least half of the fillers, or all the fillers alone. Everything else is *missed*.
One emitted fact may answer several readers' facts (a list that names four bodies, a passage told twice).
What the reader only heard, doubted or denied and the output states as fact is listed in *overclaimed* besides.
"""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

__all__ = ["Report", "families_of", "same_name", "same_time", "score"]

Row = dict[str, Any]
Days = tuple[dt.date, dt.date]


@dataclass(frozen=True)
class Report:
    """The reader's facts, sorted by how well the output holds them; each list in the order of the gold."""

    full: list[Row] = field(default_factory=list)
    partial: list[Row] = field(default_factory=list)
    missed: list[Row] = field(default_factory=list)
    overclaimed: list[Row] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many facts the reader has."""
        return len(self.full) + len(self.partial) + len(self.missed)

    @property
    def recall(self) -> float:
        """Share of the reader's facts found in full, 0–1; 1 for no facts."""
        return len(self.full) / self.total if self.total else 1.0


@functools.cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("families.yaml").read_text("utf-8"))
    return table


def _type_words(name: str) -> set[str]:
    """Lower-case words of a CamelCase name."""
    return {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}


@functools.cache
def families_of(name: str) -> frozenset[str]:
    """Families of a type name."""
    words = _type_words(name)
    return frozenset(family for family, members in _table()["families"].items() if words & set(members))


def _fold(label: str) -> str:
    """Lower-case words of a label without accents and punctuation; other scripts keep their letters."""
    split = unicodedata.normalize("NFKD", label)
    bare = unicodedata.normalize("NFC", "".join(c for c in split if not unicodedata.combining(c)))
    return " ".join(re.findall(r"\w+", re.sub(r"['’´]s\b|['’´]", "", bare).lower()))


@functools.cache
def _words(label: str) -> frozenset[str]:
    """Words that tell a label from another, aliases and demonyms unified."""
    text = f" {_fold(label)} "
    for alias, meaning in _table()["aliases"].items():
        text = text.replace(f" {alias} ", f" {meaning} ")
    for demonym, state in _table()["demonyms"].items():
        text = text.replace(f" {demonym} ", f" {state} ")
    words = frozenset(text.split())
    return words - set(_table()["stop_words"]) or words


def _kinds(words: frozenset[str]) -> set[str]:
    return {kind for kind, members in _table()["kind_words"].items() if words & set(members)}


@functools.cache
def same_name(wanted: str, label: str) -> bool:
    """Whether an emitted label names what the reader's filler names."""
    gold, found = _words(wanted), _words(label)
    if gold == found:
        return True
    if _kinds(gold) != _kinds(found) or (gold & set(_table()["telling_words"])) - found:
        return False
    common = gold & found
    telling = {word for word in common if len(word) > 2 and word not in _table()["general_words"]}
    if gold <= found or found <= gold:
        return bool(telling)
    return bool(telling) and 5 * len(common) >= 3 * len(gold | found)


def _span(edtf: str) -> Days | None:
    """First and last day of a date or an interval; None where it bounds nothing (a day without a year)."""
    if "/" in edtf:
        left, right = edtf.split("/", 1)
        first = dt.date.min if left in {"", ".."} else (_span(left) or (None,))[0]
        last = dt.date.max if right in {"", ".."} else (_span(right) or (None, None))[1]
        return None if first is None or last is None else (first, last)
    match = re.fullmatch(
        r"(\d{2}(?:\d\d|\dX|XX))(?:-(\d\d))?(?:-(\d\d))?", edtf.strip().rstrip("?~%").replace("u", "X")
    )
    if not match:
        return None
    year, month, day = match.groups()
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    try:
        if day:
            exact = dt.date(first_year, int(month), int(day))
            return exact, exact
        if month:
            last_day = calendar.monthrange(first_year, int(month))[1]
            return dt.date(first_year, int(month), 1), dt.date(first_year, int(month), last_day)
        return dt.date(first_year, 1, 1), dt.date(last_year, 12, 31)
    except ValueError:
        return None


def same_time(wanted: str | None, found: str | None) -> bool:
    """Whether two EDTF strings share a day; a reader's fact without a time takes any."""
    if not wanted:
        return True
    if not found:
        return False
    if wanted.startswith("XXXX"):  # the text gives no year, so the output must not invent one
        return found.replace("--", "XXXX-", 1) == wanted if found.startswith("--") else found == wanted
    gold, days = _span(wanted), _span(found)
    return bool(gold and days and gold[0] <= days[1] and days[0] <= gold[1])


def _labels(fillers: Any) -> Iterator[str]:
    """Labels of a role's fillers, as `verbale facts` or as the gold writes them."""
    for filler in fillers if isinstance(fillers, list) else [fillers]:
        label = filler.get("label") if isinstance(filler, dict) else filler
        if label is not None:
            yield str(label)


def _same_fillers(gold: Row, fact: Row) -> tuple[int, int]:
    """How many identifying fillers the fact names, and how many there are."""
    table = _table()
    sides = {role: side for side in ("from_roles", "to_roles") for role in table[side]}
    found = [
        (sides.get(role), label) for role, fillers in (fact.get("roles") or {}).items() for label in _labels(fillers)
    ]
    extra = [*(fact.get("according_to") or []), fact.get("label"), fact.get("place")]
    found += [(None, str(label)) for label in extra if label]
    hits = total = 0
    for role, fillers in (gold.get("roles") or {}).items():
        if role in table["bonus_roles"]:
            continue
        side = sides.get(role)
        for wanted in str(fillers).split("; "):
            total += 1
            named = any(same_name(wanted, label) for other, label in found if not side or other in {None, side})
            in_type = wanted.islower() and _words(wanted) <= _type_words(str(fact.get("type", "")))
            hits += named or in_type
    return hits, total


def _same_value(gold: Row, fact: Row) -> bool:
    """Whether every number of the reader's value stands in the fact, to within 1 %."""
    amount = (gold.get("value") or {}).get("amount")
    if amount is None:
        return True
    labels = [label for fillers in (fact.get("roles") or {}).values() for label in _labels(fillers)]
    numbers = []
    for item in [*_labels(fact.get("value")), *labels]:
        numbers += [float(n) for n in re.findall(r"\d+(?:\.\d+)?", item.replace(",", ""))]
    wanted = amount if isinstance(amount, list) else [amount]
    return all(any(abs(number - one) <= 0.01 * abs(one) for number in numbers) for one in wanted)


def _same_status(gold: Row, fact: Row) -> bool:
    status, modality = fact.get("status") or "asserted", gold.get("modality") or "asserted"
    negative = (fact.get("polarity") or "positive") != "positive"
    if modality == "denied" or negative:
        return modality == "denied" and (negative or status == "denied")
    if modality == "attempted" and "attempt" in str(fact.get("type", "")).lower():
        return True
    if modality == "reported" and status == "asserted":
        return gold.get("kind") in _table()["reported_may_be_asserted"]
    return status in _table()["statuses"][modality]


def _touches(gold: Row, fact: Row) -> bool:
    return any(piece["start"] < gold["end"] and gold["start"] < piece["end"] for piece in fact.get("evidence") or [])


def _grade(gold: Row, fact: Row) -> str:
    """How well one emitted fact holds one of the reader's: full, partial, overclaimed or missed."""
    if not _touches(gold, fact):
        return "missed"
    kind = str(fact.get("type", ""))
    akin = kind == gold["type"] or bool(families_of(kind) & families_of(gold["type"]))
    hits, total = _same_fillers(gold, fact)
    if not _same_status(gold, fact):
        stated = (fact.get("status") or "asserted") == "asserted" and (fact.get("polarity") or "positive") == "positive"
        # Only the very type: "a complaint was filed" does not state what the complaint says.
        return "overclaimed" if stated and kind == gold["type"] and hits == total else "missed"
    if akin and hits == total and same_time(gold.get("time"), fact.get("time")) and _same_value(gold, fact):
        return "full"
    return "partial" if (akin and 2 * hits >= total) or (total and hits == total) else "missed"


def _slug(name: object) -> str:
    return re.sub(r"\.\w+$", "", str(name).rsplit("/", 1)[-1])


def score(facts: Iterable[Row], gold: Iterable[Row]) -> Report:
    """Sort the reader's facts into full, partial and missed.

    Args:
        facts: rows of `verbale facts --format jsonl`.
        gold: rows of `seeds.jsonl`.

    Returns:
        The rows of the gold, each in exactly one of full, partial and missed; overclaimed repeats the missed and
        partial ones that some emitted fact of the same type states as plain fact though the reader did not.
    """
    by_doc: dict[str, list[Row]] = {}
    for fact in facts:
        by_doc.setdefault(_slug(fact["document"]), []).append(fact)
    report = Report()
    for row in gold:
        grades = {_grade(row, fact) for fact in by_doc.get(_slug(row["doc"]), [])}
        best = next((grade for grade in ("full", "partial") if grade in grades), "missed")
        getattr(report, best).append(row)
        if "overclaimed" in grades and best != "full":
            report.overclaimed.append(row)
    return report
