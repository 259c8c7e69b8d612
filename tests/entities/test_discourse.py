"""What a document has spoken of so far."""

import pytest

from verbale.entities.discourse import MISSIONS, ORGANISATIONS, STATES, Discourse
from verbale.model import Entity, Passage

KENYA = Entity("state/KE", "State", (("en", "Kenya"),))
NORWAY = Entity("state/NO", "State", (("en", "Norway"),))
CHAD = Entity("state/TD", "State", (("en", "Chad"),))
EMBASSY = Entity("mission/embassy-ke-no", "Embassy", (("en", "embassy of Kenya in Norway"),))


@pytest.fixture
def discourse():
    made = Discourse(pair=(KENYA, NORWAY))
    for at, entity in enumerate((KENYA, EMBASSY, NORWAY)):
        made.speak(entity, Passage(10 * at, 10 * at + 5))
    return made


def test_the_last_of_a_kind_before_a_position(discourse):
    assert discourse.last(STATES, 100).entity == NORWAY
    assert discourse.last(STATES, 25).entity == NORWAY
    assert discourse.last(STATES, 24).entity == KENYA
    assert discourse.last(MISSIONS, 100).passage == Passage(10, 15)
    assert discourse.last(MISSIONS, 14) is None


def test_some_may_be_excluded(discourse):
    assert discourse.last(STATES, 100, excluding=(NORWAY,)).entity == KENYA
    assert discourse.last(STATES, 100, excluding=(NORWAY, KENYA)) is None
    assert discourse.last(STATES, 100, where=lambda e: e.label.startswith("K")).entity == KENYA


def test_the_other_of_the_pair(discourse):
    assert discourse.other(KENYA) == NORWAY
    assert discourse.other(NORWAY) == KENYA
    assert discourse.other(CHAD) is None
    assert discourse.other(None) is None
    assert Discourse().other(KENYA) is None


def test_the_posting_spoken_of_last(discourse):
    discourse.postings = [(Passage(0, 5), KENYA, NORWAY), (Passage(20, 25), NORWAY, CHAD)]
    assert discourse.posting_before(25)[1] == NORWAY
    assert discourse.posting_before(24)[1] == KENYA
    assert discourse.posting_before(4) is None


def test_missions_are_organisations_and_states_are_not():
    assert MISSIONS <= ORGANISATIONS
    assert not STATES & ORGANISATIONS
