"""Requests to one host, over one connection that is kept.

Certificates are verified; proxies are not used; a redirect is followed on the same host only. Requests must be safe to
repeat: one that finds the kept connection closed is sent once more.
"""

from __future__ import annotations

import http.client
import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import Message

from verbale.transport.address import Address
from verbale.transport.credentials import Answerer, Credentials
from verbale.transport.errors import TransportError, cleaned

_MAX_REDIRECTS = 3
_CHUNK = 1 << 16
_DRAINED = 1 << 16
"""Most bytes of an unwanted answer that are read to keep the connection."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, whatever the status; ``body`` is whole."""

    status: int
    headers: Message
    body: bytes

    @property
    def media_type(self) -> str:
        """The media type without parameters."""
        return self.headers.get_content_type()

    @property
    def words(self) -> str:
        """What the server said, or the name of the status, on one line."""
        return cleaned(self.body[:2000].decode("utf-8", "replace")) or http.client.responses.get(self.status, "")


class Client:
    """Speaks to the host of one URL.

    ``always`` shows the credentials with every request; else they are shown once the server asks for them. With
    ``keep`` the connection is kept until ``close``, else it ends with each reply.
    """

    def __init__(
        self, url: str, *, credentials: Credentials | None = None, always: bool = False, keep: bool = True
    ) -> None:
        self.address = Address.of(url)
        self._credentials = credentials
        self._always = always
        self._keep = keep
        self._answerer = Answerer(credentials) if credentials else None
        self._connection: http.client.HTTPConnection | None = None
        self._response: http.client.HTTPResponse | None = None

    def close(self) -> None:
        """Let go of the connection; the next request makes another."""
        if self._response is not None:
            self._response.close()
            self._response = None
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def request(
        self,
        method: str,
        url: str | None = None,
        *,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        timeout_s: float,
        max_bytes: int,
    ) -> Reply:
        """The reply of ``url`` (on the same host; default the client's own) within ``timeout_s`` in all.

        Raises ``TransportError`` where there is none; any HTTP status is a reply.
        """
        with self.open(method, url, body=body, headers=headers, timeout_s=timeout_s) as (status, found, chunks):
            parts: list[bytes] = []
            size = 0
            for part in chunks:
                parts.append(part)
                size += len(part)
                if size > max_bytes:
                    raise TransportError("long", f"the answer is longer than {max_bytes >> 20} MB")
            return Reply(status, found, b"".join(parts))

    @contextmanager
    def open(
        self,
        method: str,
        url: str | None = None,
        *,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        timeout_s: float,
    ) -> Iterator[tuple[int, Message, Iterator[bytes]]]:
        """Status, headers and the body piece by piece; otherwise as ``request``."""
        deadline = time.monotonic() + timeout_s
        whole = False
        try:
            response = self._reached(method, Address.of(url) if url else self.address, body, headers or {}, deadline)
            yield response.status, response.headers, self._chunks(response, deadline)
            whole = response.isclosed() and self._keep
        except (TimeoutError, http.client.HTTPException, OSError) as error:
            raise _told(error) from None
        finally:  # also where the reader stops half-way
            if not whole:
                self.close()

    def _reached(
        self, method: str, address: Address, body: bytes | None, headers: Mapping[str, str], deadline: float
    ) -> http.client.HTTPResponse:
        """The response at the end of redirects and challenges, its body unread."""
        if address.origin != self.address.origin:
            raise TransportError("redirect", f"{address.name} is another place")
        redirects = 0
        while True:
            response = self._exchanged(method, address, body, headers, deadline)
            if 300 <= response.status < 400 and response.status != 304:
                redirects += 1
                if redirects > _MAX_REDIRECTS:
                    raise TransportError("redirect", f"redirected more than {_MAX_REDIRECTS} times")
                address = address.followed(response.headers.get("Location", ""))
            elif response.status == 401 and self._answerer is not None:
                if not self._answerer.heed(response.headers.get_all("WWW-Authenticate") or []):
                    return response
            else:
                return response
            self._drain(response, deadline)

    def _exchanged(
        self, method: str, address: Address, body: bytes | None, headers: Mapping[str, str], deadline: float
    ) -> http.client.HTTPResponse:
        fields = {"User-Agent": "verbale", "Accept-Encoding": "identity", **headers}
        if not self._keep:
            fields["Connection"] = "close"
        known = self._answerer.field(method, address.target) if self._answerer else None
        if known is None and self._always and self._credentials is not None:
            known = self._credentials.basic()
        if known is not None:
            fields["Authorization"] = known
        kept = self._connection is not None
        try:
            return self._sent(method, address, body, fields, deadline)
        except (http.client.RemoteDisconnected, http.client.CannotSendRequest, BrokenPipeError, ConnectionResetError):
            self.close()
            if not kept:  # a kept connection may have been closed meanwhile, which says nothing
                raise
            return self._sent(method, address, body, fields, deadline)

    def _sent(
        self, method: str, address: Address, body: bytes | None, fields: Mapping[str, str], deadline: float
    ) -> http.client.HTTPResponse:
        connection = self._connection
        if connection is None:
            connection = self._connection = _connection(address, _left(deadline))
            connection.connect()
        assert connection.sock is not None
        connection.sock.settimeout(_left(deadline))
        try:
            connection.request(method, address.target, body, dict(fields))
        except (BrokenPipeError, ConnectionResetError):
            # A server may answer (refused, full) and close before it has read everything.
            with suppress(http.client.HTTPException, OSError):
                self._response = connection.getresponse()
                return self._response
            raise
        connection.sock.settimeout(_left(deadline))
        self._response = connection.getresponse()
        return self._response

    def _chunks(self, response: http.client.HTTPResponse, deadline: float) -> Iterator[bytes]:
        size = 0
        while True:
            left = _left(deadline)
            if self._connection is not None and self._connection.sock is not None:
                self._connection.sock.settimeout(left)
            part = response.read1(_CHUNK)  # what has come, however little: a slow drip must not outlast the deadline
            if not part:
                break
            size += len(part)
            yield part
        if response.length:  # said to be longer than it was
            raise TransportError("broken", f"the answer breaks off after {size:,} bytes")

    def _drain(self, response: http.client.HTTPResponse, deadline: float) -> None:
        """Read what nobody wants, so that the connection can be used again, if it is short."""
        size = 0
        for part in self._chunks(response, deadline):
            size += len(part)
            if size > _DRAINED:
                break
        if not response.isclosed() or response.headers.get("Connection", "").lower() == "close":
            self.close()


def _connection(address: Address, timeout_s: float) -> http.client.HTTPConnection:
    if address.scheme == "https":
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(address.host, address.port, timeout=timeout_s, context=context)
    return http.client.HTTPConnection(address.host, address.port, timeout=timeout_s)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _told(error: Exception) -> TransportError:
    if isinstance(error, TimeoutError):
        return TransportError("late", "no answer in time")
    if isinstance(error, ssl.SSLCertVerificationError):
        return TransportError("certificate", f"its certificate does not hold: {cleaned(error.verify_message)}")
    if isinstance(error, http.client.IncompleteRead):
        return TransportError("broken", "the answer breaks off")
    if isinstance(error, ConnectionRefusedError):
        return TransportError("refused", "nothing answers there; is the server running?")
    if isinstance(error, http.client.RemoteDisconnected | ConnectionError):
        return TransportError("broken", "the connection broke off")
    return TransportError("broken", cleaned(str(error)) or type(error).__name__)
