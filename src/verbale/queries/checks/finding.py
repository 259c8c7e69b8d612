"""What a check finds: a verdict, what was compared, and the sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from verbale.queries.results import Quote

PARTS = ("shapes", "consistency", "evidence", "arithmetic", "chronology")
"""What is checked, in this order."""

OK, OFF, UNKNOWN = "ok", "off", "cannot tell"
"""The verdicts: it holds; it does not; what is needed to tell is missing or too coarse."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked.

    ``part`` is one of ``PARTS``, ``verdict`` one of ``OK``, ``OFF``, ``UNKNOWN``. ``check`` names the check, ``what``
    the thing it is about (by label) and ``node`` that thing's IRI, empty where it is about the whole graph.
    ``message`` says in one line what was compared, with units, and by how much it is off. ``details`` has the same as
    (name, value) pairs where the check has numbers. ``quotes`` are the sentences behind it.
    """

    part: str
    verdict: str
    check: str
    what: str
    message: str
    node: str = ""
    details: tuple[tuple[str, str], ...] = ()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, in the order of ``PARTS``; within one those that are off come first."""

    findings: tuple[Finding, ...]
    parts: tuple[str, ...] = PARTS

    def count(self, verdict: str, part: str | None = None) -> int:
        """How many findings have this verdict, in one part or in all."""
        return sum(f.verdict == verdict and part in {None, f.part} for f in self.findings)

    @property
    def sound(self) -> bool:
        """Whether nothing is off; what cannot be told does not count against the graph."""
        return not self.count(OFF)


def sorted_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order a report has them, each once."""
    rank = {OFF: 0, UNKNOWN: 1, OK: 2}
    unique = dict.fromkeys(findings)
    return tuple(
        sorted(unique, key=lambda f: (PARTS.index(f.part), rank[f.verdict], f.check, f.what, f.message, f.node))
    )
