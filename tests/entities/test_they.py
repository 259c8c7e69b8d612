"""“They” and “their” are nobody alone; “he” is whoever the clause before speaks of."""

from __future__ import annotations

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract


def test_they_is_not_the_last_person_spoken_of() -> None:
    text = "President Ole Lind flew to Accra in 1993. They were released on 3 May 1993."
    assert [f for f in extract(document_of(text)).facts if f.type == "Release"] == []


def test_he_is() -> None:
    text = "President Ole Lind flew to Accra in 1993. He was released on 3 May 1993."
    (fact,) = [f for f in extract(document_of(text)).facts if f.type == "Release"]
    assert [getattr(e, "label", "") for e in fact.fillers("recipient")] == ["Ole Lind"]


def test_its_is_of_whose_the_thing_before_is() -> None:
    text = (
        "Malta thanked Norway for our work together, Kenya's significant contributions as a partner, its commitment to "
        "peace, and its rejection of war."
    )
    (fact,) = [f for f in extract(document_of(text)).facts if f.type == "Commitment"]
    assert [getattr(e, "label", "") for e in fact.fillers("speaker")] == ["Kenya"]


def test_he_after_a_semicolon_is_the_subject_before_it() -> None:
    text = (
        "President Ole Lind of Kenya flew to Accra in 1993. In 1999, President Ada Berg of Malta became the first "
        "woman to fly to Nairobi; she was released on 3 May 1999."
    )
    (fact,) = [f for f in extract(document_of(text)).facts if f.type == "Release"]
    assert [getattr(e, "label", "") for e in fact.fillers("recipient")] == ["Ada Berg"]
