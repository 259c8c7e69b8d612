"""Variants: names of persons in one document that may be one name spelled two ways.

A spelling alone never joins two persons: the variant is a claim that is believed, for a reader to settle.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from verbale.entities.names import is_variant, name_parts, namesakes
from verbale.entities.resolver import Resolver
from verbale.extraction.draft import Draft
from verbale.language.sentence import Sentence
from verbale.model import Entity, FactKind, Passage, Status, Text

RULE = "name-variant"
MOST_NAMES = 400
"""Documents with more persons than this (lists of names) are not compared pair by pair."""


def variant_drafts(resolver: Resolver, sentences: Sequence[Sentence]) -> list[Draft]:
    """A believed ``alternativeName`` for each pair of persons with nearly one name; both sentences are evidence."""
    seen: dict[str, tuple[Entity, Passage]] = {}
    for sentence in sentences:
        for span in resolver.marks(sentence).names.values():
            entity = resolver.names.entity(span.passage.of(resolver.text))
            if entity is not None and entity.type == "Person":
                seen.setdefault(entity.key, (entity, sentence.passage))
    if len(seen) > MOST_NAMES:
        return []
    drafts = []
    for (first, said), (second, again) in combinations(seen.values(), 2):
        if namesakes(first.label, second.label):
            continue
        if is_variant(first.label, second.label) or one_letter_short(first.label, second.label):
            draft = Draft("alternativeName", FactKind.ATTRIBUTE, RULE, [again, said])
            draft.add("subject", first)
            draft.add("object", Text(second.label))
            draft.status, draft.confidence = Status.BELIEVED, Decimal("0.6")
            drafts.append(draft)
    return drafts


def one_letter_short(a: str, b: str) -> bool:
    """Whether two names of three parts or more differ by one letter that one of them lacks in one part.

    >>> one_letter_short("Kim Jong Chul", "Kim Jong Hul"), one_letter_short("Ana Soto", "Ana Sota")
    (True, False)
    """
    left, right = name_parts(a), name_parts(b)
    if len(left) != len(right) or len(left) < 3:
        return False
    different = [(x.lower(), y.lower()) for x, y in zip(left, right, strict=True) if x.lower() != y.lower()]
    if len(different) != 1:
        return False
    short, long = sorted(different[0], key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
