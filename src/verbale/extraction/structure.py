"""Structure: what infoboxes, tables and lists state by their place in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from verbale.entities import composites
from verbale.entities.discourse import STATES
from verbale.entities.resolver import Resolver
from verbale.extraction.draft import Draft
from verbale.extraction.memberships import membership_drafts
from verbale.extraction.reading import Reading
from verbale.language.quantities import find_quantities
from verbale.language.times import find_times
from verbale.model import Block, BlockKind, DataFileError, Document, Entity, FactKind, Passage, Text, Tier

PATH = Path(__file__).parent / "data" / "structure.yaml"
_DIRECTION = re.compile(r"\b(?:from|by|of)\b(?P<from>.+?)\bto\b(?P<to>.+)", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:[,;•·]|\band\b|\n)\s*")
_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]*)(?:\s+(?:(?:de|del|la|al|bin|von|van|da|dos|el)\s+)?[A-ZÀ-Þ][\w.'’-]*)*")


@dataclass(frozen=True, slots=True)
class StructureRules:
    """Infobox keys of group articles → property, and the heading words that announce lists."""

    group: dict[str, str]
    headings: dict[str, tuple[str, ...]]


@cache
def rules(path: Path = PATH) -> StructureRules:
    """The structure rules, validated."""
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(raw.get("group"), dict) or not isinstance(raw.get("headings"), dict):
        raise DataFileError(f"{path}: needs the sections 'group' and 'headings'")
    return StructureRules(
        {str(k): str(v) for k, v in raw["group"].items()},
        {str(k): tuple(map(str, v)) for k, v in raw["headings"].items()},
    )


def structure_drafts(document: Document, resolver: Resolver, reading: Reading) -> list[Draft]:
    """The drafts that the document's structure gives."""
    drafts: list[Draft] = []
    for block in document.blocks:
        if block.kind is BlockKind.KEY_VALUE:
            drafts += _key_value(document, resolver, block)
        elif block.kind is BlockKind.TABLE_ROW:
            drafts += _missions_row(document, resolver, block)
        elif block.kind is BlockKind.LIST_ITEM and _under(block, "visits"):
            drafts += _visit(document, resolver, reading, block)
    drafts += membership_drafts(document, resolver, rules().headings["memberships"])
    return drafts


def _under(block: Block, what: str) -> bool:
    words = rules().headings[what]
    return any(re.search(rf"\b{re.escape(w)}\b", h, re.IGNORECASE) for h in block.headings for w in words)


def _draft(type_: str, kind: FactKind, rule: str, passage: Passage) -> Draft:
    return Draft(type_, kind, rule, [passage], tier=Tier.STRUCTURE)


def _states(resolver: Resolver, start: int, end: int) -> list[Entity]:
    found = []
    for match in resolver.gazetteer.find(resolver.text, start, end):
        state = resolver.state_of_match(match)
        if state is not None:
            found.append(state)
    return found


def _key_value(document: Document, resolver: Resolver, block: Block) -> Iterator[Draft]:
    group = resolver.discourse.group
    if group is None or len(block.cells) != 2:
        return
    key = block.cells[0].of(document.text).strip().lower().rstrip(":")
    property_ = rules().group.get(key)
    value = block.cells[1]
    if property_ is None:
        return
    text = document.text
    if property_ == "population":
        times = find_times(text, value.start, value.end, language="en")
        when = times[0] if times else None
        skip = [t.passage for t in times]
        year = re.search(r"\((\d{4})\)", value.of(text))
        for quantity in find_quantities(text, value.start, value.end, language="en", skip=skip)[:1]:
            draft = _draft("PopulationObservation", FactKind.OBSERVATION, "infobox-population", block.passage)
            draft.add("featureOfInterest", group)
            if resolver.discourse.host:
                draft.add("referencePlace", resolver.discourse.host)
            draft.value, draft.unit, draft.approximation = quantity.value, "person", quantity.approximation
            if when is not None:
                draft.time = when.span
            elif year:
                from verbale.language.spans import span

                draft.time = span(year[1])
            yield draft
    elif property_ == "residesIn":
        for match in resolver.gazetteer.find(text, value.start, value.end):
            places = [e.entity for e in match.entries if e.entity.type not in {"InternationalOrganisation"}]
            home = resolver.discourse.host
            inside = [
                p for p in places if home is None or getattr(resolver.state_containing(p), "key", None) == home.key
            ]
            for place in inside[:1]:
                draft = _draft("residesIn", FactKind.RELATION, "infobox-place", block.passage)
                draft.add("subject", group)
                draft.add("object", place)
                yield draft
    else:
        for part in _SPLIT.split(value.of(text)):
            if part:
                draft = _draft(property_, FactKind.ATTRIBUTE, f"infobox-{property_.lower()}", block.passage)
                draft.add("subject", group)
                draft.add("object", Text(part))
                yield draft


def _missions_row(document: Document, resolver: Resolver, block: Block) -> Iterator[Draft]:
    """A row of missions: "Embassy of A, City" in a table about a pair or with the sending states as heads."""
    text = document.text
    for cell in block.cells:
        words = cell.of(text).strip()
        noun = next(
            (n for n in sorted(resolver.nouns.missions, key=len, reverse=True) if words.lower().startswith(n)), None
        )
        if noun is None:
            continue
        type_, label = resolver.nouns.missions[noun]
        senders = _states(resolver, cell.start, cell.end)
        cities = [
            e.entity
            for m in resolver.gazetteer.find(text, cell.start, cell.end)
            for e in m.entries
            if e.entity.type == "Municipality"
        ]
        sender = senders[0] if senders else None
        if sender is None or not cities:
            continue
        hosts = {c.key: resolver.state_containing(c) for c in cities}
        other = resolver.discourse.other(sender)
        seat = next((c for c in cities if other and hosts[c.key] and hosts[c.key].key == other.key), cities[0])  # type: ignore[union-attr]
        host = hosts[seat.key]
        if host is None or host.key == sender.key:
            continue
        mission = composites.mission(type_, label, sender, host, seat)
        kept = _draft("MissionAccreditation", FactKind.SITUATION, "table-missions", block.passage)
        kept.add("concernsMission", mission)
        kept.add("relationParty", sender, host)
        yield kept
        for property_, entity in (("sendingState", sender), ("accreditedTo", host), ("seat", seat)):
            draft = _draft(property_, FactKind.RELATION, "table-missions", block.passage)
            draft.add("subject", mission)
            draft.add("object", entity)
            yield draft


def _visit(document: Document, resolver: Resolver, reading: Reading, block: Block) -> Iterator[Draft]:
    """An item of a list of visits: office, name, time; the heading says which way."""
    text = document.text
    times = find_times(text, block.passage.start, block.passage.end, language="en")
    year = re.search(r"\b(1[5-9]\d\d|20\d\d)\b", block.passage.of(text))
    sender, host = _direction(document, resolver, block)
    words = block.passage.of(text)
    offices = list(resolver.gazetteer.find(text, block.passage.start, block.passage.end, kinds=frozenset({"office"})))
    own = _states(resolver, block.passage.start, block.passage.end)
    sender = sender or (own[0] if own else None)
    start = offices[-1].passage.end - block.passage.start if offices else 0
    name = _NAME.search(words, start)
    if name is None:
        return
    matches = list(resolver.gazetteer.find(text, block.passage.start + name.start(), block.passage.start + name.end()))
    if matches and not offices:
        return
    person = composites.named("person", "Person", name.group())
    draft = _draft("OfficialVisit", FactKind.EVENT, "list-visits", block.passage)
    draft.add("visitor", person)
    if sender:
        draft.add("onBehalfOf", sender)
    if host:
        draft.add("host", host)
    if not sender and not host and len(resolver.discourse.pair) == 2:
        draft.add("relationParty", *resolver.discourse.pair)  # a visit between the two, which way is not said
    if times:
        draft.time = times[0].span
    elif year:
        from verbale.language.spans import span

        draft.time = span(year[1])
    yield draft
    if offices:
        entry = offices[-1].entries[0]
        office = composites.office(entry.entity.type, entry.entity.label, sender)
        held = _draft("OfficeHolding", FactKind.SITUATION, "list-visits", block.passage)
        held.add("holder", person)
        held.add("officeHeld", office)
        held.time = draft.time
        yield held
        if sender:
            of = _draft("officeOf", FactKind.RELATION, "list-visits", block.passage)
            of.add("subject", office)
            of.add("object", sender)
            yield of


def _direction(document: Document, resolver: Resolver, block: Block) -> tuple[Entity | None, Entity | None]:
    """Who visited whom, by the nearest heading "… from A to B"."""
    for heading in reversed(block.headings):
        match = _DIRECTION.search(heading)
        if match is None:
            continue
        ends = []
        for side in ("from", "to"):
            found = [
                resolver.choose(e.entity for e in m.entries if e.entity.type in STATES)
                for m in resolver.gazetteer.find(match[side])
            ]
            ends.append(next((f for f in found if f), None))
        return ends[0], ends[1]
    return None, None
