"""Missions: embassies, consulates and offices by whose they are and where, and “the embassy”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.entities import composites
from verbale.entities.discourse import MISSIONS, STATES, Spoken
from verbale.entities.references import Phrase, Reference
from verbale.entities.slugs import slugify
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity

if TYPE_CHECKING:
    from verbale.entities.resolver import Resolver

TITLED = frozenset({"mission", "chancery", "chancellery", "post"})
"""What a page about a mission calls it, beside its own noun."""


def mission(resolver: Resolver, phrase: Phrase) -> list[Reference]:
    """The mission that a phrase is made up of, or the one spoken of before."""
    if not phrase.types & MISSIONS:
        return []
    s, t, sender, host = phrase.sentence, phrase.token, phrase.sender, phrase.host
    if t.pos not in {"NOUN", "PROPN"}:
        return []
    called = named_for_city(resolver, s, t)
    if called is not None:
        return _of_city(resolver, *called)
    kind = next((resolver.nouns.missions[p] for p in resolver.noun_phrases(s, t) if p in resolver.nouns.missions), None)
    if kind is None:
        return _of_title(resolver, s, t)
    type_, noun = kind
    if _or_another(s, t):
        return []
    each_other = any(x.text.lower() == "other" for x in s.subtree(t)) and any(
        x.text.lower() == "each" for x in s.subtree(t)
    )
    if each_other and len(resolver.discourse.pair) == 2:
        first, second = resolver.discourse.pair
        return [_made(resolver, type_, noun, a, b, None, "each other's") for a, b in ((first, second), (second, first))]
    own = resolver.nationality(s, t)
    places = resolver.places_of(s, t) if t.tag in {"NNS", "NNPS"} or own is None else []
    if len(places) > 1:
        by = own.entity if own else sender
        return [
            _made(resolver, type_, noun, by, there, at if at.type not in STATES else None, "one of those listed")
            for at in places
            if by is not None and (there := resolver.state_containing(at)) is not None and there.key != by.key
        ]
    place = resolver.place_of(s, t)
    towards = None
    for preposition, thing in resolver.arguments(s).prepositions(t):
        if preposition == "to":
            to = resolver.resolve(s, thing, "polity")
            towards = to[0].entity if to else None
    there = towards or (resolver.state_containing(place) if place and "permanent" not in noun else None)
    definite = any(x.text.lower() in {"the", "this", "that", "then"} for x in s.dependants(t, "det", "amod", "advmod"))
    by = own.entity if own else None
    if by is None and definite:
        known = _known(resolver, t, type_, noun, there)
        if known is None and there is None and _titled(resolver, t, type_, noun):
            known = _as_titled(resolver)
        if known is not None:
            return [known]
    if by is not None and there is None and resolver.discourse.other(by) is None:
        same = resolver.discourse.last(
            frozenset({type_}),
            t.passage.start,
            where=lambda e: e.key.startswith(f"mission/{slugify(noun)}-{composites.part(by)}-"),
        )
        if same is not None:
            return [Reference(same.entity, f"last such {noun} spoken of", same.passage)]
    by = by or sender
    seat = place if place is not None and place.type not in STATES else None
    if there is None and "permanent" not in noun:  # a permanent mission is to an organisation, not to the city's state
        there = host
    if (
        there is None
        and by is not None
        and "permanent" not in noun
        and any(x.text.lower() in {"our", "my"} for x in s.dependants(t, "poss"))
    ):
        there = resolver.discourse.posting
    if by is None and there is not None:
        by = resolver.discourse.other(there)
    if there is None and by is not None and "permanent" not in noun:
        there = resolver.discourse.other(by)
    if by is None:
        return []
    if by is not None and there is not None and by.key == there.key:
        return []
    return [_made(resolver, type_, noun, by, there, seat, "made up of the phrase")]


def _of_title(resolver: Resolver, s: Sentence, t: Token) -> list[Reference]:
    """“The mission”, “the chancery” on the page of a mission, with nothing beside that would make it another's."""
    titled = resolver.discourse.mission
    beside = [x for x in s.dependants(t) if x.dep not in {"det", "relcl", "punct", "cc", "conj", "appos"}]
    the = any(x.text.lower() in {"the", "this"} for x in s.dependants(t, "det"))
    if titled is None or t.lemma not in TITLED or t.tag != "NN" or not the or beside:
        return []
    named = _as_titled(resolver)
    return [named] if named is not None else []


def _titled(resolver: Resolver, t: Token, type_: str, noun: str) -> bool:
    """Whether “the embassy” is that of a page about one, which has named none before."""
    titled = resolver.discourse.mission
    return titled is not None and titled.type == type_ and t.tag == "NN" and titled.label.startswith(f"{noun} of ")


def _as_titled(resolver: Resolver) -> Reference | None:
    titled = resolver.discourse.mission
    sides = zip(("sendingState", "accreditedTo"), resolver.discourse.pair, strict=False)
    return Reference(titled, "the mission of the title", None, tuple(sides)) if titled is not None else None


def _or_another(s: Sentence, t: Token) -> bool:
    """Whether it may be another kind of mission: "embassies or consulates"."""
    first = t
    while first.dep == "conj" and first.head != first.index:
        first = s.head(first)
    return any(x.lemma == "or" for noun in s.conjuncts(first) for x in s.dependants(noun, "cc"))


def named_for_city(resolver: Resolver, sentence: Sentence, token: Token) -> tuple[str, str, Entity] | None:
    """Class, noun and city of "Embassy Oslo", "Consulate General Lagos"; nothing for another phrase."""
    match = resolver.marks(sentence).matches.get(token.index)
    if match is None:
        return None
    city = resolver.choose(e.entity for e in match.entries)
    first = sentence.at(match.passage)[0].index
    if city is None or city.type != "Municipality" or first == 0:
        return None
    before = [t.text for t in sentence.tokens[max(0, first - 2) : first]]
    for size in (2, 1):
        noun = " ".join(before[-size:])
        if noun.istitle() and noun.lower() in resolver.nouns.missions and len(before) >= size:
            return (*resolver.nouns.missions[noun.lower()], city)
    return None


def _of_city(resolver: Resolver, type_: str, noun: str, city: Entity) -> list[Reference]:
    """The mission of the pair's other state in a city of one of the two."""
    host = resolver.state_containing(city)
    by = resolver.discourse.other(host)
    return [_made(resolver, type_, noun, by, host, city, "named for its city")] if by is not None else []


def _known(resolver: Resolver, t: Token, type_: str, noun: str, there: Entity | None) -> Reference | None:
    """“The embassy”: the last one spoken of, or that of the envoy spoken of since; one of the title's pair first."""
    pair = tuple(f"-{composites.part(state)}-" for state in resolver.discourse.pair)

    def last(*parts: str) -> Spoken | None:
        return resolver.discourse.last(
            frozenset({type_}),
            t.passage.start,
            where=lambda e: e.key.startswith(f"mission/{slugify(noun)}-") and all(p in e.key + "-" for p in parts),
        )

    place = (f"-{composites.part(there)}-",) if there is not None else ()
    spoken = (last(*place, *pair) if pair else None) or last(*place)
    posting = resolver.discourse.posting_before(t.passage.start) if there is None else None
    if posting is not None and pair and {posting[1].key, posting[2].key} != {s.key for s in resolver.discourse.pair}:
        posting = None
    if posting is not None and (spoken is None or posting[0].start > spoken.passage.start):
        made = _made(resolver, type_, noun, posting[1], posting[2], None, "the mission of the envoy spoken of")
        return Reference(made.entity, made.reason, posting[0])
    return Reference(spoken.entity, f"last {noun} spoken of", spoken.passage) if spoken else None


def _made(
    resolver: Resolver, type_: str, noun: str, by: Entity, there: Entity | None, seat: Entity | None, reason: str
) -> Reference:
    links = [("sendingState", by)]
    if there:
        links.append(("accreditedTo", there))
    if seat:
        links.append(("seat", seat))
    return Reference(composites.mission(type_, noun, by, there, seat), reason, None, tuple(links))
