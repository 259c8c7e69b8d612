"""Imports go down only, and light commands load no heavy packages."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import verbale

SOURCE = Path(verbale.__file__).parent

# From the ground up, as docs/architecture.md draws it; layers on one line do not know each other.
LAYERS = (
    ("model",),
    ("transport",),
    ("readers",),
    ("language",),
    ("entities",),
    ("extraction",),
    ("bulk",),
    ("graph",),
    ("reasoning",),
    ("queries", "exports", "stores"),
    ("pipeline",),
    ("cli",),
    ("__main__",),
)
HEIGHT = {name: height for height, names in enumerate(LAYERS) for name in names}
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path.parent != SOURCE or path.stem != "__init__")


def layer(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_layers(path: Path) -> list[tuple[int, str]]:
    """Line and layer of every import of Verbale's own, those inside functions and type checks too."""
    found = []
    package = ("verbale", *path.relative_to(SOURCE).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            origin = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(filter(None, (origin, node.module)))
            # `from verbale import graph` names a layer, `from verbale import __version__` does not.
            names = [f"verbale.{alias.name}" for alias in node.names] if module == "verbale" else [module]
        for name in names:
            parts = name.split(".")
            if parts[0] == "verbale" and len(parts) > 1 and parts[1] != "__version__":
                found.append((node.lineno, parts[1]))
    return found


def test_every_layer_is_known() -> None:
    present = {layer(path) for path in MODULES}
    assert present <= set(HEIGHT), f"not drawn: {present - set(HEIGHT)}"
    assert set(HEIGHT) <= present


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_imports_go_down(path: Path) -> None:
    own = layer(path)
    wrong = [
        f"{path.name}:{line} {own} imports {name}"
        for line, name in imported_layers(path)
        if name != own and (name not in HEIGHT or HEIGHT[name] >= HEIGHT[own])
    ]
    assert wrong == []


EXTRACTION = (
    ("draft", "reading"),
    ("matching", "page", "assembly", "foretold"),
    ("sentences", "topics"),
    ("extractor",),
    ("examples",),
)
"""The parts of the largest layer, from the ground up; parts on one line do not know each other."""


@pytest.mark.parametrize(
    "path", [p for p in MODULES if layer(p) == "extraction" and p.stem != "__init__"], ids=lambda path: path.stem
)
def test_imports_within_extraction_go_down(path: Path) -> None:
    heights = {name: height for height, names in enumerate(EXTRACTION) for name in names}
    own = path.relative_to(SOURCE / "extraction").parts[0].removesuffix(".py")
    wrong = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("verbale.extraction"):
            parts = (node.module or "").split(".")[2:3] or [alias.name for alias in node.names]
            wrong += [part for part in parts if part != own and heights[part] >= heights[own]]
    assert wrong == []


def test_model_uses_the_standard_library_only() -> None:
    roots = set()
    for path in MODULES:
        if layer(path) == "model":
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Import):
                    roots |= {alias.name.split(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                    roots.add(node.module.split(".")[0])
    assert roots - {"verbale"} <= set(sys.stdlib_module_names)


HEAVY = {"spacy", "rdflib", "owlrl", "pyoxigraph", "pyshacl", "trafilatura", "py3langid", "numpy", "lxml"}


def loaded(arguments: list[str]) -> set[str]:
    """The heavy packages that a run of the command line in a fresh process loads.

    What a query's worker does is done in the same process, where it can be seen.
    """
    code = (
        "import sys, verbale.queries.worker as worker; from verbale.cli.running import run;"
        "worker._lock = lambda question: None;"
        "worker.isolated = lambda work, task, *_, **__: work(task);"
        "status = run(sys.argv[1:]); print(status, *sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=120)
    status, *modules = done.stderr.splitlines()[-1].split()
    assert status == "0", done.stderr
    return HEAVY.intersection(modules)


@pytest.mark.parametrize(
    "arguments", [["--help"], ["build", "-h"], ["facts", "-h"], ["query", "-h"], ["check", "-h"], ["--version"]]
)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    assert loaded(arguments) == set()


def test_a_query_loads_no_language_model() -> None:
    asked = ["query", "-e", "SELECT ?s WHERE { ?s a vb:State } LIMIT 1"]
    assert loaded(asked) == {"pyoxigraph"}


def test_importing_verbale_loads_nothing() -> None:
    code = "import sys, verbale; print(*sorted(m for m in sys.modules if m.startswith('verbale')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["verbale"]
