"""Absolutes: counts of people in a phrase with "with" or "of" beside the clause.

"With over 180 Danes in Ghana, the school is small"; "With a population of 168, they are the third largest community".
"""

from __future__ import annotations

from collections.abc import Iterator

from verbale.entities.discourse import GROUPS, STATES
from verbale.extraction.draft import Draft
from verbale.extraction.matching.matcher import Matcher
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity, FactKind, Quantity

RULE = "population-beside"
SIZES = frozenset({"population", "strength"})
PEOPLE = frozenset({"person", "item"})


def absolute_drafts(matcher: Matcher, sentence: Sentence) -> Iterator[Draft]:
    """The counts of people in such phrases of a sentence, with the time of the clause."""
    for preposition in sentence.tokens:
        opens = preposition.text == "Of" and preposition.index == 0  # "Of the 200 Danes in Accra, half are bakers"
        if preposition.dep != "prep" or not (opens or preposition.text.lower() == "with"):
            continue
        verb = sentence.head(preposition)
        if verb.pos not in {"VERB", "AUX"} or preposition.index > verb.index:
            continue
        for noun in sentence.dependants(preposition, "pobj"):
            found = (
                _of_size(matcher, sentence, verb, noun) if noun.lemma in SIZES else _counted(matcher, sentence, noun)
            )
            if found is not None:
                yield _draft(matcher, sentence, verb, noun, *found)


def _counted(matcher: Matcher, sentence: Sentence, noun: Token) -> tuple[Entity, Quantity] | None:
    """The people that a noun names, and how many it counts of them."""
    numbers = [q for q in _numbers(matcher, sentence, noun) if q.unit == "person"]
    people = (
        matcher.resolver.resolve(sentence, noun, "group") if numbers and sentence.dependants(noun, "nummod") else []
    )
    return (people[0].entity, numbers[0]) if people and people[0].entity.type in GROUPS else None


def _of_size(matcher: Matcher, sentence: Sentence, verb: Token, noun: Token) -> tuple[Entity, Quantity] | None:
    """The people that the clause speaks of, and the population that they have."""
    sizes = [
        q for size in matcher.reading.arguments(sentence).of(noun, "of") for q in _numbers(matcher, sentence, size)
    ]
    subjects = matcher.reading.arguments(sentence).of(verb, "subject")
    who = [r.entity for s in subjects for r in matcher.resolver.resolve(sentence, s, "group")]
    people = [entity for entity in who if entity.type in GROUPS]
    return (people[0], sizes[0]) if len(people) == 1 and len(sizes) == 1 and sizes[0].unit in PEOPLE else None


def _numbers(matcher: Matcher, sentence: Sentence, noun: Token) -> list[Quantity]:
    return [q for q in matcher.quantities(sentence, noun) if not (len(q.unit) == 3 and q.unit.isupper())]


def _draft(matcher: Matcher, sentence: Sentence, verb: Token, noun: Token, group: Entity, number: Quantity) -> Draft:
    draft = Draft("PopulationObservation", FactKind.OBSERVATION, RULE, [sentence.passage], trigger=noun)
    draft.add("featureOfInterest", group)
    host = matcher.resolver.discourse.host
    place = matcher.resolver.place_of(sentence, noun) or (host if host is not None and host.type in STATES else None)
    if place is not None:
        draft.add("referencePlace", place)
    draft.value, draft.unit, draft.approximation = number.value, "person", number.approximation
    time = matcher.timing.beside(sentence, number.passage) or matcher.timing.of(sentence, verb)
    if time is not None:
        draft.time, draft.time_computed_from = time.span, time.computed_from
    return draft
