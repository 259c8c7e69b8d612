"""The form under which a name is filed."""

from __future__ import annotations

import re
import unicodedata


def _folds() -> dict[int, str]:
    """What letters other than ASCII are filed as: kinds of dash and apostrophe, and Latin letters with accents."""
    folds = dict.fromkeys(map(ord, "‐‑‒–—−"), "-") | dict.fromkeys(map(ord, "’‘ʼ`´ʻ"), "'")
    folds |= {
        ord("\u00ad"): "",
        ord("\u200b"): "",
        ord("ı"): "i",
        ord("ł"): "l",
        ord("ø"): "o",
        ord("Ł"): "l",
        ord("Ø"): "o",
    }
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFKD", chr(code))[0]
        if base.isascii() and code not in folds:
            folds[code] = base.lower()
    return folds


_FOLDS = _folds()

_SYLLABLES = re.compile(r"[\uac00-\ud7a3]+").fullmatch


def fold(name: str) -> str:
    """The form under which a name is filed: case, accents, full stops and kinds of dash and apostrophe do not count.

    >>> fold("Côte d’Ivoire"), fold("U.S."), fold("Guinea–Bissau"), fold("Trinidad & Tobago")
    ("cote d'ivoire", 'us', 'guinea-bissau', 'trinidad and tobago')
    """
    if not name.isascii():
        if _SYLLABLES(name):
            return name
        name = name.translate(_FOLDS)
        if not name.isascii():
            name = unicodedata.normalize("NFKD", name)
            name = "".join(c for c in name if unicodedata.category(c) != "Mn").translate(_FOLDS)
            name = unicodedata.normalize("NFC", name).casefold().translate(_FOLDS)
    name = name.lower()
    if "." in name:
        name = name.replace(".", "")
    if "&" in name:
        name = name.replace("&", "and")
    if not name.isalpha():
        name = " ".join(name.split())
    return name
