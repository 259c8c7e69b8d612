import random
import time
from dataclasses import dataclass

import pytest

from verbale.graph.terms import BASE, LABEL, OWL, RDFS, TYPE, Iri, Literal, text_literal, vb
from verbale.model import DataFileError, InconsistentError
from verbale.reasoning import Inference, Materialised, infer, require_consistent
from verbale.reasoning.schema import SAME_AS


def thing(key):
    return Iri(f"{BASE}id/{key}")


EMBASSY, NAIROBI, ENVOY = thing("mission/embassy-bw-ke"), thing("municipality/nairobi"), thing("person/thandi-moyo")
OFFICE, HOLDING = thing("office/ambassador-bw-ke"), thing("situation/office/moyo")


@pytest.fixture
def mission(states):
    kenya, botswana, facts = states
    return facts | {
        (EMBASSY, TYPE, vb("Embassy")),
        (EMBASSY, vb("sendingState"), botswana),
        (EMBASSY, vb("accreditedTo"), kenya),
        (EMBASSY, vb("seat"), NAIROBI),
        (NAIROBI, vb("locatedIn"), kenya),
    }


def test_missions_represent_and_are_located(mission, states):
    kenya, botswana, _ = states
    inferred = infer(mission).inferred
    assert (botswana, vb("representedIn"), kenya) in inferred
    assert (botswana, vb("hasMissionIn"), kenya) in inferred
    assert (kenya, vb("representedIn"), botswana) not in inferred


def test_a_mission_abroad_represents_without_being_there(states):
    kenya, botswana, facts = states
    third, city = thing("state/TZ"), thing("municipality/dodoma")
    facts |= {
        (EMBASSY, vb("sendingState"), botswana),
        (EMBASSY, vb("accreditedTo"), kenya),
        (EMBASSY, vb("seat"), city),
    }
    inferred = infer(facts | {(city, vb("locatedIn"), third)}).inferred
    assert (botswana, vb("representedIn"), kenya) in inferred
    assert (botswana, vb("hasMissionIn"), third) in inferred
    assert (botswana, vb("hasMissionIn"), kenya) not in inferred


def test_an_office_makes_an_ambassador(states):
    kenya, botswana, facts = states
    facts |= {
        (HOLDING, vb("holder"), ENVOY),
        (HOLDING, vb("officeHeld"), OFFICE),
        (OFFICE, TYPE, vb("AmbassadorOffice")),
    }
    facts |= {(OFFICE, vb("officeOf"), botswana), (OFFICE, vb("officeTowards"), kenya)}
    inferred = infer(facts).inferred
    assert {
        (ENVOY, TYPE, vb("Ambassador")),
        (ENVOY, vb("hasHeldOffice"), OFFICE),
        (ENVOY, vb("hasRepresented"), botswana),
        (ENVOY, vb("hasBeenPostedTo"), kenya),
    } <= inferred


def test_the_output_holds_only_new_statements_about_individuals(mission):
    inferred = infer(mission | {(EMBASSY, LABEL, text_literal("an embassy", "en"))}).inferred
    assert not inferred & mission
    assert inferred
    for s, p, o in inferred:
        assert s.value.startswith(BASE + "id/")
        assert not p.value.startswith(RDFS)
        assert p == SAME_AS or not p.value.startswith(OWL)
        assert s != o or p != SAME_AS
        assert not isinstance(o, Literal)
        assert not o.value.startswith((OWL, "_:"))


def test_the_closure_is_closed_and_blind_to_order(mission):
    first = infer(sorted(mission))
    assert infer(sorted(mission, reverse=True)) == first
    assert infer(mission | first.inferred) == Inference(frozenset(), ())


def test_nothing_in_nothing_out():
    assert infer([]) == Inference(frozenset(), ())


def test_two_states_with_one_code_are_refused_by_name(states):
    kenya, botswana, facts = states
    facts |= {(kenya, vb("isoCode"), Literal("KE")), (botswana, vb("isoCode"), Literal("KE"))}
    facts |= {(kenya, LABEL, text_literal("Kenya", "en")), (botswana, LABEL, text_literal("Botsuana", "es"))}
    closure = infer(facts)
    assert [v.rule for v in closure.violations] == ["distinct-states"]
    assert "Kenya (state/KE)" in closure.violations[0].message
    assert "Botsuana (state/BW)" in closure.violations[0].message


def test_a_state_under_a_second_iri_is_merged_by_its_code_without_complaint(states):
    kenya, _, facts = states
    other = thing("state/republic-of-kenya")
    facts |= {(other, TYPE, vb("State")), (other, vb("isoCode"), Literal("KE")), (kenya, vb("isoCode"), Literal("KE"))}
    closure = infer(facts)
    assert closure.consistent
    assert (other, SAME_AS, kenya) in closure.inferred


def test_two_states_without_codes_are_never_merged_in_silence(mission):
    """A state of the past has no code."""
    past = [thing("state/old-realm"), thing("state/older-realm")]
    facts = mission - {t for t in mission if t[1] == vb("sendingState")}
    facts |= {(state, TYPE, vb("State")) for state in past} | {(EMBASSY, vb("sendingState"), state) for state in past}
    (found,) = infer(facts).violations
    assert found.rule == "distinct-states"
    assert found.individuals == tuple(sorted(state.value for state in past))


def test_two_persons_are_never_merged_in_silence(close):
    one, other = thing("person/thandi-moyo"), thing("person/t-moyo")
    facts = {(one, TYPE, vb("Person")), (other, TYPE, vb("Person"))}
    facts |= {(HOLDING, Iri("https://example.org/o#by"), person) for person in (one, other)}
    axioms = ":by a owl:FunctionalProperty ."
    assert [v.rule for v in close(axioms, facts).violations] == ["distinct-persons"]
    assert close(axioms, facts | {(one, SAME_AS, other)}).consistent


def test_a_mission_of_two_states_makes_them_one(mission, states):
    closure = infer(mission | {(EMBASSY, vb("sendingState"), states[0])})
    assert "distinct-states" in {v.rule for v in closure.violations}


def test_a_state_in_a_persons_role_is_refused(states):
    kenya, _, facts = states
    closure = infer(facts | {(thing("event/expulsion/x"), vb("expelledPerson"), kenya)})
    assert {v.rule for v in closure.violations} == {"cax-dw"}
    assert "“person”" in " ".join(v.message for v in closure.violations)


def test_relations_with_itself_are_refused(states):
    kenya, _, facts = states
    closure = infer(facts | {(kenya, vb("hasDiplomaticRelationsWith"), kenya)})
    assert [v.message for v in closure.violations] == [
        "“has diplomatic relations with” joins state/KE to itself, which nothing may"
    ]


def test_require_consistent_passes_and_refuses(states):
    kenya, _, facts = states
    good = infer(facts)
    assert require_consistent(good) is good
    bad = infer(facts | {(kenya, TYPE, vb("Person"))})
    with pytest.raises(InconsistentError, match="contradicts the ontology: state/KE would be both") as caught:
        require_consistent(bad)
    assert caught.value.violations == tuple(v.message for v in bad.violations)


def test_any_engine_may_stand_in():
    @dataclass
    class Echo:
        seen: int = 0

        def materialise(self, facts, axioms):
            self.seen = len(facts)
            return Materialised(frozenset({*facts, (EMBASSY, TYPE, vb("Actor"))}), frozenset())

    echo = Echo()
    fact = (EMBASSY, TYPE, vb("Embassy"))
    assert infer([fact], engine=echo).inferred == {(EMBASSY, TYPE, vb("Actor"))}
    assert echo.seen == 1


def test_unknown_engine_and_missing_ontology_are_named(tmp_path):
    with pytest.raises(DataFileError, match="'pellet'"):
        infer([], engine="pellet")
    with pytest.raises(DataFileError, match=r"none\.ttl"):
        infer([], schema=tmp_path / "none.ttl")
    (tmp_path / "bad.ttl").write_text("@prefix : <x>\n:a :b .")
    with pytest.raises(DataFileError, match=r"bad\.ttl"):
        infer([], schema=tmp_path / "bad.ttl")


def test_a_graph_of_thousands_takes_seconds_not_minutes():
    pick = random.Random(7)
    states = [thing(f"state/{a}{b}") for a in "ABCDE" for b in "ABCDEFGH"]
    facts = {(s, TYPE, vb("State")) for s in states} | {(s, vb("isoCode"), Literal(s.value[-2:])) for s in states}
    for number in range(400):
        visit, (guest, host) = thing(f"event/visit/{number}"), pick.sample(states, 2)
        facts |= {(visit, TYPE, vb("OfficialVisit")), (visit, vb("visitor"), guest), (visit, vb("host"), host)}
        facts |= {
            (visit, vb("hasTime"), thing(f"time/{1900 + number % 90}")),
            (visit, LABEL, Literal(f"visit {number}")),
        }
    assert len(facts) > 2000
    start = time.perf_counter()
    closure = infer(facts)
    assert time.perf_counter() - start < 10  # about 0.7 s on an idle machine
    assert closure.consistent
    assert len(closure.inferred) > 2000
