"""Hosting: the missions that others have in a state, read off the words of a sentence that says so.

"A, B and C maintain embassies in D", "in D there are embassies of A and B", "D hosts no embassy": who sends and who
receives each, with what the sentence leaves to the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verbale.entities import composites
from verbale.entities.discourse import STATES
from verbale.entities.gazetteer import Match
from verbale.extraction.draft import Draft
from verbale.extraction.matching.matcher import Matcher
from verbale.extraction.matching.stance import stance
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity, FactKind, Polarity, Status

RULE = "hosted-missions"
KEEPING = frozenset({"have", "maintain", "keep", "operate", "run"})
TAKING = frozenset({"host", "house", "receive", "have"})
_MISSION = re.compile(
    r"\b(?:(?:resident|non-resident|honorary|permanent|general|foreign)\s+)*"
    r"(?P<noun>embass(?:y|ies)|high\s+commissions?|consulates?(?:[\s-]general)?|legations?|nunciatures?|"
    r"diplomatic\s+missions?)\b",
    re.IGNORECASE,
)
_KINDS = {
    "embass": ("Embassy", "embassy"),
    "high": ("Embassy", "high commission"),
    "consul": ("Consulate", "consulate"),
    "legati": ("DiplomaticMission", "legation"),
    "nuncia": ("Embassy", "nunciature"),
    "diplom": ("DiplomaticMission", "diplomatic mission"),
}
_OF = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?")
_NEXT = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:,|\band\b|\bas well as\b)(?:\s*and\b)?\s*(?:(?:of|from)\s+)?(?:the\s+)?")
_THERE = re.compile(r"\bthere\s+(?:is|are|was|were)\b", re.IGNORECASE)
_JOINING = re.compile(r"\b(?:the|and|both|as well as|currently|all|also|each|only)\b|[,;()\s]", re.IGNORECASE)
_OR = re.compile(r"\s+(?:or|and)\s+")
FEWEST = 2


def hosting_drafts(matcher: Matcher, sentence: Sentence) -> Iterator[Draft]:
    """An accreditation for each mission that the sentence says others have in one state, or that it says is not."""
    text = matcher.resolver.text
    missions = list(_MISSION.finditer(text, sentence.passage.start, sentence.passage.end))
    if not missions:
        return
    there = _THERE.search(text, sentence.passage.start, missions[0].start())
    for mission in missions:
        senders = _listed(matcher, mission.end(), sentence.passage.end)
        verb = _verb(sentence, mission.start())
        if there is not None and senders:
            host = _host(matcher, sentence, senders, mission.end()) or matcher.resolver.discourse.subject
            yield from _each(matcher, sentence, mission, senders, host, verb)
        elif verb is not None and verb.lemma in KEEPING and not senders:
            subjects = _subjects(matcher, sentence, verb)
            host, city = _town_after(matcher, mission.end(), sentence.passage.end)
            if len(subjects) >= FEWEST and host is not None and host not in subjects:
                if _alternatives(text, missions, mission):
                    yield from _some(matcher, sentence, subjects, host, verb)
                else:
                    yield from _each(matcher, sentence, mission, subjects, host, verb, city)
                return
        if not senders and _denied(text, sentence, mission):
            host = _bare_host(matcher, sentence, mission, verb, bool(there))
            if host is not None:
                yield _denial(sentence, mission, host)


def tells_of_mission(draft: Draft) -> bool:
    """Whether a draft says where a mission is or whose; of a list of missions the words themselves tell it better."""
    return draft.type in {"MissionAccreditation", "sendingState", "accreditedTo", "seat"}


def mission_named(text: str, start: int, end: int) -> re.Match[str] | None:
    """The last kind of mission that a stretch of the text names."""
    return next(reversed(list(_MISSION.finditer(text, start, end))), None)


def kind_of(mission: re.Match[str]) -> tuple[str, str]:
    """The class and the noun of a mission."""
    type_, noun = next(kind for start, kind in _KINDS.items() if mission["noun"].lower().startswith(start))
    if noun == "consulate" and "general" in mission["noun"].lower():
        noun = "consulate-general"
    return type_, f"honorary {noun}" if "honorary" in mission.group().lower() and noun == "consulate" else noun


def _alternatives(text: str, missions: list[re.Match[str]], mission: re.Match[str]) -> bool:
    """Whether another kind of mission follows with "or": which of both each has is not said."""
    after = [m for m in missions if m.start() > mission.start()]
    return bool(after) and _OR.fullmatch(text, mission.end(), after[0].start()) is not None


def _each(
    matcher: Matcher,
    sentence: Sentence,
    mission: re.Match[str],
    senders: list[Entity],
    host: Entity | None,
    verb: Token | None,
    city: Entity | None = None,
) -> Iterator[Draft]:
    if host is None or host in senders:
        return
    type_, noun = kind_of(mission)
    for sender in senders:
        made = composites.mission(type_, noun, sender, host, city)
        draft = Draft("MissionAccreditation", FactKind.SITUATION, RULE, [sentence.passage], trigger=verb)
        draft.add("concernsMission", made)
        draft.add("relationParty", sender, host)
        _take_stance(matcher, sentence, draft, verb)
        yield draft
        if draft.status is Status.ASSERTED and draft.polarity is Polarity.POSITIVE:
            for property_, entity in (("sendingState", sender), ("accreditedTo", host), ("seat", city)):
                if entity is not None:
                    yield _link(sentence, property_, made, entity, verb)


def _some(
    matcher: Matcher, sentence: Sentence, senders: list[Entity], host: Entity, verb: Token | None
) -> Iterator[Draft]:
    """A mission of a kind that is not said, of each sender."""
    for sender in (s for s in senders if s.type in STATES):
        link = _link(sentence, "hasMissionIn", sender, host, verb)
        _take_stance(matcher, sentence, link, verb)
        yield link


def _take_stance(matcher: Matcher, sentence: Sentence, draft: Draft, verb: Token | None) -> None:
    if verb is not None:
        matcher.take_stance(sentence, draft, stance(sentence, matcher.reading.arguments(sentence), verb))


def _link(sentence: Sentence, property_: str, subject: Entity, other: Entity, verb: Token | None) -> Draft:
    link = Draft(property_, FactKind.RELATION, RULE, [sentence.passage], trigger=verb)
    link.add("subject", subject)
    link.add("object", other)
    return link


def _listed(matcher: Matcher, start: int, end: int) -> list[Entity]:
    """The states in the list that "of" or "from" opens at a position."""
    gap, text = _OF.match(matcher.resolver.text, start, end), matcher.resolver.text
    found: list[Entity] = []
    while gap is not None:
        match = _state_at(matcher, gap.end(), end)
        state = _sender(matcher, match) if match is not None else None
        if match is None or state is None:
            break
        found.append(state)
        gap = _NEXT.match(text, match.passage.end, end)
    return found


def _sender(matcher: Matcher, match: Match) -> Entity | None:
    """The state, or the order or organisation, that a name says sends a mission."""
    state = matcher.resolver.state_of_match(match)
    named = state or matcher.resolver.choose(e.entity for e in match.entries)
    return named if state is not None or (named is not None and named.type == "InternationalOrganisation") else None


def _state_at(matcher: Matcher, start: int, end: int) -> Match | None:
    for match in matcher.resolver.gazetteer.find(matcher.resolver.text, start, end):
        return match if match.passage.start == start and match.form not in {"adjective", "demonym"} else None
    return None


def _verb(sentence: Sentence, position: int) -> Token | None:
    """The verb above the token at a position."""
    token = next((t for t in sentence.tokens if t.passage.start <= position < t.passage.end), None)
    if token is None:
        return None
    return next((a for a in sentence.ancestors(token) if a.pos in {"VERB", "AUX"}), None)


def _subjects(matcher: Matcher, sentence: Sentence, verb: Token) -> list[Entity]:
    """The states that the words before a verb list, no more and no less."""
    start, text = sentence.passage.start, matcher.resolver.text
    words = [m for m in matcher.resolver.gazetteer.find(text, start, verb.passage.start) if m.form != "adjective"]
    states = [(m, s) for m in words if (s := _sender(matcher, m)) is not None]
    rest = text[start : verb.passage.start]
    for match, _ in states:
        rest = rest.replace(match.passage.of(text), " ", 1)
    said = re.sub(
        r"\b(?:the|and|both|as well as|currently|all|also|each|only)\b|[,;()\s]", "", rest, flags=re.IGNORECASE
    )
    return list(dict.fromkeys(s for _, s in states)) if not said else []


def _in_after(matcher: Matcher, start: int, end: int) -> Entity | None:
    """The state of the "in …" after a position."""
    place = re.compile(r"\bin\s+(?:the\s+)?").search(matcher.resolver.text, start, end)
    match = _state_at(matcher, place.end(), end) if place else None
    return matcher.resolver.state_of_match(match) if match is not None else None


def _town_after(matcher: Matcher, start: int, end: int) -> tuple[Entity | None, Entity | None]:
    """The state of the "in …" after a position, and the city where it names one."""
    place = re.compile(r"\s+in\s+(?:the\s+)?").match(matcher.resolver.text, start, end)
    match = _state_at(matcher, place.end(), end) if place else None
    city = matcher.resolver.choose(e.entity for e in match.entries) if match is not None else None
    if city is not None and city.type == "Municipality":
        return matcher.resolver.state_containing(city), city
    return _in_after(matcher, start, end), None


def _host(matcher: Matcher, sentence: Sentence, senders: list[Entity], after: int) -> Entity | None:
    """The state that the sentence is about: of an "in …" at its start, or after the list."""
    start, end = sentence.passage.start, sentence.passage.end
    opening = re.compile(r"(?:and\s+)?in\s+(?:the\s+)?", re.IGNORECASE).match(matcher.resolver.text, start, end)
    match = _state_at(matcher, opening.end(), end) if opening else None
    first = matcher.resolver.state_of_match(match) if match is not None else None
    return first or next((s for s in [_in_after(matcher, after, end)] if s is not None and s not in senders), None)


def _denied(text: str, sentence: Sentence, mission: re.Match[str]) -> bool:
    """Whether the words right before a mission deny that there is one: "no embassy", "not host any embassy"."""
    before = text[max(sentence.passage.start, mission.start() - 40) : mission.start()]
    return re.search(r"\b(?:no|not\s+(?:\w+\s+){0,2}an?y?)\s+(?:\w+\s+)?$", before, re.IGNORECASE) is not None


def _bare_host(
    matcher: Matcher,
    sentence: Sentence,
    mission: re.Match[str],
    verb: Token | None,
    there: bool,
) -> Entity | None:
    """The state that has no mission in it: "A does not host any embassy", "there is no embassy in A"."""
    if there:
        return _in_after(matcher, mission.end(), sentence.passage.end) or matcher.resolver.discourse.subject
    if verb is None or verb.lemma not in TAKING - KEEPING:
        return None
    subjects = matcher.reading.arguments(sentence).of(verb, "subject")
    found = [r.entity for t in subjects for r in matcher.resolver.resolve(sentence, t, "state")]
    if not found:  # "A is the only country not to host any embassy"
        found = [s for t in sentence.tokens if t.dep.startswith("nsubj") and t.head == sentence.root.index
                 for s in (r.entity for r in matcher.resolver.resolve(sentence, t, "state"))]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _denial(sentence: Sentence, mission: re.Match[str], host: Entity) -> Draft:
    type_, noun = kind_of(mission)
    draft = Draft("MissionAccreditation", FactKind.SITUATION, RULE, [sentence.passage])
    draft.add("concernsMission", composites.mission(type_, noun, None, host))
    draft.add("relationParty", host)
    draft.polarity = Polarity.NEGATIVE
    return draft
