"""What people type, as terms: names, codes, IRIs, dates, numbers."""

from __future__ import annotations

import calendar
import datetime as dt
import difflib
import re
import unicodedata
from collections.abc import Mapping
from functools import cached_property

from verbale.graph.terms import BASE, SKOS, VB, escape_path
from verbale.model import QueryError
from verbale.queries.binder import iri, literal, variables
from verbale.queries.catalogue import CannedQuery, Parameter
from verbale.queries.names import RDFS_LABEL, compact, expand
from verbale.queries.results import Term
from verbale.queries.store import GraphStore

_CHOICES = 6
_STATES = frozenset({"state", "territory"})


def fold(name: str) -> str:
    """A name for comparison: compatibility form, no accents, no case, no article, single spaces.

    >>> fold("The  Côte d’Ivoire") == fold("cote d'ivoire")
    True
    """
    flat = unicodedata.normalize("NFKD", name.replace("’", "'"))
    flat = unicodedata.normalize("NFC", "".join(c for c in flat if not unicodedata.combining(c))).casefold()
    return " ".join(re.sub(r"^(?:the|la|el|los|las) ", "", " ".join(re.sub(r"[^\w' ]", " ", flat).split())).split())


class Resolver:
    """Names of things in one graph."""

    def __init__(self, graph: GraphStore) -> None:
        self._graph = graph

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
            terms[name] = self._guess(given[name])
        return terms

    def term(self, parameter: Parameter, value: str) -> Term:
        """The term that a value of this parameter stands for."""
        value = value.strip() if parameter.type != "text" else value
        match parameter.type:
            case "state":
                return self.entity(parameter.name, value, _STATES)
            case "entity":
                return self.entity(parameter.name, value, None)
            case "date":
                return literal(_date(parameter, value).isoformat(), "date")
            case "integer":
                if not re.fullmatch(r"[+-]?[0-9]{1,18}", value):
                    raise QueryError(f"{parameter.name}={value!r} is not a whole number")
                return literal(str(int(value)), "integer")
            case "boolean":
                if value.lower() not in {"true", "false", "yes", "no", "1", "0"}:
                    raise QueryError(f"{parameter.name}={value!r} is neither true nor false")
                return literal("true" if value.lower() in {"true", "yes", "1"} else "false", "boolean")
            case "iri":
                known = expand(value) or (VB + value if re.fullmatch(r"\w+", value) else value)
                return iri(known)
            case _:
                return literal(value)

    def entity(self, name: str, value: str, kinds: frozenset[str] | None) -> Term:
        """The one thing of the graph that a name, code, label in any language, key or IRI means.

        ``kinds`` are the first parts of the keys allowed (``state``), ``None`` for any.
        """
        full = expand(value)
        if full is not None:
            term = iri(full)
            if not self._graph.knows(full):
                raise QueryError(f"{name}={value!r}: the graph says nothing about <{full}>{self._near(value, kinds)}")
            return term
        found = self._by_name(value, kinds) or self._by_gazetteer(value, kinds)
        if not found:
            raise QueryError(f"{name}={value!r} is nothing the graph speaks of{self._near(value, kinds)}")
        if len(found) > 1:
            choices = ", ".join(f"{self._graph.label(i)} ({compact(i)})" for i in found[:_CHOICES])
            more = f" and {len(found) - _CHOICES} more" if len(found) > _CHOICES else ""
            raise QueryError(f"{name}={value!r} may mean {choices}{more}; give one of these")
        return iri(found[0])

    def _by_name(self, value: str, kinds: frozenset[str] | None) -> list[str]:
        # A code beats a label, a label beats another name: `PE` is a state before it is anybody's initials.
        for index in (self._codes, self._labels, self._others):
            if found := sorted(i for i in index.get(fold(value), ()) if _is_of(i, kinds)):
                return found
        return []

    def _by_gazetteer(self, value: str, kinds: frozenset[str] | None) -> list[str]:
        from verbale.entities import gazetteer  # it reads tables: only for names that the graph itself does not have

        iris = {f"{BASE}id/{escape_path(entity.key)}" for entity in gazetteer.load().candidates(value)}
        return sorted(i for i in iris if _is_of(i, kinds) and self._graph.knows(i))

    def _guess(self, value: str) -> Term:
        full = expand(value)
        if full is not None:
            return iri(full)
        return literal(value, "integer") if re.fullmatch(r"[0-9]{1,18}", value) else literal(value)

    def _near(self, value: str, kinds: frozenset[str] | None) -> str:
        labels = {
            key: iris[0]
            for index in (self._others, self._labels)
            for key, all_iris in index.items()
            if (iris := sorted(i for i in all_iris if _is_of(i, kinds)))
        }
        near = difflib.get_close_matches(fold(value)[:80], labels, n=3, cutoff=0.7)
        names = list(dict.fromkeys(self._graph.label(labels[key]) for key in near))
        return f"; did you mean {' or '.join(names)}?" if names else ""

    @cached_property
    def _codes(self) -> dict[str, set[str]]:
        return self._index(VB + "isoCode")

    @cached_property
    def _labels(self) -> dict[str, set[str]]:
        return self._index(RDFS_LABEL)

    @cached_property
    def _others(self) -> dict[str, set[str]]:
        names = self._index(SKOS + "altLabel")
        for name, iris in self._index(VB + "alternativeName").items():
            names.setdefault(name, set()).update(iris)
        return names

    def _index(self, predicate: str) -> dict[str, set[str]]:
        index: dict[str, set[str]] = {}
        for subject, _, label in self._graph.quads(None, predicate):
            if subject.kind == "iri" and not subject.value.startswith(VB):
                index.setdefault(fold(label.value), set()).add(subject.value)
        return index


def _is_of(value: str, kinds: frozenset[str] | None) -> bool:
    if kinds is None:
        return True
    return value.startswith(BASE + "id/") and value.removeprefix(BASE + "id/").split("/")[0] in kinds


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
        raise QueryError(f"{parameter.name}={value!r} is not a date; write 1990, 1990-04 or 1990-04-30") from None


def _unknown(query: CannedQuery, name: str, known: list[str]) -> str:
    if not known:
        return f"{query.name} takes no parameter {name!r}; it takes none"
    near = difflib.get_close_matches(name, known, n=1)
    return f"{query.name} has no parameter {name!r}; " + (
        f"did you mean {near[0]}?" if near else f"it takes {', '.join(known)}"
    )
