"""``verbale check``: whether a graph holds together."""

from __future__ import annotations

import json
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.running import NO, counted, one_line

if TYPE_CHECKING:
    from verbale.queries.checks import Finding, Report

FORMATS = ("table", "json")
PARTS = ("shapes", "consistency", "evidence", "arithmetic", "chronology")
INDENT = 15
MOST_SHOWN = 200
"""Findings of one part in a table; JSON has them all."""


@click.command(
    short_help="Whether a graph holds together: shape, evidence, numbers, dates.",
    epilog="Exit status: 0 nothing is off (what cannot be told does not count); 1 something is off; 2 the data cannot "
    "be read, wrong usage, or a limit was reached.",
)
@click.argument("data", metavar="[DATA]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--documents",
    metavar="PATH",
    type=click.Path(path_type=Path),
    multiple=True,
    help="File or folder with the documents that the graph quotes; may be repeated.  [default: texts/ beside the data, "
    "and ./seeds or the seeds that ship]",
)
@click.option("--only", type=click.Choice(PARTS), multiple=True, help="Only this part; may be repeated.")
@click.option("--evidence", is_flag=True, help="Show the sentences behind what is ok, too.")
@click.option("--quiet", is_flag=True, help="Leave out what is ok.")
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True, help="Form of the output."
)
@click.option(
    "--timeout-s",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=120.0,
    show_default=True,
    help="Give up after this long.",
)
@click.pass_context
def check(
    context: click.Context,
    data: tuple[Path, ...],
    documents: tuple[Path, ...],
    only: tuple[str, ...],
    evidence: bool,
    quiet: bool,
    format_: str,
    timeout_s: float,
) -> None:
    """Check a graph, and the numbers and dates of the documents it was made from.

    DATA are folders of built graphs or RDF files; without any, ./data if it holds a graph, else the one that ships.
    Each finding is ok, off or cannot tell, with what was compared, by how much it is off, and its sentences.

    \b
    shapes       cardinalities, datatypes, formats (SHACL), before and after reasoning
    consistency  contradictions with the ontology
    evidence     every quote against the document's text; every fact has a claim
    arithmetic   parts and wholes, shares, changes, anniversaries
    chronology   what must come first, intervals and durations in words

    \b
    Example:
      verbale check
      verbale check data/ --documents notes/ --only evidence --only arithmetic
      verbale check --format json
    """
    from verbale.queries.checks import check as run

    report = run(list(data) or None, documents=list(documents) or None, parts=only or PARTS, timeout_s=timeout_s)
    if format_ == "json":
        json.dump(_json(report), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        for part in report.parts:
            _show(report, part, evidence, quiet)
        click.echo(_summary(report))
    sys.stdout.flush()
    if not report.sound:
        context.exit(NO)


def _show(report: Report, part: str, evidence: bool, quiet: bool) -> None:
    """One part: a head with counts, then its findings."""
    counts = ", ".join(f"{report.count(v, part)} {v}" for v in ("off", "cannot tell", "ok") if report.count(v, part))
    click.echo(f"{part}: {counts or 'nothing to check'}")
    shown = [f for f in report.findings if f.part == part and not (quiet and f.verdict == "ok")]
    for finding in shown[:MOST_SHOWN]:
        click.echo("\n".join(_lines(finding, evidence)))
    if len(shown) > MOST_SHOWN:
        click.echo(f"  … and {len(shown) - MOST_SHOWN:,} more; --format json has them all")
    click.echo()


def _lines(finding: Finding, evidence: bool) -> list[str]:
    """A finding as people read it: verdict, check, thing, what was compared; below it the sentences."""
    check = f"{finding.check}: " if finding.check != finding.part else ""
    lines = [f"  {finding.verdict:<{INDENT - 4}}  {one_line(check + finding.what)}"]
    lines.append(f"{'':{INDENT}}{one_line(finding.message)}")
    if evidence or finding.verdict != "ok":
        for quote in finding.quotes:
            source = f", according to {', '.join(quote.according_to)}" if quote.according_to else ""
            status = f", {quote.status}" if quote.status not in {"", "asserted"} else ""
            words = textwrap.shorten(one_line(quote.quote), 300, placeholder=" …")
            place = f"({quote.title} {quote.start}–{quote.end}{status}{source})"
            lines.append(f"{'':{INDENT}}“{words}” {one_line(place)}")
    return lines


def _summary(report: Report) -> str:
    off, unknown, ok = (report.count(verdict) for verdict in ("off", "cannot tell", "ok"))
    head = counted(off + unknown + ok, "check")
    return f"{head}: {ok:,} ok, {off:,} off, {unknown:,} cannot be told"


def _json(report: Report) -> dict[str, object]:
    return {
        "summary": {v: report.count(v) for v in ("ok", "off", "cannot tell")},
        "parts": {p: {v: report.count(v, p) for v in ("ok", "off", "cannot tell")} for p in report.parts},
        "findings": [
            {
                "part": f.part,
                "verdict": f.verdict,
                "check": f.check,
                "what": f.what,
                "message": f.message,
                "node": f.node or None,
                "details": dict(f.details),
                "evidence": [
                    {
                        "document": q.document,
                        "title": q.title,
                        "start": q.start,
                        "end": q.end,
                        "quote": q.quote,
                        "status": q.status,
                        "according_to": list(q.according_to),
                    }
                    for q in f.quotes
                ],
            }
            for f in report.findings
        ],
    }
