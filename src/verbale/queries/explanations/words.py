"""Triples in words, axioms too: no reader has to know what a property chain is called in RDF."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from verbale.graph.terms import BASE, OWL, RDF, RDFS, TYPE, XSD, Iri, Literal, Term, Triple
from verbale.queries.explanations.nodes import DEEPEST, LISTED, PARTS, Nodes, is_axiom, owl
from verbale.queries.explanations.short import MOST_MEMBERS
from verbale.queries.names import compact
from verbale.reasoning.sentences import local_name, sentence
from verbale.reasoning.vocabulary import FIRST, NIL

_DENIED = ("sourceIndividual", "assertionProperty", "targetIndividual", "targetValue")


_KINDS = {
    owl("FunctionalProperty"): "{} has one value at most",
    owl("InverseFunctionalProperty"): "{} identifies what has it",
    owl("SymmetricProperty"): "{} goes both ways",
    owl("AsymmetricProperty"): "{} never goes both ways",
    owl("TransitiveProperty"): "{} carries on from one to the next",
    owl("IrreflexiveProperty"): "{} joins nothing to itself",
    owl("Class"): "{} is a class",
    Iri(RDFS + "Class"): "{} is a class",
    owl("ObjectProperty"): "{} is a property",
    owl("DatatypeProperty"): "{} is a property",
    Iri(RDF + "Property"): "{} is a property",
}
_GROUPS = {
    owl("AllDisjointClasses"): "nothing is in two of these: {}",
    owl("AllDisjointProperties"): "nothing is joined by two of these: {}",
    owl("AllDifferent"): "all of these are different: {}",
}


class Words:
    """Puts the triples of one closure into words.

    ``label`` gives what an IRI is called, ``None`` if unknown.
    """

    def __init__(self, nodes: Nodes, label: Callable[[str], str | None]) -> None:
        self._nodes = nodes
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
        if predicate == owl("sameAs"):
            return f"{self.term(subject)} is the same as {self.term(object_)}"
        if predicate == owl("differentFrom"):
            return f"{self.term(subject)} is different from {self.term(object_)}"
        return f"{self.term(subject)} {self._quoted(predicate)} {self.term(object_)}"

    def axiom(self, triple: Triple) -> str:
        """An axiom as a sentence."""
        s, p, o = triple
        name = p.value.removeprefix(OWL).removeprefix(RDFS)
        this, that = self._quoted(s), self._quoted(o)
        if p == TYPE and o in _GROUPS:
            return self._group(o, next((head for p in LISTED for head in self._nodes.objects(s, p)), NIL))
        if p == TYPE and o in _KINDS:
            return _KINDS[o].format(this)
        if s.value.startswith("_:") and p in PARTS and p not in LISTED[:2]:
            return self._nameless(s, p)
        match name:
            case "members" | "distinctMembers":
                kind = next((k for k in self._nodes.objects(s, TYPE) if k in _GROUPS), None)
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
        different = isinstance(kind, Iri) and kind == owl("AllDifferent")
        template = _GROUPS[kind] if isinstance(kind, Iri) and kind in _GROUPS else "{}"
        return template.format(self._listed(members, quoted=not different))

    def _nameless(self, node: Iri, predicate: Iri) -> str:
        """The axiom that a nameless node stands for."""
        if predicate == owl("inverseOf"):
            return f"there is a property: {self._term(node, 0)}"
        found = {p: self._nodes.objects(node, p)[:1] for p in map(owl, _DENIED)}
        if found[owl("sourceIndividual")]:
            subject, p, *others = (
                self._quoted(m) if p == owl("assertionProperty") else self.term(m)
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
        if depth > DEEPEST:
            return "something"
        parts = {p: found for p in PARTS if (found := self._nodes.objects(node, p))}

        def part(name: str) -> str | None:
            found = parts.get(owl(name))
            return self._quoted(found[0], depth + 1) if found else None

        p = part("onProperty")
        if p:
            if of := part("someValuesFrom"):
                return f"whatever has a {p}" + ("" if parts[owl("someValuesFrom")][0] == owl("Thing") else f" in {of}")
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
            if owl(name) in parts:
                members = self._nodes.members(parts[owl(name)][0])[:MOST_MEMBERS]
                return f"whatever {joint.join(self._is(m, depth + 1) for m in members)}"
        if owl("oneOf") in parts:
            return f"whatever is one of {self._listed(parts[owl('oneOf')][0], quoted=False, depth=depth + 1)}"
        return self._listed(node, depth=depth + 1) if self._nodes.objects(node, FIRST) else ""

    def _listed(self, head: Term, joint: str = ", ", *, quoted: bool = True, depth: int = 1) -> str:
        members = self._nodes.members(head)
        named = [self._quoted(m, depth) if quoted else self._term(m, depth) for m in members[:MOST_MEMBERS]]
        more = [f"{len(members) - MOST_MEMBERS} more"] if len(members) > MOST_MEMBERS else []
        return joint.join([*named, *more]) or "nothing"
