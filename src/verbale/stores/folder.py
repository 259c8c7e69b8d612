"""A graph into an embedded store: a folder that Oxigraph keeps, made whole or not at all."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from verbale.model import InputError
from verbale.stores.batches import ahead, batches
from verbale.stores.distinct import distinct_counts
from verbale.stores.layout import Layout
from verbale.stores.loading import GraphCount, Report
from verbale.stores.source import Data, Run

_BATCH_BYTES = 12 << 20
"""The loader holds some ten times of what it is given at once; smaller batches make it slower."""


def load_folder(
    data: Data,
    folder: Path,
    *,
    layout: Layout | None = None,
    add: bool = False,
    dry: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Report:
    """Make ``folder`` an Oxigraph store with this data, in bulk, and count what it holds.

    The store is made beside its place and takes it once it is whole: a store that was there stays as it was until
    then, and is gone afterwards. With ``add`` the data is added to it instead. Raises ``InputError`` for a folder that
    holds something else, is in use, or cannot be written.
    """
    began = time.monotonic()
    layout = layout or Layout.plain()
    there = (folder / "CURRENT").is_file()
    if folder.exists() and not there and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder}: holds something other than an Oxigraph store; choose another folder")
    expected: dict[str, int] = {}

    def watched() -> Iterator[Run]:
        for run in data.runs():
            for target in layout.of(run.graph):
                expected[target] = expected.get(target, 0) + run.count
            progress(run.done, data.size)
            yield run

    if dry:
        for _ in watched():
            pass
        found = dict.fromkeys(expected, 0)
    elif add and there:
        store = _opened(folder)
        found = _fill(store, watched(), layout, expected)
        del store
    else:
        found = _made(folder, watched(), layout, expected)
    sent = 0 if dry else sum(expected.values())
    if not dry and any(found[target] < number for target, number in expected.items()):
        expected = distinct_counts(data, layout)  # what stands twice in the data is there once
    graphs = tuple(GraphCount(target, number, found[target], not add) for target, number in expected.items())
    return Report("an Oxigraph folder", graphs, sent, time.monotonic() - began, dry=dry)


def _made(folder: Path, runs: Iterator[Run], layout: Layout, expected: dict[str, int]) -> dict[str, int]:
    """A new store in the place of the folder; the old one stays until the new one is whole."""
    place = folder.absolute()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{place.name}-", dir=place.parent) as scratch:
            new, old = Path(scratch) / "new", Path(scratch) / "old"
            store = ox.Store(str(new))
            found = _fill(store, runs, layout, expected)
            del store  # lets go of its files
            if (place / "CURRENT").is_file():
                _opened(place)  # raises while another process writes there
            if place.exists():
                place.replace(old)
            try:
                new.replace(place)
            except OSError:
                if old.exists():
                    old.replace(place)
                raise
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror or error}); choose another folder") from error
    return found


def _opened(folder: Path) -> Any:  # noqa: ANN401
    try:
        return ox.Store(str(folder))
    except (OSError, RuntimeError, ValueError) as error:
        raise InputError(f"{folder}: is in use or broken ({' '.join(str(error).split())})") from error


def _fill(store: Any, runs: Iterator[Run], layout: Layout, expected: dict[str, int]) -> dict[str, int]:  # noqa: ANN401
    with closing(ahead(batches(runs, layout, size=_BATCH_BYTES))) as waiting:
        for batch in waiting:
            # Lenient: it was parsed with all checks once already.
            if len(batch.parts) == 1:
                (part,) = batch.parts
                graph = ox.NamedNode(part.target) if part.target else ox.DefaultGraph()
                store.bulk_load(input=part.lines, format=ox.RdfFormat.N_TRIPLES, lenient=True, to_graph=graph)
            else:
                store.bulk_load(input=batch.nquads(), format=ox.RdfFormat.N_QUADS, lenient=True)
    store.flush()
    return {target: _count(store, target) for target in expected}


def _count(store: Any, target: str) -> int:  # noqa: ANN401
    pattern = f"GRAPH <{target}> {{ ?s ?p ?o }}" if target else "?s ?p ?o"
    return int(next(store.query(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}"))["n"].value)
