"""Real stores, started and stopped by the scripts of this repository: `make test-stores`."""

from __future__ import annotations

import dataclasses
import os
import re
import signal
import subprocess
import sys
from collections import Counter

import pytest
from scripts import script

from verbale.graph import write_files
from verbale.model import StoreError
from verbale.model.resources import shipped
from verbale.queries import catalogue, run
from verbale.stores import Data, load, sync
from verbale.stores.kinds import KINDS
from verbale.stores.layout import Layout
from verbale.stores.remote import Patience, Remote
from verbale.stores.removal import without
from verbale.stores.source import ONTOLOGY
from verbale.transport import Credentials

pytestmark = pytest.mark.store

ENDPOINTS = {"oxigraph": "query", "fuseki": "/query", "virtuoso": "sparql"}
CREDENTIALS = {"virtuoso": Credentials("dba", "dba")}
QUERIES = catalogue([shipped("queries")])

# What Virtuoso 7.2.5 (Debian 12) answers to those it has no right answer for. docs/stores.md tells users.
NOT_WITH_VIRTUOSO = {
    "arithmetic-checks": "SP031: internal error of its compiler",
    "cause-chain": "SP031: sorts by an aggregate; grouped within, it counts the steps wrong",
    "chronology-checks": "SQ074: internal error of its compiler, or no answer in 30 s",
    "dyad-year": "SQ074: internal error of its compiler",
    "incidents": "SP031: sorts by an aggregate; grouped within, its optional steps within EXISTS cannot be walked (TR)",
    "network": "SP031: sorts by an aggregate; grouped within, EXISTS as a value cannot be compiled",
    "planned-and-wished": "SP031: cannot compile EXISTS within IF",
    "relation-profile": "SP031: sorts by an aggregate; grouped within, SQ074",
    "representation-gap": "ends the server",
    "statements": "SP031: sorts by an aggregate; grouped within, EXISTS with a path of optional steps holds too seldom",
    "timeline": "with two parties: EXISTS with a path of optional steps holds too seldom",
    "trade": "SQ074: internal error of its compiler",
}


@pytest.fixture(scope="session")
def filled(running, seeds_data):
    """Name and URL of a store that holds the graph of the seeds."""
    name, url = running
    remote = opened(name, url)
    report = load(Data.of([seeds_data]), remote, mode="replace")
    remote.close()
    assert report.complete, (report.problem, report.missing)
    assert report.sent > 10_000
    return name, url


def opened(name, url, **options):
    return Remote(url, credentials=CREDENTIALS.get(name), **options)


def cell(term):
    """What a cell is worth: numbers by value, parts of a concatenation in order."""
    if term is None or term.kind == "iri":
        return term and term.value
    text = re.sub(r"(?<=\d)\.0\b", "", term.value)  # STR() of a decimal is 5 here, and 5.0 with Jena
    return "; ".join(sorted(text.split("; ")))


def as_rows(result):
    return Counter(tuple(map(cell, row)) for row in result.rows)


def test_each_graph_was_counted_there(filled, seeds_data):
    name, url = filled
    remote = opened(name, url)
    counts = remote.counts(["", ONTOLOGY]) if name != "virtuoso" else remote.counts([ONTOLOGY])
    graphs = remote.graph_names("https://w3id.org/verbale/id/graph/")
    # What the Graph Store Protocol gives back is what the data holds.
    lines = list(remote.lines(next(g for g in graphs if g.endswith("/inferred"))))
    remote.close()
    assert all(counts.values())
    assert len(graphs) >= 7
    assert len(lines) == len(set(lines)) > 500


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_canned_queries_give_the_same_rows(filled, seeds_data, query):
    name, url = filled
    if name == "virtuoso" and query.name in NOT_WITH_VIRTUOSO:
        pytest.skip(f"Virtuoso 7.2.5: {NOT_WITH_VIRTUOSO[query.name]}")
    parameters = {k: str(v) for k, v in query.examples[0]["parameters"].items()}
    here = run(query.path, parameters, [seeds_data])
    graph = "reasoned" if name == "virtuoso" else None
    there = run(query.path, parameters, endpoint=url + ENDPOINTS[name], graph=graph)
    assert as_rows(there) == as_rows(here)


def test_evidence_comes_from_the_store(filled, seeds_data):
    name, url = filled
    here = run("memberships-shared", {"a": "peru", "b": "KR"}, [seeds_data], evidence=True)
    graph = "reasoned" if name == "virtuoso" else None
    there = run(
        "memberships-shared", {"a": "peru", "b": "KR"}, endpoint=url + ENDPOINTS[name], graph=graph, evidence=True
    )
    assert [set(quotes) for quotes in there.quotes] == [set(quotes) for quotes in here.quotes]
    assert any(there.quotes)


def test_loading_again_changes_nothing(filled, seeds_data):
    name, url = filled
    for mode in ("auto", "add"):
        remote = opened(name, url)
        report = load(Data.of([seeds_data]), remote, mode=mode)
        found = {graph.target: (graph.expected, graph.found) for graph in report.graphs}
        remote.close()
        assert report.complete
        assert all(expected == there for expected, there in found.values())


HOSTILE = [
    '"quotes \\" and \\\\ and \'"',
    '"line\\nfeed\\rreturn\\ttab"',
    '"한글 e\\u0301 \\u202Eleft\\u202C"@ko',
    f'"{"long " * 4000}"',
    '" .\\n<urn:a> <urn:b> <urn:c> ."',
    '"} ; DROP ALL ; INSERT DATA {"',
    '"12.50"^^<http://www.w3.org/2001/XMLSchema#decimal>',
    '"1963-04-01"^^<http://www.w3.org/2001/XMLSchema#date>',
    '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>',
]


def test_hostile_text_arrives_as_it_is(running, tmp_path):
    name, url = running
    graph = "https://w3id.org/verbale/id/graph/hostile%20letter"
    file = tmp_path / "hostile.nq"
    triples = [f"<urn:s:{n}> <urn:p:%2F> {literal} <{graph}> ." for n, literal in enumerate(HOSTILE)]
    file.write_text("\n".join(triples) + "\n", "utf-8")
    remote = opened(name, url)
    report = load(Data((file,), None), remote, mode="add")
    rows = remote.ask(f"SELECT ?s ?o {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
    remote.close()
    assert report.complete
    import pyoxigraph as ox

    sent = {q.subject.value: q.object.value for q in ox.parse(path=str(file), format=ox.RdfFormat.N_QUADS)}
    there = {row["s"]: row["o"] for row in rows}
    if name == "virtuoso":  # gives booleans as 1 and decimals as numbers
        numbers = {"urn:s:6", "urn:s:8"}
        assert there.keys() == sent.keys()
        there, sent = ({k: v for k, v in d.items() if k not in numbers} for d in (there, sent))
    assert {k: v.rstrip("0") for k, v in there.items()} == {k: v.rstrip("0") for k, v in sent.items()}


@pytest.fixture(scope="session")
def locked(tmp_path_factory):
    """A Fuseki that lets nobody in without a password."""
    able = script("fuseki", "available")
    if able.returncode:
        pytest.skip(f"fuseki: {able.stdout.strip()}")
    folder = tmp_path_factory.mktemp("locked")
    begun = script("fuseki", "start", folder, FUSEKI_PASSWORD="right-hush")
    assert begun.returncode == 0, begun.stderr
    yield begun.stdout.split()[-1]
    script("fuseki", "stop", folder)


def tried(url, credentials, data):
    remote = Remote(url, credentials=credentials, patience=Patience(30, 1), kind=KINDS["fuseki"])
    try:
        return load(data, remote)
    finally:
        remote.close()


def test_a_password_opens_fuseki(locked, seeds_data):
    data = Data.of([seeds_data])
    for credentials in (None, Credentials("admin", "wrong-hush")):
        with pytest.raises(StoreError, match="does not accept the name and password") as caught:
            tried(locked, credentials, data)
        assert "hush" not in str(caught.value)
    assert tried(locked, Credentials("admin", "right-hush"), data).complete


def test_a_wrong_password_is_refused_by_digest(filled, seeds_data):
    name, url = filled
    if name != "virtuoso":
        pytest.skip("only Virtuoso asks for a digest")
    remote = Remote(url, credentials=Credentials("dba", "wrong-hush"), patience=Patience(30, 1))
    with pytest.raises(StoreError, match="does not accept the name and password") as caught:
        load(Data.of([seeds_data]), remote)
    remote.close()
    assert "hush" not in str(caught.value)


def test_the_command_line(filled, seeds_data):
    name, url = filled
    done = subprocess.run(
        [sys.executable, "-m", "verbale", "load", "--to", url, "--data", str(seeds_data), "--store", name]
        + (["--user", "dba", "--password-env", "SECRET"] if name == "virtuoso" else []),
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, "SECRET": "dba"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "all counted there" in done.stderr


def test_a_store_follows_a_removed_document_and_back(filled, seeds_build, seeds_data, tmp_path):
    name, url = filled
    slug = sorted(path.stem for path in shipped("seeds").glob("*.txt"))[0]
    write_files(without(seeds_build.graph, [slug]), tmp_path)
    graph = f"https://w3id.org/verbale/id/graph/{slug}"
    for folder, there in ((tmp_path, False), (seeds_data, True)):
        remote = opened(name, url)
        report = sync(Data.of([folder]), remote)
        again = sync(Data.of([folder]), remote, dry=True)
        assert (remote.counts([graph])[graph] > 0) is there
        remote.close()
        assert report.complete, (report.problem, report.missing)
        assert 0 < report.sent < 10_000
        assert again.sent == 0


@pytest.mark.parametrize("name", ENDPOINTS)
def test_a_killed_store_is_completed_and_has_lost_nothing(name, tmp_path, seeds_data):
    able = script(name, "available")
    if able.returncode:
        pytest.skip(f"{name}: {able.stdout.strip()}")
    first, folder = Data.of([seeds_data]), tmp_path / "store"
    more = tmp_path / "more.nt"
    more.write_text("".join(f'<urn:s:{n}> <urn:p:x> "{n} words" .\n' for n in range(20_000)))
    layout = Layout.union().mapped(["facts=urn:g:more"])
    kind = dataclasses.replace(KINDS[name], batch_bytes=100_000)

    def begin():
        begun = script(name, "start", folder)
        assert begun.returncode == 0, begun.stderr
        return Remote(
            begun.stdout.split()[-1],
            credentials=CREDENTIALS.get(name),
            kind=kind,
            patience=Patience(60, 2, 0.01),
        )

    def kill(done, total):
        if (folder / "pid").exists():
            os.kill(int((folder / "pid").read_text()), signal.SIGKILL)
            (folder / "pid").unlink()

    remote = begin()
    try:
        assert load(first, remote).complete
        broken = load(Data((more,), None), remote, layout=layout, progress=kill)
        remote.close()
        assert "(2 times)" in broken.problem
        assert [graph.target for graph in broken.missing] == ["urn:g:more"]
        remote = begin()
        assert load(Data((more,), None), remote, layout=layout).complete
        assert sync(first, remote, dry=True).sent == 0
    finally:
        remote.close()
        script(name, "stop", folder)
