"""GraphML 1.0: an answer as a network, for Gephi, yEd, Cytoscape, networkx, igraph.

Ids of nodes and edges depend on nothing but what they stand for. Attributes are strings: of nodes ``label``, ``kind``,
``iri`` and what a CONSTRUCT says of them; of edges ``label``, ``iri``, ``time`` (EDTF) with its bounds ``first`` and
``last``, and the query's other columns. Characters that XML 1.0 cannot hold become U+FFFD.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from verbale.graph.timespans import span_of
from verbale.queries.drawings.network import Edge, Node, network_of
from verbale.queries.results import Result
from verbale.queries.writers.base import Page
from verbale.queries.writers.xml import attribute, escape

_NODE = ("label", "kind", "iri")
_EDGE = ("label", "iri", "time", "first", "last")


def lines(result: Result, page: Page) -> Iterator[str]:
    """The document, line by line. Raises ``QueryError`` where the answer is no network."""
    network = network_of(result)
    node_keys = _keys("n", _NODE, [node.details for node in network.nodes])
    edge_keys = _keys("e", _EDGE, [edge.details for edge in network.edges])
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for domain, keys in (("node", node_keys), ("edge", edge_keys)):
        for name, key in keys.items():
            yield f'  <key id="{key}" for="{domain}" attr.name={attribute(name)} attr.type="string"/>\n'
    yield f'  <graph id="answer" edgedefault="directed">\n    <desc>{escape(result.question or result.title)}</desc>\n'
    for node in network.nodes:
        yield f"    <node id={attribute(node.id)}>{_data(_of_node(node), node_keys)}</node>\n"
    for edge in network.edges:
        ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
        yield f"    <edge id={attribute(edge.id)} {ends}>{_data(_of_edge(edge), edge_keys)}</edge>\n"
    yield "  </graph>\n</graphml>\n"


def _keys(mark: str, own: Sequence[str], details: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """The id of each attribute by its name: first the format's own, then those of the answer, sorted."""
    further = sorted({_named(name) for found in details for name in found})
    return {name: f"{mark}{number}" for number, name in enumerate((*own, *further))}


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


def _data(values: Mapping[str, str], keys: Mapping[str, str]) -> str:
    return "".join(f'<data key="{keys[name]}">{escape(value)}</data>' for name, value in values.items() if value)
