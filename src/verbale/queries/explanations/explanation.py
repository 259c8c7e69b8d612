"""What an explanation is: steps with their sentences, claims and quotes; or why there is none, with what comes near."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.graph.terms import Triple
from verbale.queries.results import Quote

INFERRED, ASSERTED, GIVEN, AXIOM, CONTRADICTION = "inferred", "asserted", "given", "axiom", "contradiction"
"""What a step is: it follows from others; documents assert it; the data has it without a claim; the ontology says it;
or (the last of an explanation, without a triple) it cannot be."""


@dataclass(frozen=True, slots=True)
class Said:
    """A claim of a triple: its IRI, how it is meant, whom the text names as source, and the passages that say so."""

    claim: str
    status: str
    polarity: str = "positive"
    according_to: tuple[str, ...] = ()
    sensitive: bool = False
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step: ``words`` say its triple, ``rule`` and ``reason`` why it follows from the steps in ``premises``.

    ``premises`` are places in ``Explanation.steps``: facts first, then axioms. ``short`` is the triple in the manner of
    Turtle, lists and restrictions in full. ``said`` are the claims of the triple; ``hidden`` counts sensitive ones that
    were not asked for. ``context`` are the triples that describe an axiom's nameless parts.
    """

    triple: Triple | None
    words: str
    kind: str
    rule: str | None = None
    reason: str = ""
    premises: tuple[int, ...] = ()
    short: str = ""
    said: tuple[Said, ...] = ()
    hidden: int = 0
    context: tuple[Triple, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a triple holds, or why some contradict each other: steps, each after those it rests on.

    ``individuals`` are the IRIs that a contradiction is about.
    """

    steps: tuple[Step, ...]
    individuals: tuple[str, ...] = ()

    @property
    def last(self) -> Step:
        """What is explained."""
        return self.steps[-1]

    @property
    def triple(self) -> Triple | None:
        """The triple explained; ``None`` for a contradiction."""
        return self.last.triple


@dataclass(frozen=True, slots=True)
class Near:
    """Something near a triple that does not hold: ``how`` it is near, what it says, and the claims behind it."""

    how: str
    triple: Triple
    words: str
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Unfounded:
    """A triple that neither was given nor follows. ``said`` are claims of that very triple that make no fact of it.

    ``stale``: the data has it among its inferred triples all the same. ``hidden`` counts sensitive claims left out.
    """

    triple: Triple
    words: str
    short: str
    said: tuple[Said, ...] = ()
    near: tuple[Near, ...] = ()
    stale: bool = False
    hidden: int = 0
