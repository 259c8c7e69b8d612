"""Persons by what they are: holders of offices, “the president”, “leaders of X”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.entities.discourse import ORGANISATIONS
from verbale.entities.named import proper_name
from verbale.entities.references import WANTS, Phrase, Reference

if TYPE_CHECKING:
    from verbale.entities.resolver import Resolver
    from verbale.model import Entity

NEAR_CHARS = 250
"""How far before the last holder of an office a rival may stand."""
FAR_CHARS = 1500
"""Behind more text than this "the ambassador" may be a later one."""
PEOPLE_OF = frozenset({"leader", "member", "gunman", "militant", "fighter", "guerrilla", "rebel", "supporter", "head"})
"""Nouns whose bearers act for the party or armed group they are of."""


def title(resolver: Resolver, phrase: Phrase) -> list[Reference]:
    """The holder of an office by the title, else the office itself."""
    s, t, types = phrase.sentence, phrase.token, phrase.types
    if "Person" in types:
        people_ = resolver.marks(s).titles.get(t.index, ())
        if people_:
            return [Reference(person, "the holder of the office") for person in people_]
    office = resolver.marks(s).offices.get(t.index)
    return [Reference(office, "office")] if office else []


def person_noun(resolver: Resolver, phrase: Phrase) -> list[Reference]:
    """“The ambassador”: the last person spoken of who holds such an office; "leaders of X": X itself."""
    s, t, excluding, types = phrase.sentence, phrase.token, phrase.excluding, phrase.types
    if t.lemma in PEOPLE_OF and types & ORGANISATIONS:
        for preposition, thing in resolver.arguments(s).prepositions(t):
            if preposition == "of":
                whole = [
                    r
                    for r in resolver.resolve(s, thing, "organisation")
                    if r.entity.type in {"ArmedGroup", "PoliticalParty"}
                ]
                if whole:
                    return [Reference(r.entity, f"its {t.lemma}") for r in whole]
    if "Person" not in types or t.tag not in {"NN", "NNP"}:
        return []
    beside = [c for c in s.dependants(t, "appos") if c.pos == "PROPN"]
    if beside:  # "the consul, X": X, or nobody
        return proper_name(resolver, Phrase(s, beside[0], WANTS["person"], excluding))
    if not any(x.text.lower() in {"the", "this", "that"} for x in s.dependants(t, "det")):
        return []
    if any(c.pos == "PROPN" and c.index > t.index for c in s.children[t.index]):
        return []
    offices = (
        e.entity for n in resolver.noun_phrases(s, t) for e in resolver.gazetteer.lookup(n) if e.kind == "office"
    )
    office = next(offices, None)
    if office is None:
        return []
    wanted = {office.label, office.type} - {"Office", "PoliticalOffice", "DiplomaticOffice"}
    if office.label == "minister":  # of whatever
        wanted |= {label for held in resolver.offices_of.values() for label in held if label.endswith(" minister")}
        wanted -= {"prime minister", "deputy prime minister"}
    own = resolver.discourse.principal
    if own is not None and own not in excluding and resolver.offices_of.get(own.key, set()) & wanted:
        return [Reference(own, f"the {t.lemma} of the title")]
    sent = {e.key for m in resolver.adjectives(s, t) if (e := resolver.state_of_match(m)) is not None}
    whose = [thing for preposition, thing in resolver.arguments(s).prepositions(t) if preposition == "of"]
    sent |= {r.entity.key for thing in whose for r in resolver.resolve(s, thing, "state")}

    def may_be(person: Entity) -> bool:
        states = resolver.states_of.get(person.key, {}).keys()
        foreign = bool(sent and states) and not sent & states  # "the Kenyan ambassador" is none of another state
        return bool(resolver.offices_of.get(person.key, set()) & wanted) and not foreign

    spoken = resolver.discourse.last(frozenset({"Person"}), t.passage.start, excluding=excluding, where=may_be)
    if spoken is None or t.passage.start - spoken.passage.end > FAR_CHARS:
        return []
    near = resolver.discourse.within(frozenset({"Person"}), spoken.passage.start - NEAR_CHARS, t.passage.start)
    rivals = {e.key for e in near if may_be(e)}
    before = {e.key for e in resolver.subjects_before(s)} & rivals
    placed = all(resolver.states_of.get(rival) for rival in rivals)
    if len(rivals) > 1 and len(before) == 1 and placed:  # a subject goes on as the subject of the next sentence
        (key,) = before
        own = next(e for e in near if e.key == key)
        return [Reference(own, f"the {t.lemma}: subject of the sentence before")]
    if len(rivals) > 1 and (resolver.discourse.occasional or _counterparts(resolver, rivals)):
        return []  # two ministers met: "the minister" is either
    return [Reference(spoken.entity, f"the {t.lemma}: last spoken of", spoken.passage)]


def _counterparts(resolver: Resolver, rivals: set[str]) -> bool:
    """Whether those who may be meant hold offices of two states."""
    states = {key for rival in rivals for key in resolver.states_of.get(rival, {})}
    return len(states) > 1 or any(not resolver.states_of.get(rival) for rival in rivals)
