"""``verbale facts``: what documents say, one fact a line."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.reading import cache_option, jobs_option
from verbale.cli.running import counted, say
from verbale.model.fact import Fact, Polarity, Status, Tier

if TYPE_CHECKING:
    from verbale.extraction import Uncovered

FORMATS = ("table", "jsonl", "csv")


@click.command(
    short_help="What documents say, one fact a line.",
    epilog="Exit status: 0 done; 2 a named file cannot be read, or wrong usage.",
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True, help="Form of the output."
)
@click.option("--uncovered", is_flag=True, help="List instead the sentences that gave no fact, with the reason.")
@click.option(
    "--tier",
    "tiers",
    type=click.Choice([t.value for t in Tier]),
    multiple=True,
    help="Only facts found so; may be repeated.",
)
@click.option(
    "--status",
    "statuses",
    type=click.Choice([s.value for s in Status]),
    multiple=True,
    help="Only facts of this status; may be repeated.",
)
@jobs_option
@cache_option
@click.option("--sensitive", is_flag=True, help="Show too what is alleged or suspected of persons.")
def facts(
    paths: tuple[Path, ...],
    format_: str,
    uncovered: bool,
    tiers: tuple[str, ...],
    statuses: tuple[str, ...],
    jobs: int | None,
    cache: Path | None,
    sensitive: bool,
) -> None:
    """Show the facts of documents, one a line, each with its status and the sentence that says it.

    PATHs are files and folders; - reads plain text from standard input; without one, ./seeds if it is there, else
    the seeds that ship. Each document's facts are shown as soon as it is read, in the order of the text. Nothing is
    written and nothing is inferred. A fact that a text merely alleges of a person is left out, and counted on
    standard error, unless --sensitive asks for it.

    \b
    Example:
      verbale facts notes.txt
      verbale facts notes/ --format jsonl --status alleged --status denied --sensitive
      cat notes.txt | verbale facts - --format csv
    """
    from verbale.bulk.reading import SkippedFile
    from verbale.graph.persons import named
    from verbale.pipeline import check_output, extract_files

    if cache is not None:
        check_output(cache)
    show = _Writer(format_, uncovered)
    left_out = 0
    with closing(extract_files(paths, jobs=jobs, cache=cache)) as readings:
        for found in readings:
            if isinstance(found, SkippedFile):
                say(f"skipped {found.reason}")
                continue
            if uncovered:
                show.uncovered(found.document.slug, found.extraction.uncovered)
                continue
            chosen = [
                fact
                for fact in named(found.document.slug, found.extraction.facts)
                if (not tiers or fact.tier in tiers) and (not statuses or fact.status in statuses)
            ]
            left_out += sum(fact.sensitive for fact in chosen) if not sensitive else 0
            show.facts([fact for fact in chosen if sensitive or not fact.sensitive])
    if left_out:
        number = counted(left_out, "fact")
        say(f"left out {number} that texts merely allege or suspect of persons; --sensitive shows such facts")


class _Writer:
    """Writes facts or uncovered sentences, document by document, in one of the formats."""

    def __init__(self, format_: str, uncovered: bool) -> None:
        from verbale.exports.facts import COLUMNS, csv_line

        self._format = format_
        if format_ == "csv":
            self._write(csv_line(("document", "start", "end", "quote", "reason") if uncovered else COLUMNS))

    def facts(self, facts: list[Fact]) -> None:
        """The facts of one document."""
        from verbale.exports.facts import csv_line, fact_json, fact_row

        match self._format:
            case "jsonl":
                self._write(*(f"{fact_json(fact)}\n" for fact in facts))
            case "csv":
                self._write(*(csv_line(fact_row(fact)) for fact in facts))
            case _:
                self._table(("document", "status", "type", "time", "roles", "quote"), (_cells(fact) for fact in facts))

    def uncovered(self, slug: str, sentences: tuple[Uncovered, ...]) -> None:
        """The uncovered sentences of one document."""
        from verbale.exports.facts import csv_line

        rows = [(slug, u.passage.start, u.passage.end, u.quote, u.reason) for u in sentences]
        match self._format:
            case "jsonl":
                keys = ("document", "start", "end", "quote", "reason")
                self._write(*(json.dumps(dict(zip(keys, row, strict=True)), ensure_ascii=False) + "\n" for row in rows))
            case "csv":
                self._write(*(csv_line(tuple(map(str, row))) for row in rows))
            case _:
                cells = ((slug, f"{start}-{end}", reason, quote) for _, start, end, quote, reason in rows)
                self._table(("document", "at", "reason", "quote"), cells)

    def _table(self, heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> None:
        from verbale.cli.table import table_lines

        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        self._write(*(f"{line}\n" for line in table_lines(heads, list(rows), width)))

    @staticmethod
    def _write(*lines: str) -> None:
        sys.stdout.writelines(lines)
        sys.stdout.flush()


def _cells(fact: Fact) -> tuple[str, ...]:
    """What a person wants to see of a fact in one line."""
    from verbale.exports.facts import roles_text

    status = fact.status.value if fact.polarity is Polarity.POSITIVE else f"{fact.status.value}, negative"
    amount = (
        ""
        if fact.value is None
        else f" = {fact.approximation or ''} {fact.value:f} {fact.unit or ''}".replace("  ", " ")
    )
    time = fact.time.edtf if fact.time else ""
    return fact.document, status, fact.type, time, roles_text(fact) + amount, fact.evidence[0].quote
