"""GraphML, read back by lxml: what Gephi and networkx need of it."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from verbale.model import QueryError
from verbale.queries import Result, Term, run, write
from verbale.queries.drawings import network_of
from verbale.queries.drawings.network import node_id

NS = {"g": "http://graphml.graphdrawing.org/xmlns"}
ID = "https://w3id.org/verbale/id/"
VB = "https://w3id.org/verbale/ontology#"


def iri(key: str) -> Term:
    return Term("iri", ID + key)


ROWS = (
    (
        iri("state/KE"),
        Term("iri", VB + "OfficialVisit"),
        iri("state/BW"),
        Term("literal", "1981"),
        Term("literal", "1"),
    ),
    (iri("state/BW"), Term("iri", VB + "memberOf"), iri("organisation/au"), None, Term("literal", "2")),
    (iri("state/KE"), Term("iri", VB + "goods"), Term("literal", "maize <&\x01"), Term("literal", "../1990-02"), None),
)
RESULT = Result(
    ("from", "relation", "to", "time", "step"), ROWS,
    labels={ID + "state/KE": "Kenya", ID + "state/BW": "Botswana", VB + "OfficialVisit": "official visit"},
)  # fmt: skip


def parsed(result: Result):
    stream = io.StringIO()
    write(result, "graphml", stream)
    return etree.fromstring(stream.getvalue().encode())


def attributes(root, element) -> dict[str, str]:
    names = {key.get("id"): key.get("attr.name") for key in root.iterfind("g:key", NS)}
    return {names[data.get("key")]: data.text for data in element.iterfind("g:data", NS)}


def test_nodes_edges_and_attributes():
    root = parsed(RESULT)
    nodes = {node.get("id"): attributes(root, node) for node in root.iterfind(".//g:node", NS)}
    assert nodes["state.KE"] == {"label": "Kenya", "kind": "state", "iri": ID + "state/KE"}
    assert [n["label"] for n in nodes.values() if n["label"].startswith("maize")] == ["maize <&"]
    assert len(nodes) == 4
    edges = {e.get("source") + " " + e.get("target"): attributes(root, e) for e in root.iterfind(".//g:edge", NS)}
    assert edges["state.KE state.BW"] == {
        "label": "official visit", "iri": VB + "OfficialVisit", "time": "1981", "first": "1981-01-01",
        "last": "1981-12-31", "step": "1",
    }  # fmt: skip
    assert {"time", "last"} <= edges[next(k for k in edges if "text:" in k)].keys()


def test_every_reference_resolves_and_ids_are_unique_name_tokens():
    root = parsed(RESULT)
    nodes = [node.get("id") for node in root.iterfind(".//g:node", NS)]
    keys = {key.get("id") for key in root.iterfind("g:key", NS)}
    assert len(nodes) == len(set(nodes))
    for edge in root.iterfind(".//g:edge", NS):
        assert {edge.get("source"), edge.get("target")} <= set(nodes)
    assert {data.get("key") for data in root.iterfind(".//g:data", NS)} <= keys


def test_ids_are_the_same_in_every_answer():
    def ids(rows) -> set[str]:
        found = network_of(Result(RESULT.columns, rows, labels=RESULT.labels))
        return {e.id for e in found.edges} | {n.id for n in found.nodes}

    assert ids(ROWS[:1]) < ids(ROWS)
    assert ids(tuple(reversed(ROWS))) == ids(ROWS)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), st.text(max_size=20))
def test_different_things_have_different_ids(one, two):
    first, second = node_id(Term("iri", ID + one)), node_id(Term("iri", ID + two.encode("utf-8", "replace").decode()))
    assert (first == second) == (one == two.encode("utf-8", "replace").decode())


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_whatever_the_words_it_is_xml(words):
    term = Term("literal", words)
    root = parsed(Result(("from", "relation", "to", words or "x"), ((term, term, iri("state/KE"), term),)))
    assert len(root.findall(".//g:edge", NS)) == 1


def test_a_construct_is_a_network_with_kinds_and_labels(data):
    result = run(
        "CONSTRUCT { ?m vb:sendingState ?s ; a vb:Embassy ; rdfs:label ?l ; vb:note 'tall' } "
        "WHERE { ?m vb:sendingState ?s ; rdfs:label ?l }",
        {},
        [data],
    )
    found = network_of(result)
    embassy = next(node for node in found.nodes if node.id.startswith("mission."))
    assert (embassy.label, embassy.kind) == ("embassy of Botswana in Kenya", "embassy")
    assert list(embassy.details.values()) == ["tall"]
    assert [edge.label for edge in found.edges] == ["sending state"]


def test_what_is_no_network_says_what_it_takes():
    with pytest.raises(QueryError, match="columns from and to"):
        parsed(Result(("a",), ((Term("literal", "x"),),)))
