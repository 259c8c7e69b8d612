"""The topic of a document: what its title fixes, once for the whole document."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from verbale.entities import composites
from verbale.entities.discourse import STATES, Discourse
from verbale.entities.gazetteer import Gazetteer, Match
from verbale.entities.resolver import Resolver
from verbale.extraction.page.structure import rules
from verbale.extraction.topics.bodies import titled_organisation
from verbale.extraction.topics.communities import called_in_lead, community
from verbale.extraction.topics.dossiers import only_state, pair_of_sections
from verbale.model import BlockKind, Document, Entity, Passage

HEAD_CHARS = 400
PAIR = 2
JOINED = re.compile(r"\s*(?:[–—‒-]|/|and(?:\s+the)?|y)\s*")
RELATION_WORDS = re.compile(
    r"\b(relations?|ties|friendship|partnership|dialogue|summit|relationship|embassy)\b", re.IGNORECASE
)
_POSTING = re.compile(
    r"(?:(?:the|list\s+of|royal)\s+)*(?:embassy|ambassadors?|consulate(?:[\s-]general)?|high\s+commission(?:er)?s?|legation|"
    r"permanent\s+mission|consuls?(?:[\s-]general)?)\s+of\s",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"(?:'s|’s|')?\s+(?:(?:bilateral|diplomatic|foreign|political|economic|trade)\s+(?:and\s+\w+\s+)?)?"
    r"(?:relations?|relationship|ties|links|partnership)\s+with\s+(?:the\s+)?",
    re.IGNORECASE,
)
"""What joins the two states of a title such as "A's Relations with B"."""
_BETWEEN = re.compile(
    r"(?:[\w\s]{0,40}:\s*)?(?:the\s+)?(?:(?:bilateral|diplomatic|political|economic)\s+)?"
    r"(?:relations?|relationship|ties|partnership)\s+between\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
"""What stands before the two states of a title such as "Relations between A and B"."""
_LABEL = re.compile(r"(?:[\w\s-]{0,40}[:–—]\s*)?(?:the\s+)?", re.IGNORECASE)
"""What may stand before the first of the two: "Fact Sheet:"."""
_THERE = re.compile(r"\s*(?:,|\bin\b|\bto\b|\bat\b)\s*(?:the\s+)?", re.IGNORECASE)


def read_topic(document: Document, gazetteer: Gazetteer, resolver: Resolver) -> Discourse:
    """What the title fixes: two states ("A–B relations", "Embassy of A in B"), a group and host, or an organisation.

    Looked for in the title block, the known title, and the first words of the text, in this order; where none of them
    says, in the sections of a dossier.
    """
    discourse = Discourse()
    for text, passage, title in _heads(document):
        matches = list(gazetteer.find(text, passage.start, passage.end))
        pair = _pair(text, passage, matches) or _posting(resolver, text, passage, matches)
        pair = pair or (_related(text, passage, matches) if title else ())
        if pair:
            discourse.pair = pair
            discourse.mission = _mission(resolver, text, passage, matches)
            return discourse
        body = titled_organisation(document, gazetteer, passage) if title and text is document.text else None
        if body is not None:
            discourse.organisation = body
            return discourse
        found = community(resolver, text, passage, matches, title=title)
        if found:
            discourse.group, discourse.host = found
            discourse.called = text[passage.start : passage.end].lower() if title else ""
            discourse.called += called_in_lead(document.text, gazetteer, matches)
            discourse.sides = _ends(matches, discourse.host)
            return discourse
    discourse.pair = pair_of_sections(document, gazetteer, rules().headings["relations"])
    return discourse


def _ends(matches: list[Match], host: Entity | None) -> tuple[Entity, ...]:
    """The state that a community lives in and the one it comes from, where its name tells both."""
    states = {state.key: state for state in map(only_state, matches) if state is not None}
    both = host is not None and host.key in states and len(states) == len(matches) == PAIR
    return tuple(states.values()) if both else ()


def _heads(document: Document) -> Iterable[tuple[str, Passage, bool]]:
    """The texts that may fix the topic, with where it stands in them, and whether it is a title."""
    for block in document.blocks:
        if block.kind is BlockKind.TITLE:
            yield document.text, block.passage, True
    if document.source.title:
        yield document.source.title, Passage(0, len(document.source.title)), True
    for block in document.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            start = block.passage.start
            yield document.text, Passage(start, min(block.passage.end, start + HEAD_CHARS)), False
            return


def _pair(text: str, passage: Passage, matches: list[Match]) -> tuple[Entity, ...]:
    for first, second in itertools.pairwise(matches):
        between = text[first.passage.end : second.passage.start]
        rest = text[second.passage.end : min(passage.end, second.passage.end + 40)]
        one, two = only_state(first), only_state(second)
        if one and two and one.key != two.key and JOINED.fullmatch(between) and RELATION_WORDS.search(rest):
            return (one, two)
    return ()


def _related(text: str, passage: Passage, matches: list[Match]) -> tuple[Entity, ...]:
    """The states of a title that is nothing but "A's relations with B" or "Relations between A and B"."""
    if len(matches) != PAIR:
        return ()
    first, second = matches
    one, two = only_state(first), only_state(second)
    if one is None or two is None or one.key == two.key or text[second.passage.end : passage.end].strip():
        return ()
    before, between = text[passage.start : first.passage.start], text[first.passage.end : second.passage.start]
    joined = _LABEL.fullmatch(before) and _WITH.fullmatch(between)
    return (one, two) if joined or (_BETWEEN.match(before) and JOINED.fullmatch(between)) else ()


def _posting(resolver: Resolver, text: str, passage: Passage, matches: list[Match]) -> tuple[Entity, ...]:
    """The states of a title that is a mission or an envoy, no more: "Embassy of A, City", "Ambassador of A to B"."""
    if len(matches) != 2 or not _POSTING.match(text, passage.start, passage.end):
        return ()
    first, second = matches
    between = text[first.passage.end : second.passage.start]
    one = only_state(first)
    place = resolver.choose(e.entity for e in second.entries)
    two = resolver.state_containing(place) if place is not None else None
    if (
        one
        and two
        and one.key != two.key
        and _THERE.fullmatch(between)
        and not text[second.passage.end : passage.end].strip()
    ):
        return (one, two)
    return ()


def _mission(resolver: Resolver, text: str, passage: Passage, matches: list[Match]) -> Entity | None:
    """The mission that a title is the name of."""
    states = _posting(resolver, text, passage, matches)
    words = text[passage.start : passage.end].lower()
    noun = max(
        (n for n in resolver.nouns.missions if re.match(rf"(?:the\s+|royal\s+)*{n}\b", words)), key=len, default=None
    )
    if not states or noun is None:
        return None
    type_, label = resolver.nouns.missions[noun]
    place = resolver.choose(e.entity for e in matches[1].entries)
    seat = place if place is not None and place.type not in STATES else None
    return composites.mission(type_, label, states[0], states[1], seat)
