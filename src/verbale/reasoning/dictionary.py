"""Terms as integers: what the rules join on.

Resources (IRIs, blank nodes) are 0, 1, 2…, literals -1, -2…. Two literals of one data value are one integer
(``dt-eq``), so that joins are by value; the shortest spelling in the graph stands for it, whichever was met first.
"""

from __future__ import annotations

from collections.abc import Iterable

from verbale.graph.terms import Iri, Literal, Term
from verbale.reasoning import datatypes

_SEPARATOR = "\x00"


class Dictionary:
    """A two-way table of terms and integers: those of a graph, and those that rules and questions name.

    >>> terms = Dictionary()
    >>> one = terms.encode(Literal("1", "http://www.w3.org/2001/XMLSchema#integer"))
    >>> one == terms.encode(Literal("01", "http://www.w3.org/2001/XMLSchema#int")), terms.encode(Iri("ex:a"))
    (True, 0)
    """

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._resources: list[str] = []
        self._literals: list[str] = []
        self._values: dict[datatypes.Value, int] = {}
        self._blank: set[int] = set()
        self._only_named: set[int] = set()  # literals that no triple has had yet
        self.malformed: list[Literal] = []
        """Literals that are none of their datatype's, in the order met."""

    def __len__(self) -> int:
        return len(self._resources) + len(self._literals)

    def resource(self, iri: str) -> int:
        """The integer of an IRI, or of a blank node where it begins with ``_:``."""
        found = self._ids.get(iri)
        if found is None:
            found = self._ids[iri] = len(self._resources)
            self._resources.append(iri)
            if iri.startswith("_:"):
                self._blank.add(found)
        return found

    def fresh(self, name: str) -> int:
        """A resource of the engine's own, such as the beginning of a chain; never in the output."""
        return self.resource(f"_:{_SEPARATOR}{name}")

    def literal(self, value: str, datatype: str, language: str) -> int:
        """The integer of a literal of the graph, the same for every spelling of its value."""
        key = f"{_SEPARATOR}{datatype}{_SEPARATOR}{language}{_SEPARATOR}{value}"
        found = self._ids.get(key)
        if found is None:
            found = self._ids[key] = self._new_literal(key, Literal(value, datatype, language))
            if self._literals[-found - 1] != key:
                self._respell(found, key)
        if found in self._only_named:
            self._only_named.remove(found)
            self._literals[-found - 1] = key
            if datatypes.value(Literal(value, datatype, language)) is None:
                self.malformed.append(Literal(value, datatype, language))
        return found

    def add(self, term: Term) -> int:
        """The integer of a term of the graph, given one if it has none."""
        return self.resource(term.value) if isinstance(term, Iri) else self.literal(*term)

    def encode(self, term: Term) -> int:
        """The integer of a term that is only named, given one if it has none: its spelling never stands for others."""
        if isinstance(term, Iri):
            return self.resource(term.value)
        found = self.find(term)
        if found is None:
            key = f"{_SEPARATOR}{term.datatype}{_SEPARATOR}{term.language}{_SEPARATOR}{term.value}"
            found = self._ids[key] = self._new_literal(key, term, only_named=True)
            self._only_named.add(found)
        return found

    def encode_all(self, terms: Iterable[Term]) -> frozenset[int]:
        """The integers of several terms."""
        return frozenset(self.encode(term) for term in terms)

    def find(self, term: Term) -> int | None:
        """The integer of a term, ``None`` if neither it nor an equal value was met."""
        if isinstance(term, Iri):
            return self._ids.get(term.value)
        key = f"{_SEPARATOR}{term.datatype}{_SEPARATOR}{term.language}{_SEPARATOR}{term.value}"
        found = self._ids.get(key)
        if found is None:
            value = datatypes.value(term)
            found = self._values.get(value) if value is not None else None
        return found

    def decode(self, number: int) -> Term:
        """The term of an integer."""
        if number >= 0:
            return Iri(self._resources[number])
        _, datatype, language, value = self._literals[-number - 1].split(_SEPARATOR, 3)
        return Literal(value, datatype, language)

    @property
    def blanks(self) -> frozenset[int]:
        """The integers of all blank nodes."""
        return frozenset(self._blank)

    def resources(self) -> range:
        """The integers of all IRIs and blank nodes."""
        return range(len(self._resources))

    def text(self, number: int) -> str:
        """The IRI of a resource."""
        return self._resources[number]

    def literals(self) -> range:
        """The integers of all literals."""
        return range(-len(self._literals), 0)

    def _new_literal(self, key: str, literal: Literal, *, only_named: bool = False) -> int:
        value = datatypes.value(literal)
        if value is None:
            if not only_named:
                self.malformed.append(literal)
        else:
            known = self._values.get(value)
            if known is not None:
                return known
        self._literals.append(key)
        number = -len(self._literals)
        if value is not None:
            self._values[value] = number
        return number

    def _respell(self, number: int, key: str) -> None:
        self._literals[-number - 1] = min(self._literals[-number - 1], key, key=_plainness)


def _plainness(key: str) -> tuple[int, str, str, str]:
    _, datatype, language, value = key.split(_SEPARATOR, 3)
    return len(value), value, datatype, language
