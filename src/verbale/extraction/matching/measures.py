"""Measures: the values of drafts and their units."""

from __future__ import annotations

import re

from verbale.extraction.draft import Draft
from verbale.language.quantities.ranges import upper
from verbale.model import FactKind, Quantity, Text


def unit_of(quantity: Quantity) -> str:
    """The unit that ``units`` of a pattern is compared with: ``bare`` for a number that counts nothing in words."""
    return "bare" if quantity.unit == "item" and not quantity.counted else quantity.unit


def measure(draft: Draft, quantity: Quantity) -> None:
    """Give a draft the value of a quantity, with its unit and what the unit leaves to say."""
    draft.value, draft.unit, draft.approximation = quantity.value, quantity.unit, quantity.approximation
    highest = upper(quantity.approximation)
    if highest is not None and draft.kind is FactKind.OBSERVATION:
        draft.add("upperValue", highest)
    if draft.kind is not FactKind.OBSERVATION:
        return
    if unit_of(quantity) == "bare" and draft.type == "PopulationObservation":
        draft.unit = "person"
    if quantity.unit == "family" and quantity.counted:
        draft.add("measure", Text(re.sub("y$", "ies", quantity.counted)))
