"""Returns: visits of which was told before where they went to ("and returned in 2005", "visited again in 2008")."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice

from verbale.entities.discourse import STATES
from verbale.extraction.draft import Draft
from verbale.extraction.matching.distribution import at_each_time
from verbale.extraction.matching.matcher import Matcher
from verbale.extraction.matching.stance import stance
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity, FactKind, Polarity, Status, TimeMention, TimeSpan

RULE = "visit-again"
CONFIDENCE = Decimal("0.8")
VISIT = "OfficialVisit"
NEAR = 20
"""How many drafts back the visit before is looked for."""
ELSEWHERE = ("object", "to", "from", "with", "on")
"""Slots that say where somebody returns to, or that it is from somewhere."""


def return_drafts(matcher: Matcher, sentence: Sentence) -> list[Draft]:
    """The visits of a sentence to where the visitor is told just before to have been; call it after its frames.

    Only dated ones, in another year than the visit before: who "visited in May and returned in June" went home.
    """
    found: list[Draft] = []
    for verb in sentence.tokens:
        if verb.pos == "VERB" and verb.tag in {"VBD", "VBN"}:
            draft = _visit(matcher, sentence, verb) if _again(matcher, sentence, verb) else None
            draft = draft or _visited_too(matcher, sentence, verb)
            if draft is not None:
                visits = at_each_time(matcher, sentence, draft)
                found += visits
                matcher.drafts += visits
    return found


def _visited_too(matcher: Matcher, sentence: Sentence, verb: Token) -> Draft | None:
    """“A visited Beta in 2007, and C visited in 2015”: C visited Beta too."""
    own = sentence.dependants(verb, "nsubj")
    slots = matcher.reading.arguments(sentence)
    if verb.lemma != "visit" or verb.dep != "conj" or not own or any(slots.of(verb, slot) for slot in ELSEWHERE):
        return None
    if any(t.entity != "DATE" for t in slots.of(verb, "in")):
        return None
    last = next((d for d in islice(reversed(matcher.drafts), NEAR) if d.type == VISIT), None)
    who = [r.entity for t in own for r in matcher.resolver.resolve(sentence, t, "person")]
    time = matcher.timing.of(sentence, verb)
    if last is None or last.evidence[0] != sentence.passage or len(who) != 1 or time is None:
        return None
    if who[0] in last.roles.get("visitor", ()) or len(last.roles.get("host", ())) != 1:
        return None
    return _there(matcher, sentence, verb, who[0], last, time)


def _again(matcher: Matcher, sentence: Sentence, verb: Token) -> bool:
    """Whether a verb says that somebody came once more, and not where."""
    adverbs = {t.lemma for t in sentence.dependants(verb, "advmod")}
    once_more = verb.lemma == "return" or (verb.lemma in {"visit", "travel", "go", "come"} and "again" in adverbs)
    arguments = matcher.reading.arguments(sentence)
    return once_more and not adverbs & {"home", "back"} and not any(arguments.of(verb, slot) for slot in ELSEWHERE)


def _visit(matcher: Matcher, sentence: Sentence, verb: Token) -> Draft | None:
    arguments = matcher.reading.arguments(sentence)
    time = matcher.timing.of(sentence, verb)
    who = [r.entity for t in arguments.of(verb, "subject") for r in matcher.resolver.resolve(sentence, t, "person")]
    if time is None or len(who) != 1:
        return None
    before = _before(matcher, sentence, who[0])
    if before is None or before.time is None or not _another_year(before.time, time.span):
        return None
    draft = _there(matcher, sentence, verb, who[0], before, time)
    if "onBehalfOf" in before.roles:
        draft.add("onBehalfOf", *before.roles["onBehalfOf"])
    if before.evidence[0] != sentence.passage:
        draft.cite(before.evidence[0])
    return draft


def _there(
    matcher: Matcher, sentence: Sentence, verb: Token, visitor: Entity, before: Draft, time: TimeMention
) -> Draft:
    """The visit of somebody to where the visit before went."""
    draft = Draft(VISIT, FactKind.EVENT, RULE, [sentence.passage], trigger=verb, confidence=CONFIDENCE)
    draft.add("visitor", visitor)
    draft.add("host", *before.roles["host"])
    matcher.take_stance(sentence, draft, stance(sentence, matcher.reading.arguments(sentence), verb))
    draft.time, draft.time_computed_from = time.span, time.computed_from
    return draft


def _before(matcher: Matcher, sentence: Sentence, visitor: Entity) -> Draft | None:
    """The last visit told of somebody, in this sentence or the one before it, to one state."""
    for draft in islice(reversed(matcher.drafts), NEAR):
        home = matcher.reading.holding(draft.evidence[0])
        if home is None or home.block != sentence.block:
            return None
        if draft.type != VISIT or visitor not in draft.roles.get("visitor", ()):
            continue
        told = draft.status is Status.ASSERTED and draft.polarity is Polarity.POSITIVE
        hosts = [h for h in draft.roles.get("host", ()) if isinstance(h, Entity) and h.type in STATES]
        return draft if told and len(hosts) == 1 else None
    return None


def _another_year(first: TimeSpan, second: TimeSpan) -> bool:
    """Whether a time lies in a later year than another."""
    return first.latest is not None and second.earliest is not None and first.latest.year < second.earliest.year
