"""Those who met: whom “the leaders”, “both ministers” and “they” stand for after a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.entities.references import Phrase, Reference
from verbale.model import Entity

if TYPE_CHECKING:
    from verbale.entities.resolver import Resolver

MEETERS = frozenset(
    "leader president minister official counterpart premier chancellor monarch king diplomat envoy statesman".split()
)
ARTICLES = frozenset({"the", "both", "two", "these"})
OFFICES = {
    "leader": ("president", "prime minister", "chancellor", "king", "queen", "emperor", "sultan", "emir"),
    "president": ("president",),
    "minister": ("minister",),
    "premier": ("prime minister", "premier"),
    "chancellor": ("chancellor",),
    "king": ("king",),
    "monarch": ("king", "queen", "emperor", "empress", "sultan", "emir"),
}
"""Nouns for those who met → how the names of the offices end that they hold."""
HEADS = frozenset({"prime minister", "deputy prime minister"})
"""Who are not meant by "the ministers"."""
RANKS = frozenset({"prime", "foreign", "defence", "defense", "trade", "finance", "interior"})
"""What says of which office they are: "the two foreign ministers"."""
NEAR_CHARS = 1_500
"""How far before "the ministers" the two are named, where those who met last were others."""
OTHERS = frozenset("other several many some all various foreign european asian african arab senior world".split())
"""Words that make a plural speak of others than the two who met."""


def those_who_met(resolver: Resolver, phrase: Phrase) -> list[Reference]:
    """The persons of the last meeting told of, for a plural such as “the two leaders”; none where it says of whom."""
    s, t = phrase.sentence, phrase.token
    met = resolver.discourse.met
    if t.tag not in {"NNS", "NNPS"} or t.lemma not in MEETERS or "Person" not in phrase.types:
        return []
    words = {x.text.lower() for x in s.dependants(t, "det", "predet", "nummod", "amod", "poss", "compound", "prep")}
    rank = words & RANKS
    if not words & ARTICLES or words - ARTICLES - rank or resolver.adjectives(s, t):
        return []
    ends = tuple(f"{word} {t.lemma}" for word in rank) or OFFICES.get(t.lemma, ())
    fit = t.lemma == "leader" or all(_holds(resolver, person, ends, unsure=not rank) for person in met)
    if len(met) > 1 and fit:
        return [Reference(person, f"the {t.text}: who met last") for person in met]
    if not ends:
        return []
    near = resolver.discourse.within(frozenset({"Person"}), s.passage.start - NEAR_CHARS, s.passage.start)
    named = {e.key: e for e in reversed(near) if _holds(resolver, e, ends, unsure=False)}
    states = {key for person in named for key in resolver.states_of.get(person, {})}
    if len(named) != 2 or len(states) != 2:
        return []
    return [Reference(person, f"the {t.text}: the two spoken of") for person in named.values()]


def _holds(resolver: Resolver, person: Entity, ends: tuple[str, ...], *, unsure: bool) -> bool:
    """Whether a person holds an office whose name ends so; ``unsure`` where the document gives the person none."""
    held = resolver.offices_of.get(person.key, set())
    if not ends or not held:
        return unsure
    return any(name.endswith(ends) and (name not in HEADS or name in ends) for name in held)
