"""Where documents come from: ``sources.toml`` beside the files."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import fields, replace
from pathlib import Path

from verbale.model import DataFileError, Source
from verbale.readers.base import Draft

FILE = "sources.toml"
_EDTF = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?:/\d{4}(?:-\d{2}(?:-\d{2})?)?)?[?~%]?")


def load_sources(folder: Path) -> dict[str, Source]:
    """What ``sources.toml`` in a folder says of each document: slug → source; empty when there is no such file.

    The file has one table a slug, with any of the keys of ``Source``; ``published`` is a date or an EDTF string.

    Raises ``DataFileError`` naming file and place when it does not parse or a key or value is not known.
    """
    path = folder / FILE
    if not path.is_file():
        return {}
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataFileError(f"{path}: not valid TOML: {error}") from error
    return {slug: _source(path, slug, table) for slug, table in sorted(data.items())}


def completed(source: Source | None, draft: Draft, title: str | None, language: str) -> Source:
    """A source with what the document says of itself put where the source says nothing."""
    given = source or Source()
    return replace(
        given,
        title=given.title or draft.title or title,
        language=given.language or language,
        author=given.author or draft.author,
        published=given.published or draft.published,
    )


def _source(path: Path, slug: str, table: object) -> Source:
    if not isinstance(table, dict):
        raise DataFileError(f"{path}: '{slug}' is not a table; write [{slug}] with a key a line under it")
    known = {field.name for field in fields(Source)}
    values: dict[str, str] = {}
    for key, value in table.items():
        if key not in known:
            raise DataFileError(f"{path}: [{slug}] has unknown key '{key}'; known are {', '.join(sorted(known))}")
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            value = value.isoformat()
        if not isinstance(value, str) or not value:
            raise DataFileError(f"{path}: [{slug}] {key} must be a string that is not empty")
        values[key] = value
    if "published" in values and not _EDTF.fullmatch(values["published"]):
        raise DataFileError(f"{path}: [{slug}] published '{values['published']}' is no date such as 2022 or 2022-07-27")
    return Source(**values)
