"""Triples of any number as RDF text: sorted where memory allows it or the form asks for it, in bounded memory."""

from __future__ import annotations

import heapq
import pickle
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any, cast

from verbale.graph.rdfxml import rdfxml
from verbale.graph.terms import PREFIXES, Iri, Triple
from verbale.graph.turtle import ntriples_in_order, turtle, turtle_in_order

FORMATS = ("turtle", "ntriples", "jsonld", "rdfxml")
"""Forms that hold triples, the default first."""

ENDINGS = {
    ".ttl": "turtle",
    ".nt": "ntriples",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".owl": "rdfxml",
    ".xml": "rdfxml",
}

IN_MEMORY = 500_000
"""Triples held in memory at a time."""


def form_of(path: Path) -> str | None:
    """The form that a file's ending tells, ``None`` for any other ending."""
    return ENDINGS.get(path.suffix.lower())


def write_triples(
    triples: Iterable[Triple], form: str, out: IO[bytes], *, title: str = "", prefixes: Mapping[str, str] | None = None
) -> int:
    """Write triples in one of ``FORMATS`` as UTF-8; how many there were comes back.

    Up to ``IN_MEMORY`` triples, and in any form but N-Triples, they are sorted by content: the same triples are the
    same bytes. More of them are written in N-Triples as they come, and sorted on disk for the other forms. ``prefixes``
    are added to those of this house.
    Raises ``InputError`` for a property or a character that RDF/XML cannot write.
    """
    waiting = iter(triples)
    first = list(islice(waiting, IN_MEMORY))
    following = next(waiting, None)
    counter = _Counter()
    if following is None:
        ordered: Iterable[Triple] = sorted(set(first))
    else:
        every = chain(first, [following], waiting)
        ordered = every if form == "ntriples" else _sorted_on_disk(every)
    counted = counter.count(ordered)
    known = _with_own(prefixes or {})
    if form == "ntriples":
        lines = ntriples_in_order(counted)
    elif form == "turtle":
        make = turtle if following is None else turtle_in_order
        lines = make(counted, title=title, prefixes=known)
    elif form == "rdfxml":
        lines = rdfxml(counted, prefixes=known, whole=following is None)
    else:
        _write_jsonld(counted, out)
        return counter.number
    for line in lines:
        out.write(line.encode())
    return counter.number


def _with_own(prefixes: Mapping[str, str]) -> list[tuple[str, str]]:
    """Prefixes with those of this house, which win; sorted."""
    taken = {namespace for _, namespace in PREFIXES}
    others = {prefix: space for prefix, space in prefixes.items() if space not in taken}
    return sorted((others | dict(PREFIXES)).items())


class _Counter:
    def __init__(self) -> None:
        self.number = 0

    def count(self, triples: Iterable[Triple]) -> Iterator[Triple]:
        for triple in triples:
            self.number += 1
            yield triple


def _sorted_on_disk(triples: Iterable[Triple]) -> Iterator[Triple]:
    """The triples in order, each once: sorted by the batch into temporary files, then merged."""
    waiting = iter(triples)
    files: list[IO[bytes]] = []
    try:
        while batch := sorted(islice(waiting, IN_MEMORY)):
            file = cast("IO[bytes]", tempfile.TemporaryFile(prefix="verbale-"))  # noqa: SIM115 - several at a time
            files.append(file)
            for start in range(0, len(batch), 1_000):
                pickle.dump(batch[start : start + 1_000], file, pickle.HIGHEST_PROTOCOL)
            file.seek(0)
        before = None
        for triple in heapq.merge(*map(_read_back, files)):
            if triple != before:
                yield triple
            before = triple
    finally:
        for file in files:
            file.close()


def _read_back(file: IO[bytes]) -> Iterator[Triple]:
    while True:
        try:
            yield from pickle.load(file)  # our own temporary file, without a name
        except EOFError:
            return


def _write_jsonld(triples: Iterable[Triple], out: IO[bytes]) -> None:
    import pyoxigraph as ox

    def node(value: str) -> Any:  # noqa: ANN401
        return ox.BlankNode(value[2:]) if value.startswith("_:") else ox.NamedNode(value)

    def made() -> Iterator[Any]:
        for s, p, o in triples:
            if isinstance(o, Iri):
                object_ = node(o.value)
            elif o.language:
                object_ = ox.Literal(o.value, language=o.language)
            else:
                object_ = ox.Literal(o.value, datatype=ox.NamedNode(o.datatype))
            yield ox.Triple(node(s.value), ox.NamedNode(p.value), object_)

    ox.serialize(made(), out, ox.RdfFormat.JSON_LD)
    out.write(b"\n")
