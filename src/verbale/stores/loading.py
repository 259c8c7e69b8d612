"""A graph into a running store, and the proof that it arrived."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field

from verbale.model import StoreError
from verbale.stores.batches import ahead, batches
from verbale.stores.distinct import distinct_counts
from verbale.stores.layout import Layout, shown
from verbale.stores.remote import Remote
from verbale.stores.sending import sender_for
from verbale.stores.source import INFERRED, ONTOLOGY, Data, Run

MODES = ("auto", "replace", "add")
"""What happens to what a graph already holds; ``auto`` replaces it, but never a default graph of others."""


@dataclass(frozen=True, slots=True)
class GraphCount:
    """One graph of the store: how many triples it should hold, and does. ``target`` is empty for the default graph."""

    target: str
    expected: int
    found: int
    exact: bool = True

    @property
    def whole(self) -> bool:
        """Whether everything is there."""
        return self.found == self.expected if self.exact else self.found >= self.expected


@dataclass(frozen=True, slots=True)
class Report:
    """What a load did. ``problem`` is what ended it early, in one line, or empty."""

    store: str
    graphs: tuple[GraphCount, ...]
    sent: int
    seconds: float
    problem: str = ""
    dry: bool = False

    @property
    def missing(self) -> tuple[GraphCount, ...]:
        """The graphs that do not hold what they should."""
        return tuple(graph for graph in self.graphs if not graph.whole)

    @property
    def complete(self) -> bool:
        """Whether all arrived."""
        return not self.problem and not self.missing


@dataclass(slots=True)
class _Tally:
    """What the data holds for each graph of the store, counted as it goes by."""

    layout: Layout
    expected: dict[str, int] = field(default_factory=dict)

    def watch(self, runs: Iterator[Run]) -> Iterator[Run]:
        for run in runs:
            for target in self.layout.of(run.graph):
                self.expected[target] = self.expected.get(target, 0) + run.count
            yield run


def load(
    data: Data,
    remote: Remote,
    *,
    layout: Layout | None = None,
    mode: str = "auto",
    dry: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Report:
    """Send ``data`` to a store, then count each graph there and compare.

    Memory stays bounded whatever the size. ``mode`` is one of ``MODES``; ``dry`` reads the data and asks the store,
    but changes nothing. ``progress`` is called with bytes read and bytes in all. What went wrong once something was
    sent is in the report, and doing the same again completes it; before that ``StoreError`` is raised, and
    ``InputError`` for data that cannot be read, at whatever time.
    """
    began = time.monotonic()
    layout = layout or remote.kind.layout
    tally = _Tally(layout)
    sent, problem = 0, ""
    if not dry:
        if mode == "auto":
            require_own(remote, layout)
        sender = sender_for(remote, replace=mode != "add")
    runs = tally.watch(data.runs())
    with closing(ahead(batches(runs, layout, size=remote.kind.batch_bytes))) as waiting:
        for batch in waiting:
            if not dry and not problem:
                try:
                    sender.send(batch)
                    sent += batch.count
                except StoreError as error:
                    if not remote.tried or _refused_at_once(error, sent):
                        raise
                    problem = str(error)  # read on, to know what is missing
            progress(batch.done, data.size)
    exact = mode != "add"
    found = _found(remote, tally.expected, problem)
    graphs = compared(tally.expected, found, exact=exact)
    if not problem and not dry and any(graph.found < graph.expected for graph in graphs):
        # What stands twice in the data is there once.
        graphs = compared(distinct_counts(data, layout), found, exact=exact)
    return Report(remote.kind.title, graphs, sent, time.monotonic() - began, problem, dry)


def _refused_at_once(error: StoreError, sent: int) -> bool:
    return not sent and getattr(error, "status", 0) in {401, 403, 404, 405}


def _found(remote: Remote, expected: dict[str, int], problem: str) -> dict[str, int]:
    try:
        return remote.counts(expected)
    except StoreError:
        if problem:
            return {}
        raise


def compared(expected: dict[str, int], found: dict[str, int], *, exact: bool) -> tuple[GraphCount, ...]:
    """What should be there beside what is; a graph that was not counted holds nothing."""
    return tuple(GraphCount(target, number, found.get(target, 0), exact) for target, number in expected.items())


def require_own(remote: Remote, layout: Layout) -> None:
    """Raise ``StoreError`` if a default graph that someone else filled would be replaced."""
    if not any("default" in targets for targets in layout.targets.values()) or remote.services.query is None:
        return
    if not remote.ask("SELECT ?s { ?s ?p ?o } LIMIT 1"):
        return
    own = [target for role in ("inferred", "ontology") for target in _named(layout, role) if target]
    if own and any(remote.counts(own).values()):
        return
    raise StoreError(
        f"{remote.name}: {shown('')} holds triples that `verbale load` did not bring; --replace puts the facts in "
        "their place, --add leaves them, --graph-map facts=IRI uses another graph"
    )


def _named(layout: Layout, role: str) -> tuple[str, ...]:

    return layout.of({"inferred": INFERRED, "ontology": ONTOLOGY}[role])
