"""Bodies of communities: who leads them, and what "the association" is."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract


def holders(text, title=""):
    """Who holds which office, asserted."""
    return {
        (f.fillers("holder")[0].label, f.fillers("officeHeld")[0].label)
        for f in extract(document_of(text, title)).facts
        if f.type == "OfficeHolding" and f.status.value == "asserted" and f.polarity.value == "positive"
    }


FOUNDED = "The Association of Danes in Ghana was founded in Accra in 2011. "


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (FOUNDED + "The association is headed by Anna Berg.", ("Anna Berg", "head of Association of Danes in Ghana")),
        (FOUNDED + "It is led by Ole Lind.", ("Ole Lind", "head of Association of Danes in Ghana")),
        (
            FOUNDED + "The regional head there, Ole Lind, is the vice-chairman of the Association of Danes in Ghana.",
            ("Ole Lind", "vice-chairman of Association of Danes in Ghana"),
        ),
        (FOUNDED + "It is led by Chairwoman Park Mi-ji.", ("Park Mi-ji", "chairman of Association of Danes in Ghana")),
    ],
)  # fmt: skip
def test_who_leads_a_body(text, held):
    assert held in holders(text)


@pytest.mark.parametrize(
    "text",
    [
        FOUNDED + "The new association is headed by Anna Berg.",
        FOUNDED + "An association was headed by Anna Berg.",
        FOUNDED + "The association of nurses is headed by Anna Berg.",
        FOUNDED + "The federation is headed by Anna Berg.",
        FOUNDED + "The association will be headed by Anna Berg.",
        FOUNDED + "The association is not headed by Anna Berg.",
    ],
)
def test_another_body_is_not_the_one_named_before(text):
    assert ("Anna Berg", "head of Association of Danes in Ghana") not in holders(text)


def test_it_is_the_body_of_the_sentence_before_not_that_of_the_title():
    title = "Federation of Greek Communities in Chile"
    text = f"The {title} is a body founded in 1958. " + FOUNDED + "It has branches in Tema."
    facts = extract(document_of(text, title)).facts
    placed = {f.fillers("subject")[0].label for f in facts if f.type == "locatedAt"}
    assert placed <= {"Association of Danes in Ghana"}
