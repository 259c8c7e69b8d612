"""Lists of the states that a state has relations with."""

from __future__ import annotations

import pytest

from verbale.extraction import extract
from verbale.readers import read_text

TITLE = "Foreign relations of Malta"


def established(text: str) -> list[tuple[str, str | None]]:
    facts = extract(read_text(text, slug="x")).facts
    return sorted(
        (
            " & ".join(sorted(p.label for p in f.fillers("relationParty"))),  # type: ignore[union-attr]
            f.time.edtf if f.time else None,
        )
        for f in facts
        if f.type == "EstablishmentOfRelations" and f.direct
    )


@pytest.mark.parametrize(
    "item",
    [
        "* Norway – 20 May 1976",
        "* Norway (20 May 1976)",
        "* Norway: 20 May 1976",
        "* 20 May 1976 – Norway",
        "1. Norway, since 20 May 1976",
        "- Norway — May 20, 1976 (at the level of embassies)",
    ],
)
def test_an_item_with_its_date(item: str) -> None:
    text = f"= {TITLE} =\n\nThe islands trade.\n\n== Diplomatic relations ==\n{item}\n"
    assert established(text) == [("Malta & Norway", "1976-05-20")]


def test_rows_without_a_frame_and_rows_of_tabs() -> None:
    rows = [("#", "Country", "Date"), ("1", "Norway", "20 May 1976"), ("2", "Ghana", "1977"), ("3", "Malta", "1978")]
    expected = [("Ghana & Malta", "1977"), ("Malta & Norway", "1976-05-20")]
    for mark in (" | ", "\t"):
        table = "\n".join(mark.join(row) for row in rows)
        assert established(f"{TITLE}\n\nThe islands trade.\n\nDiplomatic relations\n{table}\n") == expected


def test_column_heads_say_what_the_dates_are() -> None:
    table = (
        "| Country | Formal relations began | Notes |\n|---|---|---|\n| Norway | 1976 | Oslo has a legate. |\n"
        "| Ghana | 1977-03-06 | |\n"
    )
    text = f"{TITLE}\n\nThe islands trade.\n\nAfrica and Europe\n\n{table}"
    assert established(text) == [("Ghana & Malta", "1977-03-06"), ("Malta & Norway", "1976")]


@pytest.mark.parametrize(
    "text",
    [
        f"= {TITLE} =\n\nThe islands trade.\n\n== States without diplomatic relations ==\n* Norway – 20 May 1976\n",
        f"= {TITLE} =\n\nThe islands trade.\n\n== Severed diplomatic relations ==\n* Norway (1976)\n",
        f"= {TITLE} =\n\nThe islands trade.\n\n== Visits ==\n* Norway – 20 May 1976\n",
        f"= {TITLE} =\n\nThe islands trade.\n\n== Bilateral relations ==\n* Norway – 1976 saw a lively trade\n",
        "= Ghana–Malta relations =\n\nBoth trade.\n\n== Diplomatic relations ==\n* Norway – 20 May 1976\n",
    ],
)
def test_what_is_no_list_of_relations(text: str) -> None:
    assert established(text) == []
