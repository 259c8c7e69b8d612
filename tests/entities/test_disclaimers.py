"""What keeps an office from a person who is named beside it."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract
from verbale.model import Polarity, Status

NOBODY = (
    "Ada Berg, not Ole Lind, was appointed ambassador of Norway to Malta.",
    "Norway's shadow foreign minister, Ole Lind, visited Malta.",
    "The self-proclaimed Norwegian president Ole Lind visited Malta.",
    "Impersonating the ambassador of Norway, Ole Lind entered Malta in 1999.",
    "After a meeting with the president of Norway, Ole Lind flew to Malta.",
    "Ole Lind was never appointed ambassador of Norway to Malta.",
    "Ole Lind may be appointed ambassador of Norway to Malta.",
    "The candidate for president of Norway, Ole Lind, visited Malta.",
    "Ada Berg met the foreign minister nominee of Norway, Ole Lind.",
    "Ada Berg met her counterpart, Ole Lind, and the mayor of Oslo.",
    "Norway was awarded the Crown Princess of Girona Prize for Peace by Ole Lind.",
    "The queen received Ole Lind, and the ambassador of Norway, Ada Berg.",
)
SOMEBODY = (
    "The president of Norway, Ole Lind, flew to Malta.",
    "At the invitation of the president of Malta, Ada Berg, the president of Norway, Ole Lind, visited Valletta.",
    "Ole Lind, not Ada Berg, was appointed ambassador of Norway to Malta.",
    "The queen received Ada Berg, and the ambassador of Norway, Ole Lind.",
    "Ole Lind, president of Norway, and the mayor of Valletta met.",
)


def holds_office(text: str) -> bool:
    facts = [
        f
        for f in extract(document_of(text)).facts
        if f.type == "OfficeHolding" and f.status is Status.ASSERTED and f.polarity is Polarity.POSITIVE
    ]
    return any(getattr(e, "label", "") == "Ole Lind" for f in facts for e in f.fillers("holder"))


@pytest.mark.parametrize("text", NOBODY)
def test_who_is_said_not_to_hold_an_office_holds_none(text: str) -> None:
    assert not holds_office(text)


@pytest.mark.parametrize("text", SOMEBODY)
def test_who_is_named_with_an_office_holds_it(text: str) -> None:
    assert holds_office(text)


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Norway's acting foreign minister, Ole Lind, visited Malta.", "acting foreign minister of Norway"),
        ("The caretaker prime minister of Norway, Ole Lind, came.", "caretaker prime minister of Norway"),
        ("Norway's ambassador-designate to Malta, Ole Lind, came.", "ambassador-designate of Norway to Malta"),
        ("Norway's foreign minister, Ole Lind, visited Malta.", "foreign minister of Norway"),
    ],
)
def test_who_only_acts_for_another_or_is_to_come_holds_an_office_of_its_own(text: str, office: str) -> None:
    (held,) = [f for f in extract(document_of(text)).facts if f.type == "OfficeHolding"]
    assert [getattr(e, "label", "") for e in held.fillers("officeHeld")] == [office]
