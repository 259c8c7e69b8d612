"""A reading: one document with its sentences, and what names, times and quantities each sentence holds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace

from verbale.entities.resolver import Resolver
from verbale.language.arguments import Arguments
from verbale.language.lifespans import is_lifespan
from verbale.language.quantities import find_quantities
from verbale.language.sentence import Sentence, Token
from verbale.language.spans import span
from verbale.language.times import TimeExpression, TimeKind, parse_times, resolve
from verbale.language.times.resolve import NEAR_DAYS
from verbale.model import Document, Passage, Precision, Quantity, TimeMention, TimeSpan

DAY = Precision.DAY
_SAME = re.compile(r",?\s+(?:on\s+)?(?:the\s+)?")
"""What stands between a distance in time and the day it comes to: "two weeks later, on 31 May"."""


def _opened(sentence: Sentence, token: Token, mention: TimeMention) -> TimeMention:
    """“Since the 1979 revolution”: the year within a noun phrase after "since" opens an interval."""
    if mention.relation != "at" or token.dep not in {"nummod", "amod", "compound", "nmod"} or "/" in mention.span.edtf:
        return mention
    noun = sentence.head(token)
    preposition = sentence.head(noun)
    opened = span(f"{mention.span.edtf}/..") if noun.dep == "pobj" and preposition.lemma == "since" else None
    return replace(mention, span=opened, relation="since") if opened is not None else mention


@dataclass(slots=True)
class Lines:
    """What one sentence holds besides its parse: times and quantities with the tokens that head them.

    ``lead`` is the date that stands before the line ("1965: …").
    """

    lead: TimeMention | None = None
    times: list[tuple[TimeMention, Token]] = field(default_factory=list)
    quantities: list[tuple[Quantity, Token]] = field(default_factory=list)


class Reading:
    """One document being read. Built once; ``sentences`` are in document order."""

    def __init__(self, document: Document, sentences: list[Sentence], resolver: Resolver) -> None:
        self.document = document
        self.sentences = sentences
        self.resolver = resolver
        self._starts = [s.passage.start for s in sentences]
        self._lines: dict[int, Lines] = {}
        published = span(document.source.published) if document.source.published else None
        previous: TimeSpan | None = None
        section: TimeSpan | None = None
        headings: tuple[str, ...] | None = None
        for sentence in sentences:
            block = document.blocks[sentence.block]
            if block.headings != headings:
                headings, previous = block.headings, None
                section = self._section_time(headings)
            lines, previous = self._read(sentence, previous, section, published)
            self._lines[id(sentence)] = lines

    def holding(self, passage: Passage) -> Sentence | None:
        """The sentence that a passage lies in."""
        at = bisect_right(self._starts, passage.start) - 1
        return self.sentences[at] if at >= 0 and self.sentences[at].passage.contains(passage) else None

    def before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before one."""
        at = bisect_left(self._starts, sentence.passage.start)
        return self.sentences[at - 1] if at > 0 else None

    def lines(self, sentence: Sentence) -> Lines:
        """The times and quantities of a sentence."""
        return self._lines[id(sentence)]

    def arguments(self, sentence: Sentence) -> Arguments:
        """The arguments of a sentence's predicates."""
        return self.resolver.arguments(sentence)

    def _section_time(self, headings: tuple[str, ...]) -> TimeSpan | None:
        for heading in reversed(headings):
            for expression in parse_times(heading, 0, len(heading), "en"):
                if expression.span is not None and expression.relation == "at":
                    return expression.span
            words = heading.split()
            if words and words[0].isdigit() and len(words[0]) == 4:
                return span(words[0])
        return None

    def _noise(self, sentence: Sentence) -> list[Passage]:
        noise = self.document.blocks[sentence.block].noise  # in text order, none overlapping another
        first = bisect_right(noise, sentence.passage.start, key=lambda n: n.end)
        return list(noise[first : bisect_left(noise, sentence.passage.end, key=lambda n: n.start)])

    def _read(
        self, sentence: Sentence, previous: TimeSpan | None, section: TimeSpan | None, published: TimeSpan | None
    ) -> tuple[Lines, TimeSpan | None]:
        text = self.document.text
        start, end = sentence.passage.start, sentence.passage.end
        lines = Lines()
        taken = list(self._noise(sentence))
        told: Passage | None = None
        for expression in parse_times(text, start, end, "en"):
            if any(expression.passage.overlaps(n) for n in self._noise(sentence)):
                continue
            anchor = section or (_carried(previous, expression) if lines.times else None)
            mention = resolve(expression, previous=previous, published=published, section=anchor)
            if anchor is None and mention is not None and expression.kind is TimeKind.PARTIAL:
                lately = not lines.times and mention.relation == "since" and _up_to_now(sentence, expression.passage)
                mention = _of_that_year(expression, mention, None if lately else previous, published)
            taken.append(expression.passage)
            token = sentence.highest(expression.passage)
            if mention is None or is_lifespan(text, sentence, expression.passage, mention.span):
                continue
            if token is not None:
                if told and _SAME.fullmatch(text[told.end : mention.passage.start]) and mention.span.precision is DAY:
                    lines.times.pop()  # "two weeks later on 31 May": the day itself counts
                lines.times.append((_opened(sentence, token, mention), token))
                told = mention.passage if expression.kind is TimeKind.RELATIVE else None
            elif expression.passage.start == start:
                lines.lead = mention
            else:
                continue
            bare = span(mention.span.edtf.replace("/..", "").replace("../", ""))
            if bare is not None and bare.earliest is not None:
                previous = bare
        for quantity in find_quantities(text, start, end, language="en", skip=taken):
            token = sentence.highest(quantity.passage)
            inside = sentence.at(quantity.passage)
            if token is not None and token.dep == "prep":  # "around $5 million"
                token = next((t for t in sentence.dependants(token, "pobj") if t in inside), token)
            if token is not None:
                lines.quantities.append((quantity, token))
        return lines, previous


def _up_to_now(sentence: Sentence, passage: Passage) -> bool:
    """Whether the verb above a time tells what has been so until the document speaks: "has received … since May"."""
    time = sentence.highest(passage)
    verb = next((a for a in sentence.ancestors(time) if a.pos == "VERB"), None) if time is not None else None
    auxiliaries = sentence.dependants(verb, "aux") if verb is not None else []
    return any(t.lemma == "have" and t.tag in {"VBZ", "VBP"} for t in auxiliaries)


def _of_that_year(
    expression: TimeExpression, mention: TimeMention, previous: TimeSpan | None, published: TimeSpan | None
) -> TimeMention:
    """A day without a year in what was published on a day: of that year, unless other years were spoken of.

    A day that would lie more than a month after the publication stays without.
    """
    if published is None or published.precision is not Precision.DAY:
        return mention
    if previous is not None and previous.edtf[:4] != published.edtf[:4]:
        return mention
    dated = resolve(expression, section=published)
    if dated is None or dated.span.earliest is None or published.latest is None:
        return mention
    return dated if (dated.span.earliest - published.latest).days <= NEAR_DAYS else mention


def _carried(previous: TimeSpan | None, expression: TimeExpression) -> TimeSpan | None:
    """The time before in the sentence, for a day whose year it gives: "came in May 1975 and left on 2 June"."""
    base = expression.base if expression.kind is TimeKind.PARTIAL else None
    if previous is None or base is None or previous.precision not in {Precision.MONTH, Precision.DAY}:
        return None
    return previous if base[4:7] >= previous.edtf[4:7] else None
