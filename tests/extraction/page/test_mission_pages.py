"""Pages about a mission: where it stands, what its infobox says, what "the mission" is."""

from __future__ import annotations

from verbale.extraction import extract
from verbale.model import Fact
from verbale.readers import read_text

PAGE = (
    "= Embassy of Kenya, Oslo =\n\n- Address: 12 Berg Street, Oslo\n- Opened: 1985\n- Jurisdiction: Norway, Iceland\n\n"
    "The chancery is located on Lake Road. As of 2014, the mission had a total of 25 staff members. "
    "The trade mission had a total of 40 staff members. The mission is headed by Ambassador Ada Wanjiku.\n"
)


def facts(type_: str) -> list[Fact]:
    return [f for f in extract(read_text(PAGE, slug="x")).facts if f.type == type_]


def test_addresses() -> None:
    assert [f.fillers("object")[0].label for f in facts("locatedAt")] == ["12 Berg Street", "Lake Road"]  # type: ignore[union-attr]


def test_the_states_of_its_jurisdiction_but_the_host() -> None:
    assert [[s.label for s in f.fillers("accreditedState")] for f in facts("Accreditation")] == [["Iceland"]]  # type: ignore[union-attr]


def test_the_mission_is_that_of_the_title() -> None:
    counted = {f.value: f.time.edtf for f in facts("Observation") if f.rule == "staff-count" and f.time is not None}
    assert (25, "2014") in counted.items()
    offices = [f.fillers("officeHeld")[0].label for f in facts("OfficeHolding")]  # type: ignore[union-attr]
    assert offices == ["ambassador of Kenya to Norway"]
