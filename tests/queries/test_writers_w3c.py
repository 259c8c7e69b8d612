"""CSV, TSV, JSON and XML, read back by parsers that are not ours."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from verbale.queries import Quote, Result, Term, write
from verbale.queries.results import XSD

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
    quotes=((Quote("urn:doc", "Notes", 3, 9, "a quote", "alleged", ("Botswana",)),), ()),
    proofs=((), ("A sends B", "  because it does")),
    truncated=True,
)
YES = Result(("answer",), ((Term("literal", "true", XSD + "boolean"),),), form="ask")
SPARQL = "{http://www.w3.org/2005/sparql-results#}"

# What a term may hold: anything but surrogates, which no RDF term has.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
TERM = st.one_of(
    st.none(),
    st.builds(Term, st.just("literal"), TEXT),
    st.builds(Term, st.just("literal"), TEXT, st.just(""), st.sampled_from(["en", "es-pe", "ko"])),
    st.builds(Term, st.just("literal"), st.from_regex(r"-?[0-9]{1,5}", fullmatch=True), st.just(XSD + "decimal")),
    st.builds(Term, st.just("iri"), st.from_regex(r"urn:[a-z0-9가-힣/#]{1,12}", fullmatch=True)),
    st.builds(Term, st.just("bnode"), st.from_regex(r"b[0-9]{1,3}", fullmatch=True)),
)
ROWS = st.lists(st.tuples(TERM, TERM), max_size=4)


def written(result: Result, format_: str) -> str:
    stream = io.StringIO(newline="")
    write(result, format_, stream)
    return stream.getvalue()


def values(rows):
    return [[None if t is None else f"_:{t.value}" if t.kind == "bnode" else t.value for t in row] for row in rows]


@given(ROWS)
def test_csv_gives_back_every_value(rows):
    text = written(Result(("a", "b"), tuple(rows)), "csv")
    assert text.endswith("\r\n")
    head, *found = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert head == ["a", "b"]
    assert found == [[cell or "" for cell in row] for row in values(rows)]


def test_csv_has_quotes_and_proofs_in_last_columns():
    head, *rows = csv.reader(io.StringIO(written(RESULT, "csv"), newline=""))
    assert head == ["who", "value", "note", "fact", "evidence", "why"]
    assert [row[4] for row in rows] == ["“a quote” — Notes, 3–9; alleged; according to Botswana", ""]
    assert [row[5] for row in rows] == ["", "A sends B\n  because it does"]


def test_csv_values_are_exact_even_where_a_spreadsheet_would_see_a_formula():
    result = Result(("a",), ((Term("literal", "=1+1"),), (Term("literal", "-5", XSD + "integer"),)))
    assert written(result, "csv") == "a\r\n=1+1\r\n-5\r\n"


def test_a_column_called_evidence_stays_the_querys_own():
    result = Result(("evidence",), ((Term("literal", "x"),),), quotes=((Quote("urn:d", "D", 0, 1, "q"),),))
    assert written(result, "csv") == "evidence\r\nx\r\n"


@given(ROWS)
def test_tsv_is_read_back_by_the_engines_own_parser(rows):
    import pyoxigraph as ox

    text = written(Result(("a", "b"), tuple(rows)), "tsv")
    found = ox.parse_query_results(text.encode(), format=ox.QueryResultsFormat.TSV)
    assert [v.value for v in found.variables] == ["a", "b"]
    assert [[same(s[n]) for n in ("a", "b")] for s in found] == [list(row) for row in rows]


def same(term):
    from verbale.queries.store import term_of

    return term_of(term)


@given(ROWS)
def test_json_is_read_back_by_the_engines_own_parser(rows):
    import pyoxigraph as ox

    text = written(Result(("a", "b"), tuple(rows)), "json")
    found = ox.parse_query_results(text.encode(), format=ox.QueryResultsFormat.JSON)
    assert [[same(s[n]) for n in ("a", "b")] for s in found] == [list(row) for row in rows]


def test_json_has_evidence_proofs_and_truncation_beside():
    found = json.loads(written(RESULT, "json"))
    assert found["head"] == {"vars": ["who", "value", "note", "fact"]}
    assert found["results"]["bindings"][0] == {
        "who": {"type": "uri", "value": IRI},
        "value": {"type": "literal", "value": "7", "datatype": XSD + "integer"},
        "note": {"type": "literal", "value": "대사관\x1b[31m 직원", "xml:lang": "ko"},
    }
    assert [len(quotes) for quotes in found["evidence"]] == [1, 0]
    assert found["evidence"][0][0] == {
        "document": "urn:doc", "title": "Notes", "start": 3, "end": 9, "quote": "a quote", "status": "alleged",
        "according_to": ["Botswana"],
    }  # fmt: skip
    assert found["why"] == [[], ["A sends B", "  because it does"]]
    assert found["truncated"] is True


def test_yes_in_json_and_xml():
    assert json.loads(written(YES, "json")) == {"head": {}, "boolean": True}
    root = etree.fromstring(written(YES, "xml").encode())
    assert [child.tag for child in root] == [SPARQL + "head", SPARQL + "boolean"]
    assert root.findtext(SPARQL + "boolean") == "true"


# The W3C's schema of results (https://www.w3.org/2007/SPARQL/result.xsd), as far as it concerns what is written here.
SCHEMA = etree.RelaxNG(
    etree.fromstring(
        b"""<element name="sparql" ns="http://www.w3.org/2005/sparql-results#"
          xmlns="http://relaxng.org/ns/structure/1.0"
          datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
          <element name="head"><zeroOrMore><element name="variable"><attribute name="name"/></element></zeroOrMore>
          </element>
          <choice>
            <element name="boolean"><data type="boolean"/></element>
            <element name="results"><zeroOrMore><element name="result"><zeroOrMore>
              <element name="binding"><attribute name="name"/><choice>
                <element name="uri"><text/></element>
                <element name="bnode"><text/></element>
                <element name="literal"><optional><choice><attribute name="datatype"/>
                  <attribute name="xml:lang"/></choice></optional><text/></element>
              </choice></element>
            </zeroOrMore></element></zeroOrMore></element>
          </choice></element>"""
    )
)
XML_CANNOT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@given(ROWS)
def test_xml_is_valid_and_gives_back_every_term_that_xml_can_hold(rows):
    root = etree.fromstring(written(Result(("a", "b"), tuple(rows)), "xml").encode())
    assert SCHEMA.validate(root), SCHEMA.error_log
    assert [v.get("name") for v in root.iter(SPARQL + "variable")] == ["a", "b"]
    found = []
    for result in root.iter(SPARQL + "result"):
        cells = {b.get("name"): b[0] for b in result}
        found.append([xml_term(cells.get(name)) for name in ("a", "b")])
    wanted = [
        [t and Term(t.kind, XML_CANNOT.sub("\ufffd", t.value), t.datatype, t.language) for t in row] for row in rows
    ]
    assert found == wanted


def xml_term(element):
    if element is None:
        return None
    kind = {"uri": "iri", "bnode": "bnode", "literal": "literal"}[etree.QName(element).localname]
    language = element.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    return Term(kind, element.text or "", element.get("datatype", ""), language)


def test_xml_has_quotes_and_proofs_as_bindings():
    root = etree.fromstring(written(RESULT, "xml").encode())
    assert SCHEMA.validate(root)
    assert [v.get("name") for v in root.iter(SPARQL + "variable")][-2:] == ["evidence", "why"]


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
def test_the_same_answer_gives_the_same_bytes(form):
    assert written(RESULT, form) == written(RESULT, form)
