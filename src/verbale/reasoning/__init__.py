"""Facts and axioms in; what follows from them, and what contradicts them, out."""

from verbale.reasoning.base import Clash, Engine, Inference, Materialised, Violation
from verbale.reasoning.closure import Closure, closure
from verbale.reasoning.inference import ENGINES, infer, require_consistent

__all__ = [
    "ENGINES",
    "Clash",
    "Closure",
    "Engine",
    "Inference",
    "Materialised",
    "Violation",
    "closure",
    "infer",
    "require_consistent",
]
