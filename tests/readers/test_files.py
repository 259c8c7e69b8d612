import os

import pytest

from verbale.model import InputError
from verbale.readers import MAX_BYTES, find_inputs, read, read_text, slug_of
from verbale.readers.files import MAX_LINES


@pytest.fixture
def file(tmp_path):
    def file(data, name="a.txt"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return file


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"MZ\x00\x01\x02 program", "binary"),
        ("Ünlü".encode("utf-16-le"), "UTF-16 without a byte order mark"),
        (b"\x01\x02\x03\x04\x05\x06\x07 text", "binary"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "binary"),
        ("The café is closed.".encode("latin-1"), "not UTF-8 at byte 7 (0xe9); convert it with 'iconv -f"),
        (b"\xef\xbb\xbfThe caf\xe9", "not UTF-8 at byte 10"),
        (b"\xff\xfea\x00\x00\xd8", "starts as UTF-16"),
        (b"-- == -- ||", "nothing to read"),
        (b"a\n" * (MAX_LINES + 1), "lines; split it"),
    ],
)
def test_bad_bytes(file, data, says):
    with pytest.raises(InputError, match=r"a\.txt") as error:
        read(file(data))
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_missing_folder_and_device(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read(tmp_path / "none.txt")
    with pytest.raises(InputError, match="is a folder"):
        read(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(InputError, match="not a regular file"):
        read(tmp_path / "pipe.txt")
    with pytest.raises(InputError, match="is not a path"):
        read(tmp_path / "a\0b.txt")


def test_big_file_is_not_read(tmp_path, monkeypatch):
    path = tmp_path / "big.txt"
    with path.open("wb") as out:
        out.truncate(50_000_000)
    monkeypatch.setattr(type(path), "open", lambda *_: pytest.fail("opened"))
    with pytest.raises(InputError, match=r"50\.0 MB is over the limit of 20 MB"):
        read(path)
    assert MAX_BYTES == 20_000_000


def test_byte_order_marks_are_not_text(file):
    words = "The king met the minister."
    assert read(file(b"\xef\xbb\xbf" + words.encode())).text == words
    document = read(file(words.encode("utf-16")))
    assert document.text == words
    assert document.original_sha256 != document.sha256


def test_lone_surrogate():
    with pytest.raises(InputError, match="lone surrogate at character 2"):
        read_text("ab\ud800", slug="x")


def test_unknown_format():
    with pytest.raises(InputError, match="unknown format 'word'; known are article"):
        read_text("Hello there.", slug="x", format="word")


def test_long_line_is_a_reported_skip(file, check):
    document = check(read(file(b"word " * 200_000 + b"\n\nThe king met the minister.\n")))
    assert [s.reason for s in document.skipped] == ["line longer than 100,000 characters"]
    assert len(document.blocks) == 1


def test_find_inputs(tmp_path):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for name in ("in/b.txt", "in/a.md", "in/deep/c.HTML", "in/sources.toml", "in/.hidden.txt", "out.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "in" / "leads-out.txt").symlink_to(tmp_path / "out.txt")
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    (tmp_path / "in" / "broken.txt").symlink_to(tmp_path / "none")
    (tmp_path / "in" / "same.txt").symlink_to(tmp_path / "in" / "b.txt")
    found = find_inputs([tmp_path / "out.txt", tmp_path / "in", tmp_path / "in" / "a.md"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "in/a.md",
        "in/b.txt",
        "in/deep/c.HTML",
        "out.txt",
    ]
    assert find_inputs([tmp_path / "in", tmp_path / "out.txt"]) == found


def test_find_inputs_says_what_is_missing(tmp_path):
    with pytest.raises(InputError, match="no such file or folder"):
        find_inputs([tmp_path / "none"])
    with pytest.raises(InputError, match="no file ending in"):
        find_inputs([tmp_path])


@pytest.mark.parametrize(
    ("name", "slug"),
    [("A–B relations.txt", "ab-relations"), ("Señor.MD", "senor"), ("v1.2.txt", "v1-2"), ("한국.txt", "document")],
)
def test_slug(name, slug):
    assert slug_of(name) == slug
