"""Infoboxes of organisations: what a key and its value say of the organisation that the article is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verbale.entities import composites
from verbale.entities.resolver import Resolver
from verbale.extraction.draft import Draft, structural
from verbale.extraction.page.locales import listed_places
from verbale.language.quantities import find_quantities
from verbale.language.spans import span
from verbale.language.times import find_times
from verbale.model import Block, Document, Entity, FactKind, Passage, Text, TimeSpan

_PART = re.compile(r"\s*(?:[,;•·]|\n)\s*")
_PERSON = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]*)(?:\s+(?:(?:de|del|la|al|bin|von|van|da|dos|el)\s+)*[A-ZÀ-Þ][\w.'’-]*)+")
_YEAR = re.compile(r"\b((?:1[5-9]|20)\d\d)\b")
HEADS = {"head": ("Office", "head"), "chairman": ("Office", "chairman")}


def organisation_drafts(document: Document, resolver: Resolver, block: Block, keys: dict[str, str]) -> Iterator[Draft]:
    """What one key–value block says of the organisation of the title; ``keys`` say what a key means."""
    organisation = resolver.discourse.organisation
    if organisation is None or len(block.cells) != 2:
        return
    key = block.cells[0].of(document.text).strip().lower().rstrip(":")
    says, value = keys.get(key, ""), block.cells[1]
    words = " ".join(value.of(document.text).split())
    if says == "establishment":
        time = _time(document, value)
        if time is not None:
            draft = structural("OrganisationEstablishment", FactKind.EVENT, f"infobox-{says.lower()}", block.passage)
            draft.add("recipient", organisation)
            draft.time = time
            yield draft
    elif says == "founder":
        people = [composites.named("person", "Person", name) for name in _people(value.of(document.text))]
        if people:
            draft = structural("OrganisationEstablishment", FactKind.EVENT, f"infobox-{says.lower()}", block.passage)
            draft.add("recipient", organisation)
            draft.add("agent", *people)
            yield draft
    elif says == "publication":
        for work in (part for part in _PART.split(words) if part):
            draft = structural("Publication", FactKind.EVENT, f"infobox-{says.lower()}", block.passage)
            draft.add("agent", organisation)
            draft.add("topic", Text(work))
            yield draft
    elif says == "locatedAt":
        for place in listed_places(resolver, value, ())[:1]:
            yield _said("locatedAt", FactKind.RELATION, block, organisation, place)
    elif says == "members":
        for quantity in find_quantities(document.text, value.start, value.end, language="en")[:1]:
            draft = structural("CountObservation", FactKind.OBSERVATION, f"infobox-{says.lower()}", block.passage)
            draft.add("featureOfInterest", organisation)
            draft.add("measure", Text("members"))
            draft.value, draft.unit, draft.approximation = quantity.value, "person", quantity.approximation
            yield draft
    elif says in {"language", "alternativeName"}:
        for part in (p for p in _PART.split(words) if p):
            yield _said(says, FactKind.ATTRIBUTE, block, organisation, Text(part))
    else:
        yield from _office(document, resolver, block, key, HEADS.get(says), organisation)


def _office(
    document: Document, resolver: Resolver, block: Block, key: str, head: tuple[str, str] | None, organisation: Entity
) -> Iterator[Draft]:
    """An office for a key ("Chairwoman: A B"), and its holders."""
    entry = next((e for e in resolver.gazetteer.lookup(key) if e.kind == "office"), None)
    if head is None and entry is None:
        return
    type_, title = (entry.entity.type, entry.entity.label) if entry is not None else head or ("Office", key)
    office = composites.office(type_, title, organisation)
    people = _people(block.cells[1].of(document.text))
    for name in people:
        held = structural("OfficeHolding", FactKind.SITUATION, "infobox-office", block.passage)
        held.add("holder", composites.named("person", "Person", name))
        held.add("officeHeld", office)
        yield held
    if people:
        yield _said("officeIn", FactKind.RELATION, block, office, organisation)


def _people(words: str) -> list[str]:
    """The names of several words each that a value lists."""
    found = (_PERSON.match(part) for part in re.split(r"\s*(?:[,;•·\n]|\band\b)\s*", words))
    return [" ".join(name.group().split()) for name in found if name is not None]


def _time(document: Document, value: Passage) -> TimeSpan | None:
    times = find_times(document.text, value.start, value.end, language="en")
    year = _YEAR.search(document.text, value.start, value.end)
    return times[0].span if times else span(year[1]) if year else None


def _said(property_: str, kind: FactKind, block: Block, subject: Entity, value: Entity | Text) -> Draft:
    draft = structural(property_, kind, f"infobox-{property_.lower()}", block.passage)
    draft.add("subject", subject)
    draft.add("object", value)
    return draft
