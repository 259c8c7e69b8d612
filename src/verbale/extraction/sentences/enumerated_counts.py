"""Enumerated counts: several numbers of people in one sentence, each beside what it counts.

"Kenya (400,000), Norway (40,000)"; "800 were in Accra, 300 in Elmina and 90 in Keta"; "64% of Danes, 67% of Greeks and
56% of Swedes live in …"; "54% are Catholic, 30% Muslim". A list has two such numbers at least.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from verbale.entities import composites
from verbale.entities.discourse import PLACES
from verbale.entities.gazetteer import Match
from verbale.entities.peoples import made_group
from verbale.entities.references import ADJECTIVE_FORMS, PEOPLE_FORMS
from verbale.extraction.draft import Draft
from verbale.extraction.matching.earlier import latest
from verbale.extraction.matching.matcher import Matcher
from verbale.extraction.matching.stance import stance
from verbale.language.sentence import Sentence
from verbale.model import Entity, FactKind, Quantity, Text

RULE = "population-list"
SHARE_RULE = "population-share"
TYPE = "PopulationObservation"
LEAST = 2
BRACKET = re.compile(
    r"\s*\((?:(?:about|around|approximately|some|over|nearly|c\.|~)\s*)?(\d[\d,.]*)(?:\s+(?:people|persons|members))?\)"
)
YEAR = re.compile(r"1[5-9]\d\d|20[0-4]\d")
IN = re.compile(
    r"\s*(?:(?:people|persons|of them|families|were|are|was|live|lived|reside|resided)\s+)*in\s+(?:the\s+)?"
)
OF = re.compile(r"\s+of\s+(?:the\s+|all\s+)*")
_KINDS = (
    r"[A-Z][\w-]+(?:\s+[A-Z][\w-]+){0,2}|"
    r"(?:[a-z][\w-]+\s+)?(?:[a-z][\w-]*(?<!s)s|men|women|children|people|male|female|elderly|illiterate|unemployed)"
)
BELIEF = re.compile(
    rf"\s+(?:of\s+[\w\s]{{1,40}}?\s)?(?:(?:are|were|is|was)\s+)?((?:{_KINDS}))(?=\s*(?:[,;.(]|and\b|or\b|while\b))"
)
"""What people are, after their share: "54% are Catholic, 30% Muslim", "44% are children, 32% men"."""
PEOPLE = frozenset({"community", "population", "diaspora", "group", "resident", "citizen", "national", "immigrant"})


def enumerated_drafts(matcher: Matcher, sentence: Sentence) -> list[Draft]:
    """The observations of the lists of a sentence; empty where the document is about no community."""
    if matcher.resolver.discourse.group is None:
        return []
    shares = _shares(matcher, sentence)
    places = [*_bracketed(matcher, sentence)] or [*_in_places(matcher, sentence)]
    made = [_draft(matcher, sentence, *each) for each in places] if len(places) >= LEAST else []
    return [*made, *shares, *_beliefs(matcher, sentence)]


Counted = tuple[Entity, Entity | None, Quantity]


def _bracketed(matcher: Matcher, sentence: Sentence) -> Iterator[Counted]:
    """Places or peoples with a number in brackets after each, in a sentence that speaks of people."""
    words = {t.lemma for t in sentence.tokens}
    resolver, text = matcher.resolver, matcher.reading.document.text
    matches = list(resolver.marks(sentence).matches.values())
    if not words & {*PEOPLE, *resolver.nouns.groups} and not any(m.form in PEOPLE_FORMS for m in matches):
        return
    for match in sorted(matches, key=lambda m: m.passage):
        found = BRACKET.match(text, match.passage.end, sentence.passage.end)
        if found is None or YEAR.fullmatch(found[1]):
            continue
        number = _number(matcher, sentence, found.start(1))
        whom = _whom(matcher, match)
        if number is not None and whom is not None:
            yield (*whom, number)


def _in_places(matcher: Matcher, sentence: Sentence) -> Iterator[Counted]:
    """Bare numbers, or numbers of people, each in a place: where people were counted in this sentence or before."""
    resolver, text = matcher.resolver, matcher.reading.document.text
    before = matcher.reading.before(sentence)
    near = [sentence.passage, *([before.passage] if before and before.block == sentence.block else [])]
    counted = next((d for d in latest(matcher) if d.type == TYPE and d.evidence[0] in near), None)
    if counted is None or counted.unit not in {"person", "family"} or not counted.value:
        return
    for match in sorted(resolver.marks(sentence).matches.values(), key=lambda m: m.passage):
        for quantity, _ in matcher.reading.lines(sentence).quantities:
            bare = quantity.unit == "person" or (quantity.unit == "item" and not quantity.counted)
            between = text[quantity.passage.end : match.passage.start]
            if not bare or quantity.passage.end > match.passage.start or not IN.fullmatch(between):
                continue
            whom = _whom(matcher, match)
            if whom is not None and quantity.value < counted.value:
                yield (*whom, quantity)


def _shares(matcher: Matcher, sentence: Sentence) -> list[Draft]:
    """What a frame read of one share, for the others of its list: "64% of Danes and 56% of Swedes live in …"."""
    resolver, text = matcher.resolver, matcher.reading.document.text
    matches = [m for m in resolver.marks(sentence).matches.values() if m.form in PEOPLE_FORMS]
    listed: list[tuple[Quantity, Match]] = []
    for quantity, _ in matcher.reading.lines(sentence).quantities:
        for match in matches:
            between = text[quantity.passage.end : match.passage.start]
            if quantity.unit == "percent" and match.passage.start > quantity.passage.end and OF.fullmatch(between):
                listed.append((quantity, match))
    read = [d for d in latest(matcher) if d.rule == SHARE_RULE and d.evidence[0] == sentence.passage]
    known = {d.value for d in read}
    if len(listed) < LEAST or len(read) != 1 or not known & {q.value for q, _ in listed}:
        return []
    made = []
    for quantity, match in listed:
        people = made_group(resolver, match, resolver.discourse.host)
        if people is not None and quantity.value == read[0].value:
            read[0].roles["featureOfInterest"] = [people]  # of the list, the one beside its number
        elif people is not None:
            roles = {r: list(f) for r, f in read[0].roles.items()} | {"featureOfInterest": [people]}
            made.append(replace(read[0], roles=roles, value=quantity.value, evidence=[*read[0].evidence], numbers=[]))
    return made


def _beliefs(matcher: Matcher, sentence: Sentence) -> Iterator[Draft]:
    """Shares of the community by what its members are: "54% are Catholic, 30% Muslim and 10% Orthodox"."""
    group, text = matcher.resolver.discourse.group, matcher.reading.document.text
    found: list[tuple[Quantity, str]] = []
    for quantity, _ in matcher.reading.lines(sentence).quantities:
        said = BELIEF.match(text, quantity.passage.end, sentence.passage.end)
        if quantity.unit == "percent" and said is not None:
            found.append((quantity, " ".join(said[1].split())))
    known = {d.value: d for d in latest(matcher) if d.rule == SHARE_RULE and d.evidence[0] == sentence.passage}
    verbs = any(t.lemma == "be" and t.pos in {"AUX", "VERB"} for t in sentence.tokens)
    if len(found) < LEAST or group is None or not verbs:
        return
    for quantity, words in found:
        draft = _draft(matcher, sentence, group, matcher.resolver.discourse.host, quantity)
        if quantity.value in known:  # of what the frame took for its measure, only the word beside the number
            read = known[quantity.value]
            read.roles["measure"] = [Text(words)]
            read.time, read.time_computed_from = read.time or draft.time, read.time_computed_from
        else:
            for read in known.values():  # of one list, what holds of one share holds of all
                draft.status, draft.polarity, draft.hedge = read.status, read.polarity, read.hedge
                draft.according_to = read.according_to
            draft.add("measure", Text(words))
            draft.unit = "percent"
            yield draft


def _whom(matcher: Matcher, match: Match) -> tuple[Entity, Entity | None] | None:
    """Who a number beside a name counts, and where: the community in a place, or those of an origin in its host."""
    resolver = matcher.resolver
    group, host = resolver.discourse.group, resolver.discourse.host
    if group is None or match.form in ADJECTIVE_FORMS:
        return None
    state = resolver.state_of_match(match)
    if match.form in PEOPLE_FORMS:
        people = made_group(resolver, match, host)
        return (people, host) if people is not None else None
    if state is None:
        place = resolver.choose(e.entity for e in match.entries if e.entity.type in PLACES)
        return (group, place) if place is not None else None
    if host is None or state.key == host.key:
        return group, state
    slug = group.key.removeprefix("group/").rsplit("-in-", 1)[0]
    if resolver.gazetteer.state(slug.upper()) is not None:  # the people of one state, elsewhere
        return composites.group(group.label.rsplit(" in ", 1)[0], slug, state), state
    people = made_group(resolver, match, host)
    return (people, host) if people is not None else None


def _number(matcher: Matcher, sentence: Sentence, start: int) -> Quantity | None:
    return next(
        (q for q, _ in matcher.reading.lines(sentence).quantities if q.passage.start <= start < q.passage.end), None
    )


def _draft(matcher: Matcher, sentence: Sentence, group: Entity, place: Entity | None, quantity: Quantity) -> Draft:
    draft = Draft(TYPE, FactKind.OBSERVATION, RULE, [sentence.passage])
    draft.add("featureOfInterest", group)
    if place is not None:
        draft.add("referencePlace", place)
    draft.value, draft.approximation = quantity.value, quantity.approximation
    draft.unit = "family" if quantity.unit == "family" else "person"
    root = sentence.root
    matcher.take_stance(sentence, draft, stance(sentence, matcher.reading.arguments(sentence), root))
    times = [mention for mention, _ in matcher.reading.lines(sentence).times]
    only = times[0] if len(times) == 1 else None
    time = matcher.timing.of(sentence, root) or matcher.timing.counted(sentence) or only
    if time is not None:
        draft.time, draft.time_computed_from = time.span, time.computed_from
    return draft
