"""What must hold of every graph: evidence quotes its document, and direct triples have claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from verbale.graph.builder import OCCURRENCE_KINDS
from verbale.graph.knowledge import KnowledgeGraph
from verbale.graph.terms import TYPE, VB, Iri, Literal, Term, Triple, vb
from verbale.model.document import Document

DESCRIPTIVE = frozenset(
    vb(name) for name in ("isoCode", "wikidataId", "alternativeName", "edtf", "precision", "earliest", "latest")
)
"""Properties that describe entities and time spans, and so need no claim unless one is made."""

DIRECT_STATUSES = frozenset({vb("asserted"), vb("reported")})


def violations(graph: KnowledgeGraph, documents: Iterable[Document]) -> Iterator[str]:
    """One readable line for each breach of either invariant, sorted by graph and node; none for a sound graph."""
    yield from evidence_violations(graph, documents)
    yield from claim_violations(graph)


def evidence_violations(graph: KnowledgeGraph, documents: Iterable[Document]) -> Iterator[str]:
    """Claims without evidence, and evidence that is not ``text[start:end] == quote`` of its document."""
    texts = {graph.names.document(document.slug): document.text for document in documents}
    for slug in sorted(graph.claims):
        nodes = _by_subject(graph.claims[slug])
        for node in sorted(nodes):
            about = nodes[node]
            classes = about.get(TYPE, set())
            if vb("Claim") in classes and not about.get(vb("hasEvidence")):
                yield f"{node.value}: a claim without evidence"
            for missing in about.get(vb("hasEvidence"), set()) - nodes.keys():
                yield f"{node.value}: its evidence {missing.value} is not described"
            if vb("Evidence") in classes:
                yield from _misquotes(node, about, texts)


def claim_violations(graph: KnowledgeGraph) -> Iterator[str]:
    """Direct triples that no settled positive claim makes.

    Every triple of the default graph whose property is of the ontology needs one, and so does the class of a fact's
    node; descriptions of entities and time spans do not.
    """
    settled: set[tuple[Term | None, ...]] = set()
    claimed_nodes: set[Term | None] = set()
    for triples in graph.claims.values():
        for about in _by_subject(triples).values():
            if vb("Claim") not in about.get(TYPE, set()):
                continue
            subject, predicate, value = (_one(about, f"claim{part}") for part in ("Subject", "Predicate", "Object"))
            if predicate == TYPE:
                claimed_nodes.add(subject)
            if _one(about, "claimStatus") in DIRECT_STATUSES and _one(about, "polarity") == Literal("positive"):
                settled.add((subject, predicate, value))
    for node, property_, term in sorted(graph.facts):
        if (node, property_, term) in settled:
            continue
        if property_ == TYPE:
            kind = graph.names.key(node).partition("/")[0]
            needed = (kind in OCCURRENCE_KINDS or node in claimed_nodes) and term != vb("ClaimedOccurrence")
        else:
            needed = property_.value.startswith(VB) and property_ not in DESCRIPTIVE
        if needed:
            yield f"{node.value} {property_.value} {term.value}: a direct triple without a claim"


_About = Mapping[Iri, set[Term]]


def _by_subject(triples: Iterable[Triple]) -> dict[Iri, dict[Iri, set[Term]]]:
    nodes: dict[Iri, dict[Iri, set[Term]]] = {}
    for subject, predicate, value in triples:
        nodes.setdefault(subject, {}).setdefault(predicate, set()).add(value)
    return nodes


def _one(about: _About, name: str) -> Term | None:
    values = about.get(vb(name), set())
    return next(iter(values)) if len(values) == 1 else None


def _misquotes(node: Iri, about: _About, texts: Mapping[Iri, str]) -> Iterator[str]:
    document, quote = _one(about, "inDocument"), _one(about, "quoteText")
    start, end = _one(about, "startOffset"), _one(about, "endOffset")
    if not isinstance(document, Iri) or quote is None or start is None or end is None:
        yield f"{node.value}: needs exactly one document, start, end and quote"
    elif document not in texts:
        yield f"{node.value}: its document {document.value} was not given"
    else:
        words = texts[document][int(start.value) : int(end.value)]
        if words != quote.value:
            yield f"{node.value}: quotes {quote.value!r:.60} where the document has {words!r:.60}"
