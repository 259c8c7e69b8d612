"""A question is bounded in time, memory, size and reach, and says which bound it met."""

import os
import subprocess
import sys
import time

import pytest

from verbale.model import InputError, LimitError, QueryError
from verbale.queries import engine, fork_server, run, worker
from verbale.queries.answering import answer

CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def children(of: int) -> set[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(of)], capture_output=True, text=True, check=False)
    return {int(pid) for pid in found.stdout.split()}


def workers() -> set[int]:
    """The processes that a question may have left: children here but for servers that wait, and their children."""
    servers = {server.pid for server in fork_server._idle.get(os.getpid(), [])}
    found = (children(os.getpid()) - servers).union(*map(children, servers))
    return {pid for pid in found if os.path.exists(f"/proc/{pid}")}  # noqa: PTH110  # ps itself is gone


@pytest.mark.skipif(not os.path.exists("/proc/self"), reason="looks at processes through /proc")  # noqa: PTH110
def test_after_its_time_the_worker_is_gone(data):
    before = workers()
    start = time.monotonic()
    with pytest.raises(LimitError, match=r"no answer within 0\.5 s"):
        run(CROSS, data=data, timeout_s=0.5)
    assert time.monotonic() - start < 10
    assert workers() <= before


@pytest.mark.skipif(sys.platform != "linux", reason="the system bounds memory by address space")
def test_memory_is_bounded(data):
    hungry = "SELECT ?a ?d ?g ?j { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?a ?d ?g ?j"
    start = time.monotonic()
    with pytest.raises(LimitError, match=r"ran out of memory \(64 MB\)"):
        run(hungry, data=data, max_memory_mb=64, timeout_s=60)
    assert time.monotonic() - start < 50
    assert run("SELECT ?s { ?s a vb:Embassy }", data=data, max_memory_mb=64).rows


def test_the_size_of_an_answer_is_bounded(data, monkeypatch):
    monkeypatch.setattr(engine, "MAX_BYTES", 2000)
    monkeypatch.setattr("verbale.queries.running.ask", answer)  # here, where the bound is lower
    with pytest.raises(LimitError, match=r"longer than 0 MB after \d+ rows; ask for fewer"):
        run("SELECT ?s ?o { ?s ?p ?o }", data=data)
    assert len(run("SELECT ?s ?o { ?s ?p ?o }", data=data, max_rows=5)) == 5


def test_what_a_worker_hands_back_is_bounded(data, monkeypatch):
    monkeypatch.setattr(worker, "MAX_PAYLOAD", 1 << 10)
    with pytest.raises(LimitError, match="the answer takes more than"):
        run("SELECT ?s ?o { ?s ?p ?o }", data=data)


@pytest.mark.parametrize("brackets", ["()", "{}"])
def test_nesting_without_end_ends_the_worker_alone(data, brackets):
    left, right = brackets
    inside = left * 20_000 + right * 20_000
    sparql = f"SELECT * {{ {inside} }}" if left == "{" else f"SELECT * {{ FILTER({inside}) }}"
    with pytest.raises((LimitError, QueryError)) as caught:
        run(sparql, data=data)
    assert "\n" not in str(caught.value)
    assert run("ASK { ?s a vb:Embassy }", data=data).truth


def test_a_worker_can_open_nothing_once_it_asks(data):
    # Were the guard to let it through, the engine still could not call.
    program = (
        "import sys, verbale.queries.store as store; from pathlib import Path; from verbale.queries import run;"
        "store.check_read_only = lambda sparql: None;"
        "run('SELECT * { SERVICE <http://127.0.0.1:1024/> { ?s ?p ?o } }', data=Path(sys.argv[1]))"
    )
    done = subprocess.run([sys.executable, "-c", program, str(data)], capture_output=True, text=True, check=False)
    assert "QueryError" in done.stderr
    assert "refused" not in done.stderr.lower()


def test_offset_and_limit(data):
    sparql = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"
    whole = run(sparql, data=data)
    assert not whole.truncated
    assert len(whole) > 20
    part = run(sparql, data=data, max_rows=5, offset=10)
    assert (part.rows, part.truncated) == (whole.rows[10:15], True)
    last = run(sparql, data=data, max_rows=5, offset=len(whole) - 5)
    assert (last.rows, last.truncated) == (whole.rows[-5:], False)
    beyond = run(sparql, data=data, offset=len(whole))
    assert (beyond.rows, beyond.truncated) == ((), False)


def test_which_graph_is_asked(data):
    def truths(sparql):
        return [run(sparql, data=data, graph=graph).truth for graph in ("facts", "reasoned", "all")]

    assert truths(r"ASK { id:mission\/embassy-bw-ke vb:sendingState id:state\/BW }") == [True, True, True]
    assert truths(r"ASK { id:state\/BW vb:representedIn id:state\/KE }") == [False, True, True]
    assert truths("ASK { ?c a vb:Claim }") == [False, False, True]
    assert truths("ASK { GRAPH ?g { ?c a vb:Claim } }") == [True, True, True]
    assert truths("ASK { vb:Embassy rdfs:subClassOf ?c }") == [False, False, True]
    assert run(r"ASK { id:state\/BW vb:representedIn id:state\/KE }", data=data).truth


def test_what_rests_on_inferred_triples_is_missed_among_the_facts_and_told(data):
    result = run("SELECT ?m { ?m a vb:DiplomaticMission }", data=data, graph="facts")
    assert result.reason == "The graph holds nothing that fits. Inferred triples were left out (--graph facts)."
    assert len(run("SELECT ?m { ?m a vb:Embassy }", data=data, graph="facts")) == 1


def test_a_folder_that_is_no_store_is_told_and_left_alone(tmp_path):
    with pytest.raises(InputError, match="no Oxigraph store there"):
        run("ASK {}", store_dir=tmp_path)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "CURRENT").write_text("nonsense")
    with pytest.raises(InputError, match=str(tmp_path)):
        run("ASK {}", store_dir=tmp_path)


def test_one_query_is_read_to_answer_one(data, tmp_path, monkeypatch):
    folder = tmp_path / "queries"
    folder.mkdir()
    (folder / "broken.rq").write_text("# title: [")
    (folder / "good.rq").write_text("# title: Good\nSELECT ?s { ?s a vb:Embassy }")
    monkeypatch.chdir(tmp_path)
    assert len(run("good", data=data)) == 1
