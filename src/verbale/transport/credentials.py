"""Names and passwords, and how they are shown to a server that asks (RFC 7617, RFC 7616)."""

from __future__ import annotations

import hashlib
import secrets
from base64 import b64encode
from dataclasses import dataclass, field
from urllib.request import parse_http_list, parse_keqv_list

_HASHES = {"MD5": "md5", "MD5-SESS": "md5", "SHA-256": "sha256", "SHA-256-SESS": "sha256"}


@dataclass(frozen=True, slots=True)
class Credentials:
    """A name and its password, which no ``repr`` shows."""

    user: str
    password: str = field(repr=False)

    def basic(self) -> str:
        """The value of an ``Authorization`` field."""
        return f"Basic {b64encode(f'{self.user}:{self.password}'.encode()).decode('ascii')}"


class Answerer:
    """Answers a server's challenge, and then answers before it asks again."""

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials
        self._challenge: dict[str, str] | None = None
        self._basic = False
        self._count = 0

    def heed(self, challenges: list[str]) -> bool:
        """Take up a ``WWW-Authenticate``; whether there is a new answer to give. Digest is preferred to Basic."""
        schemes = {text.partition(" ")[0].lower(): text.partition(" ")[2] for text in challenges}
        if "digest" in schemes:
            fields = {k.lower(): v for k, v in parse_keqv_list(parse_http_list(schemes["digest"])).items()}
            known = fields.get("algorithm", "MD5").upper() in _HASHES
            again = self._challenge is not None and fields.get("stale", "").lower() != "true"
            if known and "nonce" in fields:
                self._challenge, self._count = fields, 0
                return not again
        if "basic" in schemes and not self._basic:
            self._basic = True
            return True
        return False

    def field(self, method: str, target: str) -> str | None:
        """The ``Authorization`` field for a request, ``None`` before any challenge."""
        if self._challenge is not None:
            return self._digest(self._challenge, method, target)
        return self._credentials.basic() if self._basic else None

    def _digest(self, challenge: dict[str, str], method: str, target: str) -> str:
        algorithm = challenge.get("algorithm", "MD5")
        realm, nonce = challenge.get("realm", ""), challenge["nonce"]
        own, self._count = secrets.token_hex(8), self._count + 1

        def digest(text: str) -> str:
            return hashlib.new(_HASHES[algorithm.upper()], text.encode(), usedforsecurity=False).hexdigest()

        who = digest(f"{self._credentials.user}:{realm}:{self._credentials.password}")
        if algorithm.upper().endswith("-SESS"):
            who = digest(f"{who}:{nonce}:{own}")
        what = digest(f"{method}:{target}")
        fields = {"username": self._credentials.user, "realm": realm, "nonce": nonce, "uri": target}
        count = f"{self._count:08x}"
        if "auth" in {word.strip() for word in challenge.get("qop", "").split(",")}:
            fields["response"] = digest(f"{who}:{nonce}:{count}:{own}:auth:{what}")
            bare = f", qop=auth, nc={count}"
            fields["cnonce"] = own
        else:
            fields["response"] = digest(f"{who}:{nonce}:{what}")
            bare = ""
        if "opaque" in challenge:
            fields["opaque"] = challenge["opaque"]
        quoted = ", ".join(f'{name}="{_quoted(value)}"' for name, value in fields.items())
        return f"Digest {quoted}, algorithm={algorithm}{bare}"


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
