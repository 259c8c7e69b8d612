"""Whatever extraction may write is a term of the ontology, of the kind that fits."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from rdflib import OWL, RDF, RDFS, Graph, URIRef

import verbale.extraction
from verbale.entities import gazetteer, nouns
from verbale.entities.references import WANTS
from verbale.extraction.matching import frames
from verbale.extraction.page import structure
from verbale.graph.terms import TYPE, Iri, Literal
from verbale.model import FactKind
from verbale.model.resources import shipped
from verbale.pipeline import Build

VB = "https://w3id.org/verbale/ontology#"
FOLDER = Path(verbale.extraction.__file__).parent
ROOTS = {
    FactKind.EVENT: "Event",
    FactKind.SITUATION: "Situation",
    FactKind.OBSERVATION: "Observation",
    FactKind.AGREEMENT: "Agreement",
}
OWN = {"subject", "object", "accordingTo", "unit"}
"""Parts of a draft that are no property of a node: the ends of a relation, the source, the unit of the value."""
THINGS = set(WANTS) | {"event", "agreement", "treaty", "office", "site", "sight", "team"}
"""Fillers that are things; ``named`` may be a thing or words, and fits neither kind of property by itself."""
NUMBERS = {"number", "money", "count", "percent", "rank", "ordinal"}

ONTOLOGY = Graph().parse(shipped("ontology") / "verbale.ttl")


def _terms(kind: URIRef) -> frozenset[str]:
    return frozenset(str(t).removeprefix(VB) for t in ONTOLOGY.subjects(RDF.type, kind) if str(t).startswith(VB))


CLASSES, OBJECT, DATATYPE = _terms(OWL.Class), _terms(OWL.ObjectProperty), _terms(OWL.DatatypeProperty)
ANNOTATION = _terms(OWL.AnnotationProperty)
INFERRED = {
    str(above).removeprefix(VB)
    for below, above in ONTOLOGY.subject_objects(RDFS.subClassOf)
    if not isinstance(below, URIRef)
}


def above(class_: str) -> set[str]:
    """The class and all above it."""
    return {str(c).removeprefix(VB) for c in ONTOLOGY.transitive_objects(URIRef(VB + class_), RDFS.subClassOf)}


def domain(property_: str) -> str | None:
    found = ONTOLOGY.value(URIRef(VB + property_), RDFS.domain)
    return None if found is None else str(found).removeprefix(VB)


def fault(kind: FactKind, type_: str) -> str | None:
    """What is wrong with a fact's type, if anything."""
    if kind is FactKind.RELATION:
        return None if type_ in OBJECT else f"{type_}: no object property"
    if kind is FactKind.ATTRIBUTE:
        return None if type_ in DATATYPE else f"{type_}: no datatype property"
    if type_ not in CLASSES:
        return f"{type_}: no class"
    if type_ in INFERRED:
        return f"{type_}: is inferred, not asserted"
    return None if ROOTS[kind] in above(type_) else f"{type_}: not under {ROOTS[kind]}"


def misfit(type_: str, role: str) -> str | None:
    """What is wrong with a role of a node of this type, if anything."""
    if role not in OBJECT | DATATYPE:
        return f"{type_}.{role}: no property"
    wanted = domain(role)
    return None if wanted is None or wanted in above(type_) else f"{type_}.{role}: is of {wanted}"


def _strange(property_: str, want: str) -> str | None:
    """What is wrong with such a filler for such a property, if anything."""
    if property_ in OBJECT:
        return None if want in THINGS else f"{property_} = {want}: points to things"
    return f"{property_} = {want}: holds words and numbers" if want in THINGS else None


@pytest.mark.parametrize("frame", frames.load(), ids=lambda frame: frame.id)
def test_a_frame_writes_terms_of_the_ontology(frame: frames.Frame) -> None:
    faults = [fault(frame.kind, frame.type)]
    faults += [fault(frame.kind, frame.attempt)] if frame.attempt else []
    plain = frame.kind in {FactKind.RELATION, FactKind.ATTRIBUTE}
    for pattern in frame.patterns:
        for role in pattern.roles:
            if role.name == "object":
                faults.append(_strange(frame.type, role.want) if role.want != "named" else None)
            elif role.name not in OWN:
                faults += [None if plain else misfit(frame.type, role.name), _strange(role.name, role.want)]
        for name, _ in pattern.constants:
            if name not in OWN:
                faults += [misfit(frame.type, name), None if name in DATATYPE else f"{name}: a constant is words"]
    faults += [None if property_ in OBJECT else f"{property_}: no object property" for property_, _, _ in frame.also]
    assert [f for f in faults if f] == []


def test_numbers_go_where_numbers_belong() -> None:
    decimal = {
        str(p).removeprefix(VB)
        for p, r in ONTOLOGY.subject_objects(RDFS.range)
        if str(r).endswith(("#decimal", "Integer"))
    }
    roles = [
        (frame.type if role.name == "object" else role.name, role.want)
        for frame in frames.load()
        for pattern in frame.patterns
        for role in pattern.roles
        if role.name != "subject"
    ]
    assert [name for name, want in roles if want in NUMBERS and name not in decimal] == []
    assert [name for name, want in roles if name in decimal and want not in NUMBERS] == []


def test_structure_writes_terms_of_the_ontology() -> None:
    properties = set(structure.rules().group.values()) - {"population"}
    assert properties - {"residesIn"} <= DATATYPE
    assert properties & {"residesIn"} <= OBJECT


def test_spanish_wordings_write_terms_of_the_ontology() -> None:
    rules = yaml.safe_load((FOLDER / "data" / "spanish.yaml").read_text(encoding="utf-8"))
    wordings = [rule for part in rules.values() if isinstance(part, list) for rule in part if "type" in rule]
    assert len(wordings) > 10
    faults = []
    for rule in wordings:
        faults.append(fault(FactKind(rule.get("kind", "event")), rule["type"]))
        faults += [misfit(rule["type"], role) for role in [*rule["roles"], *rule.get("set", {})]]
    assert [f for f in faults if f] == []


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(FOLDER.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield f"{path.name}:{node.lineno}", node


def _word(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def test_modules_draft_terms_of_the_ontology() -> None:
    drafted, faults = 0, []
    for where, call in _calls():
        name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        if name in {"Draft", "_draft"} and len(call.args) > 1 and (type_ := _word(call.args[0])):
            kind = call.args[1]
            assert isinstance(kind, ast.Attribute), where
            drafted += 1
            if wrong := fault(FactKind[kind.attr], type_):
                faults.append(f"{where}: {wrong}")
        elif name == "relation" and call.args and (type_ := _word(call.args[0])):
            faults += [] if type_ in OBJECT else [f"{where}: {type_}"]
        elif name == "add" and len(call.args) > 1 and (role := _word(call.args[0])):
            faults += [] if role in OBJECT | DATATYPE | OWN else [f"{where}: {role}"]
    assert drafted > 10
    assert faults == []


def test_modules_look_for_roles_of_the_ontology() -> None:
    faults = []
    for where, call in _calls():
        of_roles = isinstance(call.func, ast.Attribute) and getattr(call.func.value, "attr", "") == "roles"
        if of_roles and call.args and (role := _word(call.args[0])) and role not in OBJECT | DATATYPE | OWN:
            faults.append(f"{where}: {role}")
    assert faults == []


def test_entities_are_of_classes_of_the_ontology() -> None:
    words = nouns.load()
    named = {class_ for part in (words.missions, words.bodies, words.agreements) for class_, _ in part.values()}
    named |= set(words.classes.values())
    listed = set()
    for table in gazetteer.FILES.values():
        lines = (gazetteer.DATA / table).read_text(encoding="utf-8").splitlines()
        head, *rows = [line.split("\t") for line in lines if not line.startswith("#")]
        listed |= {row[head.index("type")] for row in rows} if table != "currencies.tsv" else set()
    assert len(listed) > 5
    listed -= {""}  # names that stand for nothing
    assert (named | listed) - CLASSES == set()
    assert not (named | listed) & INFERRED


def test_the_seeds_are_told_in_terms_of_the_ontology(seeds_build: Build) -> None:
    graph = seeds_build.graph
    strange = set()
    for triples in (graph.facts, *graph.claims.values()):
        for _, predicate, object_ in triples:
            if predicate == TYPE and isinstance(object_, Iri):
                name = object_.value.removeprefix(VB)
                strange |= set() if name in CLASSES and name not in INFERRED else {name}
            elif predicate.value.startswith(VB):
                name = predicate.value.removeprefix(VB)
                fits = DATATYPE if isinstance(object_, Literal) else OBJECT
                strange |= set() if name in fits | ANNOTATION else {name}
    assert strange == set()
    kinds = {fact.type: fault(fact.kind, fact.type) for fact in seeds_build.facts}
    assert len(kinds) > 40
    assert [wrong for wrong in kinds.values() if wrong] == []
