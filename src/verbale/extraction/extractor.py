"""The extractor: a document in, its facts out, and the sentences that gave none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from verbale.entities import gazetteer as gazetteer_
from verbale.entities.discourse import Discourse
from verbale.entities.resolver import Resolver
from verbale.entities.titles import Title
from verbale.extraction.assembly import assemble
from verbale.extraction.draft import Draft
from verbale.extraction.foretold import foretell
from verbale.extraction.matching import frames
from verbale.extraction.matching.matcher import Matcher
from verbale.extraction.page.agreement_lists import itemised
from verbale.extraction.page.announced import announced, dated_sections
from verbale.extraction.page.structure import structure_drafts
from verbale.extraction.page.subjects import page_subject
from verbale.extraction.page.visits import recorded_once
from verbale.extraction.reading import Reading
from verbale.extraction.sentences.absolutes import absolute_drafts
from verbale.extraction.sentences.addresses import address_drafts
from verbale.extraction.sentences.anniversaries import anniversary_drafts
from verbale.extraction.sentences.breakdowns import breakdown_drafts
from verbale.extraction.sentences.comparisons import comparison_drafts
from verbale.extraction.sentences.doubles import without_doubles
from verbale.extraction.sentences.ellipsis import complete
from verbale.extraction.sentences.enumerated_counts import enumerated_drafts
from verbale.extraction.sentences.enumerations import enumeration_drafts
from verbale.extraction.sentences.gapped_counts import gapped_drafts
from verbale.extraction.sentences.generic import generic_drafts
from verbale.extraction.sentences.hosting import hosting_drafts, tells_of_mission
from verbale.extraction.sentences.leaders import leader_drafts
from verbale.extraction.sentences.mentions import mention_drafts, party_drafts
from verbale.extraction.sentences.parentheses import parenthesis_drafts
from verbale.extraction.sentences.returns import return_drafts
from verbale.extraction.sentences.seats import seat_drafts
from verbale.extraction.sentences.spanish import spanish_drafts
from verbale.extraction.sentences.towns import town_drafts
from verbale.extraction.sentences.variants import variant_drafts
from verbale.extraction.topics.authorship import author_drafts, read_author
from verbale.extraction.topics.occasions import introduced, read_occasion, settle_occasion
from verbale.extraction.topics.section_pairs import section_pairs
from verbale.extraction.topics.titleholders import read_titles, speak_names, speaks_of_own
from verbale.extraction.topics.topic import read_topic
from verbale.language.parser import PARSED_KINDS, parse
from verbale.language.sentence import Sentence
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
    resolver = Resolver(document.text, gazetteer, Discourse())
    resolver.discourse = read_topic(document, gazetteer, resolver)
    resolver.discourse.subject = page_subject(document, resolver)
    resolver.discourse.sections = section_pairs(document, resolver)
    sentences = resolver.prepare(list(parse(document, model=model)), introduced(document, gazetteer))
    reading = Reading(document, sentences, resolver)
    occasion = read_occasion(document, resolver)
    titles = read_titles(resolver, sentences, occasion, dated_sections(document))
    if occasion is not None:
        settle_occasion(document, resolver, occasion)
    read_author(document, resolver, sentences, titles)
    if resolver.discourse.home is not None and speaks_of_own(sentences):
        titles = read_titles(resolver, sentences, occasion, dated_sections(document))

    matcher = Matcher(reading, folder)
    drafts: list[Draft] = []
    by_sentence: dict[int, list[Title]] = {}
    for title in titles:
        by_sentence.setdefault(id(title.sentence), []).append(title)
    for sentence in sentences:
        resolver.discourse.enter(sentence.block)
        speak_names(resolver, sentence)
        read = matcher.read(sentence)
        drafts += [*read, *enumeration_drafts(matcher, sentence, read), *seat_drafts(matcher, sentence, read)]
        drafts += address_drafts(matcher, sentence, read)
        hosted = [*hosting_drafts(matcher, sentence), *town_drafts(matcher, sentence)]
        mentioned = mention_drafts(matcher, sentence, by_sentence.get(id(sentence), []))
        drafts += [*hosted, *(d for d in mentioned if not hosted or not tells_of_mission(d))]
        drafts += [*leader_drafts(matcher, sentence), *return_drafts(matcher, sentence)]
        drafts += [*breakdown_drafts(matcher, sentence), *enumerated_drafts(matcher, sentence)]
        drafts += [*comparison_drafts(matcher, sentence), *gapped_drafts(matcher, sentence)]
        drafts += [*parenthesis_drafts(matcher, sentence), *absolute_drafts(matcher, sentence)]
    resolver.discourse.leave()
    drafts += complete(reading, drafts)
    drafts += anniversary_drafts(matcher, sentences)
    for sentence in sentences:
        resolver.discourse.enter(sentence.block)
        drafts += party_drafts(matcher, sentence)
    resolver.discourse.leave()
    drafts += author_drafts(document, reading, titles, drafts)
    drafts += variant_drafts(resolver, sentences)
    drafts = recorded_once([*drafts, *structure_drafts(document, resolver)])
    drafts += spanish_drafts(document, resolver)
    drafts = itemised(document, resolver, drafts)
    drafts += announced(document, resolver, drafts)
    drafts = without_doubles(drafts)
    drafts += generic_drafts(matcher, drafts)
    foretell(document, drafts)
    facts = assemble(document, drafts)
    return Extraction(facts, tuple(_uncovered(document, sentences, facts)))


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
