"""Elections, oaths, questions and shared relative clauses, each where a reader would be misled."""

from __future__ import annotations

from verbale.extraction.examples import document_of, words
from verbale.extraction.extractor import extract


def direct(text: str, type_: str) -> list:
    return [f for f in extract(document_of(text)).facts if f.direct and f.type == type_]


def test_a_prime_minister_is_no_minister() -> None:
    (fact,) = direct("In 1990 Maria Costa was sworn in as prime minister of Malta.", "OfficeHolding")
    assert words(fact, "officeHeld") == "prime minister of Malta"


def test_what_is_asked_is_not_said() -> None:
    assert direct("Is Indian cinema popular in Ghana?", "Popularity") == []
    assert direct("Indian cinema is popular in Ghana.", "Popularity") != []


def test_a_relative_clause_after_two_names_is_about_both() -> None:
    (fact,) = direct("Norway and Ghana, which have exchanged students since 1974, signed a pact.", "Cooperation")
    assert words(fact, "relationParty") == "Norway; Ghana"


def test_a_pupil_attends_no_meeting() -> None:
    assert direct("Maria Costa attended a primary school in Ghana from 1960 to 1966.", "Meeting") == []


def test_what_happens_in_a_novel_did_not_happen() -> None:
    assert direct("In the novel, spies bomb the Norwegian embassy in Accra.", "Attack") == []


def test_to_refrain_from_criticism_is_not_to_criticise() -> None:
    assert direct("Malta generally refrains from criticising Tunisia's trade.", "Condemnation") == []


def test_hours_are_no_days() -> None:
    text = "Kenya expelled Ola Dahl in 1990 and gave him {} to leave."
    assert direct(text.format("48 hours"), "deadlineDays") == []
    (fact,) = direct(text.format("two days"), "deadlineDays")
    assert words(fact, "object") == "2"


def test_who_is_cleared_of_a_deed_did_not_do_it() -> None:
    assert direct("A court cleared Ole Lind of the kidnapping of John Keller in 1995.", "HostageTaking") == []
    assert direct("Ole Lind was nearly kidnapped in 1980.", "HostageTaking") == []
    assert direct("Ole Lind was kidnapped in 1980.", "HostageTaking") != []


def test_the_tense_tells_who_welcomed_the_summit() -> None:
    text = "President Ole Lind praised the role Kenya plays in the region and welcomed the summit in Nairobi."
    facts = direct(text, "ExpressionOfSupport")
    assert {words(f, "speaker") for f in facts} == {"Ole Lind"}
    assert len(facts) == 2
