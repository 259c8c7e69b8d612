"""Documents through the whole of it: any number of processes, stopped and resumed, good and bad."""

from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path

import pytest

import verbale.extraction as extraction
from verbale.bulk import processes
from verbale.bulk.reading import SECONDS, Job, Reading, SkippedFile, read_one, seconds_for
from verbale.exports.facts import fact_json
from verbale.model import DataFileError, Document, InputError
from verbale.pipeline import build_graph, extract_files

TEXTS = (
    "Kenya opened an embassy in Oslo in 1999. The sea was calm.\n",
    "Malta and Ghana established diplomatic relations on 3 March 1972.\n",
    "# Norway and Malta\n\nIn 2004 the President of Norway visited Malta. He liked it.\n",
    "Ghana closed its embassy in Oslo in 1988.\n",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number, text in enumerate(TEXTS):
        (folder / f"text-{number}.txt").write_text(text)
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The slugs of the documents that were extracted in this process."""
    whole, slugs = extraction.extract, []

    def extract(document: Document) -> extraction.Extraction:
        if "Kenya opened" in document.text and "fault" in document.text:
            raise KeyError("x\ny")
        slugs.append(document.slug)
        return whole(document)

    monkeypatch.setattr(extraction, "extract", extract)
    return slugs


def said(folder: Path, **how) -> str:
    with closing(extract_files([folder], **how)) as found:
        read = [one for one in found if not isinstance(one, SkippedFile)]
        return "\n".join(fact_json(fact) for one in read for fact in one.extraction.facts)


def test_the_same_with_one_process_and_two(folder: Path, tmp_path: Path, read: list[str]) -> None:
    bad = folder / "text-2.txt"
    bad.write_bytes(b"caf\xe9 " * 20)
    one = build_graph([folder])
    two = build_graph([*sorted(folder.iterdir(), reverse=True)[2:], folder], jobs=2, cache=tmp_path / "kept")
    assert two.graph == one.graph
    assert (two.facts, two.uncovered, two.skipped) == (one.facts, one.uncovered, one.skipped)
    assert len(one.facts) >= 3
    assert [skipped.path for skipped in two.skipped] == [bad]
    assert read == ["text-0", "text-1", "text-3"]
    assert said(folder, cache=tmp_path / "kept") == "\n".join(map(fact_json, one.facts))
    assert len(read) == 3  # what other processes kept is found


def test_stopped_and_resumed(folder: Path, tmp_path: Path, read: list[str]) -> None:
    kept = tmp_path / "kept"
    whole = said(folder)
    read.clear()
    with closing(extract_files([folder], cache=kept)) as found:
        next(found), next(found)
    assert read == ["text-0", "text-1"]
    assert said(folder, cache=kept) == whole
    assert read == ["text-0", "text-1", "text-2", "text-3"]
    next(kept.iterdir()).write_bytes(b"no reading")
    assert said(folder, cache=kept) == whole
    assert len(read) == 5


def test_a_document_at_which_the_program_fails_is_skipped(folder: Path, read: list[str]) -> None:
    bad = folder / "bad.txt"
    bad.write_text("Kenya opened a fault.\n")
    found = list(extract_files([folder]))
    reason = f"{bad}: a fault of Verbale's own (KeyError: 'x\\ny'); please report it, with what the command prints"
    assert found[0] == SkippedFile(bad, f"{reason} under VERBALE_DEBUG=1")
    assert read == ["text-0", "text-1", "text-2", "text-3"]
    with pytest.raises(InputError, match=r"bad\.txt: a fault of Verbale's own"):
        list(extract_files([bad, folder]))


def test_an_unreadable_document_is_skipped_or_named(folder: Path) -> None:
    (folder / "text-1.txt").write_bytes(b"caf\xe9 " * 20)
    found = list(extract_files([folder]))
    assert [isinstance(one, Reading) for one in found] == [True, False, True, True]
    with pytest.raises(InputError, match=r"text-1\.txt: not UTF-8"):
        list(extract_files([folder, folder / "text-1.txt"]))


def test_data_that_cannot_be_used_is_no_fault_of_the_document(folder: Path, monkeypatch) -> None:
    def broken(document: Document) -> None:
        raise DataFileError("frames.yaml: line 3: no trigger")

    monkeypatch.setattr(extraction, "extract", broken)
    with pytest.raises(DataFileError, match="line 3"):
        list(extract_files([folder]))


def test_what_is_held_of_a_document(folder: Path) -> None:
    reading = read_one(Job(folder / "text-2.txt"))
    assert isinstance(reading, Reading)
    assert reading.document.title == "Norway and Malta"
    assert len(reading.document.blocks) == 1
    assert hashlib.sha256(reading.document.text.encode()).hexdigest() == reading.document.sha256


def test_how_many_processes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = sorted(folder.iterdir())
    monkeypatch.setattr(processes, "_cores", lambda: 3)
    assert processes.processes(files, None) == 1  # little to read
    assert processes.processes(files, 2) == 2
    assert processes.processes(files, 9) == 4
    (folder / "text-0.txt").write_text("Long. " * 50_000)
    assert processes.processes(files, None) == 3
    assert processes.processes(files[:1], None) == 1


def test_a_longer_document_has_more_time(folder: Path) -> None:
    (folder / "text-0.txt").write_text("x" * 50_000)
    assert seconds_for(Job(folder / "text-0.txt")) == SECONDS + 100
    assert seconds_for(Job(folder / "gone.txt")) == SECONDS
