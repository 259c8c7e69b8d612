from __future__ import annotations

from pathlib import Path

import pytest

from verbale.graph import Iri, Literal, build, vb, write_files
from verbale.graph.reading import read_files
from verbale.graph.terms import TYPE, Namespaces
from verbale.model import InputError

NAMES = ["claims.ttl", "facts.ttl", "inferred.ttl", "verbale.trig"]


@pytest.fixture
def graph(first, second):
    built = build([*first[1], *second[1]], [first[0], second[0]])
    return built.with_inferred([(Namespaces().node("state/XA"), TYPE, vb("Actor"))])


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_writes_the_same_bytes_again_and_reads_them_back(graph, tmp_path: Path) -> None:
    one, two = tmp_path / "a" / "b", tmp_path / "two"
    paths = write_files(graph, one)
    assert sorted(path.name for path in paths) == sorted(contents(one)) == NAMES
    write_files(read_files(one), two)
    assert contents(one) == contents(two)
    assert read_files(one) == graph
    assert all(b"\r" not in text and text.endswith(b"\n") for text in contents(one).values())


def test_other_files_stay(graph, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    write_files(graph, tmp_path)
    assert sorted(contents(tmp_path)) == [*NAMES[:3], "notes.txt", NAMES[3]]


def test_failure_while_writing_leaves_everything_as_it_was(graph, tmp_path: Path) -> None:
    write_files(graph, tmp_path)
    before = contents(tmp_path)
    broken = graph.with_inferred([(Iri("not an iri"), TYPE, Literal("x"))])
    with pytest.raises(ValueError, match="is not an IRI"):
        write_files(broken, tmp_path)
    assert contents(tmp_path) == before
    with pytest.raises(ValueError, match="is not an IRI"):
        write_files(broken, tmp_path / "new" / "folder")
    assert contents_of_folders(tmp_path) == []


def contents_of_folders(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_dir()]


@pytest.mark.parametrize("last", range(4))
def test_failure_while_renaming_puts_the_former_files_back(graph, tmp_path: Path, monkeypatch, last) -> None:
    write_files(graph, tmp_path)
    before = contents(tmp_path)
    rename, calls = Path.replace, []

    def failing(self: Path, target: Path) -> Path:
        calls.append(self)
        if len(calls) == last + 1:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(InputError, match="No space left on device"):
        write_files(graph.with_inferred([]), tmp_path)
    assert contents(tmp_path) == before


def test_failure_while_renaming_leaves_no_first_files(graph, tmp_path: Path, monkeypatch) -> None:
    rename = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if self.name == "inferred.ttl":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(InputError, match="No space left on device"):
        write_files(graph, tmp_path / "new")
    assert contents(tmp_path) == {}


def test_folder_that_cannot_be_used(graph, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    with pytest.raises(InputError, match="cannot be made"):
        write_files(graph, file)
    with pytest.raises(InputError, match="cannot be made"):
        write_files(graph, file / "below")
    (tmp_path / "claims.ttl").mkdir()
    with pytest.raises(InputError, match="is a folder where a file should be written"):
        write_files(graph, tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "cannot be read"),
        ("<a", "is not a graph of Verbale"),
        ("_:b <http://a/b> 1 .", "is not a graph of Verbale"),
        ("<http://g/> { <http://a/> <http://a/b> 1 }", "the graph http://g/ does not belong under base"),
    ],
)
def test_reading_what_is_not_there(tmp_path: Path, text, message) -> None:
    if text is not None:
        (tmp_path / "verbale.trig").write_text(text)
    with pytest.raises(InputError, match=message):
        read_files(tmp_path)
