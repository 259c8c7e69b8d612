"""The words of stance: which verbs, nouns and adverbs take what stance to what they speak of, read from data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from verbale.model import DataFileError

PATH = Path(__file__).parents[1] / "data" / "stance.yaml"
CLASSES = (
    "planned",
    "reported",
    "alleged",
    "believed",
    "denied",
    "opinion",
    "conditional",
    "attempted",
    "negated",
    "factive",
    "implicative",
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lemma → class of stance, for verbs, nouns, adverbs, adjectives and auxiliaries."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    adverbs: dict[str, str]
    adjectives: dict[str, str]
    auxiliaries: dict[str, str]
    narrative_would: frozenset[str]
    negations: frozenset[str]
    conditions: frozenset[str]
    fiction: frozenset[str]
    bringing: frozenset[str]
    backing: frozenset[str]
    glad: frozenset[str]
    laws: frozenset[str]
    permitting: frozenset[str]


@cache
def lexicon(path: Path = PATH) -> Lexicon:
    """The stance words, validated.

    Raises:
        DataFileError: an unknown class of stance, or a section that is missing.

    """
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    tables: dict[str, dict[str, str]] = {}
    for section in ("verbs", "nouns", "adverbs", "adjectives", "auxiliaries"):
        table: dict[str, str] = {}
        for name, lemmas in (raw.get(section) or {}).items():
            if name not in CLASSES:
                raise DataFileError(
                    f"{path}: unknown stance {name!r} in section {section!r}; one of {', '.join(CLASSES)}"
                )
            for lemma in lemmas:
                table.setdefault(_word(path, section, lemma), name)
        if not table:
            raise DataFileError(f"{path}: section {section!r} is missing")
        tables[section] = table
    return Lexicon(
        tables["verbs"],
        tables["nouns"],
        tables["adverbs"],
        tables["adjectives"],
        tables["auxiliaries"],
        *(
            frozenset(_word(path, k, word) for word in raw.get(k) or ())
            for k in (
                "narrative_would",
                "negations",
                "conditions",
                "fiction",
                "bringing",
                "backing",
                "glad",
                "laws",
                "permitting",
            )
        ),
    )


def _word(path: Path, section: str, word: object) -> str:
    """A word as the file has it; YAML reads a bare ``no`` or ``on`` as a truth value."""
    if not isinstance(word, str):
        raise DataFileError(f"{path}: section {section!r}: {word!r} is no word; write it in quotes")
    return word
