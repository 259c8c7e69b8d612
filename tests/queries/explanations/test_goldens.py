"""One explanation in every form, letter by letter, and read back by a parser that is not ours."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from verbale.queries.explanations.mermaid import mermaid_lines
from verbale.queries.explanations.provenance import provenance, provenance_lines
from verbale.queries.explanations.records import record
from verbale.queries.explanations.text import explanation_lines

GOLDENS = Path(__file__).parent / "goldens"
PROV = "http://www.w3.org/ns/prov#"


def written(found, form):
    match form:
        case "txt":
            return "".join(f"{line}\n" for line in explanation_lines(found))
        case "json":
            return json.dumps(record(found), ensure_ascii=False, indent=2) + "\n"
        case "ttl":
            return "".join(provenance_lines([found]))
        case "mmd":
            return "".join(f"{line}\n" for line in mermaid_lines([found]))


@pytest.fixture(scope="module")
def found(explain):
    return explain("Botswana", "represented in", "Kenya")


@pytest.mark.parametrize("form", ["txt", "json", "ttl", "mmd"])
def test_golden(found, form):
    assert written(found, form) == (GOLDENS / f"represented-in.{form}").read_text("utf-8")


def test_the_same_bytes_from_another_load(data, found):
    from verbale.queries.explanations import explain

    again = explain("state/BW", "vb:representedIn", "state/KE", data)
    assert written(again, "ttl") == written(found, "ttl")
    assert written(again, "txt") == written(found, "txt")
    assert written(again, "json") == written(found, "json")


def test_turtle_is_prov(found):
    store = ox.Store()
    store.load("".join(provenance_lines([found])).encode(), format=ox.RdfFormat.TURTLE)
    assert len(store) == len(provenance([found]))
    inferred = [step for step in found.steps if step.kind == "inferred"]
    rows = store.query(
        f"PREFIX prov: <{PROV}> SELECT ?s (COUNT(?used) AS ?n) {{ ?s prov:wasGeneratedBy ?a . "
        "?a a prov:Activity ; prov:used ?used . ?s prov:wasDerivedFrom ?used } GROUP BY ?s"
    )
    assert sorted(int(row["n"].value) for row in rows) == sorted(len(step.premises) for step in inferred)
    sources = {row["d"].value for row in store.query(f"SELECT DISTINCT ?d {{ ?s <{PROV}hadPrimarySource> ?d }}")}
    assert sources == {q.document for step in found.steps for said in step.said for q in said.quotes}
    quotes = store.query(
        "PREFIX vb: <https://w3id.org/verbale/ontology#> "
        "SELECT ?q ?s ?e { ?x vb:quoteText ?q ; vb:startOffset ?s ; vb:endOffset ?e }"
    )
    assert {(row["q"].value, int(row["s"].value), int(row["e"].value)) for row in quotes} == {
        (q.quote, q.start, q.end) for step in found.steps for said in step.said for q in said.quotes
    }
    # The members of the chain are there, in order, though the list has no name.
    chain = store.query(
        "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
        "SELECT ?a ?b { ?s rdf:object ?l . ?l rdf:first ?a ; rdf:rest/rdf:first ?b ; rdf:rest/rdf:rest rdf:nil }"
    )
    assert [[row["a"].value.split("#")[1], row["b"].value.split("#")[1]] for row in chain] == [
        ["sendsMission", "accreditedTo"]
    ]
