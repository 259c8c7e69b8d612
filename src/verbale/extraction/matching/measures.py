"""Measures: the values of drafts and their units."""

from __future__ import annotations

import re
from collections.abc import Iterable

from verbale.extraction.draft import Draft
from verbale.language.quantities.ranges import upper
from verbale.language.sentence import Token
from verbale.model import FactKind, Quantity, Text

MEMBERS = frozenset(
    "student pupil child worker labourer laborer woman man girl boy youth adult tourist visitor trader merchant "
    "businessman businesswoman entrepreneur soldier prisoner pilgrim athlete teacher nurse doctor minor orphan elderly "
    "seeker prisoner detainee returnee pensioner graduate holder".split()
)
"""Nouns for some of a people: the number of its students is not the number of the people."""


def qualify(draft: Draft, heads: Iterable[Token]) -> None:
    """Say of a number of people who are some of a group that it counts only those: "90 Danish students"."""
    if draft.type != "PopulationObservation" or draft.value is None or "measure" in draft.roles:
        return
    nouns = [t.text.lower() for t in heads if t.lemma in MEMBERS]
    if nouns:
        draft.add("measure", Text("asylum seekers" if nouns[0] == "seekers" else nouns[0]))


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
