"""A number with its unit, as a text gives it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from verbale.model.passage import Passage


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity mention.

    ``value`` has its multiplier applied ("US$ 2,780 million" is 2780000000). ``unit`` is an ISO 4217 code for
    money, ``percent``, ``rank`` for ordinals that rank, ``person``, ``family``, ``year``, ``day`` …, or ``item`` with
    ``counted`` holding the lemma of the counted noun. ``approximation`` is the word that blurs it ("about",
    "nearly", "more than", "at least"), else ``None``.
    """

    passage: Passage
    value: Decimal
    unit: str
    counted: str | None = None
    approximation: str | None = None
