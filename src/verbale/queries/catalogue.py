"""The canned queries: files with a head that says what they ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a canned query; ``type`` is state, entity, date, text, integer, boolean or iri."""

    name: str
    type: str
    description: str = ""
    required: bool = False
    default: str | None = None
    example: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a canned query; hidden ones are left out of tables for people."""

    name: str
    meaning: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class CannedQuery:
    """A query file: its name, its head and its SPARQL (``sparql`` is the whole file's text)."""

    name: str
    path: Path
    title: str
    question: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    sparql: str
    examples: tuple[dict[str, object], ...] = ()


def catalogue(folders: Sequence[Path] | None = None) -> tuple[CannedQuery, ...]:
    """Every canned query, sorted by name: those in ``queries/`` of the working folder, then those that ship."""
    raise NotImplementedError


def find(name: str, folders: Sequence[Path] | None = None) -> CannedQuery:
    """The canned query of that name; ``QueryError`` with near misses otherwise."""
    raise NotImplementedError
