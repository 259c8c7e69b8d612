"""Persons of several documents: one and the same only by name and state or office, otherwise told apart.

What a document itself tells of a person gives the key, and nothing else does, so that adding or removing another
document changes none: ``person/<name>-of-<state>`` where it tells a state (or, for want of one, a city or body) that
they are of, ``person/<name>-as-<office>`` where it tells an office alone, ``person/<name>-in-<document>`` for anybody
else, whom no other document knows. Where it tells of several, the one that most of its facts tell counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from verbale.graph.packing import spool_of_plain_rows
from verbale.graph.sorting import Sorter
from verbale.model.entity import Entity
from verbale.model.fact import Fact, Filler

PERSON, OFFICE, STATE, MISSION = "person/", "office/", "state/", "mission/"
OFFICES, STATES = frozenset({"officeHeld"}), frozenset({"onBehalfOf", "citizenOf", "headOf", "represents"})
"""Roles and relations that say who a person is."""
WHOSE = frozenset({"officeOf", "officeIn", "sendingState"})
"""Relations that say whose an office or a mission is."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Persons:
    """What telling persons apart gives: the facts by document, and the pairs that a reader should decide on.

    The facts of a document are made when they are asked for. ``notes`` has, for each key of a pair, the name, a
    document, and the offices and states told there.
    """

    facts: Mapping[str, tuple[Fact, ...]]
    candidates: tuple[Pair, ...]
    notes: Mapping[str, str]


def tell_apart(facts: Mapping[str, Sequence[Fact]], different: Collection[str] = ()) -> Persons:
    """The facts of each document (by slug) with every person under the key that is theirs.

    Keys of ``different``, of the form ``person/<name>-in-<document>``, are kept apart whatever that document tells.
    The key of a person in one document does not depend on the other documents; candidates do.
    """
    bearers: Sorter[tuple[str, str, str]] = Sorter(spool=spool_of_plain_rows)
    for slug in facts:
        for person, key in _keys(_known(facts[slug]), slug, different).items():
            bearers.add((person, key, slug))
    pairs: list[Pair] = []
    notes: dict[str, str] = {}
    for person, rows in groupby(bearers, itemgetter(0)):
        first_with = {key: next(those)[2] for key, those in groupby(rows, itemgetter(1))}
        first, *others = first_with
        pairs += [(first, other) for other in others]
        if others:
            for key, slug in first_with.items():
                told = _known(facts[slug])[person]
                notes[key] = ", ".join([f"{person.removeprefix(PERSON)} in {slug}", *sorted(told)])
    return Persons(_Renamed(facts, different), tuple(pairs), notes)


class _Renamed(Mapping[str, tuple[Fact, ...]]):
    """The facts of each document with its persons under the keys that are theirs."""

    def __init__(self, facts: Mapping[str, Sequence[Fact]], different: Collection[str]) -> None:
        self._facts, self._different = facts, different

    def __getitem__(self, slug: str) -> tuple[Fact, ...]:
        facts = self._facts[slug]
        return _under(facts, _keys(_known(facts), slug, self._different))

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)


def named(slug: str, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts of one document with every person under the key that a build gives them, unless a reader decided."""
    return tell_apart({slug: facts}).facts[slug]


def _keys(known: Mapping[str, Mapping[str, int]], slug: str, different: Collection[str]) -> dict[str, str]:
    """The key of each person that one document knows."""
    return {person: _key(person, anchors, slug, different) for person, anchors in known.items()}


def _key(person: str, anchors: Mapping[str, int], slug: str, different: Collection[str]) -> str:
    """The key of a person of whom a document tells the anchors, each in so many facts."""
    own = f"{person}-in-{slug}"
    if not anchors or own in different:
        return own
    anchor = min(anchors, key=lambda a: (a.startswith(OFFICE), not a.startswith(STATE), -anchors[a], a))
    return f"{person}-{'as' if anchor.startswith(OFFICE) else 'of'}-{anchor.rpartition('/')[2].lower()}"


def _known(facts: Iterable[Fact]) -> dict[str, Counter[str]]:
    """The persons that facts of one document speak of, with the offices and states they assert, and how many times."""
    found: dict[str, Counter[str]] = {}
    whose: dict[str, set[str]] = {}
    for fact in facts:
        entities = {role.name: {f.key for f in role.fillers if isinstance(f, Entity)} for role in fact.roles}
        persons = {key for keys in entities.values() for key in keys if key.startswith(PERSON)}
        everybody = persons | {e.key for e in fact.according_to if e.key.startswith(PERSON)}
        for person in everybody:
            found.setdefault(person, Counter())
        if not fact.direct:
            continue
        subjects, objects = entities.get("subject", set()), entities.get("object", set())
        for subject in subjects:
            if fact.type in WHOSE:
                whole = MISSION if fact.type == "officeIn" else ""  # two of a world body need not be one
                whose.setdefault(subject, set()).update(o for o in objects if o.startswith(whole))
            if fact.type in STATES and subject in found:
                found[subject].update(objects)
        for person in persons if len(everybody) == 1 else ():
            for name in OFFICES | STATES:
                found[person].update(entities.get(name, set()) - {person})
    for known in found.values():
        for _ in range(2):  # an office is in a mission, and the mission is a state's
            for anchor, times in tuple(known.items()):
                known.update(dict.fromkeys(whose.get(anchor, set()) - known.keys(), times))
    return found


def _under(facts: Iterable[Fact], changed: Mapping[str, str]) -> tuple[Fact, ...]:
    """The facts with the persons under these keys."""
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
