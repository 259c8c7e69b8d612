"""A rule against what is known, one solution at a time: to trace a conclusion back, or to carry a few triples on.

The tables answer "what follows from everything"; this answers "from what does this follow" and "what follows from
this", with the same rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from verbale.graph.terms import Iri, Literal
from verbale.reasoning import datatypes
from verbale.reasoning.dictionary import Dictionary
from verbale.reasoning.index import Lookup
from verbale.reasoning.rule import Atom, Builtin, Rule, Slot, Variable

Numbers = tuple[int, int, int]
"""Subject, predicate, object."""


@dataclass(frozen=True, slots=True)
class Solution:
    """One way a rule's body holds: what its variables stand for, and the triples it rests on, the latest round last."""

    bindings: Mapping[str, int]
    premises: tuple[Numbers, ...]
    round: int
    """The latest round of a premise."""


class Matcher:
    """Solves rule bodies over an index."""

    def __init__(self, terms: Dictionary, index: Lookup, lists: Mapping[int, Mapping[tuple[int, ...], int]]) -> None:
        self._terms = terms
        self._index = index
        self._lists = lists
        self._constants: dict[Iri | Literal, int] = {}

    def over(self, index: Lookup) -> Matcher:
        """The same over other triples."""
        return Matcher(self._terms, index, self._lists)

    def backward(self, rule: Rule, goal: Numbers, before: int) -> Iterator[Solution]:
        """The ways a rule gives ``goal`` from triples of rounds before ``before``; those from early triples first."""
        for head in rule.head:
            bindings = self.unify(head, goal, {})
            if bindings is not None:
                yield from self.solve(rule.body, rule.conditions, bindings, before)

    def unify(self, atom: Atom, triple: Numbers, bindings: Mapping[str, int]) -> dict[str, int] | None:
        """``bindings`` with those that make ``atom`` equal ``triple``; ``None`` if nothing does."""
        result = dict(bindings)
        for slot, number in zip(atom.slots, triple, strict=True):
            if isinstance(slot, Variable):
                if result.setdefault(slot.name, number) != number:
                    return None
            elif self._constant(slot) != number:
                return None
        return result

    def ground(self, atom: Atom, bindings: Mapping[str, int]) -> Numbers:
        """The triple that an atom is under ``bindings``, which must bind all its variables."""
        s, p, o = (self._number(slot, bindings) for slot in atom.slots)
        assert s is not None
        assert p is not None
        assert o is not None
        return s, p, o

    def solve(
        self,
        atoms: Sequence[Atom],
        conditions: Sequence[Builtin],
        bindings: Mapping[str, int],
        before: int,
        premises: tuple[Numbers, ...] = (),
        latest: int = 0,
    ) -> Iterator[Solution]:
        """Every way to fulfil atoms and conditions, cheapest look-up first; lazily."""
        condition = next((c for c in conditions if self._is_ready(c, bindings)), None)
        if condition:
            rest = [c for c in conditions if c is not condition]
            for more, used, round_ in self._holds(condition, bindings, before):
                yield from self.solve(
                    atoms, rest, {**bindings, **more}, before, (*premises, *used), max(latest, round_)
                )
            return
        if not atoms:
            if not conditions:
                yield Solution(bindings, premises, latest)
            return
        atom, (s, p, o) = self._cheapest(atoms, bindings)
        if p is None:
            return
        rest_atoms = [a for a in atoms if a is not atom]
        for *triple, round_ in self._index.match(s, p, o, before):
            found = (triple[0], triple[1], triple[2])
            more_bindings = self.unify(atom, found, bindings)
            if more_bindings is not None:
                yield from self.solve(
                    rest_atoms, conditions, more_bindings, before, (*premises, found), max(latest, round_)
                )

    def _cheapest(
        self, atoms: Sequence[Atom], bindings: Mapping[str, int]
    ) -> tuple[Atom, tuple[int | None, int | None, int | None]]:
        best: tuple[float, int] | None = None
        patterns = []
        for place, atom in enumerate(atoms):
            s, p, o = (self._number(slot, bindings) for slot in atom.slots)
            patterns.append((s, p, o))
            cost = (float("inf") if p is None else self._index.count(s, p, o), place)
            if best is None or cost < best:
                best = cost
            if cost[0] == 0:
                break
        assert best is not None
        return atoms[best[1]], patterns[best[1]]

    def _number(self, slot: Slot, bindings: Mapping[str, int]) -> int | None:
        return bindings.get(slot.name) if isinstance(slot, Variable) else self._constant(slot)

    def _constant(self, term: Iri | Literal) -> int:
        number = self._constants.get(term)
        if number is None:
            number = self._constants[term] = self._terms.encode(term)
        return number

    # --- conditions ---

    @staticmethod
    def _is_ready(condition: Builtin, bindings: Mapping[str, int]) -> bool:
        names = [variable.name in bindings for variable in condition.variables]
        if condition.name == "every":
            assert condition.atom is not None
            return names[0] and all(
                slot.name in bindings or slot == condition.variables[1]
                for slot in condition.atom.slots
                if isinstance(slot, Variable)
            )
        if condition.name in ("member", "pair"):
            return names[0]
        if condition.name == "datatype":
            return True
        if condition.name in ("chain", "agree"):
            return names[0] and (names[1] or names[2])
        return all(names)

    def _holds(
        self, condition: Builtin, bindings: Mapping[str, int], before: int
    ) -> Iterator[tuple[dict[str, int], tuple[Numbers, ...], int]]:
        names = [variable.name for variable in condition.variables]
        values = [bindings.get(name) for name in names]
        match condition.name:
            case "member" | "pair":
                for members, since in self._versions(values[0], before):
                    for picked in self._picks(condition.name, members, names[1:], values[1:]):
                        yield picked, (), since
            case "every":
                for members, since in self._versions(values[0], before):
                    if members:
                        for used, round_ in self._every(condition, members, bindings, before):
                            yield {}, used, max(since, round_)
            case "chain":
                for members, since in self._versions(values[0], before):
                    for path, round_ in self._paths(members, values[1], values[2], before):
                        yield {names[1]: path[0][0], names[2]: path[-1][2]}, path, max(since, round_)
            case "agree":
                for members, since in self._versions(values[0], before):
                    for one, other in self._candidates(members, values[1], values[2], before):
                        for used, round_ in self._agreements(members, one, other, before):
                            yield {names[1]: one, names[2]: other}, used, max(since, round_)
            case _:
                if self._is_true_of(condition.name, *(v for v in values if v is not None)):
                    yield {}, (), 0

    def _versions(self, head: int | None, before: int) -> Iterator[tuple[tuple[int, ...], int]]:
        # A later version rests on what was made one, so nothing earlier may rest on it.
        versions = {} if head is None else self._lists.get(head, {})
        return ((members, since) for members, since in versions.items() if since < before)

    @staticmethod
    def _picks(
        name: str, members: tuple[int, ...], names: list[str], values: list[int | None]
    ) -> Iterator[dict[str, int]]:
        if name == "member":
            for member in dict.fromkeys(members):
                if values[0] in (None, member):
                    yield {names[0]: member}
            return
        for place, one in enumerate(members):
            if values[0] in (None, one):
                for other in members[place + 1 :]:
                    if values[1] in (None, other):
                        yield {names[0]: one, names[1]: other}

    def _every(
        self, condition: Builtin, members: tuple[int, ...], bindings: Mapping[str, int], before: int
    ) -> Iterator[tuple[tuple[Numbers, ...], int]]:
        assert condition.atom is not None
        used: list[Numbers] = []
        latest = 0
        for member in members:
            here = {**bindings, condition.variables[1].name: member}
            s, p, o = (self._number(slot, here) for slot in condition.atom.slots)
            if s is None or p is None or o is None:
                return
            round_ = self._index.round_of(s, p, o)
            if round_ is None or round_ >= before:
                return
            used.append((s, p, o))
            latest = max(latest, round_)
        yield tuple(used), latest

    def _paths(
        self, properties: tuple[int, ...], start: int | None, end: int | None, before: int
    ) -> Iterator[tuple[tuple[Numbers, ...], int]]:
        """Paths along the properties, searched from the end that is bound (from the start where both are)."""
        if not properties:
            return
        if start is None:
            for s, p, o, round_ in self._index.match(None, properties[-1], end, before):
                if len(properties) == 1:
                    yield ((s, p, o),), round_
                for path, latest in self._paths(properties[:-1], None, s, before):
                    yield (*path, (s, p, o)), max(latest, round_)
            return
        is_last = len(properties) == 1
        for s, p, o, round_ in self._index.match(start, properties[0], end if is_last else None, before):
            if is_last:
                yield ((s, p, o),), round_
            else:
                for path, latest in self._paths(properties[1:], o, end, before):
                    yield ((s, p, o), *path), max(latest, round_)

    def _candidates(
        self, properties: tuple[int, ...], one: int | None, other: int | None, before: int
    ) -> Iterator[tuple[int, int]]:
        """The pairs that may agree: both known, or one known and all that share a value of the first property."""
        if one is not None and other is not None:
            yield one, other
            return
        known = one if one is not None else other
        if known is None or not properties:
            return
        seen: set[int] = set()
        for _, p, value, _ in self._index.match(known, properties[0], None, before):
            for found, _, _, _ in self._index.match(None, p, value, before):
                if found not in seen:
                    seen.add(found)
                    yield (known, found) if one is not None else (found, known)

    def _agreements(
        self, properties: tuple[int, ...], one: int, other: int, before: int
    ) -> Iterator[tuple[tuple[Numbers, ...], int]]:
        used: list[Numbers] = []
        latest = 0
        for predicate in properties:
            for s, p, o, round_ in self._index.match(one, predicate, None, before):
                second = self._index.round_of(other, p, o)
                if second is not None and second < before:
                    used += [(s, p, o), (other, p, o)]
                    latest = max(latest, round_, second)
                    break
            else:
                return
        if used:
            yield tuple(used), latest

    def through(self, condition: Builtin, members: tuple[int, ...], triple: Numbers) -> Iterator[dict[str, int]]:
        """The bindings under which a condition on a list holds, one of the triples it rests on being ``triple``."""
        s, p, o = triple
        end = 2**31
        if condition.name == "every":
            assert condition.atom is not None
            bindings = self.unify(condition.atom, triple, {})
            if bindings is not None and bindings.pop(condition.variables[1].name) in members:
                for _ in self._every(condition, members, bindings, end):
                    yield bindings
            return
        _, x, y = (variable.name for variable in condition.variables)
        if condition.name == "agree":
            if p in members:
                for other, _, _, _ in list(self._index.match(None, p, o, end)):
                    if any(True for _ in self._agreements(members, s, other, end)):
                        yield {x: s, y: other}
            return
        for place, member in enumerate(members):
            if member == p:
                before = members[:place]
                after = members[place + 1 :]
                starts = {path[0][0] for path, _ in self._paths(before, None, s, end)} if before else {s}
                ends = {path[-1][2] for path, _ in self._paths(after, o, None, end)} if after else {o}
                yield from ({x: start, y: finish} for start in starts for finish in ends)

    def _is_true_of(self, name: str, *numbers: int) -> bool:
        terms = [self._terms.decode(number) for number in numbers]
        match name:
            case "literal":
                return numbers[0] < 0
            case "datatype":
                return not terms or terms[0].value in datatypes.DATATYPES
            case "in" | "not-in":
                literal, datatype = terms
                is_in = isinstance(literal, Literal) and datatypes.contains(datatype.value, literal)
                return is_in == (name == "in")
            case _:  # equal values are one number
                return (numbers[0] == numbers[1]) == (name == "same-value")
