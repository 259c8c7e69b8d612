"""Participants: who takes part in a draft, mended by the document, and drafts that confuse them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.entities import composites
from verbale.entities.discourse import GROUPS, STATES
from verbale.entities.gazetteer import Match
from verbale.extraction.draft import Draft
from verbale.language.sentence import Sentence
from verbale.model import Entity, FactKind, Text

if TYPE_CHECKING:
    from verbale.extraction.matching.matcher import Matcher

EXCLUSIVE = (
    "agent", "recipient", "visitor", "host", "supplier", "donor", "perpetrator", "target", "speaker", "addressee",
    "accredited", "accreditedState", "fromActor", "toActor", "migrant", "holder", "expelledPerson", "hostage",
)  # fmt: skip
"""Roles of which nobody fills two in one event."""


def spoken_of_before(matcher: Matcher, sentence: Sentence, draft: Draft) -> list[Entity] | None:
    """Whose relations they are where the clause before is of others than the title's pair; ``None`` where it is not.

    "A and C made peace in 1920, and relations were restored in 1957": of A and C; nobody's, where these are not two.
    """
    verb = draft.trigger
    while verb is not None and verb.pos not in {"VERB", "AUX"} and verb.head != verb.index:
        verb = sentence.head(verb)
    pair = {e.key for e in matcher.resolver.discourse.both}
    while verb is not None and verb.dep in {"conj", "parataxis"}:
        verb = sentence.head(verb)
        subjects = matcher.reading.arguments(sentence).of(verb, "subject")
        states = [r.entity for t in subjects for r in matcher.resolver.resolve(sentence, t, "state")]
        if any(s.key not in pair for s in states):
            return states if len(states) == 2 else []
    return None


def behalf(matcher: Matcher, draft: Draft) -> None:
    """What a government or ministry does, it does on behalf of its state."""
    if draft.kind is not FactKind.EVENT or "onBehalfOf" in draft.roles:
        return
    for role in ("agent", "speaker", "supplier", "donor", "perpetrator", "accredited"):
        for filler in draft.roles.get(role, []):
            if isinstance(filler, Entity) and (
                filler.type in {"Government", "Ministry"} or filler.key.startswith("office/")
            ):
                state = matcher.resolver.state_of_body(filler)
                if state is not None:
                    draft.add("onBehalfOf", state)
                return
    at_occasion = matcher.resolver.discourse.principal is not None
    for role in ("visitor", "speaker", "donor") if at_occasion else ("visitor",):
        fillers = draft.roles.get(role, [])
        known = [matcher.resolver.states_of.get(f.key, {}) if isinstance(f, Entity) else {} for f in fillers]
        if role == "donor" and fillers and all(len(states) == 1 for states in known):
            draft.roles["donor"] = [s for states in known for s in states.values()]  # he gives what his state gives
        elif role == "visitor" or all(len(states) == 1 for states in known):
            draft.add("onBehalfOf", *(s for states in known if len(states) == 1 for s in states.values()))


def aided(matcher: Matcher, draft: Draft) -> None:
    """Aid that an official thanks for went to the state."""
    resolver = matcher.resolver
    recipients = draft.roles.get("recipient", [])
    if draft.type != "AidProvision" or not any(isinstance(f, Entity) and f.type == "Person" for f in recipients):
        return
    officials = [f for f in recipients if isinstance(f, Entity) and resolver.offices_of.get(f.key)]
    states = {s.key: s for f in officials for s in resolver.states_of.get(f.key, {}).values()}
    kept = [f for f in recipients if f not in officials]
    draft.roles.pop("recipient")
    draft.add("recipient", *kept, *(states.values() if len(states) == 1 else ()))


def received(matcher: Matcher, draft: Draft) -> None:
    """A visit to a city has the city's state for host, the city for its place; a state is host alone."""
    if draft.type != "OfficialVisit" or "host" not in draft.roles:
        return
    smaller = [f for f in draft.roles.get("atPlace", []) if not (isinstance(f, Entity) and f.type in STATES)]
    if smaller:
        draft.roles["atPlace"] = smaller
    else:
        draft.roles.pop("atPlace", None)
    for city in [f for f in draft.roles["host"] if isinstance(f, Entity) and f.type == "Municipality"]:
        state = matcher.resolver.state_containing(city)
        if state is not None:
            draft.roles["host"].remove(city)
            draft.add("host", state)
            draft.add("atPlace", city)


def at_home(matcher: Matcher, sentence: Sentence, draft: Draft) -> bool:
    """Whether the only visitor is in office in the state that he is said to visit, so that he cannot be the visitor.

    "At the invitation of A, minister of B, C, minister of D, visited B": the one other official named is put in his
    place, where there is one.
    """
    if draft.type != "OfficialVisit":
        return False
    states = matcher.resolver.states_of
    hosts = {f.key for f in draft.roles.get("host", []) if isinstance(f, Entity)}
    visitors = [f.key for f in draft.roles.get("visitor", []) if isinstance(f, Entity) and f.type == "Person"]
    if not visitors or not all(len(states.get(v, {})) == 1 and states[v].keys() <= hosts for v in visitors):
        return False
    named = {p.key: p for people in matcher.resolver.marks(sentence).titles.values() for p in people}
    others = [p for key, p in named.items() if states.get(key) and not states[key].keys() & hosts]
    if len(others) == 1:
        draft.roles["visitor"] = [*others]
    return len(others) != 1


def moved(matcher: Matcher, draft: Draft) -> None:
    """Nobody moves from where they go to: the title's place is no origin of those who came there."""
    if draft.type != "Migration":
        return
    there = [f for f in draft.roles.get("destination", []) if isinstance(f, Entity)]
    states = {s.key for f in there if (s := matcher.resolver.state_containing(f)) is not None}
    here = matcher.resolver.discourse.host
    barred = {f.key for f in there} | (states & {here.key} if here else set())
    kept = [f for f in draft.roles.get("origin", []) if not (isinstance(f, Entity) and f.key in barred)]
    if kept:
        draft.roles["origin"] = kept
    else:
        draft.roles.pop("origin", None)


def accredited(matcher: Matcher, draft: Draft) -> None:
    """Who presents credentials is accredited to the state whose head receives them, else to where he is posted."""
    people = [f for f in draft.roles.get("accredited", []) if isinstance(f, Entity) and f.type == "Person"]
    if draft.type != "Accreditation" or "accreditedState" in draft.roles or len(people) != 1:
        return
    bodies = [f for f in draft.roles.get("recipient", []) if isinstance(f, Entity)]
    if any(b.type in STATES for b in bodies):
        return
    states = {s.key: s for b in bodies if (s := matcher.resolver.state_of_body(b)) is not None}
    states |= {s.key: s for b in bodies for s in matcher.resolver.states_of.get(b.key, {}).values()}
    if not states:
        states = matcher.resolver.posted_to.get(people[0].key, {})
    if len(states) == 1 and not states.keys() & matcher.resolver.states_of.get(people[0].key, {}).keys():
        draft.add("accreditedState", *states.values())


def opened(matcher: Matcher, draft: Draft) -> bool:
    """Whether a mission is said to be opened by its own state; where it is, its place is its seat.

    "The British, who had opened the first embassy there" is no opening of the author's own.
    """
    missions = [f for f in draft.roles.get("concernsMission", []) if isinstance(f, Entity)]
    if draft.type != "MissionOpening" or len(missions) != 1:
        return True
    links = matcher.links.get(missions[0].key, ())
    senders = {e.key for p, e in links if p == "sendingState" and e.type in STATES}
    agents = {f.key for f in draft.roles.get("agent", []) if isinstance(f, Entity) and f.type in STATES}
    seats = [e for p, e in links if p == "seat"]
    if len(seats) == 1 and seats[0] not in draft.roles.get("atPlace", seats):
        draft.roles["atPlace"] = [*seats]
    return not senders or not agents or bool(senders & agents)


def own_expelled(matcher: Matcher, draft: Draft) -> None:
    """No state expels its own envoy: "in return, the envoy of A was expelled from B" leaves open who did it."""
    if draft.type != "Expulsion":
        return
    resolver = matcher.resolver
    people = [f for f in draft.roles.get("expelledPerson", []) if isinstance(f, Entity)]
    own = {key for person in people for key in resolver.states_of.get(person.key, {})}
    for words in (f.value for f in draft.roles.get("topic", []) if isinstance(f, Text)):
        senders = [m for m in resolver.gazetteer.find(words) if _sends(words, m)]
        own |= {state.key for m in senders if (state := resolver.state_of_match(m)) is not None}
    kept = [f for f in draft.roles.get("agent", []) if not (isinstance(f, Entity) and f.key in own)]
    if kept:
        draft.roles["agent"] = kept
    else:
        draft.roles.pop("agent", None)


def _sends(words: str, match: Match) -> bool:
    """Whether a state named in the words for an envoy is the one who sent him: "Kenyan envoy", "envoy of Kenya"."""
    before = words[: match.passage.start].split()
    return match.form in {"adjective", "demonym"} or before[-1:] == ["of"] or before[-2:] == ["of", "the"]


def hosted(matcher: Matcher, draft: Draft) -> None:
    """The group of the title is in the title's place: counted elsewhere, it is the people of its origin there."""
    discourse = matcher.resolver.discourse
    places = [f for f in draft.roles.get("referencePlace", []) if isinstance(f, Entity)]
    if draft.kind is not FactKind.OBSERVATION or len(places) != 1:
        return
    there = matcher.resolver.state_containing(places[0])
    groups = draft.roles.get("featureOfInterest", [])
    if there is not None and len(groups) == 1 and isinstance(groups[0], Entity) and groups[0].type == "PopulationGroup":
        slug = groups[0].key.removeprefix("group/")
        if slug != composites.part(there):
            draft.roles["featureOfInterest"] = [composites.group(groups[0].label, slug, there)]
        return
    if discourse.group is None or discourse.host is None:
        return
    if (
        there is None
        or there.key == discourse.host.key
        or discourse.group not in draft.roles.get("featureOfInterest", [])
    ):
        return
    slug = discourse.group.key.removeprefix("group/").rsplit("-in-", 1)[0]
    people = discourse.group.label.rsplit(" in ", 1)[0]
    if slug == composites.part(there) or people in matcher.resolver.gazetteer.words(there, "demonyms"):
        return  # "3,450 Danes returned to Denmark": of those who had left it
    draft.roles["featureOfInterest"] = [composites.group(people, slug, there)]


def crossed(draft: Draft) -> list[tuple[str, str]]:
    """The pairs of exclusive roles that the same two actors fill: what they do to each other."""
    filled = [(r, draft.roles[r]) for r in EXCLUSIVE if len(draft.roles.get(r, [])) == 2]
    return [(a, b) for n, (a, first) in enumerate(filled) for b, second in filled[n + 1 :] if first == second]


def confused(draft: Draft) -> bool:
    """Whether one actor fills two roles that exclude each other: then the parse was wrong, and so would be the fact.

    A people on a visit is none of the officials whose visit it would be.
    """
    visitors = [f for f in draft.roles.get("visitor", []) if isinstance(f, Entity)]
    if draft.type == "OfficialVisit" and any(f.type in GROUPS for f in visitors):
        return True
    if any(isinstance(f, Entity) and f.type == "Municipality" for f in draft.roles.get("accredited", [])):
        return True  # "an embassy in Oslo, which is accredited to …": the embassy is, not the city
    seen: dict[str, str] = {}
    both = {role for pair in crossed(draft) for role in pair[1:]}
    for role in EXCLUSIVE:
        if role in both:
            continue
        for filler in draft.roles.get(role, []):
            if isinstance(filler, Entity) and seen.setdefault(filler.key, role) != role:
                return True
    return False
