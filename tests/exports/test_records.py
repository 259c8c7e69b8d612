"""The facts table, put together again from a graph, is the one that extraction gives."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from strategies import collections, examples
from verbale.exports.facts import KEYS, fact_record
from verbale.exports.names import Names
from verbale.exports.records import json_lines, records
from verbale.graph import KnowledgeGraph, build


def plain(record: dict) -> dict:
    """A record as far as a graph keeps it, in an order that does not matter."""
    roles = {
        name: sorted((filler["iri"] or "", "" if filler["iri"] else filler["label"]) for filler in fillers)
        for name, fillers in record["roles"].items()
    }
    node = record["kind"] not in ("relation", "attribute")
    return {**record, "roles": roles, "tier": None, "fact": record["fact"] if node else None}


def test_records_are_those_of_extraction(graph, collection) -> None:
    _, facts = collection
    made = list(records(graph, Names(graph)))
    assert [list(record) == [*KEYS, *(["sensitive"] if "sensitive" in record else [])] for record in made]
    wanted = [plain(fact_record(fact)) for fact in facts]
    key = lambda record: (record["document"], record["evidence"][0]["start"])  # noqa: E731
    assert sorted(map(plain, made), key=key) == sorted(wanted, key=key)


def test_one_record_a_line(graph) -> None:
    text = "".join(json_lines(graph, Names(graph)))
    assert len(json.loads(text)) == len(text.splitlines()) - 2 == 6
    assert json.loads("".join(json_lines(KnowledgeGraph(), Names(graph)))) == []
    assert "보리아" not in text
    assert json.loads("".join(json_lines(graph, Names(graph, "ko"))))[0]["roles"]


@examples(30)
@given(collections())
def test_any_graph_gives_records(collected) -> None:
    documents, facts = collected
    graph = build(facts, documents)
    made = json.loads("".join(json_lines(graph, Names(graph))))
    texts = {document.slug: document.text for document in documents}
    assert {record["document"] for record in made} == {fact.document for fact in facts}
    for record in made:
        for evidence in record["evidence"]:
            assert texts[record["document"]][evidence["start"] : evidence["end"]] == evidence["quote"]
        assert 0 <= record["confidence"] <= 1


@pytest.mark.slow
def test_records_of_the_seeds(seeds_build) -> None:
    made = list(records(seeds_build.graph, Names(seeds_build.graph)))
    direct = {(f.document, f.key) for f in seeds_build.facts if f.kind.value == "event"}
    events = {(r["document"], r["fact"]) for r in made if r["kind"] == "event"}
    assert events == {(document, seeds_build.graph.names.node(key).value) for document, key in direct}
