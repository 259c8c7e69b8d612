"""Parsers of other houses read each form that they know as the same graph: Raptor, Serd, and riot of Apache Jena.

Many graphs of hostile texts go through each as one file, since starting a process is what takes long.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings

from rereading import annotated, by_oxigraph, holdable, merged, quads, text_of
from strategies import collections, hostile_text
from verbale.graph import KnowledgeGraph, build, vb
from verbale.graph.terms import Namespaces, text_literal

pytestmark = pytest.mark.slow
FUSEKI = Path(__file__).resolve().parents[2] / "scripts" / "stores" / "fuseki.sh"
ENDINGS = {
    "turtle": ".ttl", "ntriples": ".nt", "nquads": ".nq", "trig": ".trig", "jsonld": ".jsonld", "rdfxml": ".rdf",
    "turtle12": ".ttl",
}  # fmt: skip
NAMED = {"nquads", "trig", "jsonld"}
MANY = 40


@pytest.fixture(scope="module")
def graphs() -> list[KnowledgeGraph]:
    """Graphs that differ with every run of the tests."""
    made: list[KnowledgeGraph] = []

    @settings(max_examples=MANY, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(collections(), hostile_text(max_size=40))
    def make(collected, text) -> None:
        documents, facts = collected
        node = Namespaces().node(f"person/{text}")
        made.append(build(facts, documents))
        made.append(KnowledgeGraph(facts=frozenset([(node, vb("topic"), text_literal(text))])))

    make()
    assert len(made) >= MANY
    return made


def together(graphs: list[KnowledgeGraph]) -> KnowledgeGraph:
    """One graph that says what they all say."""
    claims: dict[str, frozenset] = {}
    reified: set = set()
    for graph in graphs:
        for slug, triples in graph.claims.items():
            # A claim that two of them have has texts of its own in each.
            own = {t[0] for t in triples} - reified
            claims[slug] = claims.get(slug, frozenset()) | {t for t in triples if t[0] in own}
            reified |= own
    return KnowledgeGraph(frozenset().union(*(graph.facts for graph in graphs)), claims)


@pytest.fixture(scope="module")
def batch(graphs) -> KnowledgeGraph:
    """All of them in one."""
    return together(graphs)


@pytest.fixture(scope="module")
def sober(graphs) -> KnowledgeGraph:
    """Those alone whose characters XML can hold: Raptor takes no others in any form."""
    found = [graph for graph in graphs if holdable(graph)]
    assert len(found) > MANY // 4
    return together(found)


def expected(form: str, graph: KnowledgeGraph) -> set:
    if form in NAMED:
        return quads(graph)
    return {(*t, None) for t in (annotated(graph) if form == "turtle12" else merged(graph))}


def written(form: str, graph: KnowledgeGraph, folder: Path) -> Path:
    file = folder / f"{form}{ENDINGS[form]}"
    file.write_text(text_of(form, graph), encoding="utf-8", newline="")
    return file


def said_by(command: list[str], *files: Path) -> str:
    """The N-Quads that a parser gives, which must find no fault."""
    done = subprocess.run([*command, *map(str, files)], capture_output=True, check=False, timeout=300)
    assert done.returncode == 0, (done.stderr + done.stdout[-2_000:]).decode("utf-8", "replace")
    assert done.stderr == b""
    return done.stdout.decode()


def read_by(command: list[str], file: Path) -> set:
    return by_oxigraph(said_by(command, file), ox.RdfFormat.N_QUADS)


@pytest.mark.skipif(not shutil.which("rapper"), reason="rapper is not installed (apt-get install raptor2-utils)")
@pytest.mark.parametrize("form", ["turtle", "ntriples", "nquads", "trig", "rdfxml"])
def test_raptor_reads_the_same(graph, sober, form, tmp_path) -> None:
    for each in (graph, sober):
        command = ["rapper", "-q", "-i", form, "-o", "nquads"]
        assert read_by(command, written(form, each, tmp_path)) == expected(form, each)


@pytest.mark.skipif(not shutil.which("serdi"), reason="serdi is not installed (apt-get install serdi)")
@pytest.mark.parametrize("form", ["turtle", "ntriples", "nquads", "trig"])
def test_serd_reads_the_same(graph, batch, form, tmp_path) -> None:
    for each in (graph, batch):
        command = ["serdi", "-i", form, "-o", "nquads"]
        assert read_by(command, written(form, each, tmp_path)) == expected(form, each)


def test_jena_reads_the_same(batch, sober, tmp_path) -> None:
    """Every form in one process, which says where each file begins."""
    here = subprocess.run([FUSEKI, "riot", "--version"], capture_output=True, text=True, check=False)
    if here.returncode:
        pytest.skip(here.stderr.strip())
    of = {form: sober if form == "rdfxml" else batch for form in ENDINGS}
    said = said_by([str(FUSEKI), "riot", "--output=nquads"], *(written(form, of[form], tmp_path) for form in ENDINGS))
    _, *parts = re.split(r"^\S+ INFO +riot +:: File: .*\n", said, flags=re.MULTILINE)
    assert len(parts) == len(ENDINGS)
    for form, part in zip(ENDINGS, parts, strict=True):
        assert by_oxigraph(part, ox.RdfFormat.N_QUADS) == expected(form, of[form]), form
