"""Money: the words and signs around a number that make it an amount of a currency; read from a data file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from verbale.language.scanner import Token
from verbale.model.errors import DataFileError

_FILE = Path(__file__).parent.parent / "data" / "money.tsv"
SHARED = "-"
"""Stands for the code where several currencies share a name."""
_LONGEST = 4


@cache
def _table() -> dict[tuple[str, str, tuple[str, ...]], str]:
    table: dict[tuple[str, str, tuple[str, ...]], str] = {}
    for number, line in enumerate(_FILE.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 4 or cells[1] not in ("before", "after") or not (cells[3] == SHARED or len(cells[3]) == 3):
            raise DataFileError(f"{_FILE.name} line {number}: expected language, before or after, words, ISO 4217 code")
        # "u.s." is three tokens or four; both spellings are keyed without points
        words = tuple(word.casefold().replace(".", "") or "." for word in cells[2].split())
        table[cells[0], cells[1], words] = cells[3]
    return table


@cache
def _openings() -> frozenset[str]:
    """The words that the name of a currency may begin with; "us" may stand as "u.s."."""
    return frozenset({words[0] for _, _, words in _table()} | {"u"})


def currency_before(tokens: Sequence[Token], i: int, language: str) -> tuple[str, int] | None:
    """The currency whose sign or code begins at ``tokens[i]`` and the index after it; the longest one that fits."""
    return _find(tokens, i, language, "before")


def currency_after(tokens: Sequence[Token], i: int, language: str) -> tuple[str, int] | None:
    """The currency named at ``tokens[i]``, after a number, and the index after it; ``-`` as code for a shared name."""
    return _find(tokens, i, language, "after")


def _find(tokens: Sequence[Token], i: int, language: str, place: str) -> tuple[str, int] | None:
    if i >= len(tokens) or tokens[i].lower not in _openings():
        return None
    table = _table()
    for variant in (_LONGEST, 3, 2, 1):
        end = min(i + variant, len(tokens))
        words = [token.lower for token in tokens[i:end]]
        # "U.S. dollars" is u . s . dollars
        if words[:4] == ["u", ".", "s", "."]:
            end = min(i + variant + 3, len(tokens))
            words = ["us", *(token.lower for token in tokens[i + 4 : end])]
        if not words or (variant > 1 and len(words) == 1):
            continue
        for scope in (language, "*"):
            code = table.get((scope, place, tuple(words)))
            if code is not None and _cased(tokens[i], code):
                return code, end
    return None


def _cased(token: Token, code: str) -> bool:
    """Whether a code or letter sign has its capitals ("USD", "S/"), which names in words need not have."""
    return token.kind != "word" or len(token.text) > 3 or token.text.isupper() or token.lower in ("yen", "won", "us")
