"""Word lists: small closed classes of words that the grammars of times and quantities go by, kept as data."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from verbale.model.errors import DataFileError

_FILE = Path(__file__).parent / "data" / "words.tsv"


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    lists: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(_FILE.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, tab, words = line.partition("\t")
        if not tab or not words.strip():
            raise DataFileError(f"{_FILE.name} line {number}: expected a list's name, a tab and its words")
        lists[name] = lists.get(name, ()) + tuple(words.split())
    return lists


def ordered_words(name: str) -> tuple[str, ...]:
    """The words of the list ``name`` in the order of the data file, lower case; ``DataFileError`` if there is none.

    >>> ordered_words("en.months")[:2]
    ('january', 'february')
    """
    try:
        return _lists()[name]
    except KeyError:
        raise DataFileError(f"{_FILE.name}: no list {name!r}; add a line with that name") from None


def word_set(name: str) -> frozenset[str]:
    """The words of the list ``name`` as a set."""
    return frozenset(ordered_words(name))
