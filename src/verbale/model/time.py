"""A time as a document gives it: an EDTF string with its bounds."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from verbale.model.passage import Passage


class Precision(StrEnum):
    """How finely a time is given."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    OPEN = "open"
    UNKNOWN_YEAR = "unknown-year"


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time, shared by everything that happened at it.

    ``edtf`` is a level-1 EDTF string: ``1988-12-15``, ``1975-01``, ``198X``, ``1997/2005``, ``../2016-04``,
    ``2017/..``, ``XXXX-12-17`` (no year given). ``earliest`` and ``latest`` bound it in days, both inclusive;
    ``None`` where the text gives no bound.

    >>> import datetime
    >>> TimeSpan("1988", Precision.YEAR, datetime.date(1988, 1, 1), datetime.date(1988, 12, 31)).edtf
    '1988'
    """

    edtf: str
    precision: Precision
    earliest: dt.date | None
    latest: dt.date | None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression in a text.

    ``relation`` says how it bounds what it dates: ``at`` (on, in, during), ``since``, ``until``, ``before``,
    ``after``, ``by``, ``as-of`` — ``span`` already has the relation applied (``since 2017`` is ``2017/..``).
    ``computed_from`` is the EDTF string of the anchor for a relative time, else ``None``.
    ``approximate`` is true for "about", "circa", "early", "late".
    """

    passage: Passage
    span: TimeSpan
    relation: str = "at"
    computed_from: str | None = None
    approximate: bool = False
