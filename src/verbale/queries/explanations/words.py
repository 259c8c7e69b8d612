"""Triples in words, axioms too: no reader has to know what a property chain is called in RDF."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from verbale.graph.terms import BASE, OWL, RDF, RDFS, TYPE, XSD, Iri, Literal, Term, Triple
from verbale.queries.names import compact
from verbale.reasoning.closure import Closure
from verbale.reasoning.sentences import local_name, sentence
from verbale.reasoning.vocabulary import FIRST, META_CLASSES, NIL, REST, SCHEMA_PREDICATES

MOST_MEMBERS = 12
"""Members of a list that are named; the others are counted."""

_DEEPEST = 4
_MOST_CELLS = 1_000


_DENIED = ("sourceIndividual", "assertionProperty", "targetIndividual", "targetValue")


def _owl(name: str) -> Iri:
    return Iri(OWL + name)


_LISTED = tuple(map(_owl, ("members", "distinctMembers", "unionOf", "intersectionOf", "oneOf", "disjointUnionOf")))
_PARTS = (
    *(_owl(name) for name in ("onProperty", "someValuesFrom", "allValuesFrom", "hasValue", "hasSelf")),
    *(_owl(name) for name in ("minCardinality", "maxCardinality", "cardinality", "onClass", "maxQualifiedCardinality")),
    *(_owl(name) for name in ("inverseOf", "complementOf", "sourceIndividual", "assertionProperty")),
    *(_owl(name) for name in ("targetIndividual", "targetValue")),
    *_LISTED,
)
"""What describes a nameless class, property or axiom, in the order of telling."""

_KINDS = {
    _owl("FunctionalProperty"): "{} has one value at most",
    _owl("InverseFunctionalProperty"): "{} identifies what has it",
    _owl("SymmetricProperty"): "{} goes both ways",
    _owl("AsymmetricProperty"): "{} never goes both ways",
    _owl("TransitiveProperty"): "{} carries on from one to the next",
    _owl("IrreflexiveProperty"): "{} joins nothing to itself",
    _owl("Class"): "{} is a class",
    Iri(RDFS + "Class"): "{} is a class",
    _owl("ObjectProperty"): "{} is a property",
    _owl("DatatypeProperty"): "{} is a property",
    Iri(RDF + "Property"): "{} is a property",
}
_GROUPS = {
    _owl("AllDisjointClasses"): "nothing is in two of these: {}",
    _owl("AllDisjointProperties"): "nothing is joined by two of these: {}",
    _owl("AllDifferent"): "all of these are different: {}",
}


class Words:
    """Puts the triples of one closure into words.

    ``label`` gives what an IRI is called, ``None`` if unknown; ``prefixes`` shorten IRIs beside those of this house.
    """

    def __init__(
        self, closure: Closure, label: Callable[[str], str | None], prefixes: Mapping[str, str] | None = None
    ) -> None:
        self._prefixes = prefixes or {}
        self._closure = closure
        self._own = label
        self._labels: dict[str, str] = {}

    def term(self, term: Term) -> str:
        """What a term is called; a nameless class by what it says."""
        return self._term(term, 0)

    def triple(self, triple: Triple) -> str:
        """A triple as a sentence."""
        subject, predicate, object_ = triple
        if is_axiom(triple):
            return self.axiom(triple)
        if predicate == TYPE:
            if isinstance(object_, Iri) and object_.value.startswith("_:"):
                return f"{self.term(subject)} {self._is(object_)}"
            return f"{self.term(subject)} is in the class {self._quoted(object_)}"
        if predicate == _owl("sameAs"):
            return f"{self.term(subject)} is the same as {self.term(object_)}"
        if predicate == _owl("differentFrom"):
            return f"{self.term(subject)} is different from {self.term(object_)}"
        return f"{self.term(subject)} {self._quoted(predicate)} {self.term(object_)}"

    def axiom(self, triple: Triple) -> str:
        """An axiom as a sentence."""
        s, p, o = triple
        name = p.value.removeprefix(OWL).removeprefix(RDFS)
        this, that = self._quoted(s), self._quoted(o)
        if p == TYPE and o in _GROUPS:
            return self._group(o, next(self._lists(s), NIL))
        if p == TYPE and o in _KINDS:
            return _KINDS[o].format(this)
        if s.value.startswith("_:") and p in _PARTS and p not in _LISTED[:2]:
            return self._nameless(s, p)
        match name:
            case "members" | "distinctMembers":
                kind = next((k for k in self._objects(s, TYPE) if k in _GROUPS), None)
                return self._group(kind, o)
            case "subClassOf":
                return f"{self._whatever(s)} {self._is(o)}"
            case "equivalentClass":
                return f"{self._whatever(s)} {self._is(o)}, and the other way round"
            case "disjointWith":
                return f"nothing is both in {this} and in {that}"
            case "complementOf":
                return f"nothing is both in {this} and in {that}, its complement"
            case "domain":
                return f"whatever {this} starts from {self._is(o)}"
            case "range":
                return f"whatever {this} leads to {self._is(o)}"
            case "subPropertyOf":
                return f"whatever {this} joins, {that} joins too"
            case "equivalentProperty":
                return f"{this} and {that} join the same things"
            case "inverseOf":
                return f"{this} is {that} seen from the other end"
            case "propertyDisjointWith":
                return f"nothing is joined both by {this} and by {that}"
            case "propertyChainAxiom":
                return f"{self._listed(o, ', then ')} make {this}"
            case "hasKey":
                return f"what is in {this} is told apart by {self._listed(o)}"
            case "unionOf":
                return f"{this} is made of {self._listed(o)}"
            case "intersectionOf":
                return f"{this} is the overlap of {self._listed(o)}"
            case "oneOf":
                return f"{this} is made of {self._listed(o, quoted=False)}"
        return f"{self.term(s)} {self._quoted(p)} {self.term(o)}"

    def reason(self, rule: str, bindings: Mapping[str, Term]) -> str:
        """What a rule says in one case, nameless classes by what they say."""
        said = sentence(rule, bindings, self._marked)
        said = re.sub("whatever is in “\x00(.*?)\x01”", r"\1", said)
        said = re.sub("is in (?:the class )?“\x00whatever (.*?)\x01”", r"\1", said)
        return re.sub("“?\x00(.*?)\x01”?", r"\1", said)

    def short(self, triple: Triple) -> str:
        """A triple in the manner of Turtle, on one line, with lists and nameless parts in full."""
        s, p, o = triple
        if s.value.startswith("_:") and (p in _PARTS or (p == TYPE and o in _GROUPS)):
            return self._turtle(s, 0)
        return f"{self._turtle(s, 0)} {self._verb(p)} {self._turtle(o, 0)}"

    def context(self, triple: Triple) -> tuple[Triple, ...]:
        """The triples that describe the nameless parts of an axiom, lists too; at most some thousand."""
        found: dict[Triple, None] = {}
        waiting = [t for t in (triple[0], triple[2]) if isinstance(t, Iri) and t.value.startswith("_:")]
        seen = set(waiting)
        while waiting and len(found) < _MOST_CELLS:
            node = waiting.pop(0)
            for predicate in (TYPE, FIRST, REST, *_PARTS):
                for value in self._objects(node, predicate):
                    if predicate == TYPE and value not in META_CLASSES:
                        continue
                    found[node, predicate, value] = None
                    if isinstance(value, Iri) and value.value.startswith("_:") and value not in seen:
                        seen.add(value)
                        waiting.append(value)
        return tuple(found)

    # --- names ---

    def _term(self, term: Term, depth: int) -> str:
        if isinstance(term, Literal):
            return term.value if term.datatype != XSD + "string" else f"“{term.value}”"
        if term.value.startswith("_:"):
            return self._expression(term, depth) or "something without a name"
        if term.value not in self._labels:
            short = compact(term.value)
            key = short if term.value.startswith(BASE) else local_name(term)
            self._labels[term.value] = self._own(term.value) or key
        return self._labels[term.value]

    def _quoted(self, term: Term, depth: int = 0) -> str:
        is_named = isinstance(term, Iri) and not term.value.startswith("_:")
        return f"“{self._term(term, depth)}”" if is_named else self._term(term, depth)

    def _whatever(self, term: Term) -> str:
        if isinstance(term, Iri) and term.value.startswith("_:"):
            return self._term(term, 0)
        return f"whatever is in {self._quoted(term)}"

    def _is(self, term: Term, depth: int = 0) -> str:
        if isinstance(term, Iri) and term.value.startswith("_:"):
            return self._term(term, depth).removeprefix("whatever ")
        return f"is in {self._quoted(term)}"

    def _group(self, kind: Term | None, members: Term) -> str:
        different = isinstance(kind, Iri) and kind == _owl("AllDifferent")
        template = _GROUPS[kind] if isinstance(kind, Iri) and kind in _GROUPS else "{}"
        return template.format(self._listed(members, quoted=not different))

    def _nameless(self, node: Iri, predicate: Iri) -> str:
        """The axiom that a nameless node stands for."""
        if predicate == _owl("inverseOf"):
            return f"there is a property: {self._term(node, 0)}"
        found = {p: self._objects(node, p)[:1] for p in map(_owl, _DENIED)}
        if found[_owl("sourceIndividual")]:
            subject, p, *others = (
                self._quoted(m) if p == _owl("assertionProperty") else self.term(m)
                for p, members in found.items()
                for m in members
            )
            return f"it is stated not to be so: {subject} {p} {' '.join(others)}"
        return f"there is a class: {self._term(node, 0)}"

    def _marked(self, term: Term) -> str:
        """A term for a place between quotation marks, marked where these have to go."""
        words = self.term(term)
        return f"\0{words}\1" if words.startswith("whatever ") else words.replace("“", "‘").replace("”", "’")

    def _expression(self, node: Iri, depth: int) -> str:
        """A nameless class, property or list in words; empty if nothing tells."""
        if depth > _DEEPEST:
            return "something"
        parts = {p: found for p in _PARTS if (found := self._objects(node, p))}

        def part(name: str) -> str | None:
            found = parts.get(_owl(name))
            return self._quoted(found[0], depth + 1) if found else None

        p = part("onProperty")
        if p:
            if of := part("someValuesFrom"):
                return f"whatever has a {p}" + (
                    "" if parts[_owl("someValuesFrom")][0] == _owl("Thing") else f" in {of}"
                )
            if of := part("allValuesFrom"):
                return f"whatever has each {p} in {of}"
            if of := part("hasValue"):
                return f"whatever has {of.strip('“”')} as {p}"
            for name, amount in (("max", " at most"), ("min", " at least"), ("", "")):
                cardinality = f"{name}Cardinality" if name else "cardinality"
                number = part(cardinality) or part("maxQualifiedCardinality" if name == "max" else cardinality)
                if number:
                    kind = part("onClass")
                    inside = f" in {kind}" if kind else ""
                    return f"whatever has {number} {p}{inside}{amount}"
        if of := part("inverseOf"):
            return f"{of} seen from the other end"
        if of := part("complementOf"):
            return f"whatever is not in {of}"
        for name, joint in (("intersectionOf", " and "), ("unionOf", " or ")):
            if _owl(name) in parts:
                members = self._members(parts[_owl(name)][0])[:MOST_MEMBERS]
                return f"whatever {joint.join(self._is(m, depth + 1) for m in members)}"
        if _owl("oneOf") in parts:
            return f"whatever is one of {self._listed(parts[_owl('oneOf')][0], quoted=False, depth=depth + 1)}"
        return self._listed(node, depth=depth + 1) if self._objects(node, FIRST) else ""

    def _listed(self, head: Term, joint: str = ", ", *, quoted: bool = True, depth: int = 1) -> str:
        members = self._members(head)
        named = [self._quoted(m, depth) if quoted else self._term(m, depth) for m in members[:MOST_MEMBERS]]
        more = [f"{len(members) - MOST_MEMBERS} more"] if len(members) > MOST_MEMBERS else []
        return joint.join([*named, *more]) or "nothing"

    # --- Turtle ---

    def _turtle(self, term: Term, depth: int) -> str:
        if isinstance(term, Literal):
            text = '"' + term.value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
            if term.language:
                return f"{text}@{term.language}"
            return text if term.datatype == XSD + "string" else f"{text}^^{shorten(term.datatype, self._prefixes)}"
        if not term.value.startswith("_:"):
            return shorten(term.value, self._prefixes)
        if depth > _DEEPEST:
            return "[ … ]"
        if self._objects(term, FIRST):
            members = self._members(term)
            shown = [self._turtle(m, depth + 1) for m in members[:MOST_MEMBERS]]
            return f"( {' '.join(shown)}{' …' if len(members) > MOST_MEMBERS else ''} )"
        inside = [
            f"{self._verb(p)} {', '.join(self._turtle(o, depth + 1) for o in objects)}"
            for p, objects in self._described(term)
        ]
        return f"[ {' ; '.join(inside)} ]" if inside else "[]"

    def _verb(self, predicate: Iri) -> str:
        return "a" if predicate == TYPE else shorten(predicate.value, self._prefixes)

    def _described(self, node: Iri) -> list[tuple[Iri, Sequence[Term]]]:
        groups = [k for k in self._objects(node, TYPE) if k in _GROUPS]
        return [(TYPE, groups)] * bool(groups) + [(p, found) for p in _PARTS if (found := self._objects(node, p))]

    # --- look-ups ---

    def _objects(self, subject: Iri, predicate: Iri) -> list[Term]:
        return [o for _, _, o in self._closure.matching(subject, predicate, None)]

    def _lists(self, node: Iri) -> Iterator[Term]:
        return (o for p in _LISTED for o in self._objects(node, p))

    def _members(self, head: Term) -> list[Term]:
        members: list[Term] = []
        seen: set[Term] = set()
        while isinstance(head, Iri) and head != NIL and head not in seen and len(members) < _MOST_CELLS:
            seen.add(head)
            members += self._objects(head, FIRST)[:1]
            head = next(iter(self._objects(head, REST)), NIL)
        return members


def is_axiom(triple: Triple) -> bool:
    """Whether a triple speaks of the vocabulary, not of individuals."""
    _, predicate, object_ = triple
    return predicate in SCHEMA_PREDICATES or (predicate == TYPE and object_ in META_CLASSES)


def shorten(iri: str, prefixes: Mapping[str, str] | None = None) -> str:
    """An IRI as a key or prefixed name, else in angle brackets.

    >>> shorten("http://example.org/a"), shorten("http://www.w3.org/2002/07/owl#Class")
    ('<http://example.org/a>', 'owl:Class')
    """
    short = compact(iri)
    if short != iri:
        return short
    for prefix, namespace in (prefixes or {}).items():
        if iri.startswith(namespace) and re.fullmatch(r"[A-Za-z_][\w-]*", iri.removeprefix(namespace)):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return f"<{iri}>"
