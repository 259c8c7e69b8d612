"""Write what is shown in docs/reasoning.md anew: ``python scripts/reasoning.py``.

The page's Turtle files are written to a folder, its commands and its Python run there, and what they print is put in
their place. ``tests/cli/test_reasoning_docs.py`` compares.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reasoning.md"
BIN = Path(sys.executable).parent

_FILE = re.compile(r"^`(?P<name>[\w.]+)`[^\n]*:\n\n```turtle\n(?P<text>(?s:.*?))^```$", re.M)
_CONSOLE = re.compile(r"^```console\n\$ (?P<command>.*)\n(?P<output>(?s:.*?))^```$", re.M)
_PYTHON = re.compile(r"^```python\n(?P<code>(?s:.*?))^```\n\n```text\n(?P<output>(?s:.*?))^```$", re.M)
_SECONDS = re.compile(r"\([0-9.]+ s\)")


def filled(text: str) -> str:
    """The page with every output as it is now."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for match in _FILE.finditer(text):
            (folder / match["name"]).write_text(match["text"], "utf-8")

        def console(match: re.Match[str]) -> str:
            return f"```console\n$ {match['command']}\n{_run(['bash', '-c', match['command']], folder)}```"

        def python(match: re.Match[str]) -> str:
            output = _run([sys.executable, "-W", "error", "-c", match["code"]], folder)
            return f"```python\n{match['code']}```\n\n```text\n{output}```"

        return _PYTHON.sub(python, _CONSOLE.sub(console, text))


def _run(command: list[str], folder: Path) -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("VERBALE")}
    done = subprocess.run(
        command,
        cwd=folder,
        env={**environment, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=120,
    )
    return _SECONDS.sub("(0.1 s)", done.stdout)


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text("utf-8")), "utf-8")
