"""What part of a graph is exported: which of its graphs, documents, entity, and labels of which language."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Set
from dataclasses import dataclass

from verbale.exports.claims import claims_of, nodes_of
from verbale.exports.entity import described
from verbale.exports.sensitive import without_sensitive
from verbale.graph.knowledge import KnowledgeGraph
from verbale.graph.terms import ALT_LABEL, LABEL, TYPE, Iri, Literal, Term, Triple, vb
from verbale.model.errors import InputError

GRAPHS = ("facts", "claims", "inferred")

_DESCRIBE = frozenset(
    {LABEL, ALT_LABEL, *(vb(n) for n in ("isoCode", "wikidataId", "alternativeName", "edtf", "precision"))}
    | {vb("earliest"), vb("latest")}
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked for. ``graphs`` are of ``GRAPHS``, all of them by default; ``documents`` are slugs, none for every
    document; ``entity`` asks for the description of one thing; ``language`` for labels in it alone, where there are.
    """

    graphs: frozenset[str] = frozenset(GRAPHS)
    documents: tuple[str, ...] = ()
    entity: Iri | None = None
    language: str | None = None
    sensitive: bool = False


def choose(graph: KnowledgeGraph, choice: Choice) -> tuple[KnowledgeGraph, int]:
    """The part of ``graph`` that is asked for, and how many sensitive claims were left out of it.

    Of documents: the facts that their claims make, descriptions of what these speak of, their claims, and what follows
    from these facts alone. Raises ``InputError`` for a document that the graph has not.
    """
    if choice.documents:
        graph = _of_documents(graph, choice.documents, "inferred" in choice.graphs)
    left_out = 0
    if choice.entity is not None:
        graph = described(graph, choice.entity)
    if not choice.sensitive and "claims" in choice.graphs:
        graph, left_out = without_sensitive(graph)
    elif not choice.sensitive:  # what follows from an allegation is about its claim
        graph = without_sensitive(graph)[0]
    chosen = KnowledgeGraph(
        graph.facts if "facts" in choice.graphs else frozenset(),
        graph.claims if "claims" in choice.graphs else {},
        graph.disagreements if "claims" in choice.graphs else frozenset(),
        graph.inferred if "inferred" in choice.graphs else frozenset(),
        graph.base,
    )
    return (_in_language(chosen, choice.language) if choice.language else chosen), left_out


def _of_documents(graph: KnowledgeGraph, slugs: tuple[str, ...], inferences: bool) -> KnowledgeGraph:
    from verbale.reasoning import infer, require_consistent

    unknown = [slug for slug in slugs if slug not in graph.claims]
    if unknown:
        known = ", ".join(sorted(graph.claims)) or "none"
        raise InputError(f"the graph has no document {unknown[0]!r}; there are {known}")
    claims = {slug: graph.claims[slug] for slug in slugs}
    nodes = {slug: nodes_of(triples) for slug, triples in claims.items()}
    made = {c.triple for slug in slugs for c in claims_of(nodes[slug], slug) if c.settled} & graph.facts
    everywhere = {c.triple for slug in graph.claims for c in claims_of(nodes_of(graph.claims[slug]), slug)}
    spoken_of: set[Term] = {term for s, _, o in made for term in (s, o)}
    spoken_of.update(o for triples in claims.values() for _, _, o in triples)
    facts = made | {
        t
        for t in graph.facts
        if t[0] in spoken_of and (t[1] in _DESCRIBE or t[1] == TYPE) and (t in made or t not in everywhere)
    }
    whole = {node for about in nodes.values() for node in about}
    disagreements = _disagreements(graph.disagreements, whole)
    part = KnowledgeGraph(frozenset(facts), claims, disagreements, base=graph.base)
    if not inferences:
        return part
    return part.with_inferred(require_consistent(infer(part.facts | part.standing())).inferred)


def _disagreements(triples: Set[Triple], nodes: set[Iri]) -> frozenset[Triple]:
    """The disagreements all of whose claims are here."""
    prefix = "/id/claim/"
    broken = {s for s, _, o in triples if isinstance(o, Iri) and prefix in o.value and o not in nodes}
    return frozenset(t for t in triples if t[0] not in broken)


def _in_language(graph: KnowledgeGraph, language: str) -> KnowledgeGraph:
    sets: Iterable[Set[Triple]] = (graph.facts, graph.disagreements, graph.inferred, *graph.claims.values())
    named = {s for triples in sets for s, p, o in triples if p == LABEL and _language(o) == language}

    def kept(triples: Iterable[Triple]) -> frozenset[Triple]:
        return frozenset(
            (s, p, o)
            for s, p, o in triples
            if p not in (LABEL, ALT_LABEL) or s not in named or _language(o) in ("", language)
        )

    return dataclasses.replace(
        graph,
        facts=kept(graph.facts),
        claims={slug: kept(triples) for slug, triples in graph.claims.items()},
        disagreements=kept(graph.disagreements),
        inferred=kept(graph.inferred),
    )


def _language(term: Term) -> str:
    """The primary language of a literal: ``es`` of ``es-pe``."""
    return term.language.partition("-")[0] if isinstance(term, Literal) else ""
