"""Section pairs: the two states that a section of a page about one state is about.

Under "Malta", "Fiji and Malta" or "Relations with Malta" in a page on the foreign relations of Fiji, "both countries"
are Fiji and Malta, and so they are in the notes of a table's row for Malta.
"""

from __future__ import annotations

import re
from collections import Counter

from verbale.entities.discourse import STATES
from verbale.entities.resolver import Resolver
from verbale.extraction.page.listed_names import state_at
from verbale.model import Block, BlockKind, Document, Entity

LEAD = 2
"""How many times as often as a third state the other one must be named, where a third is named again and again."""
_AROUND = re.compile(
    r"(?:\b(?:the|republic|kingdom|state|principality|of|and|with|between|bilateral|diplomatic|foreign|relations?|ties|"
    r"people['’]s|federal|federation|democratic|islamic|union|to|prc|roc|uk|us|usa)\b|[-–—/(),.\s]|['’]s\b)*",
    re.IGNORECASE,
)
"""What may stand in a heading beside the names of the states."""
_COUNTRY = re.compile(r"(?:country|countries|state|nation)", re.IGNORECASE)


def section_pairs(document: Document, resolver: Resolver) -> dict[int, tuple[Entity, Entity]]:
    """The pair of each block that stands in a section or a row about one other state; empty for any other page."""
    subject = resolver.discourse.subject
    if subject is None:
        return {}
    sections: dict[tuple[str, ...], list[int]] = {}
    for number, block in enumerate(document.blocks):
        sections.setdefault(block.headings, []).append(number)
    pairs: dict[int, tuple[Entity, Entity]] = {}
    for headings, numbers in sections.items():
        found = (_headed(resolver, heading, subject) for heading in reversed(headings))
        other = next((state for state in found if state is not None), None)
        if other is not None and _mostly(resolver, [document.blocks[n] for n in numbers], subject, other):
            pairs |= dict.fromkeys(numbers, (subject, other))
    for number, block in enumerate(document.blocks):
        other = _in_row(resolver, block)
        if other is not None and other.key != subject.key and _mostly(resolver, [block], subject, other):
            pairs[number] = (subject, other)
    return pairs


def _mostly(resolver: Resolver, blocks: list[Block], subject: Entity, other: Entity) -> bool:
    """Whether a section names no third state more than once, or the other state far more often than it."""
    found = (
        resolver.state_of_match(match)
        for block in blocks
        for match in resolver.gazetteer.find(resolver.text, block.passage.start, block.passage.end)
    )
    named = Counter(state.key for state in found if state is not None and state.key != subject.key)
    third = max((count for key, count in named.items() if key != other.key), default=0)
    return third <= 1 or named[other.key] >= LEAD * third


def _headed(resolver: Resolver, heading: str, subject: Entity) -> Entity | None:
    """The one other state that a heading is the name of, with the state of the page beside it or without."""
    others: dict[str, Entity] = {}
    rest, at = "", 0
    for match in resolver.gazetteer.find(heading):
        state = resolver.state_of_match(match)
        if state is None or state.type not in STATES:
            return None
        if state.key != subject.key:
            others[state.key] = state
        rest += heading[at : match.passage.start]
        at = match.passage.end
    rest += heading[at:]
    return next(iter(others.values())) if len(others) == 1 and _AROUND.fullmatch(rest) else None


def _in_row(resolver: Resolver, block: Block) -> Entity | None:
    """The state of a row, under a head that says it is one."""
    if block.kind is not BlockKind.TABLE_ROW:
        return None
    cells = [cell for head, cell in zip(block.header, block.cells, strict=False) if _COUNTRY.fullmatch(head.strip())]
    found = state_at(resolver, cells[0].start, cells[0].end) if cells else None
    return found[0] if found is not None else None
