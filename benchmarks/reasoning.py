"""How fast graphs are reasoned over, beside three other ways to the same triples in the same run.

    python benchmarks/reasoning.py [TRIPLES...]

For each size (default 10000 100000 1000000 10000000) a graph is generated: universities without equal individuals
(`university.py`), the same with second records that must be found to be one (`merging`), and this project's own graph
enlarged (`own_graph.py`). Over each go, every one in a process of its own:

    verbale  this project's engine: files in, all 78 rules of OWL 2 RL
    nemo     the rule engine Nemo on the axioms compiled to rules (`compiled.py`), given integers; up to 1,000,000
    owlrl    the Python library owlrl, without keys, which it gets wrong; up to 10,000, universities only
    numpy    the closure written out by hand for these very axioms (`bound.py`); universities only: a bound

Load is reading N-Triples and turning terms into integers; reason is from there to the fixpoint. Both are shown in
seconds waited; cpu is what all processors spent on reasoning, the steadiest figure on a busy machine. MB is the largest
memory the process has held by then, inferred the number of instance triples that follow, /s how many of them a second
of reasoning gives. The last column is the cpu time divided by verbale's. All engines must infer the same number of
triples (subject and predicate IRIs; object a named class, an individual or a literal; nothing about the vocabulary, no
owl:Thing, no reflexive owl:sameAs), else the exit status is 1. It is 1 too where a bound that the project sets itself
does not hold.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import own_graph
import university

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
HERE = Path(__file__).resolve().parent
MILLION = 1_000_000
# Largest size for each engine in each workload.
WORKLOADS = {
    "university": {"verbale": 10 * MILLION, "nemo": MILLION, "owlrl": 10_000, "numpy": 10 * MILLION},
    "merging": {"verbale": MILLION, "nemo": MILLION},
    "own": {"verbale": MILLION, "nemo": MILLION},
}
SEED_RUNS = 5

Figures = dict[str, Any]


def measured(*arguments: str) -> Figures:
    """What one engine's process says of itself."""
    command = [sys.executable, str(HERE / "engines.py"), *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    figures: Figures = json.loads(done.stdout)
    return figures


def generate(workload: str, size: int, path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        if workload == "own":
            university.write(own_graph.triples(size), out)
        else:
            university.write(university.triples(size, merging=workload == "merging"), out)


def row(workload: str, size: int, engine: str, found: Figures, verbale: Figures) -> str:
    waited, cpu = found["reason"], found["reason_cpu"]
    return (
        f"{workload:10} {size:10,} {engine:8} {found['load']:7.2f} {waited:8.2f} {cpu:8.2f} {found['peak']:6,.0f} "
        f"{found['inferred']:10,} {found['inferred'] / waited:10,.0f} {cpu / verbale['reason_cpu']:8.2f}x"
    )


def bounds(results: dict[tuple[str, int], dict[str, Figures]], seeds: float) -> list[tuple[str, float, str, bool]]:
    """What the project asks of itself: name, figure, bound and whether it holds, for the sizes there are."""
    found: list[tuple[str, float, str, bool]] = []

    def below(name: str, figure: float, bound: float, unit: str) -> None:
        found.append((name, figure, f"< {bound:g} {unit}", figure < bound))

    small = results.get(("university", 10_000), {})
    if "owlrl" in small:
        owlrl, own = (small[e]["load_cpu"] + small[e]["reason_cpu"] for e in ("owlrl", "verbale"))
        found.append(("10,000: owlrl's time by verbale's, loading too", owlrl / own, "> 50", owlrl / own > 50))
    for workload in WORKLOADS:
        both = results.get((workload, MILLION), {})
        if "nemo" in both:
            ratio = both["nemo"]["reason_cpu"] / both["verbale"]["reason_cpu"]
            found.append((f"1,000,000: Nemo's time by verbale's, {workload}", ratio, "> 1", ratio > 1))
    if middle := results.get(("university", MILLION), {}).get("verbale"):
        below("1,000,000: memory, explaining and adding too", middle["whole_peak"], 2048, "MB")
        below("1,000,000: the slowest of 200 proofs, cpu", 1000 * middle["proof_cpu_slowest"], 10, "ms")
        below("1,000,000: the median proof, waited", 1000 * middle["proof_median"], 10, "ms")
        below("1,000,000: ten triples more, waited", middle["addition"], 0.2, "s")
    if large := results.get(("university", 10 * MILLION), {}).get("verbale"):
        below("10,000,000: memory, listing what follows too", large["whole_peak"], 6144, "MB")
    below("the seeds and their ontology, in a new process", seeds, 0.5, "s")
    return found


def main() -> int:
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    results: dict[tuple[str, int], dict[str, Figures]] = {}
    agreed = True
    print(
        f"{'':10} {'triples':>10} {'':8} {'load s':>7} {'reason s':>8} {'cpu s':>8} {'MB':>6} "
        f"{'inferred':>10} {'/s':>10} {'by ours':>9}"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.nt"
        for workload, engines in WORKLOADS.items():
            for size in sizes:
                if size > max(engines.values()):
                    continue
                generate(workload, size, path)
                found = results[workload, size] = {}
                for engine, most in engines.items():
                    if size <= most:
                        found[engine] = measured(engine, workload, str(path))
                        print(row(workload, size, engine, found[engine], found["verbale"]), flush=True)
                counts = {figures["inferred"] for figures in found.values()}
                violations = {figures["violations"] for figures in found.values() if "violations" in figures}
                if len(counts) > 1 or violations != {0}:
                    agreed = False
                    print(f"THESE DIFFER: {sorted(counts)} triples, {sorted(violations)} contradictions")
    seeds = min(measured("seeds", "own", "-")["closure"] for _ in range(SEED_RUNS))
    print()
    if agreed:
        print("All engines infer the same number of triples, and none finds a contradiction.")
    held = True
    for name, figure, bound, holds in bounds(results, seeds):
        held &= holds
        print(f"{name:52} {figure:9.2f}  {bound:9} {'holds' if holds else 'BROKEN'}")
    return 0 if agreed and held else 1


if __name__ == "__main__":
    sys.exit(main())
