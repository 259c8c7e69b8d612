"""Infoboxes: what a key and its value say of the group or mission that the article is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verbale.entities import composites
from verbale.entities.resolver import Resolver
from verbale.entities.titles import ALWAYS
from verbale.extraction.draft import Draft, structural
from verbale.extraction.page.infobox_groups import counted_there, group_drafts, numbered, time_in
from verbale.model import Block, Document, Entity, FactKind

_PERSON = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]*)(?:\s+(?:(?:de|del|la|al|bin|von|van|da|dos|el)\s+)*[A-ZÀ-Þ][\w.'’-]*)+")


def infobox_drafts(
    document: Document, resolver: Resolver, block: Block, group_keys: dict[str, str], mission_keys: dict[str, str]
) -> Iterator[Draft]:
    """What one key–value block says of the title's group (``group_keys``) or mission (``mission_keys``)."""
    if len(block.cells) != 2:
        return
    key = block.cells[0].of(document.text).strip().lower().rstrip(":")
    discourse = resolver.discourse
    if discourse.group is not None and key in group_keys:
        yield from group_drafts(document, resolver, block, group_keys[key], discourse.group)
    elif discourse.group is not None and (place := numbered(document, block, key)) is not None:
        yield from counted_there(document, resolver, block, place, discourse.group)
    elif discourse.mission is not None:
        if key in mission_keys:
            yield from _of_mission(document, resolver, block, mission_keys[key], discourse.mission)
        else:
            yield from _head_of_mission(document, resolver, block, key)


def _of_mission(document: Document, resolver: Resolver, block: Block, says: str, mission: Entity) -> Iterator[Draft]:
    value = block.cells[1]
    if says == "opening":
        time = time_in(document, value)
        if time is not None:
            draft = structural("MissionOpening", FactKind.EVENT, "infobox-opening", block.passage)
            draft.add("concernsMission", mission)
            draft.time = time
            yield draft
        return
    matches = list(resolver.gazetteer.find(document.text, value.start, value.end))
    if says == "accredited":
        also = [
            s for m in matches if (s := resolver.state_of_match(m)) is not None and s not in resolver.discourse.pair
        ]
        if also:
            draft = structural("Accreditation", FactKind.EVENT, "infobox-accreditation", block.passage)
            draft.add("accredited", mission)
            draft.add("accreditedState", *also)
            yield draft
        return
    if says == "address":
        street = re.split(r"[,;(\n]", value.of(document.text))[0].strip()
        if street:
            draft = structural("locatedAt", FactKind.RELATION, "infobox-location", block.passage)
            draft.add("subject", mission)
            draft.add("object", composites.named("place", "Place", " ".join(street.split())))
            yield draft
        return
    places = [
        resolver.choose(e.entity for e in m.entries if e.entity.type in {"Municipality", "Region"}) for m in matches
    ]
    there = next((p for p in places if p is not None), None)
    if there is None and not matches and says == "seat":
        words = " ".join(value.of(document.text).split())
        there = composites.named("place", "Place", words) if words and not any(c.isdigit() for c in words) else None
    if there is not None:
        draft = structural("seat", FactKind.RELATION, "infobox-seat", block.passage)
        draft.add("subject", mission)
        draft.add("object", there)
        yield draft


def _head_of_mission(document: Document, resolver: Resolver, block: Block, key: str) -> Iterator[Draft]:
    """An office for a key ("Ambassador: A B"): its holder, whose it is and towards whom."""
    offices = (e for e in resolver.gazetteer.lookup(key) if e.kind == "office")
    entry = next((e for e in offices if e.detail("towards") == ALWAYS), None)
    name = _PERSON.match(document.text, block.cells[1].start, block.cells[1].end)
    if entry is None or name is None or len(resolver.discourse.pair) != 2:
        return
    sender, host = resolver.discourse.pair
    office = composites.office(entry.entity.type, entry.entity.label, sender, host)
    held = structural("OfficeHolding", FactKind.SITUATION, "infobox-office", block.passage)
    held.add("holder", composites.named("person", "Person", " ".join(name.group().split())))
    held.add("officeHeld", office)
    yield held
    for property_, state in (("officeOf", sender), ("officeTowards", host)):
        draft = structural(property_, FactKind.RELATION, "infobox-office", block.passage)
        draft.add("subject", office)
        draft.add("object", state)
        yield draft
