from __future__ import annotations

import warnings

from verbale.graph import build
from verbale.graph.to_rdflib import to_graph
from verbale.model.resources import shipped


def test_example_graph_has_the_right_shape(first, second) -> None:
    import rdflib

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pySHACL's own, on import
        import pyshacl

    graph = build([*first[1], *second[1]], [first[0], second[0]])
    conforms, _, report = pyshacl.validate(
        to_graph(graph.facts | graph.claim_triples()),
        shacl_graph=rdflib.Graph().parse(shipped("ontology") / "shapes.ttl"),
        ont_graph=rdflib.Graph().parse(shipped("ontology") / "verbale.ttl"),
    )
    assert conforms, report


def test_every_word_of_the_ontology_that_the_graph_uses_is_declared(first, second) -> None:
    import rdflib

    from verbale.graph.terms import VB, vb

    declared = {str(s) for s in rdflib.Graph().parse(shipped("ontology") / "verbale.ttl").subjects()}
    graph = build([*first[1], *second[1]], [first[0], second[0]])
    used = {term.value for t in graph.facts | graph.claim_triples() for term in t if term.value.startswith(VB)}
    # These are only used for times that are computed, and not in the example.
    used |= {vb("computedFrom").value}
    assert used <= declared
