"""What holds of every format, and what each people's format looks like."""

from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.model import QueryError
from verbale.queries import FORMATS, Quote, Result, Term, write
from verbale.queries.results import XSD
from verbale.queries.writers import Format, format_for
from verbale.queries.writers.base import TRIPLES
from verbale.queries.writers.text import cell_text, display_width, plain, wrap

IRI = "https://w3id.org/verbale/id/state/KE"
RESULT = Result(
    columns=("who", "value", "note", "fact"),
    rows=(
        (
            Term("iri", IRI),
            Term("literal", "7", XSD + "integer"),
            Term("literal", "대사관\x1b[31m 직원", "", "ko"),
            None,
        ),
        (Term("bnode", "b0"), None, Term("literal", 'a "b",\n|c|'), Term("iri", "urn:x")),
    ),
    hidden=("fact",),
    labels={IRI: "Kenya"},
    quotes=((Quote("urn:doc", "Notes", 3, 9, "a quote", "alleged", ("Botswana",)),), ()),
    proofs=((), ("A sends B", "  because it does")),
)
YES = Result(("answer",), ((Term("literal", "true", XSD + "boolean"),),), form="ask")
DRAWN = {"graphml", "svg"}
FLAT = [name for name, found in FORMATS.items() if found.forms != TRIPLES and name not in DRAWN]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def written(result: Result, format_: str, **options) -> str:
    stream = io.StringIO(newline="")
    write(result, format_, stream, **options)
    return stream.getvalue()


def literals(*cells: str) -> Result:
    return Result(tuple(f"c{i}" for i in range(len(cells))), (tuple(Term("literal", cell) for cell in cells),))


def test_every_format_has_its_module_ending_and_type():
    assert len(FORMATS) == 11
    assert len({f.media_type for f in FORMATS.values()}) == len(FORMATS)
    for name, found in FORMATS.items():
        assert isinstance(found, Format)
        assert found.name == name
        for ending in found.endings:
            assert format_for(__import__("pathlib").Path(f"x{ending.upper()}")) is found


def test_an_unknown_format_is_named():
    with pytest.raises(QueryError, match="'xlsx'; there are table, csv"):
        write(RESULT, "xlsx", io.StringIO())


@pytest.mark.parametrize("form", sorted(name for name, found in FORMATS.items() if found.forms == TRIPLES))
@pytest.mark.parametrize(("result", "got"), [(RESULT, "gives rows"), (YES, "gives yes or no")])
def test_formats_of_triples_hold_triples_only(form, result, got):
    with pytest.raises(QueryError, match=f"{form} holds triples and this query {got}; ask with CONSTRUCT"):
        written(result, form)


@pytest.mark.parametrize("form", FLAT)
def test_no_rows_are_no_error(form):
    assert "a" in written(Result(("a",), ()), form)


@pytest.mark.parametrize(("form", "says"), [("table", "yes\n"), ("markdown", "yes\n")])
def test_yes_or_no(form, says):
    assert written(YES, form) == says


@pytest.mark.parametrize("form", [f for f in FORMATS if FORMATS[f].forms != TRIPLES and f not in DRAWN])
def test_nothing_steers_a_terminal(form):
    hostile = "\x1b[2J\x1b]0;pwned\x07\x9b31m\x00bell\x07\u202eabc"
    stream = Terminal()
    write(literals(hostile, "x"), form, stream, width=60)
    assert not set(stream.getvalue()) & {"\x1b", "\x07", "\x9b", "\x00"}


def test_a_table_shows_labels_hides_columns_and_puts_quotes_and_proofs_under_rows():
    assert written(RESULT, "table") == (
        "who    value  note\n"
        "─────  ─────  ───────────\n"
        "Kenya      7  대사관 직원\n"
        "  · “a quote” — Notes, 3–9; alleged; according to Botswana\n"
        'b0            a "b", |c|\n'
        "  A sends B\n"
        "    because it does\n"
    )


def test_a_table_in_a_narrow_terminal_drops_columns_without_a_cell():
    result = Result(("what", "empty", "why"), ((Term("literal", "ten words " * 3), None, Term("literal", "because")),))
    assert written(result, "table", width=36).splitlines() == [
        "what                         why",
        "───────────────────────────  ───────",
        "ten words ten words ten      because",
        "words",
        "Nothing in: empty.",
    ]


def test_a_table_too_narrow_for_its_columns_becomes_records():
    result = literals(*(f"cell {number} has words" for number in range(8)))
    shown = written(result, "table", width=40).splitlines()
    assert shown[:2] == ["c0  cell 0 has words", "c1  cell 1 has words"]
    assert len(shown) == 8


def test_words_stay_whole_where_they_can():
    shown = written(literals("an International Organisation of States", "word " * 30), "table", width=40)
    assert "International " in shown
    assert "Organisation " in shown


def test_a_very_long_cell_is_cut_and_its_length_told():
    shown = written(literals("x" * 1_000_000), "table", width=80)
    assert len(shown) < 4000
    assert "(1,000,000" in shown


def test_colour_is_only_where_asked_for_and_does_not_move_columns():
    import re

    coloured = written(RESULT, "table", colour=True)
    assert "\x1b[1mwho" in coloured
    assert re.sub(r"\x1b\[\dm", "", coloured) == written(RESULT, "table")


@given(st.integers(20, 80), st.lists(st.lists(st.text(max_size=60), min_size=3, max_size=3), max_size=4))
def test_a_table_keeps_to_its_width_and_loses_nothing(width, cells):
    result = Result(("a", "b", "c"), tuple(tuple(Term("literal", c) for c in row) for row in cells))
    table = written(result, "table", width=width)
    assert all(display_width(line) <= width for line in table.splitlines())
    shown = "".join(table.split())
    for row in cells:
        for cell in row:
            for word in plain(cell).split():
                if word.isalnum() and len(word) < 5:
                    assert word in shown


@given(st.text(max_size=80), st.integers(2, 30))
def test_wrapped_lines_fit_and_keep_their_words(text, width):
    text = " ".join(text.split())
    lines = wrap(text, width)
    assert all(display_width(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.text(max_size=60))
def test_plain_text_is_one_line_without_controls(text):
    assert not any(unicodedata.category(c) == "Cc" or c in "\u202e\u2066\u200f" for c in plain(text))


@pytest.mark.parametrize("word", ["한국어", "Perú", "日本", "𠮷", "e\u0301\u0323", "กำ", "👍"])
def test_width_is_the_same_however_a_word_is_composed(word):
    forms = {display_width(unicodedata.normalize(form, word)) for form in ("NFC", "NFD")}
    assert len(forms) == 1
    assert forms.pop() >= 1


def test_markdown_escapes_what_would_break_a_table_and_numbers_its_notes():
    assert written(RESULT, "markdown") == (
        "| # | who | value | note |\n"
        "|---|---|---|---|\n"
        "| 1 | Kenya | 7 | 대사관 직원 |\n"
        '| 2 | b0 |  | a "b", \\|c\\| |\n'
        "\n"
        "1. - “a quote” — Notes, 3–9; alleged; according to Botswana\n"
        "2. - A sends B\n"
        "   - because it does\n"
    )


def test_a_cell_is_a_label_a_key_or_words():
    assert cell_text(RESULT, Term("iri", IRI)) == "Kenya"
    assert cell_text(RESULT, Term("iri", IRI + "N")) == "state/KEN"
    assert cell_text(RESULT, None) == ""
