"""An endpoint that misbehaves is told in one line; only it is ever spoken to."""

from __future__ import annotations

import json
import threading
import time
from base64 import b64encode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from verbale.model import LimitError, QueryError
from verbale.queries import run, transport
from verbale.queries.endpoint import FACTS, EndpointGraph
from verbale.queries.names import INFERRED
from verbale.queries.results import XSD, Term

JSON = "application/sparql-results+json"
YES = json.dumps({"head": {}, "boolean": True}).encode()
ONE = json.dumps(
    {"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "uri", "value": "urn:a"}}]}}
).encode()


class Server:
    """A server that answers what a test says, and keeps what it was asked."""

    def __init__(self):
        self.asked = []
        self.answer = lambda asked: (200, {"Content-Type": JSON}, YES)
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                asked = {"path": self.path, "headers": dict(self.headers), "fields": parse_qs(body)}
                outer.asked.append(asked)
                status, headers, payload = outer.answer(asked)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if "Content-Length" not in headers:
                    self.send_header("Content-Length", str(len(payload)))
                self.end_headers()
                self.wfile.write(payload)

            def log_message(self, *args):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}/query"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def gives(self, payload, *, status=200, media_type=JSON, **headers):
        self.answer = lambda asked: (status, {"Content-Type": media_type} | headers, payload)


@pytest.fixture
def server():
    made = Server()
    yield made
    made.http.shutdown()
    made.http.server_close()


def ask(server, sparql="SELECT ?s { ?s ?p ?o }", **options):
    return EndpointGraph(server.url, **options).query(sparql).take(10)


@pytest.mark.parametrize(("told", "truth"), [("1", "true"), ("0", "false"), (None, "false")])
def test_a_truth_told_as_a_table_of_one_number_is_one(server, told, truth):
    """So does Virtuoso."""
    rows = [{"__ASK_RETVAL": {"type": "typed-literal", "datatype": XSD + "integer", "value": told}}] if told else []
    server.gives(json.dumps({"head": {"vars": ["__ASK_RETVAL"]}, "results": {"bindings": rows}}).encode())
    assert run("ASK { ?s a vb:State }", endpoint=server.url).truth is (truth == "true")
    assert ask(server, "ASK {}") == (((Term("literal", truth, XSD + "boolean"),),), False)
    assert EndpointGraph(server.url).knows("urn:a") is (truth == "true")


def test_a_query_is_sent_as_a_form_with_the_prefixes_it_uses(server):
    server.gives(ONE)
    assert ask(server, "SELECT ?s { ?s a vb:State }") == (((Term("iri", "urn:a"),),), False)
    (asked,) = server.asked
    assert asked["headers"]["Content-Type"] == "application/x-www-form-urlencoded"
    assert asked["headers"]["Accept"].startswith(JSON)
    assert "Authorization" not in asked["headers"]
    (sparql,) = asked["fields"]["query"]
    assert sparql.startswith("PREFIX vb: <https://w3id.org/verbale/ontology#> SELECT ?s { ?s a vb:State }")
    assert sparql.endswith("LIMIT 10001")
    assert set(asked["fields"]) == {"query"}


@pytest.mark.parametrize(
    "sparql", ["INSERT DATA { <urn:a> <urn:b> 1 }", "SELECT * { SERVICE <http://x> {} }", "ASK FROM <urn:a> {}"]
)
def test_what_is_refused_is_never_sent(server, sparql):
    with pytest.raises(QueryError):
        ask(server, sparql)
    assert server.asked == []


def test_every_kind_of_term(server):
    cells = [
        ({"type": "literal", "value": "a"}, Term("literal", "a")),
        ({"type": "literal", "value": "a", "xml:lang": "ko"}, Term("literal", "a", "", "ko")),
        (
            {"type": "literal", "value": "a", "datatype": "http://www.w3.org/2001/XMLSchema#string"},
            Term("literal", "a"),
        ),
        ({"type": "typed-literal", "value": "1", "datatype": "urn:d"}, Term("literal", "1", "urn:d")),
        ({"type": "bnode", "value": "b"}, Term("bnode", "b")),
    ]
    bindings = [{"s": cell} for cell, _ in cells] + [{}]
    server.gives(json.dumps({"head": {"vars": ["s"]}, "results": {"bindings": bindings}}).encode())
    rows, _ = ask(server)
    assert [row[0] for row in rows] == [term for _, term in cells] + [None]


@pytest.mark.parametrize(
    ("payload", "options", "says"),
    [
        (b"MALFORMED: no such thing", {"status": 400, "media_type": "text/plain"}, "answered 400 MALFORMED"),
        (b"\x1b[31mred", {"status": 500, "media_type": "text/plain"}, r"answered 500 \[31mred"),
        (b"", {"status": 401}, "VERBALE_ENDPOINT_USER"),
        (b"<html><h1>Not found</h1>", {"status": 404, "media_type": "text/html"}, "404 Not found; give the URL"),
        (b"", {"status": 503}, "busy"),
        (b"<html>Welcome", {"media_type": "text/html"}, "answered text/html, not SPARQL results"),
        (ONE[:-9], {}, "breaks off after"),
        (b"[" * 100_000, {}, "breaks off"),
        (b"{not json}", {}, "is no JSON"),
        (b"[]", {}, "no SPARQL results"),
        (b'{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": 7}]}}', {}, "no SPARQL results"),
        (b'{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "uri", "value": 7}}]}}', {}, "no SPARQL"),
        (ONE, {"Content-Length": "9999"}, "breaks off after|timed out|no answer"),
    ],
)
def test_a_faulty_answer_is_one_clear_line(server, payload, options, says):
    server.gives(payload, **options)
    with pytest.raises((QueryError, LimitError), match=says) as caught:
        ask(server, timeout_s=2)
    assert "\n" not in str(caught.value)
    assert "\x1b" not in str(caught.value)
    assert server.url in str(caught.value)


@pytest.mark.parametrize("odd", ["urn:a> } SERVICE <http://x> {", "urn:a##", "no iri", ""])
def test_an_iri_that_is_none_is_shown_and_never_sent_back(server, odd):
    bindings = [{"s": {"type": "uri", "value": odd}, "fact": {"type": "uri", "value": odd}}]
    server.gives(json.dumps({"head": {"vars": ["s", "fact"]}, "results": {"bindings": bindings}}).encode())
    result = run("SELECT ?s ?fact { ?s ?p ?fact }", endpoint=server.url, evidence=True)
    assert result.rows == ((Term("iri", odd), Term("iri", odd)),)
    assert len(server.asked) == 1


def test_an_empty_answer_costs_few_requests(server):
    server.answer = lambda asked: (
        200,
        {"Content-Type": JSON},
        YES if "ASK" in asked["fields"]["query"][0] else b'{"head": {"vars": ["s"]}, "results": {"bindings": []}}',
    )
    found = run("SELECT ?s { ?s ?p $a, $b }", a="state/KE", b="state/BW", endpoint=server.url)
    assert found.reason.startswith("Documents speak of")
    assert len(server.asked) < 20


def test_broken_triples_are_told(server):
    server.gives(b"<urn:a> <urn:b> .", media_type="application/n-triples")
    with pytest.raises(QueryError, match="cannot be read"):
        ask(server, "CONSTRUCT WHERE { ?s ?p ?o }")
    server.gives(b"x", media_type="image/png")
    with pytest.raises(QueryError, match="not triples"):
        ask(server, "DESCRIBE <urn:a>")


def test_time_and_size_are_bounded(server, monkeypatch):
    def slow(asked):
        time.sleep(6)
        return 200, {"Content-Type": JSON}, YES

    server.answer = slow
    start = time.monotonic()
    with pytest.raises(LimitError, match=r"no answer within 0\.3 s"):
        ask(server, timeout_s=0.3)
    assert time.monotonic() - start < 5
    monkeypatch.setattr(transport, "MAX_BYTES", 1 << 20)
    server.gives(b" " * (3 << 20))
    small = transport.Transport(server.url, timeout_s=5, max_bytes=1 << 20)
    with pytest.raises(LimitError, match="longer than 1 MB"):
        small.post([("query", "ASK {}")], JSON)


def test_a_redirect_is_followed_on_the_same_host_with_the_query(server):
    server.answer = lambda asked: (
        (307, {"Location": "/sparql"}, b"") if asked["path"] == "/query" else (200, {"Content-Type": JSON}, ONE)
    )
    assert len(ask(server)[0]) == 1
    assert [asked["path"] for asked in server.asked] == ["/query", "/sparql"]
    assert server.asked[0]["fields"] == server.asked[1]["fields"]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_another_place_is_refused(server, status, monkeypatch):
    monkeypatch.setenv("VERBALE_ENDPOINT_PASSWORD", "hush")
    other = Server()
    try:
        server.gives(b"", status=status, Location=other.url + "?key=hush")
        with pytest.raises(QueryError, match="redirects to http://127") as caught:
            ask(server)
        assert "hush" not in str(caught.value)
        assert other.asked == []
    finally:
        other.http.shutdown()
        other.http.server_close()


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://127.0.0.1/x", "", "http://u:p@127.0.0.1/", "//[", "/query"]
)
def test_a_redirect_to_nowhere_good_is_refused(server, location):
    server.gives(b"", status=302, Location=location)
    with pytest.raises(QueryError):
        ask(server)


def test_credentials_come_from_the_environment_and_stay_secret(server, monkeypatch):
    monkeypatch.setenv("VERBALE_ENDPOINT_USER", "ann")
    monkeypatch.setenv("VERBALE_ENDPOINT_PASSWORD", "hush")
    ask(server, "ASK {}")
    assert server.asked[0]["headers"]["Authorization"] == "Basic " + b64encode(b"ann:hush").decode()
    server.gives(b"", status=403)
    with pytest.raises(QueryError) as caught:
        ask(server)
    assert "hush" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "http://ann:hush@127.0.0.1/query",
        "file:///etc/passwd",
        "ftp://127.0.0.1/query",
        "http://",
        "query",
        "http://[::1",
        "http://127.0.0.1:port/",
        "http://127.0.0.1/a b",
        "http://127.0.0.1/\nHost: x",
    ],
)
def test_a_url_that_cannot_be_an_endpoint_is_refused(url):
    with pytest.raises(QueryError) as caught:
        EndpointGraph(url)
    assert "hush" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_nothing_there_is_told(server):
    server.http.shutdown()
    server.http.server_close()
    with pytest.raises(QueryError, match="is the server running"):
        ask(server)


def test_keys_behind_the_question_mark_are_not_shown(server):
    server.gives(b"", status=500)
    with pytest.raises(QueryError) as caught:
        EndpointGraph(server.url + "?apikey=hush").query("ASK {}")
    assert "hush" not in str(caught.value)
    assert server.asked[0]["path"] == "/query?apikey=hush"


def graphs(*names):
    def answer(asked):
        (sparql,) = asked["fields"]["query"]
        if "GRAPH ?g" not in sparql:
            return 200, {"Content-Type": JSON}, YES
        bindings = [{"g": {"type": "uri", "value": name}} for name in names]
        payload = json.dumps({"head": {"vars": ["g"]}, "results": {"bindings": bindings}}).encode()
        return 200, {"Content-Type": JSON}, payload

    return answer


@pytest.mark.parametrize(
    ("graph", "default"), [("facts", [FACTS]), ("reasoned", [FACTS, INFERRED]), ("all", [FACTS, INFERRED, "urn:doc"])]
)
def test_the_protocol_composes_the_default_graph(server, graph, default):
    server.answer = graphs("urn:doc", FACTS, INFERRED)
    ask(server, "ASK { ?s ?p ?o }", graph=graph)
    fields = server.asked[-1]["fields"]
    assert sorted(fields["default-graph-uri"]) == sorted(default)
    assert sorted(fields["named-graph-uri"]) == sorted(["urn:doc", FACTS, INFERRED])


@pytest.mark.parametrize("graph", ["facts", "reasoned", "all"])
def test_a_default_graph_that_cannot_be_had_is_told(server, graph):
    server.answer = graphs(INFERRED)
    with pytest.raises(QueryError, match=f"--graph {graph} needs the facts in GRAPH"):
        ask(server, "ASK { ?s ?p ?o }", graph=graph)
