"""``verbale export``: what goes to a file, what to standard output, and what is refused."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

TYPES = {".ttl": "TURTLE", ".nt": "N_TRIPLES", ".nq": "N_QUADS", ".trig": "TRIG", ".rdf": "RDF_XML",
         ".jsonld": "JSON_LD", ".ttl12": "TURTLE"}  # fmt: skip


@pytest.fixture
def data(by_hand, verbale, notes: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "graph"
    assert verbale("build", notes, "-o", folder, "-q").status == 0
    return folder


def count(text: bytes, ending: str) -> int:
    return sum(1 for _ in ox.parse(text, format=getattr(ox.RdfFormat, TYPES[ending])))


def test_turtle_on_standard_output_is_the_facts(verbale, data) -> None:
    outcome = verbale("export", "--data", data)
    assert (outcome.status, outcome.err) == (0, "")
    _, _, facts = (data / "facts.ttl").read_text("utf-8").partition("\n")
    assert outcome.out.partition("\n")[2] == facts


@pytest.mark.parametrize("ending", TYPES)
def test_form_by_ending(verbale, data, tmp_path, ending) -> None:
    out = tmp_path / f"out{ending}"
    outcome = verbale("export", "--data", data, "-o", out)
    assert (outcome.status, outcome.out) == (0, "")
    assert f"wrote {out} (" in outcome.err
    assert count(out.read_bytes(), ending) > 10
    packed = tmp_path / f"packed{ending}.gz"
    verbale("export", "--data", data, "-o", packed)
    assert gzip.decompress(packed.read_bytes()) == out.read_bytes()
    again = tmp_path / f"again{ending}.gz"
    verbale("export", "--data", data, "-o", again)
    assert again.read_bytes() == packed.read_bytes()


def test_allegations_only_when_asked_for(verbale, data) -> None:
    outcome = verbale("export", "--data", data, "--graph", "all")
    assert outcome.status == 0
    assert "stole" not in outcome.out
    assert "left out 4 claims that texts merely allege or suspect of persons; --sensitive" in outcome.err
    asked = verbale("export", "--data", data, "--graph", "all", "--sensitive")
    assert "stole" in asked.out
    assert asked.err == ""
    assert "left out" not in verbale("export", "--data", data).err


def test_trig_with_everything_is_the_file_of_the_build(verbale, data) -> None:
    outcome = verbale("export", "--data", data, "--format", "trig", "--sensitive")
    assert outcome.out.partition("\n")[2] == (data / "verbale.trig").read_text("utf-8").partition("\n")[2]


def test_csv_is_a_folder(verbale, data, tmp_path) -> None:
    out = tmp_path / "tables"
    outcome = verbale("export", "--data", data, "--format", "csv", "-o", out)
    assert outcome.status == 0
    assert {path.suffix for path in out.iterdir()} == {".csv", ".json"}
    assert (out / "facts.csv").read_text("utf-8").startswith("subject,")
    (tmp_path / "file").write_text("")
    for arguments, words in (
        (("--format", "csv"), "csv is a folder of files; name one with -o"),
        (("--format", "csv", "-o", tmp_path / "file"), "is a file; csv needs a folder"),
        (("-o", tmp_path / "a.csv"), "csv is a folder of tables: --format csv -o tables"),
    ):
        refused = verbale("export", "--data", data, *arguments)
        assert (refused.status, refused.out) == (2, "")
        assert words in refused.err


def test_json_is_the_table_of_facts(verbale, data) -> None:
    records = json.loads(verbale("export", "--data", data, "--format", "json").out)
    assert [(r["document"], r["type"]) for r in records if r["kind"] == "event"] == [
        ("one", "OfficialVisit"),
        ("two", "OfficialVisit"),
    ]
    asked = json.loads(verbale("export", "--data", data, "--format", "json", "--sensitive").out)
    assert [r["status"] for r in asked if r.get("sensitive")] == ["alleged"]
    refused = verbale("export", "--data", data, "--format", "json", "--graph", "facts")
    assert (refused.status, "made from the claims" in refused.err) == (2, True)


def test_one_document(verbale, data) -> None:
    outcome = verbale("export", "--data", data, "--document", "two")
    assert "official-visit/two-0" in outcome.out
    assert "official-visit/one-0" not in outcome.out
    refused = verbale("export", "--data", data, "--document", "three")
    assert (refused.status, refused.out) == (2, "")
    assert "no document 'three'; there are gazetteer-places, one, two" in refused.err


@pytest.mark.parametrize("name", ["fiji", "FJ", "state/FJ", "https://w3id.org/verbale/id/state/FJ"])
def test_one_thing_by_any_name(verbale, data, name) -> None:
    outcome = verbale("export", "--data", data, "--entity", name)
    assert outcome.status == 0
    assert "<event/official-visit/one-0> a vb:OfficialVisit" in outcome.out
    assert "<state/FJ> a vb:State" in outcome.out


def test_a_thing_nobody_knows(verbale, data) -> None:
    outcome = verbale("export", "--data", data, "--entity", "Atlantis of the North")
    assert (outcome.status, outcome.out) == (2, "")
    assert "--entity" in outcome.err
    known_elsewhere = verbale("export", "--data", data, "--entity", "kenya")
    assert (known_elsewhere.status, known_elsewhere.out) == (2, "")
    assert "the graph says nothing of <https://w3id.org/verbale/id/state/KE>" in known_elsewhere.err


def test_labels_in_one_language(verbale) -> None:
    both = verbale("export", "--entity", "peru").out
    korean = verbale("export", "--entity", "peru", "--language", "ko").out
    assert '"Peru"@en' in both
    assert '"Peru"@en' not in korean
    assert '"페루"@ko' in korean


def test_the_ontology(verbale, tmp_path) -> None:
    page = tmp_path / "page.html"
    assert verbale("export", "--ontology", "-o", page).status == 0
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert verbale("export", "--ontology").out.startswith("#")
    for arguments, words in (
        (("--ontology", "--entity", "peru"), "--ontology and --entity exclude each other"),
        (("--ontology", "--format", "graphml"), "the ontology is exported as html, turtle"),
        (("--ontology", "-o", tmp_path / "a.xyz"), "no form has this ending"),
        (("--format", "html"), "html is a form of the ontology; add --ontology"),
        (("-o", tmp_path / "a.xyz"), "no form has this ending; name a --format"),
        (("-o", tmp_path / "none" / "a.ttl"), "does not exist"),
        (("--data", tmp_path / "none"), "cannot be read (no such file); run `verbale build` first"),
    ):
        refused = verbale("export", *arguments)
        assert (refused.status, refused.out) == (2, "")
        assert words in refused.err


def test_other_peoples_rdf_is_a_clear_error(verbale, tmp_path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text("[] a <urn:b> .")
    assert "is not a graph of Verbale" in verbale("export", "--data", file).err
    file.write_text("<urn:a> <urn:b> 'c")
    assert "is not a graph of Verbale" in verbale("export", "--data", file).err
    (tmp_path / "a.trig").write_text("<urn:g> { <urn:a> a <urn:b> }")
    assert "the graph urn:g does not belong under base" in verbale("export", "--data", tmp_path / "a.trig").err
    file.write_text("<urn:a> a <urn:b> .")
    assert verbale("export", "--data", file, "--format", "ntriples").out.startswith("<urn:a> ")


def test_what_a_form_cannot_hold_writes_nothing(verbale, tmp_path) -> None:
    file, out = tmp_path / "a.nt", tmp_path / "a.rdf"
    file.write_text('<urn:a> <urn:x#b> "\\u0001" .')
    out.write_text("earlier")
    outcome = verbale("export", "--data", file, "-o", out)
    assert outcome.status == 2
    assert "RDF/XML cannot hold the character U+0001" in outcome.err
    assert out.read_text() == "earlier"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.nt", "a.rdf"]
    assert verbale("export", "--data", file, "--format", "rdfxml").out == ""


@pytest.mark.slow
def test_same_bytes_in_any_process(tmp_path) -> None:
    written = []
    for seed in ("1", "4242"):
        folder = tmp_path / seed
        folder.mkdir()
        for name in ("a.trig", "a.jsonld", "a.rdf", "a.ttl12", "a.graphml", "a.json", "a.nt.gz"):
            subprocess.run(
                [sys.executable, "-m", "verbale", "export", "-q", "-o", str(folder / name)],
                env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Seoul"},
                check=True,
                stderr=subprocess.DEVNULL,
                timeout=60,
            )
        written.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert written[0] == written[1]


def test_the_page_on_exports_runs(verbale, tmp_path, monkeypatch) -> None:
    page = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf-8")
    commands = [line.partition("#")[0].split() for line in page.splitlines() if line.startswith("verbale export ")]
    assert len(commands) >= 10
    monkeypatch.chdir(tmp_path)
    for command in commands:
        outcome = verbale(*command[1:])
        assert outcome.status == 0, outcome.err
        assert Path(command[command.index("-o") + 1]).exists()
