"""Dates that stand on a line of their own: a dateline, "Published: …". The language layer reads dates in prose."""

from __future__ import annotations

import datetime as dt
import re

# English, Spanish, French and German names; the first three or four letters tell them apart.
_MONTHS = (
    ("january", "enero", "janvier", "januar"),
    ("february", "febrero", "février", "februar"),
    ("march", "marzo", "mars", "märz"),
    ("april", "abril", "avril"),
    ("may", "mayo", "mai"),
    ("june", "junio", "juin", "juni"),
    ("july", "julio", "juillet", "juli"),
    ("august", "agosto", "août"),
    ("september", "septiembre", "septembre", "setiembre"),
    ("october", "octubre", "octobre", "oktober"),
    ("november", "noviembre", "novembre"),
    ("december", "diciembre", "décembre", "dezember"),
)
MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
MONTH |= {name[:3]: number for name, number in MONTH.items() if name in {n[0] for n in _MONTHS}} | {"sept": 9}

_LEAD = (
    r"(?:(?:first |last )?(?:published|posted|updated|released|issued|date|modified|publicado|fecha|publié)"
    r"(?: on| at| le| el)?\s{0,3}:?\s{0,3})?"
)
_DAY = r"(?:[^\W\d_]{3,10}\.?,?\s{1,3})?"
_PLACE = r"[A-ZÀ-Þ][\w.'’-]*(?:\s(?:(?:de|del|of|the|la|el|da|do|y|al|and)\s)?[A-ZÀ-Þ][\w.'’-]*){0,4}"
_TIME = r"(?:[\s,|–-]{1,4}\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s?\(?[A-Z]{2,5}\)?)?)?"
_MONTH_FIRST = r"(?P<m1>[^\W\d_]{3,10})\.?\s(?P<d1>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<y1>\d{4})"
_DAY_FIRST = r"(?P<d2>\d{1,2})(?:st|nd|rd|th|º|\.)?\s(?:de\s)?(?P<m2>[^\W\d_]{3,10})\.?,?\s(?:de\s|del\s)?(?P<y2>\d{4})"
_DIGITS = r"(?P<y3>\d{4})[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})"
# A place before the date: "Riga Castle, 12 June 2018", "Lima, Peru, Monday, 3 May 2021".
_LINE = re.compile(
    f"{_LEAD}(?-i:(?:{_PLACE},\\s){{0,2}})(?:{_DAY}(?:{_MONTH_FIRST}|{_DAY_FIRST})|{_DIGITS}){_TIME}\\.?", re.IGNORECASE
)
_INSIDE = re.compile(f"(?:{_MONTH_FIRST}|{_DAY_FIRST}|{_DIGITS})", re.IGNORECASE)
# A place in capitals, then perhaps a country, a day, an agency in brackets, then a dash.
_DATELINE = re.compile(r"[A-Z][A-Z.'’ -]{2,40}(?:[,(][^—–\n]{0,50}?)?\s(?:—|–|--|-)\s+(?=\S)")
# A place however written, a day in full, perhaps an agency in brackets, then a stop, colon or dash.
_DATED_LINE = re.compile(
    rf"(?-i:(?:{_PLACE},\s){{0,2}}{_PLACE})(?:,\s|\s[–-]\s|\s\()(?:{_MONTH_FIRST}|{_DAY_FIRST})\)?(?:\s?\([^()\n]{{1,40}}\))?"
    r"\s?(?:[.:,]?\s?(?:—|–|--|-)|[.:])\s+(?=[\"“‘']?(?-i:[A-ZÀ-Þ]))",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"\d{1,2}[:.]\d{2}\s?(?:[AaPp]\.?[Mm]\.?)?\s?(?:\(?[A-Z]{2,5}\)?)?(?:\s?(?:\([a-z ]{1,20}\)|[–-]\s?\d.{0,20}))?"
)


def date_line(words: str) -> str | None:
    """The date of a line that is nothing but a date (with a lead word, a weekday, a time), as ``YYYY-MM-DD``.

    >>> date_line("Published: Monday, 3 May 2021 - 09:30")
    '2021-05-03'
    >>> date_line("May 3 was a Monday") is None
    True
    """
    return _iso(_LINE.fullmatch(words)) if len(words) <= 80 else None


def first_date(words: str) -> str | None:
    """The first full date inside a few words, such as a dateline, as ``YYYY-MM-DD``."""
    return _iso(_INSIDE.search(words[:200]))


def dateline(words: str) -> tuple[int, str | None] | None:
    """The length of the dateline a paragraph opens with, dash and blank after it included, and its date if in full.

    >>> dateline("ZENDA, May 3, 2021 (RNA) — The king spoke.")
    (27, '2021-05-03')
    >>> dateline("Zenda Castle, 3 May 2021. The king spoke.")
    (26, '2021-05-03')
    """
    found = _DATELINE.match(words[:120]) or _DATED_LINE.match(words[:120])
    return (found.end(), first_date(found.group())) if found else None


def clock_line(words: str) -> bool:
    """Whether a line is nothing but a time of day.

    >>> clock_line("7:40 P.M. EST")
    True
    """
    return len(words) <= 40 and CLOCK.fullmatch(words) is not None


def _iso(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    group = found.groupdict()
    day = next(group[k] for k in ("d1", "d2", "d3") if group[k])
    month = next(group[k] for k in ("m1", "m2", "m3") if group[k])
    year = next(group[k] for k in ("y1", "y2", "y3") if group[k])
    number = int(month) if month.isdecimal() else MONTH.get(month.casefold())
    try:
        return dt.date(int(year), number or 0, int(day)).isoformat()
    except ValueError:
        return None
