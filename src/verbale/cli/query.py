"""``verbale query``: a question to the graph."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.running import counted, one_line, say

if TYPE_CHECKING:
    from verbale.queries import Result

FORMATS = ("table", "csv", "tsv", "json", "xml", "markdown", "turtle", "ntriples", "jsonld", "graphml", "svg")


@click.command(
    short_help="A question to the graph, answered with its sentences.",
    epilog="Exit status: 0 answered, an empty answer too; 2 unknown query or parameter, refused or malformed SPARQL.",
    add_help_option=False,
)
@click.argument("query", metavar="[NAME|FILE.rq|-]", required=False)
@click.argument("parameters", metavar="[KEY=VALUE]...", nargs=-1)
@click.option("--list", "listing", is_flag=True, help="Show the canned queries by topic, each with its question.")
@click.option("-e", "--sparql", metavar="SPARQL", help="Ask this SPARQL text instead of a named query.")
@click.option(
    "-f",
    "--file",
    "sparql_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Ask the SPARQL in this file; - reads standard input.",
)
@click.option(
    "--data",
    metavar="PATH",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Folder of a built graph, or an RDF file; may be repeated.  [default: ./data if it holds a graph, else the "
    "one that ships]",
)
@click.option(
    "--store-dir",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Ask the graph in this folder, a store of Oxigraph's, instead.",
)
@click.option("--endpoint", metavar="URL", help="Ask this SPARQL 1.1 endpoint instead.")
@click.option(
    "--graph",
    type=click.Choice(("facts", "reasoned", "all")),
    help="What is asked: what documents say, what follows from it too, or the claims as well.  [default: reasoned; "
    "of an endpoint, its own default graph]",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="Form of the answer.  [default: that of FILE's ending, else table]",
)
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write the answer to this file.")
@click.option("--evidence", is_flag=True, help="Show the sentences behind each row.")
@click.option("--why", is_flag=True, help="Show why each row follows, where it rests on inferred triples.")
@click.option(
    "--lang", "language", type=click.Choice(("en", "es", "ko")), default="en", show_default=True,
    help="Language of labels, where there is one, and of questions.",
)  # fmt: skip
@click.option(
    "--limit", metavar="ROWS", type=click.IntRange(min=1), default=10_000, show_default=True, help="Most rows shown."
)
@click.option("--offset", metavar="ROWS", type=click.IntRange(min=0), default=0, help="Leave out so many rows first.")
@click.option(
    "--timeout-s",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=30.0,
    show_default=True,
    help="Give up after this long.",
)
@click.option("-h", "--help", "help_", is_flag=True, help="Show this message, or with NAME what that query takes.")
@click.pass_context
def query(
    context: click.Context,
    query: str | None,
    parameters: tuple[str, ...],
    listing: bool,
    sparql: str | None,
    sparql_file: Path | None,
    data: tuple[Path, ...],
    store_dir: Path | None,
    endpoint: str | None,
    graph: str | None,
    format_: str | None,
    output: Path | None,
    evidence: bool,
    why: bool,
    language: str,
    limit: int,
    offset: int,
    timeout_s: float,
    help_: bool,
) -> None:
    """Answer a question from the graph: a canned query by NAME, a FILE.rq, or SPARQL of your own.

    What you type for a parameter may be a name in any language, a code, a key or an IRI: peru, PE, 페루, state/PE.
    An answer never holds what documents merely allege, plan or deny, unless the query asks for that.

    \b
    Example:
      verbale query --list                                    # the questions there are
      verbale query timeline --help                           # what one takes and gives
      verbale query timeline a=peru b="north korea" --evidence
      verbale query timeline a=peru -o peru.svg               # drawn
      verbale query missions --format csv > missions.csv
      verbale query -e 'SELECT ?s WHERE { ?s a vb:Embassy }' --lang ko

    Tables are for people and fit the terminal; csv, tsv, json and xml are SPARQL's own result formats, with every
    column. turtle, ntriples and jsonld hold the triples of CONSTRUCT and DESCRIBE, graphml a network, svg a picture.
    """
    own = [option for option, value in (("-e", sparql), ("-f", sparql_file)) if value is not None]
    if len(own) == 2:
        raise click.UsageError("-e and -f exclude each other.")
    if listing and own:
        raise click.UsageError(f"--list and {own[0]} exclude each other.")
    if own:
        # The question is given, so the first word is a parameter too.
        if query is not None and "=" not in query:
            raise click.UsageError(f"{own[0]} gives the question already; drop '{query}'.")
        parameters = (*([query] if query else []), *parameters)
        query = None
    if help_ and not query:
        click.echo(context.get_help())
    elif not own and (help_ or listing or not query):
        _tell(query, language)
    else:
        _check(data, store_dir, endpoint, graph, why)
        pairs = _pairs(parameters)
        from verbale.queries import run

        result = run(
            _question(query, sparql, sparql_file),
            pairs,
            list(data) or None,
            evidence=evidence,
            why=why,
            graph=graph,
            language=language,
            endpoint=endpoint,
            store_dir=store_dir,
            max_rows=limit,
            offset=offset,
            timeout_s=timeout_s,
        )
        _show(result, format_, output)
        _comment(result, offset, why)


def _tell(name: str | None, language: str) -> None:
    """The list of canned queries, or the help of one."""
    from verbale.cli.query_help import terminal_width

    if name is None:
        _list(language)
        return
    from verbale.cli.query_help import help_lines
    from verbale.queries.running import query_of

    for line in help_lines(query_of(_path_or_name(name)), language, terminal_width()):
        click.echo(line)


def _list(language: str) -> None:
    from verbale.cli.query_help import list_lines

    terminal = sys.stdout.isatty()
    for line in list_lines(language, shutil.get_terminal_size().columns if terminal else None):
        click.echo(line)
    if terminal:
        click.echo("\nAsk one: verbale query NAME KEY=VALUE …   What it takes: verbale query NAME --help", err=True)


def _check(data: tuple[Path, ...], store_dir: Path | None, endpoint: str | None, graph: str | None, why: bool) -> None:
    """Raise a usage error for options that contradict each other."""
    places = [
        option
        for option, value in (("--data", data), ("--store-dir", store_dir), ("--endpoint", endpoint is not None))
        if value
    ]
    if len(places) > 1:
        raise click.UsageError(f"{places[0]} and {places[1]} exclude each other: a question goes to one graph.")
    if endpoint is not None and not endpoint.startswith(("http://", "https://")):
        raise click.UsageError(f"--endpoint takes an address that begins with http:// or https://, not '{endpoint}'.")
    if why and graph == "facts":
        raise click.UsageError("--why tells what follows from what; --graph facts leaves out all that follows.")


def _question(name: str | None, sparql: str | None, sparql_file: Path | None) -> str | Path:
    """What ``verbale.queries.run`` takes: a path for files, text for names and SPARQL."""
    if sparql is not None:
        return sparql
    if sparql_file is not None:
        return _typed_in() if str(sparql_file) == "-" else sparql_file
    assert name is not None
    return _typed_in() if name == "-" else _path_or_name(name)


def _path_or_name(name: str) -> str | Path:
    return Path(name) if name.endswith(".rq") or "/" in name else name


def _typed_in() -> str:
    if sys.stdin.isatty():
        say("reading SPARQL from the terminal; end it with Ctrl-D")
    return sys.stdin.read()


def _pairs(parameters: tuple[str, ...]) -> dict[str, str]:
    """``key=value`` words as a mapping; a key given twice or a word without ``=`` is a usage error."""
    pairs: dict[str, str] = {}
    for word in parameters:
        key, equals, value = word.partition("=")
        if not equals or not key:
            raise click.UsageError(f"'{word}' is not KEY=VALUE, such as a=peru.")
        if key in pairs:
            raise click.UsageError(f"parameter '{key}' is given twice.")
        pairs[key] = value
    return pairs


def _show(result: Result, format_: str | None, output: Path | None) -> None:
    """The answer on standard output, or in a file that is whole or not there."""
    from verbale.queries import write
    from verbale.queries.writers import format_for

    if output is None or str(output) == "-":
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        columns = os.environ.get("COLUMNS", "")  # as the reader wishes, where there is no terminal to ask
        width = int(columns) if columns.isdecimal() and int(columns) > 0 and not sys.stdout.isatty() else None
        write(result, format_ or "table", sys.stdout, width=width, colour=colour)
        sys.stdout.flush()
        return
    if output.is_dir() or not output.parent.is_dir():
        raise click.UsageError(f"-o takes a file in a folder that exists, not '{output}'.")
    by_ending = format_for(output)
    form = format_ or (by_ending.name if by_ending else "table")
    handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}-")
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="", errors="backslashreplace") as stream:
            write(result, form, stream)
        part.chmod(0o666 & ~_umask())
        part.replace(output)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    say(f"wrote {output} ({form})")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _comment(result: Result, offset: int, why: bool) -> None:
    """On standard error: why there are no rows, or that there are more; that there is nothing to prove."""
    if not result.rows and offset:
        say(f"no rows after the first {offset:,}; lower --offset")
    elif not result.rows:
        say(f"no rows. {one_line(result.reason) or 'Nothing in the graph fits; see what the query takes with --help'}")
    elif result.truncated:
        shown = len(result.rows)
        say(f"{counted(shown, 'row')} shown, and there are more: --offset {offset + shown}, or a higher --limit")
    if why and result.rows and not any(result.proofs):
        say("no row rests on an inferred triple; see the sentences with --evidence")
