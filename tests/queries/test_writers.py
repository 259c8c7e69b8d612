import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.model import QueryError
from verbale.queries import FORMATS, Quote, Result, Term, write
from verbale.queries.results import XSD
from verbale.queries.writers import display_width, wrap

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
)


def written(result, format_, **options):
    stream = io.StringIO(newline="")
    write(result, format_, stream, **options)
    return stream.getvalue()


def test_a_table_shows_labels_hides_columns_and_quotes_under_rows():
    assert written(RESULT, "table") == (
        "who    value  note\n"
        "─────  ─────  ────────────────\n"
        "Kenya  7      대사관 [31m 직원\n"
        "  · “a quote” — Notes, 3–9; alleged; according to Botswana\n"
        'b0            a "b", |c|\n'
    )


@given(st.integers(20, 80), st.lists(st.lists(st.text(max_size=60), min_size=3, max_size=3), max_size=4))
def test_a_table_keeps_to_its_width_and_loses_nothing(width, cells):
    result = Result(("a", "b", "c"), tuple(tuple(Term("literal", c) for c in row) for row in cells))
    table = written(result, "table", width=width)
    assert all(display_width(line) <= width for line in table.splitlines())
    shown = "".join(table.split())
    for row in cells:
        for cell in row:
            for word in cell.split():
                if word.isalnum() and len(word) < 5:
                    assert word in shown


@given(st.text(max_size=80), st.integers(2, 30))
def test_wrapped_lines_fit_and_keep_their_words(text, width):
    text = " ".join(text.split())
    lines = wrap(text, width)
    assert all(display_width(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_csv_is_read_back():
    rows = list(csv.reader(io.StringIO(written(RESULT, "csv"), newline="")))
    assert rows[0] == ["who", "value", "note", "fact", "evidence"]
    assert rows[1][:2] == [IRI, "7"]
    assert rows[2][:4] == ["_:b0", "", 'a "b",\n|c|', "urn:x"]
    assert rows[1][4] == "“a quote” — Notes, 3–9; alleged; according to Botswana"


def test_tsv_holds_terms():
    lines = written(RESULT, "tsv").splitlines()
    assert lines[0] == "?who\t?value\t?note\t?fact\t?evidence"
    assert lines[1].split("\t")[:2] == [f"<{IRI}>", f'"7"^^<{XSD}integer>']
    assert lines[2].split("\t")[2] == '"a \\"b\\",\\n|c|"'


def test_json_is_the_standard_format_with_evidence_beside():
    found = json.loads(written(RESULT, "json"))
    assert found["head"]["vars"] == ["who", "value", "note", "fact"]
    assert found["results"]["bindings"][0] == {
        "who": {"type": "uri", "value": IRI},
        "value": {"type": "literal", "value": "7", "datatype": XSD + "integer"},
        "note": {"type": "literal", "value": "대사관\x1b[31m 직원", "xml:lang": "ko"},
    }
    assert found["evidence"][0][0]["quote"] == "a quote"
    assert found["evidence"][1] == []


def test_markdown_escapes_what_would_break_a_table():
    assert written(RESULT, "markdown").splitlines()[3] == '| b0 |  | a "b", \\|c\\| |'


@pytest.mark.parametrize(("form", "says"), [("table", "yes\n"), ("markdown", "yes\n")])
def test_yes_or_no(form, says):
    yes = Result(("answer",), ((Term("literal", "true", XSD + "boolean"),),), form="ask")
    assert written(yes, form) == says
    assert json.loads(written(yes, "json"))["boolean"] is True


@pytest.mark.parametrize("form", FORMATS)
def test_no_rows_are_no_error(form):
    assert written(Result(("a",), ()), form)


def test_an_unknown_format_is_named():
    with pytest.raises(QueryError, match="'xlsx'; there are table"):
        write(RESULT, "xlsx", io.StringIO())
