"""Peoples: the groups of people that demonyms and nouns for people stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verbale.entities import composites
from verbale.entities.discourse import GROUPS, STATES
from verbale.entities.gazetteer import Gazetteer, Match
from verbale.entities.pronouns import SOME, of_other_people
from verbale.entities.references import ADJECTIVE_FORMS, PEOPLE_FORMS, Phrase, Reference
from verbale.entities.slugs import slugify
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity

if TYPE_CHECKING:
    from verbale.entities.resolver import Resolver

MEMBERS = frozenset({"citizen", "national", "person", "individual", "member", "resident", "people"})
"""Bare nouns that count people of a group named before them in the sentence."""
FLED = frozenset({"refugee", "asylum seeker", "exile", "deportee", "evacuee", "newcomer", "settler", "emigrant"})
"""Bare nouns for the people of a title that tells of such: "the refugees", "11,400 refugees"."""
PERSONS = frozenset({"woman", "man", "child", "girl", "boy", "pupil", "teenager", "youth", "mother", "orphan"})
"""Nouns for people that mean a group in the plural only: "90 Danish women", not "a Danish woman"."""
FLIGHT = frozenset({"arrive", "cross", "enter", "flee", "return"})
"""What people who fled do on their way, which those of the country do not."""
NATIONALS = frozenset({"citizen", "national", "expatriate", "immigrant", "emigrant", "refugee", "student", "tourist"})
DESCENTS = frozenset({"descent", "origin", "ancestry", "heritage", "extraction", "background"})
BARE = re.compile(r"\w+ese|British|French|Dutch|Irish|Swiss|English|Welsh|Scottish")
"""Adjectives that name a people without a further noun: "the Irish in Kenya"."""
NEW_WORLD = frozenset({"North America", "South America", "Oceania"})
"""Where the second of two names says where people live: "Lebanese Brazilians", but "Malaysian Indians" do not."""
PLAIN = frozenset(
    {"registered", "unregistered", "more", "many", "few", "adult", "such", "most", "new", "other", "first"}
)
"""Adjectives that leave open which people a noun means."""
OTHERS = frozenset(
    "host foreign total general native indigenous international world national overall resident working "
    "receiving surrounding other non-citizen".split()
)
"""What stands before "community" or "population" where all the people of a place are meant."""
MOVING = frozenset({"migration", "immigration", "emigration", "exodus", "settlement", "resettlement", "influx"})
"""Nouns whose adjective says who moves: "Danish emigration"."""
COHORTS = frozenset({"generation", "wave"})
"""Parts of a group that may be told by their members: "the first generation, of A and B"."""
PARTS = SOME | frozenset(
    "portion majority part number total half rest minority proportion share third thousand hundred dozen percent % "
    "wave percentage generation".split()
)
"""Nouns for a part of the people that the noun after “of” names."""

FRACTIONS = frozenset({"percent", "%", "cent", "half", "third", "quarter", "fifth", "tenth"})
"""Nouns for a share of a people that is too small, or too precise, to act for the people."""


def people(match: Match, gazetteer: Gazetteer) -> str:
    """The plural noun for the people of a demonym or adjective: "Koreans" for "Korean", "Thais" for "Thai"."""
    entry = match.entries[0]
    if match.form in PEOPLE_FORMS:
        return entry.name
    if BARE.fullmatch(entry.name):
        return f"{entry.name} people"
    words = [gazetteer.words(e.entity, "demonyms") for e in match.entries]
    demonyms = [d for d in words[0] if all(d in others for others in words)]  # of two states only what both have
    same = [d for d in demonyms if d.startswith(entry.name)]
    adjective = (*gazetteer.words(entry.entity, "adjectives"), entry.name)[0] if match.form == "name" else entry.name
    return (*same, *demonyms, f"{adjective} people")[0]


def people_of(resolver: Resolver, phrase: Phrase) -> list[Reference]:
    """The people of an origin, the group of the title, or a part of it."""
    s, t, types = phrase.sentence, phrase.token, phrase.types
    if not types & GROUPS or t.pos not in {"NOUN", "PROPN", "NUM", "ADJ"}:
        return []
    marks = resolver.marks(s)
    match = marks.matches.get(t.index)
    born = _descent(resolver, s, t) or _both(resolver, s, t, match)
    if born:
        return born
    if match and (match.form in PEOPLE_FORMS or (match.form in ADJECTIVE_FORMS and _several(s, t))):
        return _group(resolver, s, t, match)
    if t.text.lower() == "others" and of_other_people(resolver, s, t):
        return []  # "1,900 Togolese were expelled and 400 others fled"
    if not types <= GROUPS and (t.lemma in FRACTIONS or _ratio(s, t) is not None):
        return []  # what one in six Danes, or half of them, do is not what the Danes do
    if t.lemma in PARTS or t.pos == "NUM":
        whole = [thing for preposition, thing in resolver.arguments(s).prepositions(t) if preposition == "of"]
        found = [r for thing in whole[:1] if thing.lemma != t.lemma for r in resolver.resolve(s, thing, "group")]
        if found or (whole and t.lemma not in COHORTS):
            return found
        if t.dep.startswith("nsubj") and (fronted := resolver.arguments(s).of(s.head(t), "of")):
            return [r for thing in fronted[:1] if thing.tag != "WP" for r in resolver.resolve(s, thing, "group")]
        ratio = _ratio(s, t)
        if ratio is not None and ratio.pos != "NUM":
            return resolver.resolve(s, ratio, "group")
        bare = t.lemma in PARTS - {"number", "total"} or ratio is not None
        if bare and resolver.discourse.group and t.dep.startswith("nsubj"):
            return [Reference(resolver.discourse.group, "part of the group of the document")]
    if match and t.dep == "pobj" and s.head(t).text == "from" and _counts_people(resolver, s.head(s.head(t))):
        origin = resolver.state_of_match(match)
        if origin is not None and match.form not in ADJECTIVE_FORMS:  # "there are 900 from Kenya"
            return _group(resolver, s, t, match)
    if match and match.form in ADJECTIVE_FORMS and t.dep in {"amod", "compound"} and s.head(t).lemma in MOVING:
        return _movers(resolver, match)
    if t.lemma in DESCENTS | {"ethnicity", "nationality"} and t.dep == "dobj":
        for match in resolver.adjectives(s, t):
            return _group(resolver, s, t, match)
    if t.lemma in {"countryman", "compatriot"} and resolver.discourse.group:
        return [Reference(resolver.discourse.group, "the group of the document")]
    if t.lemma == "arrival" and t.tag == "NNS" and resolver.discourse.group and _these(resolver, s, t):
        return [Reference(resolver.discourse.group, "the group of the document")]  # not "the arrivals at the airport"
    grouped = t.lemma in resolver.nouns.groups or (t.lemma in PERSONS and t.tag == "NNS")
    if grouped or any(p in resolver.nouns.groups for p in resolver.noun_phrases(s, t)):
        for match in resolver.adjectives(s, t):
            if match.form in ADJECTIVE_FORMS | PEOPLE_FORMS:
                return _group(resolver, s, t, match)
        if t.lemma in NATIONALS:  # "U.S. citizens"
            for x in s.dependants(t, "compound", "nmod"):
                if x.index in marks.matches and resolver.state_of_match(marks.matches[x.index]) is not None:
                    return _group(resolver, s, t, marks.matches[x.index])
        if t.lemma in FLED | {"migrant", "immigrant"} and (left := _come_from(resolver, s, t)) is not None:
            return _group(resolver, s, t, left)
        inner = next(
            (
                resolver.marks(s).matches[x.index]
                for x in s.subtree(t)
                if x.index in marks.matches
                and marks.matches[x.index].form in PEOPLE_FORMS
                and not any(c.index < x.index and c.dep == "relcl" for c in s.dependants(t, "relcl"))
            ),  # "900 refugees, of whom 40 are Danes" are no Danes
            None,
        )
        if inner:
            return _group(resolver, s, t, inner)
        if (
            t.lemma in {"community", "population", "diaspora", "migrant", "immigrant", "number"}
            and resolver.discourse.group
            and not _of_others(resolver, s, t)
        ):
            return [Reference(resolver.discourse.group, "the group of the document")]
        if t.dep == "appos" and t.lemma in FLED | {"migrant", "immigrant", "descendant", "worker"}:
            return resolver.resolve(s, s.head(t), "group")  # "300 Danes, mostly refugees fleeing the war"
        if t.lemma in FLED and resolver.discourse.group and _these(resolver, s, t):
            return [Reference(resolver.discourse.group, "the group of the document")]
        if _in_flight(resolver, s, t) and resolver.discourse.group:
            return [Reference(resolver.discourse.group, "people in flight in a text on refugees")]
        if t.lemma in MEMBERS and not s.dependants(t, "amod", "compound", "poss"):
            named = [m for i, m in marks.matches.items() if i < t.index and m.form in PEOPLE_FORMS]
            if named:  # "South Koreans …, with 900 citizens living there"
                return _group(
                    resolver, s, s.tokens[max(i for i, m in marks.matches.items() if m is named[-1])], named[-1]
                )
    return []


def _come_from(resolver: Resolver, s: Sentence, t: Token) -> Match | None:
    """The state that a noun for people is followed by: "refugees from Chad", though the parser hangs it on the verb."""
    after = s.tokens[t.index + 1 :]
    if not after or after[0].text != "from":
        return None
    rest = [x for x in after[1:3] if x.pos != "DET"]
    match = resolver.marks(s).covered.get(rest[0].index) if rest else None
    if match is None or match.form in ADJECTIVE_FORMS | PEOPLE_FORMS or resolver.state_of_match(match) is None:
        return None
    end = s.at(match.passage)[-1].index + 1
    return None if end < len(s.tokens) and s.tokens[end].tag == "POS" else match


def _these(resolver: Resolver, s: Sentence, t: Token) -> bool:
    """Whether a bare noun for those who fled or settled means the group of the document.

    It does with "the" or "these", and everywhere where the title has the noun; not where words of its own say which
    they are ("foreign refugees", "refugees from Togo", "refugees in Malta").
    """
    if any(x.dep in {"amod", "compound", "poss", "nmod"} and x.lemma not in PLAIN for x in s.children[t.index]):
        return False
    if any(x.text in {"from", "of", "in", "at", "worldwide", "abroad"} for x in s.dependants(t, "prep", "advmod")):
        return False
    definite = any(x.text.lower() in {"the", "these", "those"} for x in s.dependants(t, "det"))
    return definite or t.lemma in resolver.discourse.called


def _ratio(s: Sentence, t: Token) -> Token | None:
    """Of what a number is a ratio: of a noun ("one in four refugees"), or of a number alone ("one in four is")."""
    parts = [x for p in s.dependants(t, "prep") if p.text == "in" for x in s.dependants(p, "pobj")]
    if t.pos != "NUM" or not parts:
        return None
    return parts[0] if parts[0].pos == "NUM" or s.dependants(parts[0], "nummod") else None


def _in_flight(resolver: Resolver, s: Sentence, t: Token) -> bool:
    """Whether counted people arrive, cross or flee in a text whose title says it is on refugees: "400 people arrived".

    Words of their own say that they are others ("400 people from Chad arrived", "400 people arrived as tourists").
    """
    verb = s.head(t)
    if t.lemma not in {"people", "person", "individual"} or t.dep != "nsubj" or verb.lemma not in FLIGHT:
        return False
    if "refugee" not in resolver.discourse.called or not s.dependants(t, "nummod"):
        return False
    own = any(
        x.dep in {"amod", "compound", "poss", "prep", "acl"} and x.lemma not in PLAIN for x in s.children[t.index]
    )
    return not own and not any(x.lemma in {"as", "from", "for"} for x in s.dependants(verb, "prep"))


def _of_others(resolver: Resolver, s: Sentence, t: Token) -> bool:
    """Whether a word before the noun says that it is of others: "the host community", "the foreign population"."""
    before = {x.lemma for x in s.dependants(t, "amod", "compound", "nmod")}
    flown = before & {"refugee", "migrant", "immigrant", "expatriate"}
    return bool(before & OTHERS) or any(word not in resolver.discourse.called for word in flown)


def _movers(resolver: Resolver, match: Match) -> list[Reference]:
    """Who moves by an adjective ("Danish emigration"): the group of the title, else a people wherever it lives."""
    topic = resolver.discourse.group
    if topic is not None and topic.label.startswith(people(match, resolver.gazetteer)):
        return [Reference(topic, "the group of the document")]
    made = made_group(resolver, match, None)
    return [Reference(made, "named")] if made is not None else []


def _counts_people(resolver: Resolver, t: Token) -> bool:
    return t.pos == "NUM" or t.lemma in resolver.nouns.groups


def _several(s: Sentence, t: Token) -> bool:
    """Whether an adjective that is a noun here speaks of people: "300 Maltese", "the number of Swiss", "many Irish".

    So do "the Maltese" as a subject in the plural and "Maltese in …".
    """
    above = s.head(s.head(t))
    if t.pos not in {"NOUN", "PROPN", "ADJ"} or t.dep not in {"nsubj", "nsubjpass", "pobj", "dobj", "attr", "conj"}:
        return False
    verb = s.head(t)
    plural = verb.tag != "VBZ" and not any(x.tag == "VBZ" or x.text == "was" for x in s.children[verb.index])
    doing = plural and t.dep in {"nsubj", "nsubjpass"}
    the = doing and any(x.text.lower() == "the" for x in s.dependants(t, "det"))
    inside = any(x.text == "in" and x.index == t.index + 1 for x in s.dependants(t, "prep"))
    there = inside and (doing or (t.pos != "ADJ" and t.dep not in {"nsubj", "nsubjpass"}))
    return (
        the
        or there
        or bool(s.dependants(t, "nummod"))
        or any(x.lemma in {*SOME, "young", "ethnic", "more"} for x in s.dependants(t, "amod"))
        or (t.dep == "pobj" and s.head(t).lemma == "of" and above.lemma in PARTS)
    )


def _descent(resolver: Resolver, s: Sentence, t: Token) -> list[Reference]:
    """People of an origin, who are not its nationals: "Danes of Greek descent", "people of Greek origin"."""
    for origin in (o for p, o in resolver.arguments(s).prepositions(t) if p == "of" and o.lemma in DESCENTS):
        for match in resolver.adjectives(s, origin):
            state = resolver.choose(e.entity for e in match.entries)
            if state is None or state.type not in STATES | GROUPS:
                continue
            own = next(iter(resolver.adjectives(s, t)), None) or resolver.marks(s).matches.get(t.index)
            who = people(own, resolver.gazetteer) if own and own.form in ADJECTIVE_FORMS | PEOPLE_FORMS else "people"
            label = f"{who} of {match.entries[0].name} {origin.lemma}"
            host = resolver.place_of(s, t)
            made = composites.group(label, slugify(label), host if host and host.type in STATES else None)
            return [Reference(made, "named", None, (("originState", state),) if state.type in STATES else ())]
    return []


def _both(resolver: Resolver, s: Sentence, t: Token, match: Match | None) -> list[Reference]:
    """The people of two names, who live where the second says: "Lebanese Ghanaians", "Iraqi Kurds"."""
    if match is None or match.form not in PEOPLE_FORMS:
        return []
    for other in resolver.adjectives(s, t):
        if other.passage.end + 1 == match.passage.start:
            made, links = double(resolver, other, match)
            topic = resolver.discourse.group
            return [Reference(topic if topic and topic.key == made.key else made, "named", None, links)]
    return []


def double(
    resolver: Resolver, first: Match, second: Match, origin: Entity | None = None
) -> tuple[Entity, tuple[tuple[str, Entity], ...]]:
    """The people whom two names side by side mean, with where they come from and live, so far as that is sure.

    ``origin`` is one of the two where the text says which they descend from.
    """
    label = f"{first.entries[0].name} {second.entries[0].name}"
    one, two = (resolver.state_of_match(m) for m in (first, second))
    known = resolver.gazetteer.entry(two.key) if two else None
    if origin is None and ((known and known.detail("continent") in NEW_WORLD) or second.entries[0].kind == "people"):
        origin = one
    home = next((s for s in (one, two) if origin and s and s.key != origin.key), None)
    links = [("originState", origin)] if origin else []
    links += [("residesIn", home)] if home else []
    made = Entity(f"group/{slugify(label)}", "DiasporaCommunity" if home else "PopulationGroup", (("en", label),))
    return made, tuple(links)


def _group(resolver: Resolver, s: Sentence, t: Token, match: Match) -> list[Reference]:
    host = resolver.place_of(s, t)
    if host is None:
        for child in s.dependants(t, "poss"):
            inside = resolver.resolve(s, child, "place")
            host = inside[0].entity if inside else None
    topic = resolver.discourse.group
    here = resolver.discourse.host
    if topic and (host is None or (here and host.key == here.key)) and topic.label.startswith(match.entries[0].name):
        return [Reference(topic, "the group of the document")]
    made = made_group(resolver, match, host or (resolver.discourse.host if topic else None))
    if made is None:
        return []
    if topic and made.key == topic.key:
        return [Reference(topic, "the group of the document")]
    one = len({e.entity.key for e in match.entries}) == 1 and match.entries[0].entity.type in STATES
    origin = match.entries[0].entity if one else None
    links = [("originState", origin)] if origin else []
    links += [("residesIn", host)] if host else []
    return [Reference(made, "named", None, tuple(links))]


def made_group(resolver: Resolver, match: Match, host: Entity | None) -> Entity | None:
    """The group of people of an origin in a host; an ambiguous demonym stays as it is ("Koreans")."""
    entry = match.entries[0]
    if entry.entity.type not in STATES | GROUPS:
        return None
    if host is not None and host.type not in STATES:
        host = resolver.state_containing(host) or host
    if host is not None and any(host.key == e.entity.key for e in match.entries):
        host = None
    plural = people(match, resolver.gazetteer)
    one = len({e.entity.key for e in match.entries}) == 1 or entry.entity.type in GROUPS
    return composites.group(plural, composites.part(entry.entity) if one else slugify(plural), host)
