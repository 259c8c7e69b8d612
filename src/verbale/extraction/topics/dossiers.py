"""Dossiers: articles in sections about the relations of two states ("Recognition", "Diplomatic Relations").

They bear no title that names the two, so the pair is read from what their sections and paragraphs speak of.
"""

from __future__ import annotations

from collections import Counter

from verbale.entities.discourse import STATES
from verbale.entities.gazetteer import Gazetteer, Match
from verbale.extraction.page.sections import announces
from verbale.model import BlockKind, Document, Entity

SECTIONS = 2
"""How many headings that announce relations of states make a document a dossier."""
LEAD = 2
"""How many times as often as any third state each of the two is named."""


def pair_of_sections(document: Document, gazetteer: Gazetteer, headings: tuple[str, ...]) -> tuple[Entity, ...]:
    """The two states that a dossier is about: far more often named than any other; empty for other documents.

    ``headings`` are the words that announce the relations of states over a section.
    """
    over = [b.passage for b in document.blocks if b.kind is BlockKind.HEADING]
    if sum(announces(passage.of(document.text), headings) for passage in over) < SECTIONS:
        return ()
    read = [b.passage for b in document.blocks if b.kind in {BlockKind.HEADING, BlockKind.PARAGRAPH}]
    states: dict[str, Entity] = {}
    named: Counter[str] = Counter()
    for passage in read:
        for match in gazetteer.find(document.text, passage.start, passage.end):
            state = only_state(match)
            if state is not None:
                states[state.key] = state
                named[state.key] += 1
    most = sorted(named, key=lambda key: (-named[key], key))
    if len(most) < 2 or (len(most) > 2 and named[most[1]] < LEAD * named[most[2]]):
        return ()
    return tuple(states[key] for key in sorted(most[:2], key=list(states).index))


def only_state_of(words: str, gazetteer: Gazetteer) -> Entity | None:
    """The one state that some words are the name of, whole."""
    match = next(iter(gazetteer.find(words, 0, len(words))), None)
    return only_state(match) if match is not None and match.passage.of(words) == words else None


def only_state(match: Match) -> Entity | None:
    """The one state that a name can mean."""
    states = {e.entity.key: e.entity for e in match.entries if e.entity.type in STATES}
    return next(iter(states.values())) if len(states) == 1 else None
