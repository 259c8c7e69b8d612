"""Lists of the heads of a mission."""

from __future__ import annotations

import pytest

from verbale.extraction import extract
from verbale.readers import read_text

EMBASSY = "= Embassy of Norway, Nairobi =\n\nThe house is white.\n\n"


def heads(text: str) -> list[tuple[str, str, str | None]]:
    return [
        (
            f.fillers("holder")[0].label,  # type: ignore[union-attr]
            f.fillers("officeHeld")[0].label,  # type: ignore[union-attr]
            f.time.edtf if f.time else None,
        )
        for f in extract(read_text(text, slug="x")).facts
        if f.rule == "list-heads-of-mission" and f.type == "OfficeHolding"
    ]


@pytest.mark.parametrize(
    ("item", "term"),
    [
        ("* Ada Berg (1975–1979)", "1975/1979"),
        ("* Ada Berg, 1975 to 1979", "1975/1979"),
        ("* Mrs. Ada Berg: 1975–79", "1975/1979"),
        ("* 1975–1979: Ada Berg", "1975/1979"),
        ("* Ada Berg (1975–present)", "1975/.."),
        ("* Ada Berg (1975)", "1975"),
    ],
)
def test_an_item_with_its_term(item: str, term: str) -> None:
    text = f"{EMBASSY}== List of ambassadors ==\n{item}\n"
    assert heads(text) == [("Ada Berg", "ambassador of Norway to Kenya", term)]


def test_rows_under_column_heads() -> None:
    table = (
        "Name | Term start | Term end\nAda Berg | 3 May 1975 | 1979\nOle Dahl | 1979 | 1983\nIda Lund | 1983 | present"
    )
    text = f"{EMBASSY}== Former ambassadors ==\n\n{table}\n"
    assert heads(text) == [
        ("Ada Berg", "ambassador of Norway to Kenya", "1975-05-03/1979"),
        ("Ole Dahl", "ambassador of Norway to Kenya", "1979/1983"),
        ("Ida Lund", "ambassador of Norway to Kenya", "1983/.."),
    ]


def test_a_heading_that_says_whose_ambassadors() -> None:
    text = "= Ghana–Malta relations =\n\nBoth trade.\n\n== Ambassadors of Malta to Ghana ==\n* Ada Berg (1975–1979)\n"
    assert heads(text) == [("Ada Berg", "ambassador of Malta to Ghana", "1975/1979")]


@pytest.mark.parametrize(
    "text",
    [
        "= Ghana–Malta relations =\n\nBoth trade.\n\n== Ambassadors ==\n* Ada Berg (1975–1979)\n",  # whose?
        f"{EMBASSY}== Visitors ==\n* Ada Berg (1975–1979)\n",
        f"{EMBASSY}== List of ambassadors ==\n* Nairobi (1975–1979)\n* Ada Berg\n",
    ],
)
def test_what_names_no_head_of_this_mission(text: str) -> None:
    assert heads(text) == []
