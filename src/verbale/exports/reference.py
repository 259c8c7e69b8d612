"""The reference page of the ontology, made from its Turtle file.

``python -m verbale.exports.reference [FOLDER]`` writes ``ontology.md`` and ``ontology.svg`` into FOLDER (default
``docs``). The same ontology gives the same bytes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from verbale.model.errors import DataFileError
from verbale.model.resources import shipped

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

NAMESPACE = "https://w3id.org/verbale/ontology#"
_TERM = re.compile(r"^vb:(\w+) a ", re.MULTILINE)
_PART = re.compile(r"^# =+\n# \d+  (.+)\n", re.MULTILINE)
_CHARACTERISTICS = ("Functional", "Symmetric", "Asymmetric", "Irreflexive", "Transitive")
_FOREIGN = {
    "http://www.w3.org/2001/XMLSchema#": "xsd",
    "http://www.w3.org/2000/01/rdf-schema#": "rdfs",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/2002/07/owl#": "owl",
}


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the ontology. Everything that names another term does so by local name, in the file's order.

    ``part`` is the heading of the file under which it stands. ``kind`` is ``class``, ``object``, ``data``,
    ``annotation`` or ``individual``. ``labels`` holds (language, label) pairs. ``parents`` are superclasses,
    superproperties, or an individual's classes. ``inferred`` holds readable conditions from which membership in a
    class follows. The rest is empty where it does not apply: ``key`` for classes, ``domain`` to ``chains`` for
    properties.
    """

    name: str
    part: str
    kind: str
    labels: tuple[tuple[str, str], ...]
    definition: str
    parents: tuple[str, ...] = ()
    disjoint: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    domain: str = ""
    range: str = ""
    inverse: str = ""
    characteristics: tuple[str, ...] = ()
    chains: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """An ontology as its reference page needs it: the terms in the order of the file, its version and its links.

    ``alignments`` maps a local name to readable links to other vocabularies.
    """

    version: str
    terms: tuple[Term, ...]
    alignments: dict[str, tuple[str, ...]]

    def of_kind(self, *kinds: str) -> tuple[Term, ...]:
        """The terms of these kinds, in order."""
        return tuple(term for term in self.terms if term.kind in kinds)

    def children(self, name: str) -> tuple[Term, ...]:
        """The terms directly under this one, in order; of a class with two parents, under the first alone."""
        return tuple(t for t in self.terms if t.kind != "individual" and t.parents[:1] == (name,))

    @property
    def roots(self) -> tuple[Term, ...]:
        """The classes under no other, in order."""
        return tuple(term for term in self.of_kind("class") if not term.parents)


def read_vocabulary(folder: Path | None = None) -> Vocabulary:
    """The vocabulary in ``verbale.ttl`` and ``alignments.ttl`` of a folder, by default the one that ships.

    Raises ``DataFileError`` where a file is missing or is no Turtle.

    >>> read_vocabulary().of_kind("class")[1].name
    'Person'
    """
    folder = folder or shipped("ontology")
    text, graph = _parse(folder / "verbale.ttl")
    _, links = _parse(folder / "alignments.ttl")
    order = [match.group(1) for match in _TERM.finditer(text)]
    reader = _Reader(graph, {name: place for place, name in enumerate(order)}, _parts(text))
    version = str(next(graph.objects(None, _iri("http://www.w3.org/2002/07/owl#versionInfo"))))
    return Vocabulary(version, tuple(reader.term(name) for name in order), _alignments(links))


def _parse(path: Path) -> tuple[str, Graph]:
    from rdflib import Graph

    try:
        text = path.read_text(encoding="utf-8")
        return text, Graph().parse(data=text, format="turtle")
    except OSError as error:
        raise DataFileError(f"{path}: {error.strerror or error}; the reference page is made from it") from error
    except SyntaxError as error:  # rdflib's BadSyntax
        raise DataFileError(f"{path}: not valid Turtle; correct it: {' '.join(str(error).split())[:200]}") from error


def _parts(text: str) -> dict[str, str]:
    heads = [(match.start(), match.group(1)) for match in _PART.finditer(text)]
    ends = [*heads, (len(text), "")]
    return {
        match.group(1): title
        for (start, title), (end, _) in pairwise(ends)
        for match in _TERM.finditer(text, start, end)
    }


def _iri(value: str) -> Node:
    from rdflib import URIRef

    return URIRef(value)


def _local(node: Node) -> str:
    value = str(node)
    for namespace, prefix in _FOREIGN.items():
        if value.startswith(namespace):
            return f"{prefix}:{value.removeprefix(namespace)}"
    return value.removeprefix(NAMESPACE)


class _Reader:
    """Reads terms out of the ontology's graph."""

    def __init__(self, graph: Graph, order: dict[str, int], parts: dict[str, str]) -> None:
        self.graph, self.order, self.parts = graph, order, parts

    def term(self, name: str) -> Term:
        from rdflib import OWL, RDF, RDFS, SKOS, Literal

        graph, node = self.graph, _iri(NAMESPACE + name)
        types = {_local(t) for t in graph.objects(node, RDF.type)}
        labels = [label for label in graph.objects(node, RDFS.label) if isinstance(label, Literal)]
        kind = next((k for t, k in _KINDS.items() if t in types), "individual")
        above = {"class": RDFS.subClassOf, "individual": RDF.type}.get(kind, RDFS.subPropertyOf)
        is_property = kind in {"object", "data"}
        return Term(
            name=name,
            part=self.parts.get(name, ""),
            kind=kind,
            labels=tuple(sorted((label.language or "", str(label)) for label in labels)),
            definition=str(graph.value(node, SKOS.definition)),
            parents=self._names(graph.objects(node, above)),
            disjoint=self._disjoint(node),
            inferred=tuple(sorted(self._expression(c) for c in graph.subjects(RDFS.subClassOf, node) if _is_blank(c))),
            key=tuple(name for keys in graph.objects(node, OWL.hasKey) for name in self._list(keys)),
            domain=self._one(node, RDFS.domain) if is_property else "",
            range=self._one(node, RDFS.range) if is_property else "",
            inverse=self._one(node, OWL.inverseOf) or self._one_subject(node, OWL.inverseOf),
            characteristics=tuple(c.lower() for c in _CHARACTERISTICS if f"owl:{c}Property" in types),
            chains=tuple(sorted(tuple(self._list(chain)) for chain in graph.objects(node, OWL.propertyChainAxiom))),
        )

    def _names(self, nodes: Iterator[Node]) -> tuple[str, ...]:
        names = {_local(node) for node in nodes if not _is_blank(node)}
        return tuple(sorted(names & self.order.keys(), key=self.order.__getitem__))

    def _one(self, node: Node, predicate: Node) -> str:
        value = self.graph.value(node, predicate)
        return "" if value is None else _local(value)

    def _one_subject(self, node: Node, predicate: Node) -> str:
        value = self.graph.value(None, predicate, node)
        return "" if value is None else _local(value)

    def _list(self, head: Node) -> list[str]:
        return [_local(item) for item in self.graph.items(head)]

    def _disjoint(self, node: Node) -> tuple[str, ...]:
        from rdflib import OWL

        name, found = _local(node), set[str]()
        for predicate in (OWL.disjointWith, OWL.propertyDisjointWith):
            found.update(map(_local, self.graph.objects(node, predicate)))
            found.update(map(_local, self.graph.subjects(predicate, node)))
        for members in self.graph.objects(None, OWL.members):
            names = self._list(members)
            if name in names:
                found.update(names)
        return tuple(sorted(found - {name}, key=lambda n: self.order.get(n, 0)))

    def _expression(self, node: Node) -> str:
        from rdflib import OWL

        if not _is_blank(node):
            return f"[{_local(node)}](#{_local(node)})"
        parts = self.graph.value(node, OWL.intersectionOf)
        if parts is not None:
            return " and ".join(self._expression(part) for part in self.graph.items(parts))
        on = self._one(node, OWL.onProperty)
        for word, predicate in (("some", OWL.someValuesFrom), ("value", OWL.hasValue)):
            filler = self.graph.value(node, predicate)
            if filler is not None:
                return f"[{on}](#{on}) {word} {self._expression(filler)}"
        raise DataFileError(
            f"verbale.ttl: a condition on {on or 'a class'} has a form that the reference page cannot tell"
        )


_KINDS = {
    "owl:Class": "class",
    "owl:ObjectProperty": "object",
    "owl:DatatypeProperty": "data",
    "owl:AnnotationProperty": "annotation",
}
_LINKS = {
    "http://www.w3.org/2000/01/rdf-schema#subClassOf": "under",
    "http://www.w3.org/2000/01/rdf-schema#subPropertyOf": "under",
    "http://www.w3.org/2004/02/skos/core#exactMatch": "the same as",
    "http://www.w3.org/2004/02/skos/core#closeMatch": "close to",
    NAMESPACE + "ploverCode": "PLOVER",
}


def _is_blank(node: Node) -> bool:
    from rdflib import BNode

    return isinstance(node, BNode)


def _alignments(graph: Graph) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[tuple[int, str]]] = {}
    order = list(dict.fromkeys(_LINKS.values()))
    for subject, predicate, obj in graph:
        word = _LINKS.get(str(predicate))
        if word is None or not str(subject).startswith(NAMESPACE):
            continue
        target = obj.n3(graph.namespace_manager) if word != "PLOVER" else str(obj)
        found.setdefault(_local(subject), []).append((order.index(word), f"{word} `{target}`"))
    return {name: tuple(link for _, link in sorted(links)) for name, links in found.items()}


def write_page(vocabulary: Vocabulary) -> str:
    """The reference page in Markdown: how to read it, the class tree, then part by part every term."""
    classes, individuals = vocabulary.of_kind("class"), vocabulary.of_kind("individual")
    properties = vocabulary.of_kind("object", "data", "annotation")
    lines = [
        "# Ontology reference",
        "",
        "<!-- Made by `python -m verbale.exports.reference` from ontology/*.ttl: edit those. -->",
        "",
        f"The Verbale ontology, version {vocabulary.version}: {len(classes)} classes, {len(properties)} properties and "
        f"{len(individuals)} individuals in OWL 2 RL. Prefix `vb:`, namespace `{NAMESPACE}`, licence CC BY 4.0.",
        "",
        "![The classes of the Verbale ontology](ontology.svg)",
        "",
        "## Class tree",
        "",
    ]
    for root in vocabulary.roots:
        lines += _tree(vocabulary, root, 0)
    for part in dict.fromkeys(term.part for term in vocabulary.terms):
        terms = [term for term in vocabulary.terms if term.part == part]
        lines += ["", f"## {part}"]
        for term in terms:
            lines += ["", f'### <a id="{term.name}"></a>{term.name}', "", term.definition, ""]
            lines += [f"- {line}" for line in about(vocabulary, term)]
    return "\n".join(lines) + "\n"


def _tree(vocabulary: Vocabulary, term: Term, depth: int) -> Iterator[str]:
    also = [f"also under {_link(parent)}" for parent in term.parents[1:]]
    note = "; ".join([*(["inferred"] if term.inferred else []), *also])
    yield f"{'  ' * depth}- {_link(term.name)}" + (f" ({note})" if note else "")
    for child in vocabulary.children(term.name):
        yield from _tree(vocabulary, child, depth + 1)


def _link(name: str) -> str:
    return f"`{name}`" if ":" in name else f"[{name}](#{name})"


def _links(names: tuple[str, ...]) -> str:
    return ", ".join(map(_link, names))


KIND_WORDS = {
    "class": "Class",
    "object": "Object property",
    "data": "Data property",
    "annotation": "Annotation property: no reasoner concludes anything from it",
    "individual": "Individual",
}


def about(vocabulary: Vocabulary, term: Term) -> Iterator[str]:
    """What there is to say about a term beyond its definition, one line each."""
    labels = ", ".join(f"{label} ({language})" for language, label in term.labels)
    traits = f", {', '.join(term.characteristics)}" if term.characteristics else ""
    yield f"{KIND_WORDS[term.kind]}{traits}. Labels: {labels}."
    if term.kind in {"object", "data"}:
        yield f"From {_link(term.domain) if term.domain else 'anything'} to {_range(term)}."
    if term.parents:
        yield f"{'One of' if term.kind == 'individual' else 'Under'}: {_links(term.parents)}."
    below = tuple(t.name for t in vocabulary.terms if t.kind != "individual" and term.name in t.parents)
    if below:
        yield f"Above: {_links(below)}."
    if term.inferred:
        yield f"Inferred from: {'; or '.join(term.inferred)}."
    if term.inverse:
        yield f"Inverse: {_link(term.inverse)}."
    for chain in term.chains:
        yield f"Follows from: {_chain(chain)}."
    if term.key:
        yield f"Two with the same {_links(term.key)} are one."
    if term.disjoint:
        yield f"Disjoint with: {_links(term.disjoint)}."
    if term.kind == "class":
        yield from _properties_at(vocabulary, term.name)
    if term.name in vocabulary.alignments:
        yield f"Elsewhere: {', '.join(vocabulary.alignments[term.name])}."


def _range(term: Term) -> str:
    if term.range:
        return _link(term.range)
    return "anything" if term.kind == "object" else "a literal"


def _chain(chain: tuple[str, ...]) -> str:
    """A chain with letters in between: ``x first y, y second z``."""
    steps = [f"*{a}* {_link(name)} *{b}*" for name, (a, b) in zip(chain, pairwise("xyzuvw"), strict=False)]
    return f"{', '.join(steps)} (then *x* to *{'xyzuvw'[len(chain)]}*)"


def _properties_at(vocabulary: Vocabulary, name: str) -> Iterator[str]:
    properties = vocabulary.of_kind("object", "data")
    start = tuple(p.name for p in properties if p.domain == name)
    end = tuple(p.name for p in properties if p.range == name)
    if start:
        yield f"Properties from it: {_links(start)}."
    if end:
        yield f"Properties to it: {_links(end)}."


def write_reference(folder: Path) -> tuple[Path, Path]:
    """Write ``ontology.md`` and ``ontology.svg`` into a folder, which is made if needed; their paths come back."""
    from verbale.exports.class_picture import draw_classes

    vocabulary = read_vocabulary()
    folder.mkdir(parents=True, exist_ok=True)
    page, picture = folder / "ontology.md", folder / "ontology.svg"
    page.write_text(write_page(vocabulary), encoding="utf-8", newline="\n")
    picture.write_text(draw_classes(vocabulary), encoding="utf-8", newline="\n")
    return page, picture


if __name__ == "__main__":
    for path in write_reference(Path(*sys.argv[1:2] or ["docs"])):
        sys.stderr.write(f"{path}\n")
