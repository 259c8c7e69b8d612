"""Write docs/accuracy.md: ``python scripts/accuracy.py GOLD.jsonl TEXTS [--held SLUG,SLUG]``.

``GOLD.jsonl`` holds a reader's facts, in the form of ``tests/gold/seeds.jsonl``, of the texts ``TEXTS/<doc>.txt``, none
of which ship with the project. The page holds figures and types, no sentence of the texts. ``--held`` names the
texts that nobody looked at while rules were written.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "gold"))

from scorer import Report, score  # noqa: E402

from verbale.exports.facts import fact_record  # noqa: E402
from verbale.extraction import extract  # noqa: E402
from verbale.extraction.examples import document_of  # noqa: E402
from verbale.model import Fact  # noqa: E402
from verbale.model.resources import shipped  # noqa: E402
from verbale.readers import load_sources, read  # noqa: E402

MOST = 25
"""How many of the types most often missed are listed."""


def main() -> None:
    """Read, score, write."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("texts", type=Path)
    arguments.add_argument("--held", default="")
    given = arguments.parse_args()
    gold = rows(given.gold)
    held = {slug for slug in given.held.split(",") if slug}
    seeds = rows(ROOT / "tests" / "gold" / "seeds.jsonl")
    page = [
        INTRODUCTION,
        "| texts | facts of the reader | held in full | held at least in part | stated too strongly |",
        "|---|--:|--:|--:|--:|",
    ]
    facts = {slug: read_facts(given.texts / f"{slug}.txt") for slug in sorted({row["doc"] for row in gold})}
    worked = [row for row in gold if row["doc"] not in held]
    kept = [row for row in gold if row["doc"] in held]
    own = [fact for path in sorted(shipped("seeds").glob("*.txt")) for fact in read_facts(path, shipped("seeds"))]
    everything = [fact for found in facts.values() for fact in found]
    page.append(line("the documents that ship", score(map(fact_record, own), seeds)))
    made = score(map(fact_record, everything), worked)
    page.append(line(f"development texts ({len({r['doc'] for r in worked})})", made))
    if kept:
        page.append(
            line(f"texts held aside ({len({r['doc'] for r in kept})})", score(map(fact_record, everything), kept))
        )
    whole = score(map(fact_record, everything), gold)
    page += ["", "## By kind", "", "| kind | facts | in full | in part | missed |", "|---|--:|--:|--:|--:|"]
    for kind in sorted({row["kind"] for row in gold}):
        counts = [sum(row["kind"] == kind for row in part) for part in (whole.full, whole.partial, whole.missed)]
        page.append(f"| {kind} | {sum(counts)} | {counts[0]} | {counts[1]} | {counts[2]} |")
    page += ["", "## What is emitted, by tier", "", "| tier | facts | asserted |", "|---|--:|--:|"]
    for tier in sorted({fact.tier for fact in everything}):
        here = [fact for fact in everything if fact.tier is tier]
        page.append(f"| {tier.value} | {len(here)} | {sum(str(f.status) == 'asserted' for f in here)} |")
    missed = Counter(row["type"] for row in whole.missed)
    page += ["", "## Most often missed", "", ", ".join(f"{kind} {n}" for kind, n in missed.most_common(MOST)) + ".", ""]
    page += [*nothing_stated(), "", LIMITS]
    (ROOT / "docs" / "accuracy.md").write_text("\n".join(page), encoding="utf-8")


def rows(path: Path) -> list[dict]:
    """The rows of a JSON Lines file."""
    return [json.loads(text) for text in path.read_text("utf-8").splitlines() if text.strip()]


def read_facts(path: Path, folder: Path | None = None) -> list[Fact]:
    """The facts of one text."""
    source = load_sources(folder).get(path.stem) if folder else None
    return list(extract(read(path, source=source)).facts)


def line(name: str, report: Report) -> str:
    """A row of the table: shares in percent."""
    found = report.total - len(report.missed)
    return (
        f"| {name} | {report.total} | {len(report.full)} ({report.recall:.0%}) "
        f"| {found} ({found / report.total:.0%}) | {len(report.overclaimed)} |"
    )


def nothing_stated() -> list[str]:
    """What comes out of sentences that state no fact, kind by kind."""
    cases = yaml.safe_load((ROOT / "tests" / "gold" / "no_facts.yaml").read_text("utf-8"))
    page = [
        "## Sentences that state no fact",
        "",
        "| kind | sentences | events stated as fact all the same |",
        "|---|--:|--:|",
    ]
    for kind, given in cases.items():
        wrong = 0
        for row in given:
            found = extract(document_of(row["text"], row.get("title", ""))).facts
            wrong += any(f.direct and str(f.kind) == "event" and f.type not in row.get("may", ()) for f in found)
        page.append(f"| {kind} | {len(given)} | {wrong} |")
    return page


INTRODUCTION = """# How much it finds, and how much of it is right

Made by `python scripts/accuracy.py`; the scorer and its table are in `tests/gold`. A reader's fact is held *in full*
when one fact of the output has its passage, type, every filler, time, value and status; *in part* with the type and
half of the fillers. *Stated too strongly* counts what the reader only heard or denied and the output states as fact.
"""

LIMITS = """## Known limits

- The rules were written beside the development texts, so their figure flatters; those held aside come nearer to yours.
- English only, and of Spanish what `tests/extraction/sentences/test_spanish.py` shows; the rest is listed as uncovered.
- A fact that takes more than one sentence to tell ("he", "the treaty") is found where the reference is plain.
- The parser is small: long coordinations and verbs far from their subject are where most single losses come from.
"""

if __name__ == "__main__":
    main()
