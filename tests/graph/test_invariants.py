from __future__ import annotations

import dataclasses

import pytest

from verbale.graph import Literal, build, vb
from verbale.graph.invariants import violations
from verbale.graph.terms import TYPE, Namespaces

XA = Namespaces().node("state/XA")


def test_example_is_sound(first, second) -> None:
    documents = [first[0], second[0]]
    assert list(violations(build([*first[1], *second[1]], documents), documents)) == []


def test_wrong_quote_is_found(first) -> None:
    document, facts = first
    wrong = dataclasses.replace(document, text=document.text.replace("relations", "Relations"))
    (line,) = violations(build(facts, [document]), [wrong])
    assert "evidence/first-0-46: quotes 'Arden and Boria established relations" in line
    assert any("was not given" in line for line in violations(build(facts, [document]), []))


@pytest.mark.parametrize(
    ("triple", "found"),
    [
        ((XA, vb("capital"), XA), True),
        ((Namespaces().node("event/e"), TYPE, vb("Attack")), True),
        ((Namespaces().node("event/e"), TYPE, vb("ClaimedOccurrence")), False),
        ((XA, TYPE, vb("State")), False),
        ((XA, vb("isoCode"), Literal("XA")), False),
        # The document alleges this, but only alleges it.
        ((Namespaces().node("event/attack/unknown"), vb("perpetrator"), Namespaces().node("person/jon-reed")), True),
    ],
)
def test_direct_triple_without_claim_is_found(first, triple, found) -> None:
    document, facts = first
    graph = build(facts, [document])
    more = dataclasses.replace(graph, facts=graph.facts | {triple})
    assert [line for line in violations(more, [document]) if "without a claim" in line] == (
        [f"{' '.join(term.value for term in triple)}: a direct triple without a claim"] if found else []
    )


def test_claim_without_evidence_is_found(first) -> None:
    document, facts = first
    graph = build(facts, [document])
    for dropped, message in ((vb("hasEvidence"), "a claim without evidence"), (vb("quoteText"), "exactly one")):
        less = frozenset(t for t in graph.claims["first"] if t[1] != dropped)
        broken = dataclasses.replace(graph, claims={"first": less})
        assert any(message in line for line in violations(broken, [document]))
