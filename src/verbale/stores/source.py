"""The statements to be loaded, read from files as they are sent: never a whole graph in memory."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
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
_SLAB = 10_000
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
            quads = list(_read(self.ontology, lambda size: None))
            before = self.ontology.stat().st_size
            yield Run(ONTOLOGY, len(set(quads)), _lines(quads), before)
        for file in self.files:
            read = [0]
            graph = _GRAPH_OF.get(_plain_name(file))
            for name, quads in _slabs(_read(file, lambda size, read=read: read.__setitem__(0, size))):  # type: ignore[misc]
                lines = _lines(quads)
                if b"_:" in lines and any(_blank(quad) for quad in quads):
                    raise InputError(
                        f"{file}: holds blank nodes, which double when they are sent again; "
                        "load it with the store's own loader, or give the nodes IRIs"
                    )
                yield Run(graph or name, len(quads), lines, before + read[0])
            before += file.stat().st_size


def _slabs(quads: Iterator[Any]) -> Iterator[tuple[str | None, list[Any]]]:
    while slab := list(islice(quads, _SLAB)):
        for name, run in groupby(slab, key=lambda quad: quad.graph_name):
            yield (None if isinstance(name, ox.DefaultGraph) else _name(name)), list(run)


def _name(graph: Any) -> str:  # noqa: ANN401
    if not isinstance(graph, ox.NamedNode):
        raise InputError(f"a graph is named by the blank node {graph}; give it an IRI")
    return graph.value


def _lines(quads: list[Any]) -> bytes:
    return cast("bytes", ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES))


def _blank(quad: Any) -> bool:  # noqa: ANN401
    return isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)


def _read(file: Path, tell: Callable[[int], object]) -> Iterator[Any]:
    suffix = Path(_plain_name(file)).suffix
    try:
        with file.open("rb") as raw:
            stream = cast("IO[bytes]", gzip.GzipFile(fileobj=raw)) if file.suffix == ".gz" else raw
            for number, quad in enumerate(ox.parse(input=stream, format=FORMATS[suffix])):
                if number % _SLAB == 0:
                    tell(raw.tell())
                yield quad
    except SyntaxError as error:
        raise InputError(f"{file}: {_one_line(error)}; not valid {suffix[1:]}") from error
    except (OSError, EOFError, ValueError) as error:
        raise InputError(f"{file}: cannot be read ({_one_line(error)})") from error


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
