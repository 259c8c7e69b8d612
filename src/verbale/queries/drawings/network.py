"""What a network shows: the things in the rows of an answer as nodes, the rows as edges."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from verbale.graph.graphml import token
from verbale.graph.terms import BASE, RDF, RDFS
from verbale.queries.drawings.roles import network_roles
from verbale.queries.results import Result, Term
from verbale.queries.writers.base import shown_columns
from verbale.queries.writers.text import cell_text

_TYPE, _LABEL = RDF + "type", RDFS + "label"


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: ``id`` depends on nothing but the thing, so it is the same in every answer. ``kind`` is its class in
    words, of several the first; ``details`` are what a CONSTRUCT says of it in literals, by property.
    """

    id: str
    term: Term
    label: str
    kind: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """What ties ``source`` to ``target`` (ids of nodes): its name in words, its IRI where it has one, its time (EDTF),
    and the other cells of the row by column. ``id`` depends on nothing but the row.
    """

    id: str
    source: str
    target: str
    label: str
    iri: str = ""
    time: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges, each sorted by id."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def network_of(result: Result) -> Network:
    """The network in the rows of an answer. Raises ``QueryError`` where its columns make none.

    Of a CONSTRUCT, triples that give a class, a label or another literal describe their subject; the others are edges.
    """
    return _Builder(result).network()


def node_id(term: Term) -> str:
    """An id for a term that is an XML name token; different terms have different ids.

    >>> node_id(Term("iri", BASE + "id/state/PE")), node_id(Term("literal", "maize"))[:5]
    ('state.PE', 'text:')
    """
    if term.kind != "iri":
        digest = hashlib.sha256("\x00".join((term.kind, term.value, term.datatype, term.language)).encode())
        return f"text:{digest.hexdigest()[:12]}"
    key = term.value.removeprefix(f"{BASE}id/")
    mark = "" if key != term.value else "iri:"
    return mark + token(key)


class _Builder:
    def __init__(self, result: Result) -> None:
        self.result = result
        self.places = network_roles(result)
        self.of_triples = result.form in {"construct", "describe"}
        self.labels: dict[str, str] = {}
        self.terms: dict[str, Term] = {}
        self.kinds: dict[str, set[str]] = {}
        self.details: dict[str, dict[str, set[str]]] = {}
        self.edges: dict[str, Edge] = {}

    def network(self) -> Network:
        for row in self.result.rows:
            self._read(row)
        nodes = [
            Node(
                id=name,
                term=term,
                label=self.labels.get(name) or cell_text(self.result, term),
                kind=min(self.kinds.get(name, ()), default="") or _kind_of(term),
                details={key: "; ".join(sorted(values)) for key, values in sorted(self.details.get(name, {}).items())},
            )
            for name, term in sorted(self.terms.items())
        ]
        return Network(tuple(nodes), tuple(edge for _, edge in sorted(self.edges.items())))

    def _read(self, row: tuple[Term | None, ...]) -> None:
        cells = {role: row[place] for role, place in self.places.items()}
        start, end = cells["from"], cells["to"]
        if start is None:
            return
        if self.of_triples and end is not None and self._describes(start, cells.get("relation"), end):
            return
        source = self._node(start, cells.get("from_kind"))
        if end is None:
            return
        target = self._node(end, cells.get("to_kind"))
        relation, time = cells.get("relation"), cells.get("time")
        named = [c for i, c in enumerate(self.result.columns) if i in shown_columns(self.result)]
        details = {
            column: cell_text(self.result, cell)
            for column, cell in zip(self.result.columns, row, strict=True)
            if cell is not None and column in named and self.result.columns.index(column) not in self.places.values()
        }
        label = cell_text(self.result, relation)
        content = "\x00".join((source, target, repr(relation), repr(time), repr(cells.get("node")), repr(details)))
        name = "e" + hashlib.sha256(content.encode()).hexdigest()[:12]
        iri = relation.value if relation is not None and relation.kind == "iri" else ""
        self.edges[name] = Edge(name, source, target, label, iri, time.value if time else "", details)

    def _node(self, term: Term, kind: Term | None) -> str:
        name = node_id(term)
        self.terms[name] = term
        if kind is not None:
            self.kinds.setdefault(name, set()).add(cell_text(self.result, kind))
        return name

    def _describes(self, subject: Term, predicate: Term | None, value: Term) -> bool:
        """Whether a triple says something of its subject alone; it is then noted."""
        if predicate is None or (value.kind == "iri" and predicate.value != _TYPE):
            return False
        name = self._node(subject, value if predicate.value == _TYPE else None)
        if predicate.value == _LABEL:
            own = {"": 1, getattr(self.result, "language", "en"): 2}.get(value.language, 0)
            if own or name not in self.labels:
                self.labels[name] = cell_text(self.result, value)
        elif predicate.value != _TYPE:
            key = cell_text(self.result, predicate)
            self.details.setdefault(name, {}).setdefault(key, set()).add(cell_text(self.result, value))
        return True


def _kind_of(term: Term) -> str:
    """The kind that an IRI of the graph tells by itself."""
    key = term.value.removeprefix(f"{BASE}id/")
    return key.split("/")[0] if term.kind == "iri" and key != term.value and "/" in key else ""
