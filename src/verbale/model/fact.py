"""A fact: something a document says, with type, roles, time, value, status and evidence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from verbale.model.entity import Entity
from verbale.model.passage import Passage
from verbale.model.time import TimeSpan


class FactKind(StrEnum):
    """What shape of the graph a fact takes."""

    EVENT = "event"
    SITUATION = "situation"
    RELATION = "relation"
    OBSERVATION = "observation"
    AGREEMENT = "agreement"
    ATTRIBUTE = "attribute"


class Status(StrEnum):
    """How a document stands to what it says (ontology: individuals of ``vb:ClaimStatus``)."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ALLEGED = "alleged"
    BELIEVED = "believed"
    DENIED = "denied"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    OPINION = "opinion"


class Polarity(StrEnum):
    """Whether the document says that it is so, or that it is not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Tier(StrEnum):
    """What found the fact: document structure, a typed frame, or the generic fallback; the surest first."""

    STRUCTURE = "structure"
    FRAME = "frame"
    GENERIC = "generic"


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A passage of a document with its exact words: ``document.text[start:end] == quote``."""

    document: str
    passage: Passage
    quote: str


@dataclass(frozen=True, slots=True)
class Text:
    """A literal filler: words (goods, a title, a spelling), with their language if known."""

    value: str
    language: str | None = None


Filler = Entity | Text | Decimal | bool


@dataclass(frozen=True, slots=True)
class Role:
    """A role and its fillers, in text order.

    For events, situations, observations and agreements ``name`` is the local name of an ontology property.
    For relations and attributes the roles are ``subject`` and ``object``, and the property is ``Fact.type``.
    """

    name: str
    fillers: tuple[Filler, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a document says.

    ``key`` is the IRI path of the fact's node below ``…/id/`` (``event/expulsion/pe-kp-2017-09-11``); facts of kind
    relation and attribute have no node: their key is ``fact/<hash>``. ``type`` is the local name of the most
    specific class, or of the property for a relation or attribute. ``confidence`` is 0 to 1. ``rule`` is the id of
    the frame or structure rule. ``evidence`` is never empty; the first item is the sentence or block that
    says it, further ones say it again or resolve a reference in it. ``time_computed_from`` is the EDTF string
    of the anchor when the time was computed. ``approximation`` and ``hedge`` keep the document's own words.
    """

    document: str
    key: str
    kind: FactKind
    type: str
    roles: tuple[Role, ...]
    evidence: tuple[Evidence, ...]
    rule: str
    label: str
    time: TimeSpan | None = None
    time_computed_from: str | None = None
    value: Decimal | None = None
    unit: str | None = None
    approximation: str | None = None
    status: Status = Status.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    according_to: tuple[Entity, ...] = ()
    tier: Tier = Tier.FRAME
    confidence: Decimal = Decimal("0.9")
    hedge: str | None = None
    sensitive: bool = False

    @property
    def direct(self) -> bool:
        """Whether the fact may become direct triples (design: truthy triples).

        Asserted positive facts do, and reported ones for observations; generic ones never by default.
        """
        return self.direct_from(Tier.FRAME)

    def direct_from(self, lowest: Tier) -> bool:
        """Whether the fact may become direct triples where facts of this tier and the surer ones may.

        A generic fact that is sensitive never does.
        """
        order = list(Tier)
        if self.polarity is Polarity.NEGATIVE or order.index(self.tier) > order.index(lowest):
            return False
        if self.tier is Tier.GENERIC and self.sensitive:
            return False
        return self.status is Status.ASSERTED or (self.status is Status.REPORTED and self.kind is FactKind.OBSERVATION)

    def fillers(self, role: str) -> tuple[Filler, ...]:
        """The fillers of a role, empty where it has none."""
        return next((r.fillers for r in self.roles if r.name == role), ())
