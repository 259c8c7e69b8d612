"""What people type for a subject, a predicate and an object, as a triple."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from verbale.graph.terms import BASE, LABEL, OWL, RDF, RDFS, TYPE, VB, XSD, Iri, Literal, Term, Triple
from verbale.model import QueryError
from verbale.queries.binder import literal, serialize
from verbale.queries.engine import NAMES, Engine
from verbale.queries.explanations.said import asked, told
from verbale.queries.lookup import Lookup, Vocabulary, fold
from verbale.queries.names import compact, expand
from verbale.queries.parameters import MAX_TEXT
from verbale.reasoning.closure import Closure
from verbale.reasoning.sentences import local_name
from verbale.reasoning.sources import prefixes_in
from verbale.reasoning.vocabulary import DIFFERENT_FROM, SAME_AS, SCHEMA_PREDICATES


def _apart(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)


_WORDS = {
    **{fold(form): p for p in SCHEMA_PREDICATES for form in (local_name(p), _apart(local_name(p)))},
    **{fold(form): p for p in (SAME_AS, DIFFERENT_FROM) for form in (local_name(p), _apart(local_name(p)))},
    **dict.fromkeys(("a", "is", "is a", "is an", "type"), TYPE),
    "label": LABEL,
    "subclass of": Iri(RDFS + "subClassOf"),
    "subproperty of": Iri(RDFS + "subPropertyOf"),
}
"""What the properties of RDF and OWL are called here."""

_OF_CLASSES = frozenset(
    (
        *(Iri(RDFS + name) for name in ("subClassOf", "domain", "range")),
        *(Iri(OWL + n) for n in ("equivalentClass", "disjointWith")),
    )
)
_OF_PROPERTIES = frozenset(
    (Iri(RDFS + "subPropertyOf"), *(Iri(OWL + n) for n in ("inverseOf", "equivalentProperty", "propertyDisjointWith")))
)
_SUBJECT_IS_PROPERTY = _OF_PROPERTIES | {Iri(RDFS + "domain"), Iri(RDFS + "range")}

_QUOTED = re.compile(
    r'["“](?P<text>.*)["”](?:@(?P<language>[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)|\^\^(?P<type>\S+))?', re.S
)
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


_CHOICES = 8

MAX_PROPERTIES = 500
"""Properties and classes of a foreign graph that are looked through."""


class Naming:
    """Finds the terms of one graph by what people call them.

    ``files`` are where the graph came from: the prefixes that they declare may be typed.
    """

    def __init__(self, graph: Engine, closure: Closure, files: Sequence[Path] = ()) -> None:
        self._graph = graph
        self._closure = closure
        self._files = files
        self._lookup = Lookup(graph)

    def triple(self, subject: str, predicate: str, object_: str) -> Triple:
        """The triple that three names mean: labels in any language, codes, keys, prefixed names, IRIs.

        The object may be a literal, in quotation marks (``"text"@en``) or as a bare number. Raises ``QueryError`` for
        a name that nobody knows, with near misses, and for one that may mean several things, with the choices.
        """
        for value in (subject, predicate, object_):
            if len(value) > MAX_TEXT:
                raise QueryError(f"{value[:40]!r}… has {len(value):,} characters; at most {MAX_TEXT:,} are read")
            if not value.strip():
                raise QueryError("one of subject, predicate and object is empty; name all three")
        p = self._property(predicate.strip())
        if p in _SUBJECT_IS_PROPERTY:
            s = self._property(subject.strip())
        elif p in _OF_CLASSES:
            s = self._class("subject", subject.strip())
        else:
            s = self._thing("subject", subject.strip())
        return s, p, self._object(s, p, object_.strip())

    def _thing(self, name: str, value: str) -> Iri:
        full = self._expanded(value)
        if full is not None and (self._graph.knows(full) or self._closure.entails((Iri(full), TYPE, Iri(full)))):
            return Iri(full)
        if full is None and (found := self._by_local_name(value)):
            return self._one(name, value, found)
        return Iri(self._lookup.entity(name, value, None).value)

    def _property(self, value: str) -> Iri:
        if (known := _WORDS.get(fold(value))) is not None:
            return known
        full = self._expanded(value)
        if full is not None:
            if any(True for _ in self._graph.quads(None, full)) or self._graph.knows(full):
                return Iri(full)
            raise QueryError(f"predicate={value!r}: the graph has no such property; see the ontology, or the data")
        if found := self._by_label(value, self._foreign_properties()):
            return self._one("predicate", value, found)
        return Iri(Vocabulary(self._graph.ontology).term("predicate", value, "property").value)

    def _object(self, s: Iri, p: Iri, value: str) -> Term:
        quoted = _QUOTED.fullmatch(value)
        text = quoted["text"] if quoted else value
        values = [*(o for _, _, o in self._closure.matching(s, p, None)), *self._claimed(s, p)]
        values = [o for o in values if not o.value.startswith("_:") or isinstance(o, Literal)]
        if quoted is None or not (quoted["language"] or quoted["type"]):
            # What the subject has is likelier meant than anything else of that name.
            for same in (lambda o: o.value == text, lambda o: self._called(o, text)):
                near = [o for o in values if (isinstance(o, Literal) or not quoted) and same(o)]
                if near:
                    return near[0]
        if quoted:
            if quoted["language"]:
                return Literal(text, RDF + "langString", quoted["language"].lower())
            return Literal(text, (expand(quoted["type"]) or quoted["type"]) if quoted["type"] else XSD + "string")
        if _NUMBER.fullmatch(value):
            kind = "integer" if re.fullmatch(r"[+-]?[0-9]+", value) else "double" if "e" in value.lower() else "decimal"
            return Literal(value, XSD + kind)
        if value in {"true", "false"}:
            return Literal(value, XSD + "boolean")
        if p in _OF_PROPERTIES:
            return self._property(value)
        if p == TYPE or p in _OF_CLASSES:
            return self._class("object", value)
        return self._thing("object", value)

    def _class(self, name: str, value: str) -> Iri:
        full = self._expanded(value)
        if full is not None:
            return Iri(full)
        if found := self._by_label(value, self._foreign_classes()):
            return self._one(name, value, found)
        return Iri(Vocabulary(self._graph.ontology).term(name, value, "class").value)

    def _claimed(self, s: Iri, p: Iri) -> list[Term]:
        """What claims say of a subject and a property, facts or not."""
        claims = set(self._graph.subjects(VB + "claimSubject", asked(s)))
        claims &= set(self._graph.subjects(VB + "claimPredicate", asked(p))) if claims else set()
        return sorted({told(o) for claim in claims for o in self._graph.objects(claim, VB + "claimObject")})

    def _called(self, term: Term, text: str) -> bool:
        wanted = fold(text)
        if isinstance(term, Literal):
            return fold(term.value) == wanted
        return wanted in {fold(name) for name in (compact(term.value), *self._names(term.value))}

    def _names(self, iri: str) -> Iterator[str]:
        return (term.value for name in NAMES for term in self._graph.objects(iri, name))

    # --- names of graphs that are not about relations between states ---

    def _expanded(self, value: str) -> str | None:
        """As ``expand``, the prefixes of the data's own files included."""
        full = expand(value)
        prefix, colon, rest = value.partition(":")
        if full is None and colon and not re.search(r"\s", value):
            spaces = prefixes_in(self._files)
            return spaces[prefix] + rest if prefix in spaces else None
        return full

    def _foreign_properties(self) -> set[str]:
        """The properties, other than those of this house, that the graph uses, declares or has axioms about."""
        rows, _ = self._graph.query("SELECT DISTINCT ?p { ?s ?p ?o }").take(MAX_PROPERTIES)
        used = {p.value for (p,) in rows if p is not None}
        declared = {s for kind in ("ObjectProperty", "DatatypeProperty") for s in self._ends(TYPE, Iri(OWL + kind))}
        ends = {iri for p in _OF_PROPERTIES for iri in self._ends(p)}
        ends |= {s.value for p in _SUBJECT_IS_PROPERTY for s, _, _ in self._closure.matching(None, p, None)}
        return {iri for iri in used | declared | ends if not _is_ours(iri)}

    def _foreign_classes(self) -> set[str]:
        rows, _ = self._graph.query("SELECT DISTINCT ?c { ?s a ?c }").take(MAX_PROPERTIES)
        used = {c.value for (c,) in rows if c is not None and c.kind == "iri"}
        declared = set(self._ends(TYPE, Iri(OWL + "Class")))
        ends = {iri for p in _OF_CLASSES - _SUBJECT_IS_PROPERTY for iri in self._ends(p)}
        ends |= {
            o.value for p in _SUBJECT_IS_PROPERTY - _OF_PROPERTIES for _, _, o in self._closure.matching(None, p, None)
        }
        return {iri for iri in used | declared | ends if not _is_ours(iri)}

    def _ends(self, predicate: Iri, object_: Iri | None = None) -> Iterator[str]:
        """What stands on either side of a predicate; of one with an object, what stands before it."""
        for s, _, o in self._closure.matching(None, predicate, object_):
            yield s.value
            if object_ is None:
                yield o.value

    def _by_local_name(self, value: str) -> list[str]:
        """What is no IRI of this house and ends in a name, whatever its case."""
        ends = [serialize(literal(f"{mark}{value.lower().replace(' ', '_')}")) for mark in "#/"]
        test = " || ".join(f"STRENDS(LCASE(STR(?x)), {end})" for end in ends)
        foreign = f'!STRSTARTS(STR(?x), "{BASE}") && isIRI(?x)'
        sparql = f"SELECT DISTINCT ?x {{ {{ ?x ?p ?o }} UNION {{ ?s ?p ?x }} FILTER({foreign} && ({test})) }}"
        rows, _ = self._graph.query(sparql).take(_CHOICES)
        return sorted(x.value for (x,) in rows if x is not None)

    def _by_label(self, value: str, candidates: set[str]) -> list[str]:
        wanted = fold(value)
        return sorted(iri for iri in candidates if wanted in {fold(name) for name in self._forms(iri)})

    def _forms(self, iri: str) -> Iterator[str]:
        name = local_name(Iri(iri))
        yield from (name, _apart(name).replace("_", " "))
        yield from self._names(iri)

    def _one(self, name: str, value: str, found: Sequence[str]) -> Iri:
        if len(found) > 1:
            raise QueryError(f"{name}={value!r} may mean {', '.join(f'<{iri}>' for iri in found)}; give the whole IRI")
        return Iri(found[0])


def _is_ours(iri: str) -> bool:
    """Whether an IRI is none that a foreign name could mean: of this house, of RDF and OWL, or no IRI at all."""
    return compact(iri) != iri or iri.startswith("_:")
