"""The embedded engine: Oxigraph, loaded from files into memory or opened from a store folder."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from verbale.graph.terms import XSD
from verbale.model import InputError, QueryError
from verbale.model.resources import shipped
from verbale.queries.engine import NAMES, Answer, Engine, one_line
from verbale.queries.guard import check_read_only
from verbale.queries.names import CLAIMS, INFERRED, ONTOLOGY, PREFIXES
from verbale.queries.results import Row, Term

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
_DATASETS: dict[str, dict[str, Any]] = {
    "facts": {"default_graph": ox.DefaultGraph()},
    "reasoned": {"default_graph": [ox.DefaultGraph(), ox.NamedNode(INFERRED)]},
    "all": {"use_default_graph_as_union": True},
}


class GraphStore(Engine):
    """A graph in Oxigraph, to be read only. ``graph``, one of ``GRAPHS``, says what its default graph holds."""

    def __init__(self, store: ox.Store | None = None, *, graph: str = "reasoned") -> None:
        self._store = store if store is not None else ox.Store()
        self._dataset = _DATASETS[graph]
        self._schema: Engine | None = None

    @classmethod
    def load(cls, data: Sequence[Path], *, ontology: Path | None = None, graph: str = "reasoned") -> GraphStore:
        """The graph in some folders and files.

        Of a folder ``verbale.trig`` is read, else its ``facts.ttl``, ``claims.ttl`` and ``inferred.ttl``, else all RDF.

        ``ontology`` defaults to the one that ships. Raises ``InputError``, naming the file (and line), for what is
        missing, not RDF, or malformed.
        """
        loaded = cls(graph=graph)
        for path in data:
            for file in files_of(path):
                loaded._read(file, _GRAPH_OF.get(file.name))
        schema = ontology or shipped("ontology") / "verbale.ttl"
        if schema.is_file():
            loaded._read(schema, ONTOLOGY)
        return loaded

    @classmethod
    def open(cls, folder: Path, *, graph: str = "reasoned") -> GraphStore:
        """The graph in a folder that Oxigraph keeps (``oxigraph load -l FOLDER``), opened for reading only.

        No other process may write to it meanwhile. Raises ``InputError`` where there is no store.
        """
        if not (folder / "CURRENT").is_file():  # RocksDB would make a store there
            raise InputError(f"{folder}: no Oxigraph store there; load one with `oxigraph load -l {folder} -f FILE`")
        try:
            return cls(ox.Store.read_only(str(folder)), graph=graph)
        except (OSError, RuntimeError, ValueError) as error:
            raise InputError(f"{folder}: {one_line(error)}") from error

    def _read(self, file: Path, graph: str | None) -> None:
        try:
            self._store.bulk_load(
                path=str(file),
                format=_FORMATS[file.suffix.lower()],
                to_graph=ox.NamedNode(graph) if graph else None,
            )
        except SyntaxError as error:
            raise InputError(f"{file}: {one_line(error)}; not valid {file.suffix[1:]}") from error
        except (OSError, ValueError) as error:
            raise InputError(f"{file}: {one_line(error)}") from error

    def __len__(self) -> int:
        return len(self._store)

    def add(self, triples: Iterable[tuple[Term, str, Term]]) -> None:
        """Take up triples that another engine gave."""
        for s, p, o in triples:
            with contextlib.suppress(ValueError):  # an IRI that is none
                self._store.add(ox.Quad(_ox(s), ox.NamedNode(p), _ox(o)))

    def query(self, sparql: str) -> Answer:
        """The answer, its rows lazily; ``QueryError`` for text that is refused or malformed."""
        check_read_only(sparql)
        try:
            found = self._store.query(sparql, prefixes=PREFIXES, **self._dataset)
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"malformed SPARQL: {one_line(error)}") from error
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
        try:
            pattern = (ox.NamedNode(s) if s else None, ox.NamedNode(p) if p else None, _ox(o) if o else None)
        except ValueError:  # an IRI that is none, from an endpoint: nothing has it
            return
        for quad in self._store.quads_for_pattern(*pattern, None):
            subject, object_ = term_of(quad.subject), term_of(quad.object)
            if subject and object_:
                yield subject, quad.predicate.value, object_

    def triples_in(self, graph: str | None) -> Iterator[tuple[Term, str, Term]]:
        """The triples of one graph, ``None`` for the default one as it was loaded."""
        name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
        for quad in self._store.quads_for_pattern(None, None, None, name):
            subject, object_ = term_of(quad.subject), term_of(quad.object)
            if subject and object_:
                yield subject, quad.predicate.value, object_

    def named(self, names: Iterable[Term]) -> Iterator[tuple[str, str, str]]:
        """Who has exactly one of these names."""
        for name in names:
            for p in NAMES:
                for s, _, _ in self.quads(None, p, name):
                    if s.kind == "iri":
                        yield s.value, p, name.value

    def similar(self, name: str) -> Iterator[tuple[str, str, str]]:
        """Every name there is: the caller compares."""
        for p in NAMES:
            # Straight from the store: this may be some hundred thousand names.
            for quad in self._store.quads_for_pattern(None, ox.NamedNode(p), None, None):
                if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                    yield quad.subject.value, p, quad.object.value

    def around(self, columns: Sequence[str], rows: Sequence[Row], *, claims: bool = False) -> Engine:
        """The engine itself: nothing is quicker."""
        return self

    @property
    def ontology(self) -> Engine:
        """The engine itself where it holds the ontology, else one with the ontology that ships."""
        if self._schema is None:
            holds = any(True for _ in self._store.quads_for_pattern(None, None, None, ox.NamedNode(ONTOLOGY)))
            self._schema = self if holds else GraphStore.load(())
        return self._schema


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
    if term.kind == "bnode":
        return ox.BlankNode(term.value)
    if term.language:
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype) if term.datatype else None)
