"""A few triples more, without reasoning over everything again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from verbale.reasoning.fixpoint import Fixpoint
from verbale.reasoning.index import Overlay
from verbale.reasoning.matcher import Matcher, Numbers
from verbale.reasoning.proof import END
from verbale.reasoning.rule import Atom, Builtin, Rule, Variable, rule_table
from verbale.reasoning.vocabulary import SAME_AS, is_schema

FEW = 2_000
"""Up to so many triples are carried on one by one; more are joined by the tables."""


class Forward:
    """Carries single triples to the fixpoint, rule by rule, over an index."""

    def __init__(self, fixpoint: Fixpoint, index: Overlay, matcher: Matcher) -> None:
        self._fixpoint = fixpoint
        self._index = index
        self._matcher = matcher
        self._same_as = fixpoint.terms.encode(SAME_AS)
        self._uses: list[tuple[int | None, Rule, Atom, tuple[Atom, ...]]] = []  # by the predicate an atom asks for
        self._listed: list[tuple[Rule, Builtin]] = []
        for rule in rule_table():
            if rule.head and rule.body and rule.table not in ("eq", "dt", "scm"):
                for atom in rule.body:
                    if not is_schema(atom):
                        is_free = isinstance(atom.predicate, Variable)
                        predicate = None if is_free else fixpoint.terms.encode(atom.predicate)  # type: ignore[arg-type]
                        self._uses.append((predicate, rule, atom, tuple(a for a in rule.body if a is not atom)))
                self._listed += [(rule, c) for c in rule.conditions if c.name in ("every", "chain", "agree")]

    def add(self, triples: Iterable[Numbers]) -> bool:
        """Add triples as given ones, with all that follows from them; whether the index still holds everything.

        What concerns the vocabulary or makes two things one is left to the tables, as are many triples: then the index
        is to be built anew.
        """
        fixpoint, index = self._fixpoint, self._index
        new = [triple for triple in dict.fromkeys(triples) if index.round_of(*triple) != 0]
        if not new:
            return True
        rows = self._carry_on(new) if len(new) <= FEW and not any(map(self._is_for_tables, new)) else None
        if rows is None:
            fixpoint.extend(new)
            return False
        fixpoint.append(rows, was_inferred=[triple for triple in new if index.round_of(*triple) is not None])
        for row in rows:
            index.add(*row)  # a triple that was inferred and is given now counts as given from here on
        return True

    def _is_for_tables(self, triple: Numbers) -> bool:
        fixpoint = self._fixpoint
        if any(fixpoint.same.find(number) != number for number in triple):
            return True
        return fixpoint.tbox.is_structural(triple) or (triple[2] < 0 and fixpoint.program.types_literals)

    def _carry_on(self, new: Sequence[Numbers]) -> list[tuple[int, int, int, int]] | None:
        """These and what follows, with rounds; ``None`` once that touches the vocabulary or equality."""
        derived: list[tuple[int, int, int, int]] = [(*triple, 0) for triple in new]
        overlay = Overlay(self._index)
        matcher = self._matcher.over(overlay)
        delta = [triple for triple in new if overlay.round_of(*triple) is None]
        for triple in delta:
            overlay.add(*triple, 0)
        round_ = self._fixpoint.round
        while delta:
            round_ += 1
            found: dict[Numbers, None] = {}
            for triple in delta:
                for conclusion in self._conclusions(matcher, triple):
                    if conclusion[1] == self._same_as:
                        if conclusion[0] != conclusion[2]:
                            return None
                    elif conclusion not in found and overlay.round_of(*conclusion) is None:
                        if self._fixpoint.tbox.is_structural(conclusion):
                            return None
                        if not self._fixpoint.program.is_idle(conclusion):
                            found[conclusion] = None
            delta = list(found)
            for triple in delta:
                overlay.add(*triple, round_)
                derived.append((*triple, round_))
            if len(derived) > 10 * FEW:
                return None
        return derived

    def _conclusions(self, matcher: Matcher, triple: Numbers) -> Iterator[Numbers]:
        """What follows by one rule that uses this triple, in terms of what stands for others."""
        find = self._fixpoint.same.find
        for rule, bindings in self._solutions(matcher, triple):
            for head in rule.head:
                s, p, o = matcher.ground(head, bindings)
                yield find(s), find(p), find(o)

    def _solutions(self, matcher: Matcher, triple: Numbers) -> Iterator[tuple[Rule, Mapping[str, int]]]:
        for predicate, rule, atom, rest in self._uses:
            if predicate is None or predicate == triple[1]:
                bindings = matcher.unify(atom, triple, {})
                if bindings is not None:
                    for solution in matcher.solve(rest, rule.conditions, bindings, END):
                        yield rule, solution.bindings
        for rule, condition in self._listed:
            others = [c for c in rule.conditions if c is not condition]
            for bindings in self._through_lists(matcher, rule, condition, triple):
                for solution in matcher.solve(rule.body, others, bindings, END):
                    yield rule, solution.bindings

    def _through_lists(
        self, matcher: Matcher, rule: Rule, condition: Builtin, triple: Numbers
    ) -> Iterator[dict[str, int]]:
        """Bindings under which a condition on a list holds, with this triple as one of what it rests on."""
        owners = [atom for atom in rule.body if is_schema(atom)]
        list_ = condition.variables[0].name
        for solution in matcher.solve(owners, (), {}, END):
            members = next(reversed(self._fixpoint.tbox.lists.get(solution.bindings[list_], [()])))
            for bindings in matcher.through(condition, members, triple):
                yield {**solution.bindings, **bindings}
