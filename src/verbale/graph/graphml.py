"""GraphML 1.0, for Gephi, yEd, Cytoscape, networkx, igraph: nodes and edges with attributes of text.

Characters that XML 1.0 cannot hold become U+FFFD.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from verbale.graph.xml import attribute, escape


@dataclass(frozen=True, slots=True)
class Drawn:
    """A node or an edge: an edge has the ids of its ends. Empty attributes are not written."""

    id: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    target: str = ""


def graphml(
    nodes: Sequence[Drawn],
    edges: Sequence[Drawn],
    *,
    of_nodes: Sequence[str],
    of_edges: Sequence[str],
    name: str,
    description: str = "",
) -> Iterator[str]:
    """The document, line by line. ``of_nodes`` and ``of_edges`` name every attribute there is, in order."""
    node_keys = {key: f"n{number}" for number, key in enumerate(of_nodes)}
    edge_keys = {key: f"e{number}" for number, key in enumerate(of_edges)}
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for domain, keys in (("node", node_keys), ("edge", edge_keys)):
        for key, id_ in keys.items():
            yield f'  <key id="{id_}" for="{domain}" attr.name={attribute(key)} attr.type="string"/>\n'
    yield f'  <graph id={attribute(name)} edgedefault="directed">\n    <desc>{escape(description)}</desc>\n'
    for node in nodes:
        yield f"    <node id={attribute(node.id)}>{_data(node.attributes, node_keys)}</node>\n"
    for edge in edges:
        ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
        yield f"    <edge id={attribute(edge.id)} {ends}>{_data(edge.attributes, edge_keys)}</edge>\n"
    yield "  </graph>\n</graphml>\n"


def token(text: str) -> str:
    """A text as an XML name token, one-to-one: ``/`` becomes ``.``, what is neither letter, digit nor hyphen ``_xx``.

    >>> token("state/PE"), token("a b.")
    ('state.PE', 'a_20b_2e')
    """
    return re.sub(r"[^A-Za-z0-9/-]", lambda m: "".join(f"_{b:02x}" for b in m[0].encode()), text).replace("/", ".")


def _data(values: Mapping[str, str], keys: Mapping[str, str]) -> str:
    return "".join(f'<data key="{keys[name]}">{escape(value)}</data>' for name, value in values.items() if value)
