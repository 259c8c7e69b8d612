"""Drafts become facts: one thing told twice is one, different things stay apart, keys are settled."""

import random
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.extraction.assembly import assemble
from verbale.extraction.draft import Draft
from verbale.language.sentence import Token
from verbale.language.spans import span
from verbale.model import Document, Entity, FactKind, Passage, Polarity, Status, Text

TEXT = "First sentence. Second sentence. Third sentence. Fourth sentence."
PASSAGES = [Passage(0, 15), Passage(16, 32), Passage(33, 48), Passage(49, 65)]
DOCUMENT = Document("ports", TEXT, "", "", "plain", ())


def state(code, name):
    return Entity(f"state/{code}", "State", (("en", name),))


KENYA, NORWAY, CHAD = state("KE", "Kenya"), state("NO", "Norway"), state("TD", "Chad")


def draft(at=0, type_="Attack", kind=FactKind.EVENT, time=None, **roles):
    trigger = Token(at, PASSAGES[at], "word", "word", "VERB", "VB", "ROOT", at)
    made = Draft(type_, kind, "test", [PASSAGES[at]], time=span(time) if time else None, trigger=trigger)
    for role, fillers in roles.items():
        made.add(role, *(fillers if isinstance(fillers, tuple) else (fillers,)))
    return made


def facts(*drafts):
    return assemble(DOCUMENT, drafts)


def test_one_event_told_twice_is_one_with_two_pieces_of_evidence():
    (fact,) = facts(
        draft(0, time="1990", agent=KENYA, target=CHAD), draft(2, time="1990-05", agent=KENYA, atPlace=NORWAY)
    )
    assert [e.quote for e in fact.evidence] == ["First sentence.", "Third sentence."]
    assert fact.time.edtf == "1990-05"
    assert [r.name for r in fact.roles] == ["agent", "target", "atPlace"]
    assert fact.key == "event/attack/ke-no-td-1990-05"


APART = {
    "different participants": (draft(0, time="1990", agent=KENYA), draft(1, time="1990", agent=NORWAY)),
    "different times": (draft(0, time="1990", agent=KENYA), draft(1, time="1991", agent=KENYA)),
    "different types": (draft(0, time="1990", agent=KENYA), draft(1, "Meeting", time="1990", agent=KENYA)),
    "no time": (draft(0, agent=KENYA), draft(1, agent=KENYA)),
    "only one with a time": (draft(0, agent=KENYA), draft(1, time="1990", agent=KENYA)),
    "different objects": (
        draft(0, time="1990", agent=KENYA, target=CHAD),
        draft(1, time="1990", agent=KENYA, target=NORWAY),
    ),
    "only a place in common": (draft(0, time="1990", atPlace=CHAD), draft(1, time="1990", atPlace=CHAD)),
}


@pytest.mark.parametrize("drafts", APART.values(), ids=APART.keys())
def test_different_events_stay_apart(drafts):
    made = facts(*drafts)
    assert len({f.key for f in made}) == 2
    assert [len(f.evidence) for f in made] == [1, 1]


def test_what_is_denied_is_not_joined_with_what_is_asserted():
    denied = draft(1, time="1990", agent=KENYA)
    denied.status = Status.DENIED
    negated = draft(2, time="1990", agent=KENYA)
    negated.polarity = Polarity.NEGATIVE
    made = facts(draft(0, time="1990", agent=KENYA), denied, negated)
    assert [(f.key, f.direct) for f in made] == [
        ("event/attack/ke-1990", True),
        ("event/attack/ke-1990-denied", False),
        ("event/attack/ke-1990-not", False),
    ]


def test_an_undated_event_is_the_documents_own():
    (fact,) = facts(draft(agent=KENYA))
    assert fact.key == "event/attack/ke-ports"


def test_two_events_with_one_name_are_numbered_in_text_order():
    made = facts(draft(1, agent=KENYA), draft(0, agent=KENYA))
    assert [(f.key, f.evidence[0].quote) for f in made] == [
        ("event/attack/ke-ports", "First sentence."),
        ("event/attack/ke-ports-2", "Second sentence."),
    ]


def test_equal_observations_are_one_and_different_values_two():
    def count(at, value):
        made = draft(at, "PopulationObservation", FactKind.OBSERVATION, "1990", featureOfInterest=KENYA)
        made.value, made.unit = Decimal(value), "person"
        return made

    made = facts(count(0, 500), count(1, 500), count(2, 600))
    assert [(f.key, f.value, len(f.evidence)) for f in made] == [
        ("observation/population-observation/ke-500-person-1990", 500, 2),
        ("observation/population-observation/ke-600-person-1990", 600, 1),
    ]
    assert made[0].label == "population observation: Kenya – 500 person (1990)"


def test_equal_relations_are_one_fact_without_a_node():
    made = facts(*(draft(at, "memberOf", FactKind.RELATION, subject=KENYA, object=CHAD) for at in (0, 1)))
    assert len(made) == 1
    assert made[0].key.startswith("fact/")
    assert len(made[0].evidence) == 2


def test_a_relation_with_one_end_is_no_fact():
    assert facts(draft(0, "memberOf", FactKind.RELATION, subject=KENYA)) == ()


def test_a_draft_that_says_nothing_is_no_fact():
    assert facts(draft()) == ()


def test_a_filler_that_is_joined_leads_to_what_it_was_joined_with():
    first, second = draft(0, time="1990", agent=KENYA, target=CHAD), draft(1, time="1990", agent=KENYA)
    cause = draft(2, "inResponseTo", FactKind.RELATION, subject=second, object=draft(3, time="1991", agent=CHAD))
    made = facts(first, second, cause, cause.roles["object"][0])
    link = next(f for f in made if f.type == "inResponseTo")
    assert [f.key for f in link.fillers("subject")] == ["event/attack/ke-td-1990"]
    assert [f.key for f in link.fillers("object")] == ["event/attack/td-1991"]


def test_a_building_is_where_it_happens_and_no_target():
    villa = Entity("place/villa", "Facility", (("en", "the villa"),))
    (fact,) = facts(draft(0, time="1990", agent=KENYA, target=(villa, CHAD)))
    assert {r.name: [f.key for f in r.fillers] for r in fact.roles} == {
        "agent": ["state/KE"],
        "atPlace": ["place/villa"],
        "target": ["state/TD"],
    }


def test_a_mission_is_labelled_with_its_city_wherever_it_stands():
    mission = Entity("mission/embassy-ke-no", "Embassy", (("en", "embassy of Kenya in Norway"),))
    oslo = Entity("place/no-oslo", "Municipality", (("en", "Oslo"),))
    seat = draft(1, "seat", FactKind.RELATION, subject=mission, object=oslo)
    opened = draft(0, "Opening", time="1990", concernsMission=mission)
    labels = {f.type: f.roles[0].fillers[0].label for f in facts(opened, seat)}
    assert labels == {"Opening": "embassy of Kenya in Oslo, Norway", "seat": "embassy of Kenya in Oslo, Norway"}


def test_two_seats_name_no_city():
    mission = Entity("mission/embassy-ke-no", "Embassy", (("en", "embassy of Kenya in Norway"),))
    seats = [
        draft(n, "seat", FactKind.RELATION, subject=mission, object=Entity(f"place/{c}", "Municipality", (("en", c),)))
        for n, c in enumerate(("Oslo", "Bergen"))
    ]
    assert {f.roles[0].fillers[0].label for f in facts(*seats)} == {"embassy of Kenya in Norway"}


@st.composite
def any_drafts(draw):
    """Drafts of any kind over few entities, so that many of them meet."""
    made = []
    for _ in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from([FactKind.EVENT, FactKind.OBSERVATION, FactKind.SITUATION, FactKind.RELATION]))
        names = ("subject", "object") if kind is FactKind.RELATION else ("agent", "target", "atPlace")
        one = draft(
            draw(st.integers(0, 3)),
            draw(st.sampled_from(["Attack", "Meeting"])),
            kind,
            draw(st.sampled_from([None, "1990", "1990-05", "1991"])),
            **{n: draw(st.sampled_from([KENYA, NORWAY, CHAD, Text("tea")])) for n in names if draw(st.booleans())},
        )
        one.status = draw(st.sampled_from([Status.ASSERTED, Status.PLANNED]))
        made.append(one)
    return made


def told(made):
    return sorted((f.type, f.kind, f.status, f.roles, f.time.edtf if f.time else "", f.evidence) for f in made)


def copies(drafts):
    return [replace(d, roles={r: list(f) for r, f in d.roles.items()}, evidence=list(d.evidence)) for d in drafts]


@given(any_drafts())
def test_facts_have_keys_of_their_own_and_exact_evidence(drafts):
    made = facts(*copies(drafts))
    assert all(e.passage.of(TEXT) == e.quote for f in made for e in f.evidence)
    nodes = [f.key for f in made if f.kind is not FactKind.RELATION]
    assert len(nodes) == len(set(nodes))
    said = {e.passage for f in made for e in f.evidence}
    assert said <= {d.evidence[0] for d in drafts}


@given(any_drafts())
def test_the_same_drafts_give_the_same_facts(drafts):
    assert facts(*copies(drafts)) == facts(*copies(drafts))


@given(st.lists(st.sampled_from(["1990", "1991", "1992-03", None]), min_size=1, max_size=4, unique=True), st.randoms())
def test_keys_do_not_depend_on_the_order_of_drafts(times, chance: random.Random):
    drafts = [draft(n, time=t, agent=(KENYA, NORWAY)[n % 2]) for n, t in enumerate(times)]
    mixed = copies(drafts)
    chance.shuffle(mixed)
    assert [(f.key, f.evidence) for f in facts(*copies(drafts))] == [(f.key, f.evidence) for f in facts(*mixed)]


@given(st.permutations([KENYA, NORWAY, CHAD]))
def test_keys_do_not_depend_on_the_order_of_participants(parties):
    (fact,) = facts(draft(time="1990", agent=tuple(parties)))
    assert fact.key == "event/attack/ke-no-td-1990"
