"""Run the benchmarks and write what they print into benchmarks/README.md.

python benchmarks/readme.py
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
SCRIPTS = ("startup.py", "extraction.py", "archive.py", "reasoning.py", "queries.py", "load.py")


def main() -> int:
    status = 0
    machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors"
    parts = [
        "# Benchmarks",
        "",
        "Each script prints ratios to something bare measured in the same run (an interpreter that does nothing, the "
        "language model alone, a closure written by hand), since seconds differ from machine to machine and from hour "
        "to hour. What each column means stands at the top of the script. This page is what the scripts printed, "
        "written by",
        "",
        "    python benchmarks/readme.py",
        "",
        f"Last run: {datetime.now(UTC):%Y-%m-%d}, {machine}.",
    ]
    for script in SCRIPTS:
        done = subprocess.run([sys.executable, str(HERE / script)], stdout=subprocess.PIPE, text=True, check=False)
        status |= done.returncode
        parts += ["", f"## {script}", "", "```", done.stdout.rstrip("\n"), "```"]
    parts += [
        "",
        "`generate.py BYTES [SEED]` prints the article that `extraction.py` reads: invented sentences from templates, "
        "the same bytes for the same size and seed; `archive.py` reads short ones. "
        "`university.py TRIPLES [--merging] [--seed N]` and `own_graph.py "
        "TRIPLES` print the graphs that `reasoning.py` reasons over: invented universities, and this project's own "
        "graph copied under new names. `load.py` loads the latter.",
    ]
    (HERE / "README.md").write_text("\n".join(parts) + "\n", encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
