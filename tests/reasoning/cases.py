"""The cases of the OWL 2 RL rules: what stands in ``rules/*.yaml``, parsed and checked. ``rules/eq.yaml`` says how to
read one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from verbale.graph.terms import OWL, RDF, RDFS, XSD, Iri, Literal

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FOLDER = Path(__file__).parent / "rules"
_SUBJECT_LITERAL = re.compile(r'(?:(?<=\. )|^)("[^"]*"(?:@[a-z]+|\^\^xsd:\w+)?|\d+|true) ', re.MULTILINE)
HERE = "https://example.org/#"
HEAD = "".join(
    f"@prefix {prefix}: <{iri}> .\n"
    for prefix, iri in (("", HERE), ("owl", OWL), ("rdf", RDF), ("rdfs", RDFS), ("xsd", XSD))
)

Node = Iri | Literal
Statement = tuple[Node, Node, Node]
"""A triple, or what the rules make of one where a literal is the subject."""


@dataclass(frozen=True)
class Case:
    """One thing that a rule must or must not do."""

    rule: str
    title: str
    given: frozenset[tuple[Iri, Iri, Node]]
    infers: frozenset[Statement]
    entails: frozenset[Statement]
    refuses: frozenset[Statement]
    violates: frozenset[str]
    malformed: frozenset[str]
    only_consistent: bool

    @property
    def is_positive(self) -> bool:
        return bool(self.infers or self.entails or self.violates)

    @property
    def is_negative(self) -> bool:
        """Whether it is about what the rule does not do, and about nothing that it does."""
        return not self.is_positive and (bool(self.refuses) or self.only_consistent)

    def __str__(self) -> str:
        return f"{self.rule}: {self.title}"


@cache
def all_cases() -> tuple[Case, ...]:
    """Every case, in the order of the files."""
    return tuple(case for path in sorted(FOLDER.glob("*.yaml")) for case in _cases(path))


def tables() -> dict[str, list[str]]:
    """The rules that each file has cases of, repeats included."""
    found = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        node = yaml.compose(path.read_text("utf-8"), LOADER)
        found[path.stem] = [key.value for key, _ in node.value]
    return found


def _cases(path: Path) -> Iterator[Case]:
    for rule, cases in yaml.load(path.read_text("utf-8"), LOADER).items():
        for case in cases:
            violates = case.pop("violates", [])
            yield Case(
                rule,
                case.pop("case"),
                turtle(case.pop("given")),
                statements(case.pop("infers", "")),
                statements(case.pop("entails", "")),
                statements(case.pop("not", "")),
                frozenset([violates] if isinstance(violates, str) else violates),
                frozenset(case.pop("malformed", [])),
                case.pop("consistent", False),
            )
            assert not case, f"{path.name}, {rule}: no case has {', '.join(case)}"


def turtle(text: str) -> frozenset[tuple[Iri, Iri, Node]]:
    """The triples of a snippet, every literal spelled as it stands there."""
    import pyoxigraph as ox

    return frozenset(
        (_term(quad.subject), Iri(quad.predicate.value), _term(quad.object))
        for quad in ox.parse(HEAD + text, format=ox.RdfFormat.TURTLE)
    )


def statements(text: str) -> frozenset[Statement]:
    """The same, where a literal may begin a sentence, and so be a subject: so much of Notation 3."""
    literals: list[str] = []

    def stand_in(match: re.Match[str]) -> str:
        literals.append(match[1])
        return f"<literal:{len(literals) - 1}> "

    text = _SUBJECT_LITERAL.sub(stand_in, text)
    meant: dict[Iri, Node] = {}
    for number, literal in enumerate(literals):
        ((_, _, meant[Iri(f"literal:{number}")]),) = turtle(f":x :p {literal} .")
    return frozenset((meant.get(s, s), p, o) for s, p, o in turtle(text))


def _term(node: Any) -> Node:
    match type(node).__name__:
        case "NamedNode":
            return Iri(node.value)
        case "BlankNode":
            return Iri(f"_:{node.value}")
    return Literal(node.value, node.datatype.value, (node.language or "").lower())


def from_rdflib(node: Any) -> Node:
    """A term of RDFLib as one of ours."""
    from rdflib import BNode, URIRef

    if isinstance(node, BNode):
        return Iri(f"_:{node}")
    if isinstance(node, URIRef):
        return Iri(str(node))
    if node.language:
        return Literal(str(node), RDF + "langString", node.language.lower())
    return Literal(str(node), str(node.datatype or XSD + "string"))
