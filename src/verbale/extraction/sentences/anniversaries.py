"""Anniversaries: a commemoration dates what it commemorates: the tenth anniversary in 2012 counts from 2002."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from verbale.entities.discourse import STATES
from verbale.extraction.draft import Draft
from verbale.extraction.matching.earlier import events
from verbale.extraction.matching.matcher import Matcher
from verbale.extraction.matching.phrases import phrase
from verbale.language.sentence import Sentence, Token
from verbale.language.spans import span
from verbale.model import Entity, FactKind, Passage, Polarity, Status, Text, TimeSpan

RULE = "anniversary"
CONFIDENCE = Decimal("0.7")
JUBILEES = frozenset({"anniversary", "jubilee", "birthday", "year", "decade"})
TIES = frozenset({"relation", "relationship", "tie", "friendship", "link"})
FOUNDING = frozenset(
    {"establishment", "signing", "signature", "conclusion", "founding", "foundation", "creation", "beginning", "start"}
)
UNITS = {"year": 1, "decade": 10, "anniversary": 1}
NAMED = {
    "centenary": 100,
    "centennial": 100,
    "bicentenary": 200,
    "bicentennial": 200,
    "sesquicentennial": 150,
    "tercentenary": 300,
}
OLDEST = 1000


def anniversary_drafts(matcher: Matcher, sentences: Iterable[Sentence]) -> list[Draft]:
    """The founding events that the commemorations among the matcher's drafts date.

    Commemorations get their ``ordinal`` and ``topic`` on the way. A computed date is less sure than a stated one
    (confidence 0.7) and keeps the commemoration's time in ``time_computed_from``.
    """
    by_passage = {s.passage: s for s in sentences}
    made: list[Draft] = []
    _unite(matcher, by_passage)
    read = {id(draft) for draft in matcher.drafts}
    for draft in [d for d in matcher.drafts if d.type == "Commemoration"]:
        sentence = by_passage.get(draft.evidence[0])
        if sentence is None or draft.trigger is None:
            continue
        noun = _noun(matcher, sentence, draft.trigger)
        if noun is None:
            continue
        count = _count(matcher, sentence, noun)
        draft.value = draft.unit = None
        if count is None or not 0 < count < OLDEST:
            continue
        draft.add("ordinal", Decimal(count))
        topic = _topic(matcher, sentence, noun)
        if topic is not None and "topic" not in draft.roles:
            draft.add("topic", Text(phrase(sentence, topic, matcher.reading.document.text)))
        if topic is None or draft.polarity is Polarity.NEGATIVE:
            continue
        parties = _parties(matcher, sentence, topic, draft)
        if len(parties) > 1:
            draft.roles["relationParty"] = list(parties)
        founded = _years_before(_day_itself(sentence, noun, draft), count)
        for event in _founding(matcher, sentence, topic, parties, draft):
            if founded is not None and event.time is None:
                event.time, event.time_computed_from = founded, draft.time.edtf if draft.time else None
                event.status, event.polarity, event.confidence = Status.ASSERTED, Polarity.POSITIVE, CONFIDENCE
                event.hedge, event.according_to = None, ()
                if id(event) not in read:
                    made.append(event)
            if event.time is not None:
                draft.add("aboutEvent", event)
    date_occasions(matcher, by_passage.values())
    return made


def _unite(matcher: Matcher, sentences: Mapping[Passage, Sentence]) -> None:
    """Make "will celebrate the anniversary" one: what its noun evokes is what its verb does, with the verb's stance."""
    verbs: dict[tuple[Passage, int], Draft] = {}
    told = [
        d for d in matcher.drafts if d.type == "Commemoration" and d.trigger is not None and d.evidence[0] in sentences
    ]
    pairs = [(d, _noun(matcher, sentences[d.evidence[0]], d.trigger)) for d in told if d.trigger is not None]
    for draft, noun in pairs:
        if noun is not None and noun is not draft.trigger:
            verbs[draft.evidence[0], noun.index] = draft
    for draft, noun in pairs:
        verb = verbs.get((draft.evidence[0], noun.index)) if noun is not None else None
        if verb is None or verb is draft:
            continue
        for role, fillers in draft.roles.items():
            verb.add(role, *fillers)
        draft.roles = {role: list(fillers) for role, fillers in verb.roles.items()}
        draft.trigger, draft.time, draft.time_computed_from = verb.trigger, verb.time, verb.time_computed_from
        draft.status, draft.polarity, draft.hedge = verb.status, verb.polarity, verb.hedge
        draft.according_to = verb.according_to


def date_occasions(matcher: Matcher, sentences: Iterable[Sentence]) -> None:
    """Date what happens "on this occasion" by the commemoration spoken of before; that sentence is cited."""
    known: TimeSpan | None = None
    source = None
    by_passage: dict[object, list[Draft]] = {}
    for draft in matcher.drafts:
        by_passage.setdefault(draft.evidence[0], []).append(draft)
    for sentence in sentences:
        here = by_passage.get(sentence.passage, [])
        for draft in here:
            if (
                known is not None
                and draft.time is None
                and draft.trigger is not None
                and _on_occasion(matcher, sentence, draft.trigger)
            ):
                draft.time, draft.time_computed_from = known, known.edtf
                draft.cite(source)
        told = [d for d in here if d.type == "Commemoration" and d.time is not None]
        if told:
            known, source = told[0].time, sentence.passage


def _on_occasion(matcher: Matcher, sentence: Sentence, trigger: Token) -> bool:
    verbs = [trigger, *(a for a in sentence.ancestors(trigger) if a.pos == "VERB" and trigger.dep == "conj")]
    things = [t for verb in verbs for slot in ("on", "for") for t in matcher.reading.arguments(sentence).of(verb, slot)]
    return any(
        t.lemma == "occasion" and any(d.text.lower() in {"this", "that"} for d in sentence.dependants(t, "det"))
        for t in things
    )


def _noun(matcher: Matcher, sentence: Sentence, trigger: Token) -> Token | None:
    """The word for the jubilee: the trigger itself or its object."""
    near = [trigger, *matcher.reading.arguments(sentence).of(trigger, "object")]
    return next((t for t in near if t.lemma in JUBILEES or t.lemma in NAMED), None)


def _count(matcher: Matcher, sentence: Sentence, noun: Token) -> int | None:
    if noun.lemma in NAMED:
        return NAMED[noun.lemma]
    inside = {t.index for t in sentence.subtree(noun) if t.index <= noun.index}
    for quantity, head in matcher.reading.lines(sentence).quantities:
        near = head.index == noun.index or head.index in inside
        whole = quantity.value == quantity.value.to_integral_value()
        if near and whole and quantity.unit in {"year", "rank", "item", "decade"}:
            return int(quantity.value) * (UNITS.get(noun.lemma, 1) if quantity.unit != "year" else 1)
    for token in sentence.dependants(noun, "nummod"):
        if token.text.isdecimal():
            return int(token.text) * UNITS.get(noun.lemma, 1)
    return None


def _topic(matcher: Matcher, sentence: Sentence, noun: Token) -> Token | None:
    """What is commemorated; the parser may hang it on a time that stands between: "the 60th jubilee next year of …"."""
    arguments = matcher.reading.arguments(sentence)
    after = [
        t
        for t in sentence.tokens
        if t.head in {noun.index, sentence.head(noun).index} and t.dep == "npadvmod" and t.index > noun.index
    ]
    for holder in (noun, *after):
        for slot in ("of", "since"):
            for thing in arguments.of(holder, slot):
                if not thing.entity.startswith("DATE"):
                    return thing
    return None


def _parties(matcher: Matcher, sentence: Sentence, topic: Token, draft: Draft) -> list[Entity]:
    """The states whose common thing is commemorated."""
    arguments, resolver = matcher.reading.arguments(sentence), matcher.resolver
    found: dict[str, Entity] = {}
    here: list[Token] = [topic]
    for _ in range(2):
        here += [t for h in list(here) for t in arguments.of(h, "of") if t not in here]
    for holder in here:
        for slot in ("between", "with", "possessor", "modifier"):
            for thing in arguments.of(holder, slot):
                for reference in resolver.resolve(sentence, thing, "state"):
                    found[reference.entity.key] = reference.entity
    if len(found) < 2 and any(
        t.lemma in TIES or t.lemma in {"partnership", "agreement", "alliance", "treaty"} for t in here
    ):
        acting = [f for f in draft.roles.get("agent", []) if isinstance(f, Entity) and f.type in STATES]
        for entity in acting:
            found.setdefault(entity.key, entity)
        if (
            len(found) < 2
            and len(resolver.discourse.both) == 2
            and set(found) <= {p.key for p in resolver.discourse.both}
        ):
            found = {p.key: p for p in resolver.discourse.both}
    return list(found.values()) if len(found) == 2 else []


def _founding(matcher: Matcher, sentence: Sentence, topic: Token, parties: list[Entity], draft: Draft) -> list[Draft]:
    """The events that began what is commemorated: those the words tell of, else one made here."""
    told = [e for e in events(matcher, sentence, topic) if e.kind is FactKind.EVENT]
    if told:
        return told
    arguments = matcher.reading.arguments(sentence)
    things = [topic, *(arguments.of(topic, "of") if topic.lemma in FOUNDING else [])]
    for thing in things:
        agreements = matcher.agreements.at(sentence, thing, draft.trigger)
        if agreements:
            signed = _made("AgreementSignature", sentence, draft)
            signed.add("concernsAgreement", *agreements)
            signed.add("signatory", *parties)
            return [signed]
    if parties and any(t.lemma in TIES for t in things):
        begun = _made("EstablishmentOfRelations", sentence, draft)
        begun.add("relationParty", *parties)
        return [begun]
    if topic.lemma == "independence":
        state = _state_of(matcher, sentence, topic, draft)
        if state is not None:
            free = _made("Independence", sentence, draft)
            free.add("agent", state)
            return [free]
    return []


def _state_of(matcher: Matcher, sentence: Sentence, topic: Token, draft: Draft) -> Entity | None:
    own = matcher.resolver.nationality(sentence, topic)
    if own is not None:
        return own.entity
    acting = [f for f in draft.roles.get("agent", []) if isinstance(f, Entity) and f.type in STATES]
    return acting[0] if len(acting) == 1 else None


def _made(type_: str, sentence: Sentence, draft: Draft) -> Draft:
    return Draft(type_, FactKind.EVENT, RULE, [sentence.passage], trigger=draft.trigger)


def _day_itself(sentence: Sentence, noun: Token, draft: Draft) -> TimeSpan | None:
    """The commemoration's time as the anniversary's own: to the day only where the wording dates that.

    "Met on 5 May to mark 50 years of ties" dates a meeting: of the anniversary it tells the year.
    """
    time, trigger = draft.time, draft.trigger
    if time is None or trigger is None:
        return None
    loose = noun.lemma in {"year", "decade"} or (
        trigger.tag == "VB" and trigger.dep in {"xcomp", "advcl", "acl", "relcl"}
    )
    return span(time.edtf[:4]) if loose and time.edtf[:4].isdigit() and "/" not in time.edtf else time


def _years_before(time: TimeSpan | None, years: int) -> TimeSpan | None:
    """A day, month or year so many years earlier; ``None`` for intervals and unknown years."""
    if time is None or "/" in time.edtf or "X" in time.edtf or not time.edtf[:4].isdigit():
        return None
    year = int(time.edtf[:4]) - years
    return span(f"{year:04d}{time.edtf[4:]}") if year > 0 else None
