"""The vocabulary's rules over sets in memory: for vocabularies of ordinary size, where starting a statement costs more
than what it joins. The same rounds as the tables give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from verbale.graph.terms import Term
from verbale.reasoning.matcher import Numbers
from verbale.reasoning.rule import Atom, Builtin, Rule, Slot, Variable

MEMBER = -(2**31)
"""The predicate of list membership; no term has this number."""

_Step = tuple[int, int, int]  # predicate, and the places of subject and object among the values
_Values = list[int | None]


@dataclass(frozen=True, slots=True)
class _Join:
    """Steps that bind values in turn; ``values`` start as the constants, ``names`` say where variables are."""

    steps: tuple[_Step, ...]
    values: tuple[int | None, ...]
    names: Mapping[str, int]


class TripleSets:
    """Triples by predicate, found by subject or object at once."""

    def __init__(
        self, triples: Iterable[Numbers], lists: Mapping[int, Sequence[int]], encode: Callable[[Term], int]
    ) -> None:
        self._encode = encode
        self._pairs: dict[int, dict[tuple[int, int], None]] = {}
        self._by_subject: dict[tuple[int, int], list[int]] = {}
        self._by_object: dict[tuple[int, int], list[int]] = {}
        self._lists = lists
        for head, members in lists.items():
            for member in dict.fromkeys(members):
                self._add(head, MEMBER, member)
        self.add(triples)

    def __contains__(self, triple: Numbers) -> bool:
        return (triple[0], triple[2]) in self._pairs.get(triple[1], ())

    def add(self, triples: Iterable[Numbers]) -> None:
        """Add triples."""
        for s, p, o in triples:
            self._add(s, p, o)

    def close(self, rules: Iterable[Rule]) -> Iterator[list[Numbers]]:
        """What follows by rules whose atoms have constant predicates, round by round, until nothing does."""
        plans: dict[int, list[tuple[_Join, list[_Step]]]] = {}
        for rule in rules:
            atoms = [*rule.body, *map(_membership, rule.conditions)]
            for place in range(len(atoms)):
                ordered = [atoms[place], *atoms[:place], *atoms[place + 1 :]]
                join, heads = self._compiled(ordered, rule.head)
                plans.setdefault(join.steps[0][0], []).append((join, heads))
        delta = [(s, p, o) for p, pairs in self._pairs.items() for s, o in pairs]
        while True:
            new: dict[Numbers, None] = {}
            for s, p, o in delta:
                for join, heads in plans.get(p, ()):
                    for values in self._from(join, s, o):
                        for predicate, a, b in heads:
                            triple = (values[a], predicate, values[b])
                            if triple not in new and triple not in self:  # type: ignore[operator]
                                new[triple] = None  # type: ignore[index]
            if not new:
                return
            delta = sorted(new)
            for s, p, o in delta:
                self._add(s, p, o)
            yield delta

    def solutions(
        self, atoms: Sequence[Atom], conditions: Sequence[Builtin], columns: Sequence[str]
    ) -> list[tuple[int, ...]]:
        """The bindings of ``columns`` under which atoms and conditions (``member``, ``pair``) hold, sorted."""
        pair = next((c for c in conditions if c.name == "pair"), None)
        others = [c for c in conditions if c is not pair]
        join, _ = self._compiled([*atoms, *map(_membership, others)], ())
        found: set[tuple[int, ...]] = set()
        for values in self._extend(join.steps, 0, list(join.values)):
            bindings = {name: values[place] for name, place in join.names.items()}
            for more in self._picks(pair, bindings):
                found.add(tuple({**bindings, **more}[name] for name in columns))  # type: ignore[misc]
        return sorted(found)

    def _picks(self, pair: Builtin | None, bindings: Mapping[str, int | None]) -> Iterator[dict[str, int | None]]:
        if pair is None:
            yield {}
            return
        list_, one, other = (variable.name for variable in pair.variables)
        members = self._lists.get(bindings[list_] or 0, ())
        for place, left in enumerate(members):
            for right in members[place + 1 :]:
                yield {one: left, other: right}

    def _add(self, s: int, p: int, o: int) -> None:
        pairs = self._pairs.setdefault(p, {})
        if (s, o) not in pairs:
            pairs[s, o] = None
            self._by_subject.setdefault((p, s), []).append(o)
            self._by_object.setdefault((p, o), []).append(s)

    def _compiled(self, atoms: Sequence[Atom], heads: Iterable[Atom]) -> tuple[_Join, list[_Step]]:
        places: dict[Slot, int] = {}
        values: _Values = []

        def place_of(slot: Slot) -> int:
            if slot not in places:
                places[slot] = len(values)
                values.append(None if isinstance(slot, Variable) else self._encode(slot))
            return places[slot]

        def step_of(atom: Atom) -> _Step:
            predicate = MEMBER if atom.predicate == _MEMBER else self._encode(atom.predicate)  # type: ignore[arg-type]
            return predicate, place_of(atom.subject), place_of(atom.object)

        steps = tuple(map(step_of, _connected(atoms)))
        ends = [step_of(head) for head in heads]
        names = {slot.name: place for slot, place in places.items() if isinstance(slot, Variable)}
        return _Join(steps, tuple(values), names), ends

    def _from(self, join: _Join, s: int, o: int) -> Iterator[_Values]:
        _, a, b = join.steps[0]
        values = list(join.values)
        if values[a] not in (None, s):
            return
        values[a] = s
        if values[b] not in (None, o):
            return
        values[b] = o
        yield from self._extend(join.steps, 1, values)

    def _extend(self, steps: tuple[_Step, ...], at: int, values: _Values) -> Iterator[_Values]:
        if at == len(steps):
            yield values
            return
        predicate, a, b = steps[at]
        s, o = values[a], values[b]
        if s is not None and o is not None:
            if (s, o) in self._pairs.get(predicate, ()):
                yield from self._extend(steps, at + 1, values)
            return
        if s is not None:
            rows: Iterable[tuple[int, int]] = ((s, x) for x in self._by_subject.get((predicate, s), ()))
        elif o is not None:
            rows = ((x, o) for x in self._by_object.get((predicate, o), ()))
        else:
            rows = self._pairs.get(predicate, ())
        for x, y in rows:
            if a != b or x == y:
                extended = values.copy()
                extended[a], extended[b] = x, y
                yield from self._extend(steps, at + 1, extended)


_MEMBER = Variable("member of")  # in the place of a predicate, where no rule has a variable


def _membership(condition: Builtin) -> Atom:
    list_, member = condition.variables
    return Atom(list_, _MEMBER, member)


def _connected(atoms: Sequence[Atom]) -> list[Atom]:
    """The first atom, then always one that shares most with those before."""
    ordered, rest = list(atoms[:1]), list(atoms[1:])
    bound = {slot for atom in ordered for slot in atom.slots}
    while rest:
        best = max(rest, key=lambda atom: sum(slot in bound or not isinstance(slot, Variable) for slot in atom.slots))
        rest.remove(best)
        ordered.append(best)
        bound.update(best.slots)
    return ordered
