"""The reference of the canned queries, from their heads: the last part of ``docs/queries.md``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.cli.query_help import TOPICS, example_command, typed

if TYPE_CHECKING:
    from verbale.queries import CannedQuery


def reference() -> str:
    """The canned queries that ship, by topic, in Markdown: what each asks, takes and gives."""
    from verbale.model.resources import shipped
    from verbale.queries import catalogue

    queries = catalogue([shipped("queries")])
    topics = [*TOPICS, *sorted({query.topic for query in queries} - set(TOPICS))]
    lines: list[str] = []
    for topic in topics:
        asked = [query for query in queries if query.topic == topic]
        if asked:
            lines += ["", f"### {TOPICS.get(topic, topic.capitalize() or 'Other')}"]
            for query in asked:
                lines += ["", *_section(query)]
    return "\n".join(lines).strip("\n") + "\n"


def _section(query: CannedQuery) -> Iterator[str]:
    yield f"#### {query.name}"
    yield ""
    yield f"**{_escaped(query.question)}** {_escaped(query.description)}".rstrip()
    yield ""
    for p in query.parameters:
        need = "required" if p.required else f"default `{p.default}`" if p.default is not None else ""
        about = "; ".join(filter(None, (typed(p), need)))
        yield f"- `{p.name}`: {_escaped(p.description)} ({_escaped(about)})".replace(":  (", ": (")
    shown = ", ".join(f"`{column.name}`" for column in query.columns if not column.hidden)
    yield f"- Gives: {shown}." + (f" Can be drawn as a {' and a '.join(query.draw)}." if query.draw else "")
    yield f"- Example: `{example_command(query)}`"


def _escaped(text: str) -> str:
    return text.replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_")
