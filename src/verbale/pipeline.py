"""The whole way from files to a reasoned graph, as one call.

This module stands between the faces (``cli``) and the layers: it may import every layer, none imports it, and it holds
no domain logic, only the order of the stages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from verbale.model.document import Document
from verbale.model.errors import InputError, VerbaleError
from verbale.model.resources import shipped

if TYPE_CHECKING:
    from verbale.extraction import Extraction, Uncovered
    from verbale.graph import KnowledgeGraph
    from verbale.model.fact import Fact

BASE = "https://w3id.org/verbale/"


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


def default_inputs() -> tuple[Path, ...]:
    """The seeds: ``seeds/`` of the working folder if there is one, else those that ship."""
    here = Path("seeds")
    return (here if here.is_dir() else shipped("seeds"),)


def read_files(paths: Sequence[Path] = ()) -> Iterator[tuple[Path, Document] | SkippedFile]:
    """Every document in files and folders, in the order of their paths, read one at a time.

    A bad file that ``paths`` names raises ``InputError``; one found in a folder comes as a ``SkippedFile``. Two
    documents of one name (slug) raise ``InputError``, since their IRIs would be the same.
    """
    from verbale.readers import find_inputs, read

    named = set(paths)
    slugs: dict[str, Path] = {}
    for path in find_inputs(tuple(paths) or default_inputs()):
        try:
            document = read(path)
        except InputError as error:
            if path in named:
                raise
            yield SkippedFile(path, str(error))
            continue
        if document.slug in slugs:
            raise InputError(
                f"{slugs[document.slug]} and {path} are both named '{document.slug}' in the graph; rename one of them"
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
    engine: str = "owlrl",
    progress: Callable[[Step], None] | None = None,
) -> Build:
    """Read, extract, build and reason; nothing is written.

    ``paths`` are files and folders, by default the seeds. ``base`` is the IRI that every other starts with.
    ``progress`` is called before each step. Raises ``InputError`` (a named file that cannot be read, two of one
    name, nothing to read), ``InconsistentError`` (the graph contradicts the ontology). The same files give the same
    graph in whatever order they are named.
    """
    from verbale import graph, reasoning

    tell = progress or (lambda step: None)
    files = [found for found in read_files(paths) if not isinstance(found, SkippedFile)]
    raise NotImplementedError((graph, reasoning, files, tell, base, engine))


def write_build(build: Build, folder: Path) -> tuple[Path, ...]:
    """Write a build's files into ``folder`` and hand back their paths; all of them or, on an error, none.

    Each file is written beside its place and then renamed, so a reader never sees half a file.
    """
    raise NotImplementedError((build, folder, VerbaleError))
