"""Graphs to load, a store that fails on demand, and real stores started by the scripts of this repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from fake import FakeStore

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts" / "stores"
STORES = ("oxigraph", "fuseki", "virtuoso")
OUTCOMES: dict[str, str] = {}


@pytest.fixture
def fake():
    made = FakeStore()
    yield made
    made.close()


def script(name, *arguments, timeout=700):
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(
        [str(SCRIPTS / f"{name}.sh"), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        timeout=timeout,
        env=environment,
        check=False,
    )


@pytest.fixture(scope="session", params=STORES)
def running(request, tmp_path_factory):
    """Name and URL of a real store; skipped with the reason where it cannot be had."""
    name = request.param
    able = script(name, "available")
    if able.returncode:
        OUTCOMES[name] = f"not run: {able.stdout.strip() or able.stderr.strip()}"
        pytest.skip(f"{name}: {able.stdout.strip()}")
    folder = tmp_path_factory.mktemp(name)
    begun = script(name, "start", folder)
    assert begun.returncode == 0, begun.stderr
    OUTCOMES[name] = "ran"
    try:
        yield name, begun.stdout.split()[-1]
    finally:
        script(name, "stop", folder)


def pytest_terminal_summary(terminalreporter):
    if OUTCOMES:
        ran = sum(outcome == "ran" for outcome in OUTCOMES.values())
        terminalreporter.write_sep("=", f"stores: {ran} of {len(STORES)} ran")
        for name in STORES:
            terminalreporter.write_line(f"{name}: {OUTCOMES.get(name, 'not asked for')}")
