"""SPARQL over HTTP: one request to the one URL given, bounded in time and size (SPARQL 1.1 Protocol, section 2.1).

Credentials come from the environment alone (``VERBALE_ENDPOINT_USER``, ``VERBALE_ENDPOINT_PASSWORD``), go to that host
alone, and are never shown. Certificates are verified; proxies are not used; a redirect is followed on the same host.
"""

from __future__ import annotations

import base64
import http.client
import os
import re
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message
from typing import IO

from verbale.model import LimitError, QueryError

MAX_BYTES = 64 << 20
"""Longest answer read, in bytes."""

_MAX_REDIRECTS = 3
_CHUNK = 1 << 16
_PORTS = {"http": 80, "https": 443}
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
        parts = _parts(url)
        if parts.username or parts.password:
            raise QueryError(
                "the endpoint's URL must not hold a name or password; set VERBALE_ENDPOINT_USER and "
                "VERBALE_ENDPOINT_PASSWORD in the environment"
            )
        self._url = url
        self._origin = _origin(parts)
        self.name = f"{parts.scheme}://{parts.netloc}{parts.path}"
        """The URL as messages show it: without what stands behind a question mark, where keys may be."""
        self._deadline = time.monotonic() + timeout_s
        self._timeout_s = timeout_s
        self._max_bytes = max_bytes
        self._opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=ssl.create_default_context()), _Stay()
        )

    def post(self, fields: Sequence[tuple[str, str]], accept: str) -> Reply:
        """The reply to a form sent by POST. ``QueryError`` and ``LimitError`` name the URL in one line."""
        body = urllib.parse.urlencode(fields).encode("ascii")
        url = self._url
        for _ in range(_MAX_REDIRECTS + 1):
            try:
                return self._send(url, body, accept)
            except _RedirectError as redirect:
                url = self._followed(url, redirect.location)
        raise QueryError(f"{self.name}: redirected more than {_MAX_REDIRECTS} times")

    def _send(self, url: str, body: bytes, accept: str) -> Reply:
        request = urllib.request.Request(url, data=body, method="POST")
        request.add_header("Content-Type", "application/x-www-form-urlencoded")
        request.add_header("Accept", accept)
        request.add_header("User-Agent", "verbale")
        user, password = os.environ.get("VERBALE_ENDPOINT_USER"), os.environ.get("VERBALE_ENDPOINT_PASSWORD")
        if user is not None or password is not None:
            token = base64.b64encode(f"{user or ''}:{password or ''}".encode()).decode("ascii")
            request.add_header("Authorization", f"Basic {token}")
        try:
            with self._opener.open(request, timeout=self._left()) as reply:
                return Reply(reply.headers.get_content_type(), self._read(reply))
        except urllib.error.HTTPError as error:
            with error:
                if 300 <= error.code < 400:
                    raise _RedirectError(error.headers.get("Location", "")) from None
                said = _clean(error.read(2000).decode("utf-8", "replace"))
            advice = _ADVICE.get(error.code, "")
            raise QueryError(f"{self.name}: answered {error.code} {said or error.reason}{advice}") from None
        except (TimeoutError, http.client.HTTPException, OSError) as error:
            raise self._told(error) from None

    def _read(self, reply: http.client.HTTPResponse) -> bytes:
        parts: list[bytes] = []
        size = 0
        while part := reply.read1(_CHUNK):  # what has come, however little: a slow drip must not outlast the deadline
            parts.append(part)
            size += len(part)
            if size > self._max_bytes:
                raise LimitError(f"{self.name}: the answer is longer than {self._max_bytes >> 20} MB; ask for less")
            self._left()
        if reply.length:  # said to be longer than it was
            raise http.client.IncompleteRead(b"".join(parts), reply.length)
        return b"".join(parts)

    def _left(self) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise self._late()
        return left

    def _late(self) -> LimitError:
        return LimitError(
            f"{self.name}: no answer within {self._timeout_s:g} s; make the query more selective, or raise --timeout-s"
        )

    def _told(self, error: Exception) -> LimitError | QueryError:
        cause = error.reason if isinstance(error, urllib.error.URLError) else error
        if isinstance(cause, TimeoutError):
            return self._late()
        if isinstance(cause, ssl.SSLCertVerificationError):
            return QueryError(f"{self.name}: its certificate does not hold: {_clean(cause.verify_message)}")
        if isinstance(cause, http.client.IncompleteRead):
            return QueryError(f"{self.name}: the answer breaks off after {len(cause.partial):,} bytes; try again")
        if isinstance(cause, ConnectionRefusedError):
            return QueryError(f"{self.name}: nothing answers there; is the server running?")
        return QueryError(f"{self.name}: {_clean(str(cause)) or type(cause).__name__}")

    def _followed(self, url: str, location: str) -> str:
        try:
            target = urllib.parse.urljoin(url, location)
        except ValueError:
            raise QueryError(f"{self.name}: redirects to what is no URL") from None
        parts = _parts(target)
        if not location or parts.username or parts.password or _origin(parts) != self._origin:
            where = f"{parts.scheme}://{parts.hostname or ''}"
            raise QueryError(
                f"{self.name}: redirects to {where}, which is another place; give that URL if you trust it"
            )
        return target


class _RedirectError(Exception):
    def __init__(self, location: str) -> None:
        super().__init__(location)
        self.location = location


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect by itself: urllib would drop the query from a POST, and go to any host."""

    def http_error_302(self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message) -> None:
        return None

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


def _parts(url: str) -> urllib.parse.SplitResult:
    try:
        parts = urllib.parse.urlsplit(url)
        _ = parts.port  # raises where it is no number
    except ValueError as error:
        raise QueryError(f"the endpoint's URL cannot be read: {_clean(str(error))}") from None
    if parts.scheme not in _PORTS or not parts.hostname or re.search(r"[\x00-\x20\x7f]", url):
        raise QueryError("the endpoint's URL must begin with http:// or https:// and name a host")
    return parts


def _origin(parts: urllib.parse.SplitResult) -> tuple[str, str, int]:
    return parts.scheme, (parts.hostname or "").lower(), parts.port or _PORTS[parts.scheme]


def _clean(text: str) -> str:
    """A server's words, fit for one line of a terminal."""
    text = re.sub(r"<[^>]*>", " ", text)
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:300]
