"""Rule bodies solved over an index, against trying everything."""

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reasoning.checker import RULES
from reasoning.test_index import Rows
from verbale.graph.terms import RDFS, XSD, Iri, Literal
from verbale.reasoning.dictionary import Dictionary
from verbale.reasoning.index import Index
from verbale.reasoning.matcher import Matcher
from verbale.reasoning.rule import Variable

NAMES = (
    "prp-trp prp-fp prp-spo2 prp-key prp-npa1 cls-int1 cls-uni cls-oo cls-maxc1 cls-maxqc3 cls-svf2 cax-adc prp-adp "
    "eq-rep-p scm-hv scm-int dt-type2 dt-diff dt-not-type"
).split()
LISTS = ((), (0,), (0, 1), (1, 1), (0, 1, 2))
THINGS = [Iri(f"ex:{n}") for n in range(3)]
LITERALS = [Literal("1", XSD + "integer"), Literal("a"), Literal("-2", XSD + "byte")]
DATATYPES = [Iri(XSD + "byte"), Iri(XSD + "string"), Iri(RDFS + "Literal")]


@st.composite
def worlds(draw, rule):
    """A few triples made of the rule's own atoms, numbers small, with rounds; and what its lists are."""
    terms = Dictionary()
    things = [terms.add(term) for term in THINGS]
    heads = {terms.add(Iri(f"ex:list{n}")): n for n in range(2)}
    lists = {h: {tuple(things[m] for m in draw(st.sampled_from(LISTS))): draw(st.integers(0, 2))} for h in heads}
    about_literals = any(c.name in ("literal", "in", "not-in") for c in rule.conditions)
    values = [terms.add(term) for term in LITERALS] if about_literals else []
    kinds = [terms.add(term) for term in DATATYPES] if about_literals else []
    pool = [*things, *heads, *values, *kinds]
    literals = {c.variables[0].name for c in rule.conditions if c.name in ("literal", "in", "not-in")}
    listed = {c.variables[0].name for c in rule.conditions if c.name in ("member", "pair", "every", "chain", "agree")}

    def number(slot):
        if not isinstance(slot, Variable):
            return terms.encode(slot)
        if slot.name not in told:
            of = sorted(heads) if slot.name in listed else values if slot.name in literals else pool
            told[slot.name] = draw(st.sampled_from(of))
        return told[slot.name]

    rounds, ways = {}, []
    for _ in range(draw(st.integers(1, 3))):
        told = {}
        for atom in rule.body:
            rounds[tuple(map(number, atom.slots))] = draw(st.integers(0, 2))
        for condition in rule.conditions:
            first, *others = map(number, condition.variables)
            for member in next(iter(lists.get(first, {(): 0}))):
                if condition.name == "every":
                    rounds[number(condition.atom.subject), terms.encode(condition.atom.predicate), member] = 0
                elif condition.name == "chain":
                    rounds[others[0], member, others[1]] = rounds[others[1], member, others[0]] = 0
                elif condition.name == "agree":
                    rounds[others[0], member, things[0]] = rounds[others[1], member, things[0]] = 0
        ways.append(told)
    for _ in range(draw(st.integers(0, 8))):
        rounds[tuple(draw(st.sampled_from(things)) for _ in range(3))] = draw(st.integers(0, 3))
    return (terms, lists, pool, [(*t, r) for t, r in rounds.items()], draw(st.sampled_from([1, 2, 9, 9]))), ways


def all_ways(rule, start, world):
    """Every binding under which a rule's body holds, by trying everything."""
    terms, lists, pool, rows, before = world
    known = {row[:3] for row in rows if row[3] < before}
    partial = [start]
    for atom in rule.body:
        grown = []
        for bindings in partial:
            for triple in known:
                more = dict(bindings)
                fits = [
                    more.setdefault(slot.name, n) == n if isinstance(slot, Variable) else terms.encode(slot) == n
                    for slot, n in zip(atom.slots, triple, strict=True)
                ]
                if all(fits):
                    grown.append(more)
        partial = grown
    found = set()
    for bindings in partial:
        inner = {c.variables[1].name for c in rule.conditions if c.name == "every"}
        names = sorted({v.name for c in rule.conditions for v in c.variables} - set(bindings) - inner)
        for values in product(pool, repeat=len(names)):
            full = {**bindings, **dict(zip(names, values, strict=True))}
            if all(is_true(c, full, terms, lists, known, before) for c in rule.conditions):
                found.add(frozenset(full.items()))
    return found


def is_true(condition, bindings, terms, lists, known, before):
    first, *others = (bindings.get(variable.name) for variable in condition.variables)
    versions = [members for members, since in lists.get(first, {}).items() if since < before]
    match condition.name:
        case "member":
            return any(others[0] in members for members in versions)
        case "pair":
            x, y = others
            return any(m[i] == x and m[j] == y for m in versions for j in range(len(m)) for i in range(j))
        case "every":
            subject = bindings[condition.atom.subject.name]
            type_ = terms.encode(condition.atom.predicate)
            return any(m and all((subject, type_, c) in known for c in m) for m in versions)
        case "chain":
            reached = [{others[0]} for _ in versions]
            for n, members in enumerate(versions):
                for p in members:
                    reached[n] = {t[2] for t in known if t[0] in reached[n] and t[1] == p}
            return any(members and others[1] in ends for members, ends in zip(versions, reached, strict=True))
        case "agree":
            x, y = others
            return any(
                m and all(any((x, p, t[2]) in known and (y, p, t[2]) in known for t in known) for p in m)
                for m in versions
            )
    term = terms.decode(first)
    match condition.name:
        case "literal":
            return isinstance(term, Literal)
        case "datatype":
            return term in DATATYPES
        case "other-value":
            return first != others[0]
    datatype = terms.decode(others[0])
    holds = {DATATYPES[0]: LITERALS[::2], DATATYPES[1]: LITERALS[1:2], DATATYPES[2]: LITERALS}
    return term in LITERALS and (term in holds.get(datatype, ())) == (condition.name == "in")


@pytest.mark.parametrize("name", NAMES)
def test_solutions_are_those_that_trying_everything_finds(name):
    rule = RULES[name]
    solved = []

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(st.data())
    def compare(data):
        world, ways = data.draw(worlds(rule))
        terms, lists, pool, rows, before = world
        matcher = Matcher(terms, Index(Rows(rows)), lists)
        rounds = {row[:3]: row[3] for row in rows}
        goals = [{}]
        if rule.head or any(c.name == "not-in" for c in rule.conditions):
            # from a conclusion back: all variables of the head are known
            free = sorted({s.name for atom in rule.head for s in atom.slots if isinstance(s, Variable)} or {"x", "d"})
            goals = [{name: way.get(name, pool[0]) for name in free} for way in ways]
            goals += [{name: data.draw(st.sampled_from(pool)) for name in free} for _ in range(2)]
        for start in goals:
            found = list(matcher.solve(rule.body, rule.conditions, start, before))
            assert {frozenset(s.bindings.items()) for s in found} == all_ways(rule, start, world)
            solved.extend(found)
            for solution in found:
                used = [rounds[premise] for premise in solution.premises]
                assert max(used, default=0) <= solution.round < before

    compare()
    assert solved
