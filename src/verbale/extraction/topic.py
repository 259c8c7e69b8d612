"""The topic of a document: what its title fixes, once for the whole document."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from verbale.entities.discourse import STATES, Discourse
from verbale.entities.gazetteer import Gazetteer, Match
from verbale.entities.peoples import made_group
from verbale.entities.resolver import Resolver
from verbale.model import BlockKind, Document, Entity, Passage

HEAD_CHARS = 400
JOINED = re.compile(r"\s*(?:[–—‒-]|/|and|y)\s*")
RELATION_WORDS = re.compile(
    r"\b(relations?|ties|friendship|partnership|dialogue|summit|relationship|embassy)\b", re.IGNORECASE
)
IN = re.compile(r"\s+in\s+(?:the\s+)?")


def read_topic(document: Document, gazetteer: Gazetteer, resolver: Resolver) -> Discourse:
    """What the title fixes: a pair of states ("A–B relations"), or a group and its host ("As in B").

    Looked for in the title block, the known title, and the first words of the text, in this order.
    """
    discourse = Discourse()
    for text, passage in _heads(document):
        matches = list(gazetteer.find(text, passage.start, passage.end))
        pair = _pair(text, passage, matches)
        if pair:
            discourse.pair = pair
            return discourse
        found = _group(text, matches)
        if found:
            match, host = found
            discourse.host = host
            made = made_group(resolver, match, host)
            discourse.group = made
            return discourse
    return discourse


def _heads(document: Document) -> Iterable[tuple[str, Passage]]:
    for block in document.blocks:
        if block.kind is BlockKind.TITLE:
            yield document.text, block.passage
    if document.source.title:
        yield document.source.title, Passage(0, len(document.source.title))
    for block in document.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            yield document.text, Passage(block.passage.start, min(block.passage.end, block.passage.start + HEAD_CHARS))
            return


def _only_state(match: Match) -> Entity | None:
    states = {e.entity.key: e.entity for e in match.entries if e.entity.type in STATES}
    return next(iter(states.values())) if len(states) == 1 else None


def _pair(text: str, passage: Passage, matches: list[Match]) -> tuple[Entity, ...]:
    for first, second in itertools.pairwise(matches):
        between = text[first.passage.end : second.passage.start]
        rest = text[second.passage.end : min(passage.end, second.passage.end + 40)]
        one, two = _only_state(first), _only_state(second)
        if one and two and one.key != two.key and JOINED.fullmatch(between) and RELATION_WORDS.search(rest):
            return (one, two)
    return ()


def _group(text: str, matches: list[Match]) -> tuple[Match, Entity] | None:
    for first, second in itertools.pairwise(matches):
        between = text[first.passage.end : second.passage.start]
        host = _only_state(second)
        if first.form == "demonym" and host and IN.fullmatch(between):
            return first, host
    return None
