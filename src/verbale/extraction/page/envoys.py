"""Envoys of an infobox about two states: "Envoy1: Ambassador A", or A and B in the columns under "Envoy".

Each is of the state whose column he stands in; towards the other where its mission there is in that state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verbale.entities import composites
from verbale.entities.resolver import Resolver
from verbale.entities.titles import ALWAYS
from verbale.extraction.draft import Draft, structural
from verbale.extraction.page.listed_names import state_at
from verbale.model import Block, BlockKind, Document, Entity, FactKind, Passage

RULE = "infobox-envoys"
PAIR = 2
_KEY = re.compile(r"(?P<what>party|mission|envoytitle|envoy)\s*_?(?P<side>[12])", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:(?P<title>ambassador|high\s+commissioner|chargé\s+d['’]affaires|consul\s+general|envoy)\b\s*"
    r"(?:extraordinary\s+and\s+plenipotentiary\s+)?:?\s*)?(?:H\.?\s?E\.?\s+)?",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]*(?:\s+(?:(?:de|del|la|las|los|al|bin|bint|ibn|von|van|der|da|dos|el|y|e)\s+)*[A-ZÀ-Þ][\w.'’-]*){1,5}"
)
_VACANT = re.compile(r"\b(?:vacant|none|n/a|concurrent|resident|non-resident)\b", re.IGNORECASE)


def envoy_drafts(document: Document, resolver: Resolver) -> Iterator[Draft]:
    """The envoys that a page about two states names in its infobox; none where the columns name no states."""
    if len(resolver.discourse.pair) != PAIR:
        return
    sides: dict[int, Entity] = {}
    titles: dict[int, str] = {}
    seats: dict[int, Passage] = {}
    envoys: list[tuple[Block, int, Passage]] = []
    for block in document.blocks:
        for what, side, cell in _told(document, block):
            if what == "party" and (state := _party(resolver, cell)) is not None:
                sides.setdefault(side, state)
            elif what == "mission":
                seats.setdefault(side, cell)
            elif what == "envoytitle":
                titles[side] = cell.of(document.text).strip().lower()
            elif what == "envoy":
                envoys.append((block, side, cell))
    if {state.key for state in sides.values()} != {state.key for state in resolver.discourse.pair}:
        return
    for block, side, cell in envoys:
        resident = side not in seats or _lies_in(resolver, seats[side], sides[3 - side])
        yield from _held(document, resolver, block, cell, titles.get(side, ""), sides[side], sides[3 - side], resident)


def _told(document: Document, block: Block) -> Iterator[tuple[str, int, Passage]]:
    """What cells of a block say of which side: by the key, by the label they stand under, or as columns of states."""
    if block.kind is BlockKind.KEY_VALUE and len(block.cells) == PAIR:
        key = _KEY.fullmatch(block.cells[0].of(document.text).strip())
        if key is not None:
            yield key["what"].lower(), int(key["side"]), block.cells[1]
            return
    if block.kind not in {BlockKind.KEY_VALUE, BlockKind.TABLE_ROW} or len(block.cells) != PAIR:
        return
    label = block.headings[-1].lower() if block.headings else ""
    what = "mission" if "mission" in label else "envoy" if label.startswith(("envoy", "ambassador")) else "party"
    if what != "party" or not block.headings:
        for side, cell in enumerate(block.cells, 1):
            yield what, side, cell


def _party(resolver: Resolver, cell: Passage) -> Entity | None:
    """The state that a cell is the name of, whole."""
    found = state_at(resolver, cell.start, cell.end)
    whole = found is not None and not resolver.text[found[1] : cell.end].strip()
    return found[0] if found is not None and whole else None


def _lies_in(resolver: Resolver, cell: Passage, state: Entity) -> bool:
    """Whether the last place that the cell of a mission names lies in a state, or it names none."""
    places = [
        resolver.choose(e.entity for e in match.entries)
        for match in resolver.gazetteer.find(resolver.text, cell.start, cell.end)
    ]
    towns = [place for place in places if place is not None and place.type == "Municipality"]
    inside = resolver.state_containing(towns[-1]) if towns else None
    return inside is None or inside.key == state.key


def _held(
    document: Document,
    resolver: Resolver,
    block: Block,
    cell: Passage,
    title: str,
    of: Entity,
    towards: Entity,
    resident: bool,
) -> Iterator[Draft]:
    words = cell.of(document.text)
    opening = _TITLE.match(words)
    name = _NAME.match(words, opening.end() if opening else 0)
    title = (opening["title"] or "").lower().replace("’", "'") if opening and opening["title"] else title
    offices = (e for e in resolver.gazetteer.lookup(" ".join(title.split())) if e.kind == "office") if title else ()
    entry = next((e for e in offices if e.detail("towards") == ALWAYS), None)
    if entry is None or name is None or _VACANT.search(words) or words[name.end() :].strip(" ."):
        return
    office = composites.office(entry.entity.type, entry.entity.label, of, towards if resident else None)
    held = structural("OfficeHolding", FactKind.SITUATION, RULE, block.passage)
    held.add("holder", composites.named("person", "Person", " ".join(name.group().split())))
    held.add("officeHeld", office)
    yield held
    for property_, state in (("officeOf", of), ("officeTowards", towards if resident else None)):
        if state is not None:
            link = structural(property_, FactKind.RELATION, RULE, block.passage)
            link.add("subject", office)
            link.add("object", state)
            yield link
