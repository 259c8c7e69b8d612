"""The places that a record lists by name alone."""

import pytest

from verbale.entities import gazetteer
from verbale.entities.discourse import Discourse
from verbale.entities.resolver import Resolver
from verbale.extraction.page.locales import listed_places
from verbale.model import Passage


def places(words, *hosts):
    resolver = Resolver(words, gazetteer.load(), Discourse())
    found = [gazetteer.load().lookup(host)[0].entity for host in hosts]
    return [(p.label, p.type) for p in listed_places(resolver, Passage(0, len(words)), found)]


LISTS = {
    "a known city": ("Oslo", [("Oslo", "Municipality")]),
    "an unknown place of the one host": ("Oslo, Camp Lindvik", [("Oslo", "Municipality"), ("Camp Lindvik", "Place")]),
    "brackets and and": ("Lindvik (Berghus) and Oslo",
                         [("Lindvik", "Place"), ("Berghus", "Place"), ("Oslo", "Municipality")]),
    "words that are no name": ("the southern coast", []),
    "the host itself": ("Norway", []),
    "nothing": (" , ", []),
}  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), LISTS.values(), ids=LISTS.keys())
def test_the_places_listed_in_a_state(words, expected):
    assert places(words, "Norway") == expected


def test_an_unknown_place_is_nowhere_where_the_host_is_not_one():
    assert places("Oslo, Lindvik") == [("Oslo", "Municipality")]
    assert places("Oslo, Lindvik", "Norway", "Malta") == [("Oslo", "Municipality")]


def test_a_name_that_is_a_city_elsewhere_is_a_place_here():
    assert places("Accra", "Norway") == [("Accra", "Place")]
