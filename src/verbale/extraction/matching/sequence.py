"""Sequence: the time that an event or a state of things takes from what was told before it.

What is done “in response” comes after what it answers; relations that “remain severed” are so since they were; whom a
visitor meets in the sentence after, he meets once he has come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.extraction.draft import Draft
from verbale.extraction.matching.earlier import before
from verbale.language.sentence import Sentence, Token
from verbale.language.spans import span
from verbale.model import Entity, FactKind, Polarity, Precision, Status, Text

if TYPE_CHECKING:
    from verbale.extraction.matching.matcher import Matcher

ANSWERING = frozenset(
    {"response", "retaliation", "reciprocation", "reprisal", "reaction", "return", "answer", "revenge"}
)
LASTING = frozenset({"remain", "stay", "be"})
PARTED = frozenset({"severed", "suspended", "frozen", "broken", "cut", "interrupted"})
DAYS = frozenset({Precision.DAY, Precision.MONTH, Precision.YEAR})


def after_that(matcher: Matcher, sentence: Sentence, trigger: Token, draft: Draft) -> None:
    """Date a draft without a time of its own by what the text told before it."""
    if draft.status is not Status.ASSERTED or draft.polarity is not Polarity.POSITIVE:
        return
    earlier = _answered(matcher, sentence, trigger, draft) or _parting(matcher, sentence, trigger, draft)
    earlier = earlier or _visit(matcher, sentence, trigger, draft)
    if earlier is None or earlier.time is None:
        return
    draft.time, draft.time_computed_from = span(f"{earlier.time.edtf}/.."), earlier.time.edtf
    draft.cite(earlier.evidence[0])


def _answered(matcher: Matcher, sentence: Sentence, trigger: Token, draft: Draft) -> Draft | None:
    """“In response, B expelled …”: what the sentence before tells."""
    if draft.kind is not FactKind.EVENT or trigger.index != sentence.root.index:
        return None
    opening = matcher.reading.arguments(sentence).of(trigger, "in")
    alone = [t for t in opening if t.lemma in ANSWERING and t.index < trigger.index and not sentence.children[t.index]]
    told = matcher.reading.before(sentence)
    if not alone or told is None or told.block != sentence.block:
        return None
    there = [d for d in before(matcher, sentence) if d.evidence[0] == told.passage and _is_dated(d)]
    return there[-1] if len({d.time for d in there}) == 1 else None


def _parting(matcher: Matcher, sentence: Sentence, trigger: Token, draft: Draft) -> Draft | None:
    """“Relations remain severed”: the event that severed them."""
    topics = {f.value for f in draft.roles.get("topic", ()) if isinstance(f, Text)}
    if draft.type != "DiplomaticRelation" or not topics & PARTED or trigger.lemma not in LASTING:
        return None
    parties = {e.key for e in draft.entities()}
    for earlier in before(matcher, sentence):
        if parties == {e.key for e in earlier.entities()} or earlier.type == "SuspensionOfRelations":
            if earlier.type in {"RestorationOfRelations", "EstablishmentOfRelations"}:
                return None
            if earlier.type == "SuspensionOfRelations" and parties == {e.key for e in earlier.entities()}:
                return earlier if _is_dated(earlier) else None
    return None


def _visit(matcher: Matcher, sentence: Sentence, trigger: Token, draft: Draft) -> Draft | None:
    """“On 3 May A arrived in Lima. She met B”: the arrival, for what the visitor does in the sentence after."""
    told = matcher.reading.before(sentence)
    if draft.type != "Meeting" or trigger.tag != "VBD" or told is None or told.block != sentence.block:
        return None
    people = {e.key for e in draft.entities() if e.type == "Person"}
    visits = [d for d in before(matcher, sentence) if d.evidence[0] == told.passage and d.type == "OfficialVisit"]
    if len(visits) != 1 or not _is_dated(visits[0]):
        return None
    visitors = {f.key for f in visits[0].roles.get("visitor", ()) if isinstance(f, Entity)}
    return visits[0] if people & visitors else None


def _is_dated(draft: Draft) -> bool:
    settled = draft.status is Status.ASSERTED and draft.polarity is Polarity.POSITIVE
    return settled and draft.time is not None and draft.time.precision in DAYS
