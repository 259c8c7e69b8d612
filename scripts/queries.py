"""Write what is shown in docs/queries.md anew, and its pictures: ``python scripts/queries.py``.

Its ``console`` blocks are run as the README's are, at 100 columns; the part on the canned queries is made from their
heads. ``tests/test_docs_queries.py`` compares.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import readme

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "queries.md"
START, END = "queries/*.rq: edit those. -->\n", "<!-- end -->"
PICTURES = {
    "timeline.svg": ["timeline", "a=peru", "b=north korea"],
    "network.svg": ["network", "entity=south korea"],
}


def filled(text: str) -> str:
    """The page's text with every output and the reference as they are now."""
    os.environ["COLUMNS"] = "100"
    return readme.filled(with_reference(text))


def with_reference(text: str) -> str:
    """The page's text with the reference of the canned queries as it is now."""
    from verbale.cli.query_reference import reference

    head, rest = text.split(START)
    return f"{head}{START}\n{reference()}\n{END}{rest.split(END)[1]}"


def picture(arguments: list[str]) -> str:
    """What a query draws."""
    command = [sys.executable, "-m", "verbale", "query", *arguments, "--format", "svg"]
    command += ["--data", str(ROOT / "data")]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", timeout=120).stdout


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text("utf-8")), "utf-8")
    for name, arguments in PICTURES.items():
        (PAGE.parent / name).write_text(picture(arguments), "utf-8")
