"""Authorship: who writes a document in the first person, for which state, and what follows from it.

"The author is the foreign minister of Kenya" makes "we" Kenya and "I" the person of the byline. Its author speaks
when the document is published: what it says in the present tense holds then; what it judges is its opinion.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from verbale.entities import composites
from verbale.entities.discourse import STATES
from verbale.entities.pronouns import AUTHOR_PRONOUNS
from verbale.entities.resolver import Resolver
from verbale.entities.titles import Title
from verbale.extraction.draft import Draft
from verbale.extraction.reading import Reading
from verbale.extraction.topics.speaking import spoken_for
from verbale.language.sentence import Sentence, Token
from verbale.language.spans import span
from verbale.model import Document, Entity, FactKind, Passage, Status

RULE = "authorship"
WRITERS = frozenset({"author", "writer", "columnist", "contributor"})
JUDGING = frozenset({"relations-quality", "cooperation-fields", "described-as", "attraction"})
"""Frames whose facts are judgements where an author speaks for one of the parties."""
SPOKEN = frozenset({"statement-of-thanks"})
SOON = re.compile(
    r"\b(?:in the (?:coming|next(?: few)?) (?:days|weeks)|in the (?:days|weeks) to come)\b", re.IGNORECASE
)
QUOTATION_MARKS = frozenset({'"', "“", "”", "``", "''", "«", "»"})
REPEATED = 100
"""How many characters a pull-quote must share with the end of a sentence."""
NAMINGS = 3
"""How often the other state must be named before "our relations" are those with it."""


def read_author(document: Document, resolver: Resolver, sentences: Sequence[Sentence], titles: Iterable[Title]) -> None:
    """Settle who "I" and "we" are, and with which state "our relations" are, where the document tells."""
    discourse = resolver.discourse
    name = (document.source.author or "").strip()
    if name and not name.isupper() and len(name.split()) in range(2, 7) and _first_person(sentences):
        known = resolver.names.entity(name)
        discourse.author = (
            known if known is not None and known.type == "Person" else composites.named("person", "Person", name)
        )
    for title in titles:
        if (
            discourse.home is None
            and _by_author(title, discourse.author)
            and title.of is not None
            and title.of.type in STATES
        ):
            discourse.home = title.of
            discourse.posting = title.towards if title.towards is not None and title.towards.type in STATES else None
    if discourse.home is None:
        discourse.home = spoken_for(resolver, sentences)
    if discourse.home is not None and not discourse.both and discourse.group is None:
        other = _counterpart(resolver, sentences, discourse.home)
        if other is not None:
            discourse.sides = (discourse.home, other)


def _first_person(sentences: Iterable[Sentence]) -> bool:
    return any(
        t.text.lower() in AUTHOR_PRONOUNS and t.pos in {"PRON", "DET"} and not _quoted(s, t)
        for s in sentences
        for t in s.tokens
    )


def _quoted(sentence: Sentence, token: Token) -> bool:
    """Whether a token stands after a quotation mark that is still open: somebody else's words."""
    return sum(t.text in QUOTATION_MARKS for t in sentence.tokens[: token.index]) % 2 == 1


def _by_author(title: Title, author: Entity | None) -> bool:
    if {t.lemma for t in title.sentence.tokens[:4]} & WRITERS:
        return True
    if author is None:
        return False
    noted = re.match(rf"{re.escape(author.label)} (?:is|serves as|has served as)\b", title.sentence.text)
    return author.key in {h.key for h in title.holders} or noted is not None


def _counterpart(resolver: Resolver, sentences: Iterable[Sentence], home: Entity) -> Entity | None:
    """The one other state that the document keeps naming."""
    named: Counter[str] = Counter()
    entities: dict[str, Entity] = {}
    for sentence in sentences:
        for match in resolver.marks(sentence).matches.values():
            state = resolver.state_of_match(match)
            if state is not None and state.key != home.key:
                named[state.key] += 1
                entities[state.key] = state
    ranked = named.most_common(2)
    if not ranked or ranked[0][1] < NAMINGS or (len(ranked) > 1 and ranked[0][1] < 3 * ranked[1][1]):
        return None
    return entities[ranked[0][0]]


def author_drafts(
    document: Document, reading: Reading, titles: Iterable[Title], drafts: Sequence[Draft]
) -> list[Draft]:
    """What the byline and the author note state; dates and judgements of ``drafts`` are settled in place."""
    resolver = reading.resolver
    author = resolver.discourse.author
    published = span(document.source.published) if document.source.published else None
    if author is None and resolver.discourse.home is None and not _first_person(reading.sentences):
        return []
    _pull_quotes(document, drafts)
    for draft in drafts:
        _settle(reading, draft, published.edtf if published else None)
    byline = _byline(document) if author else None
    if author is None or byline is None:
        return []
    made = []
    wrote = Draft("author", FactKind.RELATION, RULE, [byline])
    wrote.add("subject", Entity(f"document/{document.slug}", "Document", (("en", document.title),)))
    wrote.add("object", author)
    made.append(wrote)
    for title in titles:
        if title.holders or not {t.lemma for t in title.sentence.tokens[:4]} & WRITERS:
            continue
        held = Draft("OfficeHolding", FactKind.SITUATION, RULE, [title.sentence.passage, byline])
        held.add("holder", author)
        held.add("officeHeld", title.office)
        held.confidence = Decimal("0.8")
        made.append(held)
        for property_, entity in title.links:
            link = Draft(property_, FactKind.RELATION, RULE, [title.sentence.passage])
            link.add("subject", title.office)
            link.add("object", entity)
            made.append(link)
    for draft in made:
        if published is not None and draft.type in {"author", "OfficeHolding"}:
            draft.time, draft.time_computed_from = published, published.edtf
    return made


def _byline(document: Document) -> Passage | None:
    name = document.source.author or ""
    at = document.text.find(name) if name else -1
    return Passage(at, at + len(name)) if at >= 0 else None


def _pull_quotes(document: Document, drafts: Iterable[Draft]) -> None:
    """Cite the pull-quote too where the article says the same: its words stand outside of every block."""
    ends = [0, *(b.passage.end for b in document.blocks)]
    starts = [*(b.passage.start for b in document.blocks), len(document.text)]
    outside = [(e, s) for e, s in zip(ends, starts, strict=True) if s - e >= REPEATED]
    for draft in drafts:
        words = draft.evidence[0].of(document.text)
        tail = words[-REPEATED:]
        if len(words) < REPEATED:
            continue
        for begin, end in outside:
            at = document.text.find(tail, begin, end)
            if at >= 0:
                start = max(begin, document.text.rfind("\n", 0, at) + 1)
                draft.cite(Passage(start, at + len(tail)))
                break


def _settle(reading: Reading, draft: Draft, published: str | None) -> None:
    if draft.trigger is None or draft.kind in {FactKind.RELATION, FactKind.ATTRIBUTE}:
        return
    sentence = reading.holding(draft.evidence[0])
    if (
        sentence is None
        or sentence.passage != draft.evidence[0]
        or draft.trigger.index >= len(sentence.tokens)
        or sentence.tokens[draft.trigger.index] is not draft.trigger
    ):
        return
    if draft.rule in JUDGING and draft.status is Status.ASSERTED:
        draft.status = Status.OPINION
    if draft.time is None and published and draft.status is Status.PLANNED and SOON.search(sentence.text):
        # A year says no more than the year; a day says that it comes after.
        draft.time, draft.time_computed_from = span(published if len(published) == 4 else f"{published}/.."), published
    if (
        draft.time is None
        and published
        and draft.status in {Status.ASSERTED, Status.OPINION}
        and _present(sentence, draft)
    ):
        draft.time, draft.time_computed_from = span(published), published


def _present(sentence: Sentence, draft: Draft) -> bool:
    """Whether the predicate's clause is in the present tense: its finite verb, not perfect and not future."""
    here = draft.trigger
    if here is None:
        return False
    among = here.dep == "pobj" and sentence.head(sentence.head(here)).lemma == "one"  # "is one of the recipients"
    nominal = here.pos in {"NOUN", "PROPN"} and here.dep not in {"nsubj", "nsubjpass", "dobj", "attr", "ROOT"}
    nominal = nominal and not among
    if nominal and draft.kind is FactKind.EVENT:  # "celebrate years since the founding": the founding is long past
        return False
    for token in (here, *sentence.ancestors(here)):
        if token.pos not in {"VERB", "AUX"}:
            continue
        auxiliaries = sentence.dependants(token, "aux", "auxpass")
        if any(a.lemma in {"have", "will", "shall"} or a.tag == "VBD" for a in auxiliaries):
            return False
        courteous = token.lemma == "like" and any(a.text.lower() == "would" for a in auxiliaries)
        if courteous or token.tag in {"VBZ", "VBP"} or any(a.tag in {"VBZ", "VBP"} for a in auxiliaries):
            return draft.rule in SPOKEN or not _saying(sentence, token)
        if token.tag == "VBD" or any(a.tag == "MD" for a in auxiliaries):
            return False
    return False


def _saying(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb only says: what "I would like to express thanks for …" speaks of is not thereby present."""
    return any(t.text.lower() in {"i", "we"} for t in sentence.dependants(verb, "nsubj"))
