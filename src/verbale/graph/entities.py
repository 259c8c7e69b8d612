"""Descriptions of entities: class, labels, other names and identifiers, merged from every mention."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from verbale.graph.terms import ALT_LABEL, LABEL, TYPE, Iri, Triple, text_literal, vb
from verbale.model.entity import Entity


class Description:
    """Gathers what the mentions of one entity in one graph say of it, in any order, and says it once.

    An entity that is also a fact's node has its classes from claims: ``typed`` is false for it.
    """

    __slots__ = ("_identifiers", "_languages", "_names", "_types")

    def __init__(self) -> None:
        self._types: set[str] = set()
        self._languages: set[str] = set()
        self._names: set[tuple[str, str]] = set()
        self._identifiers: set[tuple[str, str]] = set()

    def add(self, entity: Entity, *, typed: bool = True) -> None:
        """Add what one mention says."""
        if typed:
            self._types.add(entity.type)
        self._languages.update(language for language, _ in entity.labels)
        self._names.update(entity.labels)
        self._names.update(entity.aliases)
        self._identifiers.update(entity.identifiers)

    def add_type(self, name: str) -> None:
        """Add a class by its local name."""
        self._types.add(name)

    def add_fact_label(self) -> None:
        """Ask for the English label, which a fact has if no mention does."""
        self._languages.add("en")

    def triples(self, node: Iri, labels: Mapping[str, str]) -> Iterator[Triple]:
        """The description of ``node``; ``labels`` are those chosen for it, other names become ``skos:altLabel``."""
        for name in self._types:
            yield node, TYPE, vb(name)
        for language in self._languages & labels.keys():
            yield node, LABEL, text_literal(labels[language], language)
        for language, name in self._names:
            if labels.get(language) != name:
                yield node, ALT_LABEL, text_literal(name, language)
        for property_name, value in self._identifiers:
            yield node, vb(property_name), text_literal(value)


def preferred(entity: Entity) -> Iterator[tuple[str, str]]:
    """The first (language, label) of each language."""
    seen: set[str] = set()
    for language, label in entity.labels:
        if language not in seen:
            seen.add(language)
            yield language, label
