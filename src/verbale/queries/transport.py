"""SPARQL over HTTP: one request to the one URL given, bounded in time and size (SPARQL 1.1 Protocol, section 2.1).

Credentials come from the environment alone (``VERBALE_ENDPOINT_USER``, ``VERBALE_ENDPOINT_PASSWORD``), go to that host
alone, and are never shown. How the host is spoken to is in ``verbale.transport``.
"""

from __future__ import annotations

import os
import time
import urllib.parse
from collections.abc import Sequence
from dataclasses import dataclass

from verbale.model import LimitError, QueryError
from verbale.transport import Client, Credentials, TransportError

MAX_BYTES = 64 << 20
"""Longest answer read, in bytes."""

_ADVICE = {
    401: "; set VERBALE_ENDPOINT_USER and VERBALE_ENDPOINT_PASSWORD",
    403: "; set VERBALE_ENDPOINT_USER and VERBALE_ENDPOINT_PASSWORD, or ask for access",
    404: "; give the URL of its SPARQL query service (Oxigraph's ends in /query)",
    405: "; give the URL of its SPARQL query service (Oxigraph's ends in /query)",
    429: "; it is busy, try again later",
    503: "; it is busy, try again later",
}


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the media type, without parameters, and the bytes."""

    media_type: str
    body: bytes


class Transport:
    """Sends queries to one URL."""

    def __init__(self, url: str, *, timeout_s: float, max_bytes: int = MAX_BYTES) -> None:
        try:
            self._client = Client(url, credentials=_credentials(), always=True, keep=False)
        except TransportError as error:
            advice = "; set VERBALE_ENDPOINT_USER and VERBALE_ENDPOINT_PASSWORD in the environment"
            words = str(error).replace("the URL", "the endpoint's URL", 1)
            raise QueryError(f"{words}{advice if error.kind == 'secret' else ''}") from None
        self.name = self._client.address.name
        """The URL as messages show it: without what stands behind a question mark, where keys may be."""
        self._deadline = time.monotonic() + timeout_s
        self._timeout_s = timeout_s
        self._max_bytes = max_bytes

    def post(self, fields: Sequence[tuple[str, str]], accept: str) -> Reply:
        """The reply to a form sent by POST. ``QueryError`` and ``LimitError`` name the URL in one line."""
        try:
            reply = self._client.request(
                "POST",
                body=urllib.parse.urlencode(fields).encode("ascii"),
                headers={"Content-Type": "application/x-www-form-urlencoded", "Accept": accept},
                timeout_s=self._deadline - time.monotonic(),
                max_bytes=self._max_bytes,
            )
        except TransportError as error:
            raise self._told(error) from None
        if reply.status >= 300:
            raise QueryError(f"{self.name}: answered {reply.status} {reply.words}{_ADVICE.get(reply.status, '')}")
        return Reply(reply.media_type, reply.body)

    def _told(self, error: TransportError) -> LimitError | QueryError:
        if error.kind == "late":
            advice = "make the query more selective, or raise --timeout-s"
            return LimitError(f"{self.name}: no answer within {self._timeout_s:g} s; {advice}")
        if error.kind == "long":
            return LimitError(f"{self.name}: {error}; ask for less")
        return QueryError(f"{self.name}: {error}{'; try again' if error.kind == 'broken' else ''}")


def _credentials() -> Credentials | None:
    user, password = os.environ.get("VERBALE_ENDPOINT_USER"), os.environ.get("VERBALE_ENDPOINT_PASSWORD")
    return None if user is None and password is None else Credentials(user or "", password or "")
