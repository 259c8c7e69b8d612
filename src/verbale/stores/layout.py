"""Which graph of the data goes into which graph of the store."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from verbale.graph.terms import BASE
from verbale.model import StoreError
from verbale.stores.source import ONTOLOGY

FACTS = BASE + "id/graph/facts"
"""Where the facts stand in a store whose default graph is the union of all others."""

DEFAULT = ""
"""The target that is a store's default graph."""

ROLES = ("facts", "inferred", "claims", "disagreements", "ontology")
"""What a graph of the data may be; ``claims`` are the documents' graphs, each with its own name."""

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]+")


def role_of(graph: str | None) -> str:
    """What a graph of the data is.

    >>> role_of(None), role_of("https://example.org/id/graph/inferred"), role_of("https://example.org/id/graph/letter")
    ('facts', 'inferred', 'claims')
    """
    if graph is None:
        return "facts"
    if graph == ONTOLOGY:
        return "ontology"
    last = graph.rpartition("/id/graph/")[2]
    return last if last in {"inferred", "disagreements", "facts"} else "claims"


@dataclass(frozen=True, slots=True)
class Layout:
    """For each role the targets: ``default``, ``same`` (its own name) or an IRI; an empty tuple leaves it out."""

    targets: Mapping[str, tuple[str, ...]]

    @classmethod
    def plain(cls) -> Layout:
        """The graphs as they are in the data: for a store that composes default graphs when it is asked."""
        return cls({role: ("default" if role == "facts" else "same",) for role in ROLES})

    @classmethod
    def separate(cls) -> Layout:
        """For stores with a default graph of their own: facts and inferred triples in it, which queries expect."""
        return cls({**cls.plain().targets, "inferred": ("default", "same")})

    @classmethod
    def union(cls) -> Layout:
        """For stores whose default graph is the union of all: facts in a graph with a name."""
        return cls({**cls.plain().targets, "facts": (FACTS,)})

    def mapped(self, changes: Iterable[str]) -> Layout:
        """The layout with changes such as ``facts=default,https://example.org/facts`` or ``claims=none``.

        Raises ``StoreError`` for a change that cannot be meant.

        >>> Layout.plain().mapped(["inferred=default,same", "claims=none"]).targets["inferred"]
        ('default', 'same')
        """
        targets = dict(self.targets)
        for change in changes:
            role, equals, given = change.partition("=")
            wanted = tuple(part.strip() for part in given.split(","))
            if not equals or role not in ROLES:
                raise StoreError(f"--graph-map {change}: give ROLE=TARGET; roles are {', '.join(ROLES)}")
            if wanted == ("none",):
                wanted = ()
            for target in wanted:
                if target not in {"default", "same"} and not _IRI.fullmatch(target):
                    raise StoreError(f"--graph-map {change}: a target is 'default', 'same', 'none' or an IRI")
            targets[role] = tuple(dict.fromkeys(wanted))
        return Layout(targets)

    def of(self, graph: str | None) -> tuple[str, ...]:
        """The target graphs of a graph of the data, ``DEFAULT`` for the store's default graph."""
        own = graph or FACTS
        names = {"default": DEFAULT, "same": own}
        return tuple(dict.fromkeys(names.get(t, t) for t in self.targets.get(role_of(graph), ())))


def shown(target: str) -> str:
    """A target for people."""
    return f"<{target}>" if target else "the default graph"
