"""Structure: what infoboxes, tables and lists state by their place in the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from verbale.entities import composites
from verbale.entities.resolver import Resolver
from verbale.extraction.draft import Draft, structural
from verbale.extraction.page.agreement_lists import agreement_items
from verbale.extraction.page.envoys import envoy_drafts
from verbale.extraction.page.heads_of_mission import head_drafts
from verbale.extraction.page.infobox import infobox_drafts
from verbale.extraction.page.memberships import membership_drafts
from verbale.extraction.page.mission_lists import mission_list_drafts
from verbale.extraction.page.notables import notable_drafts
from verbale.extraction.page.organisation_infobox import organisation_drafts
from verbale.extraction.page.population_tables import population_tables
from verbale.extraction.page.relation_lists import relation_drafts
from verbale.extraction.page.visits import visit_drafts
from verbale.model import Block, BlockKind, DataFileError, Document, Entity, FactKind

PATH = Path(__file__).parents[1] / "data" / "structure.yaml"


@dataclass(frozen=True, slots=True)
class StructureRules:
    """Infobox keys of groups, missions, organisations → what they say; words over lists; what column heads mean.

    ``listed``: what is short for an organisation in a list of memberships alone → its key's tail.
    ``tables`` has the words by which tables that count people are known; ``residences`` where heads of state receive.
    """

    group: dict[str, str]
    mission: dict[str, str]
    organisation: dict[str, str]
    headings: dict[str, tuple[str, ...]]
    columns: dict[str, tuple[str, ...]]
    listed: dict[str, str]
    tables: dict[str, tuple[str, ...]]
    residences: dict[str, tuple[str, ...]]


@cache
def rules(path: Path = PATH) -> StructureRules:
    """The structure rules, validated."""
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not all(isinstance(raw.get(section), dict) for section in ("group", "mission", "headings", "columns")):
        raise DataFileError(f"{path}: needs the sections 'group', 'mission', 'headings' and 'columns'")
    for section in ("organisation", "listed", "tables", "residences"):
        if not isinstance(raw.get(section), dict):
            raise DataFileError(f"{path}: needs the section {section!r}")
    return StructureRules(
        {str(k): str(v) for k, v in raw["group"].items()},
        {str(k): str(v) for k, v in raw["mission"].items()},
        {str(k): str(v) for k, v in raw["organisation"].items()},
        {str(k): tuple(map(str, v)) for k, v in raw["headings"].items()},
        {str(k): tuple(map(str, v)) for k, v in raw["columns"].items()},
        {str(k): str(v) for k, v in raw["listed"].items()},
        {str(k): tuple(map(str, v)) for k, v in raw["tables"].items()},
        {str(k): tuple(map(str, v)) for k, v in raw["residences"].items()},
    )


def structure_drafts(document: Document, resolver: Resolver) -> list[Draft]:
    """The drafts that the document's structure gives."""
    drafts: list[Draft] = []
    for block in document.blocks:
        if block.kind is BlockKind.KEY_VALUE:
            drafts += infobox_drafts(document, resolver, block, rules().group, rules().mission)
            drafts += organisation_drafts(document, resolver, block, rules().organisation)
            drafts += _missions_row(document, resolver, block)
        elif block.kind is BlockKind.TABLE_ROW:
            drafts += _missions_row(document, resolver, block)
    drafts += visit_drafts(document, resolver, rules().headings["visits"], rules().columns)
    drafts += agreement_items(document, resolver, rules().headings["agreements"])
    drafts += membership_drafts(document, resolver, rules().headings["memberships"], rules().listed)
    drafts += relation_drafts(document, resolver)
    drafts += head_drafts(document, resolver)
    drafts += envoy_drafts(document, resolver)
    drafts += mission_list_drafts(document, resolver)
    drafts += population_tables(document, resolver, rules().tables)
    drafts += notable_drafts(document, resolver, rules().headings["notables"])
    return drafts


def _states(resolver: Resolver, start: int, end: int) -> list[Entity]:
    found = []
    for match in resolver.gazetteer.find(resolver.text, start, end):
        state = resolver.state_of_match(match)
        if state is not None:
            found.append(state)
    return found


def _missions_row(document: Document, resolver: Resolver, block: Block) -> Iterator[Draft]:
    """Cells that name missions: "Embassy of A, City" in a table or infobox about a pair, or under sending states."""
    text = document.text
    for cell in block.cells:
        words = cell.of(text).strip()
        noun = next(
            (n for n in sorted(resolver.nouns.missions, key=len, reverse=True) if words.lower().startswith(n)), None
        )
        if noun is None:
            continue
        type_, label = resolver.nouns.missions[noun]
        senders = _states(resolver, cell.start, cell.end)
        cities = [
            e.entity
            for m in resolver.gazetteer.find(text, cell.start, cell.end)
            for e in m.entries
            if e.entity.type == "Municipality"
        ]
        sender = senders[0] if senders else None
        if sender is None or not cities:
            continue
        hosts = {c.key: resolver.state_containing(c) for c in cities}
        other = resolver.discourse.other(sender)
        seat = next((c for c in cities if other and hosts[c.key] and hosts[c.key].key == other.key), cities[0])  # type: ignore[union-attr]
        host = hosts[seat.key]
        if host is None or host.key == sender.key:
            continue
        mission = composites.mission(type_, label, sender, host, seat)
        kept = structural("MissionAccreditation", FactKind.SITUATION, "table-missions", block.passage)
        kept.add("concernsMission", mission)
        kept.add("relationParty", sender, host)
        yield kept
        for property_, entity in (("sendingState", sender), ("accreditedTo", host), ("seat", seat)):
            draft = structural(property_, FactKind.RELATION, "table-missions", block.passage)
            draft.add("subject", mission)
            draft.add("object", entity)
            yield draft
