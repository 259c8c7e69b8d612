"""What was told earlier: events spoken of again, and what a phrase leaves for them to say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from verbale.extraction.draft import Draft
from verbale.extraction.matching.frames import Pattern
from verbale.language.sentence import Sentence, Token
from verbale.language.spans import span
from verbale.model import Entity, FactKind, Precision, Status, TimeSpan

if TYPE_CHECKING:
    from verbale.extraction.matching.matcher import Matcher

DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
OWN = frozenset({"his", "her", "its", "their"})
OCCASIONS = ("during", "at", "on the occasion of")
MARGINS = frozenset({"sideline", "margin", "occasion"})
REACTIONS = frozenset({"ExpressionOfSupport", "Condemnation", "ExpressionOfThanks", "Congratulation", "Condolence"})
"""What somebody says of what was before."""
FRESH = 3
"""Days after which the release about an occasion comes at the latest."""
LOOK_BACK = 500
"""How many drafts back what is left unsaid is looked for ("another attack"), so that reading takes linear time."""


def told_before(matcher: Matcher, sentence: Sentence, token: Token, draft: Draft) -> Draft | None:
    """“The signing of the treaty”: the event of the kind told before, if it says nothing new of it."""
    if draft.kind is not FactKind.EVENT or draft.time is not None or token.pos != "NOUN":
        return None
    if not any(t.text.lower() in DEFINITE for t in sentence.dependants(token, "det")):
        return None
    own = {e.key for e in draft.entities()}
    for earlier in latest(matcher):
        alike = (earlier.type, earlier.status, earlier.polarity) == (draft.type, draft.status, draft.polarity)
        if alike and earlier.time is not None and own and own <= {e.key for e in earlier.entities()}:
            return earlier
    return None


def same_treatment(matcher: Matcher, sentence: Sentence, token: Token) -> list[Draft]:
    """“B was given the same treatment” tells of B what was last told of a person."""
    if token.lemma not in {"treatment", "fate", "punishment", "sanction"}:
        return []
    if not any(t.lemma == "same" for t in sentence.dependants(token, "amod")):
        return []
    verb = sentence.head(token)
    arguments = matcher.reading.arguments(sentence)
    people = arguments.of(verb, "object" if arguments.passive(verb) else "subject")
    for earlier in latest(matcher):
        role = next((r for r in ("expelledPerson", "recipient", "target") if r in earlier.roles), None)
        if earlier.kind is not FactKind.EVENT or role is None:
            continue
        persons = [r.entity for p in people for r in matcher.entities(sentence, verb, p, "person")]
        if not persons:
            return []
        made = []
        for person in persons:
            draft = replace(earlier, evidence=[sentence.passage, earlier.evidence[0]], trigger=verb, key=None)
            draft.roles = {**{r: list(f) for r, f in earlier.roles.items()}, role: [person]}
            time = matcher.timing.of(sentence, verb)
            draft.time, draft.time_computed_from = (time.span, time.computed_from) if time else (None, None)
            made.append(draft)
        return made
    return []


def another(matcher: Matcher, sentence: Sentence, trigger: Token, draft: Draft, pattern: Pattern) -> None:
    """“Another attack” has the target of the one before, where it names none itself."""
    if pattern.part != "noun" or not any(
        t.lemma in {"another", "second"} for t in sentence.dependants(trigger, "det", "amod")
    ):
        return
    if "target" in draft.roles or not any(r.name == "target" for r in pattern.roles):
        return
    for earlier in latest(matcher):
        if "target" in earlier.roles and earlier.kind is draft.kind:
            draft.add("target", *earlier.roles["target"])
            draft.cite(earlier.evidence[0])
            draft.confidence = Decimal("0.7")
            return


def thus(matcher: Matcher, sentence: Sentence, trigger: Token, draft: Draft) -> None:
    """“She thus became …”: what the sentence before tells of its participant dates it."""
    verbs = [t for t in (trigger, *sentence.ancestors(trigger)) if t.pos in {"VERB", "AUX"}][:1]
    if not any(t.lemma in {"thus", "thereby", "hence"} for verb in verbs for t in sentence.dependants(verb, "advmod")):
        return
    here = {e.key for e in draft.entities() if e.type == "Person"}
    for earlier in before(matcher, sentence):
        if earlier.kind is FactKind.EVENT and earlier.time is not None and here & {e.key for e in earlier.entities()}:
            draft.time, draft.time_computed_from = earlier.time, earlier.time.edtf
            draft.cite(earlier.evidence[0])
            return


def on_that_occasion(matcher: Matcher, sentence: Sentence, trigger: Token, draft: Draft) -> None:
    """What those who met say and discuss, in a release of the day they met, they said and discussed then.

    So is the support of a state that one of them expressed, and whom else one of them "also met".
    """
    discourse = matcher.resolver.discourse
    who = [*draft.roles.get("speaker", ()), *draft.roles.get("hasParticipant", ())]
    sides = {side.key for side in discourse.both}
    both = bool(who) and all(isinstance(one, Entity) and one.key in sides for one in who)
    as_sides = both and (discourse.joint or len(who) > 1) and "speaker" in draft.roles
    day = (discourse.sides_met_on or discourse.met_on) if as_sides else discourse.met_on
    if day is None or not _just_told(matcher, day):
        return
    above = sentence.head(trigger)
    said = bool({"speaker", "donor"} & set(draft.roles)) and trigger.dep == "dobj" and trigger.pos in {"NOUN", "PROPN"}
    verb = above if said else trigger
    if not _past(sentence, verb):
        return
    keys = sides if as_sides else {person.key for person in discourse.met}
    there = [isinstance(one, Entity) and one.key in keys for one in who]
    also = any(t.lemma == "also" for t in sentence.dependants(verb, "advmod")) and any(there)
    if said and not as_sides:
        subjects = matcher.reading.arguments(sentence).of(verb, "subject")
        people = [r.entity.key for t in subjects for r in matcher.resolver.resolve(sentence, t, "person")]
        there = [key in keys for key in people]
    if draft.time is not None and not _of_what_was_spoken_of(draft, day):
        return
    if there and (all(there) or also):
        draft.time, draft.time_computed_from = day, day.edtf


def on_the_occasion(matcher: Matcher, sentence: Sentence, trigger: Token, draft: Draft) -> None:
    """“During their meeting”, “at the summit”: what happened then has the time that the event told before has."""
    arguments = matcher.reading.arguments(sentence)
    verbs = [t for t in (trigger, *sentence.ancestors(trigger)) if t.pos in {"VERB", "AUX"}][:1]
    for verb in verbs:
        nouns = [t for slot in OCCASIONS for t in arguments.of(verb, slot)]
        nouns += [
            t for margin in arguments.of(verb, "on") if margin.lemma in MARGINS for t in arguments.of(margin, "of")
        ]
        for noun in nouns:
            earlier = _occasion(matcher, sentence, noun, draft)
            if earlier is not None and earlier.time is not None:
                draft.time, draft.time_computed_from = earlier.time, earlier.time.edtf
                draft.cite(earlier.evidence[0])
                return


def _occasion(matcher: Matcher, sentence: Sentence, noun: Token, draft: Draft) -> Draft | None:
    """The event that a definite noun without a place or time of its own speaks of again, in the same paragraph.

    "His visit" is none of somebody else's than those of whom ``draft`` tells.
    """
    if noun.pos != "NOUN" or sentence.dependants(noun, "prep", "relcl", "acl"):
        return None
    if not any(t.text.lower() in DEFINITE | OWN for t in sentence.dependants(noun, "det", "poss")):
        return None
    keys = [("noun", noun.lemma), ("verb", noun.lemma)]
    types = {frame.type for key in keys for frame, _ in matcher.index.get(key, ())}
    own = any(t.text.lower() in {"his", "her"} for t in sentence.dependants(noun, "poss"))
    people = {e.key for e in draft.entities() if e.type == "Person"} if own else set()
    for earlier in before(matcher, sentence):
        home = matcher.reading.holding(earlier.evidence[0])
        if home is None or home.block != sentence.block:
            return None
        if people and earlier.type in types and not people & {e.key for e in earlier.entities()}:
            continue
        if earlier.kind is FactKind.EVENT and earlier.type in types:
            return earlier if earlier.status is Status.ASSERTED else None
    return None


def _just_told(matcher: Matcher, day: TimeSpan) -> bool:
    """Whether a document was published on a day or shortly after it."""
    published = matcher.reading.document.source.published
    told = span(published) if published else None
    if told is None or told.latest is None or day.earliest is None or told.precision is not Precision.DAY:
        return False
    return 0 <= (told.latest - day.earliest).days <= FRESH


def _past(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is in the past: "met", "was proud to announce"."""
    above = sentence.head(verb)
    glad = verb.dep == "xcomp" and above.dep == "acomp"
    return verb.tag == "VBD" or (glad and sentence.head(above).tag == "VBD")


def _of_what_was_spoken_of(draft: Draft, day: TimeSpan) -> bool:
    """Whether a time before the day must be that of what is welcomed: "welcomed the agreement last month"."""
    time = draft.time
    if time is None or draft.type not in REACTIONS or draft.time_computed_from is None:
        return False
    return time.latest is not None and day.earliest is not None and time.latest < day.earliest


def events(matcher: Matcher, sentence: Sentence, token: Token) -> list[Draft]:
    """The events a phrase stands for: what it triggers itself, or the one spoken of before."""
    own = [d for d in matcher.at(sentence, token) if d.kind in {FactKind.EVENT, FactKind.SITUATION}]
    if own:
        return own
    if token.pos in {"PRON", "DET"} and token.text.lower() in {"this", "it", "that", "which"}:
        return _main_event_before(matcher, sentence)
    if token.pos == "NOUN" and any(t.text.lower() in DEFINITE for t in sentence.dependants(token, "det")):
        types = {frame.type for frame, _ in matcher.index.get(("noun", token.lemma), ())}
        verbs = {frame.type for frame, _ in matcher.index.get(("verb", token.lemma), ())}
        for draft in before(matcher, sentence):
            if draft.type in types | verbs:
                return [draft]
    return []


def before(matcher: Matcher, sentence: Sentence) -> Iterator[Draft]:
    """The drafts of the sentences before one, latest first."""
    stop = bisect_left(matcher.drafts, sentence.passage.start, key=lambda draft: draft.evidence[0].start)
    return reversed(matcher.drafts[max(0, stop - LOOK_BACK) : stop])


def _main_event_before(matcher: Matcher, sentence: Sentence) -> list[Draft]:
    """The event of the last sentence with events whose trigger stands highest in its parse."""
    earlier = [d for d in before(matcher, sentence) if d.kind is FactKind.EVENT and d.trigger is not None]
    if not earlier:
        return []
    last = earlier[0].evidence[0]
    home = matcher.reading.holding(last)
    there = list(takewhile(lambda draft: draft.evidence[0] == last, earlier))[::-1]
    if home is None or home.passage != last:
        return [there[0]]

    def depth(draft: Draft) -> tuple[int, int]:
        trigger = home.tokens[draft.trigger.index] if draft.trigger is not None else home.root
        return len(list(home.ancestors(trigger))), trigger.index

    return [min(there, key=depth)]


def latest(matcher: Matcher) -> Iterator[Draft]:
    """The drafts made last, latest first."""
    return islice(reversed(matcher.drafts), LOOK_BACK)
