"""Organisations: the one that a page is about, by its name, its letters, a noun for it and pronouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.entities.references import Phrase, Reference

if TYPE_CHECKING:
    from verbale.entities.resolver import Resolver

GENERIC = frozenset({"organisation", "organization", "group", "body"})
"""Nouns for any organisation, beside the noun in its own name."""
PRONOUNS = frozenset({"it", "its", "they", "their", "them"})
DEFINITE = frozenset({"the", "this"})


def of_the_page(resolver: Resolver, phrase: Phrase) -> list[Reference]:
    """The organisation that the page is about, where a phrase speaks of it; empty on other pages."""
    organisation = resolver.discourse.organisation
    s, t = phrase.sentence, phrase.token
    if organisation is None or organisation.type not in phrase.types or organisation in phrase.excluding:
        return []
    name = organisation.label
    at = resolver.text.find(name, s.passage.start, s.passage.end)
    while at >= 0:
        inside = [x for x in s.tokens if at <= x.passage.start and x.passage.end <= at + len(name)]
        if any(x.index == t.index for x in inside) and s.head(t).index not in {x.index for x in inside if x is not t}:
            return [Reference(organisation, "the organisation of the title")]
        at = resolver.text.find(name, at + 1, s.passage.end)
    if t.text in {short for _, short in organisation.aliases}:
        return [Reference(organisation, "its letters")]
    word = t.text.lower()
    if word in PRONOUNS and (t.dep == "poss" or t.dep.startswith("nsubj")):
        return [Reference(organisation, f"“{word}”: the organisation of the title")]
    last = {w.lower() for w in name.split()}
    known = t.lemma in GENERIC or (t.pos == "NOUN" and t.lemma in last)
    definite = {x.text.lower() for x in s.dependants(t, "det")} & DEFINITE
    bare = not any(x.dep in {"amod", "compound", "nmod", "prep", "poss"} for x in s.dependants(t))
    if known and definite and bare and t.tag in {"NN", "NNP"}:
        return [Reference(organisation, f"the {t.lemma}: the organisation of the title")]
    return []
