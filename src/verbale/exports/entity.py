"""The description of one thing: what the graph says of it, and enough of what that mentions to read it.

A concise bounded description (W3C submission, 2005) follows blank nodes; here the nodes of events, situations,
observations and agreements, which stand between things, play their part.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from verbale.exports.claims import claims_in
from verbale.graph.knowledge import KnowledgeGraph
from verbale.graph.terms import ALT_LABEL, LABEL, TYPE, Iri, Term, Triple, vb
from verbale.model.errors import InputError

BETWEEN = frozenset({"event", "situation", "observation", "agreement"})
"""First steps of the keys of nodes that stand between things."""

_TO_READ = frozenset({TYPE, LABEL, *(vb(name) for name in ("edtf", "precision", "earliest", "latest"))})


def described(graph: KnowledgeGraph, entity: Iri) -> KnowledgeGraph:
    """What the graph says of an entity, each triple in the graph it is in.

    Triples from it and to it; of each event, situation, observation and agreement that names it everything said of that
    node; class, label and time of whatever these mention; the claims about it or these nodes, with their evidence and
    documents. Raises ``InputError`` for a thing that the graph does not mention.
    """
    direct = graph.facts | graph.inferred
    centre = {entity} | {s for s, _, o in direct if o == entity and graph.names.key(s).partition("/")[0] in BETWEEN}
    views = list(claims_in(graph))
    centre |= {
        c.triple[0]
        for c in views
        if c.triple[2] == entity and graph.names.key(c.triple[0]).partition("/")[0] in BETWEEN
    }
    claims = {c.node for c in views if c.triple[0] in centre or c.triple[2] == entity or entity in c.all("accordingTo")}
    if not claims and not any(entity in (s, o) for s, _, o in direct):
        raise InputError(f"the graph says nothing of <{entity.value}>; see `verbale query entity` for what there is")
    everything = direct | graph.claim_triples()
    whole = centre | claims | {o for s, p, o in everything if s in claims and p == vb("hasEvidence")}
    whole |= {o for s, p, o in everything if s in claims and p == vb("accordingToDocument")}
    whole |= {s for s, _, o in graph.disagreements if o in claims}
    mentioned: set[Term] = {term for s, _, o in everything if s in whole or o == entity for term in (s, o)}

    def kept(triples: Iterable[Triple]) -> frozenset[Triple]:
        return frozenset(
            (s, p, o)
            for s, p, o in triples
            if s in whole
            or (s in mentioned and (p in _TO_READ or (p == ALT_LABEL and s == entity)))
            or (o == entity and graph.names.key(s).partition("/")[0] != "claim")
        )

    return dataclasses.replace(
        graph,
        facts=kept(graph.facts),
        claims={slug: left for slug, triples in graph.claims.items() if (left := kept(triples))},
        disagreements=kept(graph.disagreements),
        inferred=kept(graph.inferred),
    )
