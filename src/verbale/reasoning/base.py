"""What a reasoner is: the seam between the engines and the rest of the house."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass, field
from typing import Protocol

from verbale.graph.terms import Term, Triple
from verbale.reasoning.proof import Proof


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One contradiction: the rule it broke (``cax-dw``, say), a readable line, the IRIs involved.

    ``bindings`` are what the rule's variables stand for, ``proofs`` why each triple that the contradiction rests on
    holds; both empty from an engine that does not explain.
    """

    rule: str
    message: str
    individuals: tuple[str, ...] = ()
    bindings: Mapping[str, Term] = field(default_factory=dict, compare=False)
    proofs: tuple[Proof, ...] = field(default=(), compare=False)

    @property
    def premises(self) -> tuple[Triple, ...]:
        """The triples that contradict each other."""
        return tuple(proof.triple for proof in self.proofs)


@dataclass(frozen=True, slots=True, order=True)
class Clash:
    """A contradiction as an engine finds it: a rule whose head is ``false``, and what its variables stand for.

    ``bindings`` are (variable, term) pairs, sorted; ``note`` says what an engine knows of a rule that is not in the
    table.
    """

    rule: str
    bindings: tuple[tuple[str, Term], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Materialised:
    """An engine's raw result: every triple it derived (input and noise may be among them) and every clash."""

    triples: Set[Triple]
    clashes: frozenset[Clash]


class Engine(Protocol):
    """A reasoner: the OWL 2 RL rules over assertions and axioms, to the fixpoint."""

    def materialise(self, facts: Collection[Triple], axioms: Collection[Triple]) -> Materialised:
        """What follows from ``facts``, all of whose literals are well-formed, under ``axioms``.

        ``axioms`` are the RDF form of OWL 2 without annotations; blank nodes (lists, restrictions) are IRIs that begin
        with ``_:``. The result does not depend on the order of either. Contradictions are clashes, never exceptions.
        """
        ...


@dataclass(frozen=True, slots=True)
class Inference:
    """What ``infer`` gives: new triples about individuals, and contradictions, sorted."""

    inferred: Set[Triple]
    violations: tuple[Violation, ...]

    @property
    def consistent(self) -> bool:
        """Whether nothing contradicts the ontology."""
        return not self.violations
