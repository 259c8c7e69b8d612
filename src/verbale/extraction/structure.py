"""Structure: what infoboxes, tables and lists state by their place in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from verbale.entities import composites
from verbale.entities.resolver import Resolver
from verbale.extraction.draft import Draft
from verbale.extraction.memberships import membership_drafts
from verbale.extraction.visits import visit_drafts
from verbale.language.quantities import find_quantities
from verbale.language.times import find_times
from verbale.model import Block, BlockKind, DataFileError, Document, Entity, FactKind, Passage, Text, Tier

PATH = Path(__file__).parent / "data" / "structure.yaml"
_SPLIT = re.compile(r"\s*(?:[,;•·]|\band\b|\n)\s*")


@dataclass(frozen=True, slots=True)
class StructureRules:
    """Infobox keys of group articles → property, heading words that announce lists, what column heads mean."""

    group: dict[str, str]
    headings: dict[str, tuple[str, ...]]
    columns: dict[str, tuple[str, ...]]


@cache
def rules(path: Path = PATH) -> StructureRules:
    """The structure rules, validated."""
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not all(isinstance(raw.get(section), dict) for section in ("group", "headings", "columns")):
        raise DataFileError(f"{path}: needs the sections 'group', 'headings' and 'columns'")
    return StructureRules(
        {str(k): str(v) for k, v in raw["group"].items()},
        {str(k): tuple(map(str, v)) for k, v in raw["headings"].items()},
        {str(k): tuple(map(str, v)) for k, v in raw["columns"].items()},
    )


def structure_drafts(document: Document, resolver: Resolver) -> list[Draft]:
    """The drafts that the document's structure gives."""
    drafts: list[Draft] = []
    for block in document.blocks:
        if block.kind is BlockKind.KEY_VALUE:
            drafts += _key_value(document, resolver, block)
        elif block.kind is BlockKind.TABLE_ROW:
            drafts += _missions_row(document, resolver, block)
    drafts += visit_drafts(document, resolver, rules().headings["visits"], rules().columns)
    drafts += membership_drafts(document, resolver, rules().headings["memberships"])
    return drafts


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
