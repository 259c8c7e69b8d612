"""Named things: what proper names stand for, and bodies, places and buildings known by the name of another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from verbale.entities import composites
from verbale.entities.discourse import ORGANISATIONS, PLACES, STATES
from verbale.entities.namebook import fold
from verbale.entities.peoples import people
from verbale.entities.references import ADJECTIVE_FORMS, PEOPLE_FORMS, WANTS, Phrase, Reference
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity, Passage

if TYPE_CHECKING:
    from verbale.entities.resolver import Resolver

NEAR = 300
"""How far back, in characters, "the city" means a town that was named."""
OFFICES = frozenset("agency board bureau department office".split())
"""Of the nouns for bodies, what a state has: "Department of Trade" is known with or without the state's adjective."""
OPENING = frozenset({"compound", "amod", "nmod"})
_OF = re.compile(
    r"[A-Z]\w+\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w'’-]*(?:\s+(?:(?:in|and|of|for)\s+(?:the\s+)?)?[A-Z][\w'’-]*)*"
)
_OF_PEOPLE = re.compile(
    r"\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w'’-]*(?:\s+(?:(?:in|and|of|for)\s+(?:the\s+)?)?[A-Z][\w'’-]*)*"
)
KINDS_OF_PLACE = frozenset("city town province region district department village island kingdom republic".split())
"""Nouns that add nothing to the name after them: “the city of X” is X."""

NAMED_BEFORE = frozenset("camp settlement district province region county governorate municipality quarter".split())
"""Nouns for kinds of places that stand after the name: "Dzaleka camp"."""


def gazetteer_name(resolver: Resolver, phrase: Phrase) -> list[Reference]:
    """What the gazetteer knows by the name."""
    s, t, types = phrase.sentence, phrase.token, phrase.types
    match = resolver.marks(s).matches.get(t.index)
    if match is None or (match.form in PEOPLE_FORMS and (not types & STATES or types == PLACES)):
        return []  # the people of a state are no place
    if match.form in ADJECTIVE_FORMS and t.pos == "NOUN" and t.lemma not in match.passage.of(resolver.text).lower():
        return []
    if match.form in ADJECTIVE_FORMS and s.dependants(t, "nummod"):
        return []  # "600 Togolese" are no state
    fitting = [e.entity for e in match.entries if e.entity.type in types]
    chosen = resolver.meant(match, fitting)
    if chosen is not None:
        return [Reference(chosen, "name")]
    if len(fitting) > 1 and "Region" in types:
        name = people(match, resolver.gazetteer) if match.form in PEOPLE_FORMS else match.passage.of(resolver.text)
        return [Reference(composites.named("place", "Region", name), "name of several states")]
    return []


def proper_name(resolver: Resolver, phrase: Phrase) -> list[Reference]:
    """What a proper name of the document stands for."""
    s, t, types = phrase.sentence, phrase.token, phrase.types
    marks = resolver.marks(s)
    span = marks.names.get(t.index)
    if span is None:
        span = next((n for n in marks.names.values() if any(x.index == t.index for x in n.tokens)), None)
    if span is None:  # "the rebel group X": the name stands in apposition to its class noun
        beside = [
            c for c in s.dependants(t, "appos") if c.index in marks.names and c.index == t.index + len(s.subtree(c))
        ]
        beside += [c for c in s.dependants(t, "compound", "nmod") if c.index in marks.names and c.pos == "PROPN"]
        span = marks.names[beside[0].index] if beside and t.lemma in resolver.nouns.classes | {"group": ""} else None
    if span is None:
        alone = t.pos == "PROPN" and t.index not in marks.covered and t.text.lower() in resolver.nouns.body_kinds
        name = _whole_name(resolver, s, [t]) if alone else None
        return [Reference(composites.named("organisation", "Organisation", name), "name")] if name else []
    short = resolver.names.acronym(span.passage.of(resolver.text))
    for entry in resolver.gazetteer.lookup(short) if short else ():
        shared = set(fold(entry.entity.label).split()) & set(fold(span.passage.of(resolver.text)).split())
        if entry.kind == "organisation" and shared:
            return [Reference(entry.entity, "its acronym")]
    entity = resolver.names.entity(span.passage.of(resolver.text), "Person" if types == WANTS["person"] else None)
    if entity is None or (entity.type == "Person" and _is_title(resolver, entity.label)):
        return []
    as_told = " ".join(span.passage.of(resolver.text).split()) == entity.label  # else it is known by a fuller name
    if entity.type != "Person" and as_told and _ends_in_noun(resolver, entity.label):
        name = _whole_name(resolver, s, span.tokens)
        if name != entity.label:
            return [Reference(composites.named("organisation", entity.type, name), "name")] if name else []
    if entity.type in {"Ministry", "GovernmentBody", "SecurityBody"}:
        own = next((r for c in s.dependants(t, "poss") for r in resolver.resolve(s, c, "state")), None)
        if own:
            label = f"{entity.label} of {own.entity.label}"
            made = Entity(f"{entity.key}-{composites.part(own.entity)}", entity.type, (("en", label),), entity.aliases)
            resolver.speaks_for(made, own.entity)
            return [Reference(made, "name", None, (("partOf", own.entity),))]
    return [Reference(entity, "name")]


def _is_noun(resolver: Resolver, word: str) -> bool:
    """Whether a word is the noun for a kind of body ("Association"), so that it names none by itself."""
    return word.lower() in resolver.nouns.classes or word.lower() in resolver.nouns.body_kinds


def _ends_in_noun(resolver: Resolver, name: str) -> bool:
    """Whether a name is such a noun alone, or ends in one that what stands before may open ("Tea Board")."""
    first, last = name.split()[0].lower(), name.split()[-1].lower()
    kinds = resolver.nouns.body_kinds
    return _is_noun(resolver, name) or last in kinds or first in kinds - OFFICES


def _whole_name(resolver: Resolver, s: Sentence, tokens: Sequence[Token]) -> str | None:
    """The name that ends in a noun for a kind of body, with the people or place that opens or closes it.

    "Association of Danes in Ghana", "Danish School", "Kenya Tea Board"; nothing for the noun alone.
    """
    first, last = tokens[0], tokens[-1]
    tail = _OF_PEOPLE.match(resolver.text, last.passage.end, s.passage.end) if len(tokens) > 1 else None
    if tail is not None and _is_noun(resolver, last.text) and _names_people(resolver, s, last.index + 2):
        return " ".join(resolver.text[first.passage.start : tail.end()].split())  # "National Association of Danes"
    if len(tokens) == 1 and (after := _OF.match(resolver.text, first.passage.start, s.passage.end)) is not None:
        return " ".join(after.group().split())
    before = s.tokens[first.index - 1] if first.index > 0 else None
    opening = resolver.marks(s).covered.get(before.index) if before is not None else None
    if opening is not None and before is not None and before.text[:1].isupper() and before.dep in OPENING:
        start = min(opening.passage.start, _more_before(s, before).passage.start)
        return " ".join(resolver.text[start : last.passage.end].split())
    return None if len(tokens) == 1 else " ".join(resolver.text[first.passage.start : last.passage.end].split())


def _more_before(s: Sentence, token: Token) -> Token:
    """The first of the capitalised words before a name's opening: "Danish Ghanaian School", "Non-Resident …"."""
    while token.index > 0:
        before = s.tokens[token.index - 1]
        part = before.text[:1].isupper() or before.text == "-"
        if not part or before.dep not in OPENING or before.head != token.head:
            break
        token = before
    return token


def _names_people(resolver: Resolver, s: Sentence, start: int) -> bool:
    """Whether one of the first words from a position on names a people."""
    covered = [resolver.marks(s).covered.get(t.index) for t in s.tokens[start : start + 3]]
    return any(match is not None and match.form in PEOPLE_FORMS for match in covered)


def _is_title(resolver: Resolver, name: str) -> bool:
    """Whether what was taken for a person's name is a title ("Prime Minister")."""
    return any(entry.kind == "office" for entry in resolver.gazetteer.lookup(name.lower()))


def kind_of_place(resolver: Resolver, phrase: Phrase) -> list[Reference]:
    """“The city of X” is X; “the city” is the one just spoken of."""
    s, t, excluding = phrase.sentence, phrase.token, phrase.excluding
    if t.lemma in NAMED_BEFORE and "Place" in phrase.types and (name := _name_before(resolver, phrase)):
        return [Reference(composites.named("place", "Place", name), "name with its kind")]
    if t.lemma not in KINDS_OF_PLACE:
        return []
    only = [x.text.lower() for x in s.tokens if s.head(x).index == t.index and x.index != t.index and x.pos != "PUNCT"]
    if t.text in {"city", "town"} and only in (["the"], ["this"], ["that"]) and "Municipality" in phrase.types:
        last = resolver.discourse.last(frozenset({"Municipality"}), t.passage.start, excluding=excluding)
        if last is not None and t.passage.start - last.passage.end <= NEAR:
            return [Reference(last.entity, "the town last spoken of", last.passage)]
    for preposition, thing in resolver.arguments(s).prepositions(t):
        if preposition == "of":
            for reader in (gazetteer_name, proper_name):
                found = reader(resolver, Phrase(s, thing, PLACES, excluding))
                if found:
                    return found
    return []


def _name_before(resolver: Resolver, phrase: Phrase) -> str:
    """The name of a place that ends in a small noun for its kind: "Dzaleka camp", "Zubra district"."""
    s, t = phrase.sentence, phrase.token
    before = [x for x in s.dependants(t, "compound", "nmod", "amod") if x.index < t.index]
    names = [x for x in before if x.pos == "PROPN" and x.text[:1].isupper()]
    known = resolver.marks(s).covered
    if not names or names[-1].index + 1 not in {t.index, before[-1].index} or t.tag not in {"NN", "NNP"}:
        return ""
    if any(x.index in known and known[x.index].form in ADJECTIVE_FORMS | PEOPLE_FORMS for x in names):
        return ""  # "the Somali camp"
    return " ".join(resolver.text[names[0].passage.start : t.passage.end].split())


def body(resolver: Resolver, phrase: Phrase) -> list[Reference]:
    """A body of a state, or the state for its government."""
    s, t, types = phrase.sentence, phrase.token, phrase.types
    a_body = t.pos in {"NOUN", "PROPN"} and types & ORGANISATIONS
    if not a_body and (not types & STATES or t.lemma != "government"):
        return []
    kind = next((resolver.nouns.bodies[p] for p in resolver.noun_phrases(s, t) if p in resolver.nouns.bodies), None)
    if kind is None:
        return []
    several = _governments(resolver, phrase) if types & STATES else []
    if several:
        return several
    own = resolver.nationality(s, t)
    if own is None:
        return []
    if not types & ORGANISATIONS:
        return [own]
    adjective = next(iter(resolver.gazetteer.words(own.entity, "adjectives")), None)
    made = composites.body(kind[0], kind[1], own.entity, adjective)
    resolver.speaks_for(made, own.entity)
    return [Reference(made, "made up of the phrase", own.antecedent, (("partOf", own.entity),))]


def _governments(resolver: Resolver, phrase: Phrase) -> list[Reference]:
    """The states whose governments a plural noun means: "the Kenyan and Norwegian governments"."""
    s, t, marks = phrase.sentence, phrase.token, resolver.marks(phrase.sentence).matches
    if t.lemma not in {"government", "authority", "administration"} or t.tag not in {"NNS", "NNPS"}:
        return []
    named = [marks[x.index] for x in s.subtree(t) if x.index < t.index and x.index in marks]
    if any(match.form not in ADJECTIVE_FORMS for match in named):
        return []
    states = {e.key: e for match in named if (e := resolver.state_of_match(match)) is not None}
    return [Reference(e, f"its {t.lemma}") for e in states.values()] if len(states) > 1 else []


def facility(resolver: Resolver, phrase: Phrase) -> list[Reference]:
    """A building known by whose it is: "the Kenyan ambassador's residence"."""
    s, t, types = phrase.sentence, phrase.token, phrase.types
    if "Facility" not in types or resolver.nouns.classes.get(t.lemma) != "Facility":
        return []
    whose = [x for x in s.dependants(t, "poss", "compound", "amod") if x.index < t.index]
    named = [
        x
        for w in whose
        for x in s.subtree(w)
        if x.index in resolver.marks(s).covered or x.index in resolver.marks(s).names
    ]
    if not named:
        return []
    first = min(x.index for w in whose for x in s.subtree(w) if x.pos not in {"DET", "PUNCT"})
    name = Passage(s.tokens[first].passage.start, t.passage.end).of(resolver.text)
    place = resolver.place_of(s, t)
    links: tuple[tuple[str, Entity], ...] = (("locatedIn", place),) if place is not None else ()
    return [
        Reference(composites.named("place", "Facility", " ".join(name.split())), "made up of the phrase", None, links)
    ]
