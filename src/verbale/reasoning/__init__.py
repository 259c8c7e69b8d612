"""Facts and axioms in; what follows from them, and what contradicts them, out."""

from verbale.reasoning.base import Clash, Closure, Engine, Materialised, Violation
from verbale.reasoning.inference import ENGINES, infer, require_consistent

__all__ = [
    "ENGINES",
    "Clash",
    "Closure",
    "Engine",
    "Materialised",
    "Violation",
    "infer",
    "require_consistent",
]
