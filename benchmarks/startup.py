"""How long a newcomer waits: help, a question, and the seeds built from cold.

    python benchmarks/startup.py [RUNS]

Each command runs RUNS times (default 5) in a fresh process; the fastest run counts, as the one least disturbed. Beside
seconds stands the ratio to `python -c pass` on the same machine, which can be compared between machines. The last
column says whether the bound the project sets itself holds; the exit status is 1 where one does not.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

PYTHON = sys.executable
VERBALE = [PYTHON, "-m", "verbale"]

# Name, command, bound in seconds (two cores, cold).
CASES: list[tuple[str, list[str], float | None]] = [
    ("python -c pass", [PYTHON, "-c", "pass"], None),
    ("verbale --help", [*VERBALE, "--help"], 0.2),
    ("verbale query timeline", [*VERBALE, "query", "timeline", "a=peru"], 0.6),
    ("verbale query timeline --evidence", [*VERBALE, "query", "timeline", "a=peru", "--evidence"], 0.6),
    ("verbale build (the seeds)", [*VERBALE, "build", "-q", "-o", "graph"], 5.0),
]


def seconds(command: list[str], folder: Path) -> float:
    """Wall-clock seconds of one run."""
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> int:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    held = True
    print(f"{'':34} {'fastest s':>9} {'slowest s':>9} {'ratio':>7}  bound")
    with tempfile.TemporaryDirectory() as folder:
        unit = 0.0
        for name, command, bound in CASES:
            times = [seconds(command, Path(folder)) for _ in range(runs)]
            fastest = min(times)
            unit = unit or fastest
            verdict = "" if bound is None else f"{bound:g} s: {'holds' if fastest < bound else 'BROKEN'}"
            held &= bound is None or fastest < bound
            print(f"{name:34} {fastest:9.3f} {max(times):9.3f} {fastest / unit:6.1f}x  {verdict}", flush=True)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
