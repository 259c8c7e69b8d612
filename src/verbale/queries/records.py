"""Rows with Python values, by name: what a program reads from a result."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from verbale.queries.names import compact
from verbale.queries.results import XSD, Quote, Result, Row, Term

_WHOLE = frozenset(
    XSD + name
    for name in (
        "integer",
        "int",
        "long",
        "short",
        "byte",
        "nonNegativeInteger",
        "positiveInteger",
        "nonPositiveInteger",
        "negativeInteger",
        "unsignedInt",
        "unsignedLong",
        "unsignedShort",
        "unsignedByte",
    )
)


class Iri(str):
    """An IRI: a string, with the label that people read.

    >>> iri = Iri("https://w3id.org/verbale/id/state/KE", "Kenya")
    >>> iri.label, iri.key, iri == "https://w3id.org/verbale/id/state/KE"
    ('Kenya', 'state/KE', True)
    """

    __slots__ = ("label",)
    label: str

    def __new__(cls, value: str, label: str = "") -> Iri:
        """An IRI; without a label its short form stands for it."""
        iri = super().__new__(cls, value)
        iri.label = label or compact(value)
        return iri

    @property
    def key(self) -> str:
        """The short form: ``state/KE``, ``vb:Embassy``."""
        return compact(str(self))

    def __repr__(self) -> str:
        return f"Iri({self.key!r}, {self.label!r})"

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        return str(self), self.label


Value = Iri | str | bool | int | float | Decimal | dt.date | dt.datetime | None


class Record:
    """One row: ``record.time``, ``record["time"]``, ``record[0]``; a name that is a word of Python ends in ``_``.

    Values are ``Iri`` (with ``.label``), ``str``, ``bool``, ``int``, ``Decimal``, ``float``, ``datetime.date`` and
    ``datetime``, ``None`` where the row has nothing; a literal that is not of its type stays ``str``. ``terms`` are the
    terms themselves, with language and datatype.

    >>> result = Result(("what", "from"), ((Term("iri", "urn:a"), Term("literal", "7", XSD + "integer")),))
    >>> (record,) = result
    >>> record.what, record.from_, record["from"], list(record)
    (Iri('urn:a', 'urn:a'), 7, 7, [Iri('urn:a', 'urn:a'), 7])
    """

    __slots__ = ("_number", "_result")

    def __init__(self, result: Result, number: int) -> None:
        self._result = result
        self._number = number

    @property
    def terms(self) -> Row:
        """The row's terms."""
        return self._result.rows[self._number]

    def evidence(self) -> tuple[Quote, ...]:
        """The sentences behind this row, sorted; empty where the graph has no claim for it.

        Asks once more, for all rows at once, if the question was asked without evidence.
        """
        return self._result.with_evidence().quotes[self._number]

    def why(self) -> tuple[str, ...]:
        """The proofs, a line of text each, of the inferred triples that this row rests on; empty where there are none.

        Asks once more, for all rows at once, if the question was asked without ``why``.
        """
        return self._result.with_proofs().proofs[self._number]

    def __getitem__(self, key: int | str) -> Value:
        if isinstance(key, str):
            if key not in self._result.columns:
                raise KeyError(f"{key!r}; columns are {', '.join(self._result.columns)}")
            key = self._result.columns.index(key)
        return value_of(self.terms[key], self._result)

    def __getattr__(self, name: str) -> Value:
        for column in (name, name.removesuffix("_")):
            if not name.startswith("__") and column in self._result.columns:
                return self[column]
        raise AttributeError(f"no column is called {name!r}; columns are {', '.join(self._result.columns)}")

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._result.columns]

    def __len__(self) -> int:
        return len(self.terms)

    def __iter__(self) -> Iterator[Value]:
        return (value_of(term, self._result) for term in self.terms)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(self.terms)

    def __repr__(self) -> str:
        cells = ((c, v) for c, v in zip(self._result.columns, self, strict=True) if c not in self._result.hidden)
        return f"Record({', '.join(f'{c}={v.label if isinstance(v, Iri) else v!r}' for c, v in cells)})"


def value_of(term: Term | None, result: Result) -> Value:
    """The Python value of a cell."""
    if term is None or term.kind == "bnode":
        return None if term is None else "_:" + term.value
    if term.kind == "iri":
        return Iri(term.value, result.labels.get(term.value, ""))
    return _python(term)


def _python(term: Term) -> Value:
    text, datatype = term.value, term.datatype.removeprefix(XSD) if term.datatype.startswith(XSD) else ""
    try:
        if term.datatype in _WHOLE:
            return int(text)
        match datatype:
            case "decimal":
                return Decimal(text)
            case "double" | "float":
                return float(text)
            case "boolean":
                return {"true": True, "1": True, "false": False, "0": False}.get(text, text)
            case "date":
                return dt.date.fromisoformat(text)
            case "dateTime":
                return dt.datetime.fromisoformat(text)
            case _:
                return text
    except (ValueError, InvalidOperation):  # not of its datatype, or more than Python can hold
        return text
