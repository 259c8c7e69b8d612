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
)
SOMEBODY = (
    "The president of Norway, Ole Lind, flew to Malta.",
    "At the invitation of the president of Malta, Ada Berg, the president of Norway, Ole Lind, visited Valletta.",
    "Ole Lind, not Ada Berg, was appointed ambassador of Norway to Malta.",
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
