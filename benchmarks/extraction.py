"""How fast documents are read, beside the bare language model on the same text in the same run.

    python benchmarks/extraction.py [BYTES...]

For each size (default 30000 60000 120000 240000) an ordinary article is generated. Timed in user seconds of one
process, the model loaded before: `nlp.pipe` over its paragraphs, and `extract`, which parses them and finds the facts.
The ratio can be compared between machines; tokens per second that hold steady from size to size show linear time. The
exit status is 1 where the largest article takes more than twice the time a token that the smallest does.
"""

from __future__ import annotations

import os
import sys

from generate import article

from verbale.extraction import extract
from verbale.language.parser import load_model
from verbale.readers import read_text

SIZES = (30_000, 60_000, 120_000, 240_000)
MOST_GROWTH = 2.0
WARM_UP = 3_000
"""Bytes of the article that is read before anything is timed, for what is loaded once."""


def user_seconds() -> float:
    return os.times().user


def main() -> int:
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    nlp = load_model(None)
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
    return 0 if costs[-1] <= MOST_GROWTH * costs[0] else 1


if __name__ == "__main__":
    sys.exit(main())
