"""Persons of several documents: one only by name and office or state."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from verbale.graph.persons import tell_apart
from verbale.model import Entity, Evidence, Fact, FactKind, Passage, Role, Status

KENYA = Entity("state/KE", "State", (("en", "Kenya"),))
GHANA = Entity("state/GH", "State", (("en", "Ghana"),))
ADA = Entity("person/ada-obi", "Person", (("en", "Ada Obi"),))
BEN = Entity("person/ben-lamptey", "Person", (("en", "Ben Lamptey"),))
ENVOY = Entity("office/ambassador-ke-to-gh", "Office", (("en", "ambassador of Kenya to Ghana"),))
MINISTER = Entity("office/minister-gh", "Office", (("en", "minister of Ghana"),))


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


def office_of(document: str, office: Entity, state: Entity) -> Fact:
    return fact(document, "officeOf", FactKind.RELATION, subject=office, object=state)


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
    assert {slug: keys(of) for slug, of in persons.facts.items()} == {"a": {"ada-obi"}, "b": {"ada-obi"}}
    assert persons.candidates == ()


def test_a_state_in_common_makes_one() -> None:
    a = [holding("a", ENVOY), office_of("a", ENVOY, KENYA)]
    b = [fact("b", "citizenOf", FactKind.RELATION, subject=ADA, object=KENYA)]
    c = [fact("c", "OfficialVisit", FactKind.EVENT, visitor=ADA, onBehalfOf=KENYA)]
    assert told(a=a, b=b, c=c) == {slug: {"ada-obi"} for slug in "abc"}


def test_offices_with_nothing_in_common_do_not() -> None:
    facts = {"a": [holding("a", ENVOY)], "b": [holding("b", MINISTER)], "c": [holding("c", MINISTER)]}
    persons = tell_apart(facts)
    assert [keys(persons.facts[slug]) for slug in "abc"] == [{"ada-obi"}, {"ada-obi-in-b"}, {"ada-obi-in-b"}]
    assert persons.candidates == (("person/ada-obi", "person/ada-obi-in-b"),)
    assert "office/minister-gh" in persons.notes["person/ada-obi-in-b"]


def test_whom_gave_way_before_does_so_again() -> None:
    alone = tell_apart({"b": [holding("b", MINISTER)]}, later={"person/ada-obi-in-b"})
    assert keys(alone.facts["b"]) == {"ada-obi-in-b"}
    both = {"a": [holding("a", ENVOY)], "b": [holding("b", ENVOY)]}
    assert keys(tell_apart(both, later={"person/ada-obi-in-b"}).facts["b"]) == {"ada-obi"}
    assert keys(tell_apart(both, different={"person/ada-obi-in-b"}).facts["b"]) == {"ada-obi-in-b"}


@pytest.mark.parametrize("status", [Status.ALLEGED, Status.DENIED, Status.PLANNED])
def test_an_office_that_is_not_asserted_joins_nobody(status: Status) -> None:
    assert told(a=[holding("a", ENVOY, status)]) == {"a": {"ada-obi-in-a"}}


def test_the_office_of_another_in_the_sentence_is_not_theirs() -> None:
    met = fact("a", "Meeting", FactKind.EVENT, attendee=ADA, hasParticipant=BEN, onBehalfOf=KENYA)
    assert told(a=[met]) == {"a": {"ada-obi-in-a", "ben-lamptey-in-a"}}


def test_other_documents_change_nothing() -> None:
    a, b = [visit("a"), visit("a", BEN)], [holding("b", ENVOY), visit("b", BEN)]
    assert told(a=a, b=b) == told(a=a) | told(b=b)


def test_a_source_has_the_same_key_as_a_participant() -> None:
    said = Fact(**{f: getattr(visit("a"), f) for f in Fact.__slots__} | {"according_to": (ADA,)})
    persons = tell_apart({"a": [said], "b": [visit("b")]})
    assert persons.facts["a"][0].according_to[0].key == "person/ada-obi-in-a"
    assert persons.candidates == (("person/ada-obi-in-a", "person/ada-obi-in-b"),)
