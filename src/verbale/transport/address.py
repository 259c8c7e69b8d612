"""Addresses of HTTP servers, taken apart with suspicion."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from verbale.transport.errors import TransportError, cleaned

PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Address:
    """A URL that may be spoken to. ``target`` is what a request line holds: path and query."""

    url: str
    scheme: str
    host: str
    port: int
    target: str
    name: str
    """The URL as messages show it: without what stands behind a question mark, where keys may be."""

    @classmethod
    def of(cls, url: str) -> Address:
        """The address that a URL gives.

        Raises ``TransportError`` of kind ``address`` for what is no http(s) URL, and of kind ``secret`` for one that
        holds a name or password; neither repeats the URL.

        >>> Address.of("HTTP://Example.org/sparql?key=x").name
        'http://Example.org/sparql'
        """
        parts = _parts(url)
        if parts.username or parts.password:
            raise TransportError("secret", "the URL must not hold a name or password")
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return cls(
            url,
            parts.scheme,
            (parts.hostname or "").lower(),
            parts.port or PORTS[parts.scheme],
            target,
            f"{parts.scheme}://{parts.netloc}{parts.path}",
        )

    @property
    def origin(self) -> tuple[str, str, int]:
        """Scheme, host and port: what must stay the same through a redirect."""
        return self.scheme, self.host, self.port

    @property
    def loopback(self) -> bool:
        """Whether it is this machine."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    def followed(self, location: str) -> Address:
        """Where a redirect leads; ``TransportError`` of kind ``redirect`` unless it stays on the same host."""
        try:
            target = urljoin(self.url, location)
        except ValueError:
            raise TransportError("redirect", "redirects to what is no URL") from None
        try:
            parts = _parts(target)
        except TransportError:
            raise TransportError("redirect", "redirects to what is no http or https URL") from None
        origin = parts.scheme, (parts.hostname or "").lower(), parts.port or PORTS[parts.scheme]
        if not location or parts.username or parts.password or origin != self.origin:
            where = f"{parts.scheme}://{parts.hostname or ''}"
            words = f"redirects to {where}, which is another place; give that URL if you trust it"
            raise TransportError("redirect", words)
        return Address.of(target)


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises where it is no number
    except ValueError as error:
        raise TransportError("address", f"the URL cannot be read: {cleaned(str(error))}") from None
    if parts.scheme not in PORTS or not parts.hostname or re.search(r"[^\x21-\x7e]", url):
        raise TransportError("address", "the URL must begin with http:// or https:// and name a host")
    return parts
