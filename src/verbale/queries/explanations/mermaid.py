"""Explanations as Mermaid flowcharts, which Markdown pages show as pictures."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from verbale.queries.explanations.explanation import CONTRADICTION, INFERRED, Explanation, Step
from verbale.queries.writers.text import plain, source

_WIDTH = 44
_SHORTEST, _LONGEST = 3, 200
_STYLES = (
    ("inferred", "fill:#e8f0fe,stroke:#4a6fa5"),
    ("asserted", "fill:#e6f4ea,stroke:#3c7a4f"),
    ("given", "fill:#f5f5f5,stroke:#888888"),
    ("axiom", "fill:#fff8e1,stroke:#b08900"),
    ("contradiction", "fill:#fde7e7,stroke:#b03030"),
    ("quote", "fill:#ffffff,stroke:#aaaaaa,stroke-dasharray:3 3"),
)


def mermaid_lines(explanations: Iterable[Explanation]) -> Iterator[str]:
    """The lines of a flowchart from sentences and axioms down to what is explained.

    Labels hold nothing that Mermaid would read as its own language or as HTML.
    """
    yield "flowchart TD"
    used: set[str] = set()
    for number, explanation in enumerate(explanations, 1):
        for place, step in enumerate(explanation.steps):
            node = f"e{number}s{place + 1}"
            used.add(step.kind)
            yield f'  {node}["{_label(step.words)}"]:::{step.kind}'
            yield from _quotes(node, step, used)
            arrow = f'-->|"{_escaped(step.rule)}"|' if step.rule else "-->"
            yield from (f"  e{number}s{premise + 1} {arrow} {node}" for premise in step.premises)
    yield from (f"  classDef {name} {style}" for name, style in _STYLES if name in used)


def _quotes(node: str, step: Step, used: set[str]) -> Iterator[str]:
    if step.kind in {INFERRED, CONTRADICTION}:
        return
    seen: set[tuple[str, int, int]] = set()
    for said in step.said:
        for quote in said.quotes[:_SHORTEST]:
            place = (quote.document, quote.start, quote.end)
            if place in seen or len(seen) == _SHORTEST:
                continue
            seen.add(place)
            used.add("quote")
            words = textwrap.shorten(plain(quote.quote), _LONGEST, placeholder=" …")
            yield f'  {node}q{len(seen)}["{_label(f"“{words}”")}<br>{_label(source(quote))}"]:::quote'
            yield f"  {node}q{len(seen)} -.-> {node}"


def _label(words: str) -> str:
    lines = textwrap.wrap(plain(words), _WIDTH, break_long_words=True, break_on_hyphens=False) or [""]
    return "<br>".join(_escaped(line) for line in lines)


def _escaped(text: str) -> str:
    """A text without characters that Mermaid or HTML gives a meaning, as character references.

    >>> _escaped('"#1" <b>')
    '#34;#35;1#34; #60;b#62;'
    """
    return "".join(f"#{ord(c)};" if c in '"#<>&`\\{}[]|;%' else c for c in text)
