"""Relation words: which words before a time say how it bounds what it dates; read from a data file."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from verbale.model.errors import DataFileError

_FILE = Path(__file__).parent.parent / "data" / "time_relations.tsv"
_RELATIONS = frozenset({"at", "since", "until", "before", "after", "by", "as-of"})
_FLAGS = frozenset({"included", "weak", "approximate", "range", "between"})


class Relation(NamedTuple):
    """Words before a time that relate it: ``name`` as in ``TimeMention``, and how far they prove a year.

    ``end`` is the index after the words. ``included`` says that the words belong to the expression's passage.
    ``strong`` makes a number after them a year unless something is counted; otherwise the noun phrase must also
    end there. ``range`` allows "to" inside, ``between`` demands "and".
    """

    name: str
    end: int
    included: bool = False
    strong: bool = True
    approximate: bool = False
    range: bool = False
    between: bool = False


@cache
def relations(language: str) -> dict[str, tuple[tuple[tuple[str, ...], Relation], ...]]:
    """The relation words of a language by their first word, longest first; ``end`` counts their words."""
    found: dict[str, list[tuple[tuple[str, ...], Relation]]] = {}
    for number, line in enumerate(_FILE.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        flags = {flag for flag in cells[-1].split(",") if flag}
        if len(cells) != 4 or cells[2] not in _RELATIONS or not flags <= _FLAGS:
            raise DataFileError(f"{_FILE.name} line {number}: expected language, words, relation and known flags")
        words = tuple(cells[1].split())
        if cells[0] == language:
            relation = Relation(
                cells[2],
                len(words),
                included="included" in flags,
                strong="weak" not in flags,
                approximate="approximate" in flags,
                range="range" in flags,
                between="between" in flags,
            )
            found.setdefault(words[0], []).append((words, relation))
    return {first: tuple(sorted(items, key=lambda item: -len(item[0]))) for first, items in found.items()}
