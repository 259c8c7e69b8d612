"""A running store: requests with patience, and what it holds."""

from __future__ import annotations

import gzip
import json
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit, urlunsplit

from verbale.model import StoreError
from verbale.stores.kinds import KINDS, Kind, Services, recognised
from verbale.stores.layout import shown
from verbale.transport import Address, Client, Credentials, Reply, TransportError, cleaned

_MAX_BYTES = 16 << 20
_PASSING = {408, 425, 429, 500, 502, 503, 504}
"""Statuses after which the same request may succeed a little later."""

_FULL = re.compile(r"no space left|disk (?:is )?full|insufficient storage|quota", re.I)
_LONGEST_WAIT_S = 60.0
_NAMES_AT_A_TIME = 200
_MOST_GRAPHS = 100_000


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited for one answer, how often a request is tried, and how long between two trials at first."""

    timeout_s: float = 300.0
    tries: int = 6
    wait_s: float = 0.5


class Remote:
    """A store behind a URL; nothing is sent before the first question. ``tell`` is called with one line of news."""

    def __init__(
        self,
        url: str,
        *,
        kind: Kind | None = None,
        credentials: Credentials | None = None,
        query_url: str | None = None,
        patience: Patience | None = None,
        compress: bool | None = None,
        tell: Callable[[str], None] = lambda words: None,
    ) -> None:
        try:
            self._client = Client(url, credentials=credentials)
            if query_url is not None:
                Address.of(query_url)
        except TransportError as error:
            advice = "; give them with --user, --password-env or ~/.netrc" if error.kind == "secret" else ""
            raise StoreError(f"{str(error).replace('the URL', 'the URL of a store', 1)}{advice}") from None
        self.address = self._client.address
        self.name = self.address.name
        self._kind: Kind | None = kind
        self._query_url = query_url
        self._patience = patience or Patience()
        self._compress = not self.address.loopback if compress is None else compress
        self._tell = tell
        self.tried = False
        """Whether anything was sent that may have changed the store."""

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    @property
    def kind(self) -> Kind:
        """What store it is; asked once, if it was not said."""
        if self._kind is None:
            # HEAD, since some answer GET with all they have.
            reply = self.request("HEAD", self.address.url, headers={"Accept": "*/*"}, any_status=True, short=True)
            server = "fuseki" if "Fuseki-Request-Id" in reply.headers else reply.headers.get("Server", "")
            self._kind = recognised(self.name, cleaned(server, 60))
        return self._kind

    @property
    def services(self) -> Services:
        """Where its services lie."""
        found = self.kind.services(self.address.url)
        if self._query_url is not None:
            return Services(self._query_url, found.update, found.graphs, found.quads)
        return found

    # -- requests -------------------------------------------------------------------------------------------------

    def request(
        self,
        method: str,
        url: str,
        *,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        any_status: bool = False,
        short: bool = False,
        changes: bool = False,
    ) -> Reply:
        """The reply, after as many trials as patience allows; ``StoreError`` where it is a refusal or none at all.

        Every request is safe to repeat. ``short`` tries once; ``changes`` says that it may change the store.
        """
        patience = self._patience
        tries = 1 if short else patience.tries
        for number in range(1, tries + 1):
            reply, words = self._attempt(method, url, body, headers or {}, any_status=any_status, changes=changes)
            if reply is not None and words is None:
                return reply
            if number == tries:
                often = f" ({tries} times)" if tries > 1 else ""
                raise StoreError(f"{self.name}: {words}{often}")
            wait = _asked_for(reply) or patience.wait_s * 2 ** (number - 1)
            self._tell(f"{self.name}: {words}; trying again in {wait:g} s")
            time.sleep(wait)
        raise AssertionError("unreachable")

    def _attempt(
        self, method: str, url: str, body: bytes | None, headers: Mapping[str, str], *, any_status: bool, changes: bool
    ) -> tuple[Reply | None, str | None]:
        """The reply, and what was wrong if trying again may help; raises ``StoreError`` where it cannot."""
        packed = body is not None and changes and self._compress and len(body) > 1024
        fields = {**headers, **({"Content-Encoding": "gzip"} if packed else {})}
        payload = gzip.compress(body, 3, mtime=0) if packed and body is not None else body
        self.tried = self.tried or changes
        try:
            reply = self._client.request(
                method, url, body=payload, headers=fields, timeout_s=self._patience.timeout_s, max_bytes=_MAX_BYTES
            )
        except TransportError as error:
            if not error.passing:
                raise StoreError(f"{self.name}: {error}") from None
            late = f"no answer within {self._patience.timeout_s:g} s (--timeout-s)"
            return None, late if error.kind == "late" else str(error)
        if packed and reply.status in {400, 406, 415, 501}:
            self._compress = False  # it may not understand what is packed; send it as it is from now on
            return self._attempt(method, url, body, headers, any_status=any_status, changes=changes)
        if reply.status < 300 or any_status:
            return reply, None
        words = f"answered {reply.status} {reply.words}"
        if reply.status in _PASSING and not _FULL.search(reply.words):
            return reply, words
        raise Refused(f"{self.name}: {words}{_advice(reply)}", reply.status)

    # -- questions ------------------------------------------------------------------------------------------------

    def ask(self, sparql: str) -> list[dict[str, str]]:
        """The rows of a SELECT, each cell as text."""
        assert self.services.query is not None
        reply = self.request(
            "POST",
            self.services.query,
            body=urlencode({"query": sparql}).encode("ascii"),
            headers={
                "Content-Type": "application/x-www-form-urlencoded",
                "Accept": "application/sparql-results+json",
            },
        )
        try:
            rows = json.loads(reply.body)["results"]["bindings"]
            return [{name: str(cell["value"]) for name, cell in row.items()} for row in rows]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise StoreError(
                f"{self.name}: answers {reply.media_type} to a query, not SPARQL results; give the URL of its query "
                "service with --query-url"
            ) from None

    def counts(self, targets: Iterable[str]) -> dict[str, int]:
        """How many triples each of these graphs holds, 0 for one that is not there."""
        wanted = list(dict.fromkeys(targets))
        if self.services.query is None:
            return {target: sum(1 for _ in self.lines(target)) for target in wanted}
        found = dict.fromkeys(wanted, 0)
        if "" in found:
            found[""] = int(self.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")[0]["n"])
        named = [target for target in wanted if target]
        for start in range(0, len(named), _NAMES_AT_A_TIME):
            values = " ".join(f"<{target}>" for target in named[start : start + _NAMES_AT_A_TIME])
            rows = self.ask(
                f"SELECT ?g (COUNT(*) AS ?n) {{ VALUES ?g {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
            )
            found.update({row["g"]: int(row["n"]) for row in rows if row.get("g") in found})
        return found

    def graph_names(self, prefix: str) -> list[str]:
        """The names of its graphs that begin so, sorted, at most some ten thousand."""
        if self.services.query is None:
            return []
        test = f'FILTER(STRSTARTS(STR(?g), "{prefix}"))'
        rows = self.ask(f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} {test} }} LIMIT {_MOST_GRAPHS}")
        return sorted(row["g"] for row in rows)

    def lines(self, target: str) -> Iterator[bytes]:
        """The statements of one graph as lines of N-Triples, as they come; by the Graph Store Protocol."""
        url = self.graph_url(target)
        headers = {"Accept": "application/n-triples"}
        try:
            opened = self._client.open("GET", url, headers=headers, timeout_s=self._patience.timeout_s)
            with opened as (status, found, chunks):
                if status == 404:
                    return
                if status >= 300:
                    body = next(chunks, b"")
                    reply = Reply(status, found, body)
                    raise StoreError(f"{self.name}: answered {status} {reply.words}{_advice(reply)}")
                rest = b""
                for chunk in chunks:
                    *whole, rest = (rest + chunk).split(b"\n")
                    yield from (line for line in whole if line.strip() and not line.startswith(b"#"))
                if rest.strip():
                    yield rest
        except TransportError as error:
            raise StoreError(f"{self.name}: {shown(target)} cannot be read: {error}") from None

    # -- addresses ------------------------------------------------------------------------------------------------

    def graph_url(self, target: str) -> str:
        """Where one graph lies by the Graph Store Protocol (indirect identification, section 4.2)."""
        service = self.services.graphs
        if service is None:
            raise StoreError(f"{self.name}: {self.kind.title} has no Graph Store Protocol; use --store sparql-update")
        parts = urlsplit(service)
        name = "graph-uri" if self.kind is KINDS["virtuoso"] else "graph"
        query = urlencode({name: target}) if target else "default"
        return urlunsplit(parts._replace(query=f"{parts.query}&{query}" if parts.query else query))


class Refused(StoreError):  # noqa: N818 - it is a refusal
    """A store that understood and said no."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


def _advice(reply: Reply) -> str:
    if reply.status == 507 or _FULL.search(reply.words):
        return "; the store is full: make room, then run the same command again"
    if reply.status == 401:
        return "; it does not accept the name and password: check --user, --password-env or ~/.netrc"
    if reply.status == 403:
        return "; this is not allowed: check --user, --password-env or ~/.netrc, or the rights of that user"
    if reply.status in {404, 405, 501}:
        return "; check the URL and --store"
    return ""


def _asked_for(reply: Reply | None) -> float | None:
    """How long the server asks to wait (RFC 9110, section 10.2.3), within reason."""
    given = reply.headers.get("Retry-After", "") if reply is not None else ""
    return min(float(given), _LONGEST_WAIT_S) if re.fullmatch(r"[0-9]{1,6}", given) else None
