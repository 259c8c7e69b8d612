"""Time spans from EDTF strings, and how two spans lie to each other."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache

from verbale.model.time import Precision, TimeSpan

_DATE = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)
# First and last month of the seasons 21 to 24, as the edtf package reads them. Winter starts in December of its
# year; no month of the next year is claimed, since texts use "winter of 1988" for both.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
_UNKNOWN = "XXXX"


@lru_cache(maxsize=4096)
def span(edtf: str) -> TimeSpan:
    """The time span of an EDTF string, with its precision and its bounds in days, both inclusive.

    Takes what Verbale emits: ``1921``, ``1921-03``, ``1921-03-15``, seasons ``1988-21`` (spring) to ``1988-24``,
    ``198X``, ``19XX``, ``XXXX-12``, ``XXXX-12-19``, intervals ``A/B`` of these, and open ones ``../B`` and ``A/..``.
    Bounds are ``None`` at an open end and wherever the year is unknown. Years run from 1 to 9999.
    Raises ``ValueError`` for any other string, a day that does not exist, or an interval that ends before it starts.
    Source: Extended Date/Time Format (ISO 8601-2), levels 0 and 1, and level 2 for dates without a year.

    >>> span("1988-02").latest
    datetime.date(1988, 2, 29)
    >>> span("2017/..").precision.value, span("2017/..").latest
    ('open', None)
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        precision, earliest, latest = _date(first)
        return TimeSpan(edtf, precision, earliest, latest)
    if first == last == "..":
        raise ValueError(f"EDTF {edtf!r} has no end; give at least one date")
    ends = [None if part == ".." else _date(part) for part in (first, last)]
    known = [end for end in ends if end is not None]
    if any(end[0] is Precision.UNKNOWN_YEAR for end in known):
        return TimeSpan(edtf, Precision.UNKNOWN_YEAR, None, None)
    earliest = ends[0][1] if ends[0] else None
    latest = ends[1][2] if ends[1] else None
    if earliest and latest and earliest > latest:
        raise ValueError(f"EDTF {edtf!r} ends before it starts")
    return TimeSpan(edtf, Precision.OPEN if len(known) == 1 else Precision.INTERVAL, earliest, latest)


def _date(edtf: str) -> tuple[Precision, dt.date | None, dt.date | None]:
    match = _DATE.fullmatch(edtf)
    if match is None:
        raise ValueError(f"{edtf!r} is no EDTF date that Verbale reads")
    year, month, day = match["year"], int(match["month"] or 0), int(match["day"] or 0)
    if year == _UNKNOWN:
        if not 1 <= month <= 12 or (match["day"] is not None and not 1 <= day <= _days(2000, month)):
            raise ValueError(f"{edtf!r} names no day or month")
        return Precision.UNKNOWN_YEAR, None, None
    if "X" in year:
        if month or int(year.replace("X", "0")) == 0:
            raise ValueError(f"{edtf!r} is no EDTF date that Verbale reads")
        precision = Precision.CENTURY if year.endswith("XX") else Precision.DECADE
        return precision, dt.date(int(year.replace("X", "0")), 1, 1), dt.date(int(year.replace("X", "9")), 12, 31)
    number = int(year)
    if match["month"] is None:
        return Precision.YEAR, dt.date(number, 1, 1), dt.date(number, 12, 31)
    if match["day"] is not None:
        exact = dt.date(number, month, day)
        return Precision.DAY, exact, exact
    first, last = _SEASONS.get(month, (month, month))
    precision = Precision.SEASON if month in _SEASONS else Precision.MONTH
    return precision, dt.date(number, first, 1), dt.date(number, last, _days(number, last))


def _days(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def contains(a: TimeSpan, b: TimeSpan) -> bool:
    """Whether every day that ``b`` may cover lies in ``a``; an open end is only inside the same open end.

    Spans without a known year contain, and lie in, only an equal span.

    >>> contains(span("1921"), span("1921-03-15")), contains(span("1921"), span("1921/.."))
    (True, False)
    """
    if Precision.UNKNOWN_YEAR in (a.precision, b.precision):
        return a.edtf == b.edtf
    starts = a.earliest is None or (b.earliest is not None and a.earliest <= b.earliest)
    ends = a.latest is None or (b.latest is not None and b.latest <= a.latest)
    return starts and ends


def overlaps(a: TimeSpan, b: TimeSpan) -> bool:
    """Whether the two may share a day.

    Spans without a known year overlap only an equal span.

    >>> overlaps(span("../2016-04"), span("2016")), overlaps(span("198X"), span("1990"))
    (True, False)
    """
    if Precision.UNKNOWN_YEAR in (a.precision, b.precision):
        return a.edtf == b.edtf
    return not earlier_than(a, b) and not earlier_than(b, a)


def earlier_than(a: TimeSpan, b: TimeSpan) -> bool:
    """Whether every day of ``a`` lies before every day of ``b``; false where a bound that decides is unknown.

    >>> earlier_than(span("1920"), span("1921-03-15")), earlier_than(span("1920/.."), span("1923"))
    (True, False)
    """
    return a.latest is not None and b.earliest is not None and a.latest < b.earliest
