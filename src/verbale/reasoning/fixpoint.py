"""The rules run to the fixpoint: the vocabulary first, then everything else, round by round.

Semi-naive evaluation (Bancilhon 1986): each round joins what the last one added with all there is. When nothing more
follows, resources found to be the same become one, and rounds go on; when that or a rule changes the vocabulary, it is
closed and compiled again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from verbale.graph.terms import OWL, TYPE, Iri
from verbale.model.errors import InputError
from verbale.reasoning import datatypes
from verbale.reasoning.compiler import SUBSUMED, Plan, Rows, axioms_of, plans_of
from verbale.reasoning.dictionary import Dictionary
from verbale.reasoning.equality import Equality, Merge
from verbale.reasoning.lists import BrokenListError, read_lists
from verbale.reasoning.matcher import Numbers
from verbale.reasoning.rule import Atom, Rule, Variable, rule_table
from verbale.reasoning.tables import Tables
from verbale.reasoning.vocabulary import (
    BETWEEN_TERMS,
    FIRST,
    META_CLASSES,
    NIL,
    NOTHING,
    REST,
    SAME_AS,
    SCHEMA_PREDICATES,
    THING,
    is_schema,
)

_LIST_PREDICATES = tuple(
    Iri(OWL + name)
    for name in (
        "intersectionOf",
        "unionOf",
        "oneOf",
        "members",
        "distinctMembers",
        "propertyChainAxiom",
        "hasKey",
    )
)
_LARGE = 5_000
"""Of a table of axioms longer than this, every round is taken to concern it."""


@dataclass(frozen=True)
class _Ready:
    """A plan whose table of axioms is filled; ``values`` are what its columns hold, for the short ones."""

    plan: Plan
    values: Mapping[str, frozenset[int]]


class Fixpoint:
    """Tables, a dictionary and an equality, brought to the fixpoint by ``run``."""

    def __init__(self, terms: Dictionary, tables: Tables) -> None:
        self.terms = terms
        self.tables = tables
        self.same = Equality()
        self.round = 0
        self.lists: dict[int, list[tuple[int, ...]]] = {}
        """The lists by head; more than one version where members were merged."""
        self.demanded: frozenset[int] = frozenset()
        """Datatypes and ``owl:Thing``, where a rule asks for their members."""
        self.clashes: list[tuple[Merge, tuple[int, int]]] = []
        """Merges that would make two different literals one, with these literals."""
        self._ready: list[_Ready] = []
        self.violating: list[Plan] = []
        """Plans whose head is ``false``."""
        self._wanted = "TRUE"
        self._type = terms.encode(TYPE)
        self._datatypes = terms.encode_all(Iri(name) for name in datatypes.DATATYPES)
        self._idle: frozenset[int] = frozenset()
        self._meta_classes = terms.encode_all(META_CLASSES)
        self.schema_predicates = terms.encode_all(SCHEMA_PREDICATES)
        self._structural = self.schema_predicates | terms.encode_all((FIRST, REST, SAME_AS))
        self._same_as = terms.encode(SAME_AS)
        self._schema = (
            f"(p IN ({_numbers(self.schema_predicates)}) OR "
            f"(p = {self._type} AND o IN ({_numbers(self._meta_classes)})))"
        )

    def run(self) -> None:
        """From what ``t`` holds to the fixpoint. Raises ``InputError`` for a broken list, ``LimitError`` for memory."""
        self._run(stale=True, everything=True)

    def extend(self, triples: Sequence[Numbers]) -> None:
        """Add triples as given ones and go on to the fixpoint, whatever they change. Errors as for ``run``."""
        tables, find = self.tables, self.same.find
        stale = any(map(self.is_structural, triples))
        tables.give(triples)
        if self.same:
            stale = self._rewrite() or stale
        tables.replace("delta", ("s", "p", "o"), [(find(s), find(p), find(o)) for s, p, o in triples])
        tables.delta = "delta"
        self._run(stale=stale, everything=stale or self.types_literals)

    def append(self, rows: Sequence[tuple[int, int, int, int]], was_inferred: Sequence[Numbers]) -> None:
        """Add triples that are at the fixpoint already, with their rounds; some were there as inferred ones."""
        self.tables.append(rows, was_inferred)
        self.round = max(self.round, *(row[3] for row in rows))

    def is_structural(self, triple: Numbers) -> bool:
        """Whether a triple changes the vocabulary, a list, or what is the same."""
        _, p, o = triple
        return p in self._structural or (p == self._type and o in self._meta_classes)

    def is_idle(self, triple: Numbers) -> bool:
        """Whether a triple holds of everything, or of every literal, and nobody asks for it."""
        s, p, o = triple
        return p == self._type and (o in self._idle if s < 0 else self._is_thing_unasked(o))

    @property
    def types_literals(self) -> bool:
        """Whether a rule asks for the members of a datatype."""
        return not self.demanded.isdisjoint(self._datatypes)

    @property
    def ordinary(self) -> list[Plan]:
        """The plans that give triples other than equality."""
        return [ready.plan for ready in self._ready if not ready.plan.merges]

    def vocabulary(self) -> set[int]:
        """Classes, properties and datatypes: what is declared so, or stands where only these can."""
        places = ", ".join(str(self.terms.encode(term)) for term in BETWEEN_TERMS)
        return self.tables.numbers(
            f"SELECT s FROM sch WHERE p NOT IN ({places}) UNION SELECT s FROM sch WHERE p IN ({places}) "
            f"UNION SELECT o FROM sch WHERE p IN ({places})"
        )

    def _run(self, *, stale: bool, everything: bool) -> None:
        while True:
            if stale:
                self._close_vocabulary()
                self._compile()
                everything = True
            stale = self._instances(everything)
            everything = False
            if not stale:
                merged = self._merge()
                if merged is None:
                    return
                stale = merged

    # --- the vocabulary ---

    def _close_vocabulary(self) -> None:
        tables = self.tables
        tables.run("DELETE FROM sch")
        tables.run(f"INSERT INTO sch SELECT s, p, o FROM t WHERE {self._schema}")
        self._read_lists()
        rules = [rule for rule in rule_table() if rule.table == "scm"]
        delta: str | None = None
        while True:
            present = tables.numbers(f"SELECT DISTINCT p FROM {delta or 'sch'}")
            statements = [s for rule in rules for s in self._schema_statements(rule, delta, present)]
            if not tables.step(statements, "sch", self.round + 1):
                return
            self.round += 1
            delta = tables.delta
            tables.run(f"INSERT INTO sch SELECT s, p, o FROM {delta}")

    def _schema_statements(self, rule: Rule, delta: str | None, present: set[int]) -> Iterator[str]:
        predicates = [self.terms.encode(atom.predicate) for atom in rule.body]  # type: ignore[arg-type]
        for place, predicate in enumerate(predicates):
            if predicate not in present:
                if delta is None:
                    return
                continue
            for head in rule.head:
                plan = Plan(rule, rule.name, (), rule.body, head)
                sources = ["sch"] * len(rule.body)
                if delta:
                    sources[place] = delta
                join = plan.join(self.terms.encode, sources)
                for condition in rule.conditions:
                    join.members(*condition.variables)
                yield join.select(*head.slots, as_="spo")
            if delta is None:
                return

    def _read_lists(self) -> None:
        encode = self.terms.encode
        heads = self.tables.numbers(
            f"SELECT DISTINCT o FROM sch WHERE p IN ({_numbers(encode(p) for p in _LIST_PREDICATES)})"
        )
        rows: list[tuple[int, ...]] = []
        if heads:
            first = self.tables.rows(f"SELECT s, o FROM t WHERE p = {encode(FIRST)}")
            rest = self.tables.rows(f"SELECT s, o FROM t WHERE p = {encode(REST)}")
            try:
                lists = read_lists(heads, first, rest, encode(NIL))  # type: ignore[arg-type]
            except BrokenListError as error:
                raise InputError(self._where(error)) from error
            for head, members in lists.items():
                versions = self.lists.setdefault(head, [])
                if members not in versions:
                    versions.append(members)
                rows += [(head, place, member) for place, member in enumerate(members)]
        self.tables.replace("member", ("l", "i", "m"), rows)

    def _where(self, error: BrokenListError) -> str:
        message, cell = error.args[0], error.args[1]
        cells = {cell}
        known = self.tables.rows(f"SELECT s, o FROM t WHERE p = {self.terms.encode(REST)}")
        before = {o: s for s, o in known}
        while cell in before and before[cell] not in cells:
            cell = before[cell]
            cells.add(cell)
        owners = self.tables.rows(f"SELECT s, p FROM sch WHERE o IN ({_numbers(cells)}) ORDER BY s, p LIMIT 1")
        if not owners:
            return f"{message}; correct the list"
        s, p = (self.terms.decode(number).value for number in owners[0])
        return f"{message}: the one that is the {p} of {s}; correct it in the file"

    # --- compiling ---

    def _compile(self) -> None:
        self._ready, self.violating = [], []
        present = self.tables.numbers("SELECT DISTINCT p FROM sch")
        classes = self.tables.numbers(f"SELECT DISTINCT o FROM sch WHERE p = {self._type}")
        newest = {head: versions[-1] for head, versions in self.lists.items()}
        compiled: list[tuple[Plan, Rows]] = []
        for rule in rule_table():
            if rule.table in ("eq", "dt", "scm") or not rule.body or not self._concerns(rule, present, classes):
                continue
            if rule.name in SUBSUMED:
                continue
            statement, columns = axioms_of(rule, self.terms.encode)
            rows: Rows = self.tables.rows(f"{statement} ORDER BY ALL") if columns else [()]
            compiled += plans_of(rule, columns, rows, newest, self.terms.fresh)
        self._demand(compiled)
        for plan, rows in compiled:
            kept = [row for row in rows if not self._is_idle(plan, row)]
            if plan.columns and not kept:
                continue
            if plan.columns:
                self.tables.replace(plan.table, [f"v_{name}" for name in plan.columns], kept)
            if plan.head is None:
                self.violating.append(plan)
                continue
            values = (
                {}
                if len(kept) > _LARGE
                else {name: frozenset(row[n] for row in kept) for n, name in enumerate(plan.columns)}
            )
            self._ready.append(_Ready(plan, values))

    def _concerns(self, rule: Rule, predicates: set[int], classes: set[int]) -> bool:
        for atom in rule.body:
            if not is_schema(atom):
                continue
            if self.terms.encode(atom.predicate) not in predicates:  # type: ignore[arg-type]
                return False
            if atom.predicate == TYPE and self.terms.encode(atom.object) not in classes:  # type: ignore[arg-type]
                return False
        return True

    def _demand(self, compiled: list[tuple[Plan, Rows]]) -> None:
        # Membership of owl:Thing and of datatypes holds of everything; it is spelled out only where a rule asks for it.
        asked: set[int] = set()
        for plan, rows in compiled:
            for atom in plan.atoms:
                if atom.predicate == TYPE and isinstance(atom.object, Variable):
                    place = plan.columns.index(atom.object.name)
                    asked |= {row[place] for row in rows if plan.name != "cax-sco" or not self._is_idle(plan, row)}
        thing = self.terms.encode(THING)
        self.demanded = frozenset(asked & (self._datatypes | {thing}))
        # That a literal is of the datatype of its range is checked at the end; as triples it would be most of them.
        self._idle = self._datatypes - self.demanded
        self._wanted = f"NOT (s < 0 AND p = {self._type} AND o IN ({_numbers(self._idle)}))"

    def _is_idle(self, plan: Plan, row: tuple[int, ...]) -> bool:
        """Whether an axiom says nothing that is wanted: C within C, or within owl:Thing when nobody asks."""
        if plan.name == "cax-sco":
            sub, sup = row[plan.columns.index("c")], row[plan.columns.index("d")]
            return sub == sup or sub == self.terms.encode(NOTHING) or self._is_thing_unasked(sup)
        if plan.name == "prp-spo1":
            return row[0] == row[1]
        if plan.name in ("prp-dom", "prp-rng"):
            return self._is_thing_unasked(row[plan.columns.index("c")])
        return False

    def _is_thing_unasked(self, number: int) -> bool:
        return number == self.terms.encode(THING) and number not in self.demanded

    # --- everything else ---

    def _instances(self, everything: bool) -> bool:
        """Rounds until nothing follows; whether the vocabulary has grown on the way."""
        tables = self.tables
        grown = False
        delta: str | None = None if everything else tables.delta
        if everything:
            self._type_literals()
        while True:
            statements = list(self._statements(delta))
            if not tables.step(statements, "t", self.round + 1, where=self._wanted):
                return grown
            self.round += 1
            delta = tables.delta
            grown = grown or bool(tables.rows(f"SELECT 1 FROM {delta} WHERE {self._schema} LIMIT 1"))

    def _statements(self, delta: str | None) -> Iterator[str]:
        encode = self.terms.encode
        ordinary = [ready for ready in self._ready if not ready.plan.merges]
        if delta is None:
            yield from (ready.plan.statement(encode, None) for ready in ordinary)
            return
        predicates = self.tables.numbers(f"SELECT DISTINCT p FROM {delta}")
        classes = (
            self.tables.numbers(f"SELECT DISTINCT o FROM {delta} WHERE p = {self._type}")
            if self._type in predicates
            else set()
        )
        for ready in ordinary:
            for place, atom in enumerate(ready.plan.atoms):
                if self._touches(ready, atom, predicates, classes):
                    yield ready.plan.statement(encode, delta, place)

    def _touches(self, ready: _Ready, atom: Atom, predicates: set[int], classes: set[int]) -> bool:
        if isinstance(atom.predicate, Variable):
            values = ready.values.get(atom.predicate.name)
            return values is None or not predicates.isdisjoint(values)
        if self.terms.encode(atom.predicate) not in predicates:
            return False
        if isinstance(atom.object, Variable) and atom.predicate == TYPE:
            values = ready.values.get(atom.object.name)
            return values is None or not classes.isdisjoint(values)
        return True

    def _type_literals(self) -> None:
        # dt-type2, where a rule asks for the members of a datatype.
        wanted = [number for number in self.demanded if number != self.terms.encode(THING)]
        if not wanted:
            return
        rows = [
            (literal, self._type, datatype)
            for literal in self.terms.literals()
            for datatype in wanted
            if datatypes.contains(self.terms.decode(datatype).value, self.terms.decode(literal))  # type: ignore[arg-type]
        ]
        if rows:
            self.tables.replace("typed", ("s", "p", "o"), rows)
            if self.tables.step(["SELECT s, p, o FROM typed"], "t", self.round + 1):
                self.round += 1

    # --- equality ---

    def _merge(self) -> bool | None:
        """Make one of what is the same; ``None`` if nothing was, else whether that changed the vocabulary."""
        tables = self.tables
        self_round = self.round + 1
        found: list[Merge] = []
        for left, right in tables.rows(f"SELECT s, o FROM t WHERE p = {self._same_as} AND s <> o ORDER BY s, o"):
            found.append(Merge(left, right, None, self_round))
        for ready in self._ready:
            if ready.plan.merges:
                for left, right in tables.rows(f"{ready.plan.merging(self.terms.encode)} ORDER BY l, r"):
                    found.append(Merge(left, right, ready.plan.rule.name, self_round))
        joined = [merge for merge in found if self._join(merge)]
        if not joined:
            return None
        self.round += 2
        replaced = self.same.replaced()
        tables.replace("replaced", ("old", "new"), list(replaced.items()))
        return self._rewrite()

    def _join(self, merge: Merge) -> bool:
        left, right = self._literal_of(merge.left), self._literal_of(merge.right)
        if left is not None and right is not None and left != right:
            clash = (merge, (left, right))
            if not any(known == clash[1] for _, known in self.clashes):
                self.clashes.append(clash)
            return False
        return self.same.merge(merge)

    def _literal_of(self, number: int) -> int | None:
        return next((member for member in self.same.members(number) if member < 0), None)

    def _rewrite(self) -> bool:
        tables = self.tables
        touched = " OR ".join(f"{column} IN (SELECT old FROM replaced)" for column in "spo")
        tables.widen(self.round)
        tables.run("CREATE OR REPLACE TABLE moved AS SELECT s, p, o, r FROM t WHERE " + touched)
        tables.run(f"DELETE FROM t WHERE {touched}")
        tables.run("INSERT INTO retired SELECT s, p, o, r FROM moved")
        stale = bool(tables.rows(f"SELECT 1 FROM moved WHERE {self._schema} OR p = {self.terms.encode(FIRST)} LIMIT 1"))
        renamed = (
            "SELECT COALESCE(a.new, m.s) AS s, COALESCE(b.new, m.p) AS p, COALESCE(c.new, m.o) AS o FROM moved m "
            "LEFT JOIN replaced a ON a.old = m.s LEFT JOIN replaced b ON b.old = m.p "
            "LEFT JOIN replaced c ON c.old = m.o"
        )
        kept = f"SELECT s, p, o FROM ({renamed}) n WHERE NOT (p = {self._same_as} AND s = o)"
        if not tables.step([kept], "t", self.round):
            tables.run(f"DELETE FROM {tables.delta}")
        return stale or bool(tables.rows(f"SELECT 1 FROM {tables.delta} WHERE {self._schema} LIMIT 1"))


def _numbers(numbers: Iterator[int] | frozenset[int] | set[int]) -> str:
    return ", ".join(map(str, sorted(numbers)))
