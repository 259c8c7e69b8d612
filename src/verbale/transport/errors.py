"""What can go wrong between here and a server, before its answer can be understood."""

from __future__ import annotations

import re


class TransportError(Exception):
    """No answer, or none that may be used; the text is one line without the address, ``kind`` says what happened.

    Kinds: ``address`` (no URL), ``redirect`` (to another place, or too often), ``refused`` (nothing listens),
    ``certificate``, ``late`` (no answer in time), ``broken`` (the connection or the answer broke off), ``long`` (the
    answer is longer than allowed).
    """

    def __init__(self, kind: str, words: str) -> None:
        super().__init__(words)
        self.kind = kind

    @property
    def passing(self) -> bool:
        """Whether the same request may succeed a little later."""
        return self.kind in {"refused", "late", "broken"}


def cleaned(text: str, length: int = 300) -> str:
    r"""A server's words, fit for one line of a terminal.

    >>> cleaned("<h1>Not\x1b[1m\nfound</h1>")
    'Not [1m found'
    """
    text = re.sub(r"<[^>]*>", " ", text)
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:length]
