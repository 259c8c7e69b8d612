"""Turtle 1.2 (W3C, draft of RDF 1.2): facts annotated with their claims.

A claim that makes an exported triple is its reifier (``s p o ~ <claim>``). Any other claim reifies a triple that
nothing asserts: ``<claim> rdf:reifies <<( s p o )>>``. Take the triples of ``rdf:reifies``
away, and the graph is the plain one.
"""

from __future__ import annotations

from collections.abc import Iterator

from verbale.exports.claims import claims_in
from verbale.graph.knowledge import KnowledgeGraph
from verbale.graph.terms import RDF, Iri, Triple
from verbale.graph.turtle import Terms, blocks, head

VERSION = 'VERSION "1.2"\n'
REIFIES = Iri(RDF + "reifies")


def turtle12(graph: KnowledgeGraph, *, title: str = "") -> Iterator[str]:
    """The lines of the document: one block a subject, with facts, inferred triples and claims in one graph."""
    triples = graph.facts | graph.inferred | graph.claim_triples()
    terms = Terms(graph.base)
    makers: dict[Triple, set[Iri]] = {}
    unsettled: dict[Iri, Triple] = {}
    for claim in claims_in(graph):
        if claim.settled and claim.triple in graph.facts:
            makers.setdefault(claim.triple, set()).add(claim.node)
        else:
            unsettled[claim.node] = claim.triple
    reified = {(node, REIFIES, Iri(f"<<( {node.value} )>>")): triple for node, triple in unsettled.items()}

    def note(triple: Triple) -> str:
        return "".join(f" ~ {terms.shown(claim)}" for claim in sorted(makers.get(triple, ())))

    terms.pretend(
        {
            iri.value: f"<<( {' '.join(map(terms.spelled, triple))} )>>"
            for (_, _, iri), triple in reified.items()
            if isinstance(iri, Iri)
        }
    )
    body = list(blocks(sorted([*triples, *reified]), terms, "", note=note))
    first, *others = [*head(terms, title), ""]
    comment = first if first.startswith("#") else ""
    yield from (comment, VERSION, "" if comment else first, *others)
    yield from body
