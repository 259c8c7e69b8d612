"""Axioms of OWL 2 RL compiled, axiom by axiom, to rules without a variable for a class or a property.

Written apart from the engine's own compiler, so that another rule engine can run the same rules and neither checks
itself. A class is a predicate of one place, a property of two; ``same`` is ``owl:sameAs`` and ``bad`` a contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import combinations
from typing import NamedTuple

from verbale.graph.terms import OWL, RDF, RDFS, TYPE, Iri, Literal, Term, Triple

NIL, FIRST, REST = RDF + "nil", RDF + "first", RDF + "rest"
SAME_AS = OWL + "sameAs"
SAME, BAD = "same", "bad"
LANGUAGE = (RDF, RDFS, OWL)


class Atom(NamedTuple):
    """A predicate (the IRI of a class or property, or ``same``, ``bad``) over variables (text) and individuals."""

    predicate: str
    terms: tuple[str | Iri, ...]


class Rule(NamedTuple):
    """One head, what it needs, and pairs of variables that must not be the same."""

    head: Atom
    body: tuple[Atom, ...]
    unequal: tuple[tuple[str, str], ...] = ()


class Program(NamedTuple):
    """Rules, and the names of the classes and properties they speak of."""

    rules: tuple[Rule, ...]
    classes: tuple[str, ...]
    properties: tuple[str, ...]


def is_axiom(triple: Triple) -> bool:
    """Whether a triple says something of the vocabulary: in RDF's own words, but not the type of an individual."""
    _, p, o = triple
    if p == TYPE:
        return o.value.startswith(LANGUAGE)
    return p.value.startswith(LANGUAGE) and p.value not in {SAME_AS, RDFS + "label", RDFS + "comment"}


def compile_axioms(axioms: Collection[Triple], *, equality: bool) -> Program:
    """The rules of these axioms; with ``equality`` also those that copy what is said of one name to the other."""
    return _Compiler(axioms).program(equality)


class _Compiler:
    def __init__(self, axioms: Collection[Triple]) -> None:
        self.of: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for s, p, o in axioms:
            self.of[p.value][s.value].append(o)
        self.rules: list[Rule] = []
        self.classes: set[str] = set()
        self.properties: set[str] = set()

    def program(self, equality: bool) -> Program:
        self._properties()
        self._classes()
        if equality:
            self._equality()
        return Program(tuple(dict.fromkeys(self.rules)), tuple(sorted(self.classes)), tuple(sorted(self.properties)))

    def pairs(self, name: str) -> Iterable[tuple[str, Term]]:
        return [(s, o) for s, objects in self.of[name].items() for o in objects]

    def items(self, head: str) -> list[str]:
        found = []
        while head != NIL:
            found.append(self.of[FIRST][head][0].value)
            head = self.of[REST][head][0].value
        return found

    def listed(self, name: str, node: str) -> list[str]:
        """The items of the lists that OWL's ``name`` leads to."""
        return [item for head in self.of[OWL + name][node] for item in self.items(head.value)]

    def c(self, name: str, x: str | Iri) -> Atom:
        self.classes.add(name)
        return Atom(name, (x,))

    def p(self, name: str, x: str, y: str | Iri) -> Atom:
        self.properties.add(name)
        return Atom(name, (x, y))

    def add(self, head: Atom, *body: Atom, unequal: tuple[tuple[str, str], ...] = ()) -> None:
        if body != (head,):
            self.rules.append(Rule(head, body, unequal))

    def merge(self, x: str, y: str, *body: Atom) -> None:
        self.add(Atom(SAME, (x, y)), *body, unequal=((x, y),))

    def forbid(self, x: str, *body: Atom) -> None:
        self.add(Atom(BAD, (x,)), *body)

    def _properties(self) -> None:
        for prop, cls in self.pairs(RDFS + "domain"):
            self.add(self.c(cls.value, "x"), self.p(prop, "x", "y"))
        for prop, cls in self.pairs(RDFS + "range"):
            if not cls.value.startswith((*LANGUAGE, "http://www.w3.org/2001/XMLSchema#")):
                self.add(self.c(cls.value, "y"), self.p(prop, "x", "y"))
        for prop, other in self.pairs(RDFS + "subPropertyOf"):
            self.add(self.p(other.value, "x", "y"), self.p(prop, "x", "y"))
        for prop, other in self.pairs(OWL + "equivalentProperty"):
            self.add(self.p(other.value, "x", "y"), self.p(prop, "x", "y"))
            self.add(self.p(prop, "x", "y"), self.p(other.value, "x", "y"))
        for prop, other in self.pairs(OWL + "inverseOf"):
            self.add(self.p(other.value, "y", "x"), self.p(prop, "x", "y"))
            self.add(self.p(prop, "y", "x"), self.p(other.value, "x", "y"))
        for prop, steps in self.pairs(OWL + "propertyChainAxiom"):
            names = self.items(steps.value)
            body = [self.p(name, f"v{i}", f"v{i + 1}") for i, name in enumerate(names)]
            self.add(self.p(prop, "v0", f"v{len(names)}"), *body)
        for prop, other in self.pairs(OWL + "propertyDisjointWith"):
            self.forbid("x", self.p(prop, "x", "y"), self.p(other.value, "x", "y"))
        for prop, kind in self.pairs(TYPE.value):
            match kind.value.removeprefix(OWL):
                case "SymmetricProperty":
                    self.add(self.p(prop, "y", "x"), self.p(prop, "x", "y"))
                case "TransitiveProperty":
                    self.add(self.p(prop, "x", "z"), self.p(prop, "x", "y"), self.p(prop, "y", "z"))
                case "FunctionalProperty":
                    self.merge("y", "z", self.p(prop, "x", "y"), self.p(prop, "x", "z"))
                case "InverseFunctionalProperty":
                    self.merge("y", "z", self.p(prop, "y", "x"), self.p(prop, "z", "x"))
                case "IrreflexiveProperty":
                    self.forbid("x", self.p(prop, "x", "x"))
                case "AsymmetricProperty":
                    self.forbid("x", self.p(prop, "x", "y"), self.p(prop, "y", "x"))

    def _classes(self) -> None:
        for cls, other in self.pairs(RDFS + "subClassOf"):
            self.add(self.c(other.value, "x"), self.c(cls, "x"))
        for cls, other in self.pairs(OWL + "equivalentClass"):
            self.add(self.c(other.value, "x"), self.c(cls, "x"))
            self.add(self.c(cls, "x"), self.c(other.value, "x"))
        for cls, members in self.pairs(OWL + "intersectionOf"):
            parts = self.items(members.value)
            self.add(self.c(cls, "x"), *(self.c(part, "x") for part in parts))
            for part in parts:
                self.add(self.c(part, "x"), self.c(cls, "x"))
        for cls, members in self.pairs(OWL + "unionOf"):
            for part in self.items(members.value):
                self.add(self.c(cls, "x"), self.c(part, "x"))
        for cls, members in self.pairs(OWL + "oneOf"):
            for member in self.items(members.value):
                self.add(self.c(cls, Iri(member)))
        for cls, properties in self.pairs(OWL + "onProperty"):
            self._restriction(cls, properties.value)
        for cls, key in self.pairs(OWL + "hasKey"):
            names = self.items(key.value)
            shared = [self.p(name, v, f"v{i}") for i, name in enumerate(names) for v in "xy"]
            self.merge("x", "y", *shared, self.c(cls, "x"), self.c(cls, "y"))
        for cls, other in (*self.pairs(OWL + "disjointWith"), *self.pairs(OWL + "complementOf")):
            self.forbid("x", self.c(cls, "x"), self.c(other.value, "x"))
        for node, kind in self.pairs(TYPE.value):
            if kind.value == OWL + "AllDisjointClasses":
                for one, two in combinations(self.listed("members", node), 2):
                    self.forbid("x", self.c(one, "x"), self.c(two, "x"))
            if kind.value == OWL + "AllDifferent":
                individuals = self.listed("members", node) + self.listed("distinctMembers", node)
                for one, two in combinations(map(Iri, individuals), 2):
                    self.add(Atom(BAD, (one,)), Atom(SAME, (one, two)))

    def _restriction(self, cls: str, prop: str) -> None:
        some, every, value, most = (
            self.of[OWL + name][cls] for name in ("someValuesFrom", "allValuesFrom", "hasValue", "maxCardinality")
        )
        for filler in some:
            needed = [] if filler.value == OWL + "Thing" else [self.c(filler.value, "y")]
            self.add(self.c(cls, "x"), self.p(prop, "x", "y"), *needed)
        for filler in every:
            self.add(self.c(filler.value, "y"), self.c(cls, "x"), self.p(prop, "x", "y"))
        for filler in value:
            if isinstance(filler, Literal):
                raise NotImplementedError(f"{cls}: hasValue of a literal")
            self.add(self.p(prop, "x", filler), self.c(cls, "x"))
            self.add(self.c(cls, "x"), self.p(prop, "x", filler))
        for number in most:
            if number.value == "1":
                self.merge("y", "z", self.c(cls, "x"), self.p(prop, "x", "y"), self.p(prop, "x", "z"))
            else:
                self.forbid("x", self.c(cls, "x"), self.p(prop, "x", "y"))

    def _equality(self) -> None:
        """The rules of table 4, written out; everything said of one name is copied to the other."""
        same = Atom(SAME, ("x", "y"))
        self.add(Atom(SAME, ("y", "x")), same)
        self.add(Atom(SAME, ("x", "z")), same, Atom(SAME, ("y", "z")), unequal=(("x", "z"),))
        for name in sorted(self.properties):
            self.add(self.p(name, "y", "z"), self.p(name, "x", "z"), same)
            self.add(self.p(name, "z", "y"), self.p(name, "z", "x"), same)
        for name in sorted(self.classes):
            self.add(self.c(name, "y"), self.c(name, "x"), same)
