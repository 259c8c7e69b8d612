"""Doubles: counts that another count of the same sentence makes needless or doubtful."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from verbale.extraction.draft import Draft
from verbale.model import Entity, FactKind

FRACTIONS = frozenset(map(Decimal, ("25", "33.33", "50", "66.67", "75")))
"""What fractions in words come to: "half" says no more than a percentage beside it."""


def without_doubles(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts but for the observations that one of the same sentence says again, and better.

    Left out is a count without a time where the same count has one, and the share of a fraction ("more than half")
    where the same share of the same people is told in percent: the parser gave it to the wrong verb.
    """
    kept = list(drafts)
    dated: set[object] = set()
    shares: set[object] = set()
    for draft in kept:
        if draft.kind is FactKind.OBSERVATION and draft.value is not None:
            if draft.time is not None:
                dated.add((_same(draft), draft.value))
            if draft.unit == "percent" and not _vague(draft):
                shares.add(_same(draft))
    return [d for d in kept if not _needless(d, dated, shares)]


def _needless(draft: Draft, dated: set[object], shares: set[object]) -> bool:
    if draft.kind is not FactKind.OBSERVATION or draft.value is None:
        return False
    again = draft.time is None and (_same(draft), draft.value) in dated
    return again or (draft.unit == "percent" and _vague(draft) and _same(draft) in shares)


def _vague(draft: Draft) -> bool:
    return draft.value in FRACTIONS


def _same(draft: Draft) -> object:
    """What two counts of one sentence share that are of the same people, place and measure."""
    fillers = frozenset(
        (role, f.key if isinstance(f, Entity) else str(f)) for role, found in draft.roles.items() for f in found
    )
    return draft.type, draft.unit, draft.evidence[0], fillers
