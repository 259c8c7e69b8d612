"""Appointees: who a title is said to be taken up or held by, where the two do not stand side by side.

"A was appointed ambassador", "appointed A consul", "A became minister", "with A as chargé", "received A as envoy".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from verbale.language.sentence import Sentence, Token
from verbale.model import Entity

if TYPE_CHECKING:
    from verbale.entities.namebook import NameSpan
    from verbale.entities.resolver import Resolver

APPOINTING = frozenset({"appoint", "name", "designate", "commission", "confirm", "become"})
"""Verbs of taking up an office; nobody is yet what he is only nominated for."""
RECEIVING = frozenset({"receive", "recognize", "recognise", "accept", "acknowledge", "accredit"})
"""What the receiving state does: "received A as envoy". Whom it recognises as president need not be so."""
HEADING = frozenset({"head", "lead", "staff"})
"""What is done by the head of a mission: "a legation headed by A as minister"."""
PersonAt = Callable[[Sentence, int], tuple[Entity, int] | None]


def appointees(
    resolver: Resolver, sentence: Sentence, first: int, person_at: PersonAt, *, several: bool = False, sent: bool = True
) -> list[Entity]:
    """Whom a sentence calls the holder of the title that starts at token ``first``; empty for nobody.

    They are ``several`` where the title is a plural: "A, B and C were appointed ambassadors"; ``sent`` are the holders
    of offices that another state accepts.
    """
    found = _before_as(resolver, sentence, first, person_at, sent) or _after_verb(resolver, sentence, first, person_at)
    if found is None or not several:
        return [found] if found is not None else []
    return _enumerated(resolver, sentence, first, found, person_at)


def _enumerated(resolver: Resolver, sentence: Sentence, first: int, last: Entity, person_at: PersonAt) -> list[Entity]:
    """The persons of the enumeration that ends in one of them, in text order."""
    spans = sorted((s for s in resolver.marks(sentence).names.values() if s.tokens[-1].index < first), key=_start)
    people = [(span, named[0]) for span in spans if (named := person_at(sentence, _start(span))) is not None]
    at = max((n for n, (_, person) in enumerate(people) if person.key == last.key), default=None)
    if at is None:
        return [last]
    found = [last]
    while at and _joined(sentence, people[at - 1][0].tokens[-1].index + 1, _start(people[at][0])):
        at -= 1
        found.insert(0, people[at][1])
    return found


def _joined(sentence: Sentence, start: int, end: int) -> bool:
    """Whether only a comma or an "and" stands between two tokens."""
    return {t.text.lower() for t in sentence.tokens[start:end]} <= {",", "and"} and 0 < end - start <= len(
        ", and".split()
    )


def _start(span: NameSpan) -> int:
    return span.tokens[0].index


def as_before(resolver: Resolver, sentence: Sentence, first: int) -> int | None:
    """The index of the "as" that a title follows, a state's name and articles aside."""
    at = first - 1
    while at >= 0 and (sentence.tokens[at].pos == "DET" or resolver.marks(sentence).covered.get(at)):
        at -= 1
    return at if at >= 0 and sentence.tokens[at].text.lower() == "as" else None


def _before_as(resolver: Resolver, sentence: Sentence, first: int, person_at: PersonAt, sent: bool) -> Entity | None:
    """The person of "with A as …", "received A as …", "headed by A as …"."""
    at = as_before(resolver, sentence, first)
    named = _ending_at(resolver, sentence, at - 1, person_at) if at is not None else None
    if named is None or not named[1]:
        return None
    person, start = named
    before = sentence.tokens[start - 1]
    above = sentence.tokens[start - 2] if start > 1 else before
    heads = before.text.lower() == "by" and above.lemma in HEADING
    return person if heads or before.text.lower() == "with" or (sent and before.lemma in RECEIVING) else None


def _after_verb(resolver: Resolver, sentence: Sentence, first: int, person_at: PersonAt) -> Entity | None:
    """The person of "A was appointed (as) …", "A, who became …", "appointed A …"."""
    tokens, covered = sentence.tokens, resolver.marks(sentence).covered
    at = first - 1
    while at >= 0 and (
        tokens[at].pos == "DET" or tokens[at].lemma in {"first", "as"} or tokens[at].dep == "nummod" or covered.get(at)
    ):
        at -= 1
    named = _ending_at(resolver, sentence, at, person_at)
    if named is not None and named[1] and _appoints(tokens[_before_enumeration(resolver, sentence, named[1])]):
        return named[0]
    if at < 1 or not _appoints(tokens[at]):
        return None
    verb, at = tokens[at], at - 1
    while at > 0 and (tokens[at].lemma in {"be", "have", "who", "then"} or tokens[at].text == ","):
        at -= 1
    named = _ending_at(resolver, sentence, at, person_at)
    if named is not None:
        return named[0]
    arguments = resolver.arguments(sentence)
    who = arguments.of(verb, "subject" if verb.lemma == "become" else "object")
    names = [resolver.marks(sentence).names[t.index] for t in who if t.index in resolver.marks(sentence).names]
    found = person_at(sentence, names[0].tokens[0].index) if len(names) == 1 else None
    return found[0] if found is not None else None


def _before_enumeration(resolver: Resolver, sentence: Sentence, start: int) -> int:
    """The index of the token before the names that are enumerated up to the one that starts at a token."""
    ends = {s.tokens[-1].index: s for s in resolver.marks(sentence).names.values()}
    for _ in range(len(ends)):
        before = next((s for e, s in ends.items() if e < start and _joined(sentence, e + 1, start)), None)
        if before is None:
            break
        start = _start(before)
    return max(start - 1, 0)


def _appoints(token: Token) -> bool:
    return token.lemma in APPOINTING and token.tag in {"VBN", "VBD"}


def _ending_at(resolver: Resolver, sentence: Sentence, at: int, person_at: PersonAt) -> tuple[Entity, int] | None:
    """The person whose name ends at a token, and the index of the name's first token."""
    for span in resolver.marks(sentence).names.values():
        if span.tokens[-1].index == at:
            person = person_at(sentence, span.tokens[0].index)
            return (person[0], span.tokens[0].index) if person is not None else None
    return None
