"""Listed names: the states, cities and kinds of missions that words of a list or table name."""

from __future__ import annotations

import re

from verbale.entities import composites
from verbale.entities.discourse import STATES
from verbale.entities.gazetteer import Match
from verbale.entities.resolver import Resolver
from verbale.model import Entity, Passage


def first_state(resolver: Resolver, words: str) -> Entity | None:
    """The first state that words of a title or heading name."""
    for match in resolver.gazetteer.find(words):
        state = resolver.state_of_match(match)
        if state is not None and state.type in STATES:
            return state
    return None


def noun_in(resolver: Resolver, words: str) -> str | None:
    """The longest noun of a mission in the words, plural or not."""
    plain = re.sub(r"\bembassies\b", "embassy", words.lower().replace("consulates", "consulate"))
    return max((n for n in resolver.nouns.missions if re.search(rf"\b{n}s?\b", plain)), key=len, default=None)


def _named(resolver: Resolver, start: int, end: int) -> Match | None:
    match = next(iter(resolver.gazetteer.find(resolver.text, start, end)), None)
    return (
        match
        if match is not None and resolver.text[start : match.passage.start].strip().lower() in {"", "the"}
        else None
    )


def state_at(resolver: Resolver, start: int, end: int) -> tuple[Entity, int] | None:
    """The state whose name stands at a place of the text, and where the name ends."""
    match = _named(resolver, start, end)
    state = resolver.state_of_match(match) if match is not None and match.form not in {"adjective", "demonym"} else None
    return (state, match.passage.end) if match is not None and state is not None and state.type in STATES else None


def city_at(resolver: Resolver, passage: Passage) -> Entity | None:
    """The city that words name: one that is known, or one by that name."""
    words = " ".join(passage.of(resolver.text).split())
    if not words or not words[0].isupper() or any(c.isdigit() for c in words):
        return None
    match = _named(resolver, passage.start, passage.end)
    known = resolver.choose(e.entity for e in match.entries) if match is not None else None
    if known is not None:
        return known if known.type == "Municipality" else None
    return composites.named("place", "Municipality", words) if match is None else None
