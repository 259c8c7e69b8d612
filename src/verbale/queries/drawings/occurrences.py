"""What a timeline shows: the rows of an answer as happenings with a first and a last day."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from verbale.graph.timespans import span_of
from verbale.model.time import Precision
from verbale.queries.drawings.roles import roles
from verbale.queries.results import Result
from verbale.queries.writers.text import cell_text, plain

_WORDS = {
    "en": ("until {}", "since {}", "{}s", "about {}", "{}, year not given"),
    "es": ("hasta {}", "desde {}", "década de {}", "hacia {}", "{}, sin año"),
    "ko": ("{}까지", "{}부터", "{}년대", "{}경", "{}, 연도 미상"),
}


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One happening. ``when`` says its time in words, empty for an undated one.

    ``first`` and ``last`` are the days that bound it, ``None`` where nothing does. ``open_start`` and ``open_end`` say
    that the bound is not known to be where it begins or ends; ``exact`` that it is one day. Of an undated one they
    bound its place in the order: ``placed`` is then true.
    """

    label: str
    kind: str = ""
    note: str = ""
    group: str = ""
    when: str = ""
    node: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    open_start: bool = False
    open_end: bool = False
    placed: bool = False

    @property
    def exact(self) -> bool:
        """Whether it is known to the day."""
        return self.first is not None and self.first == self.last and not self.placed

    @property
    def bounded(self) -> bool:
        """Whether it has a place on an axis."""
        return self.first is not None or self.last is not None


def occurrences_of(result: Result) -> tuple[Occurrence, ...]:
    """The happenings in the rows of an answer, in order of time: the dated, the placed among them, then the undated.

    An undated row with columns for what it comes ``after`` or ``before`` (a node of another row, or an EDTF string) is
    bounded by these.
    """
    places = roles(result, "timeline")
    found: list[Occurrence] = []
    hints: list[tuple[str, str]] = []
    for row in result.rows:
        cells = {role: cell_text(result, row[i]) for role, i in places.items()}
        raw = {role: term.value if (term := row[i]) is not None else "" for role, i in places.items()}
        found.append(
            _dated(
                Occurrence(
                    label=cells.get("label", "") or cells.get("kind", ""),
                    kind=cells.get("kind", "") if cells.get("label") else "",
                    note=cells.get("note", ""),
                    group=cells.get("group", "") if "group" in places else cells.get("kind", ""),
                    node=raw.get("node", ""),
                ),
                raw.get("time", ""),
                result.language,
            )
        )
        hints.append((raw.get("after", ""), raw.get("before", "")))
    dated = {o.node: o for o in found if o.bounded and o.node}
    placed = [_placed(o, *hint, dated) for o, hint in zip(found, hints, strict=True)]
    return tuple(sorted(placed, key=_order))


def _order(occurrence: Occurrence) -> tuple[bool, dt.date, bool, dt.date]:
    first, last = occurrence.first, occurrence.last
    start = first or last or dt.date.max
    return not occurrence.bounded, start, occurrence.placed, last or dt.date.max


def _dated(occurrence: Occurrence, edtf: str, language: str) -> Occurrence:
    if not edtf:
        return occurrence
    span = span_of(edtf)
    fuzzy = edtf[-1] in "~?%"
    is_open = span.precision is Precision.OPEN
    return replace(
        occurrence,
        when=plain(in_words(edtf, language)),
        first=span.earliest,
        last=span.latest,
        open_start=fuzzy or (is_open and span.earliest is None),
        open_end=fuzzy or (is_open and span.latest is None),
    )


def _placed(occurrence: Occurrence, after: str, before: str, dated: dict[str, Occurrence]) -> Occurrence:
    if occurrence.bounded or not (after or before):
        return occurrence
    low, high = dated.get(after), dated.get(before)
    first = (low.last or low.first) if low else span_of(after).latest
    last = (high.first or high.last) if high else span_of(before).earliest
    if first and last and first > last:
        return occurrence
    return replace(
        occurrence, first=first, last=last, open_start=True, open_end=True, placed=first is not None or last is not None
    )


def in_words(edtf: str, language: str = "en") -> str:
    """An EDTF string as people read it.

    >>> in_words("../2016-04"), in_words("199X"), in_words("1998/1999"), in_words("2001~", "es")
    ('until 2016-04', '1990s', '1998–1999', 'hacia 2001')
    """
    until, since, decade, about, no_year = _WORDS.get(language, _WORDS["en"])
    start, slash, end = edtf.partition("/")
    if slash:
        if start in {"", ".."}:
            return until.format(in_words(end, language)) if end else edtf
        if end in {"", ".."}:
            return since.format(in_words(start, language))
        return f"{in_words(start, language)}–{in_words(end, language)}"
    if edtf.endswith(("~", "?", "%")):
        return about.format(in_words(edtf[:-1], language))
    if re.fullmatch(r"\d{3}X", edtf):
        return decade.format(f"{edtf[:3]}0")
    if re.fullmatch(r"\d{2}XX", edtf):
        return f"{edtf[:2]}00–{edtf[:2]}99"
    if edtf.startswith("XXXX-"):
        return no_year.format(edtf[5:])
    return edtf
