"""The graph to be asked, in memory: the embedded Oxigraph, loaded from files.

How a query sees it: the default graph holds the facts and what was inferred from them; claims, evidence and documents
stand in one named graph a document (``GRAPH ?g { … }``); the ontology stands in ``GRAPH
<https://w3id.org/verbale/ontology>``. So a query that knows nothing of claims can never take an allegation for a fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from verbale.graph.terms import DCTERMS, XSD
from verbale.model import InputError, QueryError
from verbale.model.resources import shipped
from verbale.queries.guard import check_read_only, uses_dataset_clause
from verbale.queries.names import CLAIMS, INFERRED, ONTOLOGY, PREFIXES, RDFS_LABEL, words
from verbale.queries.results import Term

_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".n3": ox.RdfFormat.N3,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
_GRAPH_OF = {"inferred.ttl": INFERRED, "claims.ttl": CLAIMS}
_LANGUAGES = {"en": 0, "": 1}


class GraphStore:
    """A graph loaded into memory, to be read only."""

    def __init__(self) -> None:
        self._store = ox.Store()
        self._dataset: list[Any] = [ox.DefaultGraph(), ox.NamedNode(INFERRED)]

    @classmethod
    def load(cls, data: Sequence[Path], *, ontology: Path | None = None) -> GraphStore:
        """The graph in some folders and files.

        Of a folder ``verbale.trig`` is read, else its ``facts.ttl``, ``claims.ttl`` and ``inferred.ttl``, else all RDF.

        ``ontology`` defaults to the one that ships. Raises ``InputError``, naming the file (and line), for what is
        missing, not RDF, or malformed.
        """
        graph = cls()
        for path in data:
            for file in files_of(path):
                graph._read(file, _GRAPH_OF.get(file.name))
        schema = ontology or shipped("ontology") / "verbale.ttl"
        if schema.is_file():
            graph._read(schema, ONTOLOGY)
        return graph

    def _read(self, file: Path, graph: str | None) -> None:
        try:
            self._store.bulk_load(
                path=str(file),
                format=_FORMATS[file.suffix.lower()],
                to_graph=ox.NamedNode(graph) if graph else None,
            )
        except SyntaxError as error:
            raise InputError(f"{file}: {_one_line(error)}; not valid {file.suffix[1:]}") from error
        except (OSError, ValueError) as error:
            raise InputError(f"{file}: {_one_line(error)}") from error

    def __len__(self) -> int:
        return len(self._store)

    def query(self, sparql: str) -> Answer:
        """The answer, its rows lazily; ``QueryError`` for text that is refused or malformed."""
        check_read_only(sparql)
        own = uses_dataset_clause(sparql)
        try:
            found = self._store.query(sparql, prefixes=PREFIXES, default_graph=None if own else self._dataset)
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"malformed SPARQL: {_one_line(error)}") from error
        if isinstance(found, ox.QueryBoolean):
            truth = Term("literal", "true" if found else "false", XSD + "boolean")
            return Answer("ask", ("answer",), iter([(truth,)]))
        if isinstance(found, ox.QueryTriples):
            triples = ((term_of(t.subject), term_of(t.predicate), term_of(t.object)) for t in found)
            return Answer("construct", ("subject", "predicate", "object"), triples)
        names = [variable.value for variable in found.variables]
        return Answer("select", tuple(names), ([term_of(s[n]) for n in names] for s in found))

    def quads(self, s: str | None, p: str | None, o: Term | None = None) -> Iterator[tuple[Term, str, Term]]:
        """The statements of every graph that fit; ``None`` fits all. Order is the store's, not to be relied on."""
        found = self._store.quads_for_pattern(
            ox.NamedNode(s) if s else None, ox.NamedNode(p) if p else None, _ox(o) if o else None, None
        )
        for quad in found:
            subject, object_ = term_of(quad.subject), term_of(quad.object)
            if subject and object_:
                yield subject, quad.predicate.value, object_

    def objects(self, s: str, p: str) -> list[Term]:
        """The distinct objects of a subject's property, sorted."""
        return sorted({o for _, _, o in self.quads(s, p)})

    def subjects(self, p: str, o: Term) -> list[str]:
        """The distinct subjects, IRIs only, sorted."""
        return sorted({s.value for s, _, _ in self.quads(None, p, o) if s.kind == "iri"})

    def label(self, iri: str) -> str:
        """A label for people: English, else untagged, else the first by language; a document's title; else the IRI,
        short.
        """
        return self.own_label(iri) or words(iri)

    def own_label(self, iri: str) -> str | None:
        """The label that the graph itself gives, if any."""
        labels = self.objects(iri, RDFS_LABEL) or self.objects(iri, DCTERMS + "title")
        best = min(labels, key=lambda t: (_LANGUAGES.get(t.language, 2), t.language, t.value), default=None)
        return best.value if best else None

    def knows(self, iri: str) -> bool:
        """Whether the IRI stands anywhere in the graph."""
        return any(True for _ in self.quads(iri, None)) or any(True for _ in self.quads(None, None, Term("iri", iri)))


class Answer:
    """What the engine gives back: form, columns, and rows still to be drawn."""

    def __init__(self, form: str, columns: tuple[str, ...], rows: Iterable[Sequence[Term | None]]) -> None:
        self.form = form
        self.columns = columns
        self._rows = rows

    def take(self, count: int) -> tuple[tuple[tuple[Term | None, ...], ...], bool]:
        """At most ``count`` rows, and whether there are more."""
        taken: list[tuple[Term | None, ...]] = []
        try:
            for row in self._rows:
                if len(taken) == count:
                    return tuple(taken), True
                taken.append(tuple(row))
        except (OSError, ValueError, RuntimeError) as error:
            raise QueryError(f"the query failed: {_one_line(error)}") from error
        return tuple(taken), False


def files_of(path: Path) -> list[Path]:
    """The RDF files that a path stands for; ``InputError`` where there are none."""
    if path.is_dir():
        if (path / "verbale.trig").is_file():
            return [path / "verbale.trig"]
        named = [path / name for name in ("facts.ttl", "claims.ttl", "inferred.ttl") if (path / name).is_file()]
        found = named or sorted(p for p in path.iterdir() if p.suffix.lower() in _FORMATS and p.is_file())
        if not found:
            raise InputError(f"{path}: no graph there; run `verbale build` first, or pass --data")
        return found
    if not path.exists():
        raise InputError(f"{path}: no such file or folder; run `verbale build` first, or pass --data")
    if path.suffix.lower() not in _FORMATS:
        raise InputError(f"{path}: not a known RDF file; known endings are {', '.join(_FORMATS)}")
    return [path]


def term_of(term: Any) -> Term | None:  # noqa: ANN401
    """An Oxigraph term as a plain value; ``None`` stays ``None``, a quoted triple becomes text."""
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return Term("iri", term.value)
    if isinstance(term, ox.BlankNode):
        return Term("bnode", term.value)
    if isinstance(term, ox.Literal):
        datatype = term.datatype.value
        plain = term.language or datatype == XSD + "string"
        return Term("literal", term.value, "" if plain else datatype, term.language or "")
    return Term("literal", str(term))


def _ox(term: Term) -> Any:  # noqa: ANN401
    if term.kind == "iri":
        return ox.NamedNode(term.value)
    if term.language:
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype) if term.datatype else None)


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
