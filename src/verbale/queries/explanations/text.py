"""Explanations as indented text for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from verbale.queries.explanations.explanation import (
    ASSERTED,
    AXIOM,
    CONTRADICTION,
    GIVEN,
    INFERRED,
    Explanation,
    Said,
    Step,
    Unfounded,
)
from verbale.queries.writers.text import plain, source

DEEPEST = 12
"""Levels of indentation; what lies deeper is told after the tree, under its number."""

LONGEST = 130
"""An axiom in words and in Turtle goes on one line if both together are shorter."""

MOST_QUOTES = 12
"""Quotes shown of one claim; ``json`` has them all."""


def explanation_lines(explanation: Explanation) -> Iterator[str]:
    """An explanation as lines of text, without line feeds; a step that is needed again gets a number."""
    yield from _Tree(explanation.steps).lines()


class _Tree:
    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = steps
        uses = Counter(premise for step in steps for premise in step.premises)
        self._shared = {n for n, count in uses.items() if count > 1 and steps[n].kind in {INFERRED, ASSERTED}}
        self._numbers: dict[int, int] = {}
        self._told: set[int] = set()
        self._later: list[int] = []
        self._quoted: set[tuple[str, int, int]] = set()

    def lines(self) -> Iterator[str]:
        yield from self._tree(len(self._steps) - 1)
        while self._later:
            yield ""
            yield from self._tree(self._later.pop(0))

    def _tree(self, root: int) -> Iterator[str]:
        waiting = [(root, 0)]  # no recursion: a proof may be as deep as it likes
        while waiting:
            place, depth = waiting.pop()
            step = self._steps[place]
            indent = "  " * depth
            words = self._words(step)
            if place in self._numbers and place != root:
                where = "above" if place in self._told else "below"
                yield f"{indent}{_mark(depth)}{words} (see {self._numbers[place]} {where})"
                continue
            if depth > DEEPEST and step.premises:
                self._later.append(place)
                yield f"{indent}{_mark(depth)}{words} (see {self._number(place)} below)"
                continue
            number = f"[{self._number(place)}] " if place in self._shared or place in self._numbers else ""
            yield f"{indent}{_mark(depth)}{number}{words}"
            self._told.add(place)
            below = indent + ("  " if depth else "") + "  " * (not depth)
            yield from (f"{below}{line}" for line in self._grounds(step))
            waiting.extend((premise, depth + 1) for premise in reversed(step.premises))

    def _number(self, place: int) -> int:
        return self._numbers.setdefault(place, len(self._numbers) + 1)

    def _grounds(self, step: Step) -> Iterator[str]:
        if step.kind == INFERRED:
            yield f"because {plain(step.reason)} [{step.rule}]{':' if step.premises else ''}"
        elif step.kind == AXIOM and not _fits(step):
            yield plain(step.short)
        elif step.kind == GIVEN:
            yield "given in the data"
        elif step.kind == CONTRADICTION and step.premises:
            yield "because of all this:"
        yield from said_lines(step.said, step.hidden, self._quoted)

    @staticmethod
    def _words(step: Step) -> str:
        if step.kind == CONTRADICTION:
            return f"contradiction: {plain(step.words)} [{step.rule}]"
        if step.kind == AXIOM:
            return f"axiom: {plain(step.words)}{f' ({plain(step.short)})' if _fits(step) else ''}"
        return plain(step.words)


def _fits(step: Step) -> bool:
    return len(step.words) + len(step.short) < LONGEST


def _mark(depth: int) -> str:
    return "• " if depth else ""


def said_lines(said: Iterable[Said], hidden: int = 0, quoted: set[tuple[str, int, int]] | None = None) -> Iterator[str]:
    """Claims as lines: how they are meant, the words, their document and place.

    Of claims that say the same in one place one is told. ``quoted`` are places whose words were told before; those told
    here are added.
    """
    seen: set[tuple[str, str, int, int]] = set()
    quoted = set() if quoted is None else quoted
    for claim in said:
        how = " and ".join(filter(None, (claim.status, "negated" if claim.polarity == "negative" else ""))) or "claimed"
        if claim.sensitive:
            how += " (sensitive)"
        if not claim.quotes:
            yield f"{how}, in claim {claim.claim}"
        for quote in claim.quotes[:MOST_QUOTES]:
            place = (how, quote.document, quote.start, quote.end)
            if place not in seen:
                seen.add(place)
                where = source(quote).replace(f"; {quote.status}", "", 1)
                words = "as quoted above" if place[1:] in quoted else f"“{plain(quote.quote)}”"
                quoted.add(place[1:])
                yield f"{how}: {words} ({where})"
        if len(claim.quotes) > MOST_QUOTES:
            yield f"{how}, in {len(claim.quotes) - MOST_QUOTES} passages more"
    if hidden:
        claims, them = ("claim", "it") if hidden == 1 else ("claims", "them")
        yield f"{hidden} sensitive {claims} not shown; --sensitive shows {them}"


def unfounded_lines(found: Unfounded) -> Iterator[str]:
    """Why a triple is not in the graph, and what is."""
    yield f"not a fact, and it does not follow: {plain(found.words)}"
    if found.stale:
        yield "  the data has it among its inferred triples, which are out of date: run `verbale build` again"
    if found.said or found.hidden:
        yield "  documents speak of it all the same:"
        yield from (f"    {line}" for line in said_lines(found.said, found.hidden))
    how = ""
    for near in found.near:
        if near.how != how:
            how = near.how
            yield f"  {how}:"
        yield f"    {plain(near.words)}"
        if near.how.startswith("claimed"):
            yield from (f"      {line}" for line in said_lines(near.said))
    if not (found.said or found.hidden or found.near or found.stale):
        yield "  nothing comes near it"
