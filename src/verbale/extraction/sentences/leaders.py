"""Leaders: who leads a mission or an organisation, by the verb that says so and the title before the name.

"The embassy is headed by Ambassador A" is an office of ambassador held by A; "the association is led by A" an office of
head.
"""

from __future__ import annotations

from collections.abc import Iterator

from verbale.entities import composites
from verbale.entities.discourse import MISSIONS
from verbale.entities.gazetteer import Match
from verbale.extraction.draft import Draft
from verbale.extraction.matching.matcher import Matcher
from verbale.extraction.matching.stance import stance
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity, FactKind

RULE = "leader"
LEADING = frozenset({"head", "lead", "chair", "direct", "run", "preside over"})
STATE_BODIES = frozenset({"Government", "GovernmentBody", "SecurityBody", "Ministry", "ArmedGroup"})
"""What is led in other ways than an office: a raid, a campaign."""
HEADS = {"chair": "chairman", "direct": "director"}


def leader_drafts(matcher: Matcher, sentence: Sentence) -> Iterator[Draft]:
    """An ``OfficeHolding`` for each person whom a verb says to lead one mission or organisation."""
    arguments = matcher.reading.arguments(sentence)
    for verb in sentence.tokens:
        if verb.lemma not in LEADING or verb.pos != "VERB" or _loose(sentence, verb):
            continue
        objects = arguments.of(verb, "object")
        led = [r for t in objects for r in matcher.entities(sentence, verb, t, "organisation")]
        if len(led) != 1 or led[0].entity.type in STATE_BODIES:
            continue
        for subject in arguments.of(verb, "subject"):
            for person in matcher.resolver.resolve(sentence, subject, "person"):
                office = office_at(led[0].entity, dict(led[0].links), _title(matcher, sentence, subject))
                held = Draft("OfficeHolding", FactKind.SITUATION, RULE, [sentence.passage], trigger=verb)
                held.add("holder", person.entity)
                held.add("officeHeld", office)
                time = matcher.timing.of(sentence, verb, ())
                if time is not None:
                    held.time, held.time_computed_from = time.span, time.computed_from
                stands = stance(sentence, arguments, verb)
                matcher.take_stance(sentence, held, stands)
                yield held
                for property_, other in office_links(led[0].entity, dict(led[0].links)):
                    link = Draft(property_, FactKind.RELATION, RULE, [sentence.passage], trigger=verb)
                    link.add("subject", office)
                    link.add("object", other)
                    yield link


def _loose(sentence: Sentence, verb: Token) -> bool:
    """Whether a participle after a comma may tell of another noun: "a section opened in the embassy, headed by A"."""
    return verb.dep == "acl" and sentence.tokens[verb.index - 1].text == "," and sentence.head(verb).dep == "pobj"


def office_at(led: Entity, links: dict[str, Entity], title: Match | None) -> Entity:
    """The office of a mission's or organisation's leader; a mission's envoy is of who sends it, to who receives it."""
    entry = next((e for e in title.entries if e.kind == "office"), None) if title is not None else None
    if led.type in MISSIONS:
        of, towards = links.get("sendingState"), links.get("accreditedTo")
        if entry is None:
            return composites.office("DiplomaticOffice", "head of mission", of, towards)
        return composites.office(entry.entity.type, entry.entity.label, of, towards)
    if entry is None:
        return composites.office("Office", "head", led)
    return composites.office(entry.entity.type, entry.entity.label, led)


def office_links(led: Entity, links: dict[str, Entity]) -> list[tuple[str, Entity]]:
    """What the office of a leader is of and towards, as (property, entity) pairs."""
    if led.type not in MISSIONS:
        return [("officeIn", led)]
    pairs = (("officeOf", links.get("sendingState")), ("officeTowards", links.get("accreditedTo")))
    return [(name, entity) for name, entity in pairs if entity is not None]


def _title(matcher: Matcher, sentence: Sentence, subject: Token) -> Match | None:
    """The title that stands right before a person's name."""
    text = matcher.resolver.text
    spans = matcher.resolver.marks(sentence).names.values()
    start = next((n.passage.start for n in spans if any(t.index == subject.index for t in n.tokens)), None)
    if start is None:
        return None
    offices = matcher.resolver.gazetteer.find(
        text, sentence.passage.start, sentence.passage.end, kinds=frozenset({"office"})
    )
    return next((m for m in offices if m.passage.end <= start and not text[m.passage.end : start].strip()), None)
