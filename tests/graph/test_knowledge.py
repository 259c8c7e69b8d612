from __future__ import annotations

import dataclasses

from verbale.graph import build, vb
from verbale.graph.terms import TYPE
from verbale.model import Status
from verbale.reasoning import infer


def test_standing_tells_of_what_is_not_asserted(first) -> None:
    document, facts = first
    settled = build([facts[0]], [document])
    assert settled.standing() == frozenset()
    denied = build([dataclasses.replace(facts[0], status=Status.DENIED)], [document])
    claims = {s for s, p, _ in denied.claims["first"] if p == vb("claimStatus")}
    assert denied.standing() == {(c, vb("claimStatus"), vb("denied")) for c in claims} | {
        (c, TYPE, vb("Claim")) for c in claims
    }
    assert claims


def test_a_reasoner_tells_the_unsettled_ones(first) -> None:
    document, facts = first
    for status in Status:
        graph = build([dataclasses.replace(facts[0], status=status)], [document])
        claims = {s for s, p, _ in graph.claims["first"] if p == vb("claimStatus")}
        unsettled = {s for s, p, o in infer(graph.facts | graph.standing()).inferred if o == vb("UnsettledClaim")}
        assert unsettled == (set() if status in {Status.ASSERTED, Status.REPORTED} else claims)
