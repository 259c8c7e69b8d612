"""Descriptions of entities: class, labels, other names and identifiers, merged from every mention."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.graph.terms import ALT_LABEL, LABEL, TYPE, Iri, Triple, text_literal, vb
from verbale.model.entity import Entity

_Labels = dict[str, dict[str, str]]
"""For each language the label of each key."""


class LabelChoice:
    """Chooses one label a language for each key, over all documents: one thing, one name, whatever graph it is in.

    The shortest label that some mention prefers, ties in code point order; a fact's own label (English) stands in
    where no mention has an English one.
    """

    def __init__(self) -> None:
        self._labels: _Labels = {}
        self._faint: _Labels = {}
        self._fallbacks: dict[str, str] = {}
        self._claimed: dict[str, str] = {}

    def add(self, entity: Entity) -> None:
        """Take note of an entity's preferred labels."""
        _note(self._labels, entity)

    def add_faint(self, entity: Entity) -> None:
        """Take note of labels that count only where no other mention has one in the language."""
        _note(self._faint, entity)

    def add_fallback(self, key: str, label: str) -> None:
        """Take note of the label of a fact with this key."""
        self._fallbacks[key] = _shorter(self._fallbacks.get(key), label)

    def add_claimed(self, key: str, label: str) -> None:
        """Take note of the label of a fact that is only claimed: it counts as long as no such fact is settled."""
        self._claimed[key] = _shorter(self._claimed.get(key), label)

    def of(self, key: str, *, settled: bool) -> dict[str, str]:
        """The label in each language; ``settled`` says whether some fact with this key is."""
        labels = {
            language: chosen[key]
            for named in (self._faint, self._labels)
            for language, chosen in named.items()
            if key in chosen
        }
        fallback = (self._fallbacks if settled else self._claimed).get(key)
        if fallback is not None:
            labels.setdefault("en", fallback)
        return labels


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

    def triples(self, node: Iri, labels: dict[str, str]) -> Iterator[Triple]:
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


def _note(named: _Labels, entity: Entity) -> None:
    for language, label in preferred(entity):
        chosen = named.setdefault(language, {})
        chosen[entity.key] = _shorter(chosen.get(entity.key), label)


def _shorter(known: str | None, label: str) -> str:
    return label if known is None else min(known, label, key=lambda text: (len(text), text))
