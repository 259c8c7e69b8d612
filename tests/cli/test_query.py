"""``verbale query`` from arguments to output, on the graph that ships and on graphs by hand."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from verbale.cli.query import FORMATS
from verbale.cli.query_help import TOPICS, example_command
from verbale.model.resources import shipped
from verbale.queries import FORMATS as WRITERS
from verbale.queries import catalogue

TURTLE = """
@prefix vb: <https://w3id.org/verbale/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@base <https://w3id.org/verbale/id/> .
<state/FJ> a vb:State ; rdfs:label "Fiji"@en, "피지"@ko, "Fiyi"@es ; vb:isoCode "FJ" .
<state/TO> a vb:State ; rdfs:label "Tonga"@en, "\\u001b[31mTonga\\u0007"@ko ; vb:isoCode "TO" .
<mission/embassy-fj-to> a vb:Embassy, vb:DiplomaticMission ; rdfs:label "embassy of Fiji in Tonga"@en ;
  vb:sendingState <state/FJ> ; vb:accreditedTo <state/TO> .
"""
SELECT = "SELECT ?from ?relation ?to { ?from ?relation ?to . FILTER(ISIRI(?to) && ?relation != rdf:type) } ORDER BY ?to"


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    path = tmp_path / "graph.ttl"
    path.write_text(TURTLE, encoding="utf-8")
    return path


@pytest.fixture
def ask(verbale, graph):
    """Ask the graph by hand."""

    def call(*arguments: object):
        return verbale("query", *arguments, "--data", graph)

    return call


def test_formats_are_those_of_the_writers() -> None:
    assert tuple(WRITERS) == FORMATS


TWO_PLACES = "exclude each other: a question goes to one graph."


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["-e", "ASK {}", "-f", "q.rq"], "-e and -f exclude each other."),
        (["--list", "-e", "ASK {}"], "--list and -e exclude each other."),
        (["timeline", "-e", "ASK {}"], "-e gives the question already; drop 'timeline'."),
        (["timeline", "peru"], "'peru' is not KEY=VALUE, such as a=peru."),
        (["timeline", "a=x", "a=y"], "parameter 'a' is given twice."),
        (["timeline", "=x"], "'=x' is not KEY=VALUE, such as a=peru."),
        (["timeline", "--data", "d", "--endpoint", "http://h/"], f"--data and --endpoint {TWO_PLACES}"),
        (["timeline", "--store-dir", "d", "--endpoint", "http://h/"], f"--store-dir and --endpoint {TWO_PLACES}"),
        (["timeline", "--endpoint", "h"], "--endpoint takes an address that begins with http:// or https://, not 'h'."),
        (
            ["timeline", "--why", "--graph", "facts"],
            "--why tells what follows from what; --graph facts leaves out all that follows.",
        ),
        (["timeline", "--limit", "0"], "invalid value for '--limit': 0 is not in the range x>=1."),
        (["timeline", "--lang", "fr"], "invalid value for '--lang': 'fr' is not one of 'en', 'es', 'ko'."),
    ],
)
def test_wrong_usage_is_one_line_and_2(verbale, arguments: list[str], line: str) -> None:
    assert verbale("query", *arguments) == type(verbale("-h"))(
        2, "", f"verbale: query: {line} Help: verbale query -h\n"
    )


def test_help_without_a_name_is_that_of_the_command(verbale) -> None:
    for words in (["-h"], ["--help"]):
        found = verbale("query", *words)
        assert (found.status, found.err) == (0, "")
        assert found.out.startswith("Usage: verbale query [OPTIONS]")
        assert "verbale query timeline --help" in found.out


def test_the_list_has_every_query_once_under_its_topic(verbale) -> None:
    found = verbale("query", "--list")
    assert (found.status, found.err) == (0, "")
    heads = [line for line in found.out.splitlines() if line and not line.startswith(" ")]
    listed = [line.split()[0] for line in found.out.splitlines() if line.startswith("  ")]
    assert sorted(listed) == [query.name for query in catalogue([shipped("queries")])]
    assert heads == [*TOPICS.values()]
    assert verbale("query").out == found.out


@pytest.mark.parametrize(("language", "words"), [("es", "¿"), ("ko", "?"), ("en", "?")])
def test_the_list_asks_in_three_languages(verbale, language: str, words: str) -> None:
    lines = [line for line in verbale("query", "--list", "--lang", language).out.splitlines() if line.startswith("  ")]
    assert len(lines) > 20
    assert all(words in line for line in lines)
    assert all(any("가" <= c <= "힣" for c in line) for line in lines) == (language == "ko")


@pytest.mark.parametrize("query", catalogue([shipped("queries")]), ids=lambda q: q.name)
def test_the_help_of_each_query_shows_what_it_takes_and_its_real_answer(verbale, query) -> None:
    found = verbale("query", query.name, "--help")
    assert (found.status, found.err) == (0, "")
    assert found.out.startswith(f"{query.name}: {query.title}\n")
    for name in (*(p.name for p in query.parameters), *(c.name for c in query.columns)):
        assert f"\n  {name} " in found.out
    command = example_command(query)
    assert f"\n  $ {command}\n" in found.out
    after = found.out.split(f"$ {command}\n")[1].splitlines()
    assert len(after) > 2, "the example has no answer"
    assert max(map(len, found.out.splitlines())) <= 100


def test_the_example_in_the_help_is_what_the_command_gives(verbale, monkeypatch, tmp_path: Path) -> None:
    import shlex

    monkeypatch.chdir(tmp_path)  # no ./data: the graph that ships
    query = next(q for q in catalogue([shipped("queries")]) if q.name == "missions")
    rows = list(csv.reader(io.StringIO(verbale(*shlex.split(example_command(query))[1:], "--format", "csv").out)))
    labels = verbale("query", "missions", "--help").out
    assert len(rows) > 1
    for row in rows[1:4]:
        assert row[rows[0].index("opened")] in labels


def test_near_misses_are_named(verbale) -> None:
    found = verbale("query", "timelin", "--help")
    assert found.status == 2
    assert "did you mean timeline?" in found.err


def test_labels_in_three_languages_with_fallback(ask) -> None:
    def cells(language: str) -> list[str]:
        return ask("-e", SELECT, "--lang", language).out.splitlines()[2].split("  ")

    assert [cell.strip() for cell in cells("ko") if cell] == ["embassy of Fiji in Tonga", "파견국", "피지"]
    assert "Fiyi" in cells("es")
    assert ask("-e", SELECT, "--lang", "es").out.splitlines()[0].split() == ["from", "relation", "to"]


def test_sparql_from_a_file_a_text_and_standard_input_is_one_answer(ask, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "q.rq").write_text(SELECT)
    wanted = ask("-e", SELECT)
    assert wanted.status == 0
    assert ask("-f", tmp_path / "q.rq") == wanted
    assert ask(tmp_path / "q.rq") == wanted
    for words in (["-"], ["-f", "-"]):
        monkeypatch.setattr("sys.stdin", io.StringIO(SELECT))
        assert ask(*words) == wanted


def test_parameters_reach_sparql_of_ones_own(ask) -> None:
    found = ask("-e", "SELECT ?s { ?s vb:isoCode $code }", "code=FJ", "--format", "csv")
    assert found.out.split() == ["s", "https://w3id.org/verbale/id/state/FJ"]


@pytest.mark.parametrize("form", [f for f in FORMATS if f not in {"turtle", "ntriples", "jsonld"}])
def test_every_format_of_rows_comes_out(ask, form: str) -> None:
    found = ask("-e", SELECT, "--format", form)
    assert (found.status, found.err) == (0, "")
    assert "embassy" in found.out


@pytest.mark.parametrize("form", ["turtle", "ntriples", "jsonld", "graphml", "svg", "table", "json"])
def test_every_format_of_triples_comes_out(ask, form: str) -> None:
    found = ask("-e", "CONSTRUCT WHERE { ?m vb:sendingState ?s }", "--format", form)
    assert (found.status, found.err) == (0, "")
    assert "embassy" in found.out


def test_a_format_that_cannot_hold_the_answer_says_what_can(ask) -> None:
    found = ask("-e", SELECT, "--format", "turtle")
    assert (found.status, found.out) == (2, "")
    assert "ask with CONSTRUCT or DESCRIBE" in found.err


@pytest.mark.parametrize(
    ("name", "starts"),
    [
        ("a.csv", "from,"),
        ("a.srj", "{"),
        ("a.xml", "<?xml"),
        ("a.md", "| from"),
        ("a.svg", "<svg"),
        ("a.dat", "from  "),
    ],
)
def test_a_file_gets_the_format_of_its_ending(ask, tmp_path: Path, name: str, starts: str) -> None:
    found = ask("-e", SELECT, "-o", tmp_path / name)
    assert (found.status, found.out) == (0, "")
    assert found.err.startswith(f"verbale: wrote {tmp_path / name} (")
    assert (tmp_path / name).read_text("utf-8").startswith(starts)
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_an_error_leaves_the_file_as_it_was(ask, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("before")
    assert ask("-e", SELECT, "-o", tmp_path / "a.ttl").status == 2
    assert (tmp_path / "a.ttl").read_text() == "before"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.ttl", "graph.ttl"]


def test_a_file_needs_a_folder(ask, tmp_path: Path) -> None:
    for path in (tmp_path / "gone" / "a.csv", tmp_path):
        found = ask("-e", SELECT, "-o", path)
        assert found.status == 2
        assert "-o takes a file in a folder that exists" in found.err


def test_rows_page_by_page(ask) -> None:
    first = ask("-e", SELECT, "--limit", "1", "--format", "csv")
    assert first.err == "verbale: 1 row shown, and there are more: --offset 1, or a higher --limit\n"
    second = ask("-e", SELECT, "--limit", "1", "--offset", "1", "--format", "csv")
    whole = ask("-e", SELECT, "--format", "csv").out.splitlines()
    assert first.out.splitlines()[1:] + second.out.splitlines()[1:] == whole[1:3]
    beyond = ask("-e", SELECT, "--offset", "99")
    assert (beyond.status, beyond.err) == (0, "verbale: no rows after the first 99; lower --offset\n")


def test_an_empty_answer_says_why_and_is_no_error(ask) -> None:
    found = ask("missions", "sender=tonga")
    assert found.status == 0
    assert found.err.startswith("verbale: no rows. ")
    assert "Tonga" in found.err


def test_facts_alone_or_with_what_follows(verbale) -> None:
    counts = {
        graph: json.loads(
            verbale("query", "-e", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "--graph", graph, "--format", "json").out
        )["results"]["bindings"][0]["n"]["value"]
        for graph in ("facts", "reasoned", "all")
    }
    assert int(counts["facts"]) < int(counts["reasoned"]) < int(counts["all"])


def test_nothing_in_a_graph_steers_a_terminal(ask) -> None:
    for form in ("table", "markdown"):
        shown = ask("-e", SELECT, "--lang", "ko", "--format", form).out
        assert "Tonga" in shown
        assert not set(shown) & {"\x1b", "\x07"}


def on_a_terminal(arguments: list[str], **environment: str) -> str:
    """What a command prints on a terminal of 60 columns."""
    import fcntl
    import struct
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    code = "import sys; from verbale.cli import main; sys.argv = ['verbale', *sys.argv[1:]]; main()"
    clean = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "COLUMNS"}}
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.DEVNULL, stdout=slave, stderr=slave, env={**clean, "TERM": "xterm", **environment},
    )  # fmt: skip
    os.close(slave)
    output = b""
    try:
        while part := os.read(master, 4096):
            output += part
    except OSError:  # the other end has closed
        pass
    process.wait(30)
    os.close(master)
    return output.decode().replace("\r\n", "\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_colour_and_width_only_on_a_terminal(ask, graph: Path) -> None:
    words = ["query", "-e", SELECT, "--data", str(graph)]
    shown = on_a_terminal(words)
    assert "\x1b[1mfrom" in shown
    plain = on_a_terminal(words, NO_COLOR="1")
    assert "\x1b" not in plain
    assert "from" in plain
    assert "\x1b" not in on_a_terminal(words, TERM="dumb")
    assert "\x1b" not in ask("-e", SELECT).out


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_control_characters_of_raw_formats_are_shown_harmless_on_a_terminal(graph: Path) -> None:
    words = ["query", "-e", "SELECT ?l { ?s rdfs:label ?l }", "--format", "csv", "--data", str(graph)]
    shown = on_a_terminal(words)
    assert "\ufffd[31mTonga\ufffd" in shown
    assert "\x1b" not in shown


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    code = "import sys; from verbale.cli import main; sys.argv = ['verbale', *sys.argv[1:]]; main()"
    command = [sys.executable, "-c", code, "query", "-e", "SELECT * { ?s ?p ?o }", "--format", "csv"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == 0
    process.stderr.close()


def test_columns_in_the_environment_give_a_width_where_there_is_no_terminal(ask, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    assert max(map(len, ask("-e", SELECT).out.splitlines())) <= 30


def test_why_says_from_what_a_row_follows_or_that_nothing_had_to() -> None:
    def why(sparql: str) -> tuple[int, str, str]:
        command = [sys.executable, "-m", "verbale", "query", "-e", sparql, "--why"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120)
        return done.returncode, done.stdout, done.stderr

    status, shown, said = why("SELECT ?who ?state { ?who vb:hasRepresented ?state } ORDER BY ?who")
    assert (status, said) == (0, "")
    assert "has represented" in shown
    assert "because" in shown
    status, _, said = why("SELECT ?a { ?a a vb:Embassy }")
    assert (status, said) == (0, "verbale: no row rests on an inferred triple; see the sentences with --evidence\n")
