"""Seats: lists of the cities where a state opened missions ("consulates as follows: Oslo (1947); Turku (1957)").

Each city is a mission of its own, with the year in its brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from verbale.entities import composites
from verbale.entities.discourse import MISSIONS
from verbale.extraction.draft import Draft
from verbale.extraction.matching.matcher import Matcher
from verbale.language.sentence import Sentence
from verbale.language.spans import span
from verbale.model import Entity, TimeSpan

LISTED = frozenset({"MissionOpening", "MissionClosure"})
_ITEM = re.compile(r"(?P<city>[A-Z][^();:,]*?)\s*\((?P<year>(?:1[5-9]|20)\d\d)\)")
_OPENING = re.compile(r"\b(?:as follows|following|including|namely|such as)\b[^:;()]{0,40}?:?\s|:\s", re.IGNORECASE)


def seat_drafts(matcher: Matcher, sentence: Sentence, drafts: Sequence[Draft]) -> list[Draft]:
    """The openings that a list adds to that of the plural noun before it, which becomes that of its first city."""
    found: list[Draft] = []
    for draft in drafts:
        missions = [e for e in draft.entities() if e.type in MISSIONS]
        if draft.type not in LISTED or len(missions) != 1:
            continue
        made = list(_listed(matcher, sentence, draft, missions[0]))
        if made and (draft.time is None or draft.time in {each.time for each in made}):
            first = made[0]
            draft.roles, draft.time = first.roles, first.time
            found += made[1:]
    return found


def _listed(matcher: Matcher, sentence: Sentence, draft: Draft, mission: Entity) -> Iterator[Draft]:
    links = dict(matcher.links.get(mission.key, ()))
    sender, noun = links.get("sendingState"), mission.label.split(" of ")[0]
    for city, year in _cities(matcher, sentence):
        known = matcher.resolver.gazetteer.entry(city.key) is not None
        host = matcher.resolver.state_containing(city) if known else links.get("accreditedTo")
        if sender is None or host is None or host == sender or links.get("accreditedTo", host) != host:
            continue
        roles = {role: list(fillers) for role, fillers in draft.roles.items()}
        roles["concernsMission"] = [composites.mission(mission.type, noun, sender, host, city)]
        roles["atPlace"] = [city]
        yield replace(draft, roles=roles, time=year, evidence=list(draft.evidence))


def _cities(matcher: Matcher, sentence: Sentence) -> Iterator[tuple[Entity, TimeSpan]]:
    """The cities that a sentence lists with a year each; none where it opens no list."""
    resolver, end = matcher.resolver, sentence.passage.end
    opening = _OPENING.search(resolver.text, sentence.passage.start, end)
    for item in _ITEM.finditer(resolver.text, opening.end(), end) if opening is not None else ():
        matches = list(resolver.gazetteer.find(resolver.text, item.start("city"), item.end("city")))
        city = resolver.choose(e.entity for e in matches[0].entries) if len(matches) == 1 else None
        if not matches:
            city = composites.named("place", "Municipality", " ".join(item["city"].split()))
        if city is not None and city.type == "Municipality":
            yield city, span(item["year"])
