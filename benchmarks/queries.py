"""How long the canned queries take: on the graph of the shipped documents, and on a large one of the same shape.

    python benchmarks/queries.py [TRIPLES] [NAME…]

The large graph (default 1,000,000 triples) is the shipped one copied until it is that large: each copy has its own
documents, states that have relations, missions, persons, events and claims, with a number after their names, while what
an archive shares is shared: international organisations, other states and their places, and times. So a parameter
selects one copy, and hubs have as many ties as in an archive of that size.

Each query is asked with the parameters of its first example, as an analyst would give them, RUNS times; they stand at
the end of its line. Shown are the processor's milliseconds of the fastest run, with the rows drawn, without loading (an
engine uses one processor for a query). Beside them stands rdflib's engine on the shipped graph, asked once and given up
after LIMIT_S seconds, and the ratio of the two. The column "bounds" says whether those hold that the project sets
itself (50 ms, 1 s); the exit status is 1 where one does not.
"""

from __future__ import annotations

import json
import os
import re
import resource
import select
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

import pyoxigraph as ox

from verbale.graph.terms import BASE, VB
from verbale.model.resources import shipped
from verbale.queries import CannedQuery, catalogue
from verbale.queries.binder import bind
from verbale.queries.names import INFERRED, PREFIXES
from verbale.queries.parameters import Resolver
from verbale.queries.store import GraphStore

RUNS = 5
LIMIT_S = 10
BOUNDS_S = (0.05, 1.0)
ID = BASE + "id/"
NAMES = re.compile(r"(label|altLabel|title|isoCode|alternativeName)$")


def shared(quads: list[ox.Quad]) -> frozenset[str]:
    """The IRIs that every copy has in common."""
    copied: set[str] = set()
    states: set[str] = set()
    found: set[str] = {INFERRED}
    for quad in quads:
        subject, predicate, object_ = (getattr(t, "value", "") for t in (quad.subject, quad.predicate, quad.object))
        if predicate == VB + "hasDiplomaticRelationsWith":
            copied |= {subject, object_}
        elif predicate.endswith("#type") and object_ == VB + "State":
            states.add(subject)
        elif predicate.endswith("#type") and object_ in {VB + "InternationalOrganisation", VB + "TimeSpan"}:
            found.add(subject)
    for quad in quads:
        if quad.predicate.value == VB + "capital" and quad.subject.value not in copied:
            found |= {quad.subject.value, quad.object.value}
    return frozenset(found | (states - copied))


def copies(quads: list[ox.Quad], triples: int) -> Iterator[ox.Quad]:
    """The graph, then copies of what is not shared, until there are at least ``triples`` statements in all."""
    common = shared(quads)
    yield from quads
    count, number = len(quads), 0
    while count < triples:
        number += 1
        for quad in quads:
            copied = copy(quad, number, common)
            if copied != quad:
                count += 1
                yield copied


def copy(quad: ox.Quad, number: int, common: frozenset[str]) -> ox.Quad:
    """A statement of the copy of that number: its things, unless they are shared, and their names with the number."""

    def term(t: Any) -> Any:  # noqa: ANN401
        own = isinstance(t, ox.NamedNode) and t.value.startswith(ID) and t.value not in common
        return ox.NamedNode(f"{t.value}-{number}") if own else t

    subject, object_ = term(quad.subject), term(quad.object)
    if subject != quad.subject and isinstance(object_, ox.Literal) and NAMES.search(quad.predicate.value):
        name = f"{object_.value} {number}"
        object_ = ox.Literal(name, language=object_.language) if object_.language else ox.Literal(name)
    return ox.Quad(subject, quad.predicate, object_, term(quad.graph_name))


def fastest(graph: GraphStore, sparql: str) -> tuple[float, int] | None:
    """Seconds of the fastest run, and rows; ``None`` where one run is not done within ``LIMIT_S``."""
    read_end, write_end = os.pipe()
    child = os.fork()  # the engine cannot be interrupted, a process can be ended
    if child == 0:
        try:
            os.write(write_end, json.dumps(_fastest(graph, sparql)).encode())
        finally:
            os._exit(0)
    os.close(write_end)
    done = bool(select.select([read_end], [], [], LIMIT_S * 2)[0])
    answer = os.read(read_end, 1 << 12) if done else b""
    os.close(read_end)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return tuple(json.loads(answer)) if answer else None


def _fastest(graph: GraphStore, sparql: str) -> tuple[float, int]:
    best, rows = float("inf"), 0
    for _ in range(RUNS):
        start = time.process_time()
        rows = len(graph.query(sparql).take(10_000)[0])
        best = min(best, time.process_time() - start)
        if best > 1:
            break
    return best, rows


class Rdflib:
    """The same graph for the same questions in rdflib's engine."""

    def __init__(self, data: Path) -> None:
        import rdflib

        self.graph = rdflib.Dataset()
        self.graph.parse(data, format="trig")
        for triple in self.graph.graph(rdflib.URIRef(INFERRED)):
            self.graph.default_graph.add(triple)

    def seconds(self, sparql: str) -> float | None:
        """Seconds of one run; ``None`` where it is not done within ``LIMIT_S``."""

        def stop(number: int, frame: FrameType | None) -> None:
            raise TimeoutError

        signal.signal(signal.SIGALRM, stop)
        signal.alarm(LIMIT_S)
        start = time.process_time()
        try:
            list(self.graph.query(sparql, initNs=PREFIXES))
            return time.process_time() - start
        except TimeoutError:
            return None
        finally:
            signal.alarm(0)


def parameters(query: CannedQuery) -> dict[str, str]:
    """Those of its first example."""
    return {name: str(value) for name, value in query.examples[0].get("parameters", {}).items()}


def bound_text(query: CannedQuery, graph: GraphStore) -> str:
    """The query with the parameters of its first example."""
    return bind(query.sparql, Resolver(graph).terms(query, parameters(query)))


def _ms(seconds: float | None, width: int) -> str:
    return (f"{seconds * 1000:.1f}" if seconds is not None else "too slow").rjust(width)


def _rows(found: tuple[float, int] | None) -> str:
    return (str(found[1]) if found else "").rjust(6)


def main() -> int:
    triples = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    queries = [q for q in catalogue() if q.examples and (not sys.argv[2:] or q.name in sys.argv[2:])]
    data = shipped("data") / "verbale.trig"
    small = GraphStore.load([data])
    other = Rdflib(data)
    store = ox.Store()
    store.load(path=str(data), format=ox.RdfFormat.TRIG)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "large.nq"
        with path.open("wb") as stream:
            ox.serialize(copies(list(store), triples), stream, format=ox.RdfFormat.N_QUADS)
        start = time.perf_counter()
        large = GraphStore.load([path])
        loading = time.perf_counter() - start
    held = True
    print(f"shipped graph {len(small):,} triples; large graph {len(large):,}, loaded in {loading:.0f} s")
    head = f"{'query':22} {'rows':>6} {'ms':>8} {'rdflib ms':>10} {'ratio':>7} {'large ms':>9} {'rows':>6}"
    print(f"\n{head}  bounds  asked with")
    for query in queries:
        sparql = bound_text(query, small)
        ours, theirs, large_ours = fastest(small, sparql), other.seconds(sparql), fastest(large, sparql)
        found = (ours, large_ours)
        holds = all(f is not None and f[0] < bound for f, bound in zip(found, BOUNDS_S, strict=True))
        held &= holds
        ratio = f"{theirs / ours[0]:6.0f}x" if theirs is not None and ours else " " * 7
        row = f"{query.name:22} {_rows(ours)} {_ms(ours and ours[0], 8)} {_ms(theirs, 10)} {ratio}"
        given = ", ".join(f"{name}={value}" for name, value in parameters(query).items())
        verdict = "hold" if holds else "BROKEN"
        print(f"{row} {_ms(large_ours and large_ours[0], 9)} {_rows(large_ours)}  {verdict:6}  {given}", flush=True)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\nmost memory: {memory:,} MB")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
