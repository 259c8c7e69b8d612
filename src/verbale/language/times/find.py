"""Finding times: the public face of the time grammars."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.language.scanner import Token, scan
from verbale.language.times.english import English
from verbale.language.times.expression import Anchor, TimeExpression
from verbale.language.times.resolve import resolve
from verbale.language.times.spanish import Spanish
from verbale.model.time import TimeMention


def parse_times(text: str, start: int = 0, end: int | None = None, language: str = "en") -> list[TimeExpression]:
    """The time expressions of ``text[start:end]`` in text order, none overlapping another.

    Offsets are code points of the whole ``text``. ``language`` is ``en`` or ``es``; another one is read as English for
    its plain dates. Time and memory grow linearly with the passage; nothing is raised for any text.
    """
    grammar = Spanish if language == "es" else English
    found: list[TimeExpression] = []
    for tokens in _paragraphs(scan(text, start, end)):
        found += grammar(text, tokens).parse()
    return found


def _paragraphs(tokens: list[Token]) -> Iterator[list[Token]]:
    """The runs of tokens between empty lines: no time reaches over one."""
    first = 0
    for i, token in enumerate(tokens):
        if token.blank and i > first:
            yield tokens[first:i]
            first = i
    if first < len(tokens):
        yield tokens[first:]


def find_times(
    text: str, start: int = 0, end: int | None = None, *, language: str = "en", anchor: Anchor | None = None
) -> list[TimeMention]:
    """The times of ``text[start:end]`` in text order: ``parse_times``, each resolved in turn.

    The time found last is the previous time of the next one; before the first it is ``anchor.previous``.
    Relative times without their anchor are left out; days without a year stay ``XXXX-12-19`` unless
    ``anchor.section`` gives the year.
    """
    around = anchor or Anchor()
    previous = around.previous
    found = []
    for expression in parse_times(text, start, end, language):
        mention = resolve(expression, previous=previous, published=around.published, section=around.section)
        if mention is not None:
            found.append(mention)
            previous = mention.span
    return found
