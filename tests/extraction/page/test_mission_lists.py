"""Lists and tables of missions."""

from __future__ import annotations

import pytest

from verbale.extraction import extract
from verbale.readers import read_text


def missions(text: str) -> list[tuple[str, str]]:
    return [
        (f.type, f.fillers("concernsMission")[0].label)  # type: ignore[union-attr]
        for f in extract(read_text(text, slug="x")).facts
        if f.rule == "list-missions" and f.kind != "relation"
    ]


IN = "= List of diplomatic missions in Malta =\n\nMany came.\n\n"
OF = "= Diplomatic missions of Ghana =\n\nMany went.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{IN}== Embassies ==\n* Norway – Valletta\n",
            [("MissionAccreditation", "embassy of Norway in Valletta, Malta")],
        ),
        (
            f"{IN}== Embassies ==\n* Kenya (High Commission)\n",
            [("MissionAccreditation", "high commission of Kenya in Malta")],
        ),
        (
            f"{IN}== Non-resident embassies ==\n=== Resident in Rome, Italy ===\n* Norway\n",
            [("Accreditation", "embassy of Norway in Italy")],
        ),
        (f"{IN}== Non-resident ==\n* Norway (Rome)\n", [("Accreditation", "embassy of Norway in Italy")]),
        (
            f"{IN}== Honorary consulates ==\n* Valletta: Norway, Ghana\n",
            [
                ("MissionAccreditation", "honorary consulate of Ghana in Valletta, Malta"),
                ("MissionAccreditation", "honorary consulate of Norway in Valletta, Malta"),
            ],
        ),
        (
            f"{OF}== Europe ==\n* Norway\n** Oslo (Embassy)\n* Malta: Valletta (High Commission)\n",
            [
                ("MissionAccreditation", "embassy of Ghana in Oslo, Norway"),
                ("MissionAccreditation", "high commission of Ghana in Valletta, Malta"),
            ],
        ),
        (
            f"{OF}== Africa ==\n\n"
            "| Host country | Host city | Mission | Concurrent accreditation |\n|---|---|---|---|\n"
            "| Kenya | Nairobi | High Commission | Countries: Somalia |\n",
            [
                ("Accreditation", "high commission of Ghana in Nairobi, Kenya"),
                ("MissionAccreditation", "high commission of Ghana in Nairobi, Kenya"),
            ],
        ),
    ],
)
def test_what_items_and_rows_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(missions(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{IN}== Former embassies ==\n* Norway\n",
        f"{IN}== Embassies ==\n* Norway (closed in 2009)\n* Ghana and its friends\n",
        f"{IN}== Non-resident embassies ==\n* Norway\n",  # resident where?
        f"{OF}== Europe ==\n* Norway\n** Nairobi (Embassy)\n",  # a city of another state
        f"{OF}== Multilateral organisations ==\n* Geneva (Permanent Mission)\n",
        "= Ghana–Malta relations =\n\nBoth trade.\n\n== Trade ==\n* Norway – Oslo\n",
    ],
)
def test_what_names_no_mission(text: str) -> None:
    assert missions(text) == []


def test_missions_that_reside_elsewhere_on_a_page_about_one_state():
    text = (
        "= Foreign relations of Fiji =\n\nFiji is a state.\n\n== Resident embassies in Suva ==\n"
        "* Kenya (High Commission)\n\n== Non-resident embassies ==\n* Canberra: Norway, Ghana\n* Oslo: Norway, Fiji\n\n"
        "== Other states ==\n* Chile\n"
    )
    facts = extract(read_text(text, slug="x")).facts
    accredited = [f for f in facts if f.type == "Accreditation"]
    assert {(f.fillers("concernsMission")[0].label, f.fillers("accreditedState")[0].label) for f in accredited} == {
        ("embassy of Norway in Canberra, Australia", "Fiji"),
        ("embassy of Ghana in Canberra, Australia", "Fiji"),
    }
    (kept,) = [f for f in facts if f.type == "MissionAccreditation"]
    assert kept.fillers("concernsMission")[0].label == "high commission of Kenya in Fiji"
