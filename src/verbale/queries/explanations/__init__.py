"""Explanations: why a triple holds, down to the sentences that say so and the axioms it takes."""

from verbale.queries.explanations.explanation import Explanation, Near, Said, Step, Unfounded
from verbale.queries.explanations.running import contradictions, explain

__all__ = ["Explanation", "Near", "Said", "Step", "Unfounded", "contradictions", "explain"]
