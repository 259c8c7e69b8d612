"""Links from the things of a graph to Wikidata, in a file of their own: no reasoner of this house reads them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from verbale.graph.knowledge import KnowledgeGraph
from verbale.graph.terms import OWL, SKOS, Iri, Literal, Triple, vb
from verbale.graph.turtle import turtle

WIKIDATA: Final = "http://www.wikidata.org/entity/"
SAME_AS, EXACT_MATCH = Iri(OWL + "sameAs"), Iri(SKOS + "exactMatch")
_PREFIXES = (("owl", OWL), ("skos", SKOS), ("wd", WIKIDATA))


def links(graph: KnowledgeGraph) -> list[Triple]:
    """One link for each Wikidata id that the facts know, sorted.

    ``owl:sameAs`` where one thing has the item; ``skos:exactMatch`` where several have, which nothing must make one.

    >>> peru = Iri("https://w3id.org/verbale/id/state/PE")
    >>> [(s, p, o)] = links(KnowledgeGraph(frozenset([(peru, vb("wikidataId"), Literal("Q419"))])))
    >>> p.value, o.value
    ('http://www.w3.org/2002/07/owl#sameAs', 'http://www.wikidata.org/entity/Q419')
    """
    things: dict[str, set[Iri]] = {}
    items: dict[Iri, set[str]] = {}
    for s, p, o in graph.facts:
        if p == vb("wikidataId") and isinstance(o, Literal) and _is_item(o.value):
            things.setdefault(o.value, set()).add(s)
            items.setdefault(s, set()).add(o.value)
    return sorted(
        (thing, SAME_AS if len(sharing) == 1 == len(items[thing]) else EXACT_MATCH, Iri(WIKIDATA + item))
        for item, sharing in things.items()
        for thing in sharing
    )


def links_file(graph: KnowledgeGraph) -> Iterator[str]:
    """The links as Turtle."""
    return turtle(links(graph), base=graph.base, title="The same things in Wikidata", prefixes=_PREFIXES)


def _is_item(text: str) -> bool:
    return text[:1] == "Q" and text[1:].isascii() and text[1:].isdigit()
