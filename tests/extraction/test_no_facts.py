"""Nothing is asserted from sentences that state no fact: denials, plans, conditions, wishes, rumours, stories."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract

PATH = Path(__file__).parents[1] / "gold" / "no_facts.yaml"
CASES = [(kind, row) for kind, rows in yaml.safe_load(PATH.read_text("utf-8")).items() for row in rows]
DESCRIPTIONS = frozenset(
    "residesIn originState citizenOf officeOf officeIn officeTowards sendingState accreditedTo seat partOf "
    "MissionAccreditation".split()
)
"""What a phrase presupposes, whatever is said of it: "the envoy of Ghana" is Ghana's, "its embassy in Oslo" there."""


def test_every_kind_has_its_sentences() -> None:
    assert len(CASES) >= 60
    assert len({kind for kind, _ in CASES}) >= 6


@pytest.mark.parametrize(("kind", "row"), CASES, ids=lambda v: v if isinstance(v, str) else v["text"][:60])
def test_nothing_is_asserted(kind: str, row: dict) -> None:
    facts = extract(document_of(row["text"], row.get("title", ""))).facts
    wrong = [
        (fact.type, fact.label)
        for fact in facts
        if fact.direct and fact.type not in row.get("may", ()) and fact.type not in DESCRIPTIONS
    ]
    assert wrong == []
