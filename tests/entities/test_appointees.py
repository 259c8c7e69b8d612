"""Who takes an office up or holds it, where title and name do not stand side by side."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract

CASES = {
    "becomes": "In 1964 Peter Otieno became the first Kenyan Consul General in Bergen.",
    "appointed, active": "Kenya appointed Peter Otieno Kenyan Consul General in Bergen in 1964.",
    "appointed, after a clause": (
        "Peter Otieno, who had been serving in Bergen, was appointed Kenyan Consul General in Bergen in 1964."
    ),
    "received as": "King Olav received Peter Otieno as Kenyan Consul General in Bergen in 1964.",
    "headed by": "The consulate was opened in 1964, headed by Peter Otieno as Kenyan Consul General in Bergen.",
    "with": "The consulate was opened in 1964 with Peter Otieno as Kenyan Consul General in Bergen.",
}
NOBODY = [
    "Peter Otieno was nominated Kenyan Consul General in Bergen in 1964.",
    "Peter Otieno met the Kenyan Consul General in Bergen in 1964.",
    "The consulate was bombed by Peter Otieno as Kenyan Consul General in Bergen.",
]


def holders(text):
    facts = extract(document_of(text, "Kenya–Norway relations")).facts
    held = [f for f in facts if f.type == "OfficeHolding" and f.direct]
    return [(f.fillers("holder")[0].label, f.fillers("officeHeld")[0].label) for f in held]


@pytest.mark.parametrize("text", CASES.values(), ids=CASES.keys())
def test_who_holds_the_office(text):
    consuls = [(person, office) for person, office in holders(text) if "consul" in office]
    assert consuls == [("Peter Otieno", "consul general of Kenya to Norway")]


@pytest.mark.parametrize("text", NOBODY)
def test_who_does_not(text):
    assert [person for person, _ in holders(text) if person == "Peter Otieno"] == []
