"""Those who met: whom “the leaders”, “both ministers” and “they” stand for after a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.entities.references import Phrase, Reference

if TYPE_CHECKING:
    from verbale.entities.resolver import Resolver

MEETERS = frozenset(
    "leader president minister official counterpart premier chancellor monarch king diplomat envoy statesman".split()
)
ARTICLES = frozenset({"the", "both", "two", "these"})
OTHERS = frozenset("other several many some all various foreign european asian african arab senior world".split())
"""Words that make a plural speak of others than the two who met."""


def those_who_met(resolver: Resolver, phrase: Phrase) -> list[Reference]:
    """The persons of the last meeting told of, for a plural such as “the two leaders”; none where it says of whom."""
    s, t = phrase.sentence, phrase.token
    met = resolver.discourse.met
    if t.tag not in {"NNS", "NNPS"} or t.lemma not in MEETERS or "Person" not in phrase.types or len(met) < 2:
        return []
    words = {x.text.lower() for x in s.dependants(t, "det", "predet", "nummod", "amod", "poss", "compound", "prep")}
    if not words & ARTICLES or words - ARTICLES or resolver.adjectives(s, t):
        return []
    return [Reference(person, f"the {t.text}: who met last") for person in met]
