"""Is an ontology in OWL 2 RL? A check over its triples, small enough to read.

Source: OWL 2 Web Ontology Language Profiles (second edition), section 4.2, and the global restrictions of OWL 2 DL that
RL inherits (Structural Specification, section 11.2: simple properties, regular chains; section 5.8.1: no name is a
class and a datatype, or properties of two kinds). What it does not know, it refuses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

_XSD_NAMES = """
    decimal integer nonNegativeInteger nonPositiveInteger positiveInteger negativeInteger long int short byte
    unsignedLong unsignedInt unsignedShort unsignedByte float double string normalizedString token language Name NCName
    NMTOKEN boolean hexBinary base64Binary anyURI dateTime dateTimeStamp
"""
DATATYPES = {XSD[name] for name in _XSD_NAMES.split()} | {
    RDFS.Literal,
    RDF.PlainLiteral,
    RDF.XMLLiteral,
    RDF.langString,
}

PROPERTY_KINDS = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
CHARACTERISTICS = {
    OWL[f"{name}Property"]
    for name in ("Functional", "InverseFunctional", "Irreflexive", "Symmetric", "Asymmetric", "Transitive")
}
NEEDS_SIMPLE = {OWL[f"{name}Property"] for name in ("Functional", "InverseFunctional", "Irreflexive", "Asymmetric")}
TYPES = PROPERTY_KINDS | CHARACTERISTICS | {
    OWL.Class, OWL.Restriction, OWL.Ontology, OWL.NamedIndividual, OWL.AllDisjointClasses, OWL.AllDifferent,
    OWL.AllDisjointProperties,
}  # fmt: skip
LOGICAL = {
    RDFS.subClassOf, OWL.equivalentClass, OWL.disjointWith, RDFS.subPropertyOf, OWL.equivalentProperty, OWL.inverseOf,
    OWL.propertyDisjointWith, OWL.propertyChainAxiom, OWL.hasKey, RDFS.domain, RDFS.range, OWL.members,
    OWL.distinctMembers, OWL.sameAs, OWL.differentFrom, RDF.first, RDF.rest, OWL.onProperty, OWL.someValuesFrom,
    OWL.allValuesFrom, OWL.hasValue, OWL.intersectionOf, OWL.unionOf, OWL.complementOf, OWL.oneOf, OWL.maxCardinality,
    OWL.maxQualifiedCardinality, OWL.onClass, OWL.versionIRI, OWL.versionInfo, OWL.priorVersion, OWL.imports,
}  # fmt: skip
ANNOTATIONS = {RDFS.label, RDFS.comment, RDFS.isDefinedBy, RDFS.seeAlso, OWL.versionInfo, OWL.deprecated}


def violations(graph: Graph) -> list[str]:
    """What keeps ``graph`` out of OWL 2 RL, one line each, sorted; empty for an ontology in the profile."""
    return sorted(set(_expressions(graph)) | set(_properties(graph)) | set(_names(graph)))


def _expressions(g: Graph) -> Iterator[str]:
    for sub, sup in g.subject_objects(RDFS.subClassOf):
        if not _is_sub(g, sub):
            yield f"{_name(sub)}: not allowed as a subclass"
        if not _is_super(g, sup):
            yield f"{_name(sub)}: not allowed as a superclass: {_name(sup)}"
    for pair in g.subject_objects(OWL.equivalentClass):
        yield from (f"{_name(c)}: not allowed in an equivalence" for c in pair if not _is_equivalent(g, c))
    disjoint = [c for pair in g.subject_objects(OWL.disjointWith) for c in pair]
    for node in g.subjects(RDF.type, OWL.AllDisjointClasses):
        disjoint += [c for members in g.objects(node, OWL.members) for c in Collection(g, members)]
    yield from (f"{_name(c)}: not allowed in a disjointness" for c in disjoint if not _is_sub(g, c))
    yield from (f"{_name(c)}: not allowed with a key" for c in g.subjects(OWL.hasKey) if not _is_sub(g, c))
    for where in (RDFS.domain, RDFS.range):
        for prop, filler in g.subject_objects(where):
            is_data = where == RDFS.range and (prop, RDF.type, OWL.DatatypeProperty) in g
            if is_data and filler not in DATATYPES:
                yield f"{_name(prop)}: range {_name(filler)} is no OWL 2 RL datatype"
            elif not is_data and not _is_super(g, filler):
                yield f"{_name(prop)}: not allowed as a {where.fragment}: {_name(filler)}"


def _is_class(g: Graph, c: Node) -> bool:
    return isinstance(c, URIRef) and c not in DATATYPES and (c, RDF.type, OWL.Class) in g


def _items(g: Graph, c: Node, operator: URIRef) -> list[Node]:
    return [item for items in g.objects(c, operator) for item in Collection(g, items)]


def _is_sub(g: Graph, c: Node) -> bool:
    if _is_class(g, c):
        return True
    parts = _items(g, c, OWL.intersectionOf) + _items(g, c, OWL.unionOf)
    if parts:
        return all(_is_sub(g, part) for part in parts)
    if _items(g, c, OWL.oneOf) or g.value(c, OWL.hasValue) is not None:
        return True
    filler = g.value(c, OWL.someValuesFrom)
    return filler is not None and (filler == OWL.Thing or filler in DATATYPES or _is_sub(g, filler))


def _is_super(g: Graph, c: Node) -> bool:
    if _is_class(g, c) or g.value(c, OWL.hasValue) is not None:
        return True
    parts = _items(g, c, OWL.intersectionOf)
    if parts:
        return all(_is_super(g, part) for part in parts)
    negated, every = g.value(c, OWL.complementOf), g.value(c, OWL.allValuesFrom)
    if negated is not None:
        return _is_sub(g, negated)
    if every is not None:
        return every in DATATYPES or _is_super(g, every)
    most = g.value(c, OWL.maxCardinality) or g.value(c, OWL.maxQualifiedCardinality)
    on = g.value(c, OWL.onClass)
    return isinstance(most, Literal) and most.toPython() in (0, 1) and (on in (None, OWL.Thing) or _is_sub(g, on))


def _is_equivalent(g: Graph, c: Node) -> bool:
    parts = _items(g, c, OWL.intersectionOf)
    is_named = _is_class(g, c) or g.value(c, OWL.hasValue) is not None
    return is_named or (bool(parts) and all(_is_equivalent(g, part) for part in parts))


def _properties(g: Graph) -> Iterator[str]:
    supers: dict[Node, set[Node]] = {}
    for sub, sup in [*g.subject_objects(RDFS.subPropertyOf), *g.subject_objects(OWL.equivalentProperty)]:
        supers.setdefault(sub, set()).add(sup)
    for a, b in g.subject_objects(OWL.inverseOf):  # a property is as complex as its inverse
        supers.setdefault(a, set()).add(b)
        supers.setdefault(b, set()).add(a)
    composite = set(g.subjects(OWL.propertyChainAxiom)) | set(g.subjects(RDF.type, OWL.TransitiveProperty))
    for prop in {ancestor for start in composite for ancestor in _reach(start, supers)}:
        for kind in NEEDS_SIMPLE & set(g.objects(prop, RDF.type)):
            yield f"{_name(prop)}: not simple (transitive or from a chain), so it cannot be {_name(kind)}"
        if (prop, OWL.propertyDisjointWith, None) in g or (None, OWL.propertyDisjointWith, prop) in g:
            yield f"{_name(prop)}: not simple (transitive or from a chain), so it cannot be disjoint with another"
    parts: dict[Node, set[Node]] = {}
    for prop, chain in g.subject_objects(OWL.propertyChainAxiom):
        parts.setdefault(prop, set()).update(set(Collection(g, chain)) - {prop})
    for sub, sups in supers.items():
        for sup in sups - {p for p in sups if sub in supers.get(p, ())}:
            parts.setdefault(sup, set()).add(sub)
    for prop in parts:
        if any(prop in _reach(part, parts) for part in parts[prop]):
            yield f"{_name(prop)}: its chains go in a circle"


def _reach(start: Node, edges: dict[Node, set[Node]]) -> set[Node]:
    seen, todo = {start}, [start]
    while todo:
        for node in edges.get(todo.pop(), set()) - seen:
            seen.add(node)
            todo.append(node)
    return seen


def _names(g: Graph) -> Iterator[str]:
    declared = set(g.subjects(RDF.type, OWL.AnnotationProperty)) | ANNOTATIONS | LOGICAL | {RDF.type}
    facts = set(g.subjects(RDF.type, OWL.ObjectProperty)) | set(g.subjects(RDF.type, OWL.DatatypeProperty))
    for _, predicate, obj in g:
        if predicate not in declared | facts:
            yield f"{_name(predicate)}: neither a declared property nor OWL 2 RL"
        if predicate == RDF.type and obj not in TYPES and not _is_class(g, obj):
            yield f"{_name(obj)}: not a declared class, nor a kind of OWL 2 RL"
        if isinstance(obj, Literal) and obj.datatype and obj.datatype not in DATATYPES:
            yield f"{_name(obj.datatype)}: no OWL 2 RL datatype"
    for node in set(g.subjects()):
        kinds = set(g.objects(node, RDF.type))
        if len(kinds & PROPERTY_KINDS) > 1:
            yield f"{_name(node)}: a property of two kinds"
        if kinds & CHARACTERISTICS - {OWL.FunctionalProperty} and OWL.ObjectProperty not in kinds:
            yield f"{_name(node)}: has characteristics and is no object property"
    used: Iterable[Node] = [
        *(p for pair in g.subject_objects(RDFS.subPropertyOf) for p in pair), *g.objects(None, OWL.onProperty),
        *(p for pair in g.subject_objects(OWL.inverseOf) for p in pair), *g.subjects(RDFS.domain),
        *(p for chain in g.objects(None, OWL.propertyChainAxiom) for p in Collection(g, chain)),
        *(p for key in g.objects(None, OWL.hasKey) for p in Collection(g, key)),
    ]  # fmt: skip
    for prop in used:
        if not PROPERTY_KINDS & set(g.objects(prop, RDF.type)):
            yield f"{_name(prop)}: used as a property and not declared"


def _name(node: Node) -> str:
    return "an anonymous class" if isinstance(node, BNode) else str(node).rsplit("#", 1)[-1].rsplit("/", 1)[-1]
