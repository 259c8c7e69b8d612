"""The discourse: what a document has spoken of so far, for references to it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice

from verbale.model import Entity, Passage, TimeSpan

ACTORS = frozenset(
    "State Territory Municipality Person Government Ministry SecurityBody GovernmentBody Embassy Consulate TradeOffice "
    "DiplomaticMission PoliticalParty ArmedGroup ReligiousOrganisation EducationalInstitution Organisation "
    "InternationalOrganisation PopulationGroup DiasporaCommunity".split()
)
STATES = frozenset({"State", "Territory"})
MISSIONS = frozenset({"Embassy", "Consulate", "TradeOffice", "DiplomaticMission"})
ENVOYS = frozenset({"AmbassadorOffice", "DiplomaticOffice"})
GROUPS = frozenset({"PopulationGroup", "DiasporaCommunity"})
PLACES = frozenset({"State", "Territory", "Municipality", "Region", "Facility", "Place"})
LOOK_BACK = 1_000
"""How many mentions back a reference reaches: nobody remembers more, and reading takes linear time."""
ORGANISATIONS = ACTORS - STATES - GROUPS - {"Person", "Municipality"}


@dataclass(frozen=True, slots=True)
class Spoken:
    """An entity spoken of, with the passage that names it."""

    entity: Entity
    passage: Passage


@dataclass(slots=True)
class Discourse:
    """What has been spoken of, most recent last, and what the title fixes.

    ``pair`` holds the two states a title like "A–B relations" is about; ``host`` the place a title like "Xs in Y" is
    about and ``group`` that group; ``mission`` the one of a title like "Embassy of A in B"; ``organisation`` that of
    a title that is its name; ``subject`` the state of a page about one state's relations with all others;
    ``home`` the state an author writes for ("our", "we"), ``author`` who writes ("I").
    """

    pair: tuple[Entity, ...] = ()
    host: Entity | None = None
    group: Entity | None = None
    called: str = ""
    """The words of the title that name the group, in lower case ("togolese refugees in malta")."""
    mission: Entity | None = None
    organisation: Entity | None = None
    subject: Entity | None = None
    home: Entity | None = None
    author: Entity | None = None
    posting: Entity | None = None
    """Where the author is an envoy: "our embassy" is the one there."""
    spoken: list[Spoken] = field(default_factory=list)
    postings: list[tuple[Passage, Entity, Entity]] = field(default_factory=list)
    """Envoys spoken of: the passage of the title, the state that sends, the state that receives."""
    met: tuple[Entity, ...] = ()
    """The persons of the last meeting told of."""
    met_on: TimeSpan | None = None
    """When they met."""
    sides_met_on: TimeSpan | None = None
    """When the two states of the document met."""
    sides: tuple[Entity, ...] = ()
    """The two states of an occasion, where the title fixes no pair: who they are, not what their missions are."""
    joint: bool = False
    """Whether two states speak together ("we" is the pair)."""
    company: tuple[Entity, ...] = ()
    """The states that speak together, where they are more than the two sides or a sentence names them as "we"."""
    occasional: bool = False
    """Whether the title is that of a release about an occasion."""
    principal: Entity | None = None
    """The first person of a release's title, who is "the President" where several are."""
    issuer: Entity | None = None
    """The state whose foreign ministry issues the release: "the Minister of Foreign Affairs, A" is of that state."""
    addressing: bool = False
    """Whether "you" are those of the other state, not an audience at home."""
    sections: dict[int, tuple[Entity, Entity]] = field(default_factory=dict)
    """Block → the two states its section is about, in a page about one state's relations with all others."""
    voices: dict[int, tuple[Entity | None, Entity | None]] = field(default_factory=dict)
    """Block of a transcript → who speaks in it, and for which state."""

    @property
    def both(self) -> tuple[Entity, ...]:
        """The two states that "both countries" are: the pair, or the two sides."""
        return self.pair or self.sides

    def enter(self, block: int) -> None:
        """Note that what is read next stands in a block: its section may fix the pair."""
        if self.subject is not None:
            self.pair = self.sections.get(block, ())

    def leave(self) -> None:
        """Note that no block is being read: what a section fixed holds no more."""
        if self.subject is not None:
            self.pair = ()

    def voice(self, block: int) -> tuple[Entity | None, Entity | None]:
        """Who "I" is in a block, and which state "we" is."""
        return self.voices.get(block, (self.author, self.home))

    def addressed(self, block: int) -> Entity | None:
        """The state that "your country" is in a block: the other one than that of who speaks."""
        home = self.voice(block)[1]
        if home is None:
            return None
        if len(self.both) == 2:
            others = [state for state in self.both if state.key != home.key]
            return others[0] if len(others) == 1 else None
        speaking = {who.key: state for who, state in self.voices.values() if who is not None and state is not None}
        host = speaking.get(self.principal.key) if self.principal is not None else None
        if host is not None and host.key != home.key:
            return host  # a guest of several speaks to the host
        rest = {state.key: state for state in speaking.values() if state.key != home.key}
        return next(iter(rest.values())) if len(rest) == 1 else None

    def posting_before(self, position: int) -> tuple[Passage, Entity, Entity] | None:
        """The last envoy's posting spoken of before a position."""
        stop = bisect_right(self.postings, position, key=lambda p: p[0].start)
        before = reversed(self.postings[max(0, stop - LOOK_BACK) : stop])
        return next((p for p in before if p[0].end <= position), None)

    def speak(self, entity: Entity, passage: Passage) -> None:
        """Note that a passage names an entity."""
        self.spoken.append(Spoken(entity, passage))

    def last(
        self,
        types: frozenset[str],
        before: int,
        *,
        excluding: tuple[Entity, ...] = (),
        where: Callable[[Entity], bool] | None = None,
    ) -> Spoken | None:
        """The entity of one of the types that was last spoken of before a position."""
        barred = {e.key for e in excluding}
        for spoken in islice(reversed(self.spoken), LOOK_BACK):
            if (
                spoken.passage.end <= before
                and spoken.entity.type in types
                and spoken.entity.key not in barred
                and (where is None or where(spoken.entity))
            ):
                return spoken
        return None

    def within(self, types: frozenset[str], start: int, end: int) -> list[Entity]:
        """The entities of one of the types that a stretch of the text speaks of, latest first."""
        found = []
        for spoken in islice(reversed(self.spoken), LOOK_BACK):
            if spoken.passage.start < start:
                break
            if spoken.passage.end <= end and spoken.entity.type in types:
                found.append(spoken.entity)
        return found

    def other(self, entity: Entity | None) -> Entity | None:
        """The other state of the pair, if the title fixes a pair and ``entity`` is one of it."""
        if entity is None or len(self.pair) != 2:
            return None
        keys = [e.key for e in self.pair]
        return self.pair[1 - keys.index(entity.key)] if entity.key in keys else None
