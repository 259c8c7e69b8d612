"""The extractor: a document in, its facts out, and the sentences that gave none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from verbale.entities import gazetteer as gazetteer_
from verbale.entities.counterparts import counterparts, placed
from verbale.entities.discourse import STATES, Discourse
from verbale.entities.gazetteer import Gazetteer
from verbale.entities.resolver import Resolver
from verbale.entities.titles import Title, TitleReader, holders_by_office, settled
from verbale.extraction import frames
from verbale.extraction.agreement_lists import itemised
from verbale.extraction.anniversaries import anniversary_drafts
from verbale.extraction.announced import announced
from verbale.extraction.assembly import assemble
from verbale.extraction.authorship import author_drafts, read_author
from verbale.extraction.breakdowns import breakdown_drafts
from verbale.extraction.draft import Draft
from verbale.extraction.ellipsis import complete
from verbale.extraction.enumerations import enumeration_drafts
from verbale.extraction.generic import generic_drafts
from verbale.extraction.matcher import Matcher
from verbale.extraction.mentions import mention_drafts, party_drafts
from verbale.extraction.parentheses import parenthesis_drafts
from verbale.extraction.reading import Reading
from verbale.extraction.spanish import spanish_drafts
from verbale.extraction.structure import structure_drafts
from verbale.extraction.topic import read_topic
from verbale.extraction.variants import variant_drafts
from verbale.language.parser import PARSED_KINDS, parse
from verbale.language.sentence import Sentence
from verbale.language.wholes import unify
from verbale.model import Document, Fact, Passage, Tier


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A passage that gave no fact, with the reason ("no frame matched", "not read: language es")."""

    passage: Passage
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in one document: facts in document order, and what gave none."""

    facts: tuple[Fact, ...]
    uncovered: tuple[Uncovered, ...]


def extract(document: Document, *, model: str | None = None, folder: Path = frames.FOLDER) -> Extraction:
    """The facts of a document, read without knowledge of any other.

    The same document gives the same facts in the same order, whatever was read before.

    Raises:
        DataFileError: the language model, a frame or a gazetteer cannot be used.

    """
    gazetteer = gazetteer_.load()
    sentences = [_with_whole_names(document, gazetteer, s) for s in parse(document, model=model)]
    resolver = Resolver(document.text, gazetteer, Discourse())
    resolver.discourse = read_topic(document, gazetteer, resolver)
    resolver.prepare(sentences)
    reading = Reading(document, sentences, resolver)
    titles = read_titles(resolver, sentences)
    read_author(document, resolver, sentences, titles)
    matcher = Matcher(reading, folder)
    drafts: list[Draft] = []
    by_sentence: dict[int, list[Title]] = {}
    for title in titles:
        by_sentence.setdefault(id(title.sentence), []).append(title)
    for sentence in sentences:
        speak_names(resolver, sentence)
        read = matcher.read(sentence)
        drafts += [*read, *enumeration_drafts(matcher, sentence, read)]
        drafts += mention_drafts(matcher, sentence, by_sentence.get(id(sentence), []))
        drafts += [*breakdown_drafts(matcher, sentence), *parenthesis_drafts(matcher, sentence)]
    drafts += complete(reading, drafts)
    drafts += anniversary_drafts(matcher, sentences)
    drafts += [draft for sentence in sentences for draft in party_drafts(matcher, sentence)]
    drafts += author_drafts(document, reading, titles, drafts)
    drafts += variant_drafts(resolver, sentences)
    drafts += structure_drafts(document, resolver)
    drafts += spanish_drafts(document, resolver)
    drafts = itemised(document, resolver, drafts)
    drafts += announced(document, resolver, drafts)
    drafts += generic_drafts(matcher, drafts)
    facts = assemble(document, drafts)
    return Extraction(facts, tuple(_uncovered(document, sentences, facts)))


def _with_whole_names(document: Document, gazetteer: Gazetteer, sentence: Sentence) -> Sentence:
    found = gazetteer.find(document.text, sentence.passage.start, sentence.passage.end)
    return unify(sentence, (match.passage for match in found))


def read_titles(resolver: Resolver, sentences: list[Sentence]) -> list[Title]:
    """All titles, read twice: the second time short forms find the holders named elsewhere in the document."""
    reader = TitleReader(resolver)
    titles: list[Title] = []
    for sentence in sentences:
        speak_names(resolver, sentence)
        read = reader.read(sentence)
        resolver.discourse.postings += [(t.passage, t.of, t.towards) for t in read if t.of and t.towards]
        titles += read
        titles += counterparts(resolver, sentence, titles)
    titles = settled(placed(resolver, settled(titles)))
    resolver.discourse.spoken.clear()
    resolver.holders = holders_by_office(titles)
    for title in titles:
        for person in title.holders:
            resolver.offices_of.setdefault(person.key, set()).update({title.office.type, title.name})
            if title.of is not None and title.of.type in STATES and not title.former:
                resolver.states_of.setdefault(person.key, {})[title.of.key] = title.of
            if title.towards is not None and title.towards.type in STATES and not title.former:
                resolver.posted_to.setdefault(person.key, {})[title.towards.key] = title.towards
        known = resolver.holders.get(title.office.key)
        people = title.holders or ((known,) if known else ())
        marks = resolver.marks(title.sentence)
        marks.titles[title.token.index] = tuple(dict.fromkeys((*marks.titles.get(title.token.index, ()), *people)))
        resolver.marks(title.sentence).offices[title.token.index] = title.office
        if title.of is not None and title.of.type in STATES:
            resolver.speaks_for(title.office, title.of)
        subjects = {t.lemma for t in title.sentence.tokens[:4]}
        if subjects & {"author", "writer"} and title.of is not None and title.of.type == "State":
            resolver.discourse.home = title.of
    return titles


def speak_names(resolver: Resolver, sentence: Sentence) -> None:
    """Note the names of a sentence, in text order."""
    marks = resolver.marks(sentence)
    named = []
    for match in marks.matches.values():
        entity = resolver.choose(e.entity for e in match.entries)
        if entity is not None:
            named.append((match.passage, entity))
    for span in marks.names.values():
        entity = resolver.names.entity(span.passage.of(resolver.text))
        if entity is not None:
            named.append((span.passage, entity))
    for index, people in marks.titles.items():
        named += [(sentence.tokens[index].passage, person) for person in people]
    for passage, entity in sorted(named, key=lambda n: (n[0], n[1].key)):
        resolver.discourse.speak(entity, passage)


def _uncovered(document: Document, sentences: list[Sentence], facts: Iterable[Fact]) -> Iterable[Uncovered]:
    cited = [(f.tier, e.passage) for f in facts for e in f.evidence if e.document == document.slug]
    is_covered = _reaching({passage for tier, passage in cited if tier is not Tier.GENERIC})
    is_told = _reaching({passage for _, passage in cited})
    found: list[Uncovered] = []
    for sentence in sentences:
        if not is_covered(sentence.passage):
            reason = "read only as a generic event" if is_told(sentence.passage) else "no frame matched"
            found.append(Uncovered(sentence.passage, sentence.passage.of(document.text), reason))
    for block in document.blocks:
        if block.kind in PARSED_KINDS and block.language != "en" and not is_covered(block.passage):
            found.append(
                Uncovered(block.passage, block.passage.of(document.text), f"not read: language {block.language}")
            )
    return sorted(found, key=lambda u: u.passage)


def _reaching(passages: set[Passage]) -> Callable[[Passage], bool]:
    """Tells of a passage whether one of these overlaps it."""
    covered = sorted(passages)
    starts = [p.start for p in covered]
    reach = list(accumulate((p.end for p in covered), max))  # how far the passages up to one reach

    def is_covered(passage: Passage) -> bool:
        before = bisect_left(starts, passage.end)
        return before > 0 and reach[before - 1] > passage.start

    return is_covered
