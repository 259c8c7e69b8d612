"""Class nouns: common nouns that name an entity together with their modifiers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from verbale.model import DataFileError

PATH = Path(__file__).parent / "data" / "nouns.yaml"
_PAIRED = ("missions", "bodies", "agreements")


@dataclass(frozen=True, slots=True)
class Nouns:
    """The word lists of ``data/nouns.yaml``; nouns of several words are keyed in lower case."""

    missions: dict[str, tuple[str, str]]
    bodies: dict[str, tuple[str, str]]
    agreements: dict[str, tuple[str, str]]
    classes: dict[str, str]
    groups: frozenset[str]
    states: frozenset[str]
    realms: frozenset[str]
    persons: frozenset[str]


@cache
def load(path: Path = PATH) -> Nouns:
    """The class nouns, validated.

    Raises:
        DataFileError: a section is missing or has another shape; the message names file and section.

    """
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    paired: dict[str, dict[str, tuple[str, str]]] = {}
    for section in _PAIRED:
        entries = raw.get(section)
        if not isinstance(entries, dict) or not all(isinstance(v, list) and len(v) == 2 for v in entries.values()):
            raise DataFileError(f"{path}: section {section!r} must map each noun to [class, label]")
        paired[section] = {str(k): (str(v[0]), str(v[1])) for k, v in entries.items()}
    for section in ("groups", "states", "persons"):
        if not isinstance(raw.get(section), list):
            raise DataFileError(f"{path}: section {section!r} must be a list of nouns")
    if not isinstance(raw.get("classes"), dict):
        raise DataFileError(f"{path}: section 'classes' must map each noun to a class")
    return Nouns(
        paired["missions"],
        paired["bodies"],
        paired["agreements"],
        {str(k): str(v) for k, v in raw["classes"].items()},
        frozenset(map(str, raw["groups"])),
        frozenset(map(str, raw["states"])),
        frozenset(map(str, raw.get("realms", ()))),
        frozenset(map(str, raw["persons"])),
    )
