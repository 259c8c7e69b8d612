"""Tables fit the terminal, letter by letter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from verbale.cli.table import columns, pad, table_lines


@given(st.text(max_size=40), st.integers(min_value=2, max_value=40))
def test_pad_fills_exactly(text: str, width: int) -> None:
    assert columns(pad(text, width)) == width


def test_wide_letters_line_up() -> None:
    lines = table_lines(("name", "x"), [("한국", "1"), ("Peru", "2")], None)
    assert lines == ["name  x", "한국  1", "Peru  2"]


def test_lines_fit_the_width() -> None:
    rows = [("word " * 30, "short", "other " * 40)]
    lines = table_lines(("a", "b", "c"), rows, 60)
    assert all(columns(line) <= 60 for line in lines)
    assert "short" in lines[1]


def test_cells_stay_on_one_line_and_do_not_steer() -> None:
    assert table_lines(("a",), [("two\nlines \x1b[2J",)], None) == ["a", "two lines �[2J"]


def test_no_rows_no_head() -> None:
    assert table_lines(("a", "b"), [], 80) == []
