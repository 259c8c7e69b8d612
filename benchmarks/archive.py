"""How much memory `verbale build` takes for an archive: a folder of many documents of one to three paragraphs.

    python benchmarks/archive.py [DOCUMENTS...] [--jobs N] [--cache DIR]

For each number (default 300 1000) so many documents are generated and built with `--jobs` processes (default 2).
`cpu s` is the processor time of all of them, `one MB` the most that any one process had resident, `all MB` the most
that all had together (looked at twice a second), `KB each` what each document more than in the row above added to that.
With `--cache` readings are kept and found again: a build that was stopped goes on, and a smaller archive is part of a
larger one. The exit status is 1 where a document adds more than it may.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate import note

MOST_KB = 60.0
"""What a document may add to the memory of all processes together."""
PAUSE_S = 0.5


def resident_kb(parent: int) -> list[int]:
    """The resident memory of a process and of all below it, each the process's own."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                status = (entry / "stat").read_text()
            except OSError:  # it has ended
                continue
            children.setdefault(int(status.rpartition(")")[2].split()[1]), []).append(int(entry.name))
    found, left = [], [parent]
    while left:
        pid = left.pop()
        left += children.get(pid, [])
        try:
            lines = (Path("/proc") / str(pid) / "status").read_text().splitlines()
        except OSError:
            continue
        found += [int(line.split()[1]) for line in lines if line.startswith("VmRSS:")]
    return found


def build(folder: Path, output: Path, jobs: int, cache: Path | None) -> tuple[float, float, float]:
    """Seconds of processor time, and the most megabytes of one process and of all, that a build takes."""
    command = [sys.executable, "-m", "verbale", "build", str(folder), "-o", str(output), "--quiet"]
    command += ["--jobs", str(jobs), *(["--cache", str(cache)] if cache else [])]
    before = os.times()
    one = together = 0
    with subprocess.Popen(command) as process:
        while process.poll() is None:
            sizes = resident_kb(process.pid)
            one, together = max(one, *sizes, 0), max(together, sum(sizes))
            time.sleep(PAUSE_S)
    if process.returncode:
        raise SystemExit(process.returncode)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return cpu, one / 1024, together / 1024


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("numbers", metavar="DOCUMENTS", nargs="*", type=int)
    parser.add_argument("--jobs", metavar="N", type=int, default=2)
    parser.add_argument("--cache", metavar="DIR", type=Path)
    given = parser.parse_args()
    print(f"{'documents':>9} {'jobs':>5} {'cpu s':>8} {'one MB':>7} {'all MB':>7} {'KB each':>8}")
    each = least = 0.0
    fewer = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "archive")
        folder.mkdir()
        for number in sorted(given.numbers or (300, 1_000)):
            for seed in range(fewer, number):
                (folder / f"note-{seed:05}.txt").write_text(note(seed))
            cpu, one, together = build(folder, Path(scratch, f"out-{number}"), given.jobs, given.cache)
            each = (together - least) * 1024 / (number - fewer) if fewer else 0.0
            shown = f"{each:8,.0f}" if fewer else ""
            print(f"{number:9,} {given.jobs:5} {cpu:8.0f} {one:7,.0f} {together:7,.0f} {shown}", flush=True)
            fewer, least = number, together
    return 0 if each <= MOST_KB else 1


if __name__ == "__main__":
    sys.exit(main())
