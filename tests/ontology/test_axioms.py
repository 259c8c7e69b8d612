"""What follows from whole stories, and what never may: expectations.yaml has what follows from each axiom.

The people, states and bodies here are made up.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from rdflib import OWL, RDF, Namespace, URIRef

VB = Namespace("https://w3id.org/verbale/ontology#")
STORIES: dict[str, str] = yaml.safe_load(Path(__file__).with_name("expectations.yaml").read_text("utf-8"))["stories"]
MEMBERSHIP = """
    :m1 vb:memberInMembership :arvenia ; vb:inOrganisation :league .
    :m2 vb:memberInMembership :bostria ; vb:inOrganisation :league .
    :pact a vb:FreeTradeAgreement ; vb:party :arvenia . :m1 vb:hasTime :t .
    :signing vb:signatory :otto ; vb:concernsAgreement :pact .
"""
RECORD = "".join(f":c-{s} a vb:Claim ; vb:claimStatus vb:{s} .\n" for s in (
    "asserted", "reported", "alleged", "believed", "denied", "planned", "conditional", "opinion"))  # fmt: skip
GOOD = {**STORIES, "membership": MEMBERSHIP, "record": RECORD}


def test_non_resident_representation_is_the_difference(close) -> None:
    graph = close(STORIES["mission"]).graph
    arvenia = URIRef("http://example.org/arvenia")
    represented = {str(o).rsplit("/", 1)[-1] for o in graph.objects(arvenia, VB.representedIn)}
    resident = {str(o).rsplit("/", 1)[-1] for o in graph.objects(arvenia, VB.hasMissionIn)}
    assert represented - resident == {"bostria"}


def test_the_staff_of_a_mission_represents_its_sender(close) -> None:
    closure = close(STORIES["staff"] + ":holding vb:holder :mira ; vb:officeHeld :post .")
    assert closure.says(":mira vb:hasRepresented :arvenia ; vb:hasBeenPostedTo :bostria")
    assert not closure.says(":mira a vb:Ambassador")


def test_what_has_no_date_is_bounded_from_both_sides(close) -> None:
    closure = close(
        ":tests vb:hasTime :march . :expulsion vb:inResponseTo :tests . :protest vb:inResponseTo :expulsion . "
        ":closure vb:inResponseTo :protest ; vb:hasTime :june ."
    )
    assert closure.says(":expulsion vb:notBefore :march ; vb:notAfter :june")
    assert closure.says(":protest vb:notBefore :march ; vb:notAfter :june")
    assert not closure.says(":tests vb:notBefore :march")
    assert not closure.says(":tests vb:hasTime :june")


def test_nothing_follows_from_what_is_only_claimed(close) -> None:
    closure = close(
        ":c a vb:Claim ; vb:claimSubject :otto ; vb:claimPredicate vb:perpetrator ; vb:claimObject :mira ; "
        "vb:claimStatus vb:alleged . :plot a vb:ClaimedOccurrence ."
    )
    assert closure.errors == ()
    for name in ("otto", "mira"):
        assert not set(closure.graph.objects(URIRef(f"http://example.org/{name}"), RDF.type))
    assert not closure.says(":plot a vb:Event")


def test_a_denial_does_not_make_an_event_of_what_it_denies(close) -> None:
    closure = close(":denial a vb:Denial ; vb:speaker :redhand ; vb:aboutEvent :plot . :plot a vb:ClaimedOccurrence .")
    assert closure.says(":denial vb:hasParticipant :redhand")
    assert not closure.says(":plot a vb:Event")
    assert not closure.says(":denial vb:occursAfter :plot")


MERGERS = {
    "two holders": ":h vb:holder :mira , :otto",
    "two offices": ":h vb:officeHeld :mayoralty , :ministry",
    "two members": ":m vb:memberInMembership :mira , :otto",
    "two organisations": ":m vb:inOrganisation :league , :union",
    "two documents": ":e vb:inDocument :one , :two",
    "one name": ':mira a vb:Person ; vb:alternativeName "M" . :otto a vb:Person ; vb:alternativeName "M"',
    "two capitals": ":arvenia vb:capital :lakecity , :hilltown",
}


@pytest.mark.parametrize("name", MERGERS)
def test_two_are_not_made_one(name: str, close) -> None:
    closure = close(f"{MERGERS[name]} .")
    assert closure.errors == ()
    assert not list(closure.graph.subject_objects(OWL.sameAs))


STATES = "@prefix state: <https://w3id.org/verbale/id/state/> . state:QA a vb:State . state:QB a vb:State . "


@pytest.mark.parametrize(
    "told", [":e vb:sendingState state:QA , state:QB .", 'state:QA vb:isoCode "QA" . state:QB vb:isoCode "QA" .']
)
def test_two_states_that_would_be_one_contradict(told: str, close) -> None:
    assert close(STATES + told).errors != ()


@pytest.mark.parametrize("name", [*GOOD, "all"])
def test_no_contradiction_in_good_data(name: str, close) -> None:
    assert close(GOOD.get(name) or " ".join(GOOD.values())).errors == ()


def test_an_office_may_act_for_its_holder(close) -> None:
    closure = close(":letters a vb:Accreditation ; vb:recipient :presidency . :presidency a vb:PoliticalOffice .")
    assert closure.errors == ()
    assert closure.says(":letters vb:hasParticipant :presidency")
