"""Proofs: why a triple follows, as steps from what was given.

Each triple of round n has a body whose triples are all of earlier rounds, so a proof found by going back through rounds
is never circular, and needs nothing that was written down while reasoning but the round of each triple and the cause of
each merge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from verbale.graph.terms import Term, Triple
from verbale.reasoning.dictionary import Dictionary
from verbale.reasoning.equality import Equality, Merge
from verbale.reasoning.index import Lookup
from verbale.reasoning.matcher import Matcher, Numbers, Solution
from verbale.reasoning.rule import Rule, Variable, rule_table
from verbale.reasoning.vocabulary import SAME_AS

END = 2**31
"""A round after all others."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a proof: a triple, the rule that gives it (``None``: it was given), and the steps it rests on.

    ``premises`` are places in ``Proof.steps``; ``bindings`` say what the rule's variables stand for.
    """

    triple: Triple
    rule: str | None
    premises: tuple[int, ...] = ()
    bindings: Mapping[str, Term] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a triple holds: steps, each after those it rests on; the last one gives the triple itself."""

    steps: tuple[Step, ...]

    @property
    def triple(self) -> Triple:
        """What is proved."""
        return self.steps[-1].triple

    @property
    def given(self) -> tuple[Triple, ...]:
        """The triples of the input that the proof rests on, each once, in the order used."""
        return tuple(dict.fromkeys(step.triple for step in self.steps if step.rule is None))


@dataclass(frozen=True, slots=True)
class _Given:
    """A triple of the tables."""

    triple: Numbers


@dataclass(frozen=True, slots=True)
class _Same:
    """That two are the same, by merges of rounds before ``before``."""

    left: int
    right: int
    before: int


@dataclass(frozen=True, slots=True)
class _Cause:
    """That two are the same, by what first made them so."""

    merge: Merge


@dataclass(frozen=True, slots=True)
class _Reason:
    """A node whose last step is already known."""

    triple: Numbers
    rule: str
    premises: tuple[_Node, ...]
    bindings: tuple[tuple[str, int], ...] = ()


_Node = _Given | _Same | _Cause | _Reason


class Prover:
    """Finds proofs in a finished fixpoint."""

    def __init__(self, terms: Dictionary, index: Lookup, matcher: Matcher, same: Equality) -> None:
        self._terms = terms
        self._index = index
        self._matcher = matcher
        self._same = same
        self._same_as = terms.encode(SAME_AS)
        self._rules = {rule.name: rule for rule in rule_table()}
        productive = [rule for rule in rule_table() if rule.head and rule.table != "eq" and rule.name != "dt-eq"]
        self._by_predicate: dict[int | None, list[Rule]] = {}
        for rule in productive:
            for predicate in dict.fromkeys(head.predicate for head in rule.head):
                key = None if isinstance(predicate, Variable) else terms.encode(predicate)
                self._by_predicate.setdefault(key, []).append(rule)

    def prove(self, triple: Numbers) -> Proof | None:
        """Why a triple holds, ``None`` if it does not follow. The same proof every time."""
        goal = self._goal(triple)
        return None if goal is None else self.unfold(goal)

    def holds(self, triple: Numbers) -> bool:
        """Whether a triple was given or follows."""
        return self._goal(triple) is not None

    def why_false(self, rule: Rule, bindings: Mapping[str, int]) -> tuple[Solution, tuple[Proof, ...]] | None:
        """A way a rule with ``false`` as head fires, and the proofs of what it rests on."""
        equal = [atom for atom in rule.body if atom.predicate == SAME_AS]
        rest = [atom for atom in rule.body if atom.predicate != SAME_AS]
        nodes: list[_Node] = []
        for atom in list(rest):  # what holds of every literal is in no table
            bound = [bindings.get(slot.name) for slot in atom.slots if isinstance(slot, Variable)]
            if None not in bound:
                triple = self._matcher.ground(atom, bindings)
                if self._index.round_of(*triple) is None:
                    goal = self._goal(triple)
                    if goal is None:
                        return None
                    nodes.append(goal)
                    rest.remove(atom)
        solution = next(self._matcher.solve(rest, rule.conditions, bindings, END), None)
        if solution is None:
            return None
        nodes += [_Given(premise) for premise in solution.premises]
        for atom in equal:
            left, right = (solution.bindings[slot.name] for slot in (atom.subject, atom.object))  # type: ignore[union-attr]
            if self._same.find(left) != self._same.find(right):
                return None
            nodes.append(_Same(left, right, END))
        return solution, tuple(self.unfold(node) for node in nodes)

    def why_same(self, merge: Merge) -> Proof:
        """Why two were found to be the same, whether or not they could be made one."""
        return self.unfold(_Cause(merge))

    # --- from a goal to its last step ---

    def _goal(self, triple: Numbers) -> _Node | None:
        if self._index.round_of(*triple) is not None:
            return _Given(triple)
        s, p, o = triple
        find = self._same.find
        if p == self._same_as and find(s) == find(o):
            return _Reason(triple, "eq-ref", ()) if s == o else _Same(s, o, END)
        standing = (find(s), find(p), find(o))
        if standing != triple and self._index.round_of(*standing) is not None:
            return self._renamed(standing, triple, _Given(standing), END)
        for start in (standing, *self._of_literals(standing)):
            found = self._rule_for(start, END)
            if found is not None:
                reason = self._reason(start, *found)
                return reason if start == triple else self._renamed(start, triple, reason, END)
        return None

    def _of_literals(self, standing: Numbers) -> Iterator[Numbers]:
        """The triple with literals for the resources that stand for them: what holds of every literal (``dt-type2``,
        ``dt-diff``) is in no table, and a resource is no literal.
        """
        s, p, o = standing
        for subject, object_ in product(self._literals(s), self._literals(o)):
            if (subject, object_) != (s, o):
                yield subject, p, object_

    def _literals(self, number: int) -> tuple[int, ...]:
        """A resource and the literals that are the same."""
        return number, *(member for member in self._same.members(number) if member < 0 and member != number)

    def _rule_for(self, triple: Numbers, before: int) -> tuple[Rule, Solution] | None:
        best: tuple[Rule, Solution] | None = None
        for rule in (*self._by_predicate.get(triple[1], ()), *self._by_predicate.get(None, ())):
            solution = next(self._matcher.backward(rule, triple, before), None)
            if solution and (best is None or solution.round < best[1].round):
                best = (rule, solution)
                if solution.round == 0:
                    break
        return best

    @staticmethod
    def _reason(triple: Numbers, rule: Rule, solution: Solution) -> _Reason:
        premises = tuple(_Given(premise) for premise in solution.premises)
        return _Reason(triple, rule.name, premises, tuple(solution.bindings.items()))

    def _renamed(self, old: Numbers, new: Numbers, node: _Node, before: int) -> _Node:
        """The step or steps from a triple to one with equals in its places."""
        at = old
        for place, rule, (here, there) in ((0, "eq-rep-s", "st"), (1, "eq-rep-p", "pq"), (2, "eq-rep-o", "ot")):
            if at[place] != new[place]:
                following = (*at[:place], new[place], *at[place + 1 :])
                bindings = {"s": at[0], "p": at[1], "o": at[2], here: at[place], there: new[place]}
                equal = _Same(at[place], new[place], before)
                at = (following[0], following[1], following[2])
                node = _Reason(at, rule, (equal, node), tuple(bindings.items()))
        return node

    def _last(self, node: _Node) -> _Reason | None:
        """The last step of a node; ``None`` for a triple that was given."""
        if isinstance(node, _Reason):
            return node
        if isinstance(node, _Cause):
            return self._last_of_merge(node.merge)
        if isinstance(node, _Same):
            return self._last_of_same(node)
        round_ = self._index.round_of(*node.triple)
        assert round_ is not None
        if round_ == 0:
            return None
        found = self._rule_for(node.triple, round_)
        if found:
            return self._reason(node.triple, *found)
        for s, p, o in product(*(self._same.members(number) for number in node.triple)):
            earlier = (s, p, o)
            before = self._index.round_of(*earlier)
            if before is None or before >= round_:
                continue
            if all(self._same.path(a, b, round_) is not None for a, b in zip(earlier, node.triple, strict=True)):
                renamed = self._renamed(earlier, node.triple, _Given(earlier), round_)
                assert isinstance(renamed, _Reason)
                return renamed
        raise AssertionError(f"no step gives {[self._terms.decode(number) for number in node.triple]}")

    def _last_of_merge(self, merge: Merge) -> _Reason | None:
        triple = (merge.left, self._same_as, merge.right)
        if merge.rule is None:
            return self._last(_Given(triple))
        solution = next(self._matcher.backward(self._rules[merge.rule], triple, merge.round))
        return self._reason(triple, self._rules[merge.rule], solution)

    def _last_of_same(self, node: _Same) -> _Reason:
        if node.left == node.right:
            return _Reason((node.left, self._same_as, node.right), "eq-ref", ())
        path = self._same.path(node.left, node.right, node.before)
        assert path
        at = node.left
        links: list[tuple[int, int, _Node]] = []
        for merge in path:
            cause = _Cause(merge)
            if merge.left == at:
                links.append((at, merge.right, cause))
            else:
                back = _Reason((at, self._same_as, merge.left), "eq-sym", (cause,), (("x", merge.left), ("y", at)))
                links.append((at, merge.left, back))
            at = links[-1][1]
        start, middle, whole = links[0]
        for _, end, link in links[1:]:
            bindings = (("x", start), ("y", middle), ("z", end))
            whole = _Reason((start, self._same_as, end), "eq-trans", (whole, link), bindings)
            middle = end
        if isinstance(whole, _Reason):
            return whole
        last = self._last(whole)
        # One merge that a triple states: said through that triple, since this node stands for the equality.
        return last or _Reason((node.left, self._same_as, node.right), "", (), ())

    # --- from nodes to steps ---

    def unfold(self, goal: _Node) -> Proof:
        """The steps of a node, in order; without recursion, so that a proof may be as deep as it likes."""
        places: dict[_Node, int] = {}
        steps: list[Step] = []
        stack: list[tuple[_Node, _Reason | None, Iterator[_Node]]] = []

        def open_(node: _Node) -> None:
            reason = self._last(node)
            stack.append((node, reason, iter(reason.premises if reason else ())))

        open_(goal)
        while stack:
            node, reason, waiting = stack[-1]
            premise = next((p for p in waiting if p not in places), None)
            if premise is not None:
                open_(premise)
                continue
            stack.pop()
            places[node] = len(steps)
            steps.append(self._step(node, reason, places))
        return Proof(tuple(steps))

    def _step(self, node: _Node, reason: _Reason | None, places: Mapping[_Node, int]) -> Step:
        decode = self._terms.decode
        numbers = reason.triple if reason else self._triple(node)
        triple: Triple = tuple(decode(number) for number in numbers)  # type: ignore[assignment]
        if reason is None or not reason.rule:
            return Step(triple, None)
        bindings = {name: decode(number) for name, number in reason.bindings}
        return Step(triple, reason.rule, tuple(places[premise] for premise in reason.premises), bindings)

    def _triple(self, node: _Node) -> Numbers:
        if isinstance(node, _Given | _Reason):
            return node.triple
        if isinstance(node, _Cause):
            return (node.merge.left, self._same_as, node.merge.right)
        return (node.left, self._same_as, node.right)
