"""What a query answers: rows of terms, with labels and the sentences behind each row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from verbale.model import QueryError

if TYPE_CHECKING:
    from verbale.queries.records import Record

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


Row = tuple[Term | None, ...]
"""One row of an answer; an unbound cell is ``None``."""


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
    """The answer to one query. Iterating gives records: rows with Python values, by name (see ``Record``).

    ``rows`` are tuples as long as ``columns``; an unbound cell is ``None``. ``form`` is ``select``, ``ask`` (one column
    ``answer``, one boolean row) or ``construct`` (columns ``subject``, ``predicate``, ``object``). ``hidden`` names
    columns that tables for people leave out and machine formats keep. ``labels`` maps the IRIs in the rows to a label
    for people, in ``language`` where there is one. ``truncated`` is true when rows beyond the limit were left out.
    ``quotes`` holds, when evidence was asked for, one tuple a row (empty where the graph has no claim for it);
    otherwise it is empty. ``proofs`` does the same for proofs, lines of text, of the inferred triples a row rests on.
    ``reason`` is one sentence that says why there are no rows, empty where there are some. ``draw`` says which columns
    play which roles in a drawing, as the query's head does. ``parameters`` are the terms that the given values became.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    form: str = "select"
    title: str = ""
    question: str = ""
    hidden: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    truncated: bool = False
    quotes: tuple[tuple[Quote, ...], ...] = ()
    proofs: tuple[tuple[str, ...], ...] = ()
    reason: str = ""
    language: str = "en"
    draw: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    parameters: Mapping[str, Term] = field(default_factory=dict)
    again: Callable[..., Result] | None = field(default=None, compare=False, repr=False)
    """Asks the same question once more, with ``evidence`` or ``why``; ``None`` where there is no telling how."""
    _fuller: dict[str, Result] = field(default_factory=dict, compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Record]:
        from verbale.queries.records import Record

        return (Record(self, number) for number in range(len(self.rows)))

    def __getitem__(self, number: int) -> Record:
        """The record of one row; negative numbers count from the end."""
        from verbale.queries.records import Record

        return Record(self, range(len(self.rows))[number])

    @property
    def truth(self) -> bool | None:
        """The answer of an ASK query, ``None`` for every other form."""
        if self.form != "ask":
            return None
        cell = self.rows[0][0]
        return cell is not None and cell.value == "true"

    def with_evidence(self) -> Result:
        """The same answer with ``quotes``; asks again, once, if evidence was not asked for at first."""
        return self if self.quotes or not self.rows else self._with("evidence")

    def with_proofs(self) -> Result:
        """The same answer with ``proofs``; asks again, once, if they were not asked for at first."""
        return self if self.proofs or not self.rows else self._with("why")

    def _with(self, what: str) -> Result:
        if what not in self._fuller:
            if self.again is None:
                raise QueryError(f"this result cannot ask again; run the query with {what}=True")
            fuller = self.again(**{what: True})
            if fuller.rows != self.rows:
                raise QueryError("the graph has changed since this question was asked; ask it again")
            self._fuller[what] = fuller
        return self._fuller[what]

    def to_pandas(self, *, labels: bool = True) -> Any:  # noqa: ANN401
        """A ``pandas.DataFrame``, a column for each of ``columns`` (hidden ones too) with Python values, a row a row.

        ``labels`` gives people's labels for IRIs; without it they stay IRIs. Raises ``QueryError`` where pandas, which
        Verbale itself does not need, is not installed.
        """
        import importlib

        try:
            pandas = importlib.import_module("pandas")
        except ImportError:
            raise QueryError("to_pandas needs pandas, which is not installed: pip install pandas") from None
        rows = [[getattr(cell, "label", cell) if labels else cell for cell in record] for record in self]
        return pandas.DataFrame(rows, columns=list(self.columns))
