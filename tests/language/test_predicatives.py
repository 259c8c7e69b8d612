"""What somebody is made is the complement of its verb, whatever the parser made of the words."""

from __future__ import annotations

import pytest

from verbale.language.arguments import Arguments
from verbale.language.parser import parse_text


@pytest.mark.parametrize(
    ("text", "verb", "object_", "complement"),
    [
        ("Malta has declared the Ghanaian consul Kofi Addo persona non grata.", "declare", "Addo", "persona"),
        ("In 1990 Kenya declared him persona non grata.", "declare", "him", "persona"),
        ("In 1984 the rebels burned the consulate and held Ola Dahl hostage for a week.", "hold", "Dahl", "hostage"),
        ("The rebels took the Norwegian consul Ola Dahl hostage in 1986.", "take", "Dahl", "hostage"),
        ("Kenya declared five Norwegian officials personae non gratae.", "declare", "officials", "personae"),
        ("Ola Dahl was declared persona non grata by Kenya in October 1990.", "declare", "Dahl", "persona"),
    ],
)
def test_what_somebody_is_made_is_no_part_of_the_name(text: str, verb: str, object_: str, complement: str) -> None:
    (sentence,) = parse_text(text)
    arguments = Arguments(sentence)
    trigger = next(t for t in sentence.tokens if t.lemma == verb)
    assert [t.text for t in arguments.of(trigger, "object")] == [object_]
    assert [t.text for t in arguments.of(trigger, "complement")] == [complement]


def test_who_declares_it_is_the_subject_of_a_passive() -> None:
    (sentence,) = parse_text("Ola Dahl was declared persona non grata by Kenya in October 1990.")
    trigger = next(t for t in sentence.tokens if t.lemma == "declare")
    assert [t.text for t in Arguments(sentence).of(trigger, "subject")] == ["Kenya"]


def test_a_thing_held_hostage_keeps_its_parse() -> None:
    (sentence,) = parse_text("The rebels held forty hostages in the hotel.")
    trigger = next(t for t in sentence.tokens if t.lemma == "hold")
    assert [t.text for t in Arguments(sentence).of(trigger, "object")] == ["hostages"]
