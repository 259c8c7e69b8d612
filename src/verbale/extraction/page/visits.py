"""Records of visits: rows and items under a title or heading that says who visits whom.

"Foreign travels of Presidents of A" over a table, "Visits of foreign leaders to A" over items, "Visits from A to B":
the heading fixes the side or sides it names, the record the rest. A side that neither names stays open; where both do,
the visit is one between the title's pair, which way is not said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from verbale.entities import composites
from verbale.entities.gazetteer import NAMES, Match
from verbale.entities.resolver import Resolver
from verbale.extraction.draft import Draft, structural
from verbale.extraction.page.locales import listed_places
from verbale.language.spans import span
from verbale.language.times import find_times
from verbale.model import Block, BlockKind, Document, Entity, FactKind, Passage, Text, TimeSpan

RULE = "list-visits"
KINDS = frozenset({*NAMES, "office"})
_SIDE = re.compile(
    r"\b(?P<word>from|by|of|to|in)\b\s+(?P<rest>.+?)(?=\s+\b(?:from|by|to|in)\b|$)", re.IGNORECASE | re.DOTALL
)
_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Capt|H\.E)\.?\s+)?"
    r"(?:[A-ZÀ-Þ][\w.'’-]*)(?:\s+(?:(?:de|del|la|al|bin|ibn|von|van|der|da|dos|el|ben|di|du|ter)\s+)*"
    r"(?:(?:al|el|ul|ad|an|ar|as|ash|az|ed|es)[-‑])?[A-ZÀ-Þ][\w.'’-]*)*"
)
_BETWEEN = re.compile(r"(?:\s|,|:|-|–|\band\b|\bthe\b|\bof\b|\bHis\b|\bHer\b|\bExcellency\b|\bMajesty\b)*")
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_VISITED = re.compile(
    r"\s+(?:visited|toured|(?:travell?ed|went|flew|came)\s+to|arrived\s+in|was\s+in|in|to)\s+(?=[A-ZÀ-Þ])"
)
_AND = re.compile(r"\s*(?:[,;/&]|,?\s+and)\s*")
"""What stands between the times of several visits."""
_ASIDE = re.compile(r"\s*\([^()]{1,40}\)\s+")
"""A name in brackets within a name: "Henry A. (Heinz) Berg"."""
_HOSTED = re.compile(r"\b(?:hosted|received|incoming|inbound|inward)\b", re.IGNORECASE)
_WHOSE = re.compile(r"(?:,?\s+and\s+(?:[A-ZÀ-Þ][\w.'’-]*\s+){1,4}?)?(?:\s*\(|,?\s*\bof\s+(?:the\s+)?)")
"""What stands between a visitor's name and the state that the visitor is of."""
_OF = re.compile(r"(?:,?\s+of\s+(?:the\s+)?[A-ZÀ-Þ].*)?")
_STOP = re.compile(r"[.;](?=\s|$)")


NO_NAMES = frozenset(
    "a after an as at both during following for from her his in on our since that the their these this upon while "
    "with".split()
)
"""Words that begin prose, not the name of a visitor."""


@dataclass(frozen=True, slots=True)
class Course:
    """Who visits whom, as far as a title or heading says: the sides, the visitors' office, the visitor."""

    sender: Entity | None = None
    host: Entity | None = None
    office: Match | None = None
    visitor: str = ""
    incoming: bool = False
    """Whether it is "visits hosted"."""


@dataclass(slots=True)
class Record:
    """One visit, as far as its row or item says."""

    visitor: str = ""
    end: int = 0
    """Where the visitor's name ends."""
    office: Match | None = None
    sender: Entity | None = None
    hosts: list[Entity] = field(default_factory=list)
    places: list[Entity] = field(default_factory=list)
    times: list[TimeSpan] = field(default_factory=list)
    """When: a visit at each ("2004, 2007")."""


def visit_drafts(
    document: Document, resolver: Resolver, headings: tuple[str, ...], columns: dict[str, tuple[str, ...]]
) -> Iterator[Draft]:
    """The visits that rows and items under one of these ``headings`` record; ``columns`` say what a column head means.

    Each is an ``OfficialVisit`` with the visitor, on whose behalf, the host, the places and the time; an office named
    with the visitor gives an ``OfficeHolding`` at that time too, or a description where nobody says whose it is.
    """
    title = document.title
    announces = re.compile(rf"\b(?:{'|'.join(map(re.escape, headings))})\b", re.IGNORECASE)
    for block in document.blocks:
        if block.kind is BlockKind.HEADING and announces.search(block.passage.of(document.text)):
            # "From A to B" under "High-level visits", which no level of headings need show
            announces = re.compile(rf"{announces.pattern}|^from\s+\S.{{0,60}}?\s+to\s+\S", re.IGNORECASE)
        words = _announced(title, block, announces)
        if words is None or block.kind not in {BlockKind.TABLE_ROW, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH}:
            continue
        course = _course(resolver, words, headings)
        if words != title and announces.search(title):
            course = _completed(course, _course(resolver, title, headings))
        if block.kind is BlockKind.TABLE_ROW:
            record = _row(document, resolver, block, course, columns) if block.header else None
        else:
            record = _item(document, resolver, block, course)
        if record is not None:
            yield from _drafts(document, resolver, block, course, record)


def recorded_once(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that tell in a sentence what a record with that sentence tells: who visits when.

    The sentence may have the visitor's last name only, or a part of the names.
    """
    records: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.rule == RULE and draft.type == "OfficialVisit":
            for name in _last_names(draft):
                records.setdefault(name, []).append(draft)

    def again(draft: Draft) -> bool:
        return (draft.type == "OfficialVisit" and draft.rule != RULE) and any(
            record.evidence[0].contains(draft.evidence[0]) and (draft.time is None or draft.time == record.time)
            for name in _last_names(draft)
            for record in records.get(name, [])
        )

    return [draft for draft in drafts if not again(draft)] if records else drafts


def _last_names(visit: Draft) -> set[str]:
    return {v.label.split()[-1] for v in visit.roles.get("visitor", []) if isinstance(v, Entity)}


def _announced(title: str, block: Block, announces: re.Pattern[str]) -> str | None:
    """The nearest heading, or the title, that announces visits; paragraphs are records only under such a title."""
    own = reversed(block.headings) if block.kind is not BlockKind.PARAGRAPH or not block.headings else ()
    last = () if block.headings and block.kind is BlockKind.PARAGRAPH else (title,)
    several = block.kind is BlockKind.PARAGRAPH  # prose under "Minister's trip off" is no record
    found = ((words, announces.search(words)) for words in (*own, *last))
    return next((words for words, said in found if said and (not several or said[0].lower().endswith("s"))), None)


def _course(resolver: Resolver, words: str, headings: tuple[str, ...]) -> Course:
    """What "visits of X to Y" fixes; an adjective before the noun names the sender ("Kenyan visits to Y")."""
    sender = host = office = None
    visitor = ""
    noun = re.search(rf"\b(?:{'|'.join(map(re.escape, headings))})\b", words, re.IGNORECASE)
    for side in _SIDE.finditer(words, noun.end() if noun else 0):
        matches = list(resolver.gazetteer.find(side["rest"], kinds=KINDS))
        state = next((s for m in matches if (s := resolver.state_of_match(m)) is not None), None)
        if side["word"].lower() in {"to", "in"}:
            host = host or state
            continue
        sender = sender or state
        office = office or next((m for m in matches if _office(m)), None)
        rest = side["rest"][office.passage.end :] if office else side["rest"]
        named = Passage(len(side["rest"]) - len(rest.lstrip()), len(side["rest"]))
        name = _NAME.match(side["rest"], named.start)
        whole = name is not None and _OF.fullmatch(side["rest"], name.end()) is not None
        if name and whole and not any(m.passage.overlaps(Passage(*name.span())) for m in matches if m is not office):
            visitor = name.group()
    if sender is None and noun is not None:
        before = list(resolver.gazetteer.find(words[: noun.start()]))
        adjective = next((m for m in before if m.form in {"adjective", "demonym"}), None)
        sender = resolver.state_of_match(adjective) if adjective else None
    if _HOSTED.search(words):
        return Course(host=host or sender, incoming=True)
    return Course(sender, host, office, visitor)


def _completed(course: Course, title: Course) -> Course:
    """What a heading fixes, and what the title adds where it leaves all open: the host of "visits hosted", too."""
    if course.incoming and course.host is None:
        return replace(course, host=title.host or title.sender)
    return title if course == Course() else course


def _office(match: Match) -> bool:
    return any(entry.kind == "office" for entry in match.entries)


def _row(
    document: Document, resolver: Resolver, block: Block, course: Course, columns: dict[str, tuple[str, ...]]
) -> Record | None:
    """A row under column heads; a column of countries holds the side that the heading leaves open."""
    text = document.text
    record = Record(visitor=course.visitor, office=course.office, sender=course.sender)
    when: list[str] = []
    locales: list[Passage] = []
    for head, cell in zip(block.header, block.cells, strict=False):
        meaning = next((m for m, names in columns.items() if head.strip().lower() in names), None)
        matches = list(resolver.gazetteer.find(text, cell.start, cell.end, kinds=KINDS))
        if meaning == "country":
            states = [s for m in matches if (s := resolver.state_of_match(m)) is not None]
            if course.host is not None and course.sender is None and len(states) == 1:
                record.sender = states[0]
            elif course.sender is not None or course.visitor:
                record.hosts += states
        elif meaning == "locale":
            locales.append(cell)
        elif meaning == "visitor":
            office = _office_of_head(resolver, head)
            _read_visitor(resolver, record, cell, matches)
            record.office = record.office or office
        elif meaning == "time":
            when.append(cell.of(text))
    time = _time(when)
    record.times = [time] if time is not None else []
    hosts = [course.host] if course.host is not None else record.hosts
    for cell in locales:
        record.places += listed_places(resolver, cell, hosts)
    return record if record.visitor else None


def _office_of_head(resolver: Resolver, head: str) -> Match | None:
    return next((m for m in resolver.gazetteer.find(head, kinds=KINDS) if _office(m)), None)


def _time(cells: list[str]) -> TimeSpan | None:
    """The time of the cells together ("14–17 May" and "1999")."""
    for words in (*cells, " ".join(reversed(cells)), " ".join(cells)):
        times = find_times(words, 0, len(words), language="en")
        if times and times[0].span is not None and "X" not in times[0].span.edtf.split("-")[0]:
            return times[0].span
        year = _YEAR.fullmatch(words.strip())
        if year and len(cells) == 1:
            return span(year[1])
    return None


def _read_visitor(resolver: Resolver, record: Record, cell: Passage, matches: list[Match]) -> None:
    """The office, state and name of a cell or item: an office, then the name; or a name alone at the start."""
    text = resolver.text
    at = cell.start
    for match in matches:
        if match.passage.end <= at:  # within what was read already
            continue
        gap = _BETWEEN.match(text, at, cell.end)
        if gap is None or match.passage.start > gap.end():
            break
        if _office(match):
            record.office = match
        elif resolver.state_of_match(match) is not None:
            record.sender = record.sender or resolver.state_of_match(match)
        else:
            break
        at = match.passage.end
    if at > cell.start and record.office is None:
        return
    start = _BETWEEN.match(text, at, cell.end)
    name = _NAME.match(text, start.end() if start else at, cell.end)
    if name is None or (record.office is None and any(m.passage.start == name.start() for m in matches)):
        return
    record.visitor, record.end = name.group().rstrip(".,"), name.end()
    aside = _ASIDE.match(text, name.end(), cell.end)
    last = _NAME.match(text, aside.end(), cell.end) if aside else None
    if aside and last and not any(m.passage.start < aside.end() and m.passage.end > aside.start() for m in matches):
        record.visitor, record.end = f"{name.group()} {last.group()}".rstrip(".,"), last.end()


def _item(document: Document, resolver: Resolver, block: Block, course: Course) -> Record | None:
    """An item: an office, a name, a state in brackets or after "of", a place after the verb, a time anywhere."""
    text = document.text
    passage = block.passage
    times = find_times(text, passage.start, passage.end, language="en")
    head = _head(text, passage, times[0].passage if times else None)
    start = passage.start
    if times and times[0].passage.start == start:
        start = times[0].passage.end
    matches = [m for m in resolver.gazetteer.find(text, start, head.end, kinds=KINDS) if m.passage.start >= start]
    record = Record(sender=course.sender)
    _read_visitor(resolver, record, Passage(start, head.end), matches)
    if not record.visitor or record.visitor.split()[0].lower() in NO_NAMES:
        return None
    if block.kind is BlockKind.PARAGRAPH and not times:
        return None
    for match in matches:
        if match.passage.start < record.end or _office(match):
            continue
        state = resolver.state_of_match(match)
        before = text[record.end : match.passage.start]
        if state is not None and _WHOSE.fullmatch(before):
            record.sender = state if record.sender == course.sender else record.sender or state
        elif state is not None and match.form not in {"adjective", "demonym"}:
            between = _VISITED.match(text, record.end, match.passage.start) if not record.hosts else None
            record.hosts.append(state)
            if between is not None:
                record.places = listed_places(resolver, Passage(between.end(), match.passage.start), record.hosts)
        elif state is None:
            record.places += _places(resolver, [match])
    record.times = _times(text, passage, [(t.passage, t.span) for t in times if t.span is not None])
    return record


def _times(text: str, passage: Passage, times: list[tuple[Passage, TimeSpan]]) -> list[TimeSpan]:
    """The first time of an item, and those that are enumerated right after it: "(May 2004, 2007 and 2011)"."""
    years = [(Passage(*y.span()), span(y[1])) for y in _YEAR.finditer(text, passage.start, passage.end)]
    bare = [(where, year) for where, year in years if not any(where.overlaps(told) for told, _ in times)]
    found: list[tuple[Passage, TimeSpan]] = []
    for where, time in sorted([*times, *bare], key=lambda known: known[0]):
        if times and not found and where != times[0][0]:
            continue
        if found and not _AND.fullmatch(text[found[-1][0].end : where.start]):
            break
        found.append((where, time))
    return [time for _, time in found]


def _head(text: str, passage: Passage, time: Passage | None) -> Passage:
    """The first sentence of an item, which records the visit; what follows are remarks."""
    start = time.end if time is not None and time.start == passage.start else passage.start
    for stop in _STOP.finditer(text, start, passage.end):
        word = re.search(r"[\w.]*$", text[start : stop.start()])
        short = word is not None and (len(word.group()) <= 2 or "." in word.group())
        if not (stop.group() == "." and short and text[stop.start() - 1].isalpha()):
            return Passage(passage.start, stop.start())
    return passage


def _places(resolver: Resolver, matches: list[Match]) -> list[Entity]:
    found = []
    for match in matches:
        place = resolver.choose(e.entity for e in match.entries if e.entity.type in {"Municipality", "Region"})
        if place is not None:
            found.append(place)
    return found


def _drafts(document: Document, resolver: Resolver, block: Block, course: Course, record: Record) -> Iterator[Draft]:
    person = composites.named("person", "Person", record.visitor)
    sender = record.sender
    hosts = [course.host] if course.host is not None else list(dict.fromkeys(record.hosts))
    if not hosts:
        inside = [resolver.state_containing(place) for place in record.places]
        hosts = list(dict.fromkeys(state for state in inside if state is not None))
    hosts = [host for host in hosts if sender is None or host.key != sender.key]
    times: list[TimeSpan | None] = [*record.times] or [None]
    draft = structural("OfficialVisit", FactKind.EVENT, RULE, block.passage)
    draft.add("visitor", person)
    if sender is not None:
        draft.add("onBehalfOf", sender)
    draft.add("host", *hosts)
    there = {h.key for h in hosts}
    at = [p for p in record.places if p.type == "Place" or getattr(resolver.state_containing(p), "key", "") in there]
    draft.add("atPlace", *dict.fromkeys(at))
    if sender is None and not hosts and len(resolver.discourse.pair) == 2:
        draft.add("relationParty", *resolver.discourse.pair)  # a visit between the two, which way is not said
    for time in times:
        yield replace(draft, time=time, roles={role: list(f) for role, f in draft.roles.items()})
    office = record.office or course.office
    if office is None:
        return
    entity = next(entry.entity for entry in office.entries if entry.kind == "office")
    if sender is None:  # whose office it is nobody says: no office that others could hold too
        described = structural("describedAs", FactKind.ATTRIBUTE, RULE, block.passage)
        described.add("subject", person)
        described.add("object", Text(entity.label))
        yield described
        return
    held = composites.office(entity.type, entity.label, sender)
    holding = structural("OfficeHolding", FactKind.SITUATION, RULE, block.passage)
    holding.add("holder", person)
    holding.add("officeHeld", held)
    for time in times:
        yield replace(holding, time=time, roles={role: list(f) for role, f in holding.roles.items()})
    of = structural("officeOf", FactKind.RELATION, RULE, block.passage)
    of.add("subject", held)
    of.add("object", sender)
    yield of
