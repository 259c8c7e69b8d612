"""Three independent parsers read the files of the documents that ship, and read the same."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from verbale.graph import Iri, Literal
from verbale.graph.to_rdflib import from_graph
from verbale.pipeline import Build

# rdflib warns of its own use of what it has deprecated.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning"),
]

FILES = ("facts.ttl", "claims.ttl", "inferred.ttl", "verbale.trig")


@pytest.fixture(autouse=True)
def _as_written(monkeypatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


def expected(build: Build, name: str) -> set:
    graph = build.graph
    if name == "verbale.trig":
        return {(*t, label and label.value) for label, triples in graph.graphs() for t in triples}
    part = {"facts.ttl": graph.facts, "claims.ttl": graph.claim_triples(), "inferred.ttl": graph.inferred}[name]
    return {(*t, None) for t in part}


def by_oxigraph(data: bytes, format_: ox.RdfFormat) -> set:
    def term(node):
        if isinstance(node, ox.NamedNode):
            return Iri(node.value)
        return Literal(node.value, node.datatype.value, node.language or "")

    return {
        (term(q.subject), term(q.predicate), term(q.object), getattr(q.graph_name, "value", None) or None)
        for q in ox.parse(data, format=format_)
    }


@pytest.mark.parametrize("name", FILES)
def test_oxigraph(seeds_build: Build, seeds_data: Path, name: str) -> None:
    format_ = ox.RdfFormat.TRIG if name.endswith(".trig") else ox.RdfFormat.TURTLE
    assert by_oxigraph((seeds_data / name).read_bytes(), format_) == expected(seeds_build, name)


@pytest.mark.parametrize("name", FILES)
def test_rdflib(seeds_build: Build, seeds_data: Path, name: str) -> None:
    if not name.endswith(".trig"):
        graph = rdflib.Graph().parse(seeds_data / name)
        assert {(*t, None) for t in from_graph(graph)} == expected(seeds_build, name)
        return
    dataset = rdflib.Dataset()
    dataset.parse(seeds_data / name, format="trig")
    found = set()
    for graph in dataset.graphs():
        label = None if graph.identifier == dataset.default_graph.identifier else str(graph.identifier)
        found |= {(*t, label) for t in from_graph(graph)}
    assert found == expected(seeds_build, name)


@pytest.mark.skipif(shutil.which("serdi") is None, reason="serdi is not installed (apt-get install serdi)")
@pytest.mark.parametrize("name", FILES)
def test_serdi(seeds_build: Build, seeds_data: Path, name: str) -> None:
    syntax = "trig" if name.endswith(".trig") else "turtle"
    done = subprocess.run(
        ["serdi", "-i", syntax, "-o", "nquads", "-e", str(seeds_data / name)],
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert by_oxigraph(done.stdout, ox.RdfFormat.N_QUADS) == expected(seeds_build, name)
