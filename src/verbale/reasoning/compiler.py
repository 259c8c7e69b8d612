"""From rules to statements: what of a rule is looked up once in the vocabulary, and what is joined every round.

``prp-dom`` (?p rdfs:domain ?c, ?x ?p ?y => ?x a ?c) becomes a table of axioms (p, c) and one join of it with the
triples. A list of any length becomes a row for each of its beginnings: ``p1 ∘ p2 ∘ p3 → q`` is (p1, p2, a) and
(a, p3, q), where ``a`` is a resource of the engine's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from verbale.graph.terms import TYPE, Term
from verbale.reasoning.rule import Atom, Builtin, Rule, Variable
from verbale.reasoning.sql import Join
from verbale.reasoning.vocabulary import SAME_AS, is_schema

Rows = Sequence[tuple[int, ...]]

# What the closed vocabulary makes superfluous when joining forward; proofs still find it.
SUBSUMED = {
    "cax-eqc1": "cax-sco",
    "cax-eqc2": "cax-sco",
    "cls-int2": "cax-sco",
    "cls-uni": "cax-sco",
    "prp-eqp1": "prp-spo1",
    "prp-eqp2": "prp-spo1",
}
"""Rules that another does, once the vocabulary is closed (by scm-eqc1, scm-int, scm-uni, scm-eqp1)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One rule, or one shape of a rule with lists, ready to be joined.

    ``columns`` are the variables of its table of axioms; ``atoms`` are joined with that, giving ``head`` (``None``: a
    contradiction). ``source`` is that table, or the axioms themselves where they are few.
    """

    rule: Rule
    name: str
    columns: tuple[str, ...]
    atoms: tuple[Atom, ...]
    head: Atom | None
    source: str = ""

    @property
    def table(self) -> str:
        """The name of its table of axioms."""
        return "a_" + self.name.replace("-", "_")

    @property
    def merges(self) -> bool:
        """Whether it concludes that two things are the same."""
        return self.head is not None and self.head.predicate == SAME_AS

    def join(self, encode: Callable[[Term], int], tables: Sequence[str]) -> Join:
        """Its atoms joined, each with the table of the same place."""
        join = Join(encode)
        if self.columns:
            join.axioms(self.source, self.columns)
        for table, atom in zip(tables, self.atoms, strict=True):
            join.triples(table, atom)
        return join

    def statement(self, encode: Callable[[Term], int], delta: str | None, place: int = 0) -> str:
        """SELECT s, p, o of what follows when the atom at ``place`` is one of ``delta`` (``None``: of all triples)."""
        assert self.head is not None
        tables = ["t"] * len(self.atoms)
        if delta:
            tables[place] = delta
        return self.join(encode, tables).select(*self.head.slots, as_="spo")

    def merging(self, encode: Callable[[Term], int]) -> str:
        """SELECT l, r of resources that are the same: each with the least of its group, so a group of n gives n - 1.

        The body of such a rule is two equal halves, one for each of the two; only one is joined, and grouped by the
        rest.
        """
        assert self.head is not None
        assert isinstance(self.head.subject, Variable)
        one, other = self.head.subject, self.head.object
        half = [atom for atom in self.atoms if other not in atom.slots]
        join = Join(encode)
        join.axioms(self.source, self.columns)
        for atom in half:
            join.triples("t", atom)
        group = [Variable(name) for name in join.variables if name != one.name]
        names = [f"v_{variable.name}" for variable in group]
        inner = join.select(one, *group, as_=["y", *names])
        grouped = f"SELECT y, MIN(y) OVER (PARTITION BY {', '.join(names)}) AS least FROM ({inner}) h"
        return f"SELECT DISTINCT y AS l, least AS r FROM ({grouped}) g WHERE y <> least"


def axiom_columns(rule: Rule) -> tuple[str, ...]:
    """The variables of a rule that the vocabulary binds and something else asks for, sorted.

    ``every``, ``chain`` and ``agree`` leave the list itself as one: see ``plans_of``.
    """
    schema = [atom for atom in rule.body if is_schema(atom)]
    bound = {slot.name for atom in schema for slot in atom.slots if isinstance(slot, Variable)}
    bound |= {v.name for c in rule.conditions if c.name in ("member", "pair") for v in c.variables}
    asking = [slot for atom in _instance_atoms(rule) + rule.head for slot in atom.slots]
    wanted = {slot.name for slot in asking if isinstance(slot, Variable)}
    wanted |= {v.name for c in rule.conditions if c.name in ("every", "chain", "agree") for v in c.variables[:1]}
    return tuple(sorted(bound & wanted))


def axioms_statement(rule: Rule, columns: tuple[str, ...], encode: Callable[[Term], int]) -> str:
    """The SELECT over the closed vocabulary that gives a rule's axioms."""
    join = Join(encode)
    for atom in rule.body:
        if is_schema(atom):
            join.triples("sch", atom)
    for condition in rule.conditions:
        if condition.name in ("member", "pair"):
            join.members(*condition.variables)
    return join.select(*map(Variable, columns), as_=[f"v_{name}" for name in columns], distinct=True)


def plans_of(
    rule: Rule,
    columns: tuple[str, ...],
    rows: Rows,
    lists: Mapping[int, tuple[int, ...]],
    fresh: Callable[[str], int],
) -> list[tuple[Plan, Rows]]:
    """The plans of a rule, each with the rows of its table of axioms; none where it has no axioms."""
    if not rows:
        return []
    long = next((c for c in rule.conditions if c.name in ("every", "chain", "agree")), None)
    heads: tuple[Atom | None, ...] = rule.head or (None,)
    if long is None:
        return [(Plan(rule, rule.name, columns, _instance_atoms(rule), head), rows) for head in heads]
    place = columns.index(long.variables[0].name)
    listed = [(row[:place] + row[place + 1 :], lists.get(row[place], ())) for row in rows]
    rest = columns[:place] + columns[place + 1 :]
    if long.name == "agree":
        return _keys(rule, rest, listed)
    return _steps(rule, long, rest, listed, fresh)


def _steps(
    rule: Rule,
    long: Builtin,
    rest: tuple[str, ...],
    listed: Iterable[tuple[tuple[int, ...], tuple[int, ...]]],
    fresh: Callable[[str], int],
) -> list[tuple[Plan, Rows]]:
    # A list of one is a step by itself; a longer one goes two by two over its beginnings.
    (out,) = rest
    single: set[tuple[int, ...]] = set()
    double: set[tuple[int, ...]] = set()
    for (target,), members in listed:
        if len(members) == 1:
            single.add((members[0], target))
        left = members[0] if members else 0
        for count, right in enumerate(members[1:], 2):
            is_last = count == len(members)
            beginning = target if is_last else fresh(f"{long.name} {members[:count]}")
            double.add((left, right, beginning))
            left = beginning
    result = Variable(out)
    left, right = Variable("left"), Variable("right")  # type: ignore[assignment]
    if long.atom:  # every: y a left, y a right => y a out
        y = long.atom.subject
        head = Atom(y, TYPE, result)
        one = (Atom(y, TYPE, left),)  # type: ignore[arg-type]
        two = (*one, Atom(y, TYPE, right))  # type: ignore[arg-type]
    else:  # chain: x left y, y right z => x out z
        _, x, z = long.variables
        y = Variable("middle")
        head = Atom(x, result, z)
        one = (Atom(x, left, z),)  # type: ignore[arg-type]
        two = (Atom(x, left, y), Atom(y, right, z))  # type: ignore[arg-type]
    plans: list[tuple[Plan, Rows]] = []
    if single:
        plans.append((Plan(rule, f"{rule.name}-1", ("left", out), one, head), sorted(single)))
    if double:
        plans.append((Plan(rule, f"{rule.name}-2", ("left", "right", out), two, head), sorted(double)))
    return plans


def _keys(
    rule: Rule, rest: tuple[str, ...], listed: Iterable[tuple[tuple[int, ...], tuple[int, ...]]]
) -> list[tuple[Plan, Rows]]:
    by_length: dict[int, set[tuple[int, ...]]] = {}
    for row, members in listed:
        if members:
            by_length.setdefault(len(members), set()).add((*row, *members))
    plans: list[tuple[Plan, Rows]] = []
    one = rule.head[0].subject
    for length, rows in sorted(by_length.items()):
        values = tuple(Atom(one, Variable(f"p{n}"), Variable(f"z{n}")) for n in range(length))
        columns = (*rest, *(f"p{n}" for n in range(length)))
        atoms = (*_instance_atoms(rule), *values)
        plans.append((Plan(rule, f"{rule.name}-{length}", columns, atoms, rule.head[0]), sorted(rows)))
    return plans


def _instance_atoms(rule: Rule) -> tuple[Atom, ...]:
    return tuple(atom for atom in rule.body if not is_schema(atom))
