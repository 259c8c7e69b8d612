"""The vocabulary's part of a graph (its TBox), closed under the rules about it before anything is joined with data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verbale.graph.terms import OWL, TYPE, Iri
from verbale.model.errors import InputError
from verbale.reasoning.compiler import Plan
from verbale.reasoning.dictionary import Dictionary
from verbale.reasoning.lists import BrokenListError, read_lists
from verbale.reasoning.matcher import Numbers
from verbale.reasoning.rule import Rule, rule_table
from verbale.reasoning.tables import Tables
from verbale.reasoning.vocabulary import (
    BETWEEN_TERMS,
    FIRST,
    META_CLASSES,
    NIL,
    REST,
    SAME_AS,
    SCHEMA_PREDICATES,
    THING,
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
        self.lists: dict[int, list[tuple[int, ...]]] = {}
        """The lists by head; more than one version where members were made one."""
        self.is_complete = False
        """Whether the lazy rules were run too."""

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
        self._read_lists()
        self.is_complete = False
        left_out = LAZY if self._needs_reflexive() else LAZY | REFLEXIVE
        return self._rounds([rule for rule in _scm() if rule.name not in left_out], round_)

    def complete(self, round_: int) -> int:
        """Close the vocabulary under all its rules; the last round's number."""
        self.is_complete = True
        return self._rounds(_scm(), round_)

    def names(self) -> set[int]:
        """Classes, properties and datatypes: what is declared so, or stands where only these can."""
        places = numbers(self._terms.encode_all(BETWEEN_TERMS))
        return self._tables.numbers(f"SELECT s FROM sch UNION SELECT o FROM sch WHERE p IN ({places})")

    def _rounds(self, rules: Iterable[Rule], round_: int) -> int:
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

    def _needs_reflexive(self) -> bool:
        encode = self._terms.encode
        alike = (
            f"SELECT 1 FROM sch f, sch p WHERE f.p IN ({numbers(self._terms.encode_all(_RESTRICTIONS))}) "
            f"AND p.p = {encode(_ON_PROPERTY)} AND p.s = f.s GROUP BY f.p, f.o, p.o HAVING COUNT(*) > 1 LIMIT 1"
        )
        heads = [Iri("http://www.w3.org/2000/01/rdf-schema#" + name) for name in ("domain", "range", "subClassOf")]
        heads += [Iri(OWL + name) for name in ("allValuesFrom", "onClass", "someValuesFrom")]
        thing, free = encode(THING), numbers(self._terms.encode_all(heads))
        inside = f"(s = {thing} AND p <> {self._type}) OR (o = {thing} AND p NOT IN ({free}))"
        asked = f"SELECT 1 FROM sch WHERE {inside} LIMIT 1"
        listed = f"SELECT 1 FROM member WHERE m = {thing} LIMIT 1"
        return any(self._tables.rows(statement) for statement in (alike, asked, listed))

    # --- lists ---

    def _read_lists(self) -> None:
        heads = self._tables.numbers(
            f"SELECT DISTINCT o FROM sch WHERE p IN ({numbers(self._terms.encode_all(_LIST_PREDICATES))})"
        )
        rows: list[tuple[int, ...]] = []
        if heads:
            try:
                lists = read_lists(heads, self._pairs(FIRST), self._pairs(REST), self._terms.encode(NIL))
            except BrokenListError as error:
                raise InputError(self._whose(error)) from error
            for head, members in lists.items():
                versions = self.lists.setdefault(head, [])
                if members not in versions:
                    versions.append(members)
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
