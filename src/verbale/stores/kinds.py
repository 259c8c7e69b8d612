"""The kinds of triple store: where their services lie, and what they can do."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from verbale.model import StoreError
from verbale.stores.layout import Layout


@dataclass(frozen=True, slots=True)
class Services:
    """The addresses of a store's services; ``None`` where there is none.

    ``graphs`` is the Graph Store Protocol's, ``quads`` takes N-Quads by POST.
    """

    query: str | None
    update: str | None
    graphs: str | None
    quads: str | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of store.

    ``union`` says that its default graph is the union of all others; ``bulk`` is what in the query part of an address
    asks for its bulk loader, which leaves a part of what it was sent behind if it is killed.
    """

    name: str
    title: str
    services: Callable[[str], Services]
    union: bool = False
    batch_bytes: int = 8 << 20
    bulk: str = ""

    @property
    def layout(self) -> Layout:
        """The graphs that a store of this kind is given."""
        return Layout.union() if self.union else Layout.separate()


def _under(url: str, path: str, replaced: str = "") -> str:
    """``path`` below the URL, after a known last step is taken off."""
    parts = urlsplit(url)
    base = re.sub(rf"/(?:{replaced})/?$", "", parts.path) if replaced else parts.path
    return urlunsplit(parts._replace(path=base.rstrip("/") + path))


def _oxigraph(url: str) -> Services:
    def at(path: str) -> str:
        return _under(url, path, "query|update|store")

    return Services(at("/query"), at("/update"), at("/store"), at("/store"))


def _fuseki(url: str) -> Services:
    def at(path: str) -> str:
        return _under(url, path, "query|sparql|update|data|get|upload")

    return Services(at("/query"), at("/update"), at("/data"), at("/data"))


def _virtuoso(url: str) -> Services:
    def at(path: str) -> str:
        return _under(url, path, "sparql|sparql-auth|sparql-graph-crud|sparql-graph-crud-auth")

    return Services(at("/sparql"), at("/sparql-auth"), at("/sparql-graph-crud-auth"))


def _graphdb(url: str) -> Services:
    def at(path: str) -> str:
        return _under(url, path, "statements|rdf-graphs/service")

    return Services(at(""), at("/statements"), at("/rdf-graphs/service"), at("/statements"))


def _gsp(url: str) -> Services:
    return Services(None, None, url)


def _update(url: str) -> Services:
    query = re.sub(r"/update(?=/?$)", "/query", urlsplit(url).path)
    query = re.sub(r"/statements(?=/?$)", "", query)
    return Services(urlunsplit(urlsplit(url)._replace(path=query)), url, None)


KINDS = {
    kind.name: kind
    for kind in (
        Kind("oxigraph", "Oxigraph", _oxigraph, batch_bytes=16 << 20, bulk="no_transaction"),
        Kind("fuseki", "Apache Jena Fuseki", _fuseki),
        # It compiles what it is sent as one statement; larger ones fail.
        Kind("virtuoso", "Virtuoso", _virtuoso, union=True, batch_bytes=4 << 20),
        Kind("graphdb", "GraphDB", _graphdb, union=True),
        Kind("gsp", "a Graph Store Protocol server", _gsp),
        Kind("sparql-update", "a SPARQL Update server", _update, batch_bytes=1 << 20),
    )
}
"""Name → kind."""

_SERVERS = {"oxigraph": "oxigraph", "fuseki": "fuseki", "jena": "fuseki", "virtuoso": "virtuoso", "graphdb": "graphdb"}


def recognised(url: str, server: str) -> Kind:
    """The kind of store that a URL and the ``Server`` field of its answers tell; ``StoreError`` if they do not.

    >>> recognised("http://localhost:7878/", "oxigraph/0.5.1").name
    'oxigraph'
    """
    for word, name in _SERVERS.items():
        if word in server.lower():
            return KINDS[name]
    path = urlsplit(url).path
    if re.search(r"/repositories/[^/]+(?:/statements)?/?$", path):
        return KINDS["graphdb"]
    if re.search(r"/sparql-graph-crud(?:-auth)?/?$", path):
        return KINDS["virtuoso"]
    said = f" (it calls itself {server!r})" if server else ""
    raise StoreError(
        f"{url}: cannot tell what store this is{said}; say so with --store, which takes {', '.join(KINDS)}"
    )
