"""Consistency: what the reasoner finds contradictory, with the claims behind it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.queries.checks.finding import OFF, OK, Finding
from verbale.queries.checks.graph import CheckedGraph
from verbale.queries.results import Quote

if TYPE_CHECKING:
    from verbale.reasoning.base import Inference, Violation

PART = "consistency"


def reason(graph: CheckedGraph) -> Inference:
    """What follows from the graph's facts, and what contradicts the ontology."""
    from verbale.reasoning import infer

    knowledge = graph.knowledge
    return infer(knowledge.facts | knowledge.standing())


def check_consistency(graph: CheckedGraph, inference: Inference) -> Iterator[Finding]:
    """The contradictions of the graph with the ontology, and the inferred triples in it that do not follow."""
    for violation in inference.violations:
        node = violation.individuals[0] if violation.individuals else ""
        what = graph.label(node) if node else "the graph"
        check = f"contradiction (rule {violation.rule})"
        yield Finding(PART, OFF, check, what, violation.message, node, (), _sentences(graph, violation))
    knowledge = graph.knowledge
    unfounded = sorted(knowledge.inferred - inference.inferred - knowledge.facts) if not inference.violations else []
    for subject, predicate, value in unfounded:
        words = f"inferred, but does not follow: {graph.label(predicate.value)} {graph.label(value.value)}"
        message = f"{words}; run `verbale build` or `verbale reason` again"
        node = subject.value
        yield Finding(PART, OFF, "does not follow", graph.label(node), message, node, (), graph.behind(node))
    if not inference.violations and not unfounded:
        count = len(inference.inferred)
        message = f"nothing contradicts the ontology; {count:,} triples follow from {len(knowledge.facts):,} facts"
        yield Finding(PART, OK, "consistency", "the graph", message)


def _sentences(graph: CheckedGraph, violation: Violation) -> tuple[Quote, ...]:
    """The sentences of the claims that make the contradicting triples; else of those that name the individuals."""
    claims = [claim for triple in violation.premises for claim in graph.saying(triple)]
    return graph.quotes(claims or graph.naming(violation.individuals))
