"""Infoboxes of communities: how many they are, where they live, what they speak and believe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from verbale.entities import composites
from verbale.entities.discourse import PLACES, STATES
from verbale.entities.resolver import Resolver
from verbale.extraction.draft import Draft, structural
from verbale.language.quantities import find_quantities
from verbale.language.quantities.ranges import upper
from verbale.language.spans import span
from verbale.language.times import find_times
from verbale.model import Block, BlockKind, Document, Entity, FactKind, Passage, Text, TimeSpan

_SPLIT = re.compile(r"\s*(?:[;•·]|,(?!\d{3}\b)|\band\b|\n)\s*")
_YEAR = re.compile(r"\b((?:1[5-9]|20)\d\d)\b")
_DATED = re.compile(r"\((?:[\w.,]+ )*?((?:1[5-9]|20)\d\d)\b[^()]*\)")
"""A year in brackets: "(2011)", "(2012 estimate)", "(census of 1990)"."""
_SHARE = re.compile(r"(?P<name>[^\d(:–]+?)\s*[:(–]?\s*(?P<number>\d[\d.]*)\s?%\)?")
_COUNT = re.compile(r"^(?P<name>[^\d(:–-]+?)\s*[:(–-]?\s*(?P<number>\d[\d,. ]*)\)?\s*(?:\(.*\))?$")
_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?:\s+[\w.'’-]+){0,3}")
_NUMBERED = re.compile(r"pop(?:ulation)?\s*(\d+)")


def group_drafts(
    document: Document, resolver: Resolver, block: Block, property_: str, group: Entity
) -> Iterator[Draft]:
    """What one key–value block, whose key says ``property_``, says of the community of the title."""
    text, value = document.text, block.cells[1]
    if property_ == "population":
        draft = _counted(document, block, value, group, resolver.discourse.host)
        if draft is not None:
            yield draft
    elif property_ == "residesIn":
        for passage, place in _places(document, resolver, value):
            draft = structural("residesIn", FactKind.RELATION, "infobox-place", block.passage)
            draft.add("subject", group)
            draft.add("object", place)
            yield draft
            if _COUNT.fullmatch(passage.of(text)):
                counted = _counted(document, block, passage, group, place)
                if counted is not None:
                    yield counted
    else:
        for part in _SPLIT.split(value.of(text)):
            if not part:
                continue
            share = _SHARE.fullmatch(part)
            draft = structural(property_, FactKind.ATTRIBUTE, f"infobox-{property_.lower()}", block.passage)
            draft.add("subject", group)
            draft.add("object", Text(share["name"] if share else part))
            yield draft
            if share:
                yield _share(block, share, group, resolver.discourse.host)


def numbered(document: Document, block: Block, key: str) -> Passage | None:
    """The value of "Region3" for the key "Pop3": the place whose people it counts."""
    found = _NUMBERED.fullmatch(key)
    if found is None:
        return None
    for other in document.blocks:
        if other.kind is BlockKind.KEY_VALUE and len(other.cells) == 2:
            name = "".join(other.cells[0].of(document.text).lower().split()).rstrip(":")
            if name == f"region{found[1]}":
                return other.cells[1]
    return None


def counted_there(
    document: Document, resolver: Resolver, block: Block, place: Passage, group: Entity
) -> Iterator[Draft]:
    """The count of one block for the place that another names."""
    for _, where in _places(document, resolver, place)[:1]:
        draft = _counted(document, block, block.cells[1], group, where)
        if draft is not None:
            yield draft


def time_in(document: Document, value: Passage) -> TimeSpan | None:
    """The first time in a value, or a bare year."""
    times = find_times(document.text, value.start, value.end, language="en")
    year = _YEAR.search(document.text, value.start, value.end)
    return times[0].span if times else span(year[1]) if year else None


def _counted(document: Document, block: Block, value: Passage, group: Entity, place: Entity | None) -> Draft | None:
    text = document.text
    skip = [t.passage for t in find_times(text, value.start, value.end, language="en")]
    for quantity in find_quantities(text, value.start, value.end, language="en", skip=skip)[:1]:
        draft = structural("PopulationObservation", FactKind.OBSERVATION, "infobox-population", block.passage)
        draft.add("featureOfInterest", group)
        if place is not None:
            draft.add("referencePlace", place)
        draft.value, draft.unit, draft.approximation = quantity.value, "person", quantity.approximation
        highest = upper(quantity.approximation)
        if highest is not None:
            draft.add("upperValue", highest)
        year = _DATED.search(value.of(text))
        draft.time = time_in(document, value) if skip or year else None
        return draft
    return None


def _share(block: Block, said: re.Match[str], group: Entity, host: Entity | None) -> Draft:
    """How large a part of a community is of a religion or language: "Islam (81%)"."""
    draft = structural("PopulationObservation", FactKind.OBSERVATION, "infobox-share", block.passage)
    draft.add("featureOfInterest", group)
    draft.add("measure", Text(said["name"]))
    if host is not None:
        draft.add("referencePlace", host)
    draft.value, draft.unit = Decimal(said["number"].rstrip(".")), "percent"
    return draft


def _places(document: Document, resolver: Resolver, value: Passage) -> list[tuple[Passage, Entity]]:
    """The places that a value lists, with the words about each: those inside the host, where the host is a state.

    A name that no gazetteer has is a place too, unless others of the list lie elsewhere: they may be origins.
    """
    text, home = document.text, resolver.discourse.host
    bound = home if home is not None and home.type in STATES else None
    found: list[tuple[Passage, Entity | None, str]] = []
    elsewhere = False
    for passage in _parts(text, value):
        names = list(resolver.gazetteer.find(text, passage.start, passage.end))
        words = passage.of(text)
        counted = _COUNT.fullmatch(words)
        label = (counted["name"] if counted else words).strip()
        if not names and _NAME.fullmatch(label):
            found.append((passage, None, label))
        for match in names:
            places = [e.entity for e in match.entries if e.entity.type in PLACES]
            inside = [
                p for p in places if bound is None or getattr(resolver.state_containing(p), "key", None) == bound.key
            ]
            elsewhere = elsewhere or not inside
            found += [(passage, p, label) for p in inside[:1]]
    listed = [(p, e or composites.named("place", "Place", label)) for p, e, label in found if e or not elsewhere]
    return list({entity.key: (passage, entity) for passage, entity in listed}.values())


def _parts(text: str, value: Passage) -> Iterator[Passage]:
    start = value.start
    for mark in [*_SPLIT.finditer(text, value.start, value.end), None]:
        end = mark.start() if mark else value.end
        words = text[start:end]
        left = start + len(words) - len(words.lstrip())
        if words.strip():
            yield Passage(left, left + len(words.strip()))
        start = mark.end() if mark else end
