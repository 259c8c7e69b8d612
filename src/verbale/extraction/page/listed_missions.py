"""Listed missions: what a mission that a list or table names gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verbale.entities import composites
from verbale.entities.resolver import Resolver
from verbale.extraction.draft import Draft, structural
from verbale.model import Block, Entity, FactKind

RULE = "list-missions"


def kept(
    resolver: Resolver, block: Block, sender: Entity, host: Entity, noun: str, city: Entity | None
) -> Iterator[Draft]:
    """A mission that one state keeps in another; a city that is known to lie elsewhere contradicts the list."""
    inside = resolver.state_containing(city) if city is not None else None
    if sender.key == host.key or (inside is not None and inside.key != host.key):
        return
    type_, label = resolver.nouns.missions[noun]
    mission = composites.mission(type_, label, sender, host, city)
    held = structural("MissionAccreditation", FactKind.SITUATION, RULE, block.passage)
    held.add("concernsMission", mission)
    held.add("relationParty", sender, host)
    yield held
    yield from _links(block, mission, sender, host, city)


def accredited(
    resolver: Resolver,
    block: Block,
    sender: Entity,
    host: Entity,
    to: Sequence[Entity],
    noun: str,
    city: Entity | None = None,
) -> Iterator[Draft]:
    """A mission in one state that is accredited to others too."""
    type_, label = resolver.nouns.missions[noun]
    mission = composites.mission(type_, label, sender, host, city)
    draft = structural("Accreditation", FactKind.EVENT, RULE, block.passage)
    draft.add("accredited", sender)
    draft.add("concernsMission", mission)
    draft.add("accreditedState", *to)
    yield draft
    yield from _links(block, mission, sender, host, city)


def _links(block: Block, mission: Entity, sender: Entity, host: Entity, city: Entity | None) -> Iterator[Draft]:
    for property_, entity in (("sendingState", sender), ("accreditedTo", host), ("seat", city)):
        if entity is not None:
            link = structural(property_, FactKind.RELATION, RULE, block.passage)
            link.add("subject", mission)
            link.add("object", entity)
            yield link
