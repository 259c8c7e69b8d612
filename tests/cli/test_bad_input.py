"""Bad input: one clear line that names the thing and the next step, status 2, and earlier output untouched."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

MIB = 1 << 20


def missing(path: Path) -> None:
    """Not made at all."""


def empty(path: Path) -> None:
    path.write_bytes(b"")


def blank(path: Path) -> None:
    path.write_bytes(b" \n\t\r\n" * 100)


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 64)


def pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <</Length 10>> stream\x01\x02")


def latin(path: Path) -> None:
    path.write_bytes("El presidente visitó Fiyi. ".encode("latin-1") * 10)


def cut_short(path: Path) -> None:
    path.write_bytes("It was in the spring — ".encode()[:-2])


def utf16_without_mark(path: Path) -> None:
    path.write_bytes("Ada visited Fiji.".encode("utf-16-le"))


def controls(path: Path) -> None:
    path.write_bytes(b"\x1a\x01\x02\x07" * 200)


def big(path: Path) -> None:
    with path.open("wb") as file:
        for _ in range(50):
            file.write(b"Ada visited Fiji, as it seems.\n" * (MIB // 31))


def pipe(path: Path) -> None:
    os.mkfifo(path)


# What is wrong with the file, and the line that says so after "verbale: PATH".
BAD: list[tuple[Callable[[Path], None], str]] = [
    (missing, ": no such file or folder; check the path"),
    (empty, ": is empty; give a file with text"),
    (blank, ": is empty; give a file with text"),
    (binary, ": looks UTF-16 without a byte order mark, or binary (NUL at byte 0); give a text file in UTF-8"),
    (pdf, ": is binary (byte 10); extract its text to a UTF-8 file first"),
    (
        latin,
        ": not UTF-8 at byte 19 (0xf3); convert it with 'iconv -f WINDOWS-1252 -t UTF-8' (or whatever encoding it has)",
    ),
    (
        cut_short,
        ": not UTF-8 at byte 21 (0xe2); convert it with 'iconv -f WINDOWS-1252 -t UTF-8' (or whatever encoding it has)",
    ),
    (
        utf16_without_mark,
        ": looks UTF-16 without a byte order mark, or binary (NUL at byte 1); give a text file in UTF-8",
    ),
    (controls, ": looks binary (too many control characters); give a text file in UTF-8"),
    (big, ": 52.4 MB is over the limit of 20 MB; split it into smaller files"),
    (pipe, ": is not a regular file; copy it to one, or pipe it in as '-'"),
]


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A folder with an earlier build's files."""
    folder = tmp_path / "graph"
    folder.mkdir()
    for name in ("facts.ttl", "claims.ttl", "inferred.ttl", "verbale.trig"):
        (folder / name).write_text(f"# earlier {name}\n")
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*")}


@pytest.mark.usefixtures("by_hand")
@pytest.mark.parametrize(("make", "words"), BAD, ids=lambda value: getattr(value, "__name__", ""))
def test_a_named_file_that_cannot_be_read(
    verbale, tmp_path: Path, notes: Path, earlier: Path, make, words: str
) -> None:
    path = tmp_path / "bad.txt"
    make(path)
    before = content(earlier)
    started = time.monotonic()
    built = verbale("build", notes, path, "-o", earlier)
    shown = verbale("facts", path, "--format", "jsonl")
    assert time.monotonic() - started < 30
    for outcome in (built, shown):
        assert (outcome.status, outcome.out, outcome.err) == (2, "", f"verbale: {path}{words}\n")
    assert content(earlier) == before


@pytest.mark.usefixtures("by_hand")
def test_a_file_name_cannot_steer_the_terminal(verbale, tmp_path: Path) -> None:
    outcome = verbale("facts", tmp_path / "a\x1b[2J\nb.txt")
    assert outcome.err == f"verbale: {tmp_path}/a�[2J b.txt: no such file or folder; check the path\n"


@pytest.mark.usefixtures("by_hand")
def test_output_is_a_file(verbale, tmp_path: Path, notes: Path) -> None:
    (tmp_path / "graph").write_text("mine")
    for out in (tmp_path / "graph", tmp_path / "graph" / "below"):
        outcome = verbale("build", notes, "-o", out)
        assert outcome.status == 2
        assert outcome.err == (
            f"verbale: {tmp_path}/graph: is a file where a folder should be; choose another place for the output\n"
        )
    assert (tmp_path / "graph").read_text() == "mine"


@pytest.mark.usefixtures("by_hand")
@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_output_cannot_be_written(verbale, notes: Path, earlier: Path) -> None:
    earlier.chmod(0o500)
    try:
        outcome = verbale("build", notes, "-o", earlier)
    finally:
        earlier.chmod(0o700)
    assert outcome.status == 2
    assert outcome.err == (
        f"verbale: {earlier}: cannot be written (Permission denied); choose another place for the output\n"
    )


@pytest.mark.usefixtures("by_hand")
@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a file system that refuses to write")
def test_output_is_where_nothing_can_be_made(verbale, notes: Path) -> None:
    outcome = verbale("build", notes, "-o", "/proc/verbale/graph")
    assert outcome.status == 2
    assert outcome.err.startswith("verbale: /proc")
    assert outcome.err.count("\n") == 1


@pytest.mark.usefixtures("by_hand")
def test_a_folder_in_the_place_of_a_file(verbale, notes: Path, earlier: Path) -> None:
    (earlier / "claims.ttl").unlink()
    (earlier / "claims.ttl").mkdir()
    before = content_of_files(earlier)
    outcome = verbale("build", notes, "-o", earlier)
    assert (outcome.status, outcome.err.count("\n")) == (2, 1)
    assert f"{earlier}/claims.ttl" in outcome.err
    assert content_of_files(earlier) == before


def content_of_files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize(
    ("arguments", "names", "hint"),
    [
        (["query", "tmeline"], "tmeline", "timeline"),
        (["query", "timeline", "sate=peru"], "sate", "timeline"),
        (["query", "no-such-file.rq"], "no-such-file.rq", "give a .rq file"),
        (["query", "-f", "no-such-file.rq"], "no-such-file.rq", "give a .rq file"),
        (["query", "-e", "SELECT ?s WHERE {"], "", ""),
        (["query", "-e", "DROP ALL"], "", ""),
        (["query", "-e", "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"], "SERVICE", ""),
        (["query", "timeline", "a=fiji", "--data", "no-such-folder"], "no-such-folder", ""),
    ],
)
def test_bad_questions(verbale, arguments: list[str], names: str, hint: str) -> None:
    outcome = verbale(*arguments)
    assert (outcome.status, outcome.out, outcome.err.count("\n")) == (2, "", 1), outcome
    assert names in outcome.err
    assert hint in outcome.err


def long_line(path: Path) -> None:
    path.write_text("Ada visited Fiji and " * 100_000)


def nested(path: Path) -> None:
    path.write_text(
        "(" * 20_000 + "[" * 20_000 + "the embassy" + "]" * 20_000 + ")" * 20_000 + "\n" + "=" * 5000 + " a"
    )


def odd_letters(path: Path) -> None:
    path.write_text(
        "A\u0301" * 3000
        + "\u202e visited \u2066Fiji\ufeff\u200b. "
        + "\U0001f469\u200d\U0001f692" * 500
        + "\ufdfa" * 500
    )


def many_quotes(path: Path) -> None:
    path.write_text("“'\"«" * 10_000 + "Ada visited Fiji.")


def many_headings(path: Path) -> None:
    path.write_text("".join(f"{'=' * (2 + n % 5)} Head {n} {'=' * (2 + n % 5)}\n" for n in range(5000)))


def many_digits(path: Path) -> None:
    path.write_text(f"The trade between them rose to US$ {'9' * 50_000} million in {'1' * 5000}. " * 3)


def nested_html(path: Path) -> None:
    path.with_suffix(".html").write_text("<html><body>" + "<div>" * 30_000 + "Ada visited Fiji." + "</div>" * 30_000)


def control_letters(path: Path) -> None:
    path.write_text("Ada\x0b visited\x0c Fiji\x1b[31m in the spring\x85 of 1999\u2028 with her staff.\n" * 20)


def told_again(path: Path) -> None:
    words = "Kenya expelled the ambassador of Fiji in 1999 in response to the attack. "
    path.write_text((words * 10 + "\n\n") * 150)


def short_lines(path: Path) -> None:
    path.write_text("a\n" * 100_000)


def many_dates(path: Path) -> None:
    dates = ", ".join(f"{day} May {1900 + day}" for day in range(1, 29))
    path.write_text(f"The two ministers met on {dates} in Oslo.\n\n" * 100)


def many_names(path: Path) -> None:
    letters = "bdfgklmnprstvz"
    names = [f"{a.upper()}a{b}o {b.upper()}e{c}i" for a in letters for b in letters for c in letters]
    path.write_text("".join(f"{name} met John {name[-4:]} at the embassy of Kenya.\n\n" for name in names[::3]))


def hyphens(path: Path) -> None:
    path.write_text("The A-" + "B-" * 10_000 + "C met Ada. " + "Ada " * 10_000 + "left.")


def circles(path: Path) -> None:
    path.write_text("Kenya and its embassy " + "and its envoy and its embassy " * 300 + "visited Fiji in 1999.")


def deep_phrases(path: Path) -> None:
    path.write_text("Kenya" + "'s embassy" * 8_000 + " opened in the city " + "of the city " * 2_000 + ".")


def reversed_words(path: Path) -> None:
    path.write_text("Kenya \u202e opened \u2066 an embassy \u2069 in Os\u200blo \u202c in 19\u2060\u200d99.\n\n" * 300)


def cited(path: Path) -> None:
    path.write_text("Kenya visited Fiji[1][2][3] in the year of its independence. " * 1_500)


def long_table(path: Path) -> None:
    path.with_suffix(".md").write_text("| a | b |\n|---|---|\n" + "| Embassy of Kenya, Oslo | Fiji |\n" * 10_000)


def byte_order_mark(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf")


@pytest.mark.slow
@pytest.mark.parametrize(
    "make",
    [
        long_line,
        nested,
        odd_letters,
        many_quotes,
        many_headings,
        many_digits,
        nested_html,
        control_letters,
        told_again,
        short_lines,
        many_dates,
        many_names,
        hyphens,
        circles,
        deep_phrases,
        reversed_words,
        cited,
        long_table,
        byte_order_mark,
    ],
    ids=lambda make: make.__name__,
)
def test_adversarial_files_end_in_bounded_time_and_memory(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "in.txt")
    (source,) = tmp_path.iterdir()
    out = tmp_path / "graph"

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))

    done = subprocess.run(
        [sys.executable, "-m", "verbale", "build", str(source), "-o", str(out)],
        capture_output=True,
        text=True,
        timeout=60,
        preexec_fn=limit,
    )
    assert "Traceback" not in done.stderr
    assert "fault of Verbale" not in done.stderr
    assert done.returncode in (0, 2), done.stderr
    if done.returncode == 2:
        assert done.stderr.count("\n") == 1
        assert not out.exists()
    else:
        assert (out / "verbale.trig").is_file()
