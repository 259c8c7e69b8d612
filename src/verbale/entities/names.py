"""Person names: their parts, their surname, and whether two spellings may be one name."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

HONORIFICS = frozenset({
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "don", "doña", "señor",
    "señora", "sr", "sra", "dra", "h.e", "excellency", "hon", "honourable", "honorable", "his", "her",
})  # fmt: skip
"""Words before a name that are no part of it, in lower case without a final full stop."""
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md"})
PARTICLES = frozenset({
    "al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la", "las",
    "le", "los", "ten", "ter", "van", "von", "y", "zu",
})  # fmt: skip
_REMEMBERED = 4096
"""Names whose parts are remembered: those of a document are compared pair by pair."""
_SHORTEST = 4
"""A part shorter than this has to be equal: "Li" and "Lu" are two names, not two spellings."""


@lru_cache(_REMEMBERED)
def name_parts(name: str) -> tuple[str, ...]:
    """The parts of a person's name as spelled, without honorifics before it and suffixes after it.

    >>> name_parts("Dr. Ana María de la Torre, Jr.")
    ('Ana', 'María', 'de', 'la', 'Torre')
    >>> name_parts("Mr")
    ('Mr',)
    """
    parts = [part.strip(',;:"“”()') for part in name.split()]
    parts = [part for part in parts if part]
    while len(parts) > 1 and _bare(parts[0]) in HONORIFICS:
        parts = parts[1:]
    while len(parts) > 1 and _bare(parts[-1]) in _SUFFIXES:
        parts = parts[:-1]
    return tuple(parts)


GENERATIONS = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv", "vi", "vii", "viii", "fils", "pere"})
"""What tells one of two bearers of a name from the other."""


def is_variant(a: str, b: str) -> bool:
    """Whether two names may be one person's, spelled two ways.

    True when they differ only in case, accents, hyphens and the spaces of a hyphenated part, or besides in one letter
    of one part (added, dropped, changed or swapped with its neighbour) of at least four. Not taken for a slip of
    spelling: another first letter ("Yong", "Jong") and a changed or added final vowel ("Mario", "Maria"; "Daniel",
    "Daniela"). Symmetric.

    >>> is_variant("Choi Ji-won", "Choi Jiwon"), is_variant("José Núñez", "JOSE NUNES")
    (True, True)
    >>> is_variant("Park Yong-nam", "Park Jong-nam"), is_variant("Mario Soto", "Maria Soto")
    (False, False)
    """
    first, second = _spelling(a), _spelling(b)
    if not first.whole or not second.whole:
        return False
    if first.joined == second.joined:
        return True
    left, right = first.pieces, second.pieces
    if len(left) != len(right):
        # "Kim Youngnam" and "Kim Yong-nam": compare whole parts where the pieces do not pair up.
        left, right = first.whole, second.whole
    if len(left) != len(right) or len(left) < 2:
        return False
    different = [(x, y) for x, y in zip(left, right, strict=True) if x != y]
    return len(different) == 1 and _slip(*different[0])


class _Spelling(NamedTuple):
    """A name's parts without case and accents: as one word, taken apart at hyphens, and whole."""

    joined: str
    pieces: tuple[str, ...]
    whole: tuple[str, ...]


@lru_cache(_REMEMBERED)
def _spelling(name: str) -> _Spelling:
    parts = [_plain(part) for part in name_parts(name)]
    whole = tuple(part.replace("-", "") for part in parts)
    return _Spelling("".join(whole), tuple(piece for part in parts for piece in part.split("-") if piece), whole)


def surname(name: str, east_asian: bool = False) -> str:
    """The surname in a person's full name: the last part with its particles, or for East Asian names the first part.

    In an East Asian name a part in capitals, or the only part without a hyphen beside a hyphenated one, is the surname
    wherever it stands. A name of one part is its own surname; an empty one gives ``""``.

    >>> surname("Ana de la Torre"), surname("Choi Ji-won", east_asian=True), surname("Ji-won Choi", east_asian=True)
    ('de la Torre', 'Choi', 'Choi')
    """
    parts = name_parts(name)
    if len(parts) < 2:
        return parts[0] if parts else ""
    if east_asian:
        capitals = [part for part in parts if part.isupper() and len(part) > 1]
        if len(capitals) == 1:
            return capitals[0]
        whole = [part for part in parts if "-" not in part]
        return whole[0] if len(whole) == 1 else parts[0]
    start = len(parts) - 1
    while start > 1 and parts[start - 1].lower() in PARTICLES:
        start -= 1
    return " ".join(parts[start:])


def _bare(part: str) -> str:
    return part.rstrip(".").lower()


def _plain(part: str) -> str:
    """A part without case, accents and punctuation but hyphens."""
    decomposed = unicodedata.normalize("NFKD", part.casefold())
    dashes = "".join("-" if c in "‐‑–—" else c for c in decomposed)
    return "".join(c for c in dashes if c.isalnum() or c == "-").strip("-")


def _slip(a: str, b: str) -> bool:
    """Whether two different parts are one slip of spelling apart."""
    if min(len(a), len(b)) < _SHORTEST or a[0] != b[0] or abs(len(a) - len(b)) > 1:
        return False
    if len(a) == len(b):
        wrong = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        if len(wrong) == 1:
            return not (wrong[0] == len(a) - 1 and a[-1] in "aoei" and b[-1] in "aoei")
        return (
            len(wrong) == 2 and wrong[1] == wrong[0] + 1 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]
        )
    short, long = sorted((a, b), key=len)
    if long[:-1] == short and long[-1] in "aoei":
        return False
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def namesakes(name: str, other: str) -> bool:
    """Whether only what tells one bearer of a name from another parts two full names.

    >>> namesakes("ole lind", "ole lind jr"), namesakes("lind", "ole lind jr"), namesakes("ole lind", "ole a lind")
    (True, False, False)
    """
    words, others = (set(n.lower().replace(".", "").split()) for n in (name, other))
    return min(len(words), len(others)) > 1 and bool(GENERATIONS & (words ^ others))
