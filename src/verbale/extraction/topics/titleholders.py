"""Titleholders: who bears which title in a document, read before any phrase is resolved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from verbale.entities import composites
from verbale.entities.counterparts import counterparts, placed
from verbale.entities.discourse import STATES
from verbale.entities.resolver import Resolver
from verbale.entities.successions import Succession, succeeding, successions
from verbale.entities.titles import Title, TitleReader, holders_by_office, settled
from verbale.extraction.topics.occasions import Occasion
from verbale.extraction.topics.spokesmen import speaks_in_office, spokesmen
from verbale.language.sentence import Sentence
from verbale.model import Entity, Passage


def read_titles(
    resolver: Resolver,
    sentences: Sequence[Sentence],
    occasion: Occasion | None = None,
    dated: Mapping[int, str] = MappingProxyType({}),
) -> list[Title]:
    """All titles, read twice: the second time short forms find the holders named elsewhere in the document.

    A title of nobody's ("President A") becomes that of the state that the release's title, or what A affirms, gives A.
    ``dated`` maps blocks to the heading with a year that they stand under: who is named under another held it then.
    """
    reader = TitleReader(resolver)
    titles: list[Title] = []
    for known in (resolver.offices_of, resolver.states_of, resolver.posted_to):
        known.clear()
    resolver.discourse.postings.clear()
    for sentence in sentences:
        resolver.discourse.enter(sentence.block)
        speak_names(resolver, sentence)
        read = reader.read(sentence)
        resolver.discourse.postings += [(t.passage, t.of, t.towards) for t in read if t.of and t.towards]
        titles += read
        titles += counterparts(resolver, sentence, titles)
    resolver.discourse.leave()
    titles = settled(placed(resolver, placed(resolver, settled(titles))))  # the host by the visitor
    _note(resolver, titles, dated)
    stated: dict[tuple[str, str], tuple[Entity, Passage]] = {}
    if occasion is not None:
        for guest in occasion.guests:
            if guest.state is not None:
                stated[guest.person.key, guest.office] = guest.state, occasion.title
    speaking = spokesmen(resolver, sentences)
    resolver.discourse.spoken.clear()
    owned = [_owned(resolver, title, stated, speaking) for title in titles]
    if owned != titles:
        _note(resolver, owned, dated)
    return [*owned, *_successors(resolver, sentences, owned)]


def _successors(resolver: Resolver, sentences: Sequence[Sentence], titles: Sequence[Title]) -> list[Title]:
    """The offices of those who came before and after the holders of titles, noted as theirs."""
    told: list[Succession] = []
    for sentence in sentences:
        resolver.discourse.enter(sentence.block)
        told += successions(resolver, sentence)
    resolver.discourse.leave()
    found = succeeding(told, titles)
    for title in found:
        _note_office(resolver, title)
    return found


def speaks_of_own(sentences: Sequence[Sentence]) -> bool:
    """Whether titles may be told by who speaks ("our president"), so that they are read again once that is settled."""
    return any(t.text.lower() in {"our", "my", "your"} for s in sentences for t in s.tokens)


def _owned(
    resolver: Resolver,
    title: Title,
    stated: Mapping[tuple[str, str], tuple[Entity, Passage]],
    speaking: Mapping[str, tuple[Entity, Passage]],
) -> Title:
    if title.former or len(title.holders) != 1:
        return title
    person = title.holders[0]
    found = stated.get((person.key, title.name))
    if title.links:  # the release's title says so too
        return replace(title, basis=found[1]) if found is not None and found[0] == title.of else title
    sure = found is not None
    if found is None and speaks_in_office(title.name) and not resolver.states_of.get(person.key):
        found = speaking.get(person.key)
    if found is None:
        return title
    state, passage = found
    office = composites.office(title.office.type, title.name, state)
    return replace(title, office=office, of=state, links=(("officeOf", state),), basis=passage, sure=sure)


def _note(resolver: Resolver, titles: Sequence[Title], dated: Mapping[int, str]) -> None:
    """Tell the resolver who holds which office, of which state."""
    resolver.holders = holders_by_office(titles)
    for title in titles:
        _note_office(resolver, title)
        known = resolver.holders.get(title.office.key)
        section = dated.get(title.sentence.block)
        if section and not any(known in t.holders and dated.get(t.sentence.block) == section for t in titles):
            known = None
        people = title.holders or ((known,) if known else ())
        marks = resolver.marks(title.sentence)
        marks.titles[title.token.index] = tuple(dict.fromkeys((*marks.titles.get(title.token.index, ()), *people)))
        marks.offices[title.token.index] = title.office
        if title.of is not None and title.of.type in STATES:
            resolver.speaks_for(title.office, title.of)
        subjects = {t.lemma for t in title.sentence.tokens[:4]}
        if subjects & {"author", "writer"} and title.of is not None and title.of.type == "State":
            resolver.discourse.home = title.of


def _note_office(resolver: Resolver, title: Title) -> None:
    """Tell the resolver what the holders of an office are by it."""
    for person in title.holders:
        resolver.offices_of.setdefault(person.key, set()).update({title.office.type, title.name})
        if title.of is not None and title.of.type in STATES and not title.former:
            resolver.states_of.setdefault(person.key, {})[title.of.key] = title.of
        if title.towards is not None and title.towards.type in STATES and not title.former:
            resolver.posted_to.setdefault(person.key, {})[title.towards.key] = title.towards


def speak_names(resolver: Resolver, sentence: Sentence) -> None:
    """Note the names of a sentence, in text order."""
    marks = resolver.marks(sentence)
    named = []
    for match in marks.matches.values():
        entity = resolver.meant(match, [e.entity for e in match.entries])
        if entity is not None:
            named.append((match.passage, entity))
    for span in marks.names.values():
        entity = resolver.names.entity(span.passage.of(resolver.text))
        if entity is not None and entity.type == "Organisation":  # by its whole name: "Association of Danes in Ghana"
            whole = resolver.resolve(sentence, span.tokens[-1], "organisation")
            entity = whole[0].entity if whole else entity
        if entity is not None:
            named.append((span.passage, entity))
    for index, people in marks.titles.items():
        named += [(sentence.tokens[index].passage, person) for person in people]
    for passage, entity in sorted(named, key=lambda n: (n[0], n[1].key)):
        resolver.discourse.speak(entity, passage)
