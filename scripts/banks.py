"""Write docs/banks.md: ``python scripts/banks.py [--check FRAME …]``.

The page tells how many sentences of each frame's bank (``tests/gold/banks``) give their fact and how many give one that
they do not state. It counts the ``missed`` and ``wrong`` notes, which the tests keep true. With ``--check`` the
sentences of the frames named are read, and those whose note is out of date are printed; nothing is written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "gold"))

from banks import Sentence, outcome, sentences  # noqa: E402

HEAD = "positive | met | recall | negative | facts not stated |"


def main() -> int:
    """Write the page, or check frames."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", nargs="+", metavar="FRAME", default=[])
    frames = arguments.parse_args().check
    if not frames:
        (ROOT / "docs" / "banks.md").write_text(page(), encoding="utf-8")
        return 0
    stale = 0
    for sentence in sentences():
        if sentence.frame in frames:
            found = outcome(sentence)
            unmet = sentence.positive and found.met is bool(sentence.missed)
            if unmet or bool(found.wrong) is not bool(sentence.wrong):
                stale += 1
                print(f"{sentence.frame} [{sentence.construction}] {sentence.text}\n    {found}")
    return 1 if stale else 0


def page() -> str:
    """The page, from the notes in the banks."""
    everything = sentences()
    by_frame = sorted({s.frame for s in everything})
    kinds = sorted({(not s.positive, s.construction) for s in everything})
    lines = [INTRODUCTION, f"| | {HEAD}", "|---|--:|--:|--:|--:|--:|", row("all", everything)]
    lines += ["", "## By construction", "", f"| construction | {HEAD}", "|---|--:|--:|--:|--:|--:|"]
    lines += [row(kind, [s for s in everything if s.construction == kind]) for _, kind in kinds]
    lines += ["", "## By frame", "", f"| frame | {HEAD}", "|---|--:|--:|--:|--:|--:|"]
    lines += [row(frame, [s for s in everything if s.frame == frame]) for frame in by_frame]
    return "\n".join([*lines, ""])


def row(name: str, part: Iterable[Sentence]) -> str:
    """A row of a table."""
    part = list(part)
    positive = [s for s in part if s.positive]
    met = sum(not s.missed for s in positive)
    share = f"{met / len(positive):.0%}" if positive else "–"
    wrong = sum(bool(s.wrong) for s in part)
    return f"| {name} | {len(positive)} | {met} | {share} | {len(part) - len(positive)} | {wrong} |"


INTRODUCTION = """# The banks of sentences

Made by `python scripts/banks.py` from `tests/gold/banks`: sentences of our own that state what a frame is about,
written before looking at what the frame reads, and sentences that speak of it and do not state it. A sentence is *met*
when one fact of the output has the type and every filler it should have; *facts not stated* counts sentences that give
a fact of that type which they do not state. Each line in the banks that fails says why, and a test keeps it true.
"""

if __name__ == "__main__":
    sys.exit(main())
