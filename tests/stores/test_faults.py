"""A store that fails in every way it can: a clear message, nothing lost, and the second run completes the load."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys

import pytest

from verbale.model import StoreError
from verbale.stores import Data, load
from verbale.stores.kinds import KINDS
from verbale.stores.layout import Layout
from verbale.stores.remote import Patience, Remote
from verbale.transport import Credentials

QUICK = Patience(timeout_s=5.0, tries=3, wait_s=0.01)
GRAPHS = 12
ALL = 3 + GRAPHS * 200
"""Triples that the store holds in the end: the facts, and those of the documents."""


@pytest.fixture
def data(tmp_path):
    file = tmp_path / "small.nq"
    with file.open("w") as out:
        for n in range(3):
            out.write(f'<urn:s> <urn:p{n}> "fact {n}" .\n')
        for graph in range(GRAPHS):
            for n in range(200):
                out.write(f'<urn:s{n}> <urn:p> "line\\n{n}" <https://w3id.org/verbale/id/graph/letter-{graph}> .\n')
    return Data((file,), None)


@pytest.fixture
def small_batches(monkeypatch):
    """Many requests for few triples."""
    kind = KINDS["oxigraph"]
    monkeypatch.setitem(KINDS, "oxigraph", type(kind)(kind.name, kind.title, kind.services, batch_bytes=20_000))


def loaded(fake, data, *, mode="auto", patience=QUICK, news=None, **options):
    remote = Remote(fake.url, patience=patience, tell=(news if news is not None else []).append, **options)
    try:
        return load(data, remote, mode=mode)
    finally:
        remote.close()


def test_a_sound_store_takes_all_in_few_requests(fake, data):
    report = loaded(fake, data)
    assert report.complete
    assert (len(fake.store), report.sent) == (ALL, ALL)
    assert [request[:2] for request in fake.changes()] == [("POST", "/update"), ("POST", "/store")]
    assert all(graph.found == graph.expected for graph in report.graphs)


def test_loading_twice_is_loading_once(fake, data):
    loaded(fake, data)
    before = fake.quads()
    assert loaded(fake, data, mode="replace").complete
    assert loaded(fake, data, mode="add").complete
    assert fake.quads() == before


@pytest.mark.usefixtures("small_batches")
def test_killed_in_the_middle_then_completed(fake, data):
    fake.fault = lambda method, path, number: "drop" if len(fake.changes()) > 3 else None
    report = loaded(fake, data)
    assert not report.complete
    assert "the connection broke off (3 times)" in report.problem
    assert report.sent < ALL
    assert 0 < len(fake.store) < ALL
    # Reading went on, so that all that is missing can be named.
    assert sum(graph.expected for graph in report.missing) >= ALL - len(fake.store)
    fake.fault = lambda method, path, number: None
    second = loaded(fake, data, mode="replace")
    assert second.complete
    assert len(fake.store) == ALL


@pytest.mark.usefixtures("small_batches")
def test_gone_for_good_in_the_middle(fake, data):
    def vanish(method, path, number):
        if len(fake.changes()) > 2:
            fake.http.socket.close()
            return "drop"
        return None

    fake.fault = vanish
    report = loaded(fake, data)
    assert report.problem
    assert all(graph.found == 0 for graph in report.missing)  # nobody is there to ask


def test_a_refused_password_is_told_at_once_and_never_shown(fake, data):
    fake.authorization = lambda field: field == "Basic " + "x" * 8
    for credentials in (None, Credentials("ann", "hush")):
        with pytest.raises(StoreError, match=r"401 who are you.; it does not accept the name and password") as caught:
            loaded(fake, data, credentials=credentials, kind=KINDS["oxigraph"])
        assert "hush" not in str(caught.value)
    assert len(fake.requests) == 3  # without a name one, with it a second after the challenge
    assert len(fake.store) == 0


def test_the_right_password_is_shown_once_asked_for(fake, data):
    right = Credentials("ann", "hush")
    fake.authorization = lambda field: field == right.basic()
    assert loaded(fake, data, credentials=right).complete
    assert "Authorization" not in fake.requests[0][2]
    assert all("Authorization" in request[2] for request in fake.requests[1:])
    assert "hush" not in repr(right)


@pytest.mark.parametrize("status", [500, 502, 503, 504, 429])
def test_failing_for_a_while_then_recovering(fake, data, status):
    failed = []

    def fault(method, path, number):
        if path == "/store" and len(failed) < 2:
            failed.append(number)
            return status, b"in a moment"
        return None

    fake.fault = fault
    news = []
    report = loaded(fake, data, news=news)
    assert report.complete
    assert len(fake.store) == ALL
    assert len(failed) == 2
    assert [f"answered {status} in a moment; trying again" in line for line in news] == [True, True]


def test_a_store_says_how_long_to_wait(fake, data):
    fake.headers = {"Retry-After": "0"}
    fake.fault = lambda method, path, number: 503 if path == "/store" and len(fake.changes()) < 3 else None
    news = []
    assert loaded(fake, data, news=news).complete
    assert news


def test_a_slow_store_is_given_up_and_completed_later(fake, data):
    fake.fault = lambda method, path, number: 0.6 if path == "/store" else None
    report = loaded(fake, data, patience=Patience(timeout_s=0.2, tries=2, wait_s=0.01))
    assert "no answer within 0.2 s (--timeout-s) (2 times)" in report.problem
    assert not report.complete
    fake.fault = lambda method, path, number: None
    assert loaded(fake, data).complete
    assert len(fake.store) == ALL


@pytest.mark.parametrize(
    "answer", [(507, b""), (500, b"java.io.IOException: No space left on device"), (413, b"the quota is used up")]
)
@pytest.mark.usefixtures("small_batches")
def test_a_full_store_is_told_without_trying_again(fake, data, answer):
    fake.fault = lambda method, path, number: answer if len(fake.changes()) > 3 else None
    news = []
    report = loaded(fake, data, news=news)
    assert "the store is full: make room" in report.problem
    assert news == []
    assert 0 < len(fake.store) < ALL
    assert {graph.target for graph in report.missing}
    fake.fault = lambda method, path, number: None
    assert loaded(fake, data, mode="replace").complete
    assert len(fake.store) == ALL


def test_a_batch_that_is_too_large_goes_in_parts(fake, data):
    def fault(method, path, number):
        return 413 if len(fake.requests[-1][3]) > 30_000 and path.startswith("/store") else None

    fake.fault = fault
    assert loaded(fake, data).complete
    assert len(fake.store) == ALL


def test_what_is_lost_on_the_way_is_found_by_counting(fake, data):
    fake.fault = lambda method, path, number: (204, b"") if path == "/store" else None  # says yes, does nothing
    report = loaded(fake, data)
    assert not report.problem
    assert not report.complete
    assert sum(graph.expected - graph.found for graph in report.missing) == ALL


def test_what_stands_twice_is_counted_once(fake, tmp_path):
    file = tmp_path / "twice.nt"
    file.write_text('<urn:s> <urn:p> "a" .\n<urn:s> <urn:p> "a" .\n')
    assert loaded(fake, Data((file,), None)).complete
    assert len(fake.store) == 1


def test_compression_is_left_where_it_is_not_understood(fake, data):
    assert loaded(fake, data, compress=True).complete
    assert gzip.decompress(next(r[3] for r in fake.changes() if r[1] == "/store"))
    fake.takes_gzip = False
    assert loaded(fake, data, compress=True, mode="replace").complete
    assert len(fake.store) == ALL


def test_a_default_graph_of_others_is_not_replaced(fake, data):
    fake.store.update('INSERT DATA { <urn:theirs> <urn:p> "precious" }')
    with pytest.raises(StoreError, match="holds triples that `verbale load` did not bring; --replace"):
        loaded(fake, data)
    assert fake.changes() == []
    assert loaded(fake, data, mode="add").complete
    assert "precious" in "".join(fake.quads())
    assert loaded(fake, data, mode="replace").complete
    assert "precious" not in "".join(fake.quads())


def test_a_dry_run_changes_nothing(fake, data):
    remote = Remote(fake.url, patience=QUICK)
    report = load(data, remote, dry=True)
    remote.close()
    assert fake.changes() == []
    assert sum(graph.expected for graph in report.graphs) == ALL


def test_every_way_of_sending_brings_the_same(fake, data):
    seen = []
    for kind, url in (("oxigraph", fake.url), ("gsp", fake.url + "store"), ("sparql-update", fake.url + "update")):
        fake.store.clear()
        query_url = fake.url + "query" if kind == "sparql-update" else None
        remote = Remote(url, kind=KINDS[kind], patience=QUICK, query_url=query_url)
        assert load(data, remote, layout=Layout.separate(), mode="replace").complete
        remote.close()
        seen.append(fake.quads())
    assert seen[0] == seen[1] == seen[2]
    assert len(seen[0]) == ALL


def test_an_unknown_store_is_asked_to_be_named(data):
    from fake import FakeStore

    other = FakeStore(server="Something/1")
    try:
        with pytest.raises(StoreError, match=r"cannot tell what store this is .it calls itself 'Something/1'.*--store"):
            loaded(other, data)
    finally:
        other.close()


@pytest.mark.parametrize("url", ["ftp://h/", "http://ann:hush@h/", "http://", "store", "http://[::1"])
def test_a_url_that_cannot_be_a_store_is_refused(url):
    with pytest.raises(StoreError) as caught:
        Remote(url)
    assert "hush" not in str(caught.value)


def command(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "verbale", "load", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, **environment},
        check=False,
    )


def test_the_command_tells_what_is_missing_and_exits_1_then_0(fake, data):
    fake.fault = lambda method, path, number: 507 if path == "/store" else None
    (file,) = data.files
    first = command("--to", fake.url, "--data", file, "--tries", "1")
    assert first.returncode == 1, first.stderr
    assert "the store is full" in first.stderr
    assert "letter-3>: 0 of 200 triples" in first.stderr
    assert "run the same again to complete it" in first.stderr
    fake.fault = lambda method, path, number: None
    second = command("--to", fake.url, "--data", file)
    assert second.returncode == 0, second.stderr
    assert "all counted there" in second.stderr


def test_the_command_refused_exits_2_and_shows_no_password(fake, data, tmp_path):
    fake.authorization = lambda field: False
    (file,) = data.files
    given = command("--to", fake.url, "--data", file, "--user", "ann", "--password-env", "SECRET", SECRET="hush")
    assert given.returncode == 2
    assert "does not accept the name and password" in given.stderr
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login ann password hush\n")
    read = command("--to", fake.url, "--data", file, NETRC=str(netrc))
    assert read.returncode == 2
    assert any("Authorization" in request[2] for request in fake.requests[-1:])
    assert "hush" not in given.stderr + read.stderr + given.stdout + read.stdout
    assert command("--to", fake.url, "--data", file, "--password-env", "NO_SUCH", "--user", "a").returncode == 2
    assert command("--to", "http://127.0.0.1:1/", "--data", file, "--tries", "1").returncode == 2
