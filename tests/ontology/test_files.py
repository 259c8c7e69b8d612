"""Every ontology file is Turtle that two independent parsers read alike, and says what it is."""

from __future__ import annotations

import re

import pyoxigraph
import pytest
from rdflib import DCTERMS, OWL, RDF, Graph, Namespace, URIRef

from verbale.model.resources import shipped

NAMES = ("verbale", "alignments", "shapes")
VANN = Namespace("http://purl.org/vocab/vann/")
ONTOLOGY = URIRef("https://w3id.org/verbale/ontology")


@pytest.mark.parametrize("name", NAMES)
def test_two_parsers_read_the_same_number_of_triples(name: str) -> None:
    path = shipped("ontology") / f"{name}.ttl"
    strict = set(pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE))
    assert len(Graph().parse(path)) == len(strict) > 100


@pytest.mark.parametrize("name", NAMES)
def test_header(name: str) -> None:
    graph = Graph().parse(shipped("ontology") / f"{name}.ttl")
    (header,) = graph.subjects(RDF.type, OWL.Ontology)
    assert graph.value(header, OWL.versionIRI) == URIRef(f"{header}/{graph.value(header, OWL.versionInfo)}")
    assert graph.value(header, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert graph.value(header, DCTERMS.title)
    assert graph.value(header, DCTERMS.creator)


def test_header_of_the_ontology(ontology: Graph) -> None:
    assert ontology.value(ONTOLOGY, OWL.versionIRI) == URIRef("https://w3id.org/verbale/ontology/0.1.0")
    assert str(ontology.value(ONTOLOGY, VANN.preferredNamespacePrefix)) == "vb"
    assert str(ontology.value(ONTOLOGY, VANN.preferredNamespaceUri)) == f"{ONTOLOGY}#"
    for name in ("description", "created", "modified", "bibliographicCitation"):
        assert ontology.value(ONTOLOGY, DCTERMS[name]) is not None, name


@pytest.mark.parametrize("name", NAMES)
def test_written_for_a_reader(name: str) -> None:
    lines = (shipped("ontology") / f"{name}.ttl").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert not [line for line in lines if line != line.rstrip()]
    assert not [line for line in lines if "\t" in line]


@pytest.mark.parametrize("name", ["alignments", "shapes"])
def test_only_declared_terms_are_used(name: str, ontology: Graph, alignments: Graph) -> None:
    text = (shipped("ontology") / f"{name}.ttl").read_text(encoding="utf-8")
    declared = {str(t).split("#")[1] for t in {*ontology.subjects(), *alignments.subjects(RDF.type)} if "#" in t}
    assert set(re.findall(r"\bvb:(\w+)", text)) <= declared


def test_alignments_add_no_axiom_between_own_terms(alignments: Graph) -> None:
    own = "https://w3id.org/verbale/ontology#"
    inside = [(s, p, o) for s, p, o in alignments if str(s).startswith(own) and str(o).startswith(own)]
    assert inside == []
