"""References: what a phrase may be asked for, and what it was found to stand for."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.entities.discourse import ACTORS, GROUPS, MISSIONS, ORGANISATIONS, PLACES, STATES
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity, Passage

ADJECTIVE_FORMS = frozenset({"adjective"})
PEOPLE_FORMS = frozenset({"demonym"})
"""Forms of a gazetteer match that are an adjective of a state, and a noun for its people."""

WANTS: dict[str, frozenset[str]] = {
    "state": STATES,
    "actor": ACTORS,
    "person": frozenset({"Person"}),
    "official": frozenset({"Person"}),
    "organisation": ORGANISATIONS,
    "mission": MISSIONS,
    "group": GROUPS,
    "place": PLACES,
    "agreement": frozenset({"Agreement", "FreeTradeAgreement", "PartnershipAgreement", "JointCommunique"}),
    "polity": STATES | {"Municipality", "Region"},
    "party": STATES | ORGANISATIONS | GROUPS | {"Municipality", "Person"},
    "facility": frozenset({"Facility"}),
}
WANTS["people"] = GROUPS | {"Person"}
WANTS["any"] = (
    frozenset().union(*WANTS.values())
    | {"Facility"}
    | {"Office", "AmbassadorOffice", "DiplomaticOffice", "PoliticalOffice"}
)
"""What a frame may ask a phrase for → the classes of entity that answer it; an official is a person with an office."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase to resolve: its sentence and head, the classes wanted, and who it cannot stand for.

    ``sender`` and ``host`` are what the frame knows of a mission from its other roles ("Kenya opened an embassy").
    """

    sentence: Sentence
    token: Token
    types: frozenset[str]
    excluding: tuple[Entity, ...] = ()
    sender: Entity | None = None
    host: Entity | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """An entity that a phrase stands for.

    ``reason`` is a few words ("name", "the pair of the title", "last embassy spoken of"); ``antecedent`` is the passage
    elsewhere that decided, where one did. ``links`` are further (property, entity) pairs the phrase states about it.
    """

    entity: Entity
    reason: str
    antecedent: Passage | None = None
    links: tuple[tuple[str, Entity], ...] = ()
