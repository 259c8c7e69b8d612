"""What ships: code, ontology, queries, frames, gazetteers, seeds and the built graph, by way of the sdist too."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.slow


def build(kind: str, source: Path, target: Path) -> Path:
    """Build with the backend itself: no environment is made and nothing is downloaded."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    (made,) = target.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel made from the unpacked sdist, which is the way a package index gets it."""
    folder = tmp_path_factory.mktemp("built")
    with tarfile.open(build("sdist", ROOT, folder / "sdist")) as sdist:
        sdist.extractall(folder / "unpacked", filter="data")
    (source,) = (folder / "unpacked").iterdir()
    return zipfile.ZipFile(build("wheel", source, folder / "wheel"))


def files(folder: str) -> set[str]:
    """The files of a folder in the checkout, without what Python leaves behind."""
    base = ROOT / folder
    return {
        path.relative_to(base).as_posix()
        for path in base.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize(
    ("folder", "must_have"),
    [
        ("ontology", {"verbale.ttl", "alignments.ttl", "shapes.ttl"}),
        ("queries", {"timeline.rq", "missions.rq", "allegations.rq", "provenance.rq", "relation-profile.rq"}),
        ("seeds", {"sources.toml"}),
        ("data", {"facts.ttl", "claims.ttl", "inferred.ttl", "verbale.trig", "void.ttl", "links.ttl"}),
    ],
)
def test_folder_ships_whole(wheel: zipfile.ZipFile, folder: str, must_have: set[str]) -> None:
    prefix = f"verbale/_shipped/{folder}/"
    shipped = {name.removeprefix(prefix) for name in wheel.namelist() if name.startswith(prefix)}
    assert shipped == files(folder)
    assert must_have <= shipped


def test_package_ships_whole(wheel: zipfile.ZipFile) -> None:
    shipped = {n.removeprefix("verbale/") for n in wheel.namelist() if n.startswith("verbale/")}
    assert {n for n in shipped if not n.startswith("_shipped/")} == files("src/verbale")
    assert "py.typed" in shipped
    data = {n for n in shipped if not n.startswith("_shipped/") and not n.endswith((".py", ".typed"))}
    assert any(n.startswith("extraction/") for n in data), "no frames"
    assert any(n.startswith("entities/") for n in data), "no gazetteers"


def test_seeds_ship_byte_for_byte(wheel: zipfile.ZipFile) -> None:
    for name in files("seeds"):
        assert wheel.read(f"verbale/_shipped/seeds/{name}") == (ROOT / "seeds" / name).read_bytes()


def test_nothing_else_ships(wheel: zipfile.ZipFile) -> None:
    roots = {name.split("/")[0] for name in wheel.namelist()}
    assert {root for root in roots if not root.endswith(".dist-info")} == {"verbale"}


def test_metadata(wheel: zipfile.ZipFile) -> None:
    (name,) = (n for n in wheel.namelist() if n.endswith(".dist-info/METADATA"))
    metadata = wheel.read(name).decode()
    assert "License-Expression: MIT AND CC-BY-4.0" in metadata
    assert "License-File: LICENSE-DATA" in metadata
    assert "Requires-Python: <3.14,>=3.11" in metadata
    (entry,) = (n for n in wheel.namelist() if n.endswith(".dist-info/entry_points.txt"))
    assert "verbale = verbale.cli:main" in wheel.read(entry).decode()
