"""Contradictions: where a rule whose head is ``false`` fires, looked for once nothing more follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from verbale.graph.terms import OWL, TYPE, Iri, Literal
from verbale.reasoning import datatypes
from verbale.reasoning.compiler import Plan
from verbale.reasoning.dictionary import Dictionary
from verbale.reasoning.equality import Equality, Merge
from verbale.reasoning.fixpoint import Fixpoint
from verbale.reasoning.rule import Rule, Variable, rule_table
from verbale.reasoning.tbox import numbers
from verbale.reasoning.vocabulary import DIFFERENT_FROM

LIMIT = 1_000
"""Contradictions reported of each rule at most, the first in the order of the terms' numbers."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A rule with ``false`` as head, what its variables stand for, and the merge, if it would join two literals."""

    rule: Rule
    bindings: Mapping[str, int]
    merge: Merge | None = None


def contradictions(fixpoint: Fixpoint) -> Iterator[Contradiction]:
    """Every way a rule fires whose head is ``false``, in the order of the table."""
    rules = {rule.name: rule for rule in rule_table()}
    terms, same = fixpoint.terms, fixpoint.same
    for merge, (left, right) in fixpoint.clashes[:LIMIT]:
        yield Contradiction(rules["eq-diff1"], {"x": left, "y": right}, merge)
    different = terms.encode(DIFFERENT_FROM)
    told: set[int] = set()
    for table in ("retired", "t"):  # as it was said first; one of a pair is enough
        for s, o in fixpoint.tables.rows(f"SELECT s, o FROM {table} WHERE p = {different} ORDER BY s, o"):
            root = same.find(s)
            if root == same.find(o) and (s != o or root not in told):
                told.add(root)
                yield Contradiction(rules["eq-diff1"], {"x": s, "y": o})
    for name in ("eq-diff2", "eq-diff3"):
        yield from _equals_listed(fixpoint, rules[name], same, terms)
    for plan in fixpoint.program.violating:
        yield from _fired(fixpoint, plan)
    yield from _not_of_type(fixpoint, rules["dt-not-type"])


def _equals_listed(fixpoint: Fixpoint, rule: Rule, same: Equality, terms: Dictionary) -> Iterator[Contradiction]:
    type_, kind = terms.encode(TYPE), terms.encode(Iri(OWL + "AllDifferent"))
    predicate = terms.encode(rule.body[1].predicate)  # type: ignore[arg-type]
    listed = fixpoint.tables.rows(
        f"SELECT l.s, l.o FROM sch l, sch k WHERE l.p = {predicate} AND k.p = {type_} AND k.o = {kind} AND k.s = l.s "
        "ORDER BY l.s, l.o"
    )
    for node, head in listed:
        by_set: dict[int, list[int]] = {}
        for member in next(iter(fixpoint.tbox.lists.get(head, [()]))):  # as it was given, before anything was made one
            by_set.setdefault(same.find(member), []).append(member)
        for members in by_set.values():
            for x, y in combinations(members[:20], 2):
                yield Contradiction(rule, {"d": node, "l": head, "x": x, "y": y})


def _fired(fixpoint: Fixpoint, plan: Plan) -> Iterator[Contradiction]:
    join = plan.join(fixpoint.terms.encode, ["t"] * len(plan.atoms))
    names = join.variables
    statement = join.select(*map(Variable, names), as_=[f"v_{name}" for name in names], distinct=True)
    for row in fixpoint.tables.rows(f"{statement} ORDER BY ALL LIMIT {LIMIT}"):
        yield Contradiction(plan.rule, dict(zip(names, row, strict=True)))


def _not_of_type(fixpoint: Fixpoint, rule: Rule) -> Iterator[Contradiction]:
    """Literals whose value is not of the datatype that a range or a restriction, or a derived type, puts them in."""
    terms, same, type_ = fixpoint.terms, fixpoint.same, fixpoint.terms.encode(TYPE)
    inside = f"IN ({numbers(terms.encode_all(Iri(name) for name in datatypes.DATATYPES))})"
    # A literal may be the same as a resource, which then stands for it.
    standing = {number: [m for m in members if m < 0] for members in same.sets() for number in members[:1]}
    literal = f"IN ({numbers({n for n, literals in standing.items() if literals} | {-(2**31)})})"
    statements = [f"SELECT s AS x, o AS d FROM t WHERE p = {type_} AND (s < 0 OR s {literal}) AND o {inside}"]
    for plan in fixpoint.program.ordinary:
        if plan.rule.name in ("prp-rng", "cls-avf"):
            assert plan.head is not None
            join = plan.join(terms.encode, ["t"] * len(plan.atoms))
            subject = join.value(plan.head.subject)
            join.where(f"({subject} < 0 OR {subject} {literal})")
            join.where(f"{join.value(plan.head.object)} {inside}")
            statements.append(join.select(plan.head.subject, plan.head.object, as_=["x", "d"]))
    union = " UNION ALL ".join(statements)
    found = 0
    for x, d in fixpoint.tables.rows(f"SELECT DISTINCT x, d FROM ({union}) u ORDER BY x DESC, d"):
        datatype = terms.decode(d).value
        for number in standing.get(x, [x]):
            value = terms.decode(number)
            if isinstance(value, Literal) and not datatypes.contains(datatype, value):
                yield Contradiction(rule, {"x": number, "d": d})
                found += 1
        if found >= LIMIT:
            return
