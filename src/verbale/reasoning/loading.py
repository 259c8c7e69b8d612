"""From graphs of any kind to integer columns: triples of this package, graphs of RDFLib, files."""

from __future__ import annotations

import gzip
from array import array
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

import numpy as np

from verbale.graph.terms import RDF, XSD, Iri, Literal, Term, Triple
from verbale.model.errors import InputError
from verbale.reasoning.dictionary import Dictionary
from verbale.reasoning.tables import Columns

if TYPE_CHECKING:
    import rdflib

    Source = Iterable[Triple] | rdflib.Graph | Path | str | Iterable[Path | str]
    Statement = Triple | tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node]
else:
    Source = Statement = Any

BATCH = 500_000
"""Triples turned into columns at a time."""

_FORMATS = {
    ".ttl": "TURTLE",
    ".nt": "N_TRIPLES",
    ".nq": "N_QUADS",
    ".trig": "TRIG",
    ".rdf": "RDF_XML",
    ".owl": "RDF_XML",
    ".xml": "RDF_XML",
    ".jsonld": "JSON_LD",
    ".n3": "N3",
}


def columns(source: Source, terms: Dictionary) -> Iterator[Columns]:
    """The triples of a source as batches of integer columns s, p, o; terms new to ``terms`` are added to it.

    ``source`` is an iterable of triples (``verbale.graph.terms``), an ``rdflib.Graph`` or ``Dataset``, or one or more
    paths. Raises ``InputError`` for a file that cannot be read, naming the file and the line.
    """
    numbers = _numbers(source, terms)
    while True:
        s, p, o = array("i"), array("i"), array("i")
        for triple in islice(numbers, BATCH):
            s.append(triple[0])
            p.append(triple[1])
            o.append(triple[2])
        if not s:
            return
        yield {name: np.frombuffer(values, dtype=np.int32) for name, values in (("s", s), ("p", p), ("o", o))}


def format_of(path: Path) -> str:
    """The name of the RDF format that a file's ending tells (``.gz`` aside).

    Raises ``InputError`` for an ending that is none.
    """
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    name = _FORMATS.get(suffixes[-1] if suffixes else "")
    if name is None:
        raise InputError(f"{path}: not a kind of RDF file known here; name it with one of {', '.join(_FORMATS)}")
    return name


def _numbers(source: Any, terms: Dictionary) -> Iterator[tuple[int, int, int]]:  # noqa: ANN401
    if isinstance(source, str | Path):
        source = [source]
    if hasattr(source, "quads") or hasattr(source, "namespace_manager"):
        yield from _from_rdflib(source, terms)
        return
    add = terms.add
    for number, item in enumerate(source):
        if isinstance(item, str | Path):
            yield from _from_file(Path(item), terms, f"f{number}.")
        else:
            s, p, o = item
            yield add(s), add(p), add(o)


def _from_rdflib(graph: Any, terms: Dictionary) -> Iterator[tuple[int, int, int]]:  # noqa: ANN401
    rows = graph.quads() if hasattr(graph, "quads") else graph.triples((None, None, None))
    for s, p, o, *_ in rows:
        yield terms.add(term_of(s)), terms.add(term_of(p)), terms.add(term_of(o))


def term_of(node: Any) -> Term:  # noqa: ANN401
    """The term of a node of this package or of RDFLib; a blank node as an IRI that begins with ``_:``."""
    kind = type(node)
    if kind is Iri or kind is Literal:
        return node  # type: ignore[no-any-return]
    if kind.__name__ == "Literal":
        if node.language:
            return Literal(str(node), RDF + "langString", node.language.lower())
        return Literal(str(node), str(node.datatype or XSD + "string"))
    return Iri(f"_:{node}" if kind.__name__ == "BNode" else str(node))


def _from_file(path: Path, terms: Dictionary, prefix: str) -> Iterator[tuple[int, int, int]]:
    import pyoxigraph as ox

    rdf_format = getattr(ox.RdfFormat, format_of(path))
    resource, literal = terms.resource, terms.literal
    blank, text = ox.BlankNode, ox.Literal
    try:
        with _opened(path) as stream:
            for quad in ox.parse(stream, format=rdf_format, base_iri=path.absolute().as_uri()):
                s, o = quad.subject, quad.object
                kind = type(o)
                if kind is ox.Triple:
                    raise InputError(
                        f"{path}: holds a statement about a triple (RDF 1.2), which has no rules; remove it"
                    )
                yield (
                    resource(f"_:{prefix}{s.value}" if type(s) is blank else s.value),
                    resource(quad.predicate.value),
                    literal(o.value, o.datatype.value, (o.language or "").lower())
                    if kind is text
                    else resource(f"_:{prefix}{o.value}" if kind is blank else o.value),
                )
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file") from error
    except (OSError, EOFError) as error:
        raise InputError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from error
    except (SyntaxError, ValueError) as error:
        raise InputError(f"{path}: {' '.join(str(error).split())}; correct the file") from error


def _opened(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(path, "rb")) if path.suffix == ".gz" else path.open("rb")
