"""The whole way from files to a reasoned graph, as one call.

This module stands between the faces (``cli``) and the layers: it may import every layer, none imports it, and it holds
no domain logic, only the order of the stages.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from verbale.graph.terms import BASE, Namespaces
from verbale.model.document import Document
from verbale.model.errors import InputError
from verbale.model.resources import shipped

if TYPE_CHECKING:
    from verbale.extraction import Extraction, Uncovered
    from verbale.graph import KnowledgeGraph
    from verbale.graph.files import Contents
    from verbale.model.fact import Fact
STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A file found in a folder that could not be read, with the reason in one line."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One document, the file it came from, and what it says."""

    path: Path
    document: Document
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class Step:
    """How far a build is: ``done`` of ``total`` steps, and the stage (and document) that comes next."""

    stage: str
    name: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Build:
    """What a build gives: everything in memory, nothing written yet.

    ``documents`` are sorted by slug; ``facts`` and ``uncovered`` follow that order, then the text's. ``graph`` holds
    facts, claims and inferred triples. ``skipped`` are the files left out.
    """

    documents: tuple[Document, ...]
    facts: tuple[Fact, ...]
    uncovered: tuple[Uncovered, ...]
    skipped: tuple[SkippedFile, ...]
    graph: KnowledgeGraph

    @property
    def claims(self) -> int:
        """How many claims the graph holds."""
        from verbale.graph import vb
        from verbale.graph.terms import TYPE

        kind = vb("Claim")
        return sum(p == TYPE and o == kind for triples in self.graph.claims.values() for _, p, o in triples)


def default_inputs() -> tuple[Path, ...]:
    """The seeds: ``seeds/`` of the working folder if there is one, else those that ship."""
    here = Path("seeds")
    return (here if here.is_dir() else shipped("seeds"),)


def read_files(paths: Sequence[Path] = ()) -> Iterator[tuple[Path, Document] | SkippedFile]:
    """Every document in files and folders, by default the seeds, sorted by path, read one at a time.

    The path ``-`` is standard input. What ``sources.toml`` beside a file says of its origin goes into the document.
    A bad file that ``paths`` names raises ``InputError``; one found in a folder comes as a ``SkippedFile``. Two
    documents of one name (slug) raise ``InputError``, since their IRIs would be the same.
    """
    from verbale.readers import find_inputs, load_sources, read, slug_of

    sources = cache(load_sources)
    named = set(paths)
    slugs: dict[str, Path] = {}
    rest = [path for path in paths if path != STDIN]
    if STDIN in named:
        document = _read_stdin()
        slugs[document.slug] = STDIN
        yield STDIN, document
        if not rest:
            return
    for path in find_inputs(rest or default_inputs()):
        try:
            document = read(path, source=sources(path.parent).get(slug_of(path.name)))
        except InputError as error:
            if path in named:
                raise
            yield SkippedFile(path, str(error))
            continue
        if document.slug in slugs:
            raise InputError(
                f"{slugs[document.slug]} and {path}: both would be named '{document.slug}' in the graph; rename one"
            )
        slugs[document.slug] = path
        yield path, document


def extract_files(paths: Sequence[Path] = ()) -> Iterator[Reading | SkippedFile]:
    """What every document says, one at a time; errors as for ``read_files``."""
    from verbale.extraction import extract

    for found in read_files(paths):
        if isinstance(found, SkippedFile):
            yield found
        else:
            path, document = found
            yield Reading(path, document, extract(document))


def build_graph(
    paths: Sequence[Path] = (),
    *,
    base: str = BASE,
    engine: str = "duckdb",
    progress: Callable[[Step], None] | None = None,
) -> Build:
    """Read, extract, build and reason; nothing is written.

    ``paths`` are files and folders, by default the seeds. ``base`` is the IRI that every other starts with.
    ``progress`` is called before each step. Raises ``InputError`` (a named file that cannot be read, two of one
    name, nothing to read), ``InconsistentError`` (the graph contradicts the ontology). The same files give the same
    graph in whatever order they are named.
    """
    from verbale.extraction import extract
    from verbale.graph import build
    from verbale.reasoning import infer, require_consistent

    Namespaces(base)  # an unusable base is refused before the work, not after it
    documents: list[Document] = []
    skipped: list[SkippedFile] = []
    for found in read_files(paths):
        if isinstance(found, SkippedFile):
            skipped.append(found)
        else:
            documents.append(found[1])
    if not documents:
        raise InputError(f"none of the files found ({len(skipped)}) can be read; the first: {skipped[0].reason}")
    documents.sort(key=lambda document: document.slug)

    total = len(documents) + 2
    tell = progress or (lambda step: None)
    facts: list[Fact] = []
    uncovered: list[Uncovered] = []
    for done, document in enumerate(documents):
        tell(Step("reading", document.slug, done, total))
        extraction = extract(document)
        facts += extraction.facts
        uncovered += extraction.uncovered
    tell(Step("joining", "", total - 2, total))
    known = background(facts)
    graph = build([*facts, *known], [*documents, *_gazetteers(known)], base=base)
    tell(Step("reasoning", "", total - 1, total))
    closure = require_consistent(infer(graph.facts | graph.standing(), engine=engine))
    tell(Step("done", "", total, total))
    return Build(
        tuple(documents), tuple(facts), tuple(uncovered), tuple(skipped), graph.with_inferred(closure.inferred)
    )


def write_build(build: Build, folder: Path) -> tuple[Path, ...]:
    """Write a build's files into ``folder`` and hand back their paths.

    The graph's four files, ``void.ttl`` and ``links.ttl`` are all replaced or, on an error, none is. The text of each
    document that was HTML goes to ``texts/<slug>.txt``. A reader never sees half a file. The environment variable
    ``SOURCE_DATE_EPOCH`` (seconds since 1970) dates ``void.ttl``, which has no date otherwise. Raises ``InputError``
    where the folder cannot be written.
    """
    from verbale.graph import write_files

    texts = {f"{document.slug}.txt": document.text for document in build.documents if document.format == "html"}
    more = _descriptions(build)
    if not texts:
        return write_files(build.graph, folder, more)
    check_output(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".verbale-", dir=folder) as scratch:
            for name, text in texts.items():  # the part that can fail for want of space comes first
                (Path(scratch) / name).write_bytes(text.encode("utf-8"))
            written = write_files(build.graph, folder, more)
            (folder / "texts").mkdir(exist_ok=True)
            for name in texts:
                (Path(scratch) / name).replace(folder / "texts" / name)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror or error}); choose another folder") from error
    return (*written, *(folder / "texts" / name for name in sorted(texts)))


def _descriptions(build: Build) -> Contents:
    """The files that describe the graph and link it."""
    from verbale import __version__
    from verbale.exports import links, void
    from verbale.graph.files import DESCRIPTION, LINKS
    from verbale.language.parser import model_used

    model = model_used()
    makers = [void.Maker("Verbale", __version__), *([void.Maker(*model)] if model else [])]
    licence = "https://creativecommons.org/licenses/by/4.0/" if _only_seeds(build.documents) else ""
    issued = _issued(os.environ.get("SOURCE_DATE_EPOCH", ""))
    return {
        DESCRIPTION: lambda: void.void_file(build.graph, makers, licence=licence, issued=issued),
        LINKS: lambda: links.links_file(build.graph),
    }


def _issued(seconds: str) -> str:
    """The day of a time in seconds since 1970, empty where none is given."""
    try:
        return dt.datetime.fromtimestamp(int(seconds), dt.UTC).date().isoformat() if seconds else ""
    except (ValueError, OverflowError, OSError) as error:
        raise InputError(f"SOURCE_DATE_EPOCH={seconds!r:.40} is not a time in seconds; unset it") from error


def _only_seeds(documents: Iterable[Document]) -> bool:
    """Whether these are documents that ship: the graph of any others has the licence that its maker gives it."""
    shipped_hashes = {hashlib.sha256(p.read_bytes()).hexdigest() for p in shipped("seeds").iterdir() if p.is_file()}
    return all(document.original_sha256 in shipped_hashes for document in documents)


def background(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """What the gazetteers say of the entities that play a role in ``facts``, each fact once, sorted by key.

    A city lies in its state, say; these facts quote the gazetteer as their document.
    """
    from verbale.entities.gazetteer import load
    from verbale.model.entity import Entity

    gazetteer = load()
    entities = {f for fact in facts for role in fact.roles for f in role.fillers if isinstance(f, Entity)}
    found = {fact.key: fact for entity in entities for fact in gazetteer.background(entity)}
    return tuple(found[key] for key in sorted(found))


def _gazetteers(facts: Sequence[Fact]) -> tuple[Document, ...]:
    """The gazetteer documents that ``facts`` quote."""
    from verbale.entities.gazetteer import load

    quoted = {fact.document for fact in facts}
    return tuple(document for document in load().documents() if document.slug in quoted)


def _read_stdin() -> Document:
    from verbale.readers import MAX_BYTES, decode, read_text

    name = "standard input"
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(f"{name}: more than {MAX_BYTES / 1e6:g} MB; split it into files")
    return read_text(decode(data, name), slug="stdin", original=data)


def check_output(folder: Path) -> None:
    """Raise ``InputError`` if ``folder`` could not be written to, before any work is done.

    Nothing is made or changed.
    """
    parent = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    if not parent.is_dir():
        raise InputError(f"{parent}: is a file where a folder should be; choose another place for the output")
    if not os.access(parent, os.W_OK | os.X_OK):
        raise InputError(f"{parent}: cannot be written (Permission denied); choose another place for the output")
