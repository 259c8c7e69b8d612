"""Persons of several documents: one and the same only by name and office or state, otherwise told apart.

The name alone gives ``person/<name>`` to one whose office or state the document tells. Anybody else is known in that
document only: ``person/<name>-in-<document>``. Which of the two it is depends on the document alone, so adding or
removing another changes no IRI. Only where two documents tell offices or states of one name that have nothing in
common does the later one give way, and the file of decisions (``graph.merging``) remembers it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from verbale.model.entity import Entity
from verbale.model.fact import Fact, Filler

PERSON = "person/"
OFFICES, STATES = frozenset({"officeHeld"}), frozenset({"onBehalfOf", "citizenOf", "headOf", "represents"})
"""Roles and relations that say who a person is."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Persons:
    """What telling persons apart gives: the facts by document, and the pairs that a reader should decide on.

    ``notes`` has, for each key of a pair, the name, a document, and the offices and states told there.
    """

    facts: Mapping[str, tuple[Fact, ...]]
    candidates: tuple[Pair, ...]
    notes: Mapping[str, str]


def tell_apart(
    facts: Mapping[str, Sequence[Fact]], later: Collection[str] = (), different: Collection[str] = ()
) -> Persons:
    """The facts of each document (by slug) with every person under the key that is theirs.

    ``later`` are keys of the form ``person/<name>-in-<document>`` that gave way before, so they do again; those of
    ``different`` are kept apart whatever their documents tell.
    """
    anchors = {slug: _anchors(facts[slug]) for slug in sorted(facts)}
    by_name: dict[str, dict[str, frozenset[str]]] = {}
    for slug, persons in anchors.items():
        for key, known in persons.items():
            by_name.setdefault(key, {})[slug] = known
    renamed: dict[str, dict[str, str]] = {slug: {} for slug in facts}
    candidates: list[Pair] = []
    notes: dict[str, str] = {}
    for key in sorted(by_name):
        names = _names(key, by_name[key], later, different)
        for slug, name in names.items():
            renamed[slug][key] = name
        first, *others = sorted(set(names.values()))
        candidates += [(first, other) for other in others]
        if others:
            for slug in sorted(names, reverse=True):
                told = ", ".join([f"in {slug}", *sorted(by_name[key][slug])])
                notes[names[slug]] = f"{key.removeprefix(PERSON)} {told}"
    return Persons({slug: _under(facts[slug], renamed[slug]) for slug in facts}, tuple(candidates), notes)


def _names(
    key: str, known: Mapping[str, frozenset[str]], later: Collection[str], different: Collection[str]
) -> dict[str, str]:
    """The key of one name in each document that has it."""
    names: dict[str, str] = {}
    groups: list[tuple[str, set[str]]] = []
    for slug, anchors in known.items():
        own = f"{key}-in-{slug}"
        if not anchors:
            names[slug] = own
            continue
        group = next((g for g in groups if own not in different and g[1] & anchors), None)
        if group is None:
            free = own not in later and own not in different and all(name != key for name, _ in groups)
            group = (key if free else own, set())
            groups.append(group)
        group[1].update(anchors)
        names[slug] = group[0]
    return names


def _anchors(facts: Iterable[Fact]) -> dict[str, frozenset[str]]:
    """The persons that a document's facts speak of, each with the offices and states it asserts of them."""
    found: dict[str, set[str]] = {}
    states_of: dict[str, set[str]] = {}
    facts = list(facts)
    for fact in facts:
        entities = {role.name: [f for f in role.fillers if isinstance(f, Entity)] for role in fact.roles}
        persons = [e.key for fillers in entities.values() for e in fillers if e.key.startswith(PERSON)]
        persons += [e.key for e in fact.according_to if e.key.startswith(PERSON)]
        for person in persons:
            found.setdefault(person, set())
        if not fact.direct:
            continue
        if fact.type == "officeOf":
            for office in entities.get("subject", ()):
                states_of.setdefault(office.key, set()).update(e.key for e in entities.get("object", ()))
        if fact.type in STATES:
            for e in entities.get("subject", ()):
                if e.key in found:
                    found[e.key].update(o.key for o in entities.get("object", ()))
        for person in persons if len(set(persons)) == 1 else ():
            found[person].update(e.key for name in OFFICES for e in entities.get(name, ()))
            found[person].update(e.key for name in STATES for e in entities.get(name, ()) if e.key != person)
    for known in found.values():
        known.update(*(states_of.get(office, ()) for office in tuple(known)))
    return {key: frozenset(known) for key, known in found.items()}


def _under(facts: Iterable[Fact], names: Mapping[str, str]) -> tuple[Fact, ...]:
    """The facts with the persons under these keys."""
    changed = {old: new for old, new in names.items() if old != new}
    if not changed:
        return tuple(facts)

    def settled(filler: Filler) -> Filler:
        if isinstance(filler, Entity) and filler.key in changed:
            return replace(filler, key=changed[filler.key])
        return filler

    def speaker(entity: Entity) -> Entity:
        return replace(entity, key=changed.get(entity.key, entity.key))

    return tuple(
        replace(
            fact,
            roles=tuple(replace(role, fillers=tuple(map(settled, role.fillers))) for role in fact.roles),
            according_to=tuple(map(speaker, fact.according_to)),
        )
        for fact in facts
    )
