"""``verbale diff``: what one graph says and another does not."""

from __future__ import annotations

import json
from pathlib import Path

import click

from verbale.cli.running import one_line, say


@click.command(
    short_help="What one graph says and another does not.",
    epilog="Exit status: 0 compared, whether they differ or not; 2 a graph cannot be read, or wrong usage.",
)
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--inferred", is_flag=True, help="Tell what follows one by one as well.")
@click.option("--base", metavar="IRI", help="Start of every entity's IRI.  [default: https://w3id.org/verbale/]")
def diff(old: Path, new: Path, format_: str, inferred: bool, base: str | None) -> None:
    """Tell what the graph in folder NEW says that the one in OLD does not (+), and what it no longer says (-).

    OLD and NEW are folders that `verbale build` wrote. Facts are told in words, claims and inferred triples counted.

    \b
    Example:
      verbale diff data.before data
    """
    from verbale.graph.reading import read_files
    from verbale.graph.terms import BASE
    from verbale.stores.difference import difference, difference_lines, difference_record

    graphs = [read_files(folder, base=base or BASE) for folder in (old, new)]
    found = difference(graphs[0], graphs[1], inferred=inferred)
    if format_ == "json":
        click.echo(json.dumps(difference_record(found), ensure_ascii=False, indent=2))
        return
    for line in difference_lines(found):
        click.echo(one_line(line))
    if not found:
        say(f"{old} and {new} say the same")
