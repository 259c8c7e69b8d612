"""Class nouns: common nouns that name an entity together with their modifiers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from verbale.model import DataFileError

PATH = Path(__file__).parent / "data" / "nouns.yaml"
_PAIRED = ("missions", "bodies", "agreements")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_USES = ("name", "title", "kind")


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
    body_names: frozenset[str]
    """Nouns that end the name of a body, which a part of the world may open ("Asian Trade Council")."""
    body_titles: frozenset[str]
    """Nouns that end the name of a body where it is the title of a page."""
    body_kinds: frozenset[str]
    """Nouns that name no body by themselves, whatever their capitals."""


@cache
def load(path: Path = PATH) -> Nouns:
    """The class nouns, validated.

    Raises:
        DataFileError: a section is missing or has another shape; the message names file and section, or file and line.

    """
    text = path.read_text(encoding="utf-8")
    raw = yaml.load(text, Loader=_LOADER)
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
    uses = _uses_of_body_nouns(path, text)
    return Nouns(
        paired["missions"],
        paired["bodies"],
        paired["agreements"],
        {str(k): str(v) for k, v in raw["classes"].items()},
        frozenset(map(str, raw["groups"])),
        frozenset(map(str, raw["states"])),
        frozenset(map(str, raw.get("realms", ()))),
        frozenset(map(str, raw["persons"])),
        *(frozenset(noun for noun, of_noun in uses.items() if use in of_noun) for use in _USES),
    )


def _uses_of_body_nouns(path: Path, text: str) -> dict[str, set[str]]:
    """What each noun of section ``body_nouns`` is good for."""
    root = yaml.compose(text, Loader=_LOADER)
    sections = root.value if isinstance(root, yaml.MappingNode) else []
    section = next((value for key, value in sections if key.value == "body_nouns"), None)
    if not isinstance(section, yaml.MappingNode):
        raise DataFileError(f"{path}: section 'body_nouns' must map each noun to its uses")
    found: dict[str, set[str]] = {}
    for key, value in section.value:
        where = f"{path}:{key.start_mark.line + 1}"
        noun = str(key.value)
        uses = [str(n.value) for n in value.value] if isinstance(value, yaml.SequenceNode) else []
        if noun in found:
            raise DataFileError(f"{where}: {noun!r} stands twice in 'body_nouns'; keep one line")
        if noun != noun.lower() or len(noun.split()) != 1:
            raise DataFileError(f"{where}: {noun!r} must be one word in lower case")
        if not uses or set(uses) - set(_USES):
            raise DataFileError(f"{where}: the uses of {noun!r} must be a list of {', '.join(_USES)}")
        found[noun] = set(uses)
    return found
