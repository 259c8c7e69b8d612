"""Locales: the places that a record lists by name alone, in the state that it names beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verbale.entities import composites
from verbale.entities.resolver import Resolver
from verbale.model import Entity, Passage

_SEPARATOR = re.compile(r"\s*(?:[,;/()•]|\band\b)\s*")
_NAME = re.compile(
    r"[A-ZÀ-Þ][\w.'’‘-]*(?:\s+(?:(?:de|del|la|las|los|el|al|of|the|di|du|da|do)\s+)*[A-ZÀ-Þ][\w.'’‘-]*)*"
)
INSIDE = frozenset({"Municipality", "Region"})


def listed_places(resolver: Resolver, passage: Passage, hosts: Sequence[Entity]) -> list[Entity]:
    """The places that a passage lists, in text order: the one in a host of those that bear a name, else one by name.

    Nothing is made of the name of a host itself; without one host it is not said where an unknown place is, and only
    known places are given.
    """
    found: list[Entity] = []
    for part in _parts(resolver.text, passage):
        words = part.of(resolver.text)
        known = [e.entity for m in resolver.gazetteer.find(words) if m.passage.start == 0 for e in m.entries]
        named = [e for e in known if e.type in INSIDE]
        there = [e for e in named if getattr(resolver.state_containing(e), "key", "") in {h.key for h in hosts}]
        if len({h.key for h in hosts}) != 1:
            place = resolver.choose(there or named)
        elif any(e.key == hosts[0].key for e in known):
            continue
        else:
            place = resolver.choose(there) if there else None
            if place is None and _NAME.fullmatch(words):
                place = composites.named("place", "Place", words)
        if place is not None and place not in found:
            found.append(place)
    return found


def _parts(text: str, passage: Passage) -> Iterator[Passage]:
    at = passage.start
    for separator in _SEPARATOR.finditer(text, passage.start, passage.end):
        if at < separator.start():
            yield Passage(at, separator.start())
        at = separator.end()
    if at < passage.end:
        yield Passage(at, passage.end)
