"""Communities: the group of people that a title or the first words of a document are about, and where it lives."""

from __future__ import annotations

import itertools
import re

from verbale.entities import composites
from verbale.entities.discourse import GROUPS, PLACES, STATES
from verbale.entities.gazetteer import Gazetteer, Match
from verbale.entities.peoples import BARE, double, made_group, people
from verbale.entities.references import ADJECTIVE_FORMS, PEOPLE_FORMS
from verbale.entities.resolver import Resolver
from verbale.entities.slugs import slugify
from verbale.model import Entity, Passage

Community = tuple[Entity, Entity | None]
"""A group, and its host where there is one."""

LEAD_IN = re.compile(
    r"(?:(?:the|an?|list|lists|notable|ethnic|overseas|history|demographics|of|status|situation|treatment|"
    r"immigration|migration|emigration|settlement|resettlement)\s+)*",
    re.IGNORECASE,
)
"""What may stand before the name of a group in a title about it."""
PEOPLE = (
    r"(?:people|communit(?:y|ies)|diaspora|immigra(?:nts?|tion)|emigra(?:nts?|tion)|migra(?:nts?|tion)|refugees?|"
    r"expatriates?|expats|minorit(?:y|ies)|population|settle(?:rs|ment)|nationals|citizens|students|workers|"
    r"descendants|colony|exiles|diaspora\s+communit(?:y|ies))"
)
IN = re.compile(r"\s+(?:in|to)\s+(?:the\s+)?", re.IGNORECASE)
PEOPLE_IN = re.compile(rf"\s+(?:\w+\s+)?{PEOPLE}\s+(?:in|to|of)\s+(?:the\s+)?", re.IGNORECASE)
OF_CITY = re.compile(r"\s+of\s+(?:the\s+)?", re.IGNORECASE)
OF_DESCENT = re.compile(r"\s+(?:people\s+)?of\s+", re.IGNORECASE)
DESCENT = re.compile(r"\s+(descent|origin|ancestry|heritage|extraction|background)\b", re.IGNORECASE)
ABROAD = re.compile(rf"\s+(?:{PEOPLE}|abroad|people)\b", re.IGNORECASE)
DIASPORA = re.compile(
    r"\s+(?:diaspora|emigration|emigrants|refugees|exodus|people\s+abroad|expatriates|abroad)\b", re.I
)
REFUGEES_OF = re.compile(r"refugees\s+(?:of|from)\s+(?:the\s+)?", re.IGNORECASE)
CAPITALS = re.compile(r"\s+(?:REFUGEES|IMMIGRANTS|MIGRANTS|EXPATRIATES|COMMUNITY|MINORITY|DIASPORA|PEOPLE)\b")
UNKNOWN = re.compile(r"(?:the\s+)?([A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+)?\s+diaspora)", re.IGNORECASE)
"""A diaspora of a people that no gazetteer knows."""
FLED = re.compile(r"\s+(?:refugees|asylum[\s-]seekers|exiles)\b", re.IGNORECASE)
"""What the lead of a text may call the people of its title, if the title does not."""
COUNTED = re.compile(r"(?:\bnumber\s+of|\d|\bthousands?(?:\s+of)?|\bmillions?(?:\s+of)?)\s+(?:registered\s+)?\Z", re.I)
COUNTED_CHARS = 40
"""How far before a people the words that count it are looked for."""
REFUGEES_IN = re.compile(r"\s+(?:refugees|asylum[\s-]seekers|migrants)\s+(?:living\s+)?in\s+(?:the\s+)?", re.IGNORECASE)
HEAD_CHARS = 600
"""How much of the text is looked at for where the people of a title come from."""


def community(
    resolver: Resolver, text: str, passage: Passage, matches: list[Match], *, title: bool
) -> Community | None:
    """The community that a title ("Xs in Y", "X diaspora", "X Y-ans"), or the head of a text, is about."""
    for first, second in itertools.pairwise(matches):
        between = text[first.passage.end : second.passage.start]
        host = _host(resolver, second)
        if first.form in PEOPLE_FORMS and IN.fullmatch(between) and host and host.type in STATES and "in" in between:
            return _settled(resolver, first, host)
    if title and (unknown := UNKNOWN.fullmatch(text, passage.start, passage.end)) and not matches:
        return composites.group(unknown[1], slugify(unknown[1]), None), None
    if not matches:
        return None
    opening = LEAD_IN.match(text, passage.start, passage.end)
    if title and (found := _refugees(resolver, text, passage, matches)):
        return found
    if not title and (found := _in_capitals(resolver, text, passage, matches)):
        return found
    if not title and (found := _counted(resolver, text, matches)):
        return found
    if opening is None or opening.end() != matches[0].passage.start:
        return None
    return _named(resolver, text, passage, matches, title=title)


def called_in_lead(text: str, gazetteer: Gazetteer, named: list[Match]) -> str:
    """What the first words of a text call the people that its title names, beyond that name: "Eritrean refugees"."""
    people_ = [match for match in named if match.form in PEOPLE_FORMS | ADJECTIVE_FORMS]
    whose = {e.entity.key for match in people_[:1] for e in match.entries}
    for match in gazetteer.find(text, 0, min(len(text), HEAD_CHARS)):
        fled = FLED.match(text, match.passage.end)
        if fled is not None and any(e.entity.key in whose for e in match.entries):
            return fled.group().lower()
    return ""


def _named(resolver: Resolver, text: str, passage: Passage, matches: list[Match], *, title: bool) -> Community | None:
    """The community whose name opens the head of a text."""
    first, second = matches[0], matches[1] if len(matches) > 1 else None
    home = _host(resolver, first)
    if title and home is not None and home.type in STATES and second is not None and second.form in PEOPLE_FORMS:
        around = text[first.passage.end : second.passage.start], text[second.passage.end : passage.end].strip()
        return _settled(resolver, second, home) if around == (" ", "") else None  # "Kenya Danes"
    if first.form not in PEOPLE_FORMS | ADJECTIVE_FORMS:
        return None
    if second is not None:
        between = text[first.passage.end : second.passage.start]
        rest = text[second.passage.end : passage.end].strip()
        host = _host(resolver, second)
        bare = first.form in PEOPLE_FORMS or _names_people(resolver, first)
        if host and (PEOPLE_IN.fullmatch(between) or (bare and IN.fullmatch(between))):
            return _settled(resolver, first, host)
        if host and title and bare and OF_CITY.fullmatch(between) and host.type == "Municipality":
            return _settled(resolver, first, host)
        if title and second.form in PEOPLE_FORMS and between == " " and not rest:
            both, links = double(resolver, first, second, _origin(resolver, (first, second)))
            return both, next((e for p, e in links if p == "residesIn"), None)
        descent = DESCENT.match(text, second.passage.end, passage.end)
        if title and descent and OF_DESCENT.fullmatch(between):
            return _of_descent(resolver, first, second, descent[1].lower())
    abroad = DIASPORA.match(text, first.passage.end, passage.end)
    if abroad and (title or text[first.passage.start : abroad.end()].isupper()):
        made = made_group(resolver, first, None)
        return (made, None) if made is not None else None
    return None


def _in_capitals(resolver: Resolver, text: str, passage: Passage, matches: list[Match]) -> Community | None:
    """The community that a text without title sets in capitals: "Malta became a refuge for TOGOLESE REFUGEES"."""
    for at, match in enumerate(matches):
        people_ = CAPITALS.match(text, match.passage.end, passage.end)
        if people_ is None or not text[match.passage.start : match.passage.end].isupper():
            continue
        after = matches[at + 1] if at + 1 < len(matches) else None
        inside = after is not None and IN.fullmatch(text[people_.end() : after.passage.start])
        opens = matches[0].passage.start == passage.start and at > 0
        host = (
            _host(resolver, after) if after is not None and inside else _host(resolver, matches[0]) if opens else None
        )
        return _settled(resolver, match, host) if host is not None and host.type in STATES else None
    return None


def _counted(resolver: Resolver, text: str, matches: list[Match]) -> Community | None:
    """The refugees that the head of a report counts: "The number of Togolese refugees in Malta has reached 900"."""
    for first, second in itertools.pairwise(matches):
        counted = COUNTED.search(text, max(0, first.passage.start - COUNTED_CHARS), first.passage.start)
        between = REFUGEES_IN.fullmatch(text, first.passage.end, second.passage.start)
        host = _host(resolver, second)
        named = first.form in PEOPLE_FORMS | ADJECTIVE_FORMS
        if counted and between and named and host is not None and host.type in STATES:
            return _settled(resolver, first, host)
    return None


def _settled(resolver: Resolver, match: Match, host: Entity) -> Community | None:
    """The people of a demonym in a state, or in a smaller place that the title names."""
    if host.type in STATES:
        made = made_group(resolver, match, host)
    else:
        alone = made_group(resolver, match, None)
        slug = alone.key.removeprefix("group/") if alone else ""
        made = composites.group(alone.label, slug, host) if alone else None
    return (made, host) if made is not None else None


def _of_descent(resolver: Resolver, who: Match, origin: Match, noun: str) -> Community:
    """The people of a descent, under the name that sentences give them: "Ghanaians of Togolese descent"."""
    name = people(who, resolver.gazetteer)
    label = f"{name} of {origin.entries[0].name} {noun}"
    return composites.group(label, slugify(label), None), _state(resolver, who)


def _refugees(resolver: Resolver, text: str, passage: Passage, matches: list[Match]) -> Community | None:
    """Those of the first name in the last one: "Refugees of the Togolese war in Ghana"."""
    opening = REFUGEES_OF.match(text, passage.start, passage.end)
    if opening is None or len(matches) < 2 or opening.end() != matches[0].passage.start:
        return None
    host = _host(resolver, matches[-1])
    between = text[matches[-2].passage.end : matches[-1].passage.start]
    if host is None or not re.search(r"\bin\s+(?:the\s+)?$", between):
        return None
    return _settled(resolver, matches[0], host)


def _host(resolver: Resolver, match: Match) -> Entity | None:
    """The place that a name, no adjective or people, stands for."""
    if match.form in PEOPLE_FORMS | ADJECTIVE_FORMS:
        return None
    return resolver.choose(e.entity for e in match.entries if e.entity.type in PLACES)


def _origin(resolver: Resolver, names: tuple[Match, ...]) -> Entity | None:
    """Which of the states of a title's names the first words of the text say that its people descend from."""
    found: set[str] = set()
    for match in resolver.gazetteer.find(resolver.text, 0, min(len(resolver.text), HEAD_CHARS)):
        if DESCENT.match(resolver.text, match.passage.end):
            found |= {e.entity.key for e in match.entries}
    states = [s for s in (_state(resolver, n) for n in names) if s is not None and s.key in found]
    return states[0] if len(states) == 1 else None


def _state(resolver: Resolver, match: Match) -> Entity | None:
    return resolver.choose(e.entity for e in match.entries if e.entity.type in STATES)


def _names_people(resolver: Resolver, match: Match) -> bool:
    """Whether an adjective alone may name a people: it is one of those that do, or the people has no other noun."""
    entity = match.entries[0].entity
    if entity.type not in STATES | GROUPS:
        return False
    return bool(BARE.fullmatch(match.entries[0].name)) or not resolver.gazetteer.words(entity, "demonyms")
