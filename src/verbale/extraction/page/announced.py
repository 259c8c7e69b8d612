"""Announced: what the headings of an article about two states tell with its year ("Recognition of Malta, 1964").

A heading gives its year to what its section tells without a time, and is a fact of its own where the section does not
tell it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml

from verbale.entities import composites
from verbale.entities.discourse import STATES
from verbale.entities.resolver import Resolver
from verbale.extraction.draft import Draft, structural
from verbale.extraction.page.sections import announces
from verbale.language.spans import contains, span
from verbale.model import Block, BlockKind, DataFileError, Document, Entity, FactKind, Polarity, Status, TimeSpan

PATH = Path(__file__).parents[1] / "data" / "announced.yaml"
RULE = "heading"
OWNERS = frozenset({"pair", "mission", "recognition"})
MUTUAL = ("mutual", "reciprocal")
_YEAR = re.compile(r"(?<![\d-])(1[5-9]\d\d|20\d\d)(?![\d-]|[–—])")


@dataclass(frozen=True, slots=True)
class Announcement:
    """A kind of event that headings tell: its class, whose it is, the words it takes and those it does not."""

    type: str
    of: str
    words: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]

    def told_by(self, heading: str) -> bool:
        """Whether a heading tells such an event."""
        return all(announces(heading, group) for group in self.words) and not announces(heading, self.without)


@cache
def kinds(path: Path = PATH) -> tuple[Announcement, ...]:
    """The kinds of event that headings tell, validated."""
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    try:
        found = tuple(
            Announcement(
                str(row["type"]),
                str(row["of"]),
                tuple(tuple(map(str, group)) for group in row["words"]),
                tuple(map(str, row["without"])),
            )
            for row in raw["announced"]
        )
    except (KeyError, TypeError) as error:
        raise DataFileError(f"{path}: each row of 'announced' needs type, of, words and without") from error
    if any(kind.of not in OWNERS or not all(kind.words) for kind in found):
        raise DataFileError(f"{path}: 'of' is one of {', '.join(sorted(OWNERS))}, and no list of words is empty")
    return found


def dated_sections(document: Document) -> dict[int, str]:
    """The blocks under a heading that tells a year, by their number, with that heading."""
    under = {n: b.headings[-1] for n, b in enumerate(document.blocks) if b.headings}
    return {number: heading for number, heading in under.items() if _YEAR.search(heading)}


def announced(document: Document, resolver: Resolver, drafts: list[Draft]) -> list[Draft]:
    """The drafts that headings add; drafts of their sections that have no time get theirs."""
    if len(resolver.discourse.pair) != 2:
        return []
    made: list[Draft] = []
    for number, block in enumerate(document.blocks):
        heading = block.passage.of(document.text) if block.kind is BlockKind.HEADING else ""
        years = set(_YEAR.findall(heading))
        if len(years) != 1:
            continue
        year = span(years.pop())
        there = _section(document, number)
        for kind in kinds():
            if kind.told_by(heading):
                _date(drafts, kind, block, year, there)
                made += _facts(document, resolver, drafts, kind, block, year)
    return made


def _section(document: Document, number: int) -> tuple[int, int]:
    """Where the text under a heading stands, up to the next heading."""
    start = end = document.blocks[number].passage.end
    for block in document.blocks[number + 1 :]:
        if block.kind is BlockKind.HEADING:
            break
        end = block.passage.end
    return start, end


def _date(drafts: list[Draft], kind: Announcement, block: Block, year: TimeSpan, there: tuple[int, int]) -> None:
    """Give the year to the one event of the kind that the section tells without a time, if it tells no other."""
    told = [d for d in drafts if _asserted(d, kind.type) and there[0] <= d.evidence[0].start < there[1]]
    if len(told) == 1 and told[0].time is None:
        told[0].time, told[0].time_computed_from, told[0].confidence = year, year.edtf, Decimal("0.7")
        told[0].cite(block.passage)


def _asserted(draft: Draft, type_: str) -> bool:
    return (draft.type, draft.status, draft.polarity) == (type_, Status.ASSERTED, Polarity.POSITIVE)


def _facts(
    document: Document, resolver: Resolver, drafts: list[Draft], kind: Announcement, block: Block, year: TimeSpan
) -> Iterator[Draft]:
    """What the heading tells, as far as no draft tells it of that year."""
    known = [d for d in drafts if _asserted(d, kind.type) and d.time is not None and contains(year, d.time)]
    for roles in _roles(document, resolver, kind, block):
        parties = {e.key for fillers in roles.values() for e in fillers if e.type in STATES}
        if any(parties <= _states(resolver, d) for d in known):
            continue
        draft = structural(kind.type, FactKind.EVENT, RULE, block.passage)
        draft.time = year
        for role, fillers in roles.items():
            draft.add(role, *fillers)
        yield draft


def _states(resolver: Resolver, draft: Draft) -> set[str]:
    """The keys of the states that take part in a draft, those of its missions too."""
    found = set()
    for entity in draft.entities():
        if entity.type in STATES:
            found.add(entity.key)
        for state in resolver.discourse.pair if entity.key.startswith("mission/") else ():
            if f"-{composites.part(state)}-" in f"{entity.key}-":
                found.add(state.key)
    return found


def _roles(document: Document, resolver: Resolver, kind: Announcement, block: Block) -> list[dict[str, list[Entity]]]:
    """The participants, one mapping an event; none where the heading does not tell them."""
    pair = list(resolver.discourse.pair)
    if kind.of == "pair":
        return [{"relationParty": pair}]
    named = [
        (m.passage, state)
        for m in resolver.gazetteer.find(document.text, block.passage.start, block.passage.end)
        if (state := resolver.state_of_match(m)) is not None and state in pair
    ]
    heading = block.passage.of(document.text)
    if kind.of == "recognition":
        if announces(heading, MUTUAL):
            return [{"agent": [a], "recipient": [b]} for a, b in (pair, pair[::-1])]
        word = re.search("|".join(kind.words[0]), heading, re.IGNORECASE)
        at = block.passage.start + (word.start() if word is not None else 0)
        if len(named) == 2 and named[0][0].end <= at < named[1][0].start:
            return [{"agent": [named[0][1]], "recipient": [named[1][1]]}]
        return []
    return _mission(document, resolver, kind, block, named[0][1] if named else None)


def _mission(
    document: Document, resolver: Resolver, kind: Announcement, block: Block, first: Entity | None
) -> list[dict[str, list[Entity]]]:
    """The mission that a heading names, of the state that it names first, in the other one of the two."""
    heading = block.passage.of(document.text).lower()
    nouns = [(heading.find(word), word) for word in kind.words[1] if announces(heading, (word,))]
    host = resolver.discourse.other(first)
    if first is None or host is None or not nouns:
        return []
    at, noun = min(nouns, key=lambda pair: (pair[0], -len(pair[1])))
    before = document.text[block.passage.start : block.passage.start + at]
    if not any(resolver.state_of_match(m) == first for m in resolver.gazetteer.find(before)):
        return []
    type_, label = resolver.nouns.missions[noun]
    return [{"concernsMission": [composites.mission(type_, label, first, host)], "agent": [first]}]
