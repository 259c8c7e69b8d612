"""Gapped counts: further numbers of a people, each beside its place, with what was said of the first left out.

"900 Danes live in Accra and 400 in Tema"; "Kenya hosts 1,100 Danes and Malta 380, followed by Togo with 90".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from verbale.entities import composites
from verbale.entities.discourse import PLACES, STATES
from verbale.entities.gazetteer import Match
from verbale.entities.references import ADJECTIVE_FORMS, PEOPLE_FORMS
from verbale.extraction.draft import Draft
from verbale.extraction.matching.matcher import Matcher
from verbale.extraction.matching.measures import measure, unit_of
from verbale.language.sentence import Sentence
from verbale.model import Entity, Polarity, Quantity, Status, Text, TimeMention

FRAMES = frozenset({"population-host", "population-living", "population-existence", "population-total"})
SHARES = "population-share"
"""The frame of shares; only those that tell where people live go on: "52 % live in Accra, 24 % in Tema"."""
_JOINED = re.compile(
    r"(?:[,;]|\band\b|\bwhile\b|\bwhereas\b|\bfollowed\s+by\b|\bthen\b|\bwith\b|\bincluding\b|\bas\s+well\s+as\b)\s+"
    r"(?:(?:another|a\s+further|the|some|by|with|and)\s+)*\Z",
    re.IGNORECASE,
)
"""What stands before a further number or place."""
_NUMBER_AFTER = re.compile(r"\s+(?:(?:with|hosts?|hosted|has|had)\s+)?|\s*\(")
_PLACE_AFTER = re.compile(
    r"\s+(?:(?:people|persons|of\s+them|families|are|were|live|lived|reside|resided)\s+)*in\s+(?:the\s+)?"
)
_NAME = re.compile(
    r"[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,3}(?:\s+(?:camp|district|province|region|county|governorate|settlement))?"
)
_TIME = re.compile(r"\s*(?:in|as\s+of|by|at)\s+(?:the\s+(?:end|beginning)\s+of\s+)?")


def gapped_drafts(matcher: Matcher, sentence: Sentence) -> Iterator[Draft]:
    """The observations of the further numbers of a sentence."""
    bases = [d for d in reversed(matcher.drafts[-20:]) if d.evidence[0] == sentence.passage and _is_base(d)]
    if not bases:
        return
    text, start = matcher.reading.document.text, sentence.passage.start
    known = {n.passage for d in bases for n in d.numbers}
    for quantity, _ in matcher.reading.lines(sentence).quantities:
        before = [d for d in bases if d.numbers[0].passage.end <= quantity.passage.start]
        if quantity.passage in known or not before or unit_of(quantity) not in {"bare", "person", "percent"}:
            continue
        base = max(before, key=lambda d: d.numbers[0].passage)
        if (base.unit == "percent") is not (unit_of(quantity) == "percent"):
            continue
        if unit_of(quantity) == "person" and quantity.counted not in {"person", base.numbers[0].counted}:
            continue
        for place, opens, ends in _places(matcher, sentence, quantity):
            if _JOINED.search(text[start:opens]) and place not in base.roles["referencePlace"]:
                yield _draft(matcher, sentence, base, quantity, place, ends)
                break


def _is_base(draft: Draft) -> bool:
    settled = draft.status in {Status.ASSERTED, Status.REPORTED} and draft.polarity is Polarity.POSITIVE
    counts = draft.rule in FRAMES and draft.unit in {"person", "family"} and "measure" not in draft.roles
    shares = draft.rule == SHARES and draft.unit == "percent" and draft.roles.get("measure") == [Text("live")]
    single = len(draft.roles.get("referencePlace", ())) == 1
    return (counts or shares) and draft.value is not None and bool(draft.numbers) and single and settled


def _places(matcher: Matcher, sentence: Sentence, quantity: Quantity) -> Iterator[tuple[Entity, int, int]]:
    """The place right before or after a number, where the two begin and where they end."""
    resolver, text = matcher.resolver, matcher.reading.document.text
    number = quantity.passage
    for match in resolver.marks(sentence).matches.values():
        place = _place(matcher, match)
        if place is None:
            continue
        if _NUMBER_AFTER.fullmatch(text[match.passage.end : number.start]):
            yield place, match.passage.start, number.end
        elif _PLACE_AFTER.fullmatch(text[number.end : match.passage.start]):
            yield place, number.start, match.passage.end
    inside = _PLACE_AFTER.match(text, number.end, sentence.passage.end)
    name = _NAME.match(text, inside.end(), sentence.passage.end) if inside is not None else None
    if name is not None and not any(
        m.passage.start < name.end() and name.start() < m.passage.end for m in _marked(matcher, sentence)
    ):
        yield composites.named("place", "Place", " ".join(name.group().split())), number.start, name.end()


def _marked(matcher: Matcher, sentence: Sentence) -> list[Match]:
    return list(matcher.resolver.marks(sentence).matches.values())


def _place(matcher: Matcher, match: Match) -> Entity | None:
    if match.form in ADJECTIVE_FORMS | PEOPLE_FORMS:
        return None
    return matcher.resolver.choose(e.entity for e in match.entries if e.entity.type in PLACES)


def _draft(matcher: Matcher, sentence: Sentence, base: Draft, quantity: Quantity, place: Entity, ends: int) -> Draft:
    time = _beside(matcher, sentence, ends)
    group = base.roles["featureOfInterest"][0]
    roles: dict[str, list[Entity | Text | Decimal | Draft]] = {
        "featureOfInterest": [_moved(matcher, group, place) if isinstance(group, Entity) else group],
        "referencePlace": [place],
        **{role: list(found) for role, found in base.roles.items() if role == "measure"},
    }
    made = replace(base, roles=roles, evidence=list(base.evidence), numbers=[quantity], trigger=None)
    measure(made, quantity)
    made.unit = base.unit
    if time is not None:
        made.time, made.time_computed_from = time.span, time.computed_from
    return made


def _moved(matcher: Matcher, group: Entity, place: Entity) -> Entity:
    """The same people where they are counted: "Danes in Kenya" and then in Malta are "Danes in Malta"."""
    host = place if place.type in STATES else matcher.resolver.state_containing(place)
    label, inside, there = group.label.rpartition(" in ")
    if not inside or host is None or there == host.label:
        return group
    return composites.group(label, group.key.removeprefix("group/").rsplit("-in-", 1)[0], host)


def _beside(matcher: Matcher, sentence: Sentence, end: int) -> TimeMention | None:
    """The time that follows a number and its place."""
    text = matcher.reading.document.text
    times = matcher.reading.lines(sentence).times
    return next((m for m, _ in times if m.passage.start >= end and _TIME.fullmatch(text[end : m.passage.start])), None)
