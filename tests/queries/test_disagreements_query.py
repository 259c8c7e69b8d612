"""Documents that contradict each other, built as the graph layer builds them: the query shows each side's words."""

from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal

import pytest

from verbale.graph import build, write_files
from verbale.model import Document, Entity, Evidence, Fact, FactKind, Passage, Precision, Role, Source, TimeSpan
from verbale.queries import run

KENYA, FIJI = Entity("state/KE", "State", (("en", "Kenya"),)), Entity("state/FJ", "State", (("en", "Fiji"),))
GROUP = Entity("group/fijians-in-ke", "DiasporaCommunity", (("en", "Fijians in Kenya"),))
TEXTS = {
    "herald": "Kenya and Fiji established relations in 1971. In 2001, 1,200 Fijians lived in Kenya.",
    "gazette": "Kenya and Fiji established relations in 1973. In 2001, 1,500 Fijians lived in Kenya.",
}


def year(number: int) -> TimeSpan:
    return TimeSpan(str(number), Precision.YEAR, dt.date(number, 1, 1), dt.date(number, 12, 31))


def read(slug: str, established: int, people: int) -> tuple[Document, list[Fact]]:
    text = TEXTS[slug]
    middle = text.index(" In 2001")
    first, second = (Evidence(slug, Passage(a, b), text[a:b]) for a, b in ((0, middle), (middle + 1, len(text))))
    founding = Fact(
        slug, f"event/establishment/fj-ke-{established}", FactKind.EVENT, "EstablishmentOfRelations",
        (Role("relationParty", (KENYA, FIJI)),), (first,), "by-hand", "establishment", time=year(established),
    )  # fmt: skip
    count = Fact(
        slug, f"observation/population/{people}", FactKind.OBSERVATION, "PopulationObservation",
        (Role("featureOfInterest", (GROUP,)), Role("referencePlace", (KENYA,))), (second,), "by-hand", "population",
        time=year(2001), value=Decimal(people), unit="person",
    )  # fmt: skip
    document = Document(slug, text, "0" * 64, "0" * 64, "text", (), (), Source(title=slug.title(), language="en"))
    return document, [founding, count]


@pytest.fixture
def data(tmp_path):
    (one, facts), (two, others) = read("herald", 1971, 1200), read("gazette", 1973, 1500)
    write_files(build([*facts, *others], [one, two]), tmp_path)
    return tmp_path


def test_each_side_is_shown_with_its_words(data) -> None:
    result = run("disagreements", {}, [data], evidence=True)
    cells = [{c: t.value if t else "" for c, t in zip(result.columns, row, strict=True)} for row in result.rows]
    assert [(c["disagreement"], c["value"], c["quote"]) for c in cells] == [
        ("EstablishmentOfRelations hasTime: 1971 | 1973", "1971", "Kenya and Fiji established relations in 1971."),
        ("EstablishmentOfRelations hasTime: 1971 | 1973", "1973", "Kenya and Fiji established relations in 1973."),
        ("PopulationObservation value: 1200 | 1500", "1200 person", "In 2001, 1,200 Fijians lived in Kenya."),
        ("PopulationObservation value: 1200 | 1500", "1500 person", "In 2001, 1,500 Fijians lived in Kenya."),
    ]
    assert [c["document"].rsplit("/", 1)[1] for c in cells] == ["herald", "gazette", "herald", "gazette"]
    assert {c["status"] for c in cells} == {"asserted"}
    assert [quotes[0].quote for quotes in result.quotes] == [c["quote"] for c in cells]


@pytest.mark.parametrize(
    ("parameters", "rows"),
    [
        ({"about": "Fijians in Kenya"}, 2),
        ({"about": "fiji"}, 2),
        ({"about": "kenya"}, 4),
        ({"source": "document/herald"}, 4),
    ],
)
def test_parameters(data, parameters, rows) -> None:
    assert len(run("disagreements", parameters, [data]).rows) == rows


def test_documents_that_agree_have_no_rows(tmp_path) -> None:
    (one, facts), (two, others) = read("herald", 1971, 1200), read("gazette", 1971, 1200)
    more_exact = dataclasses.replace(
        others[0], time=TimeSpan("1971-05-03", Precision.DAY, dt.date(1971, 5, 3), dt.date(1971, 5, 3))
    )
    write_files(build([*facts, more_exact, others[1]], [one, two]), tmp_path)
    assert run("disagreements", {}, [tmp_path]).rows == ()
