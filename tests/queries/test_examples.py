"""What the head of a canned query shows as an example is what the graph of the shipped documents answers."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from verbale.graph.terms import VB
from verbale.model.resources import shipped
from verbale.queries import catalogue, run
from verbale.queries.writers import cell_text

QUERIES = catalogue([shipped("queries")])
EXAMPLES = [(query, number) for query in QUERIES for number in range(len(query.examples))]


def test_every_query_has_examples() -> None:
    assert all(query.examples for query in QUERIES)
    assert len(EXAMPLES) >= len(QUERIES) >= 5


@pytest.mark.parametrize(("query", "number"), EXAMPLES, ids=lambda v: getattr(v, "name", v))
def test_the_example_is_so(seeds_data, query, number) -> None:
    example = query.examples[number]
    result = run(query.name, {k: str(v) for k, v in example["parameters"].items()}, [seeds_data])
    rows = iter([dict(zip(result.columns, (cell_text(result, t) for t in row), strict=True)) for row in result.rows])
    assert example["rows"] or not result.rows  # an example may say that there is nothing of the kind
    for wanted in example["rows"]:  # in this order, others between them
        wanted = {column: str(cell) for column, cell in wanted.items()}
        assert any(wanted.items() <= row.items() for row in rows), f"no row, or none in this order, has {wanted}"


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_every_word_of_the_ontology_in_a_query_is_declared(query) -> None:
    import pyoxigraph as ox

    store = ox.Store()
    store.load(path=str(shipped("ontology") / "verbale.ttl"), format=ox.RdfFormat.TURTLE)
    declared = {
        q.subject.value for q in store.quads_for_pattern(None, None, None) if isinstance(q.subject, ox.NamedNode)
    }
    used = {VB + name for name in re.findall(r"\bvb:(\w+)", query.sparql)}
    assert used
    assert sorted(used - declared) == []


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_a_query_stands_alone(query) -> None:
    """It declares its prefixes, so that any other tool can run the file once its parameters have values."""
    import pyoxigraph as ox

    ox.Store().query(query.sparql)


@pytest.mark.slow  # a second a query, while Oxigraph's parser takes no time
@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_rdflib_reads_a_query_too(query) -> None:
    from rdflib.plugins.sparql import prepareQuery

    # RDFLib's parser calls itself hundreds of times deep. A thread has a stack of its own, as a user's script has;
    # the test runner's own depth must not decide.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(prepareQuery, query.sparql).result()


def test_answers_have_their_sentences(seeds_data) -> None:
    for name, parameters in (
        ("timeline", {"a": "peru"}),
        ("relation-profile", {"a": "peru", "b": "north-korea"}),
        ("relation-profile", {"a": "peru", "b": "south-korea"}),
        ("missions", {}),
        ("allegations", {"sensitive": "yes"}),
    ):
        result = run(name, parameters, [seeds_data], evidence=True)
        assert len(result.quotes) == len(result) > 5
        bare = [row for row, quotes in zip(result.rows, result.quotes, strict=True) if not quotes]
        assert bare == [], name
