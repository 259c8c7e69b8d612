"""What follows from the graph that ships: each answer exactly, so that one more or one less fails.

The premises are the files in data/. None of the answers is among them: all are inferred.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

from verbale.graph.terms import BASE, TYPE, VB, Iri, Literal, Term, Triple, vb
from verbale.reasoning import Inference, infer
from verbale.reasoning.schema import SAME_AS

DATA = Path(__file__).resolve().parents[2] / "data"
SETTLED = {"asserted", "reported"}
CONTACT = "event/contact/ji-hyok-pak-myong-chol-red-fatherland-party-north-korea-peru-relations"
MISSILES, NUCLEAR = "event/weapons-test/kp-2017", "event/weapons-test/government-kp-kp-north-korea-peru-relations"
PROTEST = "event/opposition/kim-hak-chol-north-korea-peru-relations"
CONDEMNED, CONDEMNED_AGAIN = "event/condemnation/foreign-ministry-pe-kp-pe-2016", "event/condemnation/kp-pe-2017--open"
TEST, LAUNCHES = "event/weapons-test/kp-2016-09-09", "event/weapons-test/kp-north-korea-peru-relations"
KIM, PAK, JI = (
    f"event/persona-non-grata-declaration/{which}"
    for which in ("kim-hak-chol-pe-2017-09-11", "pak-myong-chol-pe-2017-12-22", "ji-hyok-pe-2017-12-22")
)

Pairs = set[tuple[str, str]]


def _read(name: str) -> frozenset[Triple]:
    quads = ox.parse(path=str(DATA / name), format=ox.RdfFormat.TURTLE)
    return frozenset((Iri(q.subject.value), Iri(q.predicate.value), _term(q.object)) for q in quads)


def _term(node: ox.NamedNode | ox.BlankNode | ox.Literal) -> Term:
    if isinstance(node, ox.Literal):
        return Literal(node.value, node.datatype.value, node.language or "")
    return Iri(node.value)


def short(term: Term) -> str:
    """The key of a term, a person's without what tells bearers of one name apart."""
    key = term.value.removeprefix(f"{BASE}id/").removeprefix(VB)
    return re.sub(r"^(person/.+?)-(of|as|in)-.*", r"\1", key)


@dataclass(frozen=True)
class Reasoned:
    """The shipped facts and claims, and what follows from them."""

    facts: frozenset[Triple]
    claims: frozenset[Triple]
    closure: Inference

    def pairs(self, property_: str) -> Pairs:
        """Subject and object of each inferred triple of a property."""
        return _pairs(self.closure.inferred, vb(property_))

    def all_pairs(self, property_: str) -> Pairs:
        """The same, with those of the facts."""
        return self.pairs(property_) | _pairs(self.facts, vb(property_))

    def of(self, class_: str) -> set[str]:
        """What is inferred to be of a class."""
        return {s for s, o in _pairs(self.closure.inferred, TYPE) if o == class_}


def _pairs(triples: frozenset[Triple], property_: Iri) -> Pairs:
    return {(short(s), short(o)) for s, p, o in triples if p == property_}


@pytest.fixture(scope="module")
def reasoned() -> Reasoned:
    facts, claims = _read("facts.ttl"), _read("claims.ttl")
    standing = {t for t in claims if t[1] == vb("claimStatus") or (t[1] == TYPE and t[2] == vb("Claim"))}
    return Reasoned(facts, claims, infer(facts | standing))


def test_nothing_contradicts(reasoned: Reasoned) -> None:
    assert reasoned.closure.violations == ()


def test_peru_is_represented_in_north_korea_though_it_has_no_mission_there(reasoned: Reasoned) -> None:
    represented = reasoned.pairs("representedIn")
    assert represented == {
        *(("state/PE", f"state/{host}") for host in ("CN", "KP", "KR")),
        *((f"state/{sender}", "state/PE") for sender in ("KP", "KR", "US")),
    }
    assert represented - reasoned.pairs("hasMissionIn") == {("state/PE", "state/KP")}


def test_missions_are_where_their_seats_are(reasoned: Reasoned) -> None:
    assert reasoned.pairs("hasMissionIn") == {
        *(("state/PE", place) for place in ("place/CN-beijing", "place/KR-seoul", "state/CN", "state/KR")),
        *((f"state/{sender}", place) for sender in ("KP", "KR", "US") for place in ("place/PE-lima", "state/PE")),
    }


def test_who_has_represented_which_korea_in_peru(reasoned: Reasoned) -> None:
    towards, of = reasoned.all_pairs("officeTowards"), reasoned.all_pairs("officeOf")
    found = {
        (person, state)
        for person, office in reasoned.pairs("hasHeldOffice")
        for served, state in of
        if served == office and (office, "state/PE") in towards
    }
    assert found == {
        ("person/kim-hak-chol", "state/KP"),
        ("person/pak-myong-chol", "state/KP"),
        ("person/ji-hyok", "state/KP"),
        ("person/lee-won-young", "state/KR"),
    }
    assert reasoned.pairs("hasBeenPostedTo") == {(person, "state/PE") for person, _ in found}
    assert reasoned.pairs("hasRepresented") == found | {
        ("person/han-byung-kil", "state/KR"),
        ("person/lee-you-bum", "state/KR"),
        ("person/cesar-landa-arroyo", "state/PE"),
        ("person/mario-jung", "place/chanchamayo"),
    }


def test_ambassadors_by_office(reasoned: Reasoned) -> None:
    assert reasoned.of("Ambassador") == {"person/kim-hak-chol", "person/lee-won-young", "person/han-byung-kil"}


def test_offices_of_a_mission_are_its_senders(reasoned: Reasoned) -> None:
    secretaries = {f"office/{rank}-secretary-embassy-kp-pe" for rank in ("first", "third")}
    assert reasoned.pairs("officeOf") == {(office, "state/KP") for office in secretaries}
    assert reasoned.pairs("officeTowards") == {(office, "state/PE") for office in secretaries}


def test_targeted_missions(reasoned: Reasoned) -> None:
    assert reasoned.of("TargetedMission") == {"mission/embassy-kr-pe", "mission/trade-office-kp-pe"}


def test_expelled_diplomats(reasoned: Reasoned) -> None:
    expelled = {"person/kim-hak-chol", "person/pak-myong-chol", "person/ji-hyok"}
    assert reasoned.of("ExpelledDiplomat") == expelled
    assert reasoned.pairs("expelledIn") == set(zip(sorted(expelled), sorted([JI, KIM, PAK]), strict=True))


def test_the_order_of_events(reasoned: Reasoned) -> None:
    after = {
        *((KIM, MISSILES), (KIM, NUCLEAR), (PAK, CONTACT), (JI, CONTACT)),
        *((PROTEST, KIM), (PROTEST, MISSILES), (PROTEST, NUCLEAR)),
        *((CONDEMNED, TEST), (CONDEMNED_AGAIN, LAUNCHES)),
    }
    assert reasoned.pairs("occursAfter") == after
    assert reasoned.pairs("occursBefore") == {(earlier, later) for later, earlier in after}


def test_undated_events_have_bounds(reasoned: Reasoned) -> None:
    not_before, not_after = reasoned.pairs("notBefore"), reasoned.pairs("notAfter")
    assert not_before == {
        (KIM, "time/2017"),
        (PROTEST, "time/2017"),
        (PROTEST, "time/2017-09-11"),
        (CONDEMNED, "time/2016-09-09"),
    }
    assert not_after == {
        (MISSILES, "time/2017-09-11"),
        (NUCLEAR, "time/2017-09-11"),
        (CONTACT, "time/2017-12-22"),
        (TEST, "time/2016"),
        (LAUNCHES, "time/2017_open"),
    }
    dated = {event for event, _ in reasoned.all_pairs("hasTime")}
    assert {event for event, _ in not_before | not_after} - dated == {PROTEST, NUCLEAR, CONTACT, LAUNCHES}


def test_the_seizure_of_a_building_happened_in_its_state(reasoned: Reasoned) -> None:
    seizure, residence = (
        "event/attack/tupac-amaru-revolutionary-movement-xxxx-12-17",
        "place/japanese-ambassadors-residence",
    )
    happened = {place for event, place in reasoned.pairs("happenedIn") if event == seizure}
    assert happened == {residence, "place/PE-lima", "state/PE"}
    assert residence not in reasoned.of("Actor")


def test_members_of_organisations(reasoned: Reasoned) -> None:
    un, apec, movement = "organisation/united-nations", "organisation/apec", "organisation/non-aligned-movement"
    assert reasoned.pairs("memberOf") == {
        *((state, un) for state in ("state/KP", "state/KR", "state/PE")),
        *((state, apec) for state in ("state/KR", "state/PE")),
        *((state, movement) for state in ("state/KP", "state/PE")),
    }


def test_relations_are_mutual(reasoned: Reasoned) -> None:
    assert reasoned.all_pairs("hasDiplomaticRelationsWith") == {
        *(("state/PE", korea) for korea in ("state/KP", "state/KR")),
        *((korea, "state/PE") for korea in ("state/KP", "state/KR")),
    }


def test_no_two_things_are_made_one(reasoned: Reasoned) -> None:
    assert _pairs(reasoned.closure.inferred, SAME_AS) == set()


def test_unsettled_claims_are_those_that_no_document_stands_by(reasoned: Reasoned) -> None:
    open_ = {claim for claim, status in _pairs(reasoned.claims, vb("claimStatus")) if status not in SETTLED}
    assert open_
    assert reasoned.of("UnsettledClaim") == open_


def test_nothing_follows_from_what_is_not_settled(reasoned: Reasoned) -> None:
    unsettled = {claim for claim, status in _pairs(reasoned.claims, vb("claimStatus")) if status not in SETTLED}
    parts = {part: dict(_pairs(reasoned.claims, vb(f"claim{part}"))) for part in ("Subject", "Predicate", "Object")}
    said = {(parts["Subject"][claim], parts["Predicate"][claim], parts["Object"][claim]) for claim in unsettled}
    known = {(short(s), short(p), short(o)) for s, p, o in reasoned.facts}
    inferred = {(short(s), short(p), short(o)) for s, p, o in reasoned.closure.inferred}
    assert said - known
    assert not said & inferred
    claimed = {s for s, o in _pairs(reasoned.facts, TYPE) if o == "ClaimedOccurrence"}
    assert not {t for t in inferred if t[0] in claimed or t[2] in claimed}


def test_what_is_inferred_is_about_what_the_documents_speak_of(reasoned: Reasoned) -> None:
    known = {term for s, _, o in reasoned.facts | reasoned.claims for term in (s, o)}
    for s, p, o in reasoned.closure.inferred:
        assert s in known
        assert p == TYPE or o in known
