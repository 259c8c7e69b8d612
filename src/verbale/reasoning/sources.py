"""RDF files of any kind as what ``closure`` reasons over: plain ones as they are, datasets of Verbale without what was
inferred from them before.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from verbale.graph.files import CLAIMS, DATASET, DESCRIPTION, FACTS, INFERRED, LINKS
from verbale.graph.terms import TYPE, VB, Iri, Literal, Term, Triple, vb
from verbale.model.errors import InputError
from verbale.reasoning.loading import format_of

FORMATS = {
    "turtle": "TURTLE",
    "ntriples": "N_TRIPLES",
    "nquads": "N_QUADS",
    "trig": "TRIG",
    "jsonld": "JSON_LD",
    "rdfxml": "RDF_XML",
    "n3": "N3",
}
"""Names of the formats read, and what the parser calls them."""

STDIN = Path("-")

_WITH_GRAPHS = frozenset({"TRIG", "N_QUADS", "JSON_LD"})
_PREFIX = re.compile(r"(?im)(?:^|\.)\s*@?prefix\s+([A-Za-z][\w-]*|):\s*<([A-Za-z][A-Za-z0-9+.-]*:[^<>\"{}|^`\\\s]*)>")
_HEAD = 1 << 16
_OWN_GRAPH = "/id/graph/"
_STATUS, _ASSERTED = VB + "claimStatus", VB + "asserted"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: where it is, its format (a value of ``FORMATS``), what to call it in messages.

    ``role`` is ``given``; or ``claims``: of it only which claims are unsettled is reasoned over.
    """

    path: Path
    format: str
    name: str
    role: str = "given"


def sources_in(paths: Sequence[Path], *, standard_input: Source | None = None) -> list[Source]:
    """The RDF files that some paths stand for, each once, in the order given; of a folder all in it, sorted.

    Of a folder that ``verbale build`` wrote only facts and claims are taken. ``-`` is ``standard_input``. Raises
    ``InputError`` for what is missing, empty, no file, or of an ending that is no RDF format's.
    """
    found: dict[Path, Source] = {}
    for path in paths:
        if path == STDIN and standard_input is not None:
            found.setdefault(path, standard_input)
        elif path.is_dir():
            files = list(_in_folder(path))
            if not files:
                raise InputError(f"{path}: no RDF file in this folder; name one, or another folder")
            for file, role in files:
                found.setdefault(file.resolve(), _source(file, role))
        else:
            found.setdefault(path.resolve(), _source(path, "given"))
    return list(found.values())


def _in_folder(folder: Path) -> Iterator[tuple[Path, str]]:
    if (folder / DATASET).is_file():
        yield folder / DATASET, "given"
        return
    is_built = (folder / FACTS).is_file() and (folder / CLAIMS).is_file()
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if hidden or not path.is_file() or not _is_rdf(path):
            continue
        if not is_built or path.parent != folder:
            yield path, "given"
        elif path.name not in {INFERRED, DESCRIPTION, LINKS}:
            yield path, "claims" if path.name == CLAIMS else "given"


def _is_rdf(path: Path) -> bool:
    try:
        format_of(path)
    except InputError:
        return False
    return True


def _source(path: Path, role: str) -> Source:
    if not path.exists():
        raise InputError(f"{path}: no such file or folder; check the name")
    if not path.is_file():
        raise InputError(f"{path}: neither a file nor a folder; name an RDF file")
    format_ = format_of(path)
    if path.stat().st_size == 0:
        raise InputError(f"{path}: is empty; name a file with triples in it")
    return Source(path, format_, str(path), role)


def reading(sources: Sequence[Source], notice: Callable[[Source], None] = lambda source: None) -> Iterator[Any]:
    """What ``closure`` takes, for some sources: paths of plain files, and the triples of others; lazily.

    ``notice`` hears of each source before it is read.
    """
    for number, source in enumerate(sources):
        notice(source)
        is_plain = source.role == "given" and source.format not in _WITH_GRAPHS and source.path.suffix
        if is_plain and source.name == str(source.path):
            yield source.path
        else:
            yield from triples_of(source, f"s{number}.")


def triples_of(source: Source, prefix: str = "") -> Iterator[Triple]:
    """The triples of one source that are reasoned over, blank nodes named after ``prefix``.

    All named graphs count as one, save those that ``verbale build`` makes: of these only which claims are unsettled.
    """
    for s, p, o, graph in quads_of(source, prefix):
        if source.role == "given" and _OWN_GRAPH not in graph:
            yield s, p, o
        elif p.value == _STATUS and o.value != _ASSERTED:
            yield s, p, o
            yield s, TYPE, vb("Claim")


def prefixes_in(files: Iterable[Path]) -> dict[str, str]:
    """The prefixes that Turtle and TriG files declare near their beginning, the first meaning of each."""
    found: dict[str, str] = {}
    for path in files:
        try:
            with _opened(path) as stream:
                head = stream.read(_HEAD).decode("utf-8", "replace")
        except (OSError, EOFError):  # whoever reads it says so
            continue
        for prefix, namespace in _PREFIX.findall(head):
            found.setdefault(prefix, namespace)
    return found


def quads_of(source: Source, prefix: str = "") -> Iterator[tuple[Iri, Iri, Term, str]]:
    """Every statement of a source, with the name of its graph (empty for the default one).

    Raises ``InputError`` that names the source and, where it is malformed, the line.
    """
    import pyoxigraph as ox

    base = source.path.absolute().as_uri() if source.name == str(source.path) else None
    try:
        with _opened(source.path) as stream:
            for quad in ox.parse(stream, format=getattr(ox.RdfFormat, source.format), base_iri=base):
                graph = quad.graph_name
                name = graph.value if isinstance(graph, ox.NamedNode) else ""
                subject = _term(quad.subject, prefix, source)
                assert isinstance(subject, Iri)
                yield subject, Iri(quad.predicate.value), _term(quad.object, prefix, source), name
    except FileNotFoundError as error:
        raise InputError(f"{source.name}: no such file") from error
    except (OSError, EOFError) as error:
        raise InputError(f"{source.name}: cannot be read ({getattr(error, 'strerror', None) or error})") from error
    except (SyntaxError, ValueError) as error:
        raise InputError(f"{source.name}: {' '.join(str(error).split())}; correct the file") from error


def _term(node: Any, prefix: str, source: Source) -> Term:  # noqa: ANN401
    kind = type(node).__name__
    if kind == "NamedNode":
        return Iri(node.value)
    if kind == "BlankNode":
        return Iri(f"_:{prefix}{node.value}")
    if kind == "Triple":
        raise InputError(f"{source.name}: holds a statement about a triple (RDF 1.2), which has no rules; remove it")
    return Literal(node.value, node.datatype.value, (node.language or "").lower())


def _opened(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(path, "rb")) if path.suffix == ".gz" else path.open("rb")
