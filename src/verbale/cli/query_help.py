"""What the canned queries are and take: the list, and the help of one with its example's real answer."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.cli.running import one_line

if TYPE_CHECKING:
    from verbale.queries import CannedQuery, Parameter

TOPICS = {
    "relations": "Relations",
    "missions": "Missions, offices and persons",
    "incidents": "Incidents",
    "economy": "Economy",
    "people": "People",
    "sources": "What is said, and where",
    "checks": "Checks",
}
"""Topics of canned queries, in the order of the list; others follow as they are written."""

EXAMPLE_ROWS = 6
"""Rows of an example's answer that the help shows."""

_TYPES = {
    "boolean": "yes or no",
    "class": "a class: its label or name",
    "date": "a date: 1990, 1990-04 or 1990-04-30",
    "document": "a document: its title or key",
    "entity": "anything: its name, code, key or IRI",
    "event": "an event or situation: its key or IRI",
    "integer": "a whole number",
    "iri": "an IRI, or a word such as vb:capital",
    "property": "a property: its label or name",
    "state": "a state: its name in any language, code, key or IRI",
    "text": "a text",
    "year": "a year",
}


def list_lines(language: str, width: int | None) -> Iterator[str]:
    """The canned queries by topic, one a line: name and question."""
    from verbale.queries import catalogue

    queries = catalogue()
    margin = max((len(query.name) for query in queries), default=0) + 4
    order = list(TOPICS)
    topics = sorted({q.topic for q in queries}, key=lambda t: (order.index(t) if t in TOPICS else 99, t == "", t))
    for number, topic in enumerate(topics):
        if number:
            yield ""
        yield TOPICS.get(topic, one_line(topic).capitalize() or "Other")
        for query in queries:
            if query.topic == topic:
                question = one_line(query.asked(language) or query.title)
                yield f"  {query.name:<{margin - 2}}{_trimmed(question, width, margin)}"


def help_lines(query: CannedQuery, language: str, width: int) -> Iterator[str]:
    """What a canned query asks, takes and gives, and an example with the answer from the graph that ships."""
    from verbale.queries.writers.text import wrap

    yield f"{query.name}: {one_line(query.title)}"
    yield ""
    yield from (f"  {line}" for line in wrap(one_line(query.asked(language)), width - 2))
    if query.description:
        yield ""
        yield from (f"  {line}" for line in wrap(one_line(query.description), width - 2))
    if query.parameters:
        yield from ("", "Parameters:")
        yield from _table([(p.name, _about(p)) for p in query.parameters], width)
    if query.columns:
        yield from ("", "Columns:")
        hidden = "; not shown in tables"
        yield from _table([(c.name, one_line(c.meaning) + (hidden if c.hidden else "")) for c in query.columns], width)
    if drawn := [name for name in query.draw if name in {"timeline", "network"}]:
        yield from ("", f"Can be drawn as a {' and a '.join(drawn)}: --format svg" + _graphml(drawn))
    yield from ("", "Example:", f"  $ {example_command(query)}")
    yield from (f"  {line}".rstrip() for line in _answer(query, language, width - 2))
    yield from ("", "Options: verbale query --help")


def example_command(query: CannedQuery) -> str:
    """The command that asks the query's first example."""
    given = _given(query)
    return " ".join(["verbale query", query.name, *(shlex.quote(f"{name}={value}") for name, value in given.items())])


def _given(query: CannedQuery) -> dict[str, str]:
    if query.examples:
        return {str(name): str(value) for name, value in (query.examples[0].get("parameters") or {}).items()}
    return {p.name: p.example or p.type.upper() for p in query.parameters if p.required}


def _answer(query: CannedQuery, language: str, width: int) -> Iterator[str]:
    """The first rows of the example's answer; nothing where no graph ships (a checkout that was not built yet)."""
    import io

    from verbale.model import VerbaleError
    from verbale.model.resources import shipped
    from verbale.queries import run, write

    if any(p.required and p.name not in _given(query) for p in query.parameters):
        return
    try:
        result = run(query.path, _given(query), [shipped("data")], language=language, max_rows=EXAMPLE_ROWS)
    except VerbaleError:
        return
    stream = io.StringIO()
    write(result, "table", stream, width=width)
    yield from stream.getvalue().splitlines() if result.rows else (one_line(result.reason) or "no rows",)
    if result.truncated:
        yield "…"


def _about(parameter: Parameter) -> str:
    """What a parameter means, what may be typed, and whether it must be."""
    notes = [typed(parameter)]
    if parameter.required:
        notes.append("required")
    elif parameter.default is not None:
        notes.append(f"default {parameter.default}")
    if parameter.example:
        notes.append(f"such as {parameter.example}")
    text = one_line(parameter.description)
    return f"{text + ' ' if text else ''}({'; '.join(notes)})"


def typed(parameter: Parameter) -> str:
    """What may be typed for a parameter."""
    if parameter.choices:
        return f"one of {', '.join(parameter.choices)}"
    article = "an" if parameter.type[0] in "aeiou" else "a"
    return _TYPES.get(parameter.type) or f"{article} {parameter.type}: its name, key or IRI"


def _table(pairs: list[tuple[str, str]], width: int) -> Iterator[str]:
    from verbale.queries.writers.text import wrap

    margin = max(len(name) for name, _ in pairs) + 4
    for name, words in pairs:
        for number, line in enumerate(wrap(words, max(width - margin, 20))):
            yield f"{'  ' + name if number == 0 else '':<{margin}}{line}".rstrip()


def _graphml(drawn: list[str]) -> str:
    return ", and exported for graph tools: --format graphml" if "network" in drawn else ""


def _trimmed(text: str, width: int | None, margin: int) -> str:
    if width is None:
        return text
    from verbale.cli.table import columns, pad

    return text if columns(text) <= width - margin else pad(text, max(width - margin, 12))


def terminal_width() -> int:
    """The columns that help may take: the terminal's, at most 100; 100 where there is none."""
    return min(shutil.get_terminal_size().columns, 100) if sys.stdout.isatty() else 100
