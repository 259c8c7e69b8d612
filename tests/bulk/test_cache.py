"""Kept readings: found again as they were, and never trusted when they are not whole."""

from __future__ import annotations

import datetime as dt
import pickle
import zlib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from verbale.bulk.cache import SUFFIX, Cache, _checksum, clear
from verbale.extraction import Extraction, Uncovered
from verbale.model import Entity, Evidence, Fact, FactKind, Passage, Role, Status
from verbale.model.fact import Text
from verbale.model.time import Precision, TimeSpan
from verbale.readers import read_text

TEXT = "Kenya opened an embassy in Oslo in 1999. The sea was calm."
DOCUMENT = read_text(TEXT, slug="note")
KENYA = Entity("state/KE", "State", (("en", "Kenya"),), (("sw", "Kenia"),), (("isoCode", "KE"),))
FACT = Fact(
    "note", "event/opening/x", FactKind.EVENT, "Opening",
    (Role("agent", (KENYA, Text("an embassy", "en"), Decimal("1.5"), True)),),
    (Evidence("note", Passage(0, 40), TEXT[:40]),), "rule", "label",
    time=TimeSpan("1999", Precision.YEAR, dt.date(1999, 1, 1), dt.date(1999, 12, 31)),
    value=Decimal("3"), status=Status.REPORTED, according_to=(KENYA,),
)  # fmt: skip
EXTRACTION = Extraction((FACT,), (Uncovered(Passage(41, 58), TEXT[41:], "no frame matched"),))


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "kept", "program one")


def test_a_reading_is_found_as_it_was(cache: Cache) -> None:
    assert cache.get(DOCUMENT) is None
    cache.put(DOCUMENT, EXTRACTION)
    assert cache.get(DOCUMENT) == EXTRACTION


@pytest.mark.parametrize(
    "document",
    [
        read_text(TEXT + " It rained.", slug="note"),
        read_text(TEXT, slug="another"),
        replace(DOCUMENT, source=replace(DOCUMENT.source, published="2001")),
    ],
    ids=["text", "name", "date of publication"],
)
def test_another_document_has_no_reading(cache: Cache, document) -> None:
    cache.put(DOCUMENT, EXTRACTION)
    assert cache.get(document) is None


def test_another_program_has_no_reading(cache: Cache) -> None:
    cache.put(DOCUMENT, EXTRACTION)
    assert replace(cache, program="program two").get(DOCUMENT) is None


def test_a_damaged_entry_is_no_reading(cache: Cache) -> None:
    cache.put(DOCUMENT, EXTRACTION)
    path = cache.path(DOCUMENT)
    whole = path.read_bytes()
    for at in range(0, len(whole), 7):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert cache.get(DOCUMENT) is None
    for end in (0, 10, 32, len(whole) - 1):
        path.write_bytes(whole[:end])
        assert cache.get(DOCUMENT) is None


def test_an_entry_under_another_name_is_no_reading(cache: Cache) -> None:
    cache.put(DOCUMENT, EXTRACTION)
    other = replace(DOCUMENT, slug="another")
    cache.path(DOCUMENT).rename(cache.path(other))
    assert cache.get(other) is None


class Runs:
    def __reduce__(self):
        return Path.touch, (Path("ran"),)


@pytest.mark.parametrize("value", [Runs(), [EXTRACTION], "text"], ids=["code", "list", "text"])
def test_an_entry_with_anything_else_in_it_is_no_reading(
    cache: Cache, value: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = cache.path(DOCUMENT)
    path.parent.mkdir()
    data = zlib.compress(pickle.dumps(value))
    path.write_bytes(_checksum(path, data) + data)
    assert cache.get(DOCUMENT) is None
    assert not (tmp_path / "ran").exists()


def test_nothing_is_kept_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file")
    cache = Cache(tmp_path / "kept", "program")
    cache.put(DOCUMENT, EXTRACTION)
    assert cache.get(DOCUMENT) is None


def test_clearing_takes_readings_only(cache: Cache) -> None:
    cache.put(DOCUMENT, EXTRACTION)
    (cache.folder / "mine.txt").write_text("kept")
    clear(cache.folder)
    assert [path.name for path in cache.folder.iterdir()] == ["mine.txt"]
    (cache.folder / "mine.txt").unlink()
    (cache.folder / f"x{SUFFIX}").write_text("")
    clear(cache.folder)
    assert not cache.folder.exists()
    clear(cache.folder)
