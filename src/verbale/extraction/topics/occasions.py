"""Occasions: what the title of a release fixes: who meets or speaks there, for which states, and whether together.

"Readout of President A's Call with King B of Kenya" has two guests, one of them Kenya's; "Joint Statement by A and B"
is in the words of both; "Remarks by A" in those of A alone.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from verbale.entities import composites
from verbale.entities.gazetteer import Gazetteer, Match
from verbale.entities.resolver import Resolver
from verbale.extraction.topics.dossiers import only_state, only_state_of
from verbale.extraction.topics.speaking import (
    OWN_WORDS,
    by_foreign_ministry,
    declaring,
    letterhead_state,
    speaker_below,
    speaks_to_other,
    spoken_for,
    titled_speaker,
)
from verbale.extraction.topics.topic import JOINED
from verbale.model import BlockKind, Document, Entity, Passage
from verbale.readers import LETTERHEAD, speakers

KINDS = re.compile(
    r"\b(?:read-?out|statement|declaration|communiqu[eé]|remarks|toasts?|speech|address|lecture|keynote|intervention|message|proclamation|"
    r"fact sheet|gaggle|briefing|press conference|calls? with|meet(?:s|ing|ings)? with|visits?|visited|receives?|meets|"
    r"meetings?|talks|conversation|bilateral)\b",
    re.IGNORECASE,
)
"""Words that make a title that of a release about an occasion."""
JOINT = re.compile(r"\bjoint\b.{0,40}\b(?:statement|declaration|communiqu[eé]|vision|press release)\b", re.IGNORECASE)
TOGETHER = re.compile(
    r"\b(?:read-?out|joint|calls? with|meet(?:s|ing|ings)?\b|talks|commemorate|remarks|toasts?)\b", re.IGNORECASE
)
_NAME = re.compile(
    r"(?:\s+|,\s)(?:[A-ZÀ-Þ][\w.'-]*|Jr\.|al-\w+|bin|bint|de|del|da|dos|van|von|der|di|ul|el)(?=[\s,’'/;:.]|$)"
)
_STOPS = frozenset(
    "a after ahead and at before bilateral by call calls during following for from in joint meeting meetings of on "
    "summit the to travel visit with".split()
)
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_WORD = re.compile(r"[A-ZÀ-Þ][\w.'-]*\w")
_AND = re.compile(r",?\s+and\s+")
_LONGEST = 6
"""Words of a name in a title."""


@dataclass(frozen=True, slots=True)
class Guest:
    """A person of a title, with the bare name of the office and the state that the title gives him."""

    person: Entity
    office: str
    state: Entity | None


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a release is about: its title's passage, guests and states in the order of the title.

    ``joint`` is what two say together, ``own`` what the first guest says alone; ``together`` tells that the guests met.
    ``speaking`` is the state in whose name it speaks, where the title or the letterhead says; ``speaker`` who speaks,
    where the lines under the title name him.
    """

    title: Passage
    guests: tuple[Guest, ...] = ()
    states: tuple[Entity, ...] = ()
    joint: bool = False
    own: bool = False
    together: bool = False
    speaking: Entity | None = None
    speaker: Entity | None = None


def introduced(document: Document, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The names of several words that the title of a dated release gives persons; the body may shorten them."""
    title = _title(document)
    return tuple(name for p in _people(document.text, title, gazetteer) if " " in (name := p.name)) if title else ()


def read_occasion(document: Document, resolver: Resolver) -> Occasion | None:
    """The occasion that the title of a dated release names; ``None`` for any other document.

    Needs the names of the document's sentences, read before.
    """
    title = _title(document)
    if title is None:
        return None
    text = title.of(document.text)
    states = [s for m in resolver.gazetteer.find(document.text, title.start, title.end) if (s := only_state(m))]
    guests: dict[str, Guest] = {}
    read = list(_people(document.text, title, resolver.gazetteer))
    for each in read:
        person = resolver.names.entity(each.name) or composites.named("person", "Person", each.name)
        if person.type == "Person":
            guests.setdefault(person.key, Guest(person, each.office, each.state))
    joint = JOINT.search(text) is not None
    issuer = letterhead_state(document, resolver.gazetteer)
    speaker = speaker_below(document, resolver)
    spoken = speaker is not None or any(speakers(document))
    if by_foreign_ministry(document) and not spoken:  # who speaks tells of others' ministers: "Minister A told me"
        resolver.discourse.issuer = issuer
    if speaker is not None:
        person, office = speaker
        guests = {person.key: Guest(person, office, issuer), **guests}
    own = next((m for m in OWN_WORDS.finditer(text)), None)
    together = len(read) > 1 and _AND.fullmatch(document.text, read[0].passage.end, read[1].passage.start)
    return Occasion(
        title,
        tuple(guests.values()),
        tuple(dict.fromkeys(states)),
        joint,
        own is not None and not joint and not together,
        TOGETHER.search(text) is not None,
        None if joint else titled_speaker(document.text, title, resolver.gazetteer) or issuer,
        speaker[0] if speaker is not None else None,
    )


def _title(document: Document) -> Passage | None:
    title = next((b.passage for b in document.blocks if b.kind is BlockKind.TITLE), None)
    dated = document.source.published is not None
    issued = any(s.reason == LETTERHEAD for s in document.skipped)
    about = title is not None and (issued or KINDS.search(title.of(document.text)) is not None)
    return title if dated and about else None


@dataclass(frozen=True, slots=True)
class _Read:
    """A person as a title words him, from the office to the name and the state."""

    passage: Passage
    name: str
    office: str
    state: Entity | None


def _people(text: str, title: Passage, gazetteer: Gazetteer) -> Iterator[_Read]:
    body = set(_WORD.findall(text, title.end))
    for match in gazetteer.find(text, title.start, title.end, kinds=frozenset({"office"})):
        state, at = _state_after(text, match.passage.end, title.end, gazetteer)
        words, end = _name(text, at, title.end)
        if not words and text[at : at + 1] == ",":
            words, end = _name(text, at + 1, title.end)
        if not words or only_state_of(" ".join(words), gazetteer) is not None:  # "the Presidents of A, B and C"
            continue
        if state is None:
            state, end = _state_after(text, end, title.end, gazetteer)
        state = state or _state_before(text, match, title, gazetteer)
        known = [n for n, word in enumerate(words) if word in body]
        whole = Passage(match.passage.start, end)
        yield _Read(whole, " ".join(words[: known[-1] + 1] if known else words), match.entries[0].entity.label, state)


def _name(text: str, at: int, end: int) -> tuple[list[str], int]:
    """The words of the name that starts at a position, and where it ends."""
    words: list[str] = []
    while len(words) < _LONGEST and (found := _NAME.match(text, at, end)):
        word = found.group().strip(" ,\n")
        if word.lower() in _STOPS:
            break
        words.append(word)
        at = found.end()
    return words, at


def _state_after(text: str, at: int, end: int, gazetteer: Gazetteer) -> tuple[Entity | None, int]:
    of = _OF.match(text, at, end)
    if of is None:
        return None, at
    match = next(iter(gazetteer.find(text, of.end(), end)), None)
    if match is None or match.passage.start != of.end():
        return None, at
    return only_state(match), match.passage.end


def _state_before(text: str, office: Match, title: Passage, gazetteer: Gazetteer) -> Entity | None:
    before = list(gazetteer.find(text, title.start, office.passage.start))
    if not before or text[before[-1].passage.end : office.passage.start].strip() not in {"", "'s", "’s"}:
        return None
    return only_state(before[-1])


def settle_occasion(document: Document, resolver: Resolver, occasion: Occasion) -> None:
    """Settle who "I", "we", "the two sides" and "the President" are, by the title and what the body says of guests."""
    discourse = resolver.discourse
    for state in occasion.states:  # the Korea of the title is the Korea of the body
        resolver.explicit[state.key] = resolver.explicit.get(state.key, 0) + 1
    own = {g.person.key: g.state or _only(resolver, g.person) for g in occasion.guests}
    speaking = [occasion.speaking] if occasion.speaking is not None else []
    named = list(dict.fromkeys([*occasion.states, *speaking, *(s for s in own.values() if s is not None)]))
    if not discourse.pair and discourse.group is None:
        discourse.sides = _sides(document, resolver, named)
    unknown = [key for key, state in own.items() if state is None]
    taken = {state.key for state in own.values() if state is not None}
    rest = [state for state in discourse.both if state.key not in taken]
    if len(unknown) == 1 and len(own) == 2 and len(rest) == 1 and occasion.together:
        own[unknown[0]] = rest[0]  # for pronouns alone: no office follows from it
    people = tuple(g.person for g in occasion.guests)
    discourse.joint, discourse.occasional = occasion.joint, True
    discourse.company = declaring(document, resolver.gazetteer)
    if occasion.joint and len(occasion.states) > 2 and not discourse.company:
        discourse.company = occasion.states
    discourse.joint = discourse.joint or bool(discourse.company)
    if people:
        discourse.principal = people[0]
        if discourse.home is None and not occasion.joint:
            discourse.home = own[people[0].key]
    if discourse.home is None:
        discourse.home = occasion.speaking
    if occasion.own and people and discourse.author is None:
        discourse.author = people[0]
    if occasion.speaker is not None:
        discourse.author = occasion.speaker
    if occasion.together and len(people) > 1 and not discourse.met:
        discourse.met = people
    tags = speakers(document)
    to_other = any(tags) or (len(named) > 1 and (occasion.own or occasion.speaking is not None))
    discourse.addressing = to_other and speaks_to_other(document)  # else "Mr. President" is that of an assembly
    for tag in sorted({tag for tag in tags if tag is not None}):
        who = _tagged(tag, people) or _titled(tag, resolver)
        blocks = {block for block, each in enumerate(tags) if each == tag}
        home: Entity | None = None
        if who is not None:
            said = (s for s in resolver.sentences if s.block in blocks)
            home = own.get(who.key) or _only(resolver, who) or spoken_for(resolver, said)
        discourse.voices |= dict.fromkeys(blocks, (who, home))


def _only(resolver: Resolver, person: Entity) -> Entity | None:
    """The one state in whose office the document names a person."""
    states = resolver.states_of.get(person.key, {})
    return next(iter(states.values())) if len(states) == 1 else None


def _tagged(tag: str, people: tuple[Entity, ...]) -> Entity | None:
    """The person whom a speaker tag names: the one guest with that name."""
    words = {word.strip(".") for word in tag.casefold().split()}
    found = [person for person in people if words & set(person.label.casefold().split())]
    return found[0] if len(found) == 1 else None


def _titled(tag: str, resolver: Resolver) -> Entity | None:
    """The person whom a speaker tag names: the one whose title and name the document tells, "President A of Alpha"."""
    named = {person.key: person for person in resolver.holders.values() if person.key in resolver.states_of}
    return _tagged(tag, tuple(named.values()))


def _sides(document: Document, resolver: Resolver, named: list[Entity]) -> tuple[Entity, ...]:
    """The two states of an occasion: those named, or the one named and the one that is spoken of with it most."""
    if len(named) == 2:
        return tuple(named)
    if len(named) > 2:
        return ()
    joined: Counter[frozenset[str]] = Counter()
    states: dict[str, Entity] = {}
    for block in document.blocks:
        matches = list(resolver.gazetteer.find(document.text, block.passage.start, block.passage.end))
        for first, second in itertools.pairwise(matches):
            one, two = only_state(first), only_state(second)
            between = document.text[first.passage.end : second.passage.start]
            if one and two and one.key != two.key and JOINED.fullmatch(between):
                joined[frozenset({one.key, two.key})] += 1
                states |= {one.key: one, two.key: two}
    fitting = {pair: n for pair, n in joined.items() if not named or named[0].key in pair}
    ranked = sorted(fitting, key=lambda pair: (-fitting[pair], sorted(pair)))
    least = 1 if named else 2
    if not ranked or fitting[ranked[0]] < least or (len(ranked) > 1 and fitting[ranked[0]] == fitting[ranked[1]]):
        return ()
    return tuple(states[key] for key in sorted(ranked[0], key=lambda key: (not named or key != named[0].key, key)))
