"""The reference engine: owlrl, with its known faults worked around.

What is kept from it, each with a test that shows why: ``owl:hasKey`` (compares all but the last property;
``keys`` does it), ``owl:AllDifferent`` (leaves out the last member; checked after the run, without n² pairs),
``owl:AllDisjointProperties`` (likewise; expanded to pairs), literals no axiom touches and malformed ones (crash), the
``scm-*`` rules and reflexive equality (they only say more about the vocabulary).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import combinations
from typing import TYPE_CHECKING, Any

from verbale.graph.terms import OWL, RDF, RDFS, TYPE, XSD, Iri, Literal, Term, Triple
from verbale.reasoning.base import Clash, Materialised
from verbale.reasoning.keys import Equality, same_by_key
from verbale.reasoning.literals import split
from verbale.reasoning.schema import SAME_AS, lists_of

if TYPE_CHECKING:
    from rdflib import Graph

_MEMBERS = Iri(OWL + "members")
_DIFFERENT_BY = {"eq-diff2": _MEMBERS, "eq-diff3": Iri(OWL + "distinctMembers")}
_ALL_DIFFERENT = Iri(OWL + "AllDifferent")
_ALL_DISJOINT_PROPERTIES = Iri(OWL + "AllDisjointProperties")
_DISJOINT_PROPERTY = Iri(OWL + "propertyDisjointWith")
_HAS_KEY = Iri(OWL + "hasKey")
_THING = OWL + "Thing"

_MAX_ROUNDS = 10
"""Runs at most: each but the last has merged individuals by key, which cannot go on for long."""

_IRI = r"((?:_:|[A-Za-z][A-Za-z0-9+.-]*:)[^\s,()]+)"
_MESSAGES = (
    ("cax-dw", "cdx", re.compile(rf"Disjoint classes {_IRI} and {_IRI} have a common individual {_IRI}")),
    ("prp-pdw", "pqxy", re.compile(rf"Erroneous usage of disjoint properties {_IRI} and {_IRI} on {_IRI} and {_IRI}")),
    ("prp-asyp", "pxy", re.compile(rf"Erroneous usage of asymmetric property {_IRI} on {_IRI} and {_IRI}")),
    ("prp-irp", "xp", re.compile(rf"Irreflexive property used on {_IRI} with {_IRI}")),
    (
        "eq-diff1",
        "xy",
        re.compile(rf"'sameAs' and '\w+' cannot be used on the same subject-object pair: \({_IRI}, {_IRI}\)"),
    ),
    ("cls-nothing2", "x", re.compile(rf"{_IRI} is defined of type 'Nothing'")),
)


class OwlrlEngine:
    """``verbale.reasoning.base.Engine`` by owlrl. Fine for thousands of triples; time grows faster than their
    number.
    """

    def materialise(self, facts: Collection[Triple], axioms: Collection[Triple]) -> Materialised:
        """See ``Engine``."""
        keys = lists_of(axioms, (_HAS_KEY,))
        different = {rule: self._members(axioms, _ALL_DIFFERENT, p) for rule, p in _DIFFERENT_BY.items()}
        given, typed = split(facts, axioms)
        kept = self._axioms(axioms)
        key_properties = {p for _, properties in keys for p in properties}
        key_values = {t for t in facts if t[1] in key_properties}
        for _ in range(_MAX_ROUNDS):
            derived, clashes = self._run(given | typed, kept)
            same = same_by_key(derived | key_values, keys)
            if not same:
                break
            given |= same
        equality = Equality(derived)
        for rule, members in [(rule, members) for rule, lists in different.items() for members in lists]:
            for x, y in equality.clashes([m.value for m in members]):
                clashes.add(Clash(rule, (("x", Iri(x)), ("y", Iri(y)))))
        return Materialised(frozenset(derived | typed), frozenset(clashes))

    @staticmethod
    def _members(axioms: Collection[Triple], kind: Iri, predicate: Iri) -> list[tuple[Iri, ...]]:
        nodes = {s for s, p, o in axioms if p == TYPE and o == kind}
        return [items for owner, items in lists_of(axioms, (predicate,)) if owner in nodes]

    def _axioms(self, axioms: Collection[Triple]) -> set[Triple]:
        groups = {s for s, p, o in axioms if p == TYPE and o in {_ALL_DIFFERENT, _ALL_DISJOINT_PROPERTIES}}
        kept = {t for t in axioms if t[1] != _HAS_KEY and t[0] not in groups}
        for members in self._members(axioms, _ALL_DISJOINT_PROPERTIES, _MEMBERS):
            kept |= {(a, _DISJOINT_PROPERTY, b) for a, b in combinations(members, 2)}
        return kept

    def _run(self, facts: Collection[Triple], axioms: Collection[Triple]) -> tuple[set[Triple], set[Clash]]:
        from rdflib import Graph

        graph = Graph()
        for s, p, o in (*facts, *axioms):
            graph.add((_node(s), _node(p), _node(o)))
        semantics = _quiet_semantics()(graph)
        semantics.closure()
        messages = list(semantics.error_messages)
        axiom_set = set(axioms)
        derived = {(_iri(s), _iri(p), _term(o)) for s, p, o in graph if _is_resource(s) and _is_resource(p)}
        return derived - axiom_set, {_clash(message) for message in messages}


_SCHEMA = frozenset(
    [RDFS + name for name in ("domain", "range", "subPropertyOf", "subClassOf")]
    + [
        OWL + name
        for name in (
            "allValuesFrom",
            "complementOf",
            "disjointWith",
            "equivalentClass",
            "equivalentProperty",
            "hasValue",
            "intersectionOf",
            "inverseOf",
            "maxCardinality",
            "maxQualifiedCardinality",
            "oneOf",
            "propertyChainAxiom",
            "propertyDisjointWith",
            "someValuesFrom",
            "sourceIndividual",
            "unionOf",
        )
    ]
)
"""Predicates that fire a rule; triples of any other are looked up by those rules, never dispatched on."""


def _quiet_semantics() -> type[Any]:
    """Owlrl's rules without those that only say more about the vocabulary.

    Dropping the ``scm-*`` rules loses no triple about individuals: whatever they shorten, the ``prp``, ``cls`` and
    ``cax`` rules reach step by step (OWL 2 Profiles, section 4.3). Reflexive equality is true of everything.
    """
    from owlrl.OWLRL import OWLRL_Semantics  # type: ignore[import-untyped]
    from rdflib import Literal as RdfLiteral

    class Quiet(OWLRL_Semantics):  # type: ignore[misc]
        def __init__(self, graph: Graph) -> None:
            super().__init__(graph, axioms=False, daxioms=False)
            self.known = set(graph)  # one look-up in a set, for two in rdflib's indices

        def one_time_rules(self) -> None:
            """Nothing: these only type literals and annotation properties."""

        def rules(self, t: tuple[Any, Any, Any], cycle_num: int) -> None:
            predicate = str(t[1])
            if predicate == SAME_AS.value:
                self._equality(t, cycle_num)
            elif predicate in _SCHEMA or (predicate == TYPE.value and t[2].startswith(OWL)):
                self._properties(t, cycle_num)
                self._classes(t, cycle_num)
                self._class_axioms(t, cycle_num)

        def store_triple(self, t: tuple[Any, Any, Any]) -> None:
            s, p, o = t
            noise = s == o and str(p) == SAME_AS.value
            if t not in self.known and not noise and str(o) != _THING and not isinstance(s, RdfLiteral):
                self.known.add(t)
                self.added_triples.add(t)

    return Quiet


def _node(term: Term) -> Any:  # noqa: ANN401
    # Blank nodes of the axioms go in as IRIs: rules treat them alike, and owlrl sweeps blank predicates in n² time.
    from rdflib import Literal as RdfLiteral
    from rdflib import URIRef

    if isinstance(term, Iri):
        return URIRef(term.value)
    if term.language:
        return RdfLiteral(term.value, lang=term.language)
    # Not normalised: "01" must come back as it went in.
    return RdfLiteral(term.value, datatype=URIRef(term.datatype), normalize=False)


def _is_resource(node: object) -> bool:
    return type(node).__name__ == "URIRef"


def _iri(node: object) -> Iri:
    return Iri(str(node))


def _term(node: Any) -> Term:  # noqa: ANN401
    if _is_resource(node):
        return Iri(str(node))
    if node.language:
        return Literal(str(node), RDF + "langString", node.language)
    return Literal(str(node), str(node.datatype or XSD + "string"))


def _clash(message: str) -> Clash:
    """An error message of owlrl, understood."""
    for rule, variables, pattern in _MESSAGES:
        if match := pattern.fullmatch(message):
            return Clash(rule, tuple(sorted(zip(variables, map(Iri, match.groups()), strict=True))))
    named = enumerate(re.findall(_IRI, message))
    return Clash("other", tuple((f"x{number}", Iri(iri)) for number, iri in named), message)
