"""Entities that are named by what makes them up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.entities import composites
from verbale.model import Entity


def state(code, name):
    return Entity(f"state/{code}", "State", (("en", name),))


KENYA, NORWAY, CHAD = state("KE", "Kenya"), state("NO", "Norway"), state("TD", "Chad")
OSLO = Entity("place/oslo-no", "Municipality", (("en", "Oslo"),))
UNION = Entity("organisation/african-union", "InternationalOrganisation", (("en", "African Union"),))


def named(entity):
    return entity.key, entity.type, entity.label


@pytest.mark.parametrize(
    ("parts", "key", "label"),
    [
        ((KENYA, NORWAY, OSLO), "mission/embassy-ke-no", "embassy of Kenya in Norway"),
        ((KENYA, NORWAY, None), "mission/embassy-ke-no", "embassy of Kenya in Norway"),
        ((KENYA, None, OSLO), "mission/embassy-ke-oslo-no", "embassy of Kenya in Oslo"),
        ((KENYA, None, None), "mission/embassy-ke", "embassy of Kenya"),
    ],
)
def test_a_mission_is_named_by_sender_and_host(parts, key, label):
    assert named(composites.mission("Embassy", "embassy", *parts)) == (key, "Embassy", label)


def test_the_seat_of_a_mission_does_not_change_its_key():
    assert composites.mission("Embassy", "embassy", KENYA, NORWAY, OSLO).key == (
        composites.mission("Embassy", "embassy", KENYA, NORWAY).key
    )


@pytest.mark.parametrize(
    ("of", "towards", "within", "key", "label"),
    [
        (KENYA, None, None, "office/envoy-ke", "envoy of Kenya"),
        (KENYA, NORWAY, None, "office/envoy-ke-to-no", "envoy of Kenya to Norway"),
        (None, UNION, None, "office/envoy-to-african-union", "envoy to African Union"),
        (KENYA, None, UNION, "office/envoy-african-union", "envoy at the African Union"),
    ],
)
def test_an_office_is_named_by_whose_it_is(of, towards, within, key, label):
    assert named(composites.office("DiplomaticOffice", "envoy", of, towards, within)) == (
        key,
        "DiplomaticOffice",
        label,
    )


def test_a_body_takes_the_adjective_of_its_state():
    assert named(composites.body("Ministry", "foreign ministry", KENYA, "Kenyan")) == (
        "organisation/foreign-ministry-ke",
        "Ministry",
        "Kenyan foreign ministry",
    )
    assert composites.body("Ministry", "foreign ministry", KENYA).label == "foreign ministry of Kenya"


def test_a_group_without_a_host_is_a_people():
    assert named(composites.group("Kenyans", "ke", NORWAY)) == (
        "group/ke-in-no",
        "DiasporaCommunity",
        "Kenyans in Norway",
    )
    assert named(composites.group("Kenyans", "ke", None)) == ("group/ke", "PopulationGroup", "Kenyans")


@given(st.permutations([KENYA, NORWAY, CHAD]))
def test_the_order_of_parties_does_not_matter(parties):
    made = composites.agreement("Agreement", "pact", "pact", parties)
    assert named(made) == ("agreement/pact-ke-no-td", "Agreement", "pact between Kenya and Norway and Chad")


def test_an_agreement_with_one_party_says_nothing_of_another():
    assert composites.agreement("Agreement", "pact", "pact", [KENYA]).label == "pact"


def test_a_named_thing_keeps_its_name():
    made = composites.named("person", "Person", "Ana Núñez")
    assert (made.key, made.label) == ("person/ana-nunez", "Ana Núñez")


@given(st.text(min_size=1))
def test_every_name_gives_a_key(name):
    key = composites.named("person", "Person", name).key
    assert key.startswith("person/")
    assert key.isascii()
    assert len(key) > len("person/")
