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
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache as cached
from pathlib import Path
from typing import TYPE_CHECKING

from verbale.bulk.reading import DataFault, Job, Reading, SkippedFile, lost, read_one, seconds_for
from verbale.graph.merging import DIFFERENT, PERSONS, Decisions, decided, read_decisions
from verbale.graph.persons import tell_apart
from verbale.graph.terms import BASE, Namespaces
from verbale.model.document import Document
from verbale.model.errors import DataFileError, InputError
from verbale.model.fact import Tier
from verbale.model.resources import shipped

if TYPE_CHECKING:
    from verbale.bulk.cache import Cache
    from verbale.extraction import Uncovered
    from verbale.graph import KnowledgeGraph
    from verbale.graph.files import Contents
    from verbale.model.fact import Fact
STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class Step:
    """How far a build is: ``done`` of ``total`` steps, and the stage (and document) that comes next."""

    stage: str
    name: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Build:
    """What a build gives, nothing written yet.

    ``documents`` are sorted by slug; ``facts`` and ``uncovered`` follow that order, then the text's. These three, and
    the claims of ``graph``, are in a temporary file, and loaded document by document. ``graph`` holds facts, claims
    and inferred triples. ``skipped`` are the files left out. ``decisions`` is what the file of
    decisions about persons says, with the new candidates.
    """

    documents: Sequence[Document]
    facts: Sequence[Fact]
    uncovered: Sequence[Uncovered]
    skipped: tuple[SkippedFile, ...]
    graph: KnowledgeGraph
    decisions: Decisions

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


def inputs(paths: Sequence[Path] = ()) -> list[Path]:
    """The files that ``paths`` stand for, by default the seeds: standard input (``-``) first, the others sorted.

    Nothing is opened. Raises ``InputError`` for a path that is not there, or a folder with nothing to read.
    """
    from verbale.readers import find_inputs

    rest = [path for path in paths if path != STDIN]
    if STDIN in paths:
        return [STDIN, *(find_inputs(rest) if rest else ())]
    return find_inputs(rest or default_inputs())


def extract_files(
    paths: Sequence[Path] = (), *, jobs: int | None = 1, cache: Path | None = None
) -> Generator[Reading | SkippedFile, None, None]:
    """What every document says, one after another in the order of ``inputs``.

    What ``sources.toml`` beside a file says of its origin goes into the document. ``jobs`` is how many processes
    read side by side (``None``: as many as are worth starting); what comes out is the same. ``cache`` is a folder
    where readings are kept and found again. A bad file that ``paths`` names raises ``InputError``, as do two
    documents of one name (slug), since their IRIs would be the same; one found in a folder comes as a
    ``SkippedFile``. Closing the iterator ends the processes.
    """
    files = inputs(paths)
    named = set(paths)
    slugs: dict[str, Path] = {}
    with closing(_read(files, jobs, cache)) as readings:
        for found in readings:
            if isinstance(found, DataFault):
                raise DataFileError(found.reason)
            if isinstance(found, SkippedFile):
                if found.path in named:
                    raise InputError(found.reason)
                yield found
                continue
            slug = found.document.slug
            if slug in slugs:
                raise InputError(
                    f"{slugs[slug]} and {found.path}: both would be named '{slug}' in the graph; rename one"
                )
            slugs[slug] = found.path
            yield found


def _read(
    files: list[Path], jobs: int | None, folder: Path | None
) -> Generator[Reading | SkippedFile | DataFault, None, None]:
    from verbale.bulk.cache import Cache
    from verbale.bulk.processes import processes

    keep = None
    if folder is not None:
        from verbale.bulk.fingerprint import program

        keep = Cache(folder, program())
    work = _jobs(files, keep)
    number = processes(files, jobs)
    if number == 1:
        yield from map(read_one, work)
        return
    from verbale.bulk.pool import Lost, ordered

    with closing(ordered(read_one, work, number, seconds=seconds_for)) as results:
        for job, result in results:
            yield lost(job, result.reason) if isinstance(result, Lost) else result


def _jobs(files: Iterable[Path], keep: Cache | None) -> Iterator[Job]:
    from verbale.readers import load_sources, slug_of

    sources = cached(load_sources)
    for path in files:
        if path == STDIN:
            yield Job(path, cache=keep, document=_read_stdin())
        else:
            yield Job(path, sources(path.parent).get(slug_of(path.name)), keep)


def build_graph(
    paths: Sequence[Path] = (),
    *,
    base: str = BASE,
    engine: str = "duckdb",
    tier: Tier = Tier.FRAME,
    progress: Callable[[Step], None] | None = None,
    jobs: int | None = 1,
    cache: Path | None = None,
    decisions: Path | None = None,
) -> Build:
    """Read, extract, build and reason; nothing is written.

    ``paths`` are files and folders, by default the seeds. ``base`` is the IRI that every other starts with. ``tier``
    is the least sure tier whose facts become direct triples. ``progress`` is called before each step. ``jobs`` and
    ``cache`` are those of ``extract_files``. ``decisions`` is a file that says which persons of different documents
    are one; there may be none. Raises ``InputError`` (a named file that cannot be read, two of one name, nothing to
    read), ``InconsistentError`` (the graph contradicts the ontology). The same files give the same graph in whatever
    order they are named.
    """
    from verbale.bulk.spool import Joined
    from verbale.graph.builder import build_apart
    from verbale.reasoning import infer, require_consistent

    Namespaces(base)  # an unusable base is refused before the work, not after it
    tell = progress or (lambda step: None)
    said = read_decisions(decisions) if decisions else Decisions()
    read, total = _read_all(paths, jobs, cache, tell)
    persons = tell_apart(read.facts, said.keys(DIFFERENT))
    said = said.with_candidates(persons.candidates, persons.notes)
    tell(Step("joining", "", total - 2, total))
    graph = build_apart(_joined(read, persons.facts, tier), base=base, tier=tier)
    graph = decided(graph, said)
    tell(Step("reasoning", "", total - 1, total))
    closure = require_consistent(infer(graph.facts | graph.standing(), engine=engine))
    tell(Step("done", "", total, total))
    slugs = sorted(read.documents)
    return Build(
        Joined(read.documents, dict.fromkeys(slugs, 1)),
        Joined(persons.facts, {slug: read.numbers[slug][0] for slug in slugs}),
        Joined(read.uncovered, {slug: read.numbers[slug][1] for slug in slugs}),
        tuple(read.skipped),
        graph.with_inferred(closure.inferred),
        said,
    )


class _Read:
    """What all documents say, by slug, on disk; and the files skipped."""

    def __init__(self) -> None:
        from verbale.bulk.spool import Spool

        self.documents: Spool[str, tuple[Document]] = Spool()
        self.facts: Spool[str, tuple[Fact, ...]] = Spool()
        self.uncovered: Spool[str, tuple[Uncovered, ...]] = Spool()
        self.numbers: dict[str, tuple[int, int]] = {}
        self.skipped: list[SkippedFile] = []

    def add(self, found: Reading | SkippedFile) -> None:
        if isinstance(found, SkippedFile):
            self.skipped.append(found)
            return
        slug, said = found.document.slug, found.extraction
        self.documents[slug] = (found.document,)
        self.facts[slug], self.uncovered[slug] = said.facts, said.uncovered
        self.numbers[slug] = (len(said.facts), len(said.uncovered))


def _read_all(
    paths: Sequence[Path], jobs: int | None, cache: Path | None, tell: Callable[[Step], None]
) -> tuple[_Read, int]:
    """What all documents say, and the number of steps of the build."""
    from verbale.readers import slug_of

    files = inputs(paths)
    total = len(files) + 2
    read = _Read()
    with closing(extract_files(paths, jobs=jobs, cache=cache)) as found:
        for done, path in enumerate(files):
            tell(Step("reading", slug_of(path.name), done, total))
            read.add(next(found))
    if not read.documents:
        skipped = read.skipped
        raise InputError(f"none of the files found ({len(skipped)}) can be read; the first: {skipped[0].reason}")
    return read, total


def _joined(read: _Read, facts: Mapping[str, Sequence[Fact]], tier: Tier) -> Iterator[tuple[Document, Sequence[Fact]]]:
    """Each document with its facts, then the gazetteers with what they say of things that these facts speak of."""
    from verbale.entities.background import documents
    from verbale.entities.gazetteer import load

    known: dict[str, Fact] = {}
    for slug in sorted(read.documents):
        said = facts[slug]
        told = background(fact for fact in said if fact.tier is not Tier.GENERIC or fact.direct_from(tier))
        known.update((fact.key, fact) for fact in told)
        yield read.documents[slug][0], said
    for document in documents(load()):
        if about := [known[key] for key in sorted(known) if known[key].document == document.slug]:
            yield document, about


def write_build(build: Build, folder: Path) -> tuple[Path, ...]:
    """Write a build's files into ``folder`` and hand back their paths.

    The graph's four files, ``void.ttl``, ``links.ttl`` and (where there is or was a person to decide on)
    ``persons.txt`` are all replaced or, on an error, none is. The text of each document that was HTML goes to
    ``texts/<slug>.txt``. A reader never sees half a file. The environment variable ``SOURCE_DATE_EPOCH`` (seconds
    since 1970) dates ``void.ttl``, which has no date otherwise. Raises ``InputError`` where the folder cannot be
    written.
    """
    from verbale.graph import write_files

    texts = [f"{document.slug}.txt" for document in build.documents if document.format == "html"]
    more = dict(_descriptions(build))
    if build.decisions.text:
        more[PERSONS] = lambda: iter([build.decisions.text])
    if not texts:
        return write_files(build.graph, folder, more)
    check_output(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".verbale-", dir=folder) as scratch:
            for document in build.documents:  # the part that can fail for want of space comes first
                if document.format == "html":
                    (Path(scratch) / f"{document.slug}.txt").write_bytes(document.text.encode("utf-8"))
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
    from verbale.entities.background import background as told_of
    from verbale.entities.gazetteer import load
    from verbale.model.entity import Entity

    gazetteer = load()
    entities = {f for fact in facts for role in fact.roles for f in role.fillers if isinstance(f, Entity)}
    found = {fact.key: fact for entity in entities for fact in told_of(gazetteer, entity)}
    return tuple(found[key] for key in sorted(found))


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
