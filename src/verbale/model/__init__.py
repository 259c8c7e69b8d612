"""The words Verbale is made of: frozen values, standard library only."""

from verbale.model.document import Block, BlockKind, Document, Skipped, Source
from verbale.model.entity import Entity
from verbale.model.errors import (
    DataFileError,
    InconsistentError,
    InputError,
    LimitError,
    QueryError,
    StoreError,
    VerbaleError,
)
from verbale.model.fact import (
    Evidence,
    Fact,
    FactKind,
    Filler,
    Polarity,
    Role,
    Status,
    Text,
    Tier,
)
from verbale.model.passage import Passage
from verbale.model.quantity import Quantity
from verbale.model.time import Precision, TimeMention, TimeSpan

__all__ = [
    "Block",
    "BlockKind",
    "DataFileError",
    "Document",
    "Entity",
    "Evidence",
    "Fact",
    "FactKind",
    "Filler",
    "InconsistentError",
    "InputError",
    "LimitError",
    "Passage",
    "Polarity",
    "Precision",
    "Quantity",
    "QueryError",
    "Role",
    "Skipped",
    "Source",
    "Status",
    "StoreError",
    "Text",
    "Tier",
    "TimeMention",
    "TimeSpan",
    "VerbaleError",
]
