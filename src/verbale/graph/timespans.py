"""Time spans: one node for equal times, whoever mentions them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from verbale.graph.terms import TYPE, XSD, Iri, Literal, Namespaces, Triple, escape_path, text_literal, vb
from verbale.model.time import Precision, TimeSpan

_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d))?(?:-(\d\d))?[?~%]?")


def time_iri(edtf: str, names: Namespaces) -> Iri:
    """The IRI of the time an EDTF string gives.

    ``/`` is written ``_`` and an open end ``open``, since ``..`` in a path would be resolved away.

    >>> time_iri("../2016-04", Namespaces()).value
    'https://w3id.org/verbale/id/time/open_2016-04'
    """
    parts = ["open" if part == ".." else escape_path(part).replace("_", "%5F") for part in edtf.split("/")]
    return Iri(f"{names.base}id/time/{'_'.join(parts)}")


def time_triples(span: TimeSpan, names: Namespaces) -> Iterator[Triple]:
    """What the graph says of a time span: its EDTF string, precision, and bounds where there are any."""
    node = time_iri(span.edtf, names)
    yield node, TYPE, vb("TimeSpan")
    yield node, vb("edtf"), text_literal(span.edtf)
    yield node, vb("precision"), text_literal(span.precision.value)
    if span.earliest is not None:
        yield node, vb("earliest"), Literal(span.earliest.isoformat(), XSD + "date")
    if span.latest is not None:
        yield node, vb("latest"), Literal(span.latest.isoformat(), XSD + "date")


def span_of(edtf: str) -> TimeSpan:
    """The time span of an EDTF string, for anchors, of which a fact keeps only the string.

    Years, months, days, ``198X``, ``19XX`` and intervals of these get their bounds; anything else gets none.

    >>> span_of("1984-02").latest, span_of("198X/..").earliest
    (datetime.date(1984, 2, 29), datetime.date(1980, 1, 1))
    """
    if "/" in edtf:
        start, _, end = edtf.partition("/")
        precision = Precision.OPEN if ".." in (start, end) or not (start and end) else Precision.INTERVAL
        return TimeSpan(edtf, precision, _bounds(start)[0], _bounds(end)[1])
    return TimeSpan(edtf, _precision(edtf), *_bounds(edtf))


def _precision(edtf: str) -> Precision:
    match = _DATE.fullmatch(edtf)
    if match is None:
        return Precision.UNKNOWN_YEAR
    year, month, day = match.groups()
    if day:
        return Precision.DAY
    if month:
        return Precision.SEASON if month > "12" else Precision.MONTH
    unspecified = year.count("X")
    return (Precision.YEAR, Precision.DECADE, Precision.CENTURY)[unspecified]


def _bounds(edtf: str) -> tuple[dt.date | None, dt.date | None]:
    match = _DATE.fullmatch(edtf)
    if match is None:
        return None, None
    year, month, day = match.groups()
    try:
        if day:
            date = dt.date(int(year), int(month), int(day))
            return date, date
        if month:
            last = calendar.monthrange(int(year), int(month))[1]
            return dt.date(int(year), int(month), 1), dt.date(int(year), int(month), last)
        return dt.date(int(year.replace("X", "0")), 1, 1), dt.date(int(year.replace("X", "9")), 12, 31)
    except ValueError:  # seasons, 30 February, the year 0, a month of an unspecified year
        return None, None
