"""Lists of memberships: what a heading over names of organisations says of the state that the document is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from verbale.entities.discourse import STATES
from verbale.entities.resolver import Resolver
from verbale.extraction.draft import Draft
from verbale.extraction.sections import under
from verbale.model import Block, BlockKind, Document, Entity, FactKind, Passage, Tier

RULE = "list-memberships"
_ITEM = re.compile(r"[^,;•·\n]+")
_NOTE = re.compile(r"\(([^()]*)\)\s*\.?$")
_LESSER = re.compile(r"\b(?:not|never|observer|candidate|applicant|applied|associate|former|withdrew)\b", re.IGNORECASE)
"""What makes a list one of something less than members."""
LEAST_ITEMS = 3
LEAST_KNOWN = 0.5
"""Share of a paragraph's items that must be organisations, for it to be a list."""
LEAST_MENTIONS = 5
LEAD = 2
"""How many times as often as any other the state of an untitled document must be named."""


def membership_drafts(document: Document, resolver: Resolver, headings: tuple[str, ...]) -> Iterator[Draft]:
    """A membership for each organisation listed under one of these headings.

    Items with a note ("observer", "applicant") are left out: they tell of something less. Nothing comes from a document
    about two states, or about none.
    """
    listed = [block for block in _lists(document) if under(block, headings)]
    member = _subject(document, resolver) if listed else None
    if member is None:
        return
    for block in listed:
        items = list(_items(document, block))
        known = [(passage, found) for passage in items if (found := _organisation(resolver, passage)) is not None]
        if block.kind is BlockKind.PARAGRAPH and (len(items) < LEAST_ITEMS or len(known) < LEAST_KNOWN * len(items)):
            continue
        for _, organisation in known:
            draft = Draft("OrganisationMembership", FactKind.SITUATION, RULE, [block.passage], tier=Tier.STRUCTURE)
            draft.add("memberInMembership", member)
            draft.add("inOrganisation", organisation)
            draft.confidence = Decimal("0.8")
            yield draft


def _lists(document: Document) -> Iterator[Block]:
    """What may list members: items and paragraphs, but for the items that their lead-in says are something less."""
    lesser = False
    for block in document.blocks:
        if block.kind is BlockKind.LIST_ITEM and not lesser:
            yield block
        elif block.kind is BlockKind.PARAGRAPH:
            words = block.passage.of(document.text)
            lesser = words.rstrip().endswith(":") and _LESSER.search(words) is not None
            yield block
        elif block.kind is BlockKind.HEADING:
            lesser = False


def _items(document: Document, block: Block) -> Iterator[Passage]:
    start = block.passage.start
    for match in _ITEM.finditer(block.passage.of(document.text)):
        words = match.group()
        left, right = len(words) - len(words.lstrip(" *-")), len(words.rstrip(" .*"))
        if left < right:
            yield Passage(start + match.start() + left, start + match.start() + right)


def _organisation(resolver: Resolver, passage: Passage) -> Entity | None:
    """The organisation that an item is the name of, no more and no less; an acronym in brackets may repeat it."""
    words = passage.of(resolver.text)
    note = _NOTE.search(words)
    end = passage.start + len(words[: note.start()].rstrip()) if note else passage.end
    found = [
        (match, entity)
        for match in resolver.gazetteer.find(resolver.text, passage.start, passage.end)
        if (entity := resolver.choose(e.entity for e in match.entries)) is not None
        and entity.type == "InternationalOrganisation"
    ]
    if not found or (found[0][0].passage.start, found[0][0].passage.end) != (_named_from(words, passage), end):
        return None
    repeated = len(found) == 2 and found[1][1] == found[0][1]
    return found[0][1] if note is None or repeated else None


def _named_from(words: str, passage: Passage) -> int:
    """Where the name starts, its article left out."""
    article = re.match(r"(?:and\s+)?(?:the\s+)?", words, re.IGNORECASE)
    return passage.start + (article.end() if article else 0)


def _subject(document: Document, resolver: Resolver) -> Entity | None:
    """The state that the document is about: the only one in its title, or else the one it names first and most."""
    if resolver.discourse.pair or resolver.discourse.group:
        return None
    for block in document.blocks:
        if block.kind is BlockKind.TITLE:
            titled = set(_states(resolver, block.passage))
            return titled.pop() if len(titled) == 1 else None
    counts = Counter(_states(resolver, Passage(0, len(document.text)))).most_common(2)
    opening = next((b.passage for b in document.blocks if b.kind is BlockKind.PARAGRAPH), None)
    if not counts or opening is None:
        return None
    state, mentions = counts[0]
    first = next(iter(_states(resolver, opening)), None)
    rival = counts[1][1] if len(counts) > 1 else 0
    return state if first == state and mentions >= max(LEAST_MENTIONS, LEAD * rival) else None


def _states(resolver: Resolver, passage: Passage) -> list[Entity]:
    found = (resolver.state_of_match(m) for m in resolver.gazetteer.find(resolver.text, passage.start, passage.end))
    return [state for state in found if state is not None and state.type in STATES]
