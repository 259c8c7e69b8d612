"""Persons of several documents: one only by name and office or state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.graph import sorting
from verbale.graph.persons import tell_apart
from verbale.model import Entity, Evidence, Fact, FactKind, Passage, Role, Status

KENYA = Entity("state/KE", "State", (("en", "Kenya"),))
GHANA = Entity("state/GH", "State", (("en", "Ghana"),))
MALTA = Entity("state/MT", "State", (("en", "Malta"),))
ADA = Entity("person/ada-obi", "Person", (("en", "Ada Obi"),))
BEN = Entity("person/ben-lamptey", "Person", (("en", "Ben Lamptey"),))
ENVOY = Entity("office/ambassador-ke-to-gh", "Office", (("en", "ambassador of Kenya to Ghana"),))
MINISTER = Entity("office/minister-gh", "Office", (("en", "minister of Ghana"),))

CLERK = Entity("office/clerk", "Office", (("en", "clerk"),))
EMBASSY = Entity("mission/embassy-ke-gh", "Embassy", (("en", "embassy of Kenya in Ghana"),))
CLUB = Entity("organisation/club", "Organisation", (("en", "the Club"),))


def fact(document: str, type_: str, kind: FactKind, status: Status = Status.ASSERTED, **roles: Entity) -> Fact:
    return Fact(
        document, f"event/{type_.lower()}/{document}", kind, type_,
        tuple(Role(name, (entity,)) for name, entity in roles.items()),
        (Evidence(document, Passage(0, 1), "x"),), "rule", type_, status=status,
    )  # fmt: skip


def visit(document: str, visitor: Entity = ADA) -> Fact:
    return fact(document, "OfficialVisit", FactKind.EVENT, visitor=visitor, host=GHANA)


def holding(document: str, office: Entity, status: Status = Status.ASSERTED) -> Fact:
    return fact(document, "OfficeHolding", FactKind.SITUATION, status, holder=ADA, officeHeld=office)


def relation(document: str, name: str, subject: Entity, thing: Entity) -> Fact:
    return fact(document, name, FactKind.RELATION, subject=subject, object=thing)


def keys(facts: Iterable[Fact]) -> set[str]:
    entities = [f for fact in facts for role in fact.roles for f in role.fillers] + [
        e for fact in facts for e in fact.according_to
    ]
    return {e.key.removeprefix("person/") for e in entities if isinstance(e, Entity) and e.type == "Person"}


def told(**facts: list[Fact]) -> dict[str, set[str]]:
    return {slug: keys(of) for slug, of in tell_apart(facts).facts.items()}


def test_a_name_alone_is_known_in_its_document_only() -> None:
    assert told(a=[visit("a")], b=[visit("b")]) == {"a": {"ada-obi-in-a"}, "b": {"ada-obi-in-b"}}


def test_an_office_in_common_makes_one() -> None:
    persons = tell_apart({"a": [holding("a", ENVOY), visit("a")], "b": [holding("b", ENVOY)]})
    office = "ada-obi-as-ambassador-ke-to-gh"
    assert {slug: keys(of) for slug, of in persons.facts.items()} == {"a": {office}, "b": {office}}
    assert persons.candidates == ()


def test_a_state_in_common_makes_one() -> None:
    a = [holding("a", ENVOY), relation("a", "officeOf", ENVOY, KENYA)]
    b = [relation("b", "citizenOf", ADA, KENYA)]
    c = [fact("c", "OfficialVisit", FactKind.EVENT, visitor=ADA, onBehalfOf=KENYA)]
    assert told(a=a, b=b, c=c) == {slug: {"ada-obi-of-ke"} for slug in "abc"}


def test_the_staff_of_a_mission_are_of_its_state() -> None:
    within = [relation("a", "officeIn", CLERK, EMBASSY), relation("a", "sendingState", EMBASSY, KENYA)]
    assert told(a=[holding("a", CLERK), *within]) == {"a": {"ada-obi-of-ke"}}
    assert told(a=[holding("a", CLERK), within[0]]) == {"a": {"ada-obi-of-embassy-ke-gh"}}


def test_an_organisation_in_common_makes_nobody_one() -> None:
    assert told(a=[holding("a", CLERK), relation("a", "officeIn", CLERK, CLUB)]) == {"a": {"ada-obi-as-clerk"}}


def test_the_state_that_most_facts_tell_counts() -> None:
    twice = [relation("a", "represents", ADA, KENYA), fact("a", "Visit", FactKind.EVENT, visitor=ADA, onBehalfOf=KENYA)]
    assert told(a=[relation("a", "citizenOf", ADA, GHANA), *twice]) == {"a": {"ada-obi-of-ke"}}
    assert told(a=[relation("a", "citizenOf", ADA, GHANA), twice[0]]) == {"a": {"ada-obi-of-gh"}}  # a tie: by key


def test_offices_with_nothing_in_common_do_not() -> None:
    facts = {"a": [holding("a", ENVOY)], "b": [holding("b", MINISTER)], "c": [holding("c", MINISTER)]}
    persons = tell_apart(facts)
    envoy, minister = "ada-obi-as-ambassador-ke-to-gh", "ada-obi-as-minister-gh"
    assert [keys(persons.facts[slug]) for slug in "abc"] == [{envoy}, {minister}, {minister}]
    assert persons.candidates == ((f"person/{envoy}", f"person/{minister}"),)
    assert persons.notes[f"person/{minister}"] == "ada-obi in b, office/minister-gh"


def test_a_reader_keeps_one_apart() -> None:
    both = {"a": [holding("a", ENVOY)], "b": [holding("b", ENVOY)]}
    assert keys(tell_apart(both, different={"person/ada-obi-in-b"}).facts["b"]) == {"ada-obi-in-b"}
    assert keys(tell_apart(both, different={"person/ada-obi-in-b"}).facts["a"]) == {"ada-obi-as-ambassador-ke-to-gh"}


@pytest.mark.parametrize("status", [Status.ALLEGED, Status.DENIED, Status.PLANNED])
def test_an_office_that_is_not_asserted_joins_nobody(status: Status) -> None:
    assert told(a=[holding("a", ENVOY, status)]) == {"a": {"ada-obi-in-a"}}


def test_the_office_of_another_in_the_sentence_is_not_theirs() -> None:
    met = fact("a", "Meeting", FactKind.EVENT, attendee=ADA, hasParticipant=BEN, onBehalfOf=KENYA)
    assert told(a=[met]) == {"a": {"ada-obi-in-a", "ben-lamptey-in-a"}}


def test_a_source_is_not_of_the_state_in_what_it_says() -> None:
    opened = fact("a", "MissionOpening", FactKind.EVENT, agent=KENYA, onBehalfOf=KENYA)
    assert told(a=[replace(opened, according_to=(ADA,))]) == {"a": {"ada-obi-in-a"}}
    by_ben = replace(visit("a"), according_to=(BEN,), roles=(Role("visitor", (ADA,)), Role("onBehalfOf", (KENYA,))))
    assert told(a=[by_ben]) == {"a": {"ada-obi-in-a", "ben-lamptey-in-a"}}


@st.composite
def folders(draw) -> dict[str, list[Fact]]:
    """Documents that tell of a few persons' offices, states and acts, with any status."""
    folder = {}
    for slug in draw(st.lists(st.sampled_from("abcdef"), unique=True, min_size=1)):
        told_of = st.builds(
            lambda make, person, thing, status, slug=slug: make(slug, person, thing, status),
            st.sampled_from([tells_office, tells_state, tells_act]),
            st.sampled_from([ADA, BEN]),
            st.integers(0, 2),
            st.sampled_from([Status.ASSERTED, Status.ASSERTED, Status.ALLEGED]),
        )
        folder[slug] = draw(st.lists(told_of, max_size=5))
    return folder


def tells_office(slug: str, person: Entity, number: int, status: Status) -> Fact:
    office = (ENVOY, MINISTER, CLERK)[number]
    return fact(slug, "OfficeHolding", FactKind.SITUATION, status, holder=person, officeHeld=office)


def tells_state(slug: str, person: Entity, number: int, status: Status) -> Fact:
    return fact(slug, "citizenOf", FactKind.RELATION, status, subject=person, object=(KENYA, GHANA, MALTA)[number])


def tells_act(slug: str, person: Entity, number: int, status: Status) -> Fact:
    return fact(slug, "OfficialVisit", FactKind.EVENT, status, visitor=person, host=(KENYA, GHANA, MALTA)[number])


@settings(max_examples=40)
@given(folders(), st.sets(st.sampled_from(["person/ada-obi-in-a", "person/ben-lamptey-in-b"])))
def test_other_documents_change_nothing(folder: dict[str, list[Fact]], different: set[str]) -> None:
    together = tell_apart(folder, different).facts
    assert together == {slug: tell_apart({slug: facts}, different).facts[slug] for slug, facts in folder.items()}


@settings(max_examples=40)
@given(folders(), st.randoms())
def test_no_order_changes_anything(folder: dict[str, list[Fact]], random: Random) -> None:
    slugs = random.sample(sorted(folder), len(folder))
    shuffled = tell_apart({slug: random.sample(folder[slug], len(folder[slug])) for slug in slugs})
    straight = tell_apart(folder)
    assert shuffled.candidates == straight.candidates
    assert {slug: keys(of) for slug, of in shuffled.facts.items()} == {
        slug: keys(straight.facts[slug]) for slug in slugs
    }


@settings(max_examples=40)
@given(folders())
def test_little_memory_changes_nothing(folder: dict[str, list[Fact]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorting, "AT_ONCE", 2)
        little = tell_apart(folder)
    usual = tell_apart(folder)
    assert (little.candidates, little.notes) == (usual.candidates, usual.notes)


@settings(max_examples=40)
@given(folders())
def test_two_are_one_only_where_both_documents_tell_the_same_of_them(folder: dict[str, list[Fact]]) -> None:
    persons = tell_apart(folder)
    asserted = {slug: {e.key for f in facts if f.direct for e in anchors(f)} for slug, facts in folder.items()}
    for a, b in combinations(sorted(folder), 2):
        shared = keys(persons.facts[a]) & keys(persons.facts[b])
        assert all(
            key.rpartition("-of-")[2].rpartition("-as-")[2] in tails(asserted[a] & asserted[b]) for key in shared
        )


@settings(max_examples=40)
@given(folders())
def test_every_two_of_one_name_are_one_or_candidates(folder: dict[str, list[Fact]]) -> None:
    persons = tell_apart(folder)
    for name in ("ada-obi", "ben-lamptey"):
        ones = {key for of in persons.facts.values() for key in keys(of) if key.startswith(name)}
        pairs = [pair for pair in persons.candidates if pair[0].startswith(f"person/{name}")]
        assert {key.removeprefix("person/") for pair in pairs for key in pair} == (ones if len(ones) > 1 else set())
        assert len(pairs) == max(len(ones) - 1, 0)


def anchors(of: Fact) -> list[Entity]:
    return [e for name in ("officeHeld", "object") for e in of.fillers(name) if isinstance(e, Entity)]


def tails(of: set[str]) -> set[str]:
    return {key.rpartition("/")[2].lower() for key in of}


def test_a_source_has_the_same_key_as_a_participant() -> None:
    said = Fact(**{f: getattr(visit("a"), f) for f in Fact.__slots__} | {"according_to": (ADA,)})
    persons = tell_apart({"a": [said], "b": [visit("b")]})
    assert persons.facts["a"][0].according_to[0].key == "person/ada-obi-in-a"
    assert persons.candidates == (("person/ada-obi-in-a", "person/ada-obi-in-b"),)
