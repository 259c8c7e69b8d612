"""``verbale explain``: why something holds, down to the sentences."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.running import NO, counted, say

if TYPE_CHECKING:
    from verbale.queries.explanations import Explanation, Unfounded

FORMATS = ("text", "json", "turtle", "mermaid")


@click.command(
    short_help="Why something holds, down to the sentences that say so.",
    epilog="Exit status: 0 explained, or nothing contradicts; 1 the triple does not hold, or there are contradictions; "
    "2 a name is unknown or may mean several things, the data cannot be read, wrong usage.",
)
@click.argument("triple", metavar="[SUBJECT PREDICATE OBJECT]", nargs=-1)
@click.option("--violations", is_flag=True, help="Explain instead every contradiction in the graph.")
@click.option(
    "--data",
    metavar="PATH",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Folder of a built graph, or an RDF file; may be repeated.  [default: ./data if it holds a graph, else the "
    "one that ships]",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Tree of sentences, JSON, PROV-O in Turtle, or a Mermaid flowchart.",
)
@click.option(
    "--lang",
    "language",
    type=click.Choice(("en", "es", "ko")),
    default="en",
    show_default=True,
    help="Language of labels, where there is one.",
)
@click.option("--sensitive", is_flag=True, help="Show too what is merely alleged or suspected of persons.")
@click.pass_context
def explain(
    context: click.Context,
    triple: tuple[str, ...],
    violations: bool,
    data: tuple[Path, ...],
    format_: str,
    language: str,
    sensitive: bool,
) -> None:
    """Explain why SUBJECT PREDICATE OBJECT holds: each step in words, down to quotes and to axioms.

    A name may be a label in any language, a code, a key, a prefixed name or an IRI: peru, PE, 페루, state/PE,
    vb:representedIn. "a" as PREDICATE asks about a class. OBJECT may be a literal: a bare number, or text in quotation
    marks of its own ('"person"').

    \b
    Example:
      verbale explain peru "represented in" "north korea"
      verbale explain state/PE a Actor --format json
      verbale explain peru "represented in" "north korea" --format mermaid > why.mmd
      verbale explain --violations

    What stands in a document is told with its quote, and the code points where that stands. If the triple does not
    hold, what documents claim of it (denied, alleged, planned …) and what comes near it are told.
    """
    if violations and triple:
        raise click.UsageError("--violations explains every contradiction; drop SUBJECT PREDICATE OBJECT.")
    if not violations and len(triple) != 3:
        raise click.UsageError(
            f"takes three names, got {len(triple)}; put quotation marks around a name of several words."
        )
    from verbale.queries.explanations import contradictions
    from verbale.queries.explanations import explain as find

    places = list(data) or None
    if violations:
        found = contradictions(places, language=language, sensitive=sensitive)
        _write(_contradictions(found, format_))
        if found:
            say(f"{counted(len(found), 'contradiction')} found")
        elif format_ != "text":
            say("nothing contradicts")
        context.exit(NO if found else 0)
    answer = find(triple[0], triple[1], triple[2], places, language=language, sensitive=sensitive)
    _write(_answer(answer, format_))
    from verbale.queries.explanations import Unfounded

    if isinstance(answer, Unfounded):
        if format_ in {"turtle", "mermaid"}:
            say(f"there is nothing to draw: {answer.words} does not hold; --format text tells what comes near")
        context.exit(NO)


def _answer(found: Explanation | Unfounded, format_: str) -> Iterator[str]:
    from verbale.queries.explanations import Explanation
    from verbale.queries.explanations.text import explanation_lines, unfounded_lines

    if format_ == "json":
        from verbale.queries.explanations.records import record

        yield json.dumps(record(found), ensure_ascii=False, indent=2) + "\n"
    elif isinstance(found, Explanation):
        lines = explanation_lines(found) if format_ == "text" else ()
        yield from (f"{line}\n" for line in lines)
        yield from _drawn([found], format_)
    elif format_ == "text":
        yield from (f"{line}\n" for line in unfounded_lines(found))


def _contradictions(found: Sequence[Explanation], format_: str) -> Iterator[str]:
    if format_ == "json":
        from verbale.queries.explanations.records import record

        values = {"consistent": not found, "violations": [record(each) for each in found]}
        yield json.dumps(values, ensure_ascii=False, indent=2) + "\n"
    elif format_ == "text":
        from verbale.queries.explanations.text import explanation_lines

        for number, each in enumerate(found):
            yield "\n" if number else ""
            yield from (f"{line}\n" for line in explanation_lines(each))
        if not found:
            yield "nothing contradicts\n"
    else:
        yield from _drawn(found, format_)


def _drawn(found: Sequence[Explanation], format_: str) -> Iterator[str]:
    if format_ == "turtle":
        from verbale.queries.explanations.provenance import provenance_lines

        yield from provenance_lines(found)
    elif format_ == "mermaid":
        from verbale.queries.explanations.mermaid import mermaid_lines

        yield from (f"{line}\n" for line in mermaid_lines(found))


def _write(lines: Iterator[str]) -> None:
    for line in lines:
        sys.stdout.write(line)
    sys.stdout.flush()
