"""The tables hold the graph, and fit what their metadata says of them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from decimal import Decimal

import pytest
from hypothesis import given

from strategies import collections, examples
from verbale.exports.csvw import METADATA, csv_files, metadata
from verbale.exports.names import Names
from verbale.exports.tables import TABLES
from verbale.graph import Iri, KnowledgeGraph, Literal, build, vb
from verbale.graph.files import write_together
from verbale.graph.terms import PREFIXES, TYPE

EXPECTED = {
    "csv-metadata.json",
    "facts.csv",
    "inferred.csv",
    "entities.csv",
    "claims.csv",
    "evidence.csv",
    "documents.csv",
}


def tables_of(graph: KnowledgeGraph) -> dict[str, list[dict[str, str]]]:
    """Each table as rows by column, read from its text."""
    files = csv_files(graph, Names(graph))
    read = {}
    for table in TABLES:
        text = "".join(files[table.file]())
        head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        assert all(len(row) == len(head) for row in rows)
        read[table.file] = [dict(zip(head, row, strict=True)) for row in rows]
    return read


def triple(row: dict[str, str]):
    return Iri(row["subject"]), Iri(row["property"]), value_of(row)


def value_of(row: dict[str, str]):
    if row["object"]:
        return Iri(row["object"])
    prefix, _, local = row["datatype"].partition(":")
    return Literal(row["value"], dict(PREFIXES)[prefix] + local, row["language"])


def check(graph: KnowledgeGraph) -> None:
    tables = tables_of(graph)
    assert {triple(row) for row in tables["facts.csv"]} == graph.facts
    assert {triple(row) for row in tables["inferred.csv"]} == graph.inferred
    said = {s: {} for s, p, o in graph.claim_triples() if p == TYPE and o == vb("Claim")}
    for s, p, o in graph.claim_triples():
        if s in said:
            said[s].setdefault(p, set()).add(o)
    assert {row["claim"] for row in tables["claims.csv"]} == {s.value for s in said}
    for row in tables["claims.csv"]:
        about = said[Iri(row["claim"])]
        assert {Iri(row["subject"])} == about[vb("claimSubject")]
        assert {Iri(row["property"])} == about[vb("claimPredicate")]
        assert {value_of(row)} == about[vb("claimObject")]
        assert {vb(row["status"])} == about[vb("claimStatus")]
        for column, name in (("evidence", "hasEvidence"), ("according_to", "accordingTo"), ("time", "hasTime")):
            assert {Iri(v) for v in row[column].split()} == about.get(vb(name), set()), column
        assert row["sensitive"] == ("true" if vb("sensitive") in about else "")
        assert {row["polarity"], row["confidence"], row["rule"]} == {
            o.value for name in ("polarity", "confidence", "claimRule") for o in about[vb(name)]
        }
    quotes = {(s.value, o.value) for s, p, o in graph.claim_triples() if p == vb("quoteText")}
    assert {(row["evidence"], row["quote"]) for row in tables["evidence.csv"]} == quotes
    validate(tables)


def validate(tables: dict[str, list[dict[str, str]]]) -> None:
    """What CSVW asks of tables with such metadata: columns, datatypes, required cells, keys."""
    group = json.loads("".join(metadata()))
    assert group["@context"][0] == "http://www.w3.org/ns/csvw"
    assert {table["url"] for table in group["tables"]} == set(tables)
    for table in group["tables"]:
        rows, schema = tables[table["url"]], table["tableSchema"]
        for row in rows:
            assert list(row) == [column["name"] for column in schema["columns"]]
            for column in schema["columns"]:
                separator, cell = column.get("separator"), row[column["name"]]
                assert cell or not column.get("required")
                for value in cell.split(separator) if separator else [cell]:
                    assert not value or valid(value, column["datatype"]), (table["url"], column["name"], value)
        keys = [tuple(row[name] for name in schema.get("primaryKey", ())) for row in rows]
        assert "primaryKey" not in schema or len(set(keys)) == len(keys)
        for key in schema.get("foreignKeys", ()):
            (name,), there = key["columnReference"], key["reference"]
            known = {row[there["columnReference"][0]] for row in tables[there["resource"]]}
            assert {row[name] for row in rows} <= known


def valid(value: str, datatype: str) -> bool:
    match datatype:
        case "anyURI":
            return re.fullmatch(r"[a-z]+:[^\s<>\"{}|^`\\]+", value) is not None
        case "decimal":
            return Decimal(value).is_finite()
        case "nonNegativeInteger":
            return value.isdecimal()
        case "boolean":
            return value in {"true", "false"}
        case "date":
            return bool(dt.date.fromisoformat(value))
    return datatype == "string"


def test_example(graph) -> None:
    check(graph)
    check(KnowledgeGraph())


@examples(30)
@given(collections())
def test_hostile_texts_come_back(collected) -> None:
    documents, facts = collected
    check(build(facts, documents))


def test_a_person_can_read_it(graph) -> None:
    tables = tables_of(graph)
    (visit,) = [row for row in tables["facts.csv"] if row["property_label"] == "visitor"]
    assert (visit["subject_label"], visit["object_label"]) == ("visit of Ida", "Ida Marsh")
    (arden,) = [row for row in tables["entities.csv"] if row["label_en"] == "Arden"]
    assert (arden["kind"], arden["types"], arden["label_es"], arden["wikidata_id"]) == (
        "state",
        "State",
        "Ardén",
        "Q11",
    )
    (relations,) = [row for row in tables["entities.csv"] if row["types"] == "EstablishmentOfRelations"]
    assert (relations["time"], relations["earliest"], relations["latest"]) == ("1971", "1971-01-01", "1971-12-31")
    denied = [
        row for row in tables["claims.csv"] if row["polarity"] == "negative" and row["property_label"] == "visitor"
    ]
    assert [(row["according_to_labels"], row["quote"]) for row in denied] == [
        ("The Lantern", "Ida Marsh never visited Boria.")
    ]


def test_the_folder(graph, tmp_path) -> None:
    folder = tmp_path / "tables"
    written = write_together(folder, csv_files(graph, Names(graph)))
    assert {path.name for path in written} == {path.name for path in folder.iterdir()} == EXPECTED
    facts = (folder / "facts.csv").read_bytes()
    assert facts.startswith(b"subject,subject_label,property,")
    assert facts.count(b"\r\n") == len(graph.facts) + 1
    assert json.loads((folder / METADATA).read_text("utf-8"))["tables"]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.file)
def test_every_column_says_what_it_holds(table) -> None:
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert all(column.about for column in table.columns)
    assert set(table.key) <= {column.name for column in table.columns if column.required}
