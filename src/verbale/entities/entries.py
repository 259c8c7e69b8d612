"""Entries of the gazetteers: entities under their names, and where a text has one."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.model import Entity, Passage

NAMES = frozenset({"state", "historical", "organisation", "people", "place", "region"})
"""The kinds of entry that ``Gazetteer.find`` looks for unless told otherwise: proper names, and adjectives of them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity under one of its names.

    ``kind`` is the file it stands in: state, historical, organisation, people, region, place, currency or office.
    ``form`` says what the name is: name, official, alias, acronym, symbol, adjective or demonym (a noun for its people;
    Spanish ones may be adjectives too). ``name`` is the name as the file spells it, ``language`` its ISO 639-1 code.
    ``state`` is the ISO code of the state that the entity is or lies in. ``details`` holds the row's other columns
    that have a value.
    """

    entity: Entity
    kind: str
    form: str
    name: str
    language: str
    state: str | None = None
    details: tuple[tuple[str, str], ...] = ()

    def detail(self, column: str) -> str:
        """The value of a column of the entry's row, ``""`` where it has none."""
        return next((value for name, value in self.details if name == column), "")


@dataclass(frozen=True, slots=True)
class Match:
    """Where a text has a name, and every entry it may stand for, likeliest kind first."""

    passage: Passage
    entries: tuple[Entry, ...]

    @property
    def form(self) -> str:
        """The form of the first entry."""
        return self.entries[0].form
