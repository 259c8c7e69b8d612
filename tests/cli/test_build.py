"""`verbale build`: what it writes, says and refuses."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

FILES = {"facts.ttl", "claims.ttl", "inferred.ttl", "verbale.trig", "void.ttl", "links.ttl"}

pytestmark = pytest.mark.usefixtures("by_hand")


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_and_summary(verbale, notes: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph"
    outcome = verbale("build", notes, "-o", out)
    assert (outcome.status, outcome.out) == (0, "")
    assert set(content(out)) == FILES
    numbers = dict(reversed(line.strip().split("  (")[0].split(" ", 1)) for line in outcome.err.splitlines()[:-1])
    assert (numbers["documents"], numbers["facts"], numbers["sentences without a fact"]) == ("2", "3", "2")
    assert all(int(numbers[name].replace(",", "")) > 0 for name in ("claims", "direct triples", "inferred triples"))
    assert outcome.err.splitlines()[-1].strip() == (
        f"written to {out}: facts.ttl, claims.ttl, inferred.ttl, verbale.trig, void.ttl, links.ttl"
    )


def test_the_description_has_a_date_only_if_told(verbale, notes: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    verbale("build", notes, "-o", tmp_path / "graph")
    undated = (tmp_path / "graph" / "void.ttl").read_text("utf-8")
    assert "dcterms:issued" not in undated
    assert "creativecommons" not in undated.partition("dataset:build a")[0]  # whose documents these are we cannot know
    assert 'owl:versionInfo "3.8.0"' in undated
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    verbale("build", notes, "-o", tmp_path / "graph")
    assert 'dcterms:issued "1970-01-02"^^xsd:date' in (tmp_path / "graph" / "void.ttl").read_text("utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "9" * 30)
    outcome = verbale("build", notes, "-o", tmp_path / "graph")
    assert (outcome.status, "is not a time in seconds; unset it" in outcome.err) == (2, True)


def test_an_allegation_is_no_direct_triple(verbale, notes: Path, tmp_path: Path) -> None:
    verbale("build", notes, "-o", tmp_path / "graph")
    assert "one-36" not in (tmp_path / "graph" / "facts.ttl").read_text().replace("ClaimedOccurrence", "")
    assert "allegedly stole a boat" in (tmp_path / "graph" / "claims.ttl").read_text()


def test_a_generic_event_is_a_direct_triple_only_if_asked_for(verbale, notes: Path, tmp_path: Path) -> None:
    (notes / "three.txt").write_text("Fiji drained a marsh.\n")
    verbale("build", notes, "-o", tmp_path / "graph")
    assert "OtherEvent" not in (tmp_path / "graph" / "facts.ttl").read_text()
    assert "OtherEvent" in (tmp_path / "graph" / "claims.ttl").read_text()
    verbale("build", notes, "-o", tmp_path / "asked", "--tier", "generic")
    assert "OtherEvent" in (tmp_path / "asked" / "facts.ttl").read_text()
    assert verbale("build", notes, "-o", tmp_path / "asked", "--tier", "vague").status == 2


def test_same_bytes_whatever_the_order(verbale, notes: Path, tmp_path: Path) -> None:
    verbale("build", notes / "one.txt", notes / "two.txt", "-o", tmp_path / "a")
    verbale("build", notes / "two.txt", notes / "one.txt", "-o", tmp_path / "b")
    assert content(tmp_path / "a") == content(tmp_path / "b")


def test_default_output_is_data(verbale, notes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert verbale("build", "notes", "--quiet").err == ""
    assert set(content(tmp_path / "data")) == FILES


def test_dry_run_writes_nothing(verbale, notes: Path, tmp_path: Path) -> None:
    outcome = verbale("build", notes, "-o", tmp_path / "graph", "--dry-run")
    assert outcome.status == 0
    assert outcome.err.splitlines()[-1].strip() == "nothing written (--dry-run)"
    assert not (tmp_path / "graph").exists()


def test_base(verbale, notes: Path, tmp_path: Path) -> None:
    verbale("build", notes, "-o", tmp_path / "graph", "--base", "https://example.org/kg/")
    assert "https://example.org/kg/" in (tmp_path / "graph" / "facts.ttl").read_text()
    outcome = verbale("build", notes, "-o", tmp_path / "other", "--base", "nonsense")
    assert (outcome.status, outcome.err.count("\n")) == (2, 1)
    assert not (tmp_path / "other").exists()


def test_text_of_html_is_kept(verbale, notes: Path, tmp_path: Path) -> None:
    page = "<html><body><article><h1>Trip</h1><p>In the spring Ada visited Fiji for a week.</p></article></body></html>"
    (notes / "page.html").write_text(page)
    outcome = verbale("build", notes, "-o", tmp_path / "graph")
    assert outcome.err.strip().endswith("links.ttl, texts/page.txt")
    assert set(content(tmp_path / "graph")) == FILES | {"texts/page.txt"}
    text = (tmp_path / "graph" / "texts" / "page.txt").read_text("utf-8")
    assert "Ada visited Fiji" in text
    assert "<p>" not in text


def test_inconsistency_writes_nothing(verbale, notes: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph"
    verbale("build", notes, "-o", out)
    before = content(out)
    (notes / "three.txt").write_text("This is a contradiction.\n")
    outcome = verbale("build", notes, "-o", out)
    assert outcome.status == 1
    first, *violations = outcome.err.splitlines()
    assert first.startswith("verbale: the graph contradicts the ontology")
    assert violations
    assert content(out) == before


def test_bad_file_in_a_folder_is_skipped_and_counted(verbale, notes: Path, tmp_path: Path) -> None:
    (notes / "bad.txt").write_bytes(b"caf\xe9 " * 20)
    outcome = verbale("build", notes, "-o", tmp_path / "graph")
    assert outcome.status == 0
    assert f"verbale: skipped {notes}/bad.txt: not UTF-8 at byte 3" in outcome.err
    assert "2 documents  (1 file skipped)" in outcome.err


def test_folder_of_bad_files_only(verbale, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bad.txt").write_bytes(b"")
    outcome = verbale("build", tmp_path / "in", "-o", tmp_path / "graph")
    assert outcome.status == 2
    assert outcome.err == (
        f"verbale: none of the files found (1) can be read; the first: {tmp_path}/in/bad.txt: is empty; "
        "give a file with text\n"
    )
    assert not (tmp_path / "graph").exists()


def test_two_documents_of_one_name(verbale, notes: Path, tmp_path: Path) -> None:
    (notes / "deep").mkdir()
    (notes / "deep" / "one.md").write_text("Ada visited Fiji.\n")
    outcome = verbale("build", notes, "-o", tmp_path / "graph")
    assert outcome.status == 2
    assert outcome.err == (
        f"verbale: {notes}/deep/one.md and {notes}/one.txt: both would be named 'one' in the graph; rename one\n"
    )


def test_progress_bar_on_a_terminal_only(notes: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from types import SimpleNamespace as S; from verbale.cli.running import run;"
        "sys.modules['verbale.extraction'] = S(extract=lambda document: S(facts=(), uncovered=()));"
        "sys.exit(run(sys.argv[1:]))"
    )
    master, slave = pty.openpty()
    command = [sys.executable, "-c", code, "build", str(notes), "-o", str(tmp_path / "g")]
    process = subprocess.Popen(command, stderr=slave, stdout=subprocess.PIPE)
    os.close(slave)
    shown = b""
    while True:
        try:
            chunk = os.read(master, 4096)
        except OSError:  # the other end is closed
            break
        if not chunk:
            break
        shown += chunk
    os.close(master)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0, shown
    assert out == b""
    assert b"reading one" in shown
    assert b"reasoning" in shown
    assert b"4/4" in shown


def test_a_long_build_keeps_what_it_read_until_it_is_done(verbale, notes: Path, tmp_path: Path, monkeypatch) -> None:
    from verbale.bulk import processes
    from verbale.bulk.cache import clear
    from verbale.cli import build

    monkeypatch.setattr(processes, "LONG", 10)
    given, cleared = [], []
    monkeypatch.setattr("verbale.bulk.cache.clear", lambda folder: (cleared.append(folder), clear(folder)))
    whole = sys.modules["verbale.extraction"].extract

    class Keeps:
        def __init__(self, folder: Path, program: str) -> None:
            given.append(folder)

        def get(self, document: object) -> None:
            return None

        def put(self, document: object, extraction: object) -> None:
            given[-1].mkdir(parents=True, exist_ok=True)
            (given[-1] / f"{document.slug}.reading").write_text("kept")

    monkeypatch.setattr("verbale.bulk.cache.Cache", Keeps)
    out = tmp_path / "graph"
    hidden = out / build.KEPT

    def stops(document: object) -> object:
        if document.slug == "two":
            raise KeyboardInterrupt
        return whole(document)

    monkeypatch.setattr(sys.modules["verbale.extraction"], "extract", stops)
    assert verbale("build", notes, "-o", out, "--jobs", "1").status == 130
    assert [path.name for path in hidden.iterdir()] == ["one.reading"]
    monkeypatch.setattr(sys.modules["verbale.extraction"], "extract", whole)
    assert verbale("build", notes, "-o", out, "--jobs", "1").status == 0
    assert (given, cleared) == ([hidden, hidden], [hidden])
    assert set(content(out)) == FILES
    verbale("build", notes, "-o", out, "--jobs", "1", "--cache", tmp_path / "mine")
    assert [path.name for path in sorted((tmp_path / "mine").iterdir())] == ["one.reading", "two.reading"]
    verbale("build", notes, "-o", out, "--jobs", "1", "--dry-run")
    assert given == [hidden, hidden, tmp_path / "mine"]


def test_a_cache_that_cannot_be_written_is_refused_before_the_work(verbale, notes: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    outcome = verbale("build", notes, "-o", tmp_path / "graph", "--cache", tmp_path / "file")
    assert (outcome.status, outcome.err.count("\n")) == (2, 1)
    assert "is a file where a folder should be" in outcome.err


def test_persons_of_one_name_are_decided_on_in_a_file(verbale, notes: Path, tmp_path: Path, monkeypatch) -> None:
    whole = sys.modules["verbale.extraction"].extract

    def extract(document):
        """No state is told for anybody: the name is all there is."""
        facts = tuple(replace(fact, roles=fact.roles[:2]) for fact in whole(document).facts)
        return SimpleNamespace(facts=facts, uncovered=())

    monkeypatch.setattr(sys.modules["verbale.extraction"], "extract", extract)
    out = tmp_path / "graph"
    file = out / "persons.txt"
    outcome = verbale("build", notes, "-o", out)
    assert "1 persons to decide on  (in persons.txt)" in outcome.err
    line = "? person/ada-example-in-one person/ada-example-in-two"
    assert line in file.read_text()
    facts = (out / "facts.ttl").read_text()
    assert "owl:sameAs" not in facts
    before = content(out)
    verbale("build", notes, "-o", out)
    assert content(out) == before
    for word, said in (("same", "owl:sameAs"), ("different", "owl:differentFrom")):
        mine = f"# my file\n{line.replace('?', word)}  # I asked her\n"
        file.write_text(mine)
        outcome = verbale("build", notes, "-o", out)
        assert (outcome.status, "to decide on" in outcome.err) == (0, False)
        assert file.read_text() == mine
        assert said in (out / "facts.ttl").read_text()
    file.write_text(f"{line}\nperhaps {line[2:]}\n")
    before = content(out)
    outcome = verbale("build", notes, "-o", out)
    assert (outcome.status, outcome.err) == (
        2,
        f"verbale: {file}: line 2: write same, different or ?, and two persons after it\n",
    )
    assert content(out) == before


def test_a_persons_own_document_keeps_its_iri(verbale, notes: Path, tmp_path: Path) -> None:
    (notes / "one.txt").unlink()
    verbale("build", notes, "-o", tmp_path / "graph")
    assert not (tmp_path / "graph" / "persons.txt").exists()
