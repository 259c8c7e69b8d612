"""GraphML 1.0: an answer as a network, for Gephi, yEd, Cytoscape, networkx, igraph.

Ids of nodes and edges depend on nothing but what they stand for. Attributes are strings: of nodes ``label``, ``kind``,
``iri`` and what a CONSTRUCT says of them; of edges ``label``, ``iri``, ``time`` (EDTF) with its bounds ``first`` and
``last``, and the query's other columns. Characters that XML 1.0 cannot hold become U+FFFD.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from verbale.graph.graphml import Drawn, graphml
from verbale.graph.timespans import span_of
from verbale.queries.drawings.network import Edge, Node, network_of
from verbale.queries.results import Result
from verbale.queries.writers.base import Page

_NODE = ("label", "kind", "iri")
_EDGE = ("label", "iri", "time", "first", "last")


def lines(result: Result, page: Page) -> Iterator[str]:
    """The document, line by line. Raises ``QueryError`` where the answer is no network."""
    network = network_of(result)
    return graphml(
        [Drawn(node.id, _of_node(node)) for node in network.nodes],
        [Drawn(edge.id, _of_edge(edge), edge.source, edge.target) for edge in network.edges],
        of_nodes=_names(_NODE, [node.details for node in network.nodes]),
        of_edges=_names(_EDGE, [edge.details for edge in network.edges]),
        name="answer",
        description=result.question or result.title,
    )


def _names(own: Sequence[str], details: Sequence[Mapping[str, str]]) -> list[str]:
    """Every attribute: first the format's own, then those of the answer, sorted."""
    return [*own, *sorted({_named(name) for found in details for name in found})]


def _named(name: str) -> str:
    return f"{name} (column)" if name in {*_NODE, *_EDGE} else name


def _of_node(node: Node) -> dict[str, str]:
    iri = node.term.value if node.term.kind == "iri" else ""
    return {"label": node.label, "kind": node.kind, "iri": iri, **_details(node.details)}


def _of_edge(edge: Edge) -> dict[str, str]:
    found = {"label": edge.label, "iri": edge.iri, "time": edge.time}
    if edge.time:
        span = span_of(edge.time)
        found["first"] = span.earliest.isoformat() if span.earliest else ""
        found["last"] = span.latest.isoformat() if span.latest else ""
    return {**found, **_details(edge.details)}


def _details(details: Mapping[str, str]) -> dict[str, str]:
    return {_named(name): value for name, value in details.items()}
