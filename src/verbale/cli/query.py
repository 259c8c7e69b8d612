"""``verbale query``: a question to the graph."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.running import one_line, say

if TYPE_CHECKING:
    from verbale.queries import CannedQuery

FORMATS = ("table", "csv", "tsv", "json", "markdown")


@click.command(
    short_help="A question to the graph, answered with its sentences.",
    epilog="Exit status: 0 answered, an empty answer too; 2 unknown query or parameter, refused or malformed SPARQL.",
)
@click.argument("query", metavar="[NAME|FILE.rq]", required=False)
@click.argument("parameters", metavar="[KEY=VALUE]...", nargs=-1)
@click.option(
    "--list", "listing", is_flag=True, help="Show the canned queries, or with NAME its parameters and columns."
)
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
    "--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True, help="Form of the answer."
)
@click.option("--evidence", is_flag=True, help="Show the sentences behind each row.")
@click.option(
    "--limit", metavar="ROWS", type=click.IntRange(min=1), default=10_000, show_default=True, help="Most rows shown."
)
@click.option(
    "--timeout-s",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=30.0,
    show_default=True,
    help="Give up after this long.",
)
def query(
    query: str | None,
    parameters: tuple[str, ...],
    listing: bool,
    sparql: str | None,
    sparql_file: Path | None,
    data: tuple[Path, ...],
    format_: str,
    evidence: bool,
    limit: int,
    timeout_s: float,
) -> None:
    """Answer a question from the graph: a canned query by NAME, a FILE.rq, or SPARQL of your own.

    Parameters are bound as terms; states may be given by name or code. No language model is loaded.

    \b
    Example:
      verbale query --list
      verbale query timeline a=peru b=north-korea --evidence
      verbale query -e 'SELECT ?s WHERE { ?s a vb:Embassy }' --format csv
    """
    if sparql is not None or sparql_file is not None:
        if sparql is not None and sparql_file is not None:
            raise click.UsageError("-e and -f exclude each other.")
        # With -e or -f the question is given, so the first word is a parameter too.
        parameters = (*([query] if query else []), *parameters)
        query = None
    elif query is None or listing:
        _list(query)
        return

    from verbale.queries import run, write

    question = _question(query, sparql, sparql_file)
    result = run(
        question,
        _pairs(parameters),
        list(data) or None,
        evidence=evidence,
        timeout_s=timeout_s,
        max_rows=limit,
    )
    write(result, format_, sys.stdout)
    sys.stdout.flush()
    if not result.rows:
        say("no rows: the graph holds no answer to that; see the parameters with 'verbale query --list NAME'")
    if result.truncated:
        say(f"only the first {len(result.rows)} rows are shown; raise --limit for more")


def _question(name: str | None, sparql: str | None, sparql_file: Path | None) -> str | Path:
    """What ``verbale.queries.run`` takes: a path for files, text for names and SPARQL."""
    if sparql is not None:
        return sparql
    if sparql_file is not None:
        return sys.stdin.read() if str(sparql_file) == "-" else sparql_file
    assert name is not None
    is_file = name.endswith(".rq") or "/" in name
    return Path(name) if is_file else name


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


def _list(name: str | None) -> None:
    from verbale.queries import catalogue, find

    if name is not None:
        _describe(find(name))
        return
    queries = catalogue()
    width = max((len(query.name) for query in queries), default=0)
    for query in queries:
        click.echo(f"{query.name:<{width}}  {one_line(query.question)}")
        click.echo(f"{'':<{width}}  {' '.join(_usage(query))}")


def _usage(query: CannedQuery) -> list[str]:
    """The parameters as one would type them; optional ones in brackets."""
    given = query.examples[0].get("parameters", {}) if query.examples else {}
    words = [f"{p.name}={_quoted(str(given.get(p.name) or p.example or p.type.upper()))}" for p in query.parameters]
    return [word if p.required else f"[{word}]" for word, p in zip(words, query.parameters, strict=True)]


def _quoted(word: str) -> str:
    """A word as a shell takes it."""
    return f'"{word}"' if " " in word else word


def _describe(query: CannedQuery) -> None:
    click.echo(f"{query.name}: {query.title}\n{query.question}")
    if query.description:
        click.echo(f"\n{query.description.strip()}")
    if query.parameters:
        click.echo("\nParameters:")
    for p in query.parameters:
        notes = "required" if p.required else f"default {p.default}" if p.default is not None else "optional"
        click.echo(f"  {p.name} ({p.type}, {notes}): {p.description}")
    if query.columns:
        click.echo("\nColumns:")
    for column in query.columns:
        click.echo(f"  {column.name}: {column.meaning}")
    click.echo(f"\nExample:\n  verbale query {query.name} {' '.join(w.strip('[]') for w in _usage(query))}".rstrip())
