"""The compiled rules of one vocabulary: what is joined every round, and which rounds concern it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from verbale.graph.terms import TYPE, Iri
from verbale.reasoning import datatypes
from verbale.reasoning.compiler import SUBSUMED, Plan, Rows, plans_of
from verbale.reasoning.dictionary import Dictionary
from verbale.reasoning.matcher import Numbers
from verbale.reasoning.rule import Atom, Rule, Variable, rule_table
from verbale.reasoning.tables import Tables
from verbale.reasoning.tbox import TBox, numbers
from verbale.reasoning.vocabulary import NOTHING, THING, is_schema

_LARGE = 5_000
"""Of a table of axioms longer than this, every round is taken to concern it."""

_INLINE = 40
"""Up to so many axioms stand in the statement itself; more get a table."""


@dataclass(frozen=True)
class _Ready:
    """A plan with its axioms; ``values`` are what its columns hold, where these are not too many."""

    plan: Plan
    values: Mapping[str, frozenset[int]]


class Program:
    """The rules compiled for a closed vocabulary."""

    def __init__(self, terms: Dictionary, tables: Tables, tbox: TBox) -> None:
        self._terms = terms
        self._type = terms.encode(TYPE)
        self._thing, self._nothing = terms.encode(THING), terms.encode(NOTHING)
        self._datatypes = terms.encode_all(Iri(name) for name in datatypes.DATATYPES)
        compiled = self._compiled(tables, tbox)
        self.demanded = self._demanded(compiled)
        """Datatypes and ``owl:Thing``, where a rule asks for their members; else these are left unsaid."""
        self._idle = self._datatypes - self.demanded
        self._ready = [ready for plan, rows in compiled for ready in self._made_ready(plan, rows, tables)]

    @property
    def ordinary(self) -> list[Plan]:
        """The plans that give triples other than equality."""
        return [r.plan for r in self._ready if r.plan.head is not None and not r.plan.merges]

    @property
    def merging(self) -> list[Plan]:
        """The plans that give equality."""
        return [r.plan for r in self._ready if r.plan.merges]

    @property
    def violating(self) -> list[Plan]:
        """The plans whose head is ``false``."""
        return [r.plan for r in self._ready if r.plan.head is None]

    @property
    def types_literals(self) -> bool:
        """Whether a rule asks for the members of a datatype."""
        return not self.demanded.isdisjoint(self._datatypes)

    @property
    def wanted(self) -> str:
        """The SQL condition that a triple is worth keeping: that a literal is of the datatype of its range is checked
        at the end; as triples it would be most of them.
        """
        return f"NOT (s < 0 AND p = {self._type} AND o IN ({numbers(self._idle)}))"

    def is_idle(self, triple: Numbers) -> bool:
        """Whether a triple holds of everything, or of every literal, and nobody asks for it."""
        s, p, o = triple
        return p == self._type and (o in self._idle if s < 0 else self._is_unasked_thing(o))

    def statements(self, delta: str | None, predicates: set[int], classes: set[int]) -> Iterator[str]:
        """The statements that may give something new.

        ``predicates`` and ``classes`` are those of the last round's triples, in table ``delta``; ``None``: all triples
        are new.
        """
        for ready in self._ready:
            if ready.plan.head is None or ready.plan.merges:
                continue
            touched = [
                place for place, atom in enumerate(ready.plan.atoms) if _touches(self, ready, atom, predicates, classes)
            ]
            if delta:
                yield from (ready.plan.statement(self._terms.encode, delta, place) for place in touched)
            elif len(touched) == len(ready.plan.atoms):
                yield ready.plan.statement(self._terms.encode, None)

    def _compiled(self, tables: Tables, tbox: TBox) -> list[tuple[Plan, Rows]]:
        present = tables.numbers("SELECT DISTINCT p FROM sch")
        classes = tables.numbers(f"SELECT DISTINCT o FROM sch WHERE p = {self._type}")
        newest = tbox.newest_lists()
        compiled: list[tuple[Plan, Rows]] = []
        for rule in rule_table():
            if rule.table in ("eq", "dt", "scm") or rule.name in SUBSUMED or not rule.body:
                continue
            if self._concerns(rule, present, classes):
                rows, columns = tbox.axioms(rule)
                compiled += plans_of(rule, columns, rows, newest, self._terms.fresh)
        return compiled

    def _concerns(self, rule: Rule, predicates: set[int], classes: set[int]) -> bool:
        """Whether the vocabulary holds anything for each of the rule's schema atoms."""
        for atom in rule.body:
            if not is_schema(atom):
                continue
            if self._terms.encode(atom.predicate) not in predicates:  # type: ignore[arg-type]
                return False
            if atom.predicate == TYPE and self._terms.encode(atom.object) not in classes:  # type: ignore[arg-type]
                return False
        return True

    def _demanded(self, compiled: list[tuple[Plan, Rows]]) -> frozenset[int]:
        asked: set[int] = set()
        for plan, rows in compiled:
            for atom in plan.atoms:
                if atom.predicate == TYPE and isinstance(atom.object, Variable):
                    place = plan.columns.index(atom.object.name)
                    asked |= {row[place] for row in rows if not self._says_nothing(plan, row)}
        return frozenset(asked & (self._datatypes | {self._thing}))

    def _says_nothing(self, plan: Plan, row: tuple[int, ...]) -> bool:
        """Whether an axiom says nothing for anybody, or what another rule says too."""
        value = dict(zip(plan.columns, row, strict=True))
        match plan.name:
            case "cax-sco":
                return value["c"] in (value["d"], self._nothing) or (value["d"] == self._thing)
            case "prp-spo1":
                return value["p"] == value["q"]
            case "cls-svf1" | "cls-maxqc1" | "cls-maxqc3":
                return value["d"] == self._thing  # cls-svf2, cls-maxqc2, cls-maxqc4
        return False

    def _made_ready(self, plan: Plan, rows: Rows, tables: Tables) -> Iterator[_Ready]:
        kept = [row for row in rows if not self._is_idle_axiom(plan, row)]
        if not plan.columns:
            yield _Ready(plan, {})
        elif kept:
            if len(kept) > _INLINE:
                tables.replace(plan.table, [f"v_{name}" for name in plan.columns], kept)
                source = plan.table
            else:
                source = f"(VALUES {', '.join(map(_tuple, kept))})"
            few = len(kept) <= _LARGE
            columns = zip(*kept, strict=True) if few else ()
            values = {name: frozenset(column) for name, column in zip(plan.columns, columns, strict=few)}
            yield _Ready(replace(plan, source=source), values)

    def _is_idle_axiom(self, plan: Plan, row: tuple[int, ...]) -> bool:
        if plan.name in ("cax-sco", "prp-dom", "prp-rng") and self._thing in self.demanded:
            return plan.name == "cax-sco" and (row[0] == row[1] or self._nothing == row[plan.columns.index("c")])
        if plan.name in ("prp-dom", "prp-rng"):
            return row[plan.columns.index("c")] == self._thing
        return self._says_nothing(plan, row)

    def _is_unasked_thing(self, number: int) -> bool:
        return number == self._thing and number not in self.demanded


def _touches(program: Program, ready: _Ready, atom: Atom, predicates: set[int], classes: set[int]) -> bool:
    if isinstance(atom.predicate, Variable):
        values = ready.values.get(atom.predicate.name)
        return values is None or not predicates.isdisjoint(values)
    if program._terms.encode(atom.predicate) not in predicates:
        return False
    if isinstance(atom.object, Variable) and atom.predicate == TYPE:
        values = ready.values.get(atom.object.name)
        return values is None or not classes.isdisjoint(values)
    return True


def _tuple(row: tuple[int, ...]) -> str:
    return f"({', '.join(map(str, row))})"
