"""Proofs gone over again, step by step, by nothing but the rule table, the input and plain Python."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from reasoning.nemo import spaces, value
from verbale.graph.terms import OWL, RDF, Iri, Literal
from verbale.reasoning import Closure, Violation
from verbale.reasoning.proof import Proof, Step
from verbale.reasoning.rule import Atom, Builtin, Rule, Variable, rule_table
from verbale.reasoning.sentences import local_name, sentence

Thing = Iri | Literal | tuple[object, ...]
"""A term, literals by what they stand for."""

Fact = tuple[Thing, Thing, Thing]

RULES = {rule.name: rule for rule in rule_table()}
SAME_AS = Iri(OWL + "sameAs")
FIRST, REST, NIL = Iri(RDF + "first"), Iri(RDF + "rest"), Iri(RDF + "nil")


def plain(term: Iri | Literal) -> Thing:
    """A term, a literal as its value, so that two spellings of one are equal."""
    if isinstance(term, Iri):
        return term
    found = value(term)
    return term if found is None else ("value", *found)


def fact(triple: Sequence[Iri | Literal]) -> Fact:
    s, p, o = map(plain, triple)
    return s, p, o


class Checker:
    """Checks what a closure says against the triples it was made from."""

    def __init__(self, result: Closure, given: Iterable[Sequence[Iri | Literal]]) -> None:
        self.result = result
        triples = list(given)
        self.given = {fact(triple) for triple in triples}
        self._first = {s: o for s, p, o in triples if p == FIRST}
        self._rest = {s: o for s, p, o in triples if p == REST}

    def check_all(self) -> int:
        """Every inferred triple and every contradiction; how many steps there were."""
        steps = 0
        for triple in self.result.inferred:
            proof = self.result.explain(triple)
            assert proof is not None, triple
            assert fact(proof.triple) == fact(triple)
            steps += self.check(proof)
        for violation in self.result.violations:
            steps += self.check_violation(violation)
        return steps

    def check(self, proof: Proof) -> int:
        used = {place for step in proof.steps for place in step.premises}
        assert used == set(range(len(proof.steps) - 1)), "a step that nothing rests on"
        for number, step in enumerate(proof.steps):
            assert all(place < number for place in step.premises)
            self._check_step(step, {fact(proof.steps[place].triple) for place in step.premises})
        assert [fact(t) for t in proof.given] == list(
            dict.fromkeys(fact(step.triple) for step in proof.steps if step.rule is None)
        )
        return len(proof.steps)

    def check_violation(self, violation: Violation) -> int:
        rule = RULES[violation.rule]
        assert rule.head == ()
        assert "–" not in violation.message
        steps = sum(map(self.check, violation.proofs))
        premises = {fact(triple) for triple in violation.premises}
        x, y = (violation.bindings.get(name) for name in "xy")
        if rule.name == "eq-diff1" and isinstance(x, Literal) and isinstance(y, Literal):
            (said,) = violation.premises  # two literals are different by being so (dt-diff)
            assert said[1] == SAME_AS
            assert plain(x) != plain(y)
            assert any(self._is_one(said[0], one) and self._is_one(said[2], other) for one, other in ((x, y), (y, x)))
            return steps
        self._check_body(rule, violation.bindings, premises)
        return steps

    def _is_one(self, term: Iri | Literal, literal: Literal) -> bool:
        if isinstance(term, Literal):
            return plain(term) == plain(literal)
        return self.result.entails((term, SAME_AS, literal))

    def _check_step(self, step: Step, premises: set[Fact]) -> None:
        if step.rule is None:
            assert fact(step.triple) in self.given, step
            assert not premises
            return
        if step.rule == "eq-ref":
            assert step.triple[0] == step.triple[2]
            assert step.triple[1] == SAME_AS
            assert not premises
            return
        rule = RULES[step.rule]
        self._check_body(rule, step.bindings, premises)
        bound = {name: plain(term) for name, term in step.bindings.items()}
        assert fact(step.triple) in {ground(head, bound) for head in rule.head}, step
        assert "–" not in sentence(step.rule, step.bindings, local_name)

    def _check_body(self, rule: Rule, bindings: Mapping[str, Iri | Literal], premises: set[Fact]) -> None:
        bound = {name: plain(term) for name, term in bindings.items()}
        needed = {ground(atom, bound) for atom in rule.body}
        assert needed <= premises, (rule.name, needed - premises)
        accounted = [needed]
        for condition in rule.conditions:
            more = self._rests_on(condition, bindings, premises, premises - needed)
            assert more is not None, (rule.name, condition, bindings, premises)
            accounted.append(more)
        assert set().union(*accounted) == premises, (rule.name, premises)

    def _rests_on(
        self,
        condition: Builtin,
        bindings: Mapping[str, Iri | Literal],
        premises: set[Fact],
        others: set[Fact],
    ) -> set[Fact] | None:
        """The premises that make a condition true, ``None`` if nothing does."""
        terms = [bindings.get(variable.name) for variable in condition.variables]
        match condition.name:
            case "member":
                return set() if any(self._same(terms[1], m) for m in self.members(terms[0])) else None
            case "pair":
                members = self.members(terms[0])
                both = (
                    self._same(terms[1], one) and self._same(terms[2], other)
                    for place, one in enumerate(members)
                    for other in members[:place] + members[place + 1 :]
                )
                return set() if any(both) else None
            case "every":
                return self._every(condition, bindings, premises)
            case "chain":
                ends = [plain(term) for term in terms[1:] if term is not None]
                for path in self._paths(self.members(terms[0]), *ends, premises):
                    if path >= others:
                        return path
                return None
            case "agree":
                return self._agreeing(self.members(terms[0]), *map(plain, filter(None, terms[1:])), premises)
            case "literal":
                return set() if isinstance(terms[0], Literal) else None
            case "datatype":
                return set() if isinstance(terms[0], Iri) else None
            case "in" | "not-in":
                assert isinstance(terms[0], Literal)
                assert isinstance(terms[1], Iri)
                return set() if (terms[1].value in spaces(terms[0])) == (condition.name == "in") else None
            case "same-value" | "other-value":
                assert isinstance(terms[0], Literal)
                assert isinstance(terms[1], Literal)
                is_one = plain(terms[0]) == plain(terms[1])
                return set() if is_one == (condition.name == "same-value") else None
        raise AssertionError(condition.name)

    def members(self, head: Iri | Literal | None) -> list[Iri | Literal]:
        """The members of a list of the input."""
        found: list[Iri | Literal] = []
        while head != NIL:
            assert isinstance(head, Iri)
            found.append(self._first[head])
            head = self._rest[head]
        return found

    def _every(
        self, condition: Builtin, bindings: Mapping[str, Iri | Literal], premises: set[Fact]
    ) -> set[Fact] | None:
        assert condition.atom is not None
        rest = {plain(bindings[s.name]) for s in condition.atom.slots if isinstance(s, Variable) and s.name in bindings}
        (subject,) = rest
        found: set[Fact] = set()
        members = self.members(bindings[condition.variables[0].name])
        for member in members:
            fitting = {
                f for f in premises if f[0] == subject and f[1] == condition.atom.predicate and self._same(f[2], member)
            }
            if not fitting:
                return None
            found |= fitting
        return found if members else None

    def _paths(
        self, properties: Sequence[Iri | Literal], start: Thing, end: Thing, premises: Collection[Fact]
    ) -> Iterator[set[Fact]]:
        if not properties:
            if start == end:
                yield set()
            return
        for s, p, o in premises:
            if s == start and self._same(p, properties[0]):
                for path in self._paths(properties[1:], o, end, premises):
                    yield {(s, p, o), *path}

    def _agreeing(
        self, properties: Sequence[Iri | Literal], one: Thing, other: Thing, premises: Collection[Fact]
    ) -> set[Fact] | None:
        found: set[Fact] = set()
        for property_ in properties:
            pairs = [
                {(s, p, o), (other, p, o)}
                for s, p, o in premises
                if s == one and self._same(p, property_) and (other, p, o) in premises
            ]
            if not pairs:
                return None
            found.update(*pairs)
        return found if properties else None

    def _same(self, one: Thing | None, other: Iri | Literal) -> bool:
        """Whether a list's member is what a proof takes it for: itself, or what was found to be the same."""
        if one == other or one == plain(other):
            return True
        return isinstance(one, Iri) and isinstance(other, Iri) and self.result.entails((one, SAME_AS, other))


def ground(atom: Atom, bindings: Mapping[str, Thing]) -> Fact:
    """What an atom says under bindings, which must be of all its variables."""
    s, p, o = (bindings[slot.name] if isinstance(slot, Variable) else plain(slot) for slot in atom.slots)
    return s, p, o
