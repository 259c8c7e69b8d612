"""Whose officers recognise a state, write to another or visit it, where their titles do not say it."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract

CASES = {
    "from and to": (
        "Kenya recognized Norway in 1909, by letter from President Peter Otieno to King Ole Lind.",
        {"Peter Otieno": "president of Kenya", "Ole Lind": "king of Norway"},
    ),
    "who declares it": (
        "Kenya recognized Norway in 1909, when President Peter Otieno announced the decision.",
        {"Peter Otieno": "president of Kenya"},
    ),
    "who visits": (
        "Relations were resumed in 1995 during Foreign Minister Peter Otieno's visit to Norway.",
        {"Peter Otieno": "foreign minister of Kenya"},
    ),
    "who may be of either": ("Kenya recognized Norway in 1909, when President Peter Otieno arrived.", {}),
    "a letter of others": ("Kenya wrote to Norway in 1909 in a letter from President Peter Otieno.", {}),
    "a third state": ("Kenya recognized Norway and Malta in 1909, by letter from President Peter Otieno.", {}),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_the_state_of_who_writes_declares_or_visits(text, expected):
    facts = extract(document_of(text, "Kenya–Norway relations")).facts
    held = [f for f in facts if f.type == "OfficeHolding"]
    assert {f.fillers("holder")[0].label: f.fillers("officeHeld")[0].label for f in held} == expected
