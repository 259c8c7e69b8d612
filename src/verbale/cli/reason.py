"""``verbale reason``: what follows from RDF files, and nothing else."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from verbale.cli.running import NO, counted, one_line, say

if TYPE_CHECKING:
    from verbale.queries.explanations.report import Progress, Reasoned
    from verbale.reasoning.sources import Source

FORMATS = ("turtle", "ntriples", "jsonld", "rdfxml")
INPUT_FORMATS = ("turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml", "n3")
MOST_TOLD = 10
"""Contradictions and malformed literals told on standard error; a report has them all."""


@click.command(
    short_help="What follows from RDF files, and what contradicts.",
    epilog="Exit status: 0 written, nothing contradicts; 1 there are contradictions (nothing is written without "
    "--force); 2 a file cannot be read or written, a limit was reached, wrong usage (nothing is written).",
)
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write to this file.")
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), help="Form of the output.  [default: that of -o, else turtle]"
)
@click.option("--axioms", is_flag=True, help="Add what follows about classes and properties themselves.")
@click.option("--input-format", type=click.Choice(INPUT_FORMATS), help="Form of standard input.  [default: turtle]")
@click.option(
    "--engine",
    type=click.Choice(("duckdb", "owlrl")),
    default="duckdb",
    show_default=True,
    help="What draws the inferences; owlrl is for comparison, slow and incomplete.",
)
@click.option(
    "--memory-mb",
    metavar="MB",
    type=click.IntRange(min=16),
    help="Memory for the engine's tables; what needs more goes to disk.  [default: most of what there is]",
)
@click.option(
    "--report", metavar="FILE", type=click.Path(path_type=Path), help="Write what is wrong, all of it, to this file."
)
@click.option(
    "--report-format", type=click.Choice(("text", "json")), help="Form of the report.  [default: that of FILE's ending]"
)
@click.option("--force", is_flag=True, help="Write what follows in spite of contradictions.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
@click.pass_context
def reason(
    context: click.Context,
    files: tuple[Path, ...],
    output: Path | None,
    format_: str | None,
    axioms: bool,
    input_format: str | None,
    engine: str,
    memory_mb: int | None,
    report: Path | None,
    report_format: str | None,
    force: bool,
    quiet: bool,
) -> None:
    """Draw every inference of OWL 2 RL from RDF files and give only what is new.

    FILEs are ontologies and data in any order, taken together: Turtle, N-Triples, N-Quads, TriG, RDF/XML, JSON-LD,
    N3, also with .gz; a folder stands for all in it, - for standard input. Of a folder that `verbale build` wrote, the
    facts are read. Without FILE: the graph that `verbale query` asks, with the ontology that ships. Nothing is
    fetched: owl:imports is not followed, so name what it names.

    \b
    Example:
      verbale reason ontology.ttl people.nt -o inferred.ttl
      verbale reason dump.nt.gz --format ntriples > inferred.nt
      cat pets.ttl | verbale reason - --report wrong.json

    Where things contradict each other, each contradiction is told with its proof on standard error, and nothing is
    written: from a contradiction anything may follow. An earlier -o FILE stays as it was.
    """
    if axioms and engine == "owlrl":
        raise click.UsageError("--axioms needs the engine duckdb.")
    if input_format and Path("-") not in files:
        raise click.UsageError("--input-format tells what standard input is; name - as a FILE.")
    from verbale.exports.triples import form_of
    from verbale.graph.files import require_writable

    for path in (output, report):
        if path is not None:
            require_writable(path)
    form = format_ or (form_of(output) if output else "turtle")
    if form is None:
        raise click.UsageError(f"-o {output}: no form has this ending; use .ttl, .nt, .jsonld or .rdf, or --format.")
    began = time.monotonic()
    with _standard_input(files, input_format) as standard_input:
        from verbale.queries.explanations.report import reason_over
        from verbale.reasoning.sources import sources_in

        sources = sources_in(files, standard_input=standard_input)
        progress = _Progress(shown=sys.stderr.isatty() and not quiet)
        found = reason_over(sources, engine=engine, memory_mb=memory_mb, progress=progress.advance)
        wrong = found.contradictions
        progress.end()
        _complain(found)
        if report is not None:
            _report(found, report, report_format, [source.name for source in sources])
    if wrong and not force:
        say(f"{counted(len(wrong), 'contradiction')}; nothing is written (--force writes all the same)")
        context.exit(NO)
    number = _write(found, form, output, axioms, [source.path for source in sources])
    if not quiet:
        _summarise(number, len(wrong), output, time.monotonic() - began)
    if wrong:
        context.exit(NO)


@contextmanager
def _standard_input(files: tuple[Path, ...], format_: str | None) -> Iterator[Source | None]:
    """Standard input kept in a temporary file, since a report reads it again."""
    if Path("-") not in files:
        yield None
        return
    from verbale.reasoning.sources import FORMATS as KNOWN
    from verbale.reasoning.sources import Source

    if sys.stdin.isatty():
        say("reading RDF from the terminal; end it with Ctrl-D")
    with tempfile.NamedTemporaryFile(prefix="verbale-") as copy:
        shutil.copyfileobj(sys.stdin.buffer, copy)
        copy.flush()
        if not copy.tell():
            raise click.UsageError("standard input is empty.")
        yield Source(Path(copy.name), KNOWN[format_ or "turtle"], "standard input")


class _Progress:
    """One line on a terminal that tells what goes on, or nothing."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._length = 0

    def advance(self, step: Progress) -> None:
        words = f"{step.stage} {step.name} ({step.number} of {step.total})" if step.name else f"{step.stage} …"
        self._show(one_line(words)[:78])

    def end(self) -> None:
        self._show("")

    def _show(self, words: str) -> None:
        if self._shown:
            click.echo(f"\r{words:<{self._length}}{'' if words else chr(13)}", nl=False, err=True)
            self._length = len(words)


def _complain(found: Reasoned) -> None:
    """On standard error: what was not followed, what is malformed, what contradicts."""
    from verbale.queries.explanations.report import malformed_words
    from verbale.queries.explanations.text import explanation_lines
    from verbale.queries.writers.text import plain

    if found.imports:
        more = f" and {len(found.imports) - 1:,} more" if len(found.imports) > 1 else ""
        say(f"owl:imports is not followed: {found.imports[0]}{more}; name the file of it as well")
    for literal in found.malformed[:MOST_TOLD]:
        say(f"malformed literal: {malformed_words(literal, plain)}")
    if len(found.malformed) > MOST_TOLD:
        say(f"… and {len(found.malformed) - MOST_TOLD:,} malformed literals more; --report has them all")
    for each in found.contradictions[:MOST_TOLD]:
        for line in explanation_lines(each):
            click.echo(line, err=True)
        click.echo(err=True)
    if len(found.contradictions) > MOST_TOLD:
        say(f"… and {len(found.contradictions) - MOST_TOLD:,} contradictions more; --report has them all")


def _report(found: Reasoned, path: Path, format_: str | None, files: list[str]) -> None:
    from verbale.graph.files import write_whole
    from verbale.queries.explanations.report import report_lines, report_record

    def write(stream: IO[bytes]) -> None:
        if (format_ or ("json" if path.suffix.lower() == ".json" else "text")) == "json":
            stream.write(json.dumps(report_record(found, files), ensure_ascii=False, indent=2).encode() + b"\n")
        else:
            stream.writelines(f"{line}\n".encode() for line in report_lines(found))

    write_whole(path, write)


def _write(found: Reasoned, form: str, output: Path | None, axioms: bool, files: list[Path]) -> int:
    from verbale.exports.triples import write_triples
    from verbale.graph.files import write_whole
    from verbale.reasoning.sources import prefixes_in

    prefixes = prefixes_in(files) if form == "turtle" else {}

    def write(stream: IO[bytes]) -> int:
        triples = found.triples(axioms=axioms)
        return write_triples(triples, form, stream, title="What follows", prefixes=prefixes)

    if output is not None:
        return write_whole(output, write)
    number = write(sys.stdout.buffer)
    sys.stdout.buffer.flush()
    return number


def _summarise(number: int, wrong: int, output: Path | None, seconds: float) -> None:
    where = f", written to {output}" if output else ""
    state = f"in spite of {counted(wrong, 'contradiction')}" if wrong else "nothing contradicts"
    say(f"{number:,} triple{' follows' if number == 1 else 's follow'}{where}; {state} ({seconds:.1f} s)")
    if not number and not wrong:
        say("nothing follows: is there an ontology among the files, with the properties and classes of the data?")
