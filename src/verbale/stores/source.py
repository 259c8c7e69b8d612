"""The statements to be loaded, read from files as they are sent: never a whole graph in memory."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path
from typing import IO, Any, cast

import pyoxigraph as ox

from verbale.graph.terms import BASE
from verbale.model import InputError
from verbale.model.resources import shipped

ONTOLOGY = BASE + "ontology"
"""Name of the graph that holds the ontology."""

INFERRED = BASE + "id/graph/inferred"
CLAIMS = BASE + "id/graph/claims"
"""Graph for the claims of a Turtle file, which has no graph names of its own."""

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
_WITH_GRAPHS = {".nq", ".trig", ".jsonld"}
_SLAB = 10_000
_BLANK = re.compile(rb"^(?:[^ \n]+ [^ \n]+ )?_:", re.MULTILINE)
"""A blank node as subject or object, in N-Triples."""

_GRAPH_OF = {"inferred.ttl": INFERRED, "claims.ttl": CLAIMS, "inferred.nt": INFERRED, "claims.nt": CLAIMS}


@dataclass(frozen=True, slots=True)
class Run:
    """Statements of one graph that follow each other in a file; ``graph`` is ``None`` for the default graph."""

    graph: str | None
    count: int
    lines: bytes
    """N-Triples, one statement a line."""

    done: int
    """How many bytes of the files were read when this came."""


@dataclass(frozen=True, slots=True)
class Data:
    """Which files are loaded. ``ontology`` goes into a graph of its own, first of all; ``None`` leaves it out."""

    files: tuple[Path, ...]
    ontology: Path | None

    @classmethod
    def of(cls, paths: Sequence[Path], *, ontology: Path | None = None) -> Data:
        """What some folders and files stand for, with the ontology that ships unless another is given.

        Of a folder ``verbale.trig`` is taken, else its ``facts.ttl``, ``claims.ttl`` and ``inferred.ttl``. Raises
        ``InputError`` for what is missing or no RDF.
        """
        files = tuple(file for path in paths for file in _files_of(path))
        return cls(files, ontology or shipped("ontology") / "verbale.ttl")

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(file.stat().st_size for file in self.files) + (self.ontology.stat().st_size if self.ontology else 0)

    def runs(self) -> Iterator[Run]:
        """Every statement, in bounded memory whatever the size; the ontology as one run, which comes first.

        Raises ``InputError`` with file and line for what is malformed, and for blank nodes outside the ontology:
        sent in parts, or twice, they would double.
        """
        before = 0
        if self.ontology is not None:
            lines = b"".join(run.lines for run in _runs(self.ontology))
            before = self.ontology.stat().st_size
            yield Run(ONTOLOGY, len(set(lines.splitlines())), lines, before)
        for file in self.files:
            graph = _GRAPH_OF.get(_plain_name(file))
            for run in _runs(file):
                if b"_:" in run.lines and _BLANK.search(run.lines):
                    raise InputError(
                        f"{file}: holds blank nodes, which double when they are sent again; "
                        "load it with the store's own loader, or give the nodes IRIs"
                    )
                yield replace(run, graph=graph or run.graph, done=before + run.done)
            before += file.stat().st_size


def _runs(file: Path) -> Iterator[Run]:
    """The statements of one file as they are parsed, a run for each stretch of one graph."""
    suffix = Path(_plain_name(file)).suffix
    try:
        with file.open("rb") as raw:
            stream = cast("IO[bytes]", gzip.GzipFile(fileobj=raw)) if file.suffix == ".gz" else raw
            quads = ox.parse(input=stream, format=FORMATS[suffix])
            for name, lines in (_named if suffix in _WITH_GRAPHS else _unnamed)(quads):
                yield Run(name, lines.count(b"\n"), lines, raw.tell())
    except SyntaxError as error:
        raise InputError(f"{file}: {_one_line(error)}; not valid {suffix[1:]}") from error
    except (OSError, EOFError, ValueError) as error:
        raise InputError(f"{file}: cannot be read ({_one_line(error)})") from error


def _unnamed(quads: Iterator[Any]) -> Iterator[tuple[None, bytes]]:
    # From the parser to the writer with nothing in Python between: this is what loading takes most of its time for.
    while lines := ox.serialize(islice(quads, _SLAB), format=ox.RdfFormat.N_TRIPLES):
        yield None, lines


def _named(quads: Iterator[Any]) -> Iterator[tuple[str | None, bytes]]:
    for graph, run in groupby(quads, key=attrgetter("graph_name")):
        if not isinstance(graph, (ox.NamedNode, ox.DefaultGraph)):
            raise InputError(f"a graph is named by the blank node {graph}; give it an IRI")
        name, end = (graph.value, b" %s .\n" % str(graph).encode()) if isinstance(graph, ox.NamedNode) else (None, b"")
        while lines := ox.serialize(islice(run, _SLAB), format=ox.RdfFormat.N_QUADS):
            # A line feed within a literal is escaped: this is the end of a statement, where its graph stands.
            yield name, lines.replace(end, b" .\n") if name else lines


def _files_of(path: Path) -> list[Path]:
    if path.is_dir():
        if (path / "verbale.trig").is_file():
            return [path / "verbale.trig"]
        named = [path / name for name in ("facts.ttl", "claims.ttl", "inferred.ttl") if (path / name).is_file()]
        if not named:
            raise InputError(f"{path}: no graph there; run `verbale build` first, or pass --data")
        return named
    if not path.exists():
        raise InputError(f"{path}: no such file or folder; run `verbale build` first, or pass --data")
    if Path(_plain_name(path)).suffix not in FORMATS:
        raise InputError(f"{path}: not a known RDF file; known endings are {', '.join(FORMATS)}, also with .gz")
    return [path]


def _plain_name(file: Path) -> str:
    return file.name.lower().removesuffix(".gz")


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
