"""GraphML: what Gephi shows is what the graph says; read by an XML parser, and by networkx where it is."""

from __future__ import annotations

import importlib.util
import io
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given

from strategies import collections, examples
from verbale.exports.choice import Choice, choose
from verbale.exports.names import Names
from verbale.exports.network import network
from verbale.graph import KnowledgeGraph, build

SPACE = "{http://graphml.graphdrawing.org/xmlns}"


def drawn(graph: KnowledgeGraph, language: str | None = None) -> tuple[dict, list]:
    """Nodes by id and edges, each with its attributes by name."""
    root = ET.fromstring("".join(network(graph, Names(graph, language))))
    keys = {key.get("id"): (key.get("for"), key.get("attr.name")) for key in root.iter(f"{SPACE}key")}
    assert len(set(keys.values())) == len(keys)

    def data(element, domain: str) -> dict[str, str]:
        found = {}
        for each in element.iter(f"{SPACE}data"):
            own, name = keys[each.get("key")]
            assert own == domain
            assert name not in found
            found[name] = each.text
        return found

    nodes = {node.get("id"): data(node, "node") for node in root.iter(f"{SPACE}node")}
    edges = [(e.get("id"), e.get("source"), e.get("target"), data(e, "edge")) for e in root.iter(f"{SPACE}edge")]
    assert len({edge[0] for edge in edges}) == len(edges)
    assert all(source in nodes and target in nodes for _, source, target, _ in edges)
    return nodes, edges


def test_labels_kinds_and_dates(graph) -> None:
    nodes, edges = drawn(choose(graph, Choice(frozenset({"facts", "inferred"})))[0])
    relations = nodes["event.establishment-of-relations.xa-xb"]
    assert relations["kind"] == "event"
    assert relations["type"] == "establishment of relations"
    assert (relations["start"], relations["end"], relations["time"]) == ("1971-01-01", "1971-12-31", "1971")
    assert nodes["state.XA"]["label"] == "Arden"
    assert nodes["event.official-visit.ida"]["topic"] == "trade"
    found = {(source, data["label"], target): data for _, source, target, data in edges}
    between = found["event.establishment-of-relations.xa-xb", "party to the relation", "state.XB"]
    assert (between["start"], between["status"], between["kind"]) == ("1971-01-01", "said", "relationParty")
    assert found["state.XB", "located in", "state.XA"]["status"] == "said"


def test_no_claim_is_drawn_as_a_fact(graph) -> None:
    nodes, edges = drawn(graph)
    attack = [data["status"] for _, source, _, data in edges if source == "event.attack.jon"]
    assert attack == ["alleged"]
    said = {data["status"] for _, source, _, data in edges if source == "event.official-visit.ida"}
    assert said == {"said"}
    assert not [id_ for id_ in nodes if id_.startswith(("claim.", "evidence.", "time.", "document."))]


def test_labels_in_another_language(graph) -> None:
    nodes, _ = drawn(graph, "ko")
    assert nodes["state.XB"]["label"] == "보리아"
    assert nodes["state.XA"]["label"] == "Arden"


@examples(30)
@given(collections())
def test_hostile_texts_are_xml(collected) -> None:
    documents, facts = collected
    graph = build(facts, documents)
    nodes, edges = drawn(graph)
    assert all(node["iri"] for node in nodes.values())
    assert all(data["label"] for _, _, _, data in edges)


@pytest.mark.skipif(importlib.util.find_spec("networkx") is None, reason="networkx is not installed")
def test_networkx_reads_it(graph) -> None:
    import networkx

    read = networkx.read_graphml(io.BytesIO("".join(network(graph, Names(graph))).encode()))
    assert read.nodes["state.XA"]["label"] == "Arden"
