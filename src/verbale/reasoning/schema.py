"""The ontology as a reasoner wants it: axioms only, without the words for people."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from verbale.graph.terms import LABEL, OWL, RDF, RDFS, TYPE, Iri, Literal, Term, Triple
from verbale.model.errors import DataFileError
from verbale.model.resources import shipped

FIRST = Iri(RDF + "first")
REST = Iri(RDF + "rest")
DOMAIN = Iri(RDFS + "domain")
SAME_AS = Iri(OWL + "sameAs")
DIFFERENT_FROM = Iri(OWL + "differentFrom")

_RDF_AXIOMS = frozenset(
    {FIRST, REST, DOMAIN, Iri(RDFS + "range"), Iri(RDFS + "subClassOf"), Iri(RDFS + "subPropertyOf")}
)
_ANNOTATIONS = frozenset(
    Iri(OWL + name)
    for name in ("versionIRI", "versionInfo", "priorVersion", "imports", "deprecated", "backwardCompatibleWith")
)
_UNUSED_TYPES = frozenset({OWL + "AnnotationProperty", OWL + "Ontology", OWL + "NamedIndividual", RDFS + "Datatype"})
_T = TypeVar("_T", bound=Hashable)


@dataclass(frozen=True)
class Schema:
    """An ontology: its axioms (no annotations), its English labels by IRI, and the IRIs it defines."""

    axioms: frozenset[Triple]
    labels: Mapping[str, str]
    defined: frozenset[str]


def load(path: Path | None = None) -> Schema:
    """The ontology in a Turtle file, by default the one that ships; the same object for the same file.

    Raises ``DataFileError``, naming the file (and line), if it is missing or malformed.
    """
    return _load(path or shipped("ontology") / "verbale.ttl")


@cache
def _load(path: Path) -> Schema:
    # Oxigraph's parser takes a tenth of rdflib's time, and the ontology is read with every build.
    import pyoxigraph as ox

    axioms: set[Triple] = set()
    labels: dict[str, str] = {}
    defined: set[str] = set()
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            subject, predicate, object_ = _term(quad.subject), Iri(quad.predicate.value), _term(quad.object)
            if not isinstance(subject, Iri):
                continue
            if predicate == LABEL and isinstance(object_, Literal):
                if object_.language in {"", "en"} or subject.value not in labels:
                    labels[subject.value] = object_.value
                continue
            if predicate == TYPE and not subject.value.startswith("_:"):
                defined.add(subject.value)
            if _is_axiom(predicate, object_):
                axioms.add((subject, predicate, object_))
    except OSError as error:
        raise DataFileError(f"{path}: {error.strerror or error}; the reasoner needs an ontology in Turtle") from error
    except SyntaxError as error:
        raise DataFileError(f"{path}: {' '.join(str(error).split())}; not valid Turtle") from error
    return Schema(frozenset(axioms), labels, frozenset(defined))


def _term(node: Any) -> Term:  # noqa: ANN401
    kind = type(node).__name__
    if kind == "NamedNode":
        return Iri(node.value)
    if kind == "BlankNode":
        return Iri("_:" + node.value)
    return Literal(node.value, node.datatype.value, (node.language or "").lower())


def _is_axiom(predicate: Iri, object_: Term) -> bool:
    if predicate == TYPE:
        return object_.value not in _UNUSED_TYPES
    return predicate in _RDF_AXIOMS or (predicate.value.startswith(OWL) and predicate not in _ANNOTATIONS)


def members_of(axioms: Collection[Triple], heads: Collection[tuple[Iri, Term]]) -> list[tuple[Iri, tuple[Iri, ...]]]:
    """For each (owner, head of an RDF list) the owner and the list's IRIs, in order.

    A broken or circular list ends where it breaks.
    """
    first = {s: o for s, p, o in axioms if p == FIRST and isinstance(o, Iri)}
    rest = {s: o for s, p, o in axioms if p == REST and isinstance(o, Iri)}
    return [(owner, tuple(_walk(head, first, rest))) for owner, head in heads if isinstance(head, Iri)]


def _walk(head: _T, first: Mapping[_T, _T], rest: Mapping[_T, _T]) -> list[_T]:
    items: list[_T] = []
    seen: set[_T] = set()
    node: _T | None = head
    while node is not None and node in first and node not in seen:
        seen.add(node)
        items.append(first[node])
        node = rest.get(node)
    return items


def lists_of(axioms: Collection[Triple], predicates: Collection[Iri]) -> list[tuple[Iri, tuple[Iri, ...]]]:
    """(Subject, items) of each list that a triple of these predicates points to, sorted."""
    return sorted(members_of(axioms, [(s, o) for s, p, o in axioms if p in predicates]))
