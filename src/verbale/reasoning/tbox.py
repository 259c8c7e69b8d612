"""The vocabulary's part of a graph (its TBox), closed under the rules about it before anything is joined with data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from verbale.graph.terms import OWL, RDFS, TYPE, Iri
from verbale.model.errors import InputError
from verbale.reasoning.compiler import Plan, Rows, axiom_columns, axioms_statement
from verbale.reasoning.dictionary import Dictionary
from verbale.reasoning.lists import BrokenListError, read_lists
from verbale.reasoning.matcher import Numbers
from verbale.reasoning.rule import Rule, rule_table
from verbale.reasoning.sets import TripleSets
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
        "distinctMembers",
        "hasKey",
        "intersectionOf",
        "members",
        "oneOf",
        "propertyChainAxiom",
        "unionOf",
    )
)
_RESTRICTIONS = tuple(Iri(OWL + name) for name in ("allValuesFrom", "hasValue", "someValuesFrom"))
_ON_PROPERTY = Iri(OWL + "onProperty")

_ENDS = (
    *(Iri(RDFS + name) for name in ("domain", "range", "subClassOf")),
    *(Iri(OWL + name) for name in ("allValuesFrom", "onClass", "someValuesFrom")),
)

SMALL = 20_000
"""Up to so many triples about the vocabulary are closed in memory; more by the tables, which spill to disk."""

LAZY = frozenset({"scm-dom1", "scm-dom2", "scm-rng1", "scm-rng2", "scm-eqc2", "scm-eqp2"})
"""Rules that say only more about the vocabulary: what they shorten for individuals, prp-dom, prp-rng, prp-spo1 and
cax-sco reach step by step. They wait until someone asks."""

REFLEXIVE = frozenset({"scm-cls", "scm-op", "scm-dp"})
"""Rules by which a term is within itself; needed where two restrictions ask for the same, or a rule for owl:Thing."""


class TBox:
    """Table ``sch``: the triples about the vocabulary, and table ``member``: the lists they point to."""

    def __init__(self, terms: Dictionary, tables: Tables) -> None:
        self._terms = terms
        self._tables = tables
        self._type = terms.encode(TYPE)
        self.predicates = terms.encode_all(SCHEMA_PREDICATES)
        self.meta_classes = terms.encode_all(META_CLASSES)
        self._structural = self.predicates | terms.encode_all((FIRST, REST, SAME_AS))
        self.where = (
            f"(p IN ({numbers(self.predicates)}) OR (p = {self._type} AND o IN ({numbers(self.meta_classes)})))"
        )
        """The SQL condition that a triple is about the vocabulary."""
        self.lists: dict[int, dict[tuple[int, ...], int]] = {}
        """The lists by head, with the round from which on they were so: another version where members were made one."""
        self.is_complete = False
        """Whether the lazy rules were run too."""
        self._sets: TripleSets | None = None

    def is_structural(self, triple: Numbers) -> bool:
        """Whether a triple changes the vocabulary, a list, or what is the same."""
        _, p, o = triple
        return p in self._structural or (p == self._type and o in self.meta_classes)

    def grows_by(self, predicates: set[int], classes: set[int]) -> bool:
        """Whether triples of these predicates and classes change the vocabulary."""
        return not (predicates.isdisjoint(self.predicates) and classes.isdisjoint(self.meta_classes))

    def close(self, round_: int) -> int:
        """Read the vocabulary from ``t`` and close it; the last round's number, ``round_`` being the last before.

        Raises ``InputError`` for a list that no list can be.
        """
        self._tables.run(f"CREATE OR REPLACE TABLE sch AS SELECT s, p, o FROM t WHERE {self.where}")
        given = self._tables.rows("SELECT s, p, o FROM sch ORDER BY p, s, o")
        self._read_lists(given, round_)
        self.is_complete = False
        self._sets = None
        if len(given) <= SMALL:
            self._sets = TripleSets(given, self.newest_lists(), self._terms.encode)  # type: ignore[arg-type]
        left_out = LAZY if self._needs_reflexive(given) else LAZY | REFLEXIVE
        return self._rounds([rule for rule in _scm() if rule.name not in left_out], round_)

    def complete(self, round_: int) -> int:
        """Close the vocabulary under all its rules; the last round's number."""
        self.is_complete = True
        class_ = self._terms.encode(Iri(OWL + "Class"))
        given = {s for s, _, _ in self._tables.rows(f"SELECT s, p, o FROM sch WHERE p = {self._type} AND o = {class_}")}
        builtin = [(number, self._type, class_) for number in self._terms.encode_all((THING, NOTHING)) - given]
        self._tables.append([(*triple, round_ + 1) for triple in builtin])  # cls-thing, cls-nothing1
        self._tables.run(f"CREATE OR REPLACE TABLE sch AS SELECT s, p, o FROM t WHERE {self.where}")
        if self._sets:
            self._sets.add(builtin)
        return self._rounds(_scm(), round_ + 1)

    def axioms(self, rule: Rule) -> tuple[Rows, tuple[str, ...]]:
        """What the closed vocabulary says of a rule's variables, and which of them: see ``axiom_columns``."""
        columns = axiom_columns(rule)
        if not columns:
            return [()], columns
        if self._sets:
            atoms = [atom for atom in rule.body if is_schema(atom)]
            conditions = [c for c in rule.conditions if c.name in ("member", "pair")]
            return self._sets.solutions(atoms, conditions, columns), columns
        return self._tables.rows(f"{axioms_statement(rule, columns, self._terms.encode)} ORDER BY ALL"), columns

    def names(self) -> set[int]:
        """Classes, properties and datatypes: what is declared so, or stands where only these can."""
        places = numbers(self._terms.encode_all(BETWEEN_TERMS))
        return self._tables.numbers(f"SELECT s FROM sch UNION SELECT o FROM sch WHERE p IN ({places})")

    def _rounds(self, rules: Sequence[Rule], round_: int) -> int:
        if self._sets:
            rows: list[tuple[int, int, int, int]] = []
            for new in self._sets.close(rules):
                round_ += 1
                rows += [(*triple, round_) for triple in new]
            self._tables.append(rows)
            if rows:
                self._tables.run(f"CREATE OR REPLACE TABLE sch AS SELECT s, p, o FROM t WHERE {self.where}")
            return round_
        delta: str | None = None
        while True:
            present = self._tables.numbers(f"SELECT DISTINCT p FROM {delta or 'sch'}")
            statements = [s for rule in rules for s in self._statements(rule, delta, present)]
            if not self._tables.step(statements, "sch", round_ + 1):
                return round_
            round_ += 1
            delta = self._tables.delta
            self._tables.run(f"INSERT INTO sch SELECT s, p, o FROM {delta}")

    def _statements(self, rule: Rule, delta: str | None, present: set[int]) -> Iterator[str]:
        encode = self._terms.encode
        predicates = [encode(atom.predicate) for atom in rule.body]  # type: ignore[arg-type]
        if delta is None and not present.issuperset(predicates):
            return
        for place, predicate in enumerate(predicates):
            if delta and predicate not in present:
                continue
            for head in rule.head:
                plan = Plan(rule, rule.name, (), rule.body, head)
                join = plan.join(encode, [delta if delta and n == place else "sch" for n in range(len(predicates))])
                for condition in rule.conditions:
                    join.members(*condition.variables)
                yield join.select(*head.slots, as_="spo")
            if delta is None:
                return

    def _needs_reflexive(self, given: Sequence[tuple[int, ...]]) -> bool:
        """Whether two restrictions ask for the same, or anything but a class axiom's end speaks of owl:Thing."""
        encode = self._terms.encode
        thing, on_property = encode(THING), encode(_ON_PROPERTY)
        fillers = self._terms.encode_all(_RESTRICTIONS)
        ends = self._terms.encode_all(_ENDS) | {self._type}
        properties = {s: o for s, p, o in given if p == on_property}
        asked = [(p, o, properties.get(s)) for s, p, o in given if p in fillers]
        if len(asked) > len(set(asked)):
            return True
        if any((s == thing and p != self._type) or (o == thing and p not in ends) for s, p, o in given):
            return True
        return any(thing in members for members in self.newest_lists().values())

    def newest_lists(self) -> dict[int, tuple[int, ...]]:
        """The lists by head, as they stand now."""
        return {head: next(reversed(versions)) for head, versions in self.lists.items()}

    # --- lists ---

    def _read_lists(self, given: Sequence[tuple[int, ...]], round_: int) -> None:
        predicates = self._terms.encode_all(_LIST_PREDICATES)
        heads = sorted({o for _, p, o in given if p in predicates})
        rows: list[tuple[int, ...]] = []
        if heads:
            try:
                lists = read_lists(heads, self._pairs(FIRST), self._pairs(REST), self._terms.encode(NIL))
            except BrokenListError as error:
                raise InputError(self._whose(error)) from error
            for head, members in lists.items():
                self.lists.setdefault(head, {}).setdefault(members, round_)
                rows += [(head, place, member) for place, member in enumerate(members)]
        self._tables.replace("member", ("l", "i", "m"), rows)

    def _pairs(self, predicate: Iri) -> list[tuple[int, int]]:
        return [(s, o) for s, o in self._tables.rows(f"SELECT s, o FROM t WHERE p = {self._terms.encode(predicate)}")]

    def _whose(self, error: BrokenListError) -> str:
        message, cell = error.args[0], error.args[1]
        before = {o: s for s, o in self._pairs(REST)}
        cells = {cell}
        while cell in before and before[cell] not in cells:
            cell = before[cell]
            cells.add(cell)
        owners = self._tables.rows(f"SELECT s, p FROM sch WHERE o IN ({numbers(cells)}) ORDER BY s, p LIMIT 1")
        if not owners:
            return f"{message}; correct the list"
        s, p = (self._terms.decode(number).value for number in owners[0])
        return f"{message}: the one that is the {p} of {s}; correct it in the file"


def _scm() -> list[Rule]:
    return [rule for rule in rule_table() if rule.table == "scm"]


def numbers(values: Iterable[int]) -> str:
    """Integers as SQL writes a list of them, sorted."""
    return ", ".join(map(str, sorted(values)))
