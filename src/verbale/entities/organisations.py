"""Organisations: the one that a page is about, by its name, its letters, a noun for it and pronouns.

On other pages "the association" is the one whose name was used last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.entities.references import Phrase, Reference

if TYPE_CHECKING:
    from verbale.entities.resolver import Resolver
    from verbale.model import Entity

GENERIC = frozenset({"organisation", "organization", "group", "body"})
"""Nouns for any organisation, beside the noun in its own name."""
PRONOUNS = frozenset({"it", "its", "they", "their", "them"})
DEFINITE = frozenset({"the", "this"})
NAMING = frozenset(
    "association federation club society union league chamber foundation institute centre center".split()
)
"""Nouns that often stand in the names of organisations and for them afterwards."""
ONE = frozenset({"Organisation"})
NEAR = 600
"""How many characters back the name is looked for."""


def last_named(resolver: Resolver, phrase: Phrase) -> list[Reference]:
    """“The federation”: the organisation spoken of last whose name has the noun; not where other words say which."""
    s, t = phrase.sentence, phrase.token
    if "Organisation" not in phrase.types or t.pos != "NOUN" or t.tag != "NN" or t.lemma not in NAMING:
        return []
    definite = {x.text.lower() for x in s.dependants(t, "det")} & DEFINITE
    if not definite or any(
        x.dep in {"amod", "compound", "nmod", "prep", "poss", "acl", "relcl"} for x in s.dependants(t)
    ):
        return []

    def has_noun(entity: Entity) -> bool:
        words = entity.label.lower().split()
        return len(words) > 1 and t.lemma in words

    last = resolver.discourse.last(ONE, t.passage.start, excluding=phrase.excluding, where=has_noun)
    near = last is not None and t.passage.start - last.passage.end <= NEAR
    return [Reference(last.entity, f"the {t.lemma}: spoken of last", last.passage)] if last is not None and near else []


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
    if word in PRONOUNS and any(e.type in ONE and e.key != organisation.key for e in resolver.subjects_before(s)):
        return []  # the sentence before is about another
    if word in PRONOUNS and (t.dep == "poss" or t.dep.startswith("nsubj")):
        return [Reference(organisation, f"“{word}”: the organisation of the title")]
    last = {w.lower() for w in name.split()}
    known = t.lemma in GENERIC or (t.pos == "NOUN" and t.lemma in last)
    definite = {x.text.lower() for x in s.dependants(t, "det")} & DEFINITE
    bare = not any(x.dep in {"amod", "compound", "nmod", "prep", "poss"} for x in s.dependants(t))
    if known and definite and bare and t.tag in {"NN", "NNP"}:
        return [Reference(organisation, f"the {t.lemma}: the organisation of the title")]
    return []
