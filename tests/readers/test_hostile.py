"""Adversarial texts: each would hang a reader whose work grows faster than its input."""

import pytest

from verbale.readers import read_text
from verbale.readers.base import MAX_LINE
from verbale.readers.reader import FORMATS

from .conftest import check

SIZE = 20_000
ATOMS = [
    "[", "[1", "[1]", "(", "( ;", "((", "_", "__", "*", "**a", "'", "''", "[[", "[[a|", "{{", "<ref", "<ref>",
    "<!--", "![", "[a](", "](",
    "\\", "|", "|-", "| ", "a|", "- ", "-", "---- ", "=", "= ", "#", "# ", ">", "> ", "`", "~~~", ".", ". ",
    "A ", "a.b.", "A. ", "A: ",
    "KING ", "Q ", "(a) ", "1.", "http://", "x.jpg", ":", "Category:", "\u202e", "\u0301a", "\u200b",
    "needed ", "By A", "The author is a ",
]  # fmt: skip


@pytest.mark.parametrize("name", [one.name for one in FORMATS.formats])
def test_one_long_line_of_anything(name):
    for atom in ATOMS:
        line = (atom * SIZE)[:SIZE]
        check(read_text(f"First words.\n\n{line}\n{line} end", slug="x", format=name))


@pytest.mark.parametrize("name", [one.name for one in FORMATS.formats])
def test_many_lines_of_anything(name):
    for atom in ATOMS:
        document = read_text(
            "First words.\n\n" + f"{atom}x\n" * 500 + "\n" * 500 + f"{atom}x\n\n" * 150, slug="x", format=name
        )
        assert document.blocks or document.skipped


def test_recognising_costs_no_more():
    for atom in ATOMS:
        assert read_text(f"Word\n{(atom * SIZE)[:SIZE]}\n" + f"{atom}\n" * 700, slug="x").text


def test_line_at_the_limit_is_read():
    document = check(read_text("a" * MAX_LINE + "\n" + "b" * (MAX_LINE + 1), slug="x", format="plain"))
    assert (len(document.blocks), len(document.skipped)) == (1, 1)


def test_pull_quotes_that_all_match():
    check(read_text("By Ada Novak\n\n" + "a " * 300 + "\n" + ("a " * 20_000 + "\n") * 20, slug="x", format="article"))
