"""A graph read for explaining: loaded once, reasoned over once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from verbale.graph.terms import TYPE, VB, Iri, Triple, vb
from verbale.queries.explanations.explainer import Explainer
from verbale.queries.explanations.said import told
from verbale.queries.names import ONTOLOGY
from verbale.queries.running import default_data
from verbale.queries.store import GraphStore, files_of
from verbale.reasoning import closure
from verbale.reasoning.sources import prefixes_in


def explainer_of(
    data: Sequence[Path] | None = None, *, language: str = "en", sensitive: bool = False, memory_mb: int | None = None
) -> Explainer:
    """What explains the graph in some folders or RDF files, by default the one that ``verbale query`` asks.

    Raises ``InputError`` for what is missing or malformed, ``LimitError`` if memory does not do.
    """
    places = list(data) if data else [default_data()]
    store = GraphStore.load(places)
    prefixes = prefixes_in(file for place in places for file in files_of(place))
    return explainer_of_store(store, language=language, sensitive=sensitive, memory_mb=memory_mb, prefixes=prefixes)


def explainer_of_store(
    store: GraphStore,
    *,
    language: str = "en",
    sensitive: bool = False,
    memory_mb: int | None = None,
    prefixes: Mapping[str, str] | None = None,
) -> Explainer:
    """What explains a graph that is loaded already; its inferred triples are inferred anew."""
    reasoned = closure(triples_of(store), memory_mb=memory_mb)
    return Explainer(reasoned, store, language=language, sensitive=sensitive, prefixes=prefixes)


def triples_of(store: GraphStore) -> Iterator[Triple]:
    """What is reasoned over: the facts, the ontology, and which claims are unsettled."""
    for graph in (None, ONTOLOGY):
        for s, p, o in store.triples_in(graph):
            subject = told(s)
            if isinstance(subject, Iri):
                yield subject, Iri(p), told(o)
    # As KnowledgeGraph.standing: nothing follows from the status of what is asserted.
    for claim, _, status in store.quads(None, VB + "claimStatus"):
        if claim.kind == "iri" and status.value != VB + "asserted":
            yield Iri(claim.value), vb("claimStatus"), told(status)
            yield Iri(claim.value), TYPE, vb("Claim")
