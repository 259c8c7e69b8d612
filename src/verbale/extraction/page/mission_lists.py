"""Lists of missions: "Diplomatic missions of A" over states and cities, "Embassies in B" over states, tables of either.

Under "Resident in C" stand missions that are accredited from there. What is closed, former or planned gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace

from verbale.entities.resolver import Resolver
from verbale.extraction.draft import Draft
from verbale.extraction.page.listed_missions import accredited, kept
from verbale.extraction.page.listed_names import city_at, first_state, noun_in, state_at
from verbale.model import Block, BlockKind, Document, Entity, Passage

_NOUNS = r"(?:missions?|embassies|embassy|high\s+commissions?|consulates?(?:[\s-]general)?|representations?|legations?)"
_ANNOUNCES = re.compile(
    rf"\b{_NOUNS}\b(?:\s+(?:and|or)\s+(?:[\w-]+\s+)?{_NOUNS})*\s+(?:(?P<in>in|accredited\s+to|to)|(?P<of>of))\s+(?:the\s+)?",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:former|formerly|closed|closing|historical?|past|planned|proposed|future|to\s+(?:be\s+)?open\w*|suspended|until)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\b(?:non-?\s?resident|resident\s+(?:in|at)|accredited\s+from|concurrent\w*)\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:see also|references|gallery|links|notes|history|multilateral|organi[sz]ations?|other)\b", re.IGNORECASE
)
_NOTE = re.compile(r"\s*\((?P<note>[^()]{2,60})\)")
_CITY = re.compile(r"\s*(?:[–—:,-]|\bin\b)\s*(?P<city>[A-ZÀ-Þ][\w.'’ -]{1,40}?)\s*(?=[(,;.]|$)")
_SEPARATOR = re.compile(r"\s*(?:[–—:-])\s*")
_HEADS = {
    "country": re.compile(r"(?:host(?:ing)?\s+|sending\s+)?(?:country|countries|state|nation)", re.IGNORECASE),
    "city": re.compile(r"(?:host\s+)?(?:city|cities|location|seat|place)", re.IGNORECASE),
    "mission": re.compile(
        r"(?:type\s+of\s+)?(?:diplomatic\s+)?(?:missions?|representation|post)(?:\s+type)?|type", re.IGNORECASE
    ),
    "also": re.compile(r"concurrent\s+accreditations?|also\s+accredited.*|accredited\s+to|jurisdiction", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Side:
    """What a title or heading fixes: the state whose missions, or the one that hosts them; what stands in the lists.

    ``elsewhere`` is where missions reside that are accredited from there; ``noun`` their kind.
    """

    state: Entity
    sends: bool
    noun: str = "embassy"
    over: Entity | None = None
    elsewhere: bool = False


def mission_list_drafts(document: Document, resolver: Resolver) -> Iterator[Draft]:
    """The missions that items and rows under a title or heading of missions name."""
    sides: dict[tuple[str, ...], Side | None] = {}
    host: Entity | None = None
    headings: tuple[str, ...] | None = None
    for block in document.blocks:
        if block.headings != headings or block.kind is BlockKind.HEADING:
            headings, host = block.headings, None
        if block.kind not in {BlockKind.LIST_ITEM, BlockKind.TABLE_ROW} or block.level == 1 < len(block.cells):
            continue
        if block.headings not in sides:
            sides[block.headings] = _side(document, resolver, block.headings)
        side = sides[block.headings]
        if side is None or _GONE.search(block.passage.of(document.text)):
            continue
        if block.header:
            host = yield from _row(resolver, block, side, host)
        elif block.kind is BlockKind.LIST_ITEM and side.sends:
            host = yield from _sent(resolver, block, side, host)
        elif block.kind is BlockKind.LIST_ITEM:
            yield from _hosted(resolver, block, side)


def _side(document: Document, resolver: Resolver, headings: tuple[str, ...]) -> Side | None:
    """What the nearest heading that announces missions says, or else the title."""
    if any(_GONE.search(words) for words in headings):
        return None
    side = None
    subject = resolver.discourse.subject
    if subject is not None and any(_ELSEWHERE.search(w) and noun_in(resolver, w) for w in headings[-1:]):
        side = Side(subject, sends=False)
    for words in (document.title, *headings):
        found = _ANNOUNCES.search(words)
        state = (first_state(resolver, words[found.end() :]) or _of_town(resolver, words[found.end() :])
                 if found is not None else None)  # fmt: skip
        if found is not None and state is not None:
            side = Side(state, sends=found["of"] is not None)
        elif found is None and side is not None:
            side = _under(resolver, side, words)
    return side


def _of_town(resolver: Resolver, words: str) -> Entity | None:
    """The state of the one town that words name: "Embassies in Oslo"."""
    towns = [resolver.choose(e.entity for e in match.entries) for match in resolver.gazetteer.find(words)]
    inside = [resolver.state_containing(t) for t in towns if t is not None and t.type == "Municipality"]
    return inside[0] if len(towns) == len(inside) == 1 else None


def _under(resolver: Resolver, side: Side, words: str) -> Side | None:
    """What a heading adds below the one that announces missions; another matter ends the lists."""
    noun = noun_in(resolver, words)
    if _ELSEWHERE.search(words):
        places = [resolver.choose(e.entity for e in m.entries) for m in resolver.gazetteer.find(words)]
        inside = [resolver.state_containing(p) for p in places if p is not None]
        return replace(side, elsewhere=True, over=next((s for s in inside if s is not None), None))
    state = first_state(resolver, words)
    if state is not None and side.sends:
        return replace(side, over=state)
    if _OTHER.search(words):
        return None
    return replace(side, noun=noun) if noun is not None and "consul" in noun else side


def _hosted(resolver: Resolver, block: Block, side: Side) -> Iterator[Draft]:
    """“Kenya (High Commission) – Gozo” of a host: who keeps the mission, of what kind, in which city."""
    text, end = resolver.text, block.passage.end
    found = state_at(resolver, block.passage.start, end)
    if found is None:
        yield from _by_city(resolver, block, side)
        return
    sender, at = found
    noun, over = side.noun, side.over
    note = _NOTE.match(text, at, end)
    if note is not None:
        at = note.end()
        told = noun_in(resolver, note["note"])
        place = city_at(resolver, Passage(*note.span("note"))) if told is None else None
        if told is None and place is None:
            return
        noun = told or noun
        over = resolver.state_containing(place) if place is not None and side.elsewhere else over
    named = _CITY.match(text, at, end)
    city = city_at(resolver, Passage(*named.span("city"))) if named is not None else None
    if text[named.end() if named else at : end].strip(" .*†‡"):
        return
    if side.elsewhere:
        if over is not None and len({over.key, sender.key, side.state.key}) == 3:
            yield from accredited(resolver, block, sender, over, [side.state], noun)
        return
    yield from kept(resolver, block, sender, side.state, noun, city)


def _by_city(resolver: Resolver, block: Block, side: Side) -> Iterator[Draft]:
    """“Gozo: Ghana, Kenya” under consulates of a host, “Rome: Ghana, Kenya” under missions that reside elsewhere."""
    words = block.passage.of(resolver.text)
    colon = words.find(":")
    if colon < 0 or ("consul" not in side.noun and not side.elsewhere):
        return
    city = city_at(resolver, Passage(block.passage.start, block.passage.start + colon))
    at = block.passage.start + colon + 1
    for part in re.finditer(r"[^,;]+", resolver.text[at : block.passage.end]):
        found = state_at(resolver, at + part.start(), at + part.end())
        if city is None or found is None or resolver.text[found[1] : at + part.end()].strip(" ."):
            continue
        over = resolver.state_containing(city)
        if side.elsewhere and over is not None and len({over.key, found[0].key, side.state.key}) == 3:
            yield from accredited(resolver, block, found[0], over, [side.state], side.noun, city)
        elif not side.elsewhere:
            yield from kept(resolver, block, found[0], side.state, side.noun, city)


def _sent(resolver: Resolver, block: Block, side: Side, host: Entity | None) -> Generator[Draft, None, Entity | None]:
    """“Ghana” over “Accra (Embassy)” of a sender, or both in one item. Comes back with the host of the next items."""
    text, at, end = resolver.text, block.passage.start, block.passage.end
    found = state_at(resolver, at, end)
    if found is not None and not text[found[1] : end].strip(" :."):
        return found[0]
    here = host or side.over
    separator = _SEPARATOR.match(text, found[1], end) if found is not None else None
    if found is not None and separator is not None:
        here, at = found[0], separator.end()
    for part in re.finditer(r"[\s,;]*(?P<city>[^();]+)\((?P<note>[^()]+)\)", text[at:end]):
        noun = noun_in(resolver, part["note"])
        start = at + part.start("city")
        city = city_at(resolver, Passage(start, start + len(part["city"].rstrip())))
        if noun is not None and city is not None and here is not None:
            yield from kept(resolver, block, side.state, here, noun, city)
    return host


def _row(resolver: Resolver, block: Block, side: Side, host: Entity | None) -> Generator[Draft, None, Entity | None]:
    """A row under the heads of country, city, mission, accreditation. Comes back with the country of the next rows."""
    text = resolver.text
    cells: dict[str, Passage] = {}
    for head, cell in zip(block.header, block.cells, strict=False):
        for meaning, words in _HEADS.items():
            if words.fullmatch(head.strip()) and cell.end > cell.start:
                cells.setdefault(meaning, cell)
    named = state_at(resolver, cells["country"].start, cells["country"].end) if "country" in cells else None
    there = named[0] if named is not None else None if "country" in cells else host
    noun = noun_in(resolver, cells["mission"].of(text)) if "mission" in cells else side.noun
    if there is None or noun is None:
        return there
    city = city_at(resolver, cells["city"]) if "city" in cells else None
    sender, place = (side.state, there) if side.sends else (there, side.state)
    if side.elsewhere:
        return there
    yield from kept(resolver, block, sender, place, noun, city)
    if "also" in cells and side.sends:
        also = [s for m in resolver.gazetteer.find(text, cells["also"].start, cells["also"].end)
                if (s := resolver.state_of_match(m)) is not None and s.key not in {sender.key, place.key}]  # fmt: skip
        if also:
            yield from accredited(resolver, block, sender, place, also, noun, city)
    return there
