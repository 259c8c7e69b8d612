"""Every axiom earns its keep: without it, something in expectations.yaml no longer follows or no longer contradicts.

An axiom is a triple of verbale.ttl that a reasoner looks at, with the nameless nodes that hang on it: a restriction, a
chain, a list of disjoint classes with its members. Lists are also tried with one member less. What says nothing that
could be inferred has tests of its own: labels and definitions (test_pitfalls), the header (test_files).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import yaml

from verbale.graph.terms import OWL, RDF, RDFS, TYPE, VB, XSD, Iri, Literal, Term, Triple, vb
from verbale.model import Status
from verbale.reasoning import datatypes, schema
from verbale.reasoning.owlrl_engine import OwlrlEngine

DATA: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("expectations.yaml").read_text(encoding="utf-8"))
HEAD = f"@prefix : <http://example.org/> . @prefix vb: <{VB}> . @prefix owl: <{OWL}> . @prefix xsd: <{XSD}> .\n"
SUB_CLASS, RANGE = Iri(RDFS + "subClassOf"), Iri(RDFS + "range")
DECLARED = frozenset(Iri(OWL + name) for name in ("Class", "ObjectProperty", "DatatypeProperty"))
APART = frozenset(Iri(OWL + name) for name in ("AllDisjointClasses", "AllDifferent"))
ALL_NEEDED = frozenset(Iri(OWL + name) for name in ("propertyChainAxiom", "hasKey"))
WRONG = {"string": "5", "decimal": '"many"', "boolean": '"yes"', "nonNegativeInteger": "-1"}
"""A value that is not of the datatype."""

ANNOTATIONS = frozenset(vb(f"claim{part}") for part in ("Subject", "Predicate", "Object", "Rule"))

Axioms = frozenset[Triple]


@dataclass(frozen=True)
class Expectation:
    """A premise with what follows, what must not, and the rule that it breaks ("" for none)."""

    name: str
    given: Axioms
    infers: Axioms = frozenset()
    never: Axioms = frozenset()
    contradicts: str = ""


@dataclass(frozen=True)
class Axiom:
    """One statement of the ontology: its triples, those of nameless nodes included."""

    name: str
    triples: Axioms

    @property
    def root(self) -> Triple:
        """The triple that the rest hangs on."""
        within = {o for _, _, o in self.triples}
        roots = [t for t in self.triples if t[0] not in within]
        return min(roots, key=lambda t: (t[1] != SUB_CLASS, t[1] != TYPE, t))

    @property
    def words(self) -> frozenset[Iri]:
        """The terms of the ontology that it speaks of."""
        return frozenset(t for triple in self.triples for t in triple if isinstance(t, Iri) and t.value.startswith(VB))

    def fires(self, reach: set[Term]) -> bool:
        """Whether it may say something about data in these words."""
        subject, predicate, object_ = self.root
        if predicate == TYPE and object_ in DECLARED:
            return False
        if predicate.value == OWL + "inverseOf":
            return bool(self.words & reach)
        if predicate in ALL_NEEDED:
            return self.words - {subject} <= reach
        if predicate == SUB_CLASS and subject.value.startswith("_:"):
            return self.words - {object_} <= reach
        if object_ in APART or "isjointWith" in predicate.value:
            return len(self.words & reach) > 1
        return subject in reach


# ---- What is expected


def triples(turtle: str) -> Axioms:
    """Turtle without its prefixes and its last full stop."""
    text = HEAD + turtle.strip().removesuffix(".") + " ."
    quads = ox.parse(text, format=ox.RdfFormat.TURTLE)
    return frozenset((Iri(q.subject.value), Iri(q.predicate.value), _term(q.object)) for q in quads)


def _term(node: Any) -> Term:
    return Iri(node.value) if isinstance(node, ox.NamedNode) else Literal(node.value, node.datatype.value)


def expectations() -> Iterator[Expectation]:
    for name, above in DATA["classes"].items():
        yield Expectation(f"is {name}", triples(f":x a vb:{name}"), triples(f":x a vb:{', vb:'.join(above)}"))
    for name, above in DATA["roles"].items():
        also = "; ".join(f"vb:{property_} :y" for property_ in above)
        yield Expectation(f"joined by {name}", triples(f":x vb:{name} :y"), triples(f":x {also}"))
    for name, ends in DATA["properties"].items():
        first, second = ends.split(" -> ")
        value = ":y" if second == "anything" or second[0].isupper() else '"words"'
        value = {"xsd:decimal": "1.5", "xsd:boolean": "true", "xsd:nonNegativeInteger": "1"}.get(second, value)
        if first != "anything":
            yield Expectation(f"{name} of", triples(f":x vb:{name} {value}"), triples(f":x a vb:{first}"))
        if second[0].isupper():
            yield Expectation(f"{name} to", triples(f":x vb:{name} :y"), triples(f":y a vb:{second}"))
        elif second.startswith("xsd:"):
            wrong = triples(f":x vb:{name} {WRONG[second.removeprefix('xsd:')]}")
            yield Expectation(f"{name} to", wrong, contradicts="dt-not-type")
    for case in DATA["cases"]:
        given = DATA["stories"].get(case["given"], case["given"])
        sides = [triples(case[side]) if side in case else frozenset() for side in ("infers", "never")]
        yield Expectation(case["name"], triples(given), sides[0], sides[1], case.get("contradicts", ""))
    for names in DATA["apart"]:
        for a, b in combinations(names, 2):
            if a[0].isupper():
                yield Expectation(f"no {a} is {b}", triples(f":x a vb:{a}, vb:{b}"), contradicts="cax-dw")
            else:
                yield Expectation(f"{a} is not {b}", triples(f"vb:{a} owl:sameAs vb:{b}"), contradicts="eq-diff3")


EXPECTATIONS = {expectation.name: expectation for expectation in expectations()}


# ---- What the ontology says


@cache
def axioms() -> tuple[Axiom, ...]:
    """Every axiom of the ontology, by name."""
    told = schema.load().axioms
    about: dict[Term, list[Triple]] = {}
    for triple in told:
        about.setdefault(triple[0], []).append(triple)
    inner = {o for _, _, o in told}

    def with_below(triple: Triple) -> Iterator[Triple]:
        yield triple
        if triple[2].value.startswith("_:"):
            for below in about[triple[2]]:
                yield from with_below(below)

    found = []
    for subject, own in about.items():
        if not subject.value.startswith("_:"):
            found += [frozenset(with_below(triple)) for triple in own]
        elif subject not in inner:
            found += [frozenset(t for triple in own for t in with_below(triple))]
    named = [Axiom(_name(each), each) for each in found]
    assert len({axiom.name for axiom in named}) == len(named)
    assert frozenset().union(*found) == told
    return tuple(sorted(named, key=lambda axiom: axiom.name))


def _name(each: Axioms) -> str:
    axiom = Axiom("", each)
    subject, predicate, object_ = axiom.root
    parts = sorted(w.value for w in axiom.words - {subject, object_})
    ends = [t.value for t in (subject, object_) if not t.value.startswith("_:")]
    text = f"{ends[0]} {predicate.value} {' '.join(ends[1:])} {' '.join(parts)}"
    for short, long in (("", VB), ("owl:", OWL), ("rdfs:", RDFS), ("rdf:", RDF), ("xsd:", XSD)):
        text = text.replace(long, short)
    return " ".join(text.split())


@dataclass(frozen=True)
class Mutation:
    """The ontology less an axiom, or with one member less in an axiom's list."""

    name: str
    axiom: Axiom
    instead: Axiom | None = None


def mutations() -> Iterator[Mutation]:
    for axiom in axioms():
        yield Mutation(axiom.name, axiom)
        if axiom.root[2] in APART or any(p.value == OWL + "intersectionOf" for _, p, _ in axiom.triples):
            for node, member in sorted((s, o) for s, p, o in axiom.triples if p == schema.FIRST):
                yield Mutation(f"{axiom.name}, less {member.value.removeprefix(VB)}", axiom, _unlisted(axiom, node))


def _unlisted(axiom: Axiom, node: Iri) -> Axiom:
    (after,) = (o for s, p, o in axiom.triples if s == node and p == schema.REST)
    kept = {t for t in axiom.triples if t[0] != node}
    return Axiom(axiom.name, frozenset((s, p, after if o == node else o) for s, p, o in kept))


# ---- Whether what is expected holds


@cache
def near(name: str) -> tuple[Axiom, ...]:
    """The axioms that may matter to an expectation: reasoning over all of them takes twenty times as long."""
    expectation = EXPECTATIONS[name]
    reach: set[Term] = {term for triple in expectation.given for term in triple}
    left, kept = list(axioms()), []
    while firing := [axiom for axiom in left if axiom.fires(reach)]:
        kept += firing
        left = [axiom for axiom in left if axiom not in firing]
        for axiom in firing:
            _, predicate, object_ = axiom.root
            if object_ not in APART and "isjointWith" not in predicate.value:
                reach |= axiom.words
    return tuple(kept)


def holds(expectation: Expectation, told: Iterable[Axiom]) -> bool:
    """Whether all that is expected follows from these axioms, and nothing else that matters."""
    known = frozenset(t for axiom in told for t in axiom.triples)
    result = OwlrlEngine().materialise(expectation.given, known)
    kinds = {clash.rule for clash in result.clashes} | set(_datatype_clashes(expectation.given, known))
    derived = result.triples | expectation.given
    follows = expectation.infers <= derived and not expectation.never & derived
    return follows and kinds == ({expectation.contradicts} - {""})


def _datatype_clashes(given: Axioms, known: Axioms) -> Iterator[str]:
    """The values that a range does not allow (rules prp-rng, dt-not-type), which owlrl does not look for."""
    ranges = {(p, o.value) for p, r, o in known if r == RANGE and o.value.startswith(XSD)}
    for _, property_, value in given:
        for of, datatype in ranges:
            if of == property_ and isinstance(value, Literal):
                is_string = datatype == XSD + "string"
                if (
                    is_string != (value.datatype == XSD + "string")
                    or datatypes.value(Literal(value.value, datatype)) is None
                ):
                    yield "dt-not-type"


def missing(mutation: Mutation) -> str | None:
    """An expectation that the mutation breaks; those that speak of the axiom are asked first."""
    words = mutation.axiom.words

    def distance(name: str) -> tuple[int, int]:
        expectation = EXPECTATIONS[name]
        spoken = {t for triple in expectation.given | expectation.infers for t in triple}
        return -len(words & spoken), len(near(name))

    for name in sorted((name for name in EXPECTATIONS if mutation.axiom in near(name)), key=distance):
        rest = [axiom for axiom in near(name) if axiom != mutation.axiom]
        if not holds(EXPECTATIONS[name], [*rest, mutation.instead] if mutation.instead else rest):
            return name
    return None


# ---- What is told and not inferred


def declarations_are_complete(told: Axioms) -> bool:
    """Each term that an axiom uses, or that has a label, is declared to be a class, a property or a status."""
    declared = {s for s, p, o in told if p == TYPE and (o in DECLARED or o == vb("ClaimStatus"))}
    used = {t for triple in told for t in triple if isinstance(t, Iri) and t.value.startswith(VB)}
    return used | {Iri(iri) for iri in schema.load().labels if iri.startswith(VB)} - ANNOTATIONS <= declared


def statuses_are_those_of_claims(told: Axioms) -> bool:
    """The individuals of vb:ClaimStatus are the statuses that facts have."""
    return {s for s, p, o in told if p == TYPE and o == vb("ClaimStatus")} == {vb(status.value) for status in Status}


def properties_say_what_they_join(told: Axioms) -> bool:
    """Each property has the domain and range of the table, on itself."""
    words = {"anything": "", "text": RDFS + "Literal", "a literal": ""}
    expected = set()
    for name, ends in DATA["properties"].items():
        for predicate, end in zip(("domain", "range"), ends.split(" -> "), strict=True):
            iri = words.get(end, end.replace("xsd:", XSD) if end.startswith("xsd:") else VB + end)
            expected |= {(vb(name), Iri(RDFS + predicate), Iri(iri))} if iri else set()
    return {t for t in told if t[1] in (schema.DOMAIN, RANGE)} == expected


STRUCTURE = {
    declarations_are_complete: lambda t: t[1] == TYPE and t[2] in DECLARED,
    statuses_are_those_of_claims: lambda t: t[1] == TYPE and t[2] == vb("ClaimStatus"),
    properties_say_what_they_join: lambda t: t[1] in (schema.DOMAIN, RANGE),
}


@pytest.mark.parametrize("name", EXPECTATIONS)
def test_what_is_expected_holds(name: str) -> None:
    assert holds(EXPECTATIONS[name], near(name))


@pytest.mark.parametrize("check", STRUCTURE, ids=lambda check: check.__name__)
def test_what_is_told_is_complete(check: Any) -> None:
    assert check(schema.load().axioms)


@pytest.mark.slow
def test_without_any_axiom_something_is_missing() -> None:
    told = schema.load().axioms
    idle, restated = [], []
    for mutation in mutations():
        if missing(mutation):
            continue
        root = mutation.axiom.root
        checks = [check for check, applies in STRUCTURE.items() if applies(root)]
        if mutation.instead or not checks or all(check(told - mutation.axiom.triples) for check in checks):
            idle.append(mutation.name)
        elif root[1] in (schema.DOMAIN, RANGE) and root[2] != Iri(RDFS + "Literal"):
            restated.append(mutation.name.replace("rdfs:", "").rpartition(" ")[0])
    assert idle == [], "these axioms change nothing that anyone expects: add an expectation, or take them out"
    assert restated == DATA["restated"], "these follow from other axioms: list them as restated, or take them out"
