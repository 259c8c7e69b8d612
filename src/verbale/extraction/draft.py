"""A draft: a fact in the making, before its key is known and before drafts of one thing are joined."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from verbale.language.sentence import Token
from verbale.model import Entity, FactKind, Passage, Polarity, Quantity, Status, Text, Tier, TimeSpan


@dataclass(slots=True, eq=False)
class Draft:
    """A fact in the making; ``roles`` may hold other drafts, whose keys are settled later.

    ``evidence`` holds passages, the one that says it first. ``trigger`` is the predicate it was read from, where one
    was.
    """

    type: str
    kind: FactKind
    rule: str
    evidence: list[Passage]
    roles: dict[str, list[Entity | Text | Decimal | Draft]] = field(default_factory=dict)
    time: TimeSpan | None = None
    time_computed_from: str | None = None
    value: Decimal | None = None
    unit: str | None = None
    approximation: str | None = None
    status: Status = Status.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    hedge: str | None = None
    according_to: tuple[Entity, ...] = ()
    tier: Tier = Tier.FRAME
    confidence: Decimal = Decimal("0.9")
    sensitive: bool = False
    trigger: Token | None = None
    numbers: list[Quantity] = field(default_factory=list)
    """The quantities that ``value`` was taken from."""
    key: str | None = None
    label: str | None = None

    def add(self, role: str, *fillers: Entity | Text | Decimal | Draft) -> None:
        """Add fillers to a role, each once."""
        have = self.roles.setdefault(role, [])
        for filler in fillers:
            if not any(filler is h or (not isinstance(filler, Draft) and filler == h) for h in have):
                have.append(filler)
        if not have:
            del self.roles[role]

    def entities(self) -> list[Entity]:
        """The entities among the fillers, in the order of the roles."""
        return [f for fillers in self.roles.values() for f in fillers if isinstance(f, Entity)]

    def cite(self, *passages: Passage | None) -> None:
        """Add evidence, each passage once."""
        for passage in passages:
            if passage is not None and passage not in self.evidence:
                self.evidence.append(passage)


def structural(type_: str, kind: FactKind, rule: str, passage: Passage) -> Draft:
    """A draft that the structure of the page tells (a row, an item, an infobox), and no sentence."""
    return Draft(type_, kind, rule, [passage], tier=Tier.STRUCTURE)
