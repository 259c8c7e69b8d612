"""Batches on their way: by N-Quads, by the Graph Store Protocol, or by SPARQL Update."""

from __future__ import annotations

from abc import ABC, abstractmethod

from verbale.model import StoreError
from verbale.stores.batches import Batch, Part
from verbale.stores.remote import Refused, Remote
from verbale.stores.source import ONTOLOGY

_TRIPLES = {"Content-Type": "application/n-triples"}
_QUADS = {"Content-Type": "application/n-quads"}
_UPDATE = {"Content-Type": "application/sparql-update"}
_TOO_LARGE = 413
_LARGE = 2 << 20
"""Bytes from which on a store's bulk loader is asked for, where it has one."""


class Sender(ABC):
    """Sends batches to a store; sending twice is harmless. ``replace`` empties a graph before its first statements."""

    def __init__(self, remote: Remote, *, replace: bool) -> None:
        self._remote = remote
        self._replace = replace

    def send(self, batch: Batch) -> None:
        """Bring a batch into the store; one that is too large for it goes in parts."""
        try:
            self._send(batch)
        except Refused as error:
            halves = batch.halves()
            if error.status != _TOO_LARGE or len(halves) == 1:
                raise
            for half in halves:
                self.send(half)

    @abstractmethod
    def _send(self, batch: Batch) -> None: ...

    def _fresh(self, part: Part) -> bool:
        # The ontology has blank nodes, which would double: it comes whole, and in place of what is there.
        return part.first and (self._replace or part.target == ONTOLOGY)

    def _put(self, part: Part) -> None:
        """One graph by the Graph Store Protocol: PUT puts it in place of what is there, POST adds."""
        method = "PUT" if self._fresh(part) else "POST"
        url = self._in_bulk(self._remote.graph_url(part.target), part.lines)
        self._remote.request(method, url, body=part.lines, headers=_TRIPLES, changes=True)

    def _in_bulk(self, url: str, body: bytes) -> str:
        """The address of the store's bulk loader for what is large; small graphs are replaced in one step."""
        bulk = self._remote.kind.bulk
        return f"{url}{'&' if '?' in url else '?'}{bulk}" if bulk and len(body) > _LARGE else url

    def _update(self, text: bytes) -> None:
        url = self._remote.services.update
        assert url is not None
        self._remote.request("POST", url, body=text, headers=_UPDATE, changes=True)


class GraphSender(Sender):
    """One request a graph, by the SPARQL 1.1 Graph Store HTTP Protocol."""

    def _send(self, batch: Batch) -> None:
        for part in batch.parts:
            self._put(part)


class QuadSender(Sender):
    """Many graphs with one request, for stores that take N-Quads; a batch of one graph replaces it in one step."""

    def _send(self, batch: Batch) -> None:
        if len(batch.parts) == 1:
            self._put(batch.parts[0])
            return
        services = self._remote.services
        if fresh := [part for part in batch.parts if self._fresh(part)]:
            self._update(_cleared(fresh))
        assert services.quads is not None
        body = batch.nquads()
        self._remote.request("POST", self._in_bulk(services.quads, body), body=body, headers=_QUADS, changes=True)


class UpdateSender(Sender):
    """One SPARQL 1.1 Update a batch: it empties and fills in one request."""

    def _send(self, batch: Batch) -> None:
        text = _cleared([part for part in batch.parts if self._fresh(part)])
        text += b"INSERT DATA {\n"
        for part in batch.parts:
            text += b"GRAPH <%s> {\n%s}\n" % (part.target.encode(), part.lines) if part.target else part.lines
        self._update(text + b"}")


def sender_for(remote: Remote, *, replace: bool) -> Sender:
    """What sends to this store: N-Quads where it takes them, else the Graph Store Protocol, else SPARQL Update."""
    services = remote.services
    if services.quads is not None and services.update is not None:
        return QuadSender(remote, replace=replace)
    if services.graphs is not None:
        return GraphSender(remote, replace=replace)
    if services.update is not None:
        return UpdateSender(remote, replace=replace)
    raise StoreError(f"{remote.name}: {remote.kind.title} takes nothing up; give another URL or --store")


def _cleared(parts: list[Part]) -> bytes:
    names = (b"GRAPH <%s>" % part.target.encode() if part.target else b"DEFAULT" for part in parts)
    return b"".join(b"DROP SILENT %s ;\n" % name for name in names)
