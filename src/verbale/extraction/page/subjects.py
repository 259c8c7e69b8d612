"""The subject of a page about one state: the only state in its title, or the one that it names first and most."""

from __future__ import annotations

import re
from collections import Counter

from verbale.entities.discourse import STATES
from verbale.entities.resolver import Resolver
from verbale.model import BlockKind, Document, Entity, Passage

LEAST_MENTIONS = 5
LEAD = 2
"""How many times as often as any other the state of an untitled document must be named."""
_ABOUT_ONE = re.compile(
    r"\b(?:(?:foreign|external|international|diplomatic)\s+(?:relations|policy|affairs)|foreign\s+policy|"
    r"(?:diplomatic|consular)\s+missions|embassies|memberships?)\b",
    re.IGNORECASE,
)
"""What a title of a page about one state's dealings with all others says."""


def listed_state(document: Document, resolver: Resolver) -> Entity | None:
    """The state that a list in the document is about: of its title whatever that says, or else of its text."""
    if resolver.discourse.pair or resolver.discourse.group:
        return None
    for block in document.blocks:
        if block.kind is BlockKind.TITLE:
            titled = set(_states(resolver, document.text, block.passage))
            return titled.pop() if len(titled) == 1 else None
    return _named_most(document, resolver)


def page_subject(document: Document, resolver: Resolver) -> Entity | None:
    """The state whose relations a page is about ("Foreign relations of A"); untitled, the one named first and most."""
    if resolver.discourse.pair or resolver.discourse.group:
        return None
    heads = [b.passage.of(document.text) for b in document.blocks if b.kind is BlockKind.TITLE]
    for words in [*heads, document.source.title or ""]:
        if words:
            titled = set(_states(resolver, words, Passage(0, len(words))))
            return titled.pop() if len(titled) == 1 and _ABOUT_ONE.search(words) else None
    return _named_most(document, resolver)


def _named_most(document: Document, resolver: Resolver) -> Entity | None:
    counts = Counter(_states(resolver, document.text, Passage(0, len(document.text)))).most_common(2)
    opening = next((b.passage for b in document.blocks if b.kind is BlockKind.PARAGRAPH), None)
    if not counts or opening is None:
        return None
    state, mentions = counts[0]
    first = next(iter(_states(resolver, document.text, opening)), None)
    rival = counts[1][1] if len(counts) > 1 else 0
    return state if first == state and mentions >= max(LEAST_MENTIONS, LEAD * rival) else None


def _states(resolver: Resolver, text: str, passage: Passage) -> list[Entity]:
    found = (resolver.state_of_match(m) for m in resolver.gazetteer.find(text, passage.start, passage.end))
    return [state for state in found if state is not None and state.type in STATES]
