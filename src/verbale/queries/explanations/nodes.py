"""Nameless classes, properties, lists and axioms in a closure: what describes them, and what they hold."""

from __future__ import annotations

from verbale.graph.terms import OWL, TYPE, Iri, Term, Triple
from verbale.reasoning.closure import Closure
from verbale.reasoning.vocabulary import FIRST, META_CLASSES, NIL, REST, SCHEMA_PREDICATES

MOST_CELLS = 1_000
"""Members of a list, or triples about nameless nodes, that are read."""

DEEPEST = 4
"""Nameless parts of nameless parts that are told."""


def owl(name: str) -> Iri:
    """A name of OWL."""
    return Iri(OWL + name)


LISTED = tuple(map(owl, ("members", "distinctMembers", "unionOf", "intersectionOf", "oneOf", "disjointUnionOf")))
PARTS = (
    *(owl(name) for name in ("onProperty", "someValuesFrom", "allValuesFrom", "hasValue", "hasSelf")),
    *(owl(name) for name in ("minCardinality", "maxCardinality", "cardinality", "onClass", "maxQualifiedCardinality")),
    *(owl(name) for name in ("inverseOf", "complementOf", "sourceIndividual", "assertionProperty")),
    *(owl(name) for name in ("targetIndividual", "targetValue")),
    *LISTED,
)
"""What describes a nameless class, property or axiom, in the order of telling."""

GROUPS = frozenset(map(owl, ("AllDisjointClasses", "AllDisjointProperties", "AllDifferent")))
"""Classes of nameless axioms about the members of a list."""


class Nodes:
    """Looks things up in one closure."""

    def __init__(self, closure: Closure) -> None:
        self._closure = closure

    def objects(self, subject: Iri, predicate: Iri) -> list[Term]:
        """The objects of a subject's property, given ones first."""
        return [o for _, _, o in self._closure.matching(subject, predicate, None)]

    def members(self, head: Term) -> list[Term]:
        """The members of the list that begins at a node, in order."""
        members: list[Term] = []
        seen: set[Term] = set()
        while isinstance(head, Iri) and head != NIL and head not in seen and len(members) < MOST_CELLS:
            seen.add(head)
            members += self.objects(head, FIRST)[:1]
            head = next(iter(self.objects(head, REST)), NIL)
        return members

    def described(self, node: Iri) -> list[tuple[Iri, list[Term]]]:
        """What a nameless node says, as properties with their objects."""
        groups: list[Term] = [kind for kind in self.objects(node, TYPE) if kind in GROUPS]
        return [(TYPE, groups)] * bool(groups) + [(p, found) for p in PARTS if (found := self.objects(node, p))]

    def context(self, triple: Triple) -> tuple[Triple, ...]:
        """The triples that describe the nameless parts of an axiom, lists too; at most some thousand."""
        found: dict[Triple, None] = {}
        waiting = [t for t in (triple[0], triple[2]) if isinstance(t, Iri) and t.value.startswith("_:")]
        seen = set(waiting)
        while waiting and len(found) < MOST_CELLS:
            node = waiting.pop(0)
            for predicate in (TYPE, FIRST, REST, *PARTS):
                for value in self.objects(node, predicate):
                    if predicate == TYPE and value not in META_CLASSES:
                        continue
                    found[node, predicate, value] = None
                    if isinstance(value, Iri) and value.value.startswith("_:") and value not in seen:
                        seen.add(value)
                        waiting.append(value)
        return tuple(found)


def is_axiom(triple: Triple) -> bool:
    """Whether a triple speaks of the vocabulary, not of individuals."""
    _, predicate, object_ = triple
    return predicate in SCHEMA_PREDICATES or (predicate == TYPE and object_ in META_CLASSES)
