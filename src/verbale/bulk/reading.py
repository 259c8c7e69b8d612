"""One document on its way from a file to what it says: the work that a process of the pool does."""

from __future__ import annotations

import os
import traceback
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from verbale.bulk.cache import Cache
from verbale.model.document import BlockKind, Document, Source
from verbale.model.errors import DataFileError, InputError

if TYPE_CHECKING:
    from verbale.extraction import Extraction

SECONDS, BYTES_A_SECOND = 120, 500
"""How long a document may take: this long, and a second more for so many bytes (less than a tenth of usual speed)."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document to read: its file, what is known of its origin, and where what was read before is kept.

    ``document`` is given where it has been read already (standard input).
    """

    path: Path
    source: Source | None = None
    cache: Cache | None = None
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One document, the file it came from, and what it says.

    Of the document's blocks only the title is kept, so that thousands can be held; its text is whole.
    """

    path: Path
    document: Document
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A file found in a folder that could not be read, with the reason in one line."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class DataFault:
    """No fault of the document: a file that ships, or the language model, cannot be used."""

    reason: str


def read_one(job: Job) -> Reading | SkippedFile | DataFault:
    """What a document says; never raises for what is wrong with it.

    A fault of the program while it reads one document is that document's reason to be skipped: the others do not
    suffer from it. With ``VERBALE_DEBUG=1`` in the environment its traceback is shown.
    """
    from verbale.extraction import extract
    from verbale.readers import read

    try:
        document = job.document or read(job.path, source=job.source)
        extraction = job.cache.get(document) if job.cache else None
        if extraction is None:
            extraction = extract(document)
            if job.cache:
                job.cache.put(document, extraction)
    except InputError as error:
        return SkippedFile(job.path, str(error))
    except DataFileError as error:
        return DataFault(str(error))
    except Exception as error:
        if os.environ.get("VERBALE_DEBUG") == "1":
            traceback.print_exc()
        fault = " ".join(f"{type(error).__name__}: {error}".split())
        return SkippedFile(job.path, _at_fault(job.path, f"a fault of Verbale's own ({fault})"))
    title = tuple(block for block in document.blocks if block.kind is BlockKind.TITLE)[:1]
    return Reading(job.path, replace(document, blocks=title, skipped=()), extraction)


def lost(job: Job, reason: str) -> SkippedFile:
    """The document whose process ended or took too long."""
    return SkippedFile(job.path, _at_fault(job.path, reason))


def seconds_for(job: Job) -> float:
    """How long a process may work on a document before it is taken to hang."""
    try:
        size = job.path.stat().st_size if job.document is None else len(job.document.text)
    except OSError:
        size = 0
    return SECONDS + size / BYTES_A_SECOND


def _at_fault(path: Path, what: str) -> str:
    return f"{path}: {what}; please report it, with what the command prints under VERBALE_DEBUG=1"
