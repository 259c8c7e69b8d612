"""What a query answers: rows of terms, with labels and the sentences behind each row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """One RDF term: ``kind`` is ``iri``, ``literal`` or ``bnode``.

    ``value`` is the IRI, the lexical form or the blank node's label. ``datatype`` is a full IRI and ``language`` a tag;
    both are empty strings where a term has none (a plain string has neither).
    """

    kind: str
    value: str
    datatype: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A sentence behind a row: document IRI and title, half-open code points of the document's text, exact words.

    ``status`` is the local name of the claim's status (``asserted``, ``alleged`` …), ``according_to`` the labels of
    the sources that the text names.
    """

    document: str
    title: str
    start: int
    end: int
    quote: str
    status: str = ""
    according_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to one query.

    ``rows`` are tuples as long as ``columns``; an unbound cell is ``None``. ``form`` is ``select``, ``ask`` (one column
    ``answer``, one boolean row) or ``construct`` (columns ``subject``, ``predicate``, ``object``). ``hidden`` names
    columns that tables for people leave out and machine formats keep. ``labels`` maps the IRIs in the rows to a label
    for people. ``truncated`` is true when rows beyond the limit were left out. ``quotes`` holds, when evidence was
    asked for, one tuple a row (empty where the graph has no claim for it); otherwise it is empty.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    form: str = "select"
    title: str = ""
    question: str = ""
    hidden: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    truncated: bool = False
    quotes: tuple[tuple[Quote, ...], ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def truth(self) -> bool | None:
        """The answer of an ASK query, ``None`` for every other form."""
        if self.form != "ask":
            return None
        cell = self.rows[0][0]
        return cell is not None and cell.value == "true"
