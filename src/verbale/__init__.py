"""Verbale: documents about relations between states in, a reasoned knowledge graph with evidence out.

>>> import verbale
>>> verbale.Status.ALLEGED.value
'alleged'
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

__version__ = "0.1.0"

# Public name → the module that owns it. Each is imported when first used: `import verbale` itself costs nothing.
_HOMES = {
    "Build": "verbale.pipeline",
    "DataFileError": "verbale.model",
    "Document": "verbale.model",
    "Entity": "verbale.model",
    "Evidence": "verbale.model",
    "Fact": "verbale.model",
    "InconsistentError": "verbale.model",
    "InputError": "verbale.model",
    "LimitError": "verbale.model",
    "Passage": "verbale.model",
    "Polarity": "verbale.model",
    "QueryError": "verbale.model",
    "Status": "verbale.model",
    "Tier": "verbale.model",
    "VerbaleError": "verbale.model",
    "build_graph": "verbale.pipeline",
    "closure": "verbale.reasoning",
    "explain": "verbale.queries.explanations",
    "extract": "verbale.extraction",
    "fact_record": "verbale.exports.facts",
    "query": "verbale.queries",
    "read": "verbale.readers",
    "write_build": "verbale.pipeline",
}

# Where the owner's name is shorter than what it is called here.
_ORIGINAL = {"query": "run"}

__all__ = [
    "Build",
    "DataFileError",
    "Document",
    "Entity",
    "Evidence",
    "Fact",
    "InconsistentError",
    "InputError",
    "LimitError",
    "Passage",
    "Polarity",
    "QueryError",
    "Status",
    "Tier",
    "VerbaleError",
    "__version__",
    "build_graph",
    "closure",
    "explain",
    "extract",
    "fact_record",
    "query",
    "read",
    "write_build",
]

if TYPE_CHECKING:
    from verbale.exports.facts import fact_record
    from verbale.extraction import extract
    from verbale.model import (
        DataFileError,
        Document,
        Entity,
        Evidence,
        Fact,
        InconsistentError,
        InputError,
        LimitError,
        Passage,
        Polarity,
        QueryError,
        Status,
        Tier,
        VerbaleError,
    )
    from verbale.pipeline import Build, build_graph, write_build
    from verbale.queries import run as query
    from verbale.queries.explanations import explain
    from verbale.readers import read
    from verbale.reasoning import closure


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'verbale' has no attribute '{name}'")
    value = getattr(importlib.import_module(_HOMES[name]), _ORIGINAL.get(name, name))
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
