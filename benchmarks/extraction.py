"""How fast documents are read, beside the bare language model on the same text in the same run.

    python benchmarks/extraction.py [BYTES...] [--documents N]

For each size (default 30000 60000 120000 240000) an ordinary article is generated. Timed in user seconds of one
process, the model loaded before: `nlp.pipe` of the model as it is installed over its paragraphs, and `extract`, which
parses them and finds the facts.
The ratio can be compared between machines; tokens per second that hold steady from size to size show linear time. The
exit status is 1 where the largest article takes more than twice the time a token that the smallest does.

Then `verbale build` reads a folder of N small documents (default 400, about 2,000 bytes each) with one process and with
two, timed by the clock from start to written files; `most MB` is the memory of the largest process. A quarter of the
folder is built as well: `KB each` is what each further document adds. The exit status is 1 where the two give
different files, or where a document adds more than it may.
"""

from __future__ import annotations

import argparse
import filecmp
import importlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from generate import article

from verbale.extraction import extract
from verbale.language.parser import DEFAULT_MODEL
from verbale.readers import read_text

if TYPE_CHECKING:
    from spacy.language import Language

SIZES = (30_000, 60_000, 120_000, 240_000)
MOST_GROWTH = 2.0
DOCUMENT = 2_000
"""Bytes of each document of the folder."""
MOST_KB = 400.0
"""What a document may add to memory: half of what it did when all claims were held there."""
WARM_UP = 3_000
"""Bytes of the article that is read before anything is timed, for what is loaded once."""


def user_seconds() -> float:
    return os.times().user


def build(folder: Path, output: Path, jobs: int) -> tuple[float, float]:
    """Seconds by the clock, and the megabytes of the largest process, that a build takes."""
    command = [sys.executable, "-m", "verbale", "build", str(folder), "-o", str(output), "--quiet"]
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    start = time.perf_counter()
    measured = [sys.executable, "-c", code, *command, "--jobs", str(jobs)]
    done = subprocess.run(measured, stdout=subprocess.PIPE, text=True, check=True)
    return time.perf_counter() - start, int(done.stdout) / 1024


def folders(documents: int, nlp: Language) -> int:
    """Build a folder with one process and with two, and print what each takes."""
    with tempfile.TemporaryDirectory() as scratch:
        whole, part = Path(scratch, "whole"), Path(scratch, "part")
        tokens = {whole: 0, part: 0}
        for folder, number in ((whole, documents), (part, documents // 4)):
            folder.mkdir()
            for seed in range(number):
                text = article(DOCUMENT, seed)
                (folder / f"text-{seed:05}.txt").write_text(text)
                tokens[folder] += len(nlp.make_doc(text))
        print(f"\n{'documents':>9} {'jobs':>5} {'tokens':>9} {'s':>7} {'tokens/s':>9} {'most MB':>8} {'KB each':>8}")
        least = each = 0.0
        for folder, jobs in ((part, 1), (whole, 1), (whole, 2)):
            number = len(list(folder.iterdir()))
            seconds, most = build(folder, Path(scratch, f"out-{jobs}"), jobs)
            more = ""
            if least and jobs == 1:
                each = (most - least) * 1024 / (number - documents // 4)
                more = f"{each:8,.0f}"
            least = least or most
            print(
                f"{number:9,} {jobs:5} {tokens[folder]:9,} {seconds:7.1f} {tokens[folder] / seconds:9,.0f} "
                f"{most:8,.0f} {more}",
                flush=True,
            )
        one, two = Path(scratch, "out-1"), Path(scratch, "out-2")
        names = sorted(path.name for path in two.iterdir())
        same = filecmp.cmpfiles(one, two, names, shallow=False)[0] == names
        print("same bytes with one process and two" if same else "OTHER bytes with two processes")
        return 0 if same and each <= MOST_KB else 1


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", metavar="BYTES", nargs="*", type=int)
    parser.add_argument("--documents", metavar="N", type=int, default=400)
    given = parser.parse_args()
    sizes = given.sizes or list(SIZES)
    nlp = importlib.import_module(DEFAULT_MODEL).load()
    extract(read_text(article(WARM_UP), slug="warm-up"))
    print(f"{'bytes':>9} {'tokens':>8} {'facts':>7} {'nlp.pipe s':>11} {'extract s':>10} {'ratio':>6} {'tokens/s':>9}")
    costs = []
    for size in sizes:
        document = read_text(article(size), slug="article")
        texts = [block.passage.of(document.text) for block in document.blocks]
        start = user_seconds()
        tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=32))
        bare = user_seconds() - start
        start = user_seconds()
        facts = len(extract(document).facts)
        whole = user_seconds() - start
        costs.append(whole / tokens)
        shown = f"{bare:11.2f} {whole:10.2f} {whole / bare:5.1f}x {tokens / whole:9,.0f}"
        print(f"{size:9,} {tokens:8,} {facts:7,} {shown}", flush=True)
    differs = folders(given.documents, nlp) if given.documents else 0
    return differs or (0 if costs[-1] <= MOST_GROWTH * costs[0] else 1)


if __name__ == "__main__":
    sys.exit(main())
