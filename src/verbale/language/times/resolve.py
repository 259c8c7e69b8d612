"""Resolving: a time expression and the times around it in; a time mention out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from verbale.language.spans import span
from verbale.language.times.expression import AnchorKind, Offset, TimeExpression, TimeKind
from verbale.model.time import Precision, TimeMention, TimeSpan

NEAR_DAYS = 31
"""A day without a year is put into a neighbouring year only when it falls this near to a known day."""
_STEP = {"decade": 10, "century": 100}
_COARSE = frozenset({Precision.DECADE, Precision.CENTURY})


def resolve(
    expression: TimeExpression,
    *,
    previous: TimeSpan | None = None,
    published: TimeSpan | None = None,
    section: TimeSpan | None = None,
) -> TimeMention | None:
    """The time mention an expression stands for, given the times around it, or ``None`` where they do not tell.

    An absolute expression needs no anchor. A partial one takes its year from ``section`` if that has one year
    (a day near a turn of the year is put beside a section that is given to the day), or from a publication within the
    month after it, else it stays ``XXXX-12-19``.
    A relative one steps from ``previous`` (else ``section``) or from ``published``, as its offset says; without
    that anchor there is no mention: a time that the text does not give is not invented. ``computed_from`` is
    the anchor's EDTF string wherever one was used. An anchor that is coarser than the step never gives a
    finer time: "the same month" after "2017" is 2017, "ten days later" after "2017" is nothing.

    >>> from verbale.language.times import parse_times
    >>> [later] = parse_times("three years later on April 2")
    >>> resolve(later, previous=span("2011")).span.edtf
    '2014-04-02'
    >>> resolve(later) is None
    True
    """
    if expression.kind is TimeKind.RELATIVE:
        assert expression.offset is not None
        anchor = published if expression.anchor is AnchorKind.PUBLISHED else previous or section
        return _step(expression, expression.offset, anchor) if anchor else None
    assert expression.span is not None
    given = TimeMention(expression.passage, expression.span, expression.relation, None, expression.approximate)
    anchor = section or (published if _just_before(expression, published) else None)
    if expression.kind is TimeKind.PARTIAL and anchor is not None and expression.base is not None:
        completed = _complete(expression.base, anchor)
        if completed is not None:
            time = bounded(completed, expression.relation)
            return replace(given, span=time, computed_from=anchor.edtf) if time else given
    return given


def _just_before(expression: TimeExpression, published: TimeSpan | None) -> bool:
    """Whether a day without a year, in what was published on a day, falls within the month before it."""
    base = expression.base
    if published is None or published.latest is None or published.precision is not Precision.DAY or base is None:
        return False
    days = [_day(base.partition("/")[0], year) for year in (published.latest.year, published.latest.year - 1)]
    return any(day is not None and 0 <= (published.latest - day).days <= NEAR_DAYS for day in days)


def bounded(edtf: str, relation: str) -> TimeSpan | None:
    """The span of ``edtf`` under a relation (``2017`` since is ``2017/..``); ``None`` if it is no date.

    ``since`` and ``after`` open the end, ``until`` and ``before`` the start; the others leave the time as it is, and so
    does a year that is not known. What an end of the named period itself counts is for the relation to say.
    """
    try:
        time = span(edtf)
        if relation in ("since", "after") and time.earliest is not None:
            return span(f"{start_of(edtf)}/..")
        if relation in ("until", "before") and time.latest is not None:
            return span(f"../{end_of(edtf)}")
    except ValueError:
        return None
    return time


def start_of(edtf: str) -> str:
    """The date an EDTF date or closed interval starts at, without unspecified digits where the year is known."""
    first = edtf.partition("/")[0]
    return first if first.startswith("XXXX") else first.replace("X", "0")


def end_of(edtf: str) -> str:
    """The date an EDTF date or closed interval ends at, without unspecified digits where the year is known."""
    last = edtf.rpartition("/")[2]
    return last if last.startswith("XXXX") else last.replace("X", "9")


def _complete(edtf: str, section: TimeSpan) -> str | None:
    """``edtf`` with its unknown year filled from a section's time, or ``None`` if that has not one year."""
    first, slash, last = edtf.partition("/")
    year = _year_near(first, section)
    if year is None:
        return None
    filled = f"{year:04}{first[4:]}"
    if slash:  # December 30 to January 2 runs into the next year
        filled += f"/{year + (last[4:] < first[4:]):04}{last[4:]}"
    try:
        span(filled)
    except ValueError:  # February 29 of another year
        return None
    return filled


def _year_near(edtf: str, section: TimeSpan) -> int | None:
    earliest, latest = section.earliest, section.latest
    if earliest is None or latest is None or section.precision in _COARSE:
        return None
    if (latest - earliest).days > NEAR_DAYS:
        return earliest.year if earliest.year == latest.year else None
    if len(edtf) < len("XXXX-12-19"):
        return earliest.year if earliest.year == latest.year else None
    candidates = [day for year in range(earliest.year - 1, latest.year + 2) if (day := _day(edtf, year)) is not None]
    near = [day for day in candidates if _distance(day, earliest, latest) <= NEAR_DAYS]
    if near:
        return min(near, key=lambda day: _distance(day, earliest, latest)).year
    return earliest.year if earliest.year == latest.year else None


def _day(edtf: str, year: int) -> dt.date | None:
    try:
        return dt.date.fromisoformat(f"{year:04}{edtf[4:]}")
    except ValueError:
        return None


def _distance(day: dt.date, earliest: dt.date, latest: dt.date) -> int:
    return max((earliest - day).days, (day - latest).days, 0)


def _step(expression: TimeExpression, offset: Offset, anchor: TimeSpan) -> TimeMention | None:
    relation, blurred = expression.relation, expression.approximate
    base = _base(anchor, backwards=(offset.amount or offset.direction) < 0)
    edtf: str | None
    if offset.until is not None:
        edtf = f"{start_of(base)}/{end_of(offset.until)}"
    elif offset.last or offset.next:
        edtf = _neighbour(offset, anchor, base)
    elif offset.amount is None:  # "years later": after the anchor is all that is said
        edtf, relation = base, "after" if offset.direction > 0 else "before"
    else:
        edtf = _shift(base, offset.unit, offset.amount, offset.rest)
        if edtf is not None and offset.through is not None:
            last = _shift(base, offset.unit, offset.through, "")
            edtf = f"{start_of(edtf)}/{end_of(last)}" if last else None
        blurred = blurred or offset.unit in ("week", "decade", "century")
    time = bounded(edtf, relation) if edtf else None
    if time is None:
        return None
    return TimeMention(expression.passage, time, relation, anchor.edtf, blurred)


def _base(anchor: TimeSpan, *, backwards: bool) -> str:
    """The date a step starts from: an anchor's known end if it is open, its nearer end if it is a closed interval."""
    first, slash, last = anchor.edtf.partition("/")
    if not slash:
        return first
    if ".." in (first, last):
        return first if last == ".." else last
    return first if backwards else last


def _shift(base: str, unit: str, amount: int, rest: str) -> str | None:
    """``base`` moved by ``amount`` units, as precise as the unit or as a coarser base; ``None`` where unknown."""
    if base.startswith("XXXX"):
        return base if amount == 0 and not rest and unit in ("day", "month") else None
    if "X" in base:
        return base if amount == 0 and not rest and unit in ("day", "decade") else None
    year, month, day = (int(part) if part else 0 for part in [*base.split("-"), "", ""][:3])
    if unit in ("year", "decade", "century"):
        moved = year + amount * _STEP.get(unit, 1)
        return f"{moved:04}{rest}" if 1 <= moved <= 9999 else None
    if not 1 <= month <= 12:
        return f"{year:04}" if amount == 0 and not rest else None
    if unit == "month":
        months = year * 12 + month - 1 + amount
        return f"{months // 12:04}-{months % 12 + 1:02}{rest}" if 12 <= months < 120_000 else None
    if not day:
        return f"{year:04}-{month:02}" if amount == 0 and not rest else None
    try:
        return (dt.date(year, month, day) + dt.timedelta(days=amount * (7 if unit == "week" else 1))).isoformat()
    except (OverflowError, ValueError):
        return None


def _neighbour(offset: Offset, anchor: TimeSpan, base: str) -> str | None:
    """The latest (``last``) or first coming (``next``) time of the month and day in ``rest``, seen from the anchor.

    ``None`` where that depends on the day within the anchor, except for "last" in a document of which only the year of
    publication is known: then it is that year, which is more often right than not.
    """
    try:
        whole = span(base)
    except ValueError:
        return None
    if whole.earliest is None or whole.latest is None:
        return None
    edges = {_seen_from(day, offset) for day in (whole.earliest, whole.latest)}
    if len(edges) == 1:
        return edges.pop()
    if offset.last and offset.anchor is AnchorKind.PUBLISHED and whole.precision is Precision.YEAR:
        return f"{base}{offset.rest}"
    return None


def _seen_from(day: dt.date, offset: Offset) -> str | None:
    years = (day.year, day.year - 1) if offset.last else (day.year, day.year + 1)
    for year in years:
        time = bounded(f"{year:04}{offset.rest}", "at") if 1 <= year <= 9999 else None
        if time is None or time.earliest is None or time.latest is None:
            continue
        if time.latest < day if offset.last else time.earliest > day:
            return time.edtf
    return None
