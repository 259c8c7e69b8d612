"""The gold holds what the forty questions about the seeds ask for, so that a full graph can answer each of them.

Each question, by its number, lists the facts its answer rests on: document (first letters), type, words that stand
among the fillers, and optionally time, amount and modality. What only needs counting or comparing is not repeated.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

GOLD = [json.loads(line) for line in Path(__file__).with_name("seeds.jsonl").read_text("utf-8").splitlines()]
SOUTH, OPED, COMMUNITY, NORTH = "S1", "S2", "S3", "S4"

Need = tuple[Any, ...]  # document, type, fillers[, time[, amount[, modality]]]
FOUNDING: list[Need] = [
    (SOUTH, "EstablishmentOfRelations", "Peru; South Korea", "1963-04-01"),
    (NORTH, "EstablishmentOfRelations", "Peru; North Korea", "1988-12-15"),
]
COUNTS: list[Need] = [
    (COMMUNITY, "PopulationCount", "Koreans; Peru", time, amount)
    for time, amount in (("1985", 27), ("1997", 1774), ("2001", 900), ("2005", 788), ("2011", 1305))
]
JOBS: list[Need] = [
    (COMMUNITY, "OccupationCount", group, "2001", amount)
    for group, amount in (
        ("business people", 500),
        ("representatives of the South Korean government", 90),
        ("factory owners", 48),
        ("religious workers", 39),
        ("sportspeople", 25),
    )
]
TRAINED: list[Need] = [
    (COMMUNITY, "SportsTraining", f"Chung Eui-Hwang; {body}", "1979/1989")
    for body in (
        "Military Academy of Chorrillos",
        "Peruvian Commando Special Forces",
        "Technical Academy of the Military",
        "First Brigade of the Special Forces",
    )
]
AMBASSADORS: list[Need] = [
    (SOUTH, "Position", "Lee Won-young; ambassador; South Korea; Peru"),
    (COMMUNITY, "Position", "Han Byung-kil; ambassador; South Korea"),
    (NORTH, "Position", "Kim Hak-chol; ambassador; North Korea; Peru"),
]
EXPULSIONS: list[Need] = [
    (NORTH, "Expulsion", "Kim Hak-chol; Peru", "2017-09-11"),
    (NORTH, "Expulsion", "Pak Myong Chol; Peru", "2017-12-22"),
    (NORTH, "Expulsion", "Ji Hyok; Peru", "2017-12-22"),
]
JUNG: list[Need] = [
    (COMMUNITY, "Election", "Mario Jung; mayor; Chanchamayo", "2011"),
    (COMMUNITY, "PlaceLocation", "Chanchamayo; Junín"),
]
FTA: list[Need] = [
    (SOUTH, "AgreementSigning", "free trade agreement", "2011"),
    (SOUTH, "EntryIntoForce", "free trade agreement", "2013-03-01"),
]
FROZEN: Need = (NORTH, "RelationStatus", "frozen; North Korea; Peru", "2017/..")
CARRIERS: Need = (SOUTH, "ArmsSupply", "K808 White Tiger; South Korea; Peru", "2023", None, "planned")

NEEDS: dict[str, list[Need]] = {
    "Q01": JUNG,
    "Q03": [
        (SOUTH, "AgreementSigning", "Comunicado Conjunto de Establecimiento de Relaciones Diplomáticas", "1963-04-01")
    ],
    "Q05": [
        (NORTH, "Exports", "vinyl chloride polymer floor covering; stainless steel household items; universal motors"),
        (NORTH, "ExportValue", "North Korea; Peru", None, 5200),
    ],
    "Q07": [(COMMUNITY, "NamedAfter", "Parroquia San Andrés Kim; Andrew Kim Taegon")],
    "Q09": [
        (
            OPED,
            "Cooperation",
            "defense; agriculture; ODA cooperation; trade; science and technology",
            None,
            None,
            "opinion",
        )
    ],
    "Q11": AMBASSADORS,
    "Q13": [
        (SOUTH, "MissionLocation", "South Korea; Peru; embassy"),
        (NORTH, "MissionLocation", "North Korea; Peru; embassy"),
        (NORTH, "MissionLocation", "United States; Peru; embassy"),
        (SOUTH, "MissionLocation", "Japan; Peru; ambassador's residence"),
    ],
    "Q15": [
        (SOUTH, "Membership", "South Korea; United Nations"),
        (SOUTH, "Membership", "Peru; United Nations"),
        (SOUTH, "Membership", "South Korea; Asia-Pacific Economic Cooperation"),
        (SOUTH, "Membership", "Peru; Asia-Pacific Economic Cooperation"),
        (NORTH, "Membership", "North Korea; United Nations"),
        (NORTH, "Membership", "Peru; United Nations"),
        (NORTH, "Membership", "North Korea; Non-Aligned Movement"),
        (NORTH, "Membership", "Peru; Non-Aligned Movement"),
    ],
    "Q17": [(NORTH, "ArmsSale", "AK-47; North Korea; Peru", None, 10000), CARRIERS],
    "Q19": [
        (OPED, "Position", "Cesar Landa Arroyo; minister of foreign affairs; Peru", "2022"),
        (NORTH, "Position", "Pak Ui-chun; Foreign Minister; North Korea", "2009"),
    ],
    "Q21": [
        (COMMUNITY, "Migration", "Koreans; Chile; Peru"),
        (COMMUNITY, "ReturnMigration", "Koreans; Chile"),
        (NORTH, "Dispute", "Peru; Chile"),
    ],
    "Q23": FOUNDING,
    "Q25": [
        (SOUTH, "Accreditation", "ambassador to Brazil; South Korea; Peru", "../1971-08-01"),
        (SOUTH, "MissionOpening", "embassy; South Korea; Peru", "1971-08-01"),
    ],
    "Q27": [(NORTH, "DepartureDeadline", "Kim Hak-chol", "2017-09-11/2017-09-16", 5)],
    "Q29": EXPULSIONS,
    "Q31": [*COUNTS, (SOUTH, "PopulationCount", "South Korean citizens; Peru", "2021", 1995, "reported")],
    "Q33": [
        (OPED, "Authorship", "Cesar Landa Arroyo", "2022-05-10/2022-07-28"),
        (OPED, "Anniversary", "Comprehensive Strategic Partnership", "2022-05-10", 10),
        (OPED, "Anniversary", "independence", "2022-07-28", 201, "planned"),
    ],
    "Q35": [
        FROZEN,
        (NORTH, "Congratulation", "Peru; North Korea", "2018"),
        (NORTH, "Exports", "fish fillets; Peru; North Korea", "2019"),
        (NORTH, "Condemnation", "Peru; missile launches", "2017/.."),
    ],
    "Q37": [*COUNTS[2:3], *JOBS],
    "Q39": [
        (NORTH, "ExportValue", "Peru; North Korea", "../2016-04", 34000),
        (NORTH, "ExportValue", "North Korea; Peru", None, 5200),
    ],
    "Q41": [*COUNTS[:1], (COMMUNITY, "FamilyCount", "Korean families; Peru", "1985", 9)],
    "Q43": TRAINED,
    "Q45": [
        (NORTH, "Bombing", "Shining Path; North Korean trade office", "1987"),
        (NORTH, "Attack", "North Korean mission", "1989", None, "attempted"),
        (SOUTH, "MissionTargeting", "Embassy of South Korea, Lima", None, 2),
    ],
    "Q47": [(OPED, "PlaceLocation", "Airport of Chinchero; Cusco"), (OPED, "PlaceLocation", "Cusco; Peru")],
    "Q49": [
        (COMMUNITY, "Citizenship", "Mario Jung; South Korea"),
        (COMMUNITY, "LegalRequirement", "Peru; president"),
        (COMMUNITY, "LegalRequirement", "Peru; members of Congress"),
        (COMMUNITY, "LegalRequirement", "Peru; lower-level politicians", None, None, "denied"),
    ],
    "Q51": [*FOUNDING, FROZEN],
    "Q53": [
        (COMMUNITY, "Coaching", "Park Man-bok; women's national volleyball team"),
        (COMMUNITY, "SportsTraining", "Lee Ki-Hyung; Peruvian Air Force"),
        *TRAINED,
    ],
    "Q55": [*JUNG, (COMMUNITY, "FirstOfItsKind", "Mario Jung; mayor of Korean descent in South America")],
    "Q57": FTA,
    "Q59": [
        (SOUTH, "EstablishmentOfRelations", "Peru; South Korea", "1963-04-01"),
        (SOUTH, "EstablishmentOfRelations", "Peru; South Korea", "1963"),
        (SOUTH, "AgreementSigning", "Peru; South Korea", "1963-04-01"),
        (OPED, "EstablishmentOfRelations", "Peru; South Korea", "1963"),
    ],
    "Q61": [(COMMUNITY, "AttendanceCount", "Iglesia Evangélica Coreana", None, 250, "reported")],
    "Q63": [
        (NORTH, "AttackPlot", "Pak Myong Chol; Ji Hyok", None, None, "alleged"),
        (NORTH, "AssassinationSuggestion", "Pak Myong Chol; Ji Hyok", None, None, "alleged"),
        (NORTH, "SexualHarassment", "Pak Myong Hol", None, None, "alleged"),
        (NORTH, "AttackPlot", "Red Fatherland Party", None, None, "denied"),
        (NORTH, "Denial", "Red Fatherland Party"),
    ],
    "Q65": [CARRIERS],
    "Q67": [(NORTH, "Support", "North Korea; Peru; dispute over Pisco", None, None, "reported")],
    "Q69": [
        (OPED, "Membership", "South Korea; Pacific Alliance", None, None, "planned"),
        (OPED, "Membership", "Peru; Organization for Economic Cooperation and Development", None, None, "planned"),
    ],
    "Q71": [
        *COUNTS[4:],
        (COMMUNITY, "PopulationCount", "Koreans with Peruvian nationality", "2011", 24, "reported"),
        (COMMUNITY, "PopulationCount", "permanent residents", "2011", 342, "reported"),
        (COMMUNITY, "PopulationCount", "international students", "2011", 30, "reported"),
        (COMMUNITY, "PopulationCount", "holders of other visas", "2011", 909, "reported"),
    ],
    "Q73": [*FTA, (OPED, "Anniversary", "Free Trade Agreement", "2021", 10)],
    "Q75": [
        *FOUNDING[:1],
        (SOUTH, "Anniversary", "Peru; South Korea", "2023", 60),
        (OPED, "Anniversary", "Peru; South Korea", "2023", 60, "planned"),
    ],
    "Q77": [
        (SOUTH, "TradeValue", "Peru; South Korea", None, 2780000000),
        (OPED, "TradeValue", "Peru; South Korea", "2021", 4000000000),
    ],
    "Q79": [(NORTH, "AlternativeName", "Pak Myong Hol; Pak Myong Chol", None, None, "believed")],
}


def holds(row: dict[str, Any], need: Need) -> bool:
    doc, kind, fillers, time, amount, modality = (*need, None, None, None)[:6]
    have = {part for text in row["roles"].values() for part in text.split("; ")}
    return bool(
        row["id"].startswith(doc)
        and row["type"] == kind
        and set(fillers.split("; ")) <= have
        and row["time"] == (time or row["time"])
        and (amount is None or (row["value"] or {}).get("amount") == amount)
        and row["modality"] == (modality or "asserted")
    )


@pytest.mark.parametrize("question", sorted(NEEDS))
def test_gold_answers(question: str) -> None:
    assert [need for need in NEEDS[question] if not any(holds(row, need) for row in GOLD)] == []


def test_all_forty_questions_are_here() -> None:
    assert list(NEEDS) == [f"Q{number:02}" for number in range(1, 80, 2)]


def test_the_made_up_year_of_the_hostages_is_nowhere() -> None:
    assert [row["id"] for row in GOLD if "Seizure" in row["type"] and row["time"] != "XXXX-12-17"] == []
    assert [row["id"] for row in GOLD if "Hostage" in row["type"] and row["time"]] == []
