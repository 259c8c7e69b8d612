"""Graphs to load, a store that fails on demand, and real stores started by the scripts of this repository."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from fake import FakeStore
from scripts import script

STORES = ("oxigraph", "fuseki", "virtuoso")
OUTCOMES: dict[str, str] = {}


@pytest.fixture
def fake():
    made = FakeStore()
    yield made
    made.close()


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
