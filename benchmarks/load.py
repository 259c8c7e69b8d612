"""What loading costs, beside what the store's own bulk loader takes over HTTP for the same file, in one run.

    python benchmarks/load.py [TRIPLES] [STORE…]

``own`` is that loader, sent the whole file by curl: Oxigraph's without a transaction, the others' by the Graph Store
Protocol; for embedded stores it is Oxigraph's ``bulk_load`` of the file. ``verbale`` is ``verbale load`` as a process
of its own, into a graph of the same kind (a named one costs Oxigraph twice as many indexes as the default graph),
counting there included. Beside the times stands the greatest memory of both processes, except that of a server. The
graph is this project's own, enlarged (``own_graph.py``). Stores are started by ``scripts/stores`` and warmed up. The
exit status is 1 where a bound does not hold; loading into memory, as every query without a store does, has none.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "scripts" / "stores"
STORES = ("memory", "folder", "oxigraph", "fuseki", "virtuoso")
MOST_RATIO, MOST_MB = 1.5, 300
GRAPH = "https://w3id.org/verbale/id/graph/facts"


def script(name: str, *arguments: str) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [str(SCRIPTS / f"{name}.sh"), *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PATH": path},
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stdout.strip())
    return done.stdout.strip()


def timed(command: list[str], **environment: str) -> tuple[float, float]:
    """Seconds and the greatest megabytes of a process, which must succeed."""
    before = time.monotonic()
    process = subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(said.decode()[-300:])
    return time.monotonic() - before, used.ru_maxrss / (1 if sys.platform == "darwin" else 1 << 10) / (
        1 << 20 if sys.platform == "darwin" else 1
    )


@dataclass(frozen=True)
class Cost:
    """Seconds and megabytes of a store's own loader (0 where that is within the server) and of ``verbale load``."""

    own: float
    own_mb: float
    ours: float
    ours_mb: float

    @property
    def ratio(self) -> float:
        return self.ours / self.own

    @property
    def bounded(self) -> bool:
        return self.ratio <= MOST_RATIO and self.ours_mb < MOST_MB


def embedded(kind: str, file: Path, folder: Path) -> Cost:
    place = [str(folder / "own")] if kind == "folder" else []
    graph = f"ox.NamedNode('{GRAPH}')" if kind == "folder" else "ox.DefaultGraph()"
    code = "import sys, pyoxigraph as ox; s = ox.Store(*sys.argv[2:]);"
    code += f"s.bulk_load(path=sys.argv[1], format=ox.RdfFormat.N_TRIPLES, to_graph={graph}); s.flush()"
    own, own_mb = timed([sys.executable, "-c", code, str(file), *place])
    if kind == "folder":
        ours, memory = timed(load_command(file, "--store-dir", str(folder / "ours")))
    else:
        code = "import sys, pathlib; from verbale.queries.store import GraphStore as G; "
        code += "G.load([pathlib.Path(sys.argv[1])])"
        ours, memory = timed([sys.executable, "-c", code, str(file)])
    return Cost(own, own_mb, ours, memory)


def load_command(file: Path, *arguments: str) -> list[str]:
    map_ = ("--graph-map", "ontology=none", "--graph-map", f"facts={GRAPH}")
    return [sys.executable, "-m", "verbale", "load", "--data", str(file), *map_, *arguments]


def running(kind: str, file: Path, folder: Path) -> Cost:
    url = script(kind, "start", str(folder / kind))
    few = folder / "few.nt"
    with file.open("rb") as lines:
        few.write_bytes(b"".join(islice(lines, 5_000)))
    try:
        send = ["curl", "-sSf", "-T", str(file), "-H", "Content-Type: application/n-triples", "-H", "Expect:"]
        if kind == "virtuoso":
            target = f"{url}sparql-graph-crud-auth?graph-uri={GRAPH}-own"
            send += ["--digest", "-u", "dba:dba"]
        else:
            target = f"{url}{'store?no_transaction&' if kind == 'oxigraph' else '/data?'}graph={GRAPH}-own"
            send += ["-X", "POST"]
        timed([*(str(few) if word == str(file) else word for word in send), f"{target}-few"])
        own, _ = timed([*send, target])
        account = ["--user", "dba", "--password-env", "BENCHMARK"] if kind == "virtuoso" else []
        ours, memory = timed(load_command(file, "--to", url, "--store", kind, "--replace", *account), BENCHMARK="dba")
    finally:
        script(kind, "stop", str(folder / kind))
    return Cost(own, 0, ours, memory)


def main(size: int, stores: tuple[str, ...]) -> None:
    scratch = Path(tempfile.mkdtemp(prefix="verbale-"))
    holds = True
    try:
        file = scratch / "graph.nt"
        with file.open("w") as out:
            subprocess.run(
                [sys.executable, str(ROOT / "benchmarks" / "own_graph.py"), str(size)], stdout=out, check=True
            )
        without_blank_nodes(file)
        print(f"{'':10} {'triples':>9} {'own s':>8} {'MB':>5} {'verbale s':>9} {'MB':>5} {'ratio':>6}  bounds")
        for kind in stores:
            try:
                cost = (embedded if kind in {"memory", "folder"} else running)(kind, file, scratch)
            except RuntimeError as error:
                print(f"{kind:10} not run: {error}")
                continue
            said = "none"
            if kind != "memory":
                holds = holds and cost.bounded
                said = f"{MOST_RATIO}x and {MOST_MB} MB {'hold' if cost.bounded else 'BROKEN'}"
            own_mb = f"{cost.own_mb:.0f}" if cost.own_mb else ""
            times = f"{cost.own:>8.2f} {own_mb:>5} {cost.ours:>9.2f} {cost.ours_mb:>5.0f} {cost.ratio:>5.2f}x"
            print(f"{kind:10} {size:>9,} {times}  {said}", flush=True)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    sys.exit(not holds)


def without_blank_nodes(file: Path) -> None:
    """The ontology's blank nodes are left out: data has none, and they cannot be sent twice."""
    part = file.with_suffix(".part")
    with file.open("rb") as lines, part.open("wb") as out:
        out.writelines(line for line in lines if not line.startswith(b"_:") and b" _:" not in line)
    part.replace(file)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    names = tuple(word for word in sys.argv[1:] if not word.isdecimal())
    main(numbers[0] if numbers else 1_000_000, names or STORES)
