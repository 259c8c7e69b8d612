"""A small store over HTTP that can be told to fail: Oxigraph in this process, spoken to as Oxigraph's server is."""

from __future__ import annotations

import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox


class FakeStore:
    """``fault`` is asked before each request: ``None``, a status, ``"drop"``, or seconds to wait."""

    def __init__(self, *, server="Oxigraph/0.5"):
        self.store = ox.Store()
        self.requests = []
        self.fault = lambda method, path, number: None
        self.headers = {}
        self.takes_gzip = True
        self.authorization = None
        self.lock = threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            server_version, sys_version = server, ""

            def handle_any(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                with outer.lock:
                    outer.requests.append((self.command, self.path, dict(self.headers), body))
                    number = len(outer.requests)
                if outer.authorization and not outer.authorization(self.headers.get("Authorization", "")):
                    self.answer(401, b"who are you?", **{"WWW-Authenticate": 'Basic realm="store"'})
                    return
                fault = outer.fault(self.command, self.path, number)
                if fault == "drop":
                    self.close_connection = True
                    self.connection.close()
                elif isinstance(fault, float):
                    time.sleep(fault)
                    self.close_connection = True
                elif fault is not None:
                    status, words = fault if isinstance(fault, tuple) else (fault, b"a fault")
                    self.answer(status, words)
                else:
                    with outer.lock:
                        self.answer(*self.done(body))

            do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = handle_any  # noqa: N815

            def done(self, body):
                parts = urlsplit(self.path)
                if self.headers.get("Content-Encoding") == "gzip":
                    if not outer.takes_gzip:
                        return 415, b"not packed, please"
                    body = gzip.decompress(body)
                if self.command == "HEAD":
                    return 200, b""
                if parts.path == "/query":
                    found = outer.store.query(parse_qs(body.decode())["query"][0])
                    return 200, found.serialize(format=ox.QueryResultsFormat.JSON)
                if parts.path == "/update":
                    outer.store.update(body.decode())
                    return 204, b""
                return self.graph_store(parse_qs(parts.query, keep_blank_values=True), body)

            def graph_store(self, query, body):
                graph = ox.NamedNode(query["graph"][0]) if "graph" in query else ox.DefaultGraph()
                if self.command == "GET":
                    quads = outer.store.quads_for_pattern(None, None, None, graph)
                    return 200, ox.serialize((q.triple for q in quads), format=ox.RdfFormat.N_TRIPLES)
                if self.command in {"PUT", "DELETE"}:
                    outer.store.clear_graph(graph)
                if "graph" in query or "default" in query:
                    outer.store.load(input=body, format=ox.RdfFormat.N_TRIPLES, to_graph=graph)
                else:
                    assert self.headers["Content-Type"] == "application/n-quads"
                    outer.store.load(input=body, format=ox.RdfFormat.N_QUADS)
                return 204, b""

            def answer(self, status, payload, **headers):
                self.send_response(status)
                for name, value in {**outer.headers, **headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Type", "application/sparql-results+json")
                if status != 204:
                    self.send_header("Content-Length", str(len(payload)))
                self.end_headers()
                if self.command != "HEAD" and status != 204:
                    self.wfile.write(payload)

            def log_message(self, *args):
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request, client_address):
                pass  # a client that went away is what some tests are about

        self.http = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}/"
        threading.Thread(target=self.http.serve_forever, args=(0.05,), daemon=True).start()

    def close(self):
        self.http.shutdown()
        self.http.server_close()

    def changes(self):
        """The requests that may have changed something."""
        return [r for r in self.requests if r[0] in {"PUT", "DELETE"} or (r[0] == "POST" and r[1] != "/query")]

    def quads(self):
        return set(map(str, self.store))
