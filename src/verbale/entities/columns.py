"""The columns of the gazetteers' files, and what of a name stands in each."""

from __future__ import annotations


def _columns(words: str) -> tuple[str, ...]:
    return tuple(words.split())


# Columns of each file, in order. Those in FORMS hold names, separated by ";" where there are several.
COLUMNS: dict[str, tuple[str, ...]] = {
    "state": _columns(
        """key type iso2 iso3 wikidata name_en name_es name_ko official_en official_es aliases_en aliases_es aliases_ko
        acronyms adjectives demonyms demonyms_es silent capital continent region currencies"""
    ),
    "historical": _columns(
        """key type wikidata name_en name_es name_ko aliases_en aliases_es acronyms adjectives demonyms demonyms_es
        silent begin end successors"""
    ),
    "organisation": _columns("key type wikidata name_en name_es name_ko aliases_en aliases_es acronyms parent"),
    "region": _columns(
        "key type wikidata name_en name_es name_ko aliases_en aliases_es adjectives adjectives_es silent state"
    ),
    "place": _columns("key type name_en name_es name_ko aliases_en silent state region capital_of population"),
    "people": _columns("key type name_en demonyms adjectives"),
    "currency": _columns("key type code name_en name_es name_ko aliases_en aliases_es symbols default"),
    "office": _columns("key type name_en name_es name_ko aliases_en aliases_es towards unique"),
    "blocked": _columns("key type name_en why"),
}
FILES = {
    "state": "states.tsv",
    "historical": "historical.tsv",
    "organisation": "organisations.tsv",
    "people": "peoples.tsv",
    "place": "places.tsv",
    "region": "regions.tsv",
    "currency": "currencies.tsv",
    "office": "offices.tsv",
    "blocked": "blocked.tsv",
}
# Column → (form, language), in the order in which a name that stands twice on a row takes its form.
FORMS: dict[str, tuple[str, str]] = {
    "name_en": ("name", "en"),
    "official_en": ("official", "en"),
    "acronyms": ("acronym", "en"),
    "symbols": ("symbol", "en"),
    "aliases_en": ("alias", "en"),
    "adjectives": ("adjective", "en"),
    "demonyms": ("demonym", "en"),
    "name_es": ("name", "es"),
    "official_es": ("official", "es"),
    "aliases_es": ("alias", "es"),
    "adjectives_es": ("adjective", "es"),
    "demonyms_es": ("demonym", "es"),
    "name_ko": ("name", "ko"),
    "aliases_ko": ("alias", "ko"),
}
ALIASES = (
    ("official_en", "en"),
    ("official_es", "es"),
    ("aliases_en", "en"),
    ("aliases_es", "es"),
    ("aliases_ko", "ko"),
    ("acronyms", "en"),
)
