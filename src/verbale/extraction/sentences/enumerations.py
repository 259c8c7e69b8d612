"""Enumerations: what a sentence goes on to list after a fact, where a parser loses the thread.

"A is a member of B, the C and D" is a membership in each; "established relations with B on 3 May 1993 and with C in
1995" an establishment with each, at its own time. The list is read off the words that follow the first of its names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from verbale.entities import composites, nouns
from verbale.entities.discourse import STATES
from verbale.entities.gazetteer import Match
from verbale.entities.resolver import Resolver
from verbale.extraction.draft import Draft
from verbale.extraction.matching.matcher import Matcher
from verbale.language.sentence import Sentence
from verbale.model import Entity, FactKind, Passage, Polarity, TimeMention

ROLES = {
    "EstablishmentOfRelations": "relationParty",
    "RestorationOfRelations": "relationParty",
    "SuspensionOfRelations": "relationParty",
    "RecognitionOfState": "recipient",
}
"""Types whose facts a sentence may tell of several states in turn → the role of those states."""
LINKS = frozenset({"hasDiplomaticRelationsWith"})
_NEXT = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:,|;|\band\b|\bor\b|\bas well as\b)(?:\s*(?:and|or|as well as|also|both)\b)?\s*"
    r"(?:(?:of|in|to)\s+)?(?:the\s+)?"
)
_NEXT_STATE = re.compile(r"\s*(?:,|;|\band\b|\bas well as\b)(?:\s*and\b)?\s*(?:(?:with|by)\s+)?(?:the\s+)?")
_BEFORE_TIME = re.compile(r"\s*(?:\([^()]*\)\s*)?,?\s*(?:(?:on|in|since|from)\s+)?")
_NAME = re.compile(r"[A-Z][\w'’-]*(?:\s+(?:(?:of|for|on|in)\s+(?:the\s+)?)?[A-Z][\w'’-]*)+")
_UNKNOWN = re.compile(r"[A-Z][^,;.()]{2,60}(?=\s*(?:\([^()]*\)\s*)?[,;])")
"""A name that is passed over, with more of the list behind it."""
_EXCEPT = re.compile(
    r"\b(?:an?|the|one|only|notable)\s+exceptions?\s+(?:being|is|are|was)\s+(?:the\s+)?|"
    r"\b(?:except(?:ing)?(?:\s+for)?|with\s+the\s+exception\s+of|but\s+not(?:\s+of)?)\s+(?:the\s+)?"
)
_MEMBER_OF_MOST = re.compile(r"\bmember\s+of\s+(?:almost\s+|nearly\s+)?(?:most|all|every|many)\b")


def enumeration_drafts(matcher: Matcher, sentence: Sentence, drafts: Sequence[Draft]) -> list[Draft]:
    """What a sentence goes on to list after its own ``drafts``: further organisations, further states with times."""
    found = [each for draft in drafts for each in _recognised_too(matcher, sentence, draft)]
    for draft in [*drafts, *found]:
        if draft.type == "OrganisationMembership" and sentence.passage in draft.evidence:
            found += _memberships(matcher, sentence, draft, [*drafts, *found])
        elif draft.type in ROLES and draft.time is not None and sentence.passage in draft.evidence:
            found += _series(matcher, sentence, draft, drafts)
    return [*found, *_exceptions(matcher, sentence)]


def _recognised_too(matcher: Matcher, sentence: Sentence, draft: Draft) -> Iterator[Draft]:
    """“A recognised and established relations with B” is a recognition of B too: the verbs share what they govern."""
    verb = draft.trigger
    if draft.type != "EstablishmentOfRelations" or verb is None or verb.dep != "conj":
        return
    first, arguments = sentence.head(verb), matcher.reading.arguments(sentence)
    if first.lemma not in {"recognise", "recognize"} or sentence.dependants(first, "dobj"):
        return
    subjects = [
        r.entity for t in arguments.of(first, "subject") for r in matcher.resolver.resolve(sentence, t, "state")
    ]
    others = [e for e in draft.entities() if e not in subjects]
    if len(subjects) == 1 and others:
        made = replace(draft, type="RecognitionOfState", rule="recognition", roles={}, evidence=list(draft.evidence))
        made.add("agent", *subjects)
        made.add("recipient", *others)
        yield made


def _memberships(matcher: Matcher, sentence: Sentence, draft: Draft, told: Sequence[Draft]) -> Iterator[Draft]:
    first = next((o for o in draft.roles.get("inOrganisation", []) if isinstance(o, Entity)), None)
    if first is None:
        return
    known = {
        e.key
        for d in told
        if d.type == draft.type and d.roles.get("memberInMembership") == draft.roles.get("memberInMembership")
        for e in d.entities()
    }
    text, end = matcher.resolver.text, sentence.passage.end
    at = _end_of(matcher.resolver, sentence, first)
    while at is not None and (gap := _NEXT.match(text, at, end)) is not None:
        start = gap.end()
        organisation, at = organisation_at(matcher.resolver, start, end)
        if organisation is None and (unknown := _UNKNOWN.match(text, start, end)) is not None:
            at = unknown.end()
        if organisation is None or organisation.key in known:
            continue
        known.add(organisation.key)
        made = replace(draft, roles={r: list(f) for r, f in draft.roles.items()}, evidence=list(draft.evidence))
        made.roles["inOrganisation"] = [organisation]
        yield made


def _end_of(resolver: Resolver, sentence: Sentence, entity: Entity) -> int | None:
    """Where the name of an entity ends in a sentence."""
    for match in resolver.gazetteer.find(resolver.text, sentence.passage.start, sentence.passage.end):
        if any(e.entity.key == entity.key for e in match.entries):
            return match.passage.end
    at = resolver.text.find(entity.label, sentence.passage.start, sentence.passage.end)
    return at + len(entity.label) if at >= 0 else None


def organisation_at(resolver: Resolver, start: int, end: int) -> tuple[Entity | None, int | None]:
    """The organisation whose name starts at a position, and where the name ends; a name that says it is a body."""
    for match in resolver.gazetteer.find(resolver.text, start, end):
        if match.passage.start > start:
            break
        entity = resolver.choose(e.entity for e in match.entries)
        if entity is not None and entity.type == "InternationalOrganisation":
            return entity, match.passage.end
    name = _NAME.match(resolver.text, start, end)
    if name is not None and {w.lower() for w in name.group().split()} & nouns.load().body_names:
        return composites.named("organisation", "InternationalOrganisation", " ".join(name.group().split())), name.end()
    return None, None


def _exceptions(matcher: Matcher, sentence: Sentence) -> Iterator[Draft]:
    """“A member of most agencies, an exception being B”: no member of B."""
    text, resolver = matcher.resolver.text, matcher.resolver
    most = _MEMBER_OF_MOST.search(text, sentence.passage.start, sentence.passage.end)
    but = _EXCEPT.search(text, most.end(), sentence.passage.end) if most else None
    organisation, at = organisation_at(resolver, but.end(), sentence.passage.end) if but else (None, None)
    member = next((t for t in sentence.tokens if most and t.passage.start == most.start()), None)
    if organisation is None or member is None:
        return
    holders = [
        r
        for t in matcher.reading.arguments(sentence).of(member, "holder")
        for r in resolver.resolve(sentence, t, "state")
    ]
    if len(holders) != 1:
        return
    excepted: Entity | None = organisation
    while excepted is not None and at is not None:
        draft = Draft("OrganisationMembership", FactKind.SITUATION, "membership-exception", [sentence.passage])
        draft.add("memberInMembership", holders[0].entity)
        draft.add("inOrganisation", excepted)
        draft.polarity = Polarity.NEGATIVE
        yield draft
        gap = _NEXT.match(text, at, sentence.passage.end)
        excepted, at = organisation_at(resolver, gap.end(), sentence.passage.end) if gap else (None, None)


def _series(matcher: Matcher, sentence: Sentence, draft: Draft, drafts: Sequence[Draft]) -> Iterator[Draft]:
    role = ROLES[draft.type]
    text, end, told = matcher.resolver.text, sentence.passage.end, {e.key for e in draft.entities()}
    for one in [e for e in draft.roles.get(role, []) if isinstance(e, Entity) and e.type in STATES]:
        named = next((m for m in _states(matcher, sentence) if matcher.resolver.state_of_match(m) == one), None)
        time = _time_after(matcher, sentence, named.passage.end) if named is not None else None
        if time is None or draft.time is None or time.span.edtf != draft.time.edtf:
            continue
        links = [d for d in drafts if d.type in LINKS and d.trigger is draft.trigger and one in d.entities()]
        at: int | None = time.passage.end
        while at is not None and (gap := _NEXT_STATE.match(text, at, end)) is not None:
            match = next((m for m in _states(matcher, sentence) if m.passage.start == gap.end()), None)
            other = matcher.resolver.state_of_match(match) if match is not None else None
            time = _time_after(matcher, sentence, match.passage.end) if match is not None else None
            at = time.passage.end if time is not None else None
            if other is None or time is None or other.key in told:
                continue
            told.add(other.key)
            for each in (draft, *links):
                roles = {r: [other if f == one else f for f in fs] for r, fs in each.roles.items()}
                made = replace(each, roles=roles, evidence=list(each.evidence))
                if each is draft:
                    made.time, made.time_computed_from = time.span, time.computed_from
                yield made


def _states(matcher: Matcher, sentence: Sentence) -> list[Match]:
    found = matcher.resolver.gazetteer.find(matcher.resolver.text, sentence.passage.start, sentence.passage.end)
    return [m for m in found if m.form not in {"adjective", "demonym"}]


def _time_after(matcher: Matcher, sentence: Sentence, position: int) -> TimeMention | None:
    """The time that stands right after a position."""
    for mention, _ in matcher.reading.lines(sentence).times:
        between = Passage(position, mention.passage.start) if position <= mention.passage.start else None
        if between is not None and _BEFORE_TIME.fullmatch(between.of(matcher.resolver.text)):
            return mention
    return None
