"""Hypothesis strategies for small graphs: axioms of every kind of OWL 2 RL and a few statements, over so small a
vocabulary that things meet.

A graph is drawn as pieces; each piece is one axiom or statement with its triples, under the name of its kind
(``KINDS``), so that a test can leave a kind out. Blank nodes are named by the piece they belong to.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from hypothesis import strategies as st

from reasoning.cases import HERE, Node
from verbale.graph.terms import OWL, RDF, RDFS, TYPE, XSD, Iri, Literal

Given = tuple[Iri, Iri, Node]
Draw = Callable[[st.SearchStrategy[Any]], Any]

INDIVIDUALS = tuple(Iri(HERE + name) for name in "abcde")
PROPERTIES = tuple(Iri(HERE + name) for name in "pqrs")
CLASSES = tuple(Iri(HERE + name) for name in "CDEF")
LITERALS = (
    Literal("1", XSD + "integer"),
    Literal("01", XSD + "integer"),
    Literal("1.0", XSD + "decimal"),
    Literal("1", XSD + "double"),
    Literal("1"),
    Literal("2", XSD + "integer"),
    Literal("-2", XSD + "byte"),
    Literal("1", XSD + "boolean"),
    Literal("true", XSD + "boolean"),
    Literal("pan"),
    Literal("pan", RDF + "langString", "es"),
)
"""Numbers of one value in several spellings and types, and what only looks like them."""

DATATYPES = tuple(Iri(XSD + name) for name in ("integer", "decimal", "nonNegativeInteger", "string", "boolean"))
THING = Iri(OWL + "Thing")
MAX_TRIPLES = 60
"""More, and the generic rules take Nemo too long."""

individuals, properties, classes = (st.sampled_from(s) for s in (INDIVIDUALS, PROPERTIES, CLASSES))
literals, datatypes = st.sampled_from(LITERALS), st.sampled_from(DATATYPES)


class Piece:
    """One axiom or statement as it grows: its triples, and blank nodes of its own."""

    def __init__(self, draw: Draw, number: int, without: Collection[str]) -> None:
        self.draw = draw
        self.without = without
        self.triples: list[Given] = []
        self._blank = f"_:g{number}n"
        self._count = 0

    def blank(self) -> Iri:
        self._count += 1
        return Iri(f"{self._blank}{self._count}")

    def say(self, subject: Iri, predicate: str, object_: Node) -> None:
        prefix, _, local = predicate.partition(":")
        self.triples.append((subject, Iri({"rdf": RDF, "rdfs": RDFS, "owl": OWL}[prefix] + local), object_))

    def list(self, items: Sequence[Node]) -> Iri:
        rest = Iri(RDF + "nil")
        for item in reversed(items):
            node = self.blank()
            self.say(node, "rdf:first", item)
            self.say(node, "rdf:rest", rest)
            rest = node
        return rest

    def several(self, of: st.SearchStrategy[Node], low: int, high: int, *, distinct: bool = True) -> Iri:
        return self.list(self.draw(st.lists(of, min_size=low, max_size=high, unique=distinct)))

    def property(self) -> Iri:
        """A property, now and then the nameless inverse of one."""
        if self.draw(st.integers(0, 5)):
            return self.draw(properties)
        node = self.blank()
        self.say(node, "owl:inverseOf", self.draw(properties))
        return node

    def class_(self) -> Iri:
        """A class, now and then a nameless one."""
        kind = self.draw(st.sampled_from(["name"] * 6 + [k for k in EXPRESSIONS if k not in self.without]))
        return self.draw(classes) if kind == "name" else EXPRESSIONS[kind](self, self.blank())


def _statement(piece: Piece) -> None:
    piece.triples.append((piece.draw(individuals), piece.draw(properties), piece.draw(individuals)))


def _literal_statement(piece: Piece) -> None:
    piece.triples.append((piece.draw(individuals), piece.draw(properties), piece.draw(literals)))


def _membership(piece: Piece) -> None:
    piece.triples.append((piece.draw(individuals), TYPE, piece.draw(classes)))


def _pair(predicate: str, of: st.SearchStrategy[Iri]) -> Callable[[Piece], None]:
    return lambda piece: piece.say(piece.draw(of), predicate, piece.draw(of))


def _class_pair(predicate: str) -> Callable[[Piece], None]:
    return lambda piece: piece.say(piece.class_(), predicate, piece.class_())


def _property_pair(predicate: str) -> Callable[[Piece], None]:
    return lambda piece: piece.say(piece.property(), predicate, piece.property())


def _characteristic(name: str) -> Callable[[Piece], None]:
    return lambda piece: piece.say(piece.property(), "rdf:type", Iri(OWL + name))


def _range(piece: Piece) -> None:
    piece.say(piece.draw(properties), "rdfs:range", piece.draw(datatypes))


def _chain(piece: Piece) -> None:
    steps = piece.list([piece.property() for _ in range(piece.draw(st.integers(1, 3)))])
    piece.say(piece.draw(properties), "owl:propertyChainAxiom", steps)


def _group(kind: str, predicates: Sequence[str], of: st.SearchStrategy[Node]) -> Callable[[Piece], None]:
    def add(piece: Piece) -> None:
        node = piece.blank()
        piece.say(node, "rdf:type", Iri(OWL + kind))
        piece.say(node, piece.draw(st.sampled_from(predicates)), piece.several(of, 2, 3))

    return add


def _negative(piece: Piece) -> None:
    node = piece.blank()
    piece.say(node, "owl:sourceIndividual", piece.draw(individuals))
    piece.say(node, "owl:assertionProperty", piece.draw(properties))
    piece.say(node, "owl:targetIndividual", piece.draw(individuals))


def _negative_literal(piece: Piece) -> None:
    node = piece.blank()
    piece.say(node, "owl:sourceIndividual", piece.draw(individuals))
    piece.say(node, "owl:assertionProperty", piece.draw(properties))
    piece.say(node, "owl:targetValue", piece.draw(literals))


def _defined(kind: str) -> Callable[[Piece], None]:
    """A class that an expression makes equal to, or greater or smaller than, one with a name; or names outright."""

    def add(piece: Piece) -> None:
        way = piece.draw(st.sampled_from(["itself", "rdfs:subClassOf", "owl:equivalentClass", "within"]))
        name = piece.draw(classes)
        if way == "itself":
            EXPRESSIONS[kind](piece, name)
            return
        node = EXPRESSIONS[kind](piece, piece.blank())
        if way == "within":
            piece.say(node, "rdfs:subClassOf", name)
        else:
            piece.say(name, way, node)

    return add


def _union(piece: Piece, node: Iri) -> Iri:
    piece.say(node, "owl:unionOf", piece.several(classes, 1, 3))
    return node


def _intersection(piece: Piece, node: Iri) -> Iri:
    piece.say(node, "owl:intersectionOf", piece.several(classes, 1, 3))
    return node


def _complement(piece: Piece, node: Iri) -> Iri:
    piece.say(node, "owl:complementOf", piece.draw(classes))
    return node


def _one_of(piece: Piece, node: Iri) -> Iri:
    piece.say(node, "owl:oneOf", piece.several(individuals, 1, 3))
    return node


def _restriction(predicate: str, values: st.SearchStrategy[Node]) -> Callable[[Piece, Iri], Iri]:
    def add(piece: Piece, node: Iri) -> Iri:
        piece.say(node, "owl:onProperty", piece.property())
        piece.say(node, predicate, piece.draw(values))
        return node

    return add


_BOUNDS = st.builds(
    Literal,
    st.sampled_from(["0", "1", "1", "1", "2", "01"]),
    st.sampled_from([XSD + "nonNegativeInteger", XSD + "integer"]),
)


def _at_most(piece: Piece, node: Iri) -> Iri:
    piece.say(node, "owl:onProperty", piece.property())
    if piece.draw(st.booleans()):
        piece.say(node, "owl:maxCardinality", piece.draw(_BOUNDS))
    else:
        piece.say(node, "owl:maxQualifiedCardinality", piece.draw(_BOUNDS))
        piece.say(node, "owl:onClass", piece.draw(classes | st.just(THING)))
    return node


CHARACTERISTICS = [f"{name}Property" for name in ("Functional", "Symmetric", "Transitive", "Irreflexive")]
axiom_words = st.sampled_from(
    [Iri(RDFS + name) for name in ("subClassOf", "subPropertyOf", "domain")]
    + [Iri(OWL + name) for name in ("sameAs", "inverseOf", "equivalentClass")]
    + [TYPE]
)


def _of_a_property(piece: Piece) -> None:
    if piece.draw(st.booleans()):
        piece.say(piece.draw(properties), "rdf:type", piece.draw(classes))
    else:
        piece.triples.append((piece.draw(properties), piece.draw(properties), piece.draw(properties | classes)))


def _of_a_class(piece: Piece) -> None:
    if piece.draw(st.booleans()):
        piece.say(piece.draw(classes), "rdf:type", piece.draw(classes))
    else:
        piece.triples.append((piece.draw(classes), piece.draw(properties), piece.draw(classes)))


EXPRESSIONS: dict[str, Callable[[Piece, Iri], Iri]] = {
    "union": _union,
    "intersection": _intersection,
    "complement": _complement,
    "one of": _one_of,
    "some values": _restriction("owl:someValuesFrom", classes | st.just(THING)),
    "some data": _restriction("owl:someValuesFrom", datatypes),
    "all values": _restriction("owl:allValuesFrom", classes),
    "has value": _restriction("owl:hasValue", individuals),
    "has data": _restriction("owl:hasValue", literals),
    "at most": _at_most,
}
"""Class expressions: each says on a node what it is."""

UNUSUAL: dict[str, Callable[[Piece], None]] = {
    "kind of property": lambda piece: piece.say(
        piece.draw(classes), "rdfs:subClassOf", Iri(OWL + piece.draw(st.sampled_from(CHARACTERISTICS)))
    ),
    "kind of axiom": lambda piece: piece.say(piece.draw(properties), "rdfs:subPropertyOf", piece.draw(axiom_words)),
    "word for an axiom": lambda piece: piece.say(piece.draw(properties), "owl:sameAs", piece.draw(axiom_words)),
    "of a property": _of_a_property,
    "of a class": _of_a_class,
}
"""Axioms about the language's own words, and statements about classes and properties, which may come to be axioms."""

KINDS: dict[str, Callable[[Piece], None]] = {
    "statement": _statement,
    "literal": _literal_statement,
    "membership": _membership,
    "same": _pair("owl:sameAs", individuals),
    "different": _pair("owl:differentFrom", individuals),
    "same property": _pair("owl:sameAs", properties),
    "same class": _pair("owl:sameAs", classes),
    "subclass": _class_pair("rdfs:subClassOf"),
    "equivalent class": _class_pair("owl:equivalentClass"),
    "disjoint": _class_pair("owl:disjointWith"),
    "subproperty": _property_pair("rdfs:subPropertyOf"),
    "equivalent property": _property_pair("owl:equivalentProperty"),
    "inverse": _pair("owl:inverseOf", properties),
    "disjoint property": _pair("owl:propertyDisjointWith", properties),
    "domain": lambda piece: piece.say(piece.property(), "rdfs:domain", piece.class_()),
    "range": lambda piece: piece.say(piece.property(), "rdfs:range", piece.class_()),
    "data range": _range,
    "functional": _characteristic("FunctionalProperty"),
    "inverse functional": _characteristic("InverseFunctionalProperty"),
    "symmetric": _characteristic("SymmetricProperty"),
    "transitive": _characteristic("TransitiveProperty"),
    "asymmetric": _characteristic("AsymmetricProperty"),
    "irreflexive": _characteristic("IrreflexiveProperty"),
    "object property": _characteristic("ObjectProperty"),
    "class": lambda piece: piece.say(piece.draw(classes), "rdf:type", Iri(OWL + "Class")),
    "chain": _chain,
    "key": lambda piece: piece.say(piece.draw(classes), "owl:hasKey", piece.several(properties, 1, 3)),
    "all different": _group("AllDifferent", ["owl:members", "owl:distinctMembers"], individuals),
    "all disjoint classes": _group("AllDisjointClasses", ["owl:members"], classes),
    "all disjoint properties": _group("AllDisjointProperties", ["owl:members"], properties),
    "negative": _negative,
    "negative literal": _negative_literal,
    **{kind: _defined(kind) for kind in EXPRESSIONS},
    **UNUSUAL,
}
"""Every kind of axiom and statement, by name."""

STATEMENTS = ("statement", "statement", "statement", "literal", "membership", "membership", "same")


@st.composite
def pieces(
    draw: Draw, *, without: Collection[str] = tuple(UNUSUAL), max_axioms: int = 9, max_statements: int = 9
) -> list[list[Given]]:
    """A graph as its pieces, axioms first, then statements; no triple twice, no piece without one.

    Without the ``KINDS`` named, whether they stand alone or, as class expressions, within others.
    """
    kinds = draw(
        st.lists(st.sampled_from([k for k in KINDS if k not in without]), min_size=max_axioms // 3, max_size=max_axioms)
    )
    stated = [k for k in STATEMENTS if k not in without]
    kinds += draw(st.lists(st.sampled_from(stated), min_size=max_statements // 3, max_size=max_statements))
    found: list[list[Given]] = []
    seen: set[Given] = set()
    for number, kind in enumerate(kinds):
        piece = Piece(draw, number, without)
        KINDS[kind](piece)
        new = [triple for triple in dict.fromkeys(piece.triples) if triple not in seen]
        if new and len(seen) + len(new) <= MAX_TRIPLES:
            seen.update(new)
            found.append(new)
    return found


def graphs(*, without: Collection[str] = tuple(UNUSUAL)) -> st.SearchStrategy[list[Given]]:
    """The triples of a graph, in the order drawn; see ``pieces``."""
    return pieces(without=without).map(lambda found: [triple for piece in found for triple in piece])
