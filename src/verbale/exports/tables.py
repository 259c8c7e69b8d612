"""A graph as tables, for spreadsheets and data frames: statements, claims, evidence, things and documents.

``facts.csv`` and ``inferred.csv`` hold every triple of their graphs, ``claims.csv`` and ``evidence.csv`` everything
said of a claim and its evidence, so nothing of these is lost; ``entities.csv`` and ``documents.csv`` are views.
Values are exact: a spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula, so import
them as text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from verbale.exports.claims import claims_of, nodes_of
from verbale.exports.names import Names
from verbale.graph.knowledge import KnowledgeGraph
from verbale.graph.terms import (
    ALT_LABEL,
    DCTERMS,
    LABEL,
    PREFIXES,
    TYPE,
    VB,
    Iri,
    Literal,
    Term,
    Triple,
    vb,
)

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, its CSVW datatype, and the property (``means``) it stands for.

    ``required`` columns are filled in every row. ``separator`` stands between several values in a cell.
    """

    name: str
    about: str
    datatype: str = "string"
    means: str = ""
    required: bool = False
    separator: str = ""

    @property
    def link(self) -> bool:
        """Whether values are IRIs."""
        return self.datatype == "anyURI"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its file, title and columns.

    ``key`` are the columns that name a row, ``references`` those that name a row of another table, with its file;
    ``rows`` gives the cells.
    """

    file: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[tuple[str, str], ...]
    rows: Callable[[KnowledgeGraph, Names], Iterator[Row]]


def csv_lines(table: Table, graph: KnowledgeGraph, names: Names) -> Iterator[str]:
    """A table as CSV (RFC 4180): head and rows, each ended by CR LF."""
    yield _line([column.name for column in table.columns])
    yield from map(_line, table.rows(graph, names))


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _statements(triples: Iterable[Triple], names: Names) -> Iterator[Row]:
    for subject, predicate, term in sorted(triples):
        yield (subject.value, names.of(subject), predicate.value, names.of(predicate), *_cells(term, names))


def _cells(term: Term, names: Names) -> Row:
    """IRI, label, text, datatype, language."""
    if isinstance(term, Iri):
        return term.value, names.of(term), "", "", ""
    return "", "", term.value, short(term.datatype), term.language


def short(datatype: str) -> str:
    """A datatype with its prefix, where it has one.

    >>> short("http://www.w3.org/2001/XMLSchema#date")
    'xsd:date'
    """
    for prefix, namespace in PREFIXES:
        if datatype.startswith(namespace):
            return f"{prefix}:{datatype.removeprefix(namespace)}"
    return datatype


def _claims(graph: KnowledgeGraph, names: Names) -> Iterator[Row]:
    spans = {s: o.value for s, p, o in graph.facts | graph.claim_triples() if p == vb("edtf")}
    for slug in sorted(graph.claims):
        nodes = nodes_of(graph.claims[slug])
        for claim in claims_of(nodes, slug):
            subject, predicate, term = claim.triple
            evidence = claim.all("hasEvidence")
            quotes = [
                o.value for e in evidence if isinstance(e, Iri) for o in nodes.get(e, {}).get(vb("quoteText"), ())
            ]
            sources = claim.all("accordingTo")
            yield (
                claim.node.value,
                *(_joined(claim.all("accordingToDocument")),),
                claim.status,
                _joined(claim.all("polarity")),
                _joined(claim.all("confidence")),
                _joined(sources),
                "; ".join(map(names.of, sources)),
                subject.value,
                names.of(subject),
                predicate.value,
                names.of(predicate),
                *_cells(term, names),
                _joined(claim.all("hasTime")),
                "; ".join(spans.get(t, "") for t in claim.all("hasTime") if isinstance(t, Iri)),
                _joined(claim.all("computedFrom")),
                " | ".join(term.value for term in claim.all("hedge")),
                _joined(claim.all("claimRule")),
                _joined(claim.all("sensitive")),
                _joined(evidence),
                quotes[0] if quotes else "",
            )


def _evidence(graph: KnowledgeGraph, names: Names) -> Iterator[Row]:
    for node, about in nodes_of(t for triples in graph.claims.values() for t in triples).items():
        if vb("Evidence") in about.get(TYPE, ()):
            columns = ("inDocument", "startOffset", "endOffset", "quoteText")
            yield (node.value, *(_joined(about.get(vb(name), ())) for name in columns))


def _documents(graph: KnowledgeGraph, names: Names) -> Iterator[Row]:
    for node, about in nodes_of(graph.facts | graph.claim_triples()).items():
        if vb("Document") in about.get(TYPE, ()):
            own = (about.get(vb(name), ()) for name in ("sha256", "originalSha256", "length"))
            terms = (about.get(Iri(DCTERMS + name), ()) for name in _METADATA)
            yield (node.value, *map(_joined, own), *map(_joined, terms))


def _entities(graph: KnowledgeGraph, names: Names) -> Iterator[Row]:
    about = nodes_of(graph.facts | graph.claim_triples())
    for node, said in about.items():
        kind = graph.names.key(node).partition("/")[0] if node.value.startswith(f"{graph.base}id/") else ""
        if not kind or kind in _RECORD:
            continue
        labels = {
            term.language.partition("-")[0]: term.value for term in said.get(LABEL, ()) if isinstance(term, Literal)
        }
        times = [term for term in said.get(vb("hasTime"), ()) if isinstance(term, Iri)]
        bounds = (
            _joined(term for time in times for term in about.get(time, {}).get(vb(name), ()))
            for name in ("edtf", "earliest", "latest")
        )
        yield (
            node.value,
            kind,
            " ".join(term.value.removeprefix(VB) for term in said.get(TYPE, ())),
            *(labels.get(language, "") for language in ("en", "es", "ko")),
            " | ".join(term.value for term in said.get(ALT_LABEL, ())),
            *bounds,
            *(_joined(said.get(vb(name), ())) for name in ("isoCode", "wikidataId", "value", "unit")),
        )


def _joined(terms: Iterable[Term]) -> str:
    return " ".join(term.value.removeprefix(VB) for term in terms)


_RECORD = frozenset({"claim", "evidence", "document", "time", "graph", "disagreement"})
_METADATA = ("title", "language", "publisher", "issued", "license", "creator", "source", "type", "format")

_STATEMENT = (
    Column("subject", "IRI of what is spoken of", "anyURI", required=True),
    Column("subject_label", "its name"),
    Column("property", "IRI of the property", "anyURI", required=True),
    Column("property_label", "its name"),
    Column("object", "IRI of the other thing; empty where a text stands", "anyURI"),
    Column("object_label", "its name"),
    Column("value", "the text or number; empty where a thing stands"),
    Column("datatype", "datatype of the value, with its prefix; filled for every value, the empty text too"),
    Column("language", "language of the value"),
)
_OF_CLAIM = {
    "subject": VB + "claimSubject",
    "property": VB + "claimPredicate",
    "object": VB + "claimObject",
}

TABLES = (
    Table(
        "facts.csv",
        "What the documents assert, a triple a row",
        _STATEMENT,
        (),
        (),
        lambda graph, names: _statements(graph.facts, names),
    ),
    Table(
        "inferred.csv",
        "What follows from it",
        _STATEMENT,
        (),
        (),
        lambda graph, names: _statements(graph.inferred, names),
    ),
    Table(
        "entities.csv",
        "Things and events, each with its names, class and time",
        (
            Column("entity", "IRI", "anyURI", required=True),
            Column("kind", "state, person, organisation, event …"),
            Column("types", "classes of the ontology, by local name", separator=" "),
            Column("label_en", "name in English"),
            Column("label_es", "name in Spanish"),
            Column("label_ko", "name in Korean"),
            Column("other_names", "other names, in any language", separator=" | "),
            Column("time", "when, in EDTF", separator=" "),
            Column("earliest", "first day of that time", "date"),
            Column("latest", "last day of that time", "date"),
            Column("iso_code", "ISO 3166 code of a state", means=VB + "isoCode"),
            Column("wikidata_id", "item of Wikidata", means=VB + "wikidataId"),
            Column("amount", "value of an observation", "decimal", VB + "value"),
            Column("unit", "its unit", means=VB + "unit"),
        ),
        ("entity",),
        (),
        _entities,
    ),
    Table(
        "claims.csv",
        "Who says what, with which status, and where",
        (
            Column("claim", "IRI of the claim", "anyURI", required=True),
            Column("document", "IRI of the document", "anyURI", VB + "accordingToDocument"),
            Column("status", "asserted, reported, alleged, believed, denied, planned, conditional or opinion"),
            Column("polarity", "positive or negative", means=VB + "polarity"),
            Column("confidence", "0 to 1", "decimal", VB + "confidence"),
            Column("according_to", "IRIs of sources named in the text", "anyURI", VB + "accordingTo", separator=" "),
            Column("according_to_labels", "their names"),
            *(Column(c.name, c.about, c.datatype, _OF_CLAIM.get(c.name, ""), c.required) for c in _STATEMENT),
            Column("time", "IRIs of the times of a plain relation", "anyURI", VB + "hasTime", separator=" "),
            Column("time_edtf", "the same in EDTF"),
            Column("computed_from", "IRIs of times from which its time was computed", "anyURI", VB + "computedFrom",
                   separator=" "),
            Column("hedge", "the document's own words of doubt", means=VB + "hedge", separator=" | "),
            Column("rule", "the frame or rule that found it", means=VB + "claimRule"),
            Column("sensitive", "true where it could harm a living person", "boolean", VB + "sensitive"),
            Column("evidence", "IRIs of its passages, in evidence.csv", "anyURI", VB + "hasEvidence", separator=" "),
            Column("quote", "the words of the first"),
        ),
        ("claim",),
        (("document", "documents.csv"),),
        _claims,
    ),
    Table(
        "evidence.csv",
        "Passages of documents, by code points",
        (
            Column("evidence", "IRI of the passage", "anyURI", required=True),
            Column("document", "IRI of the document", "anyURI", VB + "inDocument"),
            Column("start", "first code point", "nonNegativeInteger", VB + "startOffset"),
            Column("end", "code point after the last", "nonNegativeInteger", VB + "endOffset"),
            Column("quote", "the exact words", means=VB + "quoteText"),
        ),
        ("evidence",),
        (("document", "documents.csv"),),
        _evidence,
    ),
    Table(
        "documents.csv",
        "The documents, with what is known of their origin",
        (
            Column("document", "IRI", "anyURI", required=True),
            Column("sha256", "hash of the text read", means=VB + "sha256"),
            Column("original_sha256", "hash of the file", means=VB + "originalSha256"),
            Column("length", "code points of the text", "nonNegativeInteger", VB + "length"),
            *(Column(name, f"{name} of the document", means=DCTERMS + name) for name in _METADATA),
        ),
        ("document",),
        (),
        _documents,
    ),
)  # fmt: skip
"""The tables of an export; every one is written, also without rows."""
