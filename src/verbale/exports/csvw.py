"""Metadata for the tables: CSV on the Web (W3C, 2015), as ``csv-metadata.json`` beside them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial

from verbale.exports.names import Names
from verbale.exports.tables import TABLES, Column, Table, csv_lines
from verbale.graph.knowledge import KnowledgeGraph

METADATA = "csv-metadata.json"


def csv_files(graph: KnowledgeGraph, names: Names) -> dict[str, Callable[[], Iterator[str]]]:
    """Every file of the folder: the tables and their metadata."""
    tables = {table.file: partial(csv_lines, table, graph, names) for table in TABLES}
    return {METADATA: metadata, **tables}


def metadata() -> Iterator[str]:
    """The metadata, the same for every graph."""
    group = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": "A knowledge graph made by Verbale, as tables",
        "dialect": {"encoding": "utf-8", "header": True, "doubleQuote": True, "lineTerminators": ["\r\n"]},
        "tables": [_table(table) for table in TABLES],
    }
    yield json.dumps(group, ensure_ascii=False, indent=2) + "\n"


def _table(table: Table) -> dict[str, object]:
    schema: dict[str, object] = {"columns": [_column(column) for column in table.columns]}
    if table.key:
        schema["aboutUrl"] = f"{{+{table.key[0]}}}"
        schema["primaryKey"] = list(table.key)
    keys = [
        {"columnReference": [name], "reference": {"resource": file, "columnReference": [name]}}
        for name, file in table.references
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {"url": table.file, "dc:title": table.title, "tableSchema": schema}


def _column(column: Column) -> dict[str, object]:
    shown: dict[str, object] = {"name": column.name, "titles": column.name, "dc:description": column.about}
    shown["datatype"] = column.datatype
    if column.separator:
        shown["separator"] = column.separator
    if column.required:
        shown["required"] = True
    if not column.means:
        shown["suppressOutput"] = True
    else:
        shown["propertyUrl"] = column.means
        if column.link:
            shown["valueUrl"] = f"{{+{column.name}}}"
    return shown
