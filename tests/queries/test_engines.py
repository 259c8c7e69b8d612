"""One bound query, three engines, the same rows: embedded Oxigraph, an Oxigraph server, and RDFLib's own engine."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest

from verbale.model.resources import shipped
from verbale.queries import catalogue, run
from verbale.queries.binder import bind
from verbale.queries.names import INFERRED, ONTOLOGY
from verbale.queries.parameters import Resolver
from verbale.queries.results import XSD
from verbale.queries.store import GraphStore

EXAMPLES = [
    pytest.param(
        query,
        {k: str(v) for k, v in example["parameters"].items()},
        bool(example["rows"]),
        id=f"{query.name}-{number}",
    )
    for query in catalogue([shipped("queries")])
    for number, example in enumerate(query.examples)
]
RDFLIB_SECONDS = 60
"""Of the processor, not of the clock. No query is left out for being slow: one that has become so fails."""


def as_rows(rows):
    """Rows as a multiset of comparable cells: what a literal is worth, parts of a concatenation in order."""
    return Counter(tuple(None if term is None else cell(term) for term in row) for row in rows)


def cell(term):
    if term.kind == "iri":
        return term.value
    if term.datatype:
        try:
            return Decimal(term.value).normalize()
        except InvalidOperation:
            return term.value
    # Not its language: of a concatenation some engines keep the tag that all parts share, others give none.
    return "; ".join(sorted(term.value.split("; ")))


@pytest.fixture(scope="module")
def layout(seeds_data, tmp_path_factory):
    """The graph as a server should hold it: facts and inferred triples in the default graph, the rest in named ones."""
    import pyoxigraph as ox

    store = ox.Store()
    store.bulk_load(path=str(seeds_data / "verbale.trig"), format=ox.RdfFormat.TRIG)
    store.bulk_load(
        path=str(shipped("ontology") / "verbale.ttl"), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(ONTOLOGY)
    )
    inferred = list(store.quads_for_pattern(None, None, None, ox.NamedNode(INFERRED)))
    assert inferred
    store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in inferred)
    file = tmp_path_factory.mktemp("layout") / "graph.nq"
    store.dump(str(file), format=ox.RdfFormat.N_QUADS)
    return file


@pytest.fixture(scope="module")
def embedded(seeds_data):
    return GraphStore.load([seeds_data])


@pytest.fixture(scope="module")
def server(layout, tmp_path_factory):
    beside = Path(sys.executable).with_name("oxigraph")
    binary = str(beside) if beside.exists() else shutil.which("oxigraph")
    if binary is None:
        pytest.skip("the oxigraph binary is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("server")
    subprocess.run([binary, "load", "-l", str(folder), "-f", str(layout)], check=True, capture_output=True, timeout=120)
    process = subprocess.Popen(
        [binary, "serve-read-only", "-l", str(folder), "-b", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}/query"
    try:
        deadline = time.monotonic() + 30
        while True:
            try:
                urllib.request.urlopen(f"{url}?query=ASK%7B%7D", timeout=2).close()
                break
            except (urllib.error.URLError, OSError):
                assert time.monotonic() < deadline, "the server does not answer"
                assert process.poll() is None, "the server ended"
                time.sleep(0.1)
        yield url
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture(scope="module")
def store_dir(layout, tmp_path_factory):
    import pyoxigraph as ox

    folder = tmp_path_factory.mktemp("store")
    store = ox.Store(str(folder))
    store.bulk_load(path=str(layout), format=ox.RdfFormat.N_QUADS)
    store.flush()
    del store
    return folder


@pytest.fixture(scope="module")
def rdflib_dataset(layout):
    import rdflib

    dataset = rdflib.Dataset()
    with layout.open("rb") as file:
        dataset.parse(file, format="nquads")
    return dataset


def ask_rdflib(dataset, sparql):
    import rdflib

    from verbale.queries.results import Term

    def term(value):
        if value is None:
            return None
        if isinstance(value, rdflib.Literal):
            datatype = "" if value.language or value.datatype is None else str(value.datatype)
            return Term("literal", str(value), "" if datatype == XSD + "string" else datatype, value.language or "")
        return Term("bnode" if isinstance(value, rdflib.BNode) else "iri", str(value))

    def too_slow(number, frame):
        pytest.fail(f"RDFLib's engine takes longer than {RDFLIB_SECONDS} s of the processor")

    before = signal.signal(signal.SIGPROF, too_slow)
    signal.setitimer(signal.ITIMER_PROF, RDFLIB_SECONDS)
    try:
        return [tuple(term(value) for value in row) for row in dataset.query(sparql)]
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def bound_and_rows(embedded, query, parameters, answered):
    sparql = bind(query.sparql, Resolver(embedded).terms(query, parameters))
    rows, truncated = embedded.query(sparql).take(100_000)
    assert not truncated
    assert bool(rows) == answered
    return sparql, rows


@pytest.mark.parametrize(("query", "parameters", "answered"), EXAMPLES)
def test_an_oxigraph_server_gives_the_same_rows(embedded, server, query, parameters, answered):
    _, rows = bound_and_rows(embedded, query, parameters, answered)
    result = run(query.path, parameters, endpoint=server)
    assert as_rows(result.rows) == as_rows(rows)
    assert result.labels or not rows


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:Dataset[.].* is deprecated:DeprecationWarning")  # RDFLib warns of itself
@pytest.mark.parametrize(("query", "parameters", "answered"), [e for e in EXAMPLES if e.id.endswith("-0")])
def test_rdflib_gives_the_same_rows(embedded, rdflib_dataset, query, parameters, answered):
    sparql, rows = bound_and_rows(embedded, query, parameters, answered)
    assert as_rows(ask_rdflib(rdflib_dataset, sparql)) == as_rows(rows)


def test_a_store_folder_gives_the_same_answer(seeds_data, store_dir):
    for name in ("missions", "memberships-shared"):
        parameters = {"missions": {"sender": "peru"}, "memberships-shared": {"a": "peru", "b": "KR"}}[name]
        kept = run(name, parameters, store_dir=store_dir, evidence=True)
        assert kept == run(name, parameters, [seeds_data], evidence=True)
        assert len(kept) > 0


def test_an_endpoint_gives_the_same_sentences_and_labels(seeds_data, server):
    parameters = {"a": "República del Perú", "b": "대한민국"}
    here = run("timeline", parameters, [seeds_data], evidence=True, language="es")
    there = run("timeline", parameters, endpoint=server, evidence=True, language="es")
    assert there.labels == here.labels
    assert [set(quotes) for quotes in there.quotes] == [set(quotes) for quotes in here.quotes]
    assert all(there.quotes)


def test_ad_hoc_queries_on_an_endpoint(server):
    assert run("ASK { ?s a vb:Embassy }", endpoint=server).truth
    made = run("CONSTRUCT { ?s a vb:Embassy } WHERE { ?s a vb:Embassy }", endpoint=server)
    assert made.form == "construct"
    assert len(made) > 0
    two = run("SELECT ?s { ?s a vb:State } ORDER BY ?s", endpoint=server, max_rows=2)
    assert (len(two), two.truncated) == (2, True)
    next_ones = run("SELECT ?s { ?s a vb:State } ORDER BY ?s", endpoint=server, max_rows=1, offset=1)
    assert next_ones.rows == two.rows[1:]
