"""A time expression: what a text says of a time, before it is known which other time it leans on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verbale.model.passage import Passage
from verbale.model.time import TimeSpan


class TimeKind(StrEnum):
    """How much of a time its own words give."""

    ABSOLUTE = "absolute"
    """All of it: ``15 March 1921``."""
    PARTIAL = "partial"
    """A day or month without its year: ``Dec. 19``."""
    RELATIVE = "relative"
    """A step from another time: ``two years later``."""


class AnchorKind(StrEnum):
    """Which other time an expression leans on."""

    PREVIOUS = "previous"
    """The time told before it in the text (``the same year``)."""
    PUBLISHED = "published"
    """The day the document was published (``last year``)."""


@dataclass(frozen=True, slots=True)
class Offset:
    """The step from an anchor to a relative time.

    ``unit`` is ``day``, ``week``, ``month``, ``year``, ``decade`` or ``century``; ``amount`` counts them, negative for
    earlier, 0 for the same one, ``None`` for an unknown number with the direction in ``direction`` (``years later``).
    ``through`` makes an interval from the first to the last unit (``in the following two years``: first 1,
    last 2). ``rest`` is what the words add to the year that comes out: ``-04-02`` for "three years later on
    April 2", ``-12`` for "in December of the same year". ``last`` marks "last May" and ``next`` "next May": the
    latest such time before the anchor, or the first after it. ``until`` is the EDTF end of a range whose start
    is relative ("from then until 1964"); ``rule`` names the step for provenance.
    """

    rule: str
    anchor: AnchorKind
    unit: str
    amount: int | None = 0
    direction: int = 0
    through: int | None = None
    rest: str = ""
    last: bool = False
    next: bool = False
    until: str | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression found in a text, not yet resolved.

    ``passage`` covers the words that make the time, with the words of its relation (``since 2017``) but without a
    plain preposition (``in``, ``on``, ``during``). ``span`` is given for absolute and partial ones, with the relation
    already applied where the year is known; it is ``None`` for relative ones, whose step is ``offset``.
    ``relation`` and ``approximate`` mean the same as in ``TimeMention``. ``base`` is the EDTF string before
    the relation is applied: ``2017`` for ``since 2017``.
    """

    passage: Passage
    kind: TimeKind
    relation: str = "at"
    approximate: bool = False
    span: TimeSpan | None = None
    base: str | None = None
    offset: Offset | None = None

    @property
    def anchor(self) -> AnchorKind | None:
        """Which other time the expression needs; ``None`` for absolute and partial ones."""
        return self.offset.anchor if self.offset else None


@dataclass(frozen=True, slots=True)
class Anchor:
    """The times that stand ready around a passage, each ``None`` where unknown.

    ``previous`` was told before it in the text, ``published`` is the document's publication date, ``section`` the
    time its section or paragraph is about ("1953 border incident").
    """

    previous: TimeSpan | None = None
    published: TimeSpan | None = None
    section: TimeSpan | None = None
