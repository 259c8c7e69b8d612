"""Towns: where missions are that a sentence does not say anybody has.

"Honorary consulates are located in Oslo, Turku and Rome", "most of these are situated in the capital X, however, some
are found in Y and Z": each town is the seat of one. On a page about one state they are its own where all of the towns
lie abroad, and in it where one lies in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verbale.entities import composites
from verbale.entities.gazetteer import Match
from verbale.extraction.draft import Draft
from verbale.extraction.matching.matcher import Matcher
from verbale.extraction.sentences.hosting import kind_of, mission_named
from verbale.language.sentence import Sentence
from verbale.model import Entity, FactKind

RULE = "mission-towns"
_LOCATED = re.compile(
    r"\s+(?:are|is)\s+(?:(?:currently|also|mostly|mainly)\s+)?"
    r"(?:(?:located|situated|found|based|established|maintained|opened)\s+)?(?:in|at)\s+",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"(?:(?:most|many|some|several|others|the\s+(?:others|rest|remaining\s+ones)|two|three|four|five|six|one|these|they|all)"
    r"\b(?:\s+of\s+(?:these|them|which))?)",
    re.IGNORECASE,
)
_TOWN = re.compile(r"(?:(?:the|its)\s+)?(?:(?:capitals?|cit(?:y|ies)|towns?)(?:\s+of)?,?\s+)?", re.IGNORECASE)
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]*(?:\s+(?:(?:de|del|la|el|of|am|sur)\s+)?[A-ZÀ-Þ][\w'’-]*){0,3}")
_NEXT = re.compile(r"\s*(?:\([^()]{0,40}\)\s*)?(?:,\s*and\b|,|\band\b|\bas well as\b)\s*(?:in\s+)?")
_NOT = re.compile(r"\b(?:no|not|never|former|formerly|planned|would|will|could|may|might|were|was)\b", re.IGNORECASE)


def town_drafts(matcher: Matcher, sentence: Sentence) -> Iterator[Draft]:
    """The seats of the missions that a sentence, or the one before it, speaks of."""
    text, start, end = matcher.resolver.text, sentence.passage.start, sentence.passage.end
    if _NOT.search(text, start, end):
        return
    sure = home = False
    for located in _LOCATED.finditer(text, start, end):
        kind = _spoken_of(matcher, sentence, located.start())
        towns = list(_towns(matcher, located.end(), end)) if kind is not None else []
        # A name that nobody knows is a town's beside one that is known.
        sure = sure or any(matcher.resolver.gazetteer.entry(town.key) is not None for town in towns)
        if kind is None or not sure:
            continue
        inside = [matcher.resolver.state_containing(town) for town in towns]
        known = {state.key for state in inside if state is not None}
        page = matcher.resolver.discourse.subject
        at_home = page is not None and (page.key in known or (not known and home))
        if at_home and len(known) > 1:
            continue  # neither all its own nor all in it
        home = at_home
        sender = page if page is not None and known and not at_home else None
        for town, state in zip(towns, inside, strict=True):
            yield from _seated(sentence, kind, town, sender, state or (page if at_home else None))


def _seated(
    sentence: Sentence, kind: tuple[str, str], town: Entity, sender: Entity | None, host: Entity | None
) -> Iterator[Draft]:
    mission = composites.mission(*kind, sender, host, town)
    links = {"seat": town, "sendingState": sender}
    if sender is not None and host is not None:
        held = Draft("MissionAccreditation", FactKind.SITUATION, RULE, [sentence.passage])
        held.add("concernsMission", mission)
        held.add("relationParty", sender, host)
        yield held
    for property_, entity in {**links, "accreditedTo": host}.items():
        if entity is not None:
            link = Draft(property_, FactKind.RELATION, RULE, [sentence.passage])
            link.add("subject", mission)
            link.add("object", entity)
            yield link


def _spoken_of(matcher: Matcher, sentence: Sentence, end: int) -> tuple[str, str] | None:
    """The kind of missions that the words before a verb name, or take up from the sentence before ("some of these")."""
    text = matcher.resolver.text
    named = mission_named(text, sentence.passage.start, end)
    if named is not None:
        return kind_of(named) if not text[named.end() : end].strip() and _bare(text, sentence, named.start()) else None
    words = re.split(r",\s*(?:however|but|while|whereas|and)?,?\s*|\b(?:and|while|but|whereas)\s+",
                     text[sentence.passage.start : end].strip(), flags=re.IGNORECASE)  # fmt: skip
    before = matcher.resolver.before(sentence)
    if before is None or not words or not _PARTS.fullmatch(words[-1].strip()):
        return None
    taken = mission_named(text, before.passage.start, before.passage.end)
    plural = taken is not None and taken["noun"].lower().rstrip(")").endswith("s")
    return kind_of(taken) if taken is not None and plural and not _NOT.search(before.text) else None


def _bare(text: str, sentence: Sentence, start: int) -> bool:
    """Whether nobody is named before a mission as who has it: "Honorary consulates are …", "Its consulates are …"."""
    before = text[sentence.passage.start : start].strip().lower()
    return re.sub(r"\b(?:the|its|several|some|a|number|of|other|there|also)\b", "", before).strip(" ,") == ""


def _towns(matcher: Matcher, start: int, end: int) -> Iterator[Entity]:
    """The towns of the enumeration at a position; nothing where it is none of towns."""
    text, at = matcher.resolver.text, start
    while True:
        opening = _TOWN.match(text, at, end)
        at = opening.end() if opening is not None else at
        match = _at(matcher, at, end)
        named = _NAME.match(text, at, end)
        if match is not None:
            town, after = matcher.resolver.choose(e.entity for e in match.entries), match.passage.end
            if town is None and all(e.entity.type == "Municipality" for e in match.entries):  # of several states
                town = composites.named("place", "Municipality", match.passage.of(text))
        elif named is not None:
            town, after = composites.named("place", "Municipality", named.group()), named.end()
        else:
            break
        if town is None or town.type != "Municipality":
            break
        yield town
        following = _NEXT.match(text, after, end)
        if following is None:
            break
        at = following.end()


def _at(matcher: Matcher, start: int, end: int) -> Match | None:
    match = next(iter(matcher.resolver.gazetteer.find(matcher.resolver.text, start, end)), None)
    return match if match is not None and match.passage.start == start else None
