"""Turtle, N-Triples and JSON-LD, read back by rdflib."""

from __future__ import annotations

import io
import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from verbale.queries import Result, Term, run, write
from verbale.queries.results import XSD

# rdflib's own parser of JSON-LD still uses what rdflib deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

FORMS = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld"}
VB = "https://w3id.org/verbale/ontology#"
ID = "https://w3id.org/verbale/id/"
TYPE = Term("iri", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
NODE = st.one_of(
    st.sampled_from([Term("iri", ID + "state/PE"), Term("iri", VB + "State"), Term("iri", "urn:x:가")]),
    st.builds(Term, st.just("bnode"), st.sampled_from(["b1", "b2", "b3"])),
)
PREDICATE = st.sampled_from([TYPE, Term("iri", VB + "party"), Term("iri", "http://example.org/a-b.c")])
OBJECT = st.one_of(
    NODE,
    st.builds(Term, st.just("literal"), TEXT),
    st.builds(Term, st.just("literal"), TEXT, st.just(""), st.sampled_from(["en", "ko"])),
    st.sampled_from([Term("literal", "12.50", XSD + "decimal"), Term("literal", "1975-01", XSD + "gYearMonth")]),
)


def construct(rows) -> Result:
    return Result(("subject", "predicate", "object"), tuple(rows), form="construct")


def written(result: Result, format_: str) -> str:
    stream = io.StringIO(newline="")
    write(result, format_, stream)
    return stream.getvalue()


def node(term: Term):
    if term.kind == "iri":
        return URIRef(term.value)
    if term.kind == "bnode":
        return BNode(term.value)
    return Literal(term.value, lang=term.language or None, datatype=term.datatype or None, normalize=False)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(NODE, PREDICATE, OBJECT), max_size=6), st.sampled_from(sorted(FORMS)))
def test_triples_come_back(rows, form):
    wanted = Graph()
    for row in rows:
        wanted.add(tuple(map(node, row)))
    found = Graph().parse(data=written(construct(rows), form), format=FORMS[form])
    assert isomorphic(found, wanted)


@pytest.mark.parametrize("form", FORMS)
def test_order_and_labels_of_blank_nodes_do_not_show(form):
    rows = [
        (Term("bnode", "x1"), TYPE, Term("iri", VB + "State")),
        (Term("bnode", "x1"), Term("iri", VB + "party"), Term("bnode", "x2")),
        (Term("bnode", "x2"), TYPE, Term("iri", VB + "Embassy")),
        (Term("iri", ID + "state/PE"), Term("iri", VB + "party"), Term("literal", "Perú", "", "es")),
    ]
    renamed = {"x1": "zz", "x2": "aa"}
    other = [tuple(Term(t.kind, renamed.get(t.value, t.value), t.datatype, t.language) for t in row) for row in rows]
    random.Random(1).shuffle(other)
    assert written(construct(rows), form) == written(construct(other), form)


@pytest.mark.parametrize("form", FORMS)
def test_no_triples_are_a_graph_too(form):
    assert len(Graph().parse(data=written(construct([]), form), format=FORMS[form])) == 0


def test_turtle_is_the_graphs_own(data):
    result = run("CONSTRUCT { ?s a ?t } WHERE { ?s a ?t . ?s vb:sendingState ?o }", {}, [data])
    assert "<mission/embassy-bw-ke> a vb:" in written(result, "turtle")


def test_json_ld_uses_prefixes_that_it_declares():
    rows = [(Term("iri", ID + "state/PE"), TYPE, Term("iri", VB + "State"))]
    found = json.loads(written(construct(rows), "jsonld"))
    assert found["@graph"] == [{"@id": ID + "state/PE", "@type": ["vb:State"]}]
    assert found["@context"]["vb"] == VB


def test_describe_can_be_written(data):
    result = run(r"DESCRIBE id:state\/KE", {}, [data])
    assert "<state/KE> a vb:" in written(result, "turtle")
