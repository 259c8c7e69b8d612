"""What every test may use: the helpers beside this file (``parses``, ``strategies``), and the graph of the seeds."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from verbale.pipeline import Build

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

# A developer's run draws new examples each time and finds new faults; a run that decides on a change must not change
# its mind, so it draws the same ones.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(scope="session")
def seeds_build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The graph of the documents that ship, built once a process, read once for all of them."""
    from verbale.pipeline import build_graph

    if "PYTEST_XDIST_WORKER" not in os.environ:
        return build_graph([HERE.parent / "seeds"])
    import fcntl

    shared = tmp_path_factory.getbasetemp().parent
    with (shared / "seeds.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return build_graph([HERE.parent / "seeds"], cache=shared / "readings")


@pytest.fixture(scope="session")
def seeds_data(seeds_build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with its files."""
    from verbale.pipeline import write_build

    folder = tmp_path_factory.mktemp("seeds")
    write_build(seeds_build, folder)
    return folder
