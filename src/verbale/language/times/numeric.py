"""Dates in digits alone."""

from __future__ import annotations

import re

from verbale.language.spans import span


def numeric_date(text: str) -> str | None:
    """The EDTF string of a date in digits, or ``None`` where it is no date.

    Year first (``1921-03-15``, ``1921/03/15``), day first with points (``15.3.1921``), and both orders with slashes or
    hyphens where only one of them is a date; where both are, the order is unknown and the year alone is given.

    >>> numeric_date("15/3/1921"), numeric_date("3/15/1921"), numeric_date("3/4/1988"), numeric_date("31.2.1988")
    ('1921-03-15', '1921-03-15', '1988', None)
    """
    parts = [int(part) for part in re.split(r"[-/.]\s?", text)]
    if parts[0] > 31:
        year, month, day = parts
        return _valid(f"{year:04}-{month:02}-{day:02}")
    first, second, year = parts
    if not 1000 <= year <= 2100:
        return None
    day_first = _valid(f"{year:04}-{second:02}-{first:02}")
    if "." in text:
        return day_first
    month_first = _valid(f"{year:04}-{first:02}-{second:02}")
    if day_first and month_first and day_first != month_first:
        return f"{year:04}"
    return day_first or month_first


def _valid(edtf: str) -> str | None:
    try:
        return span(edtf).edtf
    except ValueError:
        return None
