"""The files of a graph: all of them written, or none touched."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, TypeVar

from verbale.graph.knowledge import KnowledgeGraph
from verbale.graph.turtle import trig, turtle, turtle_of_sorted
from verbale.model.errors import InputError

FACTS, CLAIMS, INFERRED, DATASET = "facts.ttl", "claims.ttl", "inferred.ttl", "verbale.trig"
DESCRIPTION, LINKS = "void.ttl", "links.ttl"
"""What lies beside a graph and is about it: no part of it."""

_T = TypeVar("_T")


Contents = Mapping[str, Callable[[], Iterator[str]]]
"""Names of files, and what gives the pieces of text in each."""


def write_files(graph: KnowledgeGraph, folder: Path, more: Contents | None = None) -> tuple[Path, ...]:
    """Write ``facts.ttl``, ``claims.ttl``, ``inferred.ttl`` and ``verbale.trig``; their paths come back.

    ``claims.ttl`` holds the graphs of all documents and the disagreements; ``verbale.trig`` the whole dataset with
    its graphs apart. ``more`` are files that belong with them. All are written as ``write_together`` does. The bytes
    depend on the graph alone. Raises ``InputError`` where the folder cannot be written.
    """
    contents: dict[str, Callable[[], Iterator[str]]] = {
        FACTS: lambda: turtle(graph.facts, base=graph.base, title="What the documents assert"),
        CLAIMS: lambda: turtle_of_sorted(graph.claims_in_order(), base=graph.base, title="Claims with their evidence"),
        INFERRED: lambda: turtle(graph.inferred, base=graph.base, title="What follows from the facts"),
        DATASET: lambda: trig(graph, title="Facts, claims a document, and inferred triples, each in its graph"),
    }
    return write_together(folder, {**contents, **(more or {})})


def write_together(folder: Path, contents: Contents) -> tuple[Path, ...]:
    """Write these files into a folder, as UTF-8 with the line ends they give; their paths come back.

    The folder is made if need be; other files in it stay. Everything is written to temporary files in it first and
    renamed when all are complete: after any failure the former files are as they were. Raises ``InputError`` where the
    folder cannot be written.
    """
    made = _make_folder(folder)
    try:
        with tempfile.TemporaryDirectory(prefix=".verbale-", dir=folder) as scratch:
            for name, lines in contents.items():
                if (folder / name).is_dir():
                    raise InputError(f"{folder / name}: is a folder where a file should be written; move it away")
                _write(Path(scratch) / name, lines())
            _replace_all(Path(scratch), folder, tuple(contents))
    except OSError as error:
        _remove_empty(made)
        raise InputError(f"{folder}: cannot be written ({error.strerror or error}); choose another folder") from error
    except BaseException:
        _remove_empty(made)
        raise
    return tuple(folder / name for name in contents)


def write_whole(path: Path, write: Callable[[IO[bytes]], _T]) -> _T:
    """Write one file so that it is whole, or as it was before; what ``write`` gives comes back.

    Raises ``InputError`` where the file cannot be written.
    """
    part, stream = _part_of(path)
    try:
        with stream:
            given = write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        mask = os.umask(0)
        os.umask(mask)
        part.chmod(0o666 & ~mask)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise InputError(f"{path}: cannot be written ({error.strerror or error}); choose another folder") from error
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return given


def require_writable(path: Path) -> None:
    """Raise ``InputError`` unless ``write_whole`` could begin: before long work, whose result would be lost."""
    part, stream = _part_of(path)
    stream.close()
    part.unlink()


def _part_of(path: Path) -> tuple[Path, IO[bytes]]:
    if path.is_dir():
        raise InputError(f"{path}: is a folder; name a file to write")
    if not path.parent.is_dir():
        raise InputError(f"{path}: the folder {path.parent} does not exist; make it, or choose another")
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror or error}); choose another folder") from error
    return Path(name), os.fdopen(handle, "wb")


def _make_folder(folder: Path) -> list[Path]:
    """Make the folder; those that did not exist come back, innermost first."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: cannot be made ({error.strerror or error}); choose another folder") from error
    return missing


def _remove_empty(folders: Iterable[Path]) -> None:
    for folder in folders:
        try:
            folder.rmdir()
        except OSError:  # someone else put something there
            return


def _write(path: Path, lines: Iterator[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())


def _replace_all(scratch: Path, folder: Path, names: tuple[str, ...]) -> None:
    """Rename every file into place; if one fails, put back those that were replaced."""
    former = scratch / "former"
    former.mkdir()
    for name in names:
        if (folder / name).exists():
            shutil.copy2(folder / name, former / name)
    done: list[str] = []
    try:
        for name in names:
            done.append(name)
            (scratch / name).replace(folder / name)
    except BaseException:
        for name in done:
            if (former / name).exists():
                (former / name).replace(folder / name)
            elif not (scratch / name).exists():
                (folder / name).unlink(missing_ok=True)
        raise
