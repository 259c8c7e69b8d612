"""What people type, as terms: names, codes, IRIs, dates, numbers."""

from __future__ import annotations

import calendar
import datetime as dt
import difflib
import re
from collections.abc import Mapping

from verbale.graph.terms import VB
from verbale.model import QueryError
from verbale.queries.binder import iri, literal, variables
from verbale.queries.catalogue import KINDS, CannedQuery, Parameter
from verbale.queries.engine import Engine
from verbale.queries.lookup import Lookup, Vocabulary, fold
from verbale.queries.names import expand
from verbale.queries.results import Term

MAX_TEXT = 2_000
"""Longest text taken as a parameter, in code points."""

_BOOLEANS = {
    "true": True,
    "yes": True,
    "1": True,
    "sí": True,
    "si": True,
    "예": True,
    "false": False,
    "no": False,
    "0": False,
    "아니요": False,
}


class Resolver:
    """Turns the values of parameters into terms, by their types and one graph's names."""

    def __init__(self, graph: Engine) -> None:
        self._lookup = Lookup(graph)
        self._graph = graph

    @property
    def labels(self) -> dict[str, str]:
        """Labels of things that the graph does not speak of and the gazetteer knows."""
        return self._lookup.labels

    def terms(self, query: CannedQuery, given: Mapping[str, str]) -> dict[str, Term]:
        """A term for each parameter that was given or has a default.

        Raises ``QueryError`` for parameters that are unknown or missing, and for values that do not fit.
        """
        declared = {p.name: p for p in query.parameters}
        free = variables(query.sparql) - set(declared)
        for name in given:
            if name not in declared and name not in free:
                raise QueryError(_unknown(query, name, sorted({*declared, *free})))
        terms: dict[str, Term] = {}
        for parameter in query.parameters:
            value = given.get(parameter.name, parameter.default)
            if value is None or value == "":
                if parameter.required:
                    example = f", for example {parameter.name}={parameter.example}" if parameter.example else ""
                    raise QueryError(f"{query.name} needs the parameter {parameter.name}{example}")
                continue
            terms[parameter.name] = self.term(parameter, value)
        for name in sorted(free & set(given)):
            terms[name] = self._guess(name, given[name])
        return terms

    def term(self, parameter: Parameter, value: str) -> Term:
        """The term that a value of this parameter stands for."""
        name, kind = parameter.name, parameter.type
        if kind == "text":
            return _text(parameter, value)
        value = value.strip()
        if kind in KINDS:
            return self._lookup.entity(name, value, KINDS[kind])
        match kind:
            case "entity":
                return self._lookup.entity(name, value, None)
            case "class" | "property":
                return Vocabulary(self._graph.ontology).term(name, value, kind, parameter.under)
            case "date":
                return literal(_date(parameter, value).isoformat(), "date")
            case "year":
                if not re.fullmatch(r"[0-9]{4}", value):
                    raise QueryError(f"{name}={value[:80]!r} is not a year; write four digits, such as 1990")
                return literal(str(int(value)), "integer")
            case "integer":
                if not re.fullmatch(r"[+-]?[0-9]{1,18}", value):
                    raise QueryError(f"{name}={value[:80]!r} is not a whole number")
                return literal(str(int(value)), "integer")
            case "boolean":
                truth = _BOOLEANS.get(value.casefold())
                if truth is None:
                    raise QueryError(f"{name}={value[:80]!r} is neither true nor false")
                return literal("true" if truth else "false", "boolean")
            case _:
                known = expand(value) or (VB + value if re.fullmatch(r"\w+", value) else value)
                return iri(known)

    def _guess(self, name: str, value: str) -> Term:
        """A value for a ``$name`` of a query without a head."""
        if len(value) > MAX_TEXT:
            raise QueryError(f"{name} has {len(value):,} characters; at most {MAX_TEXT:,} are read")
        full = expand(value)
        if full is not None:
            return iri(full)
        return literal(value, "integer") if re.fullmatch(r"[0-9]{1,18}", value) else literal(value)


def _text(parameter: Parameter, value: str) -> Term:
    if len(value) > MAX_TEXT:
        raise QueryError(f"{parameter.name} has {len(value):,} characters; at most {MAX_TEXT:,} are read")
    if not parameter.choices:
        return literal(value)
    for choice in parameter.choices:
        if fold(choice) == fold(value):
            return literal(choice)
    near = difflib.get_close_matches(fold(value)[:80], parameter.choices, n=1)
    hint = f"did you mean {near[0]}?" if near else f"it is one of {', '.join(parameter.choices)}"
    raise QueryError(f"{parameter.name}={value[:80]!r} is not among its choices; {hint}")


def _date(parameter: Parameter, value: str) -> dt.date:
    """A day from ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``: the first or last that fits, as the parameter's edge says."""
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", value)
    try:
        if match is None:
            raise ValueError
        year = int(match[1])
        month = int(match[2] or (12 if parameter.edge == "end" else 1))
        day = int(match[3] or (calendar.monthrange(year, month)[1] if parameter.edge == "end" else 1))
        return dt.date(year, month, day)
    except ValueError:  # calendar.IllegalMonthError is one too
        raise QueryError(f"{parameter.name}={value[:80]!r} is not a date; write 1990, 1990-04 or 1990-04-30") from None


def _unknown(query: CannedQuery, name: str, known: list[str]) -> str:
    if not known:
        return f"{query.name} takes no parameter {name!r}; it takes none"
    near = difflib.get_close_matches(name, known, n=1)
    return f"{query.name} has no parameter {name!r}; " + (
        f"did you mean {near[0]}?" if near else f"it takes {', '.join(known)}"
    )
