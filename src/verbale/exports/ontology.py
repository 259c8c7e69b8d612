"""The ontology that ships, in other forms than its own Turtle, and as a page to read."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.graph.terms import XSD, Iri, Literal, Term, Triple
from verbale.model.resources import shipped

FORMS = ("html", "turtle", "ntriples", "jsonld", "rdfxml")


def ontology_lines(form: str, *, language: str = "en") -> Iterator[str]:
    """The ontology in one of ``FORMS``, piece by piece.

    Turtle is the file as its authors wrote it, with its comments; the others hold the same triples, with blank nodes
    labelled by RDFC-1.0 (W3C, 2024), so that the same ontology gives the same bytes. ``language`` is that of the page's
    headings.
    """
    if form == "html":
        from verbale.exports.ontology_page import page

        yield from page(language=language)
    elif form == "turtle":
        yield shipped("ontology").joinpath("verbale.ttl").read_text(encoding="utf-8")
    elif form == "ntriples":
        from verbale.graph.turtle import ntriples

        yield from ntriples(_triples())
    elif form == "jsonld":
        from verbale.graph.jsonld import jsonld

        yield from jsonld([(None, _triples())])
    else:
        from verbale.graph.rdfxml import rdfxml
        from verbale.graph.terms import PREFIXES

        prefixes = [*PREFIXES, ("vann", "http://purl.org/vocab/vann/")]
        yield from rdfxml(sorted(_triples()), prefixes=prefixes, title="The Verbale ontology")


def _triples() -> list[Triple]:
    import pyoxigraph as ox

    read = ox.Dataset(ox.parse(path=str(shipped("ontology") / "verbale.ttl"), format=ox.RdfFormat.TURTLE))
    read.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)

    def term(node: object) -> Term:
        if isinstance(node, ox.NamedNode):
            return Iri(node.value)
        if isinstance(node, ox.Literal):
            return Literal(node.value, node.datatype.value or XSD + "string", node.language or "")
        assert isinstance(node, ox.BlankNode)
        return Iri(f"_:{node.value}")

    found = []
    for quad in read:
        subject, predicate = term(quad.subject), term(quad.predicate)
        assert isinstance(subject, Iri)
        assert isinstance(predicate, Iri)
        found.append((subject, predicate, term(quad.object)))
    return found
