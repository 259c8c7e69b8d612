"""Small ontologies and graphs of the tests' own."""

import pytest

from verbale.graph.terms import BASE, TYPE, Iri, vb
from verbale.reasoning import ENGINES, infer

HEAD = """
@prefix : <https://example.org/o#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def thing(key):
    return Iri(f"{BASE}id/{key}")


@pytest.fixture(params=ENGINES)
def close(tmp_path, request):
    """Infer under an ontology given as Turtle, with each engine."""

    def close(axioms, facts, **options):
        path = tmp_path / "o.ttl"
        path.write_text(HEAD + axioms, encoding="utf-8")
        return infer(facts, schema=path, engine=request.param, **options)

    return close


@pytest.fixture
def states():
    kenya, botswana = thing("state/KE"), thing("state/BW")
    return kenya, botswana, {(kenya, TYPE, vb("State")), (botswana, TYPE, vb("State"))}
