"""``verbale build``: documents in, a reasoned graph on disk out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.reading import cache_option, jobs_option
from verbale.cli.running import counted, one_line, say
from verbale.model.fact import Tier

if TYPE_CHECKING:
    from verbale.pipeline import Build, Step

KEPT = ".verbale-readings"
"""The folder in the output where a long build keeps what it has read, until it is done."""


@click.command(
    short_help="Documents in, a reasoned graph on disk out.",
    epilog="Exit status: 0 built; 1 the graph would contradict the ontology (nothing is written, the violations are "
    "listed); 2 a named file cannot be read, or wrong usage (nothing is written).",
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path("data"),
    show_default=True,
    help="Folder for the files; made if missing.",
)
@click.option("--base", metavar="IRI", help="Start of every entity's IRI.  [default: https://w3id.org/verbale/]")
@click.option(
    "--engine",
    type=click.Choice(["duckdb", "owlrl"]),
    default="duckdb",
    show_default=True,
    help="What draws the inferences; owlrl is for comparison.",
)
@click.option(
    "--tier",
    type=click.Choice([t.value for t in Tier]),
    default=Tier.FRAME.value,
    show_default=True,
    help="The least sure tier whose facts become direct triples; generic: also events of verbs that no frame reads.",
)
@jobs_option
@cache_option
@click.option("--dry-run", is_flag=True, help="Do everything but write.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary; errors only.")
def build(
    paths: tuple[Path, ...],
    output: Path,
    base: str | None,
    engine: str,
    tier: str,
    jobs: int | None,
    cache: Path | None,
    dry_run: bool,
    quiet: bool,
) -> None:
    """Read documents, extract facts, build the graph, reason over it and write it.

    PATHs are files and folders (read with their subfolders); without one, ./seeds if it is there, else the seeds
    that ship. A file that cannot be read ends the build if you named it, and is skipped with a note if it was
    found in a folder.

    \b
    Example:
      verbale build notes/ report.html -o graph

    Writes facts.ttl, claims.ttl, inferred.ttl and verbale.trig (the three as named graphs), void.ttl (what the graph
    holds, for catalogues), links.ttl (the same things in Wikidata), and under texts/ the text taken from each HTML
    file, which the evidence's offsets count in. Each file is written beside its place and
    then renamed: a reader never sees half of one, and an error leaves earlier output as it was.

    Persons of one name in different documents are one only if an office or state in common says so. Others are
    listed in persons.txt beside the graph: put "same" or "different" there, and the next build does as you say.

    What was read is kept while a long build lasts, in a hidden folder of DIR: stopped, the same command goes on
    where it was. With --cache it is kept for later builds too.
    """
    from verbale.bulk.cache import clear
    from verbale.bulk.processes import is_long
    from verbale.graph.merging import PERSONS
    from verbale.graph.terms import BASE
    from verbale.pipeline import build_graph, check_output, inputs, write_build

    check_output(output)
    if cache is not None:
        check_output(cache)
    meanwhile = output / KEPT if cache is None and not dry_run and is_long(inputs(paths)) else None
    bar = _Bar(shown=sys.stderr.isatty() and not quiet)
    with bar:
        result = build_graph(
            paths,
            base=base or BASE,
            engine=engine,
            tier=Tier(tier),
            progress=bar.advance,
            jobs=jobs,
            cache=cache or meanwhile,
            decisions=output / PERSONS,
        )
    written = () if dry_run else write_build(result, output)
    if meanwhile is not None:
        clear(meanwhile)
    if not quiet:
        _summarise(result, written, output)


class _Bar:
    """A progress bar on standard error, or nothing where nobody watches."""

    def __init__(self, shown: bool) -> None:
        self._shown = shown
        self._bar: click._termui_impl.ProgressBar[Step] | None = None

    def __enter__(self) -> _Bar:
        return self

    def __exit__(self, *exception: object) -> None:
        if self._bar is not None:
            self._bar.render_finish()

    def advance(self, step: Step) -> None:
        """Show that ``step`` begins."""
        if not self._shown:
            return
        if self._bar is None:
            self._bar = click.progressbar(
                length=step.total,
                file=sys.stderr,
                width=30,
                show_eta=False,
                show_pos=True,
                item_show_func=lambda shown: one_line(f"{shown.stage} {shown.name}".strip()) if shown else "",
            )
        self._bar.update(step.done - self._bar.pos, step)
        self._bar.render_progress()


def _summarise(result: Build, written: tuple[Path, ...], output: Path) -> None:
    from verbale.graph.merging import OPEN

    graph = result.graph
    undecided = sum(word == OPEN for word in result.decisions.words.values())
    for skipped in result.skipped:
        say(f"skipped {skipped.reason}")
    rows = (
        (
            "documents",
            len(result.documents),
            f"{counted(len(result.skipped), 'file')} skipped" if result.skipped else "",
        ),
        ("facts", len(result.facts), ""),
        ("claims", result.claims, ""),
        ("direct triples", len(graph.facts), ""),
        ("inferred triples", len(graph.inferred), ""),
        *((("persons to decide on", undecided, "in persons.txt"),) if undecided else ()),
        ("sentences without a fact", len(result.uncovered), "list them: verbale facts --uncovered"),
    )
    for name, number, note in rows:
        click.echo(f"  {number:>7,} {name}{f'  ({note})' if note else ''}", err=True)
    if written:
        names = ", ".join(path.relative_to(output).as_posix() for path in written)
        click.echo(f"  written to {one_line(str(output))}: {names}", err=True)
    else:
        click.echo("  nothing written (--dry-run)", err=True)
