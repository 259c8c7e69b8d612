"""Population tables: how many of the people that a document is about live where, and when, by rows and columns."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from verbale.entities import composites
from verbale.entities.discourse import PLACES, STATES
from verbale.entities.peoples import made_group
from verbale.entities.references import ADJECTIVE_FORMS
from verbale.entities.resolver import Resolver
from verbale.entities.slugs import slugify
from verbale.extraction.draft import Draft, structural
from verbale.language.spans import span
from verbale.language.times import parse_times
from verbale.model import Block, BlockKind, Document, Entity, FactKind, Text, TimeSpan

RULE = "population-table"
YEAR = re.compile(r"\b(1[6-9]\d\d|20\d\d)\b")
NUMBER = re.compile(r"[~≈c.\s]*(?P<digits>\d{1,3}(?:[,\s.]\d{3})+|\d+)(?P<rest>\.\d+)?\s*(?P<percent>%?)")
MARKS = re.compile(r"\[[^\]]*\]|[*†]")
CAPTION = 240
"""How long a paragraph right above a table may be and still be its caption."""
PERCENT = Decimal(100)

Place = tuple[Entity, Entity | None]
"""Who a row counts, and where."""


@dataclass(frozen=True, slots=True)
class Table:
    """A run of rows with the words of its column heads, and what stands right above it."""

    rows: tuple[Block, ...]
    heads: tuple[str, ...]
    above: str
    years: tuple[str, ...] = ()
    """The years of a row of years alone that does not fit the columns."""


def population_tables(document: Document, resolver: Resolver, columns: dict[str, tuple[str, ...]]) -> Iterator[Draft]:
    """An observation for each number of the tables that count the community of the title.

    ``columns`` has the words for column heads and captions that count people (``count``), and for first columns that
    name places (``place``) or origins (``people``).
    """
    if resolver.discourse.group is None:
        return
    for table in _tables(document):
        if _named(f"{table.above} {' '.join(table.heads)}", columns["count"]):
            for row in table.rows:
                yield from _row(document, resolver, table, row, columns)


def _tables(document: Document) -> Iterator[Table]:
    above = ""
    for is_row, run in itertools.groupby(document.blocks, key=lambda b: b.kind is BlockKind.TABLE_ROW):
        blocks = list(run)
        if is_row:
            for _, part in itertools.groupby(blocks, key=lambda b: b.headings):
                yield _table(document, list(part), above)
            continue
        last = blocks[-1]
        caption = last.passage.of(document.text) if last.passage.end - last.passage.start <= CAPTION else ""
        above = " ".join([*last.headings, caption])


def _table(document: Document, rows: list[Block], above: str) -> Table:
    heads = next((b.header for b in rows if b.header), ())
    first = [c.of(document.text).strip() for c in rows[0].cells]
    if not heads and len(first) > 1 and not any(_value(c) for c in first[1:] if not YEAR.fullmatch(c)):
        heads, rows = tuple(first), rows[1:]
    years: tuple[str, ...] = ()
    for row in rows[:2]:
        cells = [c.of(document.text).strip() for c in row.cells]
        filled = [c for c in cells if c]
        if filled and len(filled) > 1 and all(YEAR.fullmatch(c) for c in filled):
            if cells[0]:
                years = tuple(filled)
            else:
                heads = tuple(cells)
    return Table(tuple(rows), heads, above, years)


def _row(
    document: Document, resolver: Resolver, table: Table, row: Block, columns: dict[str, tuple[str, ...]]
) -> Iterator[Draft]:
    cells = [MARKS.sub("", c.of(document.text)).strip() for c in row.cells]
    if row.level == 1 or len(cells) < 2 or tuple(cells) == table.heads:
        return
    own = _date(cells[0])
    whom = _whole(resolver) if own else _whom(resolver, table, row, cells[0], columns)
    if whom is None or (own and all(YEAR.fullmatch(c) for c in cells if c)):
        return
    for k, cell in enumerate(cells[1:], 1):
        head = table.heads[k] if k < len(table.heads) else ""
        found = _value(cell)
        if found is None or not _counts(head, table, columns["count"], whom[0]):
            continue
        value, percent = found
        percent = (percent or ("%" in head and not table.years)) and value <= PERCENT
        time = _time(table, head, own)
        yield _observation(row, whom, value, time, share=percent)


def _whole(resolver: Resolver) -> Place | None:
    group = resolver.discourse.group
    return (group, resolver.discourse.host) if group is not None else None


def _whom(
    resolver: Resolver, table: Table, row: Block, label: str, columns: dict[str, tuple[str, ...]]
) -> Place | None:
    """Who a row counts by its first cell, and where: the community in a place, or the people of an origin."""
    group, host = resolver.discourse.group, resolver.discourse.host
    if group is None or not label:
        return None
    head = table.heads[0] if table.heads else ""
    if label.lower() in {"total", "totals", "all", "sum"}:
        return _whole(resolver)
    matches = list(resolver.gazetteer.find(resolver.text, row.cells[0].start, row.cells[0].end))
    match = next((m for m in matches if m.passage.of(resolver.text).casefold() == label.casefold()), None)
    state = resolver.state_of_match(match) if match else None
    known = resolver.choose(e.entity for e in match.entries if e.entity.type in PLACES) if match else None
    if match is None or (state is None and known is None):
        places = _named(head, columns["place"]) or _named(label, columns["place"])
        return (group, composites.named("place", "Place", label)) if places and label[:1].isupper() else None
    if state is None and known is not None:
        if match.form in ADJECTIVE_FORMS:
            return None
        if host is not None and resolver.state_containing(known) is None and not _named(head, columns["place"]):
            words = f"people from {known.label}"
            return composites.group(words, slugify(words), host), host
        return group, known
    if state is None or host is None or state.key == host.key or _named(head, columns["place"]):
        return group, state
    people = made_group(resolver, match, host)
    return (people, host) if people is not None and (host.type in STATES) else None


def _counts(head: str, table: Table, words: Sequence[str], group: Entity) -> bool:
    """Whether a column counts people: it has a year, or says so, or is the only one and has no head."""
    if table.years or YEAR.search(head):
        return True
    if re.search(r"\btotal population\b", head, re.IGNORECASE) and len(table.heads) > 2:
        return False  # all the people of the place
    return _named(head, (*words, *group.label.lower().split(" in ")[:1])) or (not head and len(table.heads) <= 2)


def _named(head: str, words: Sequence[str]) -> bool:
    return re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", head, re.IGNORECASE) is not None


def _value(cell: str) -> tuple[Decimal, bool] | None:
    """The number that a cell holds and nothing else, and whether it is a percentage."""
    found = NUMBER.fullmatch(cell)
    if found is None:
        return None
    digits = re.sub(r"[,\s.]", "", found["digits"]) + (found["rest"] or "")
    return Decimal(digits), bool(found["percent"])


def _time(table: Table, head: str, own: TimeSpan | None) -> TimeSpan | None:
    """The time of a number: its row's, its column's, that above the table, or those of a row that went astray."""
    if own is not None:
        return own
    year = YEAR.search(head)
    if year:
        return _date(head) or span(year[1])
    if table.years:
        return span(f"{min(table.years)}/{max(table.years)}")
    years = set(YEAR.findall(table.above))
    return span(years.pop()) if len(years) == 1 else None


def _date(cell: str) -> TimeSpan | None:
    """The day, month or year that a cell is, or begins with where it is a year ("2014 (census)")."""
    for found in parse_times(cell, 0, len(cell), "en"):
        whole = found.passage.start == 0 and found.passage.end == len(cell)
        if whole and found.span is not None and YEAR.search(found.span.edtf) and "/" not in found.span.edtf:
            return found.span
    year = YEAR.match(cell)
    return span(year[1]) if year is not None else None


def _observation(row: Block, whom: Place, value: Decimal, time: TimeSpan | None, *, share: bool) -> Draft:
    draft = structural("PopulationObservation", FactKind.OBSERVATION, RULE, row.passage)
    draft.add("featureOfInterest", whom[0])
    if whom[1] is not None:
        draft.add("referencePlace", whom[1])
    if share:
        draft.add("measure", Text("share"))
    draft.value, draft.unit, draft.time = value, "percent" if share else "person", time
    return draft
