"""Tiers: generic facts are claimed, and asserted only where that is asked for."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategies import collections
from verbale.graph import build, vb
from verbale.graph.invariants import violations
from verbale.graph.terms import LABEL, TYPE, Literal, text_literal
from verbale.model import Entity, FactKind, Role, Status, Text, Tier
from verbale.model.fact import Fact

KEY = "event/other-event/drain-xa-1990"
SEA = Entity("place/far-sea", "Place", (("en", "Far Sea"),))


@pytest.fixture
def drained(first) -> Fact:
    """A generic event of the first document, which calls a state of its other facts by another name."""
    told = first[1][0]
    state = dataclasses.replace(told.roles[0].fillers[0], labels=(("en", "A."),), aliases=(("en", "Old A."),))
    roles = (Role("lemma", (Text("drain"),)), Role("agent", (state,)), Role("atPlace", (SEA,)))
    return dataclasses.replace(told, key=KEY, type="OtherEvent", roles=roles, tier=Tier.GENERIC, rule="generic")


def as_generic(fact: Fact, number: int) -> Fact:
    return dataclasses.replace(
        fact, kind=FactKind.EVENT, type="OtherEvent", key=f"event/other-event/{number}", value=None, tier=Tier.GENERIC
    )


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(collections(), st.integers(0, 2**12))
def test_generic_facts_change_nothing_among_the_facts(collected, chosen: int) -> None:
    documents, facts = collected
    sure = [fact for n, fact in enumerate(facts) if not chosen >> n & 1]
    unsure = [as_generic(fact, n) for n, fact in enumerate(facts) if chosen >> n & 1]
    without, graph = build(sure, documents), build([*sure, *unsure], documents)
    assert graph.facts == without.facts
    assert graph.disagreements == without.disagreements
    assert {n for n, _, o in graph.claim_triples() if o == vb("Claim")} >= {
        n for n, _, o in without.claim_triples() if o == vb("Claim")
    }
    assert (len(graph.claim_triples()) > len(without.claim_triples())) == bool(unsure)


def test_a_generic_claim_is_marked_and_described_among_the_claims(first, drained) -> None:
    document, facts = first
    graph = build([*facts, drained], [document])
    claims, names = graph.claims["first"], graph.names
    marked = {s for s, p, o in claims if (p, o) == (vb("tier"), Literal("generic"))}
    assert marked == {s for s, p, o in claims if (p, o) == (vb("claimSubject"), names.node(KEY))}
    assert len(marked) == 5
    assert (names.node(SEA.key), LABEL, text_literal("Far Sea", "en")) in claims
    assert (names.node(KEY), TYPE, vb("ClaimedOccurrence")) in claims
    assert graph.facts == build(facts, [document]).facts
    assert list(violations(graph, [document])) == []


def test_asked_for_it_is_asserted_but_never_what_is_sensitive_or_not_asserted(first, drained) -> None:
    document, _ = first
    told = build([drained], [document], tier=Tier.GENERIC)
    node = told.names.node(KEY)
    assert (node, vb("lemma"), text_literal("drain")) in told.facts
    assert (node, TYPE, vb("OtherEvent")) in told.facts
    assert list(violations(told, [document])) == []
    for changes in ({"sensitive": True}, {"status": Status.PLANNED}):
        doubtful = dataclasses.replace(drained, **changes)
        assert not any(s == node for s, _, _ in build([doubtful], [document], tier=Tier.GENERIC).facts)


def test_the_surest_tier_alone(first, drained) -> None:
    document, _ = first
    framed, shaped = (dataclasses.replace(drained, tier=tier) for tier in (Tier.FRAME, Tier.STRUCTURE))
    node = build([], []).names.node(KEY)
    assert not any(s == node for s, _, _ in build([framed], [document], tier=Tier.STRUCTURE).facts)
    assert any(s == node for s, _, _ in build([shaped], [document], tier=Tier.STRUCTURE).facts)
