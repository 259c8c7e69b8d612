"""What all documents together say of each thing: whether some fact settles it, and its label in each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from verbale.graph.entities import preferred
from verbale.graph.packing import spool_of_plain_rows
from verbale.graph.sorting import Sorter
from verbale.model.entity import Entity

_LABEL, _FAINT, _SETTLED, _CLAIMED, _SENSITIVE, _DOCUMENT = "abcdef"
"""Kinds of notes; documents come last among those on one thing, when all else is known."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What is known of a thing when all documents are.

    ``settled``: some direct fact has its key; ``claimed``: some other fact has; ``sensitive``: such a one is an
    allegation not to be repeated. ``labels`` has one label a language, the same whatever graph the thing is in: the
    shortest that some mention prefers, ties in code point order; a fact's own label (English) stands in where no
    mention has an English one.
    """

    settled: bool
    claimed: bool
    sensitive: bool
    labels: Mapping[str, str]

    @property
    def withheld(self) -> bool:
        """Whether even its label stays out of the facts: it would repeat a sensitive allegation."""
        return self.sensitive and not self.settled


class Things:
    """Takes notes of things, document after document, and hands back for each document the things noted there.

    What does not fit into memory is on disk: notes are sorted by thing, what follows of them by document.
    """

    def __init__(self) -> None:
        self._notes: Sorter[tuple[str, str, str, str]] = Sorter(spool=spool_of_plain_rows)

    def mention(self, slug: str, entity: Entity, *, faint: bool = False) -> None:
        """Take note of an entity and its preferred labels; of ``faint`` ones only in languages without another."""
        self._notes.add((entity.key, _DOCUMENT, slug, ""))
        for language, label in preferred(entity):
            self._notes.add((entity.key, _FAINT if faint else _LABEL, language, label))

    def settle(self, slug: str, key: str, label: str) -> None:
        """Take note of a direct fact with its label."""
        self._notes.add((key, _DOCUMENT, slug, ""))
        self._notes.add((key, _SETTLED, "", label))

    def claim(self, slug: str, key: str, label: str, *, sensitive: bool) -> None:
        """Take note of a fact that is only claimed: its label counts as long as no such fact is settled."""
        self._notes.add((key, _DOCUMENT, slug, ""))
        self._notes.add((key, _CLAIMED, "", label))
        if sensitive:
            self._notes.add((key, _SENSITIVE, "", ""))

    def of_documents(self, slugs: Iterable[str]) -> Iterator[tuple[str, dict[str, Thing]]]:
        """Each of these documents, which come sorted, with the things noted there by key."""
        told: Sorter[tuple[str, str, tuple[bool, bool, bool], tuple[tuple[str, str], ...]]]
        told = Sorter(spool=spool_of_plain_rows)
        for key, notes in groupby(self._notes, itemgetter(0)):
            chosen: dict[tuple[str, str], str] = {}
            known: tuple[tuple[bool, bool, bool], tuple[tuple[str, str], ...]] | None = None
            for _, kind, language, label in notes:
                if kind != _DOCUMENT:
                    earlier = chosen.get((kind, language))
                    chosen[kind, language] = label if earlier is None else min(earlier, label, key=_length)
                    continue
                if known is None:
                    known = (
                        ((_SETTLED, "") in chosen, (_CLAIMED, "") in chosen, (_SENSITIVE, "") in chosen),
                        tuple(sorted(_labels(chosen).items())),
                    )
                told.add((language, key, known[0], known[1]))
        found = groupby(told, itemgetter(0))
        following = next(found, None)
        for slug in slugs:
            things: dict[str, Thing] = {}
            if following is not None and following[0] == slug:
                for _, key, (settled, claimed, sensitive), labels in following[1]:
                    things[key] = Thing(settled, claimed, sensitive, dict(labels))
                following = next(found, None)
            yield slug, things


def _labels(chosen: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """The label in each language, of those chosen by kind and language."""
    labels = {language: label for (kind, language), label in chosen.items() if kind == _FAINT}
    labels.update((language, label) for (kind, language), label in chosen.items() if kind == _LABEL)
    fact = chosen.get((_SETTLED, ""), chosen.get((_CLAIMED, "")))
    if fact is not None:
        labels.setdefault("en", fact)
    return labels


def _length(text: str) -> tuple[int, str]:
    return len(text), text
