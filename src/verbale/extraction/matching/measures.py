"""Measures: the values of drafts and their units."""

from __future__ import annotations

import re
from decimal import Decimal

from verbale.extraction.draft import Draft
from verbale.language.numerals import cardinal
from verbale.language.scanner import scan
from verbale.model import FactKind, Quantity, Text


def unit_of(quantity: Quantity) -> str:
    """The unit that ``units`` of a pattern is compared with: ``bare`` for a number that counts nothing in words."""
    return "bare" if quantity.unit == "item" and not quantity.counted else quantity.unit


def _upper(quantity: Quantity) -> Decimal | None:
    """The second number of a range: 3 for "two or three"."""
    found = re.search(r"\b(?:or|to|and)\s+([\w-]+)$|[–-](\d[\d,.]*)$", quantity.approximation or "")
    if found is None:
        return None
    words_ = found[1] or found[2]
    read = cardinal(scan(words_), 0)
    if read is not None:
        return Decimal(read[0])
    digits = words_.replace(",", "").rstrip(".")
    return Decimal(digits) if digits.isdigit() else None


def measure(draft: Draft, quantity: Quantity) -> None:
    """Give a draft the value of a quantity, with its unit and what the unit leaves to say."""
    draft.value, draft.unit, draft.approximation = quantity.value, quantity.unit, quantity.approximation
    upper = _upper(quantity)
    if upper is not None and draft.kind is FactKind.OBSERVATION:
        draft.add("upperValue", upper)
    if draft.kind is not FactKind.OBSERVATION:
        return
    if unit_of(quantity) == "bare" and draft.type == "PopulationObservation":
        draft.unit = "person"
    if quantity.unit == "family" and quantity.counted:
        draft.add("measure", Text(re.sub("y$", "ies", quantity.counted)))
