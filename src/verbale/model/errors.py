"""What can go wrong, as one family.

VerbaleError
├── InputError        a file, folder or stream that cannot be used        (exit 2)
├── DataFileError     a shipped or user data file that does not validate  (exit 2)
├── QueryError        an unknown query, parameter, or refused SPARQL      (exit 2)
├── StoreError       a triple store that refuses, fails or cannot be told  (exit 2)
├── LimitError        a bound on time, size or memory was reached         (exit 2)
└── InconsistentError the graph contradicts the ontology                  (exit 1)
"""

from __future__ import annotations


class VerbaleError(Exception):
    """Base of every error Verbale raises on purpose; its text is one line: what, where, what to do."""


class InputError(VerbaleError):
    """A file, folder or stream that cannot be used."""


class DataFileError(VerbaleError):
    """A frame, gazetteer, query or ontology file that does not validate; the message names file and line."""


class QueryError(VerbaleError):
    """An unknown query or parameter, or SPARQL that is malformed or refused."""


class StoreError(VerbaleError):
    """A triple store that refuses, fails or cannot be recognised; the message names its address."""


class LimitError(VerbaleError):
    """A bound on time, size or memory was reached."""


class InconsistentError(VerbaleError):
    """The graph contradicts the ontology; ``violations`` holds one readable line each."""

    def __init__(self, message: str, violations: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.violations = violations
