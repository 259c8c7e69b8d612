"""A description of a graph for catalogues and crawlers: VoID (W3C note, 2011), DCAT 3 and PROV-O (W3C).

It says what the graph holds and what it was made from and by, and nothing of when, unless told: the same build gives
the same bytes.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from verbale.exports.links import WIKIDATA, links
from verbale.exports.tally import Tally, tally
from verbale.graph.files import CLAIMS, DATASET, FACTS, INFERRED, LINKS
from verbale.graph.knowledge import KnowledgeGraph
from verbale.graph.sorting import Sorter
from verbale.graph.stored import ordered
from verbale.graph.terms import (
    DCTERMS,
    LABEL,
    OWL,
    PREFIXES,
    PROV,
    TYPE,
    VB,
    XSD,
    Iri,
    Literal,
    Term,
    Triple,
    text_literal,
    vb,
)
from verbale.graph.turtle import turtle_of_sorted
from verbale.model.resources import shipped

VOID, DCAT, FOAF = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/dcat#", "http://xmlns.com/foaf/0.1/"
MEDIA = "https://www.iana.org/assignments/media-types/"
RIGHTS = "Quotations stay under the terms of the documents that they are from."
_MEDIA_TYPES = {".ttl": "text/turtle", ".trig": "application/trig"}
_OF_DOCUMENT = frozenset(
    {TYPE, vb("sha256"), vb("originalSha256"), *(Iri(DCTERMS + n) for n in ("title", "license", "publisher", "source"))}
)


@dataclass(frozen=True, slots=True)
class Maker:
    """A program or language model that made the graph: its name, version, and a SHA-256 of it where there is one."""

    name: str
    version: str
    sha256: str = ""


def void_file(
    graph: KnowledgeGraph, makers: Iterable[Maker] = (), *, licence: str = "", issued: str = ""
) -> Iterator[str]:
    """The description as Turtle; arguments as for ``describe``."""
    prefixes = [*PREFIXES, ("dataset", f"{graph.base}dataset#"), ("dcat", DCAT), ("foaf", FOAF), ("void", VOID)]
    triples = _Description(graph, licence, issued).triples(makers)
    return turtle_of_sorted(triples, base=graph.base, title="What this graph holds", prefixes=sorted(prefixes))


def describe(
    graph: KnowledgeGraph, makers: Iterable[Maker] = (), *, licence: str = "", issued: str = ""
) -> frozenset[Triple]:
    """The description, without blank nodes: everything has an IRI under ``<base>dataset``.

    ``licence`` is an IRI, ``issued`` a date (ISO 8601); both are left out where they are not given.
    """
    return frozenset(_Description(graph, licence, issued).triples(makers))


class _Description:
    def __init__(self, graph: KnowledgeGraph, licence: str, issued: str) -> None:
        self.graph, self.licence, self.issued = graph, licence, issued
        self.whole = Iri(f"{graph.base}dataset")
        self.found: Sorter[Triple] = Sorter()

    def triples(self, makers: Iterable[Maker]) -> Iterator[Triple]:
        """The description, sorted."""
        graph = self.graph
        facts, inferred = ordered(graph.facts), ordered(graph.inferred)
        whole, parts = tally(("facts", facts), ("claims", graph.claims_in_order()), ("inferred", inferred))
        self.add(self.whole, TYPE, Iri(DCAT + "Dataset"))
        self.add(self.whole, DCTERMS + "title", text_literal("A knowledge graph made by Verbale", "en"))
        self.add(self.whole, DCTERMS + "conformsTo", Iri(ontology_version()))
        self.add(self.whole, DCTERMS + "rights", text_literal(RIGHTS, "en"))
        if self.licence:
            self.add(self.whole, DCTERMS + "license", Iri(self.licence))
        if self.issued:
            self.add(self.whole, DCTERMS + "issued", Literal(self.issued, XSD + "date"))
        self.add(self.whole, VOID + "uriSpace", Literal(f"{self.graph.base}id/"))
        for namespace in sorted({_namespace(p.value) for p in whole.properties}):
            self.add(self.whole, VOID + "vocabulary", Iri(namespace))
        state = min((s for s, p, o in graph.facts if p == TYPE and o == vb("State")), default=None)
        if state is not None:
            self.add(self.whole, VOID + "exampleResource", state)
        self.counts(self.whole, whole)
        for name, words in (
            ("facts", "What the documents assert"),
            ("claims", "Claims with their evidence"),
            ("inferred", "What follows from the facts"),
        ):
            numbers = parts[name]
            node = self.node(name)
            self.add(self.whole, VOID + "subset", node)
            self.add(node, DCTERMS + "title", text_literal(words, "en"))
            self.counts(node, numbers)
            self.partitions(node, name, numbers)
        self.files()
        self.links()
        self.making(makers)
        return iter(self.found)

    def counts(self, node: Iri, numbers: Tally) -> None:
        self.add(node, TYPE, Iri(VOID + "Dataset"))
        for name, number in (
            ("triples", numbers.triples),
            ("entities", numbers.entities),
            ("distinctSubjects", numbers.subjects),
            ("distinctObjects", numbers.objects),
            ("classes", len(numbers.classes)),
            ("properties", len(numbers.properties)),
        ):
            self.add(node, VOID + name, _number(number))

    def partitions(self, node: Iri, name: str, numbers: Tally) -> None:
        for kind, number in numbers.classes.items():
            part = self.node(f"{name}-class-{_short(kind.value)}")
            self.add(node, VOID + "classPartition", part)
            self.add(part, VOID + "class", kind)
            self.add(part, VOID + "entities", _number(number))
        for property_, number in numbers.properties.items():
            part = self.node(f"{name}-property-{_short(property_.value)}")
            self.add(node, VOID + "propertyPartition", part)
            self.add(part, VOID + "property", property_)
            self.add(part, VOID + "triples", _number(number))

    def files(self) -> None:
        for file in (FACTS, CLAIMS, INFERRED, DATASET, LINKS):
            stem, _, ending = file.rpartition(".")
            node = self.node(f"file-{stem}")
            self.add(self.whole, DCAT + "distribution", node)
            self.add(node, TYPE, Iri(DCAT + "Distribution"))
            self.add(node, DCTERMS + "title", Literal(file))
            self.add(node, DCAT + "mediaType", Iri(MEDIA + _MEDIA_TYPES[f".{ending}"]))

    def links(self) -> None:
        by_predicate = Counter(p for _, p, _ in links(self.graph))
        wikidata = self.node("wikidata")
        for predicate, number in by_predicate.items():
            node = self.node(f"links-{predicate.value.rpartition('#')[2]}")
            self.add(self.whole, VOID + "subset", node)
            self.add(node, TYPE, Iri(VOID + "Linkset"))
            self.add(node, VOID + "linkPredicate", predicate)
            self.add(node, VOID + "subjectsTarget", self.whole)
            self.add(node, VOID + "objectsTarget", wikidata)
            self.add(node, VOID + "triples", _number(number))
        if by_predicate:
            self.add(wikidata, TYPE, Iri(VOID + "Dataset"))
            self.add(wikidata, DCTERMS + "title", Literal("Wikidata"))
            self.add(wikidata, VOID + "uriSpace", Literal(WIKIDATA))
            self.add(wikidata, FOAF + "homepage", Iri("https://www.wikidata.org/"))

    def making(self, makers: Iterable[Maker]) -> None:
        build = self.node("build")
        self.add(self.whole, PROV + "wasGeneratedBy", build)
        self.add(build, TYPE, Iri(PROV + "Activity"))
        for slug in self.graph.claims:
            document = self.graph.names.document(slug)
            self.add(build, PROV + "used", document)
            self.add(self.whole, DCTERMS + "source", document)
            self.found.update(t for t in self.graph.claims[slug] if t[0] == document and t[1] in _OF_DOCUMENT)
        for maker in makers:
            node = self.node(f"maker-{_safe(maker.name)}")
            self.add(build, PROV + "wasAssociatedWith", node)
            self.add(node, TYPE, Iri(PROV + "SoftwareAgent"))
            self.add(node, LABEL, Literal(maker.name))
            self.add(node, OWL + "versionInfo", Literal(maker.version))
            if maker.sha256:
                self.add(node, DCTERMS + "identifier", Literal(f"sha256:{maker.sha256}"))

    def node(self, name: str) -> Iri:
        return Iri(f"{self.whole.value}#{name}")

    def add(self, subject: Iri, predicate: Iri | str, term: Term) -> None:
        self.found.add((subject, Iri(predicate) if isinstance(predicate, str) else predicate, term))


@cache
def ontology_version() -> str:
    """The version IRI of the ontology that ships.

    >>> ontology_version().startswith("https://w3id.org/verbale/ontology/")
    True
    """
    text = shipped("ontology").joinpath("verbale.ttl").read_text(encoding="utf-8")
    match = re.search(r"owl:versionIRI\s+<([^>]*)>", text)
    return match[1] if match else VB.rstrip("#")


def _number(value: int) -> Literal:
    return Literal(str(value), XSD + "integer")


def _namespace(iri: str) -> str:
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]


def _short(iri: str) -> str:
    """A name for a class or property: of the ontology its own, of others with the prefix."""
    for prefix, namespace in PREFIXES:
        if iri.startswith(namespace):
            local = _safe(iri.removeprefix(namespace))
            return local if namespace == VB else f"{prefix}-{local}"
    return hashlib.sha256(iri.encode()).hexdigest()[:12]


def _safe(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", "-", name)
