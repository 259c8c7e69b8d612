import datetime as dt
import pickle
from decimal import Decimal

import pytest

import verbale
from verbale.model import QueryError
from verbale.queries import Result, Term, run
from verbale.queries.records import Iri, value_of
from verbale.queries.results import XSD

BASE = "https://w3id.org/verbale/"


@pytest.mark.parametrize(
    ("lexical", "datatype", "value"),
    [
        ("7", "integer", 7),
        ("-7", "nonNegativeInteger", -7),
        ("7.50", "decimal", Decimal("7.50")),
        ("1e3", "double", 1000.0),
        ("true", "boolean", True),
        ("0", "boolean", False),
        ("maybe", "boolean", "maybe"),
        ("1990-04-30", "date", dt.date(1990, 4, 30)),
        ("1990-02-31", "date", "1990-02-31"),
        ("-0044-03-15", "date", "-0044-03-15"),
        ("1990-04-30T01:02:03Z", "dateTime", dt.datetime(1990, 4, 30, 1, 2, 3, tzinfo=dt.UTC)),
        ("many", "integer", "many"),
        ("many", "decimal", "many"),
        ("1990", "gYear", "1990"),
        ("9" * 5000, "integer", "9" * 5000),
    ],
)
def test_values_of_literals(lexical, datatype, value):
    result = Result(("x",), ((Term("literal", lexical, XSD + datatype),),))
    assert result[0].x == value
    assert type(result[0].x) is type(value)


def test_a_record_by_name_and_place(data):
    result = verbale.query("missions", sender="Botswana", data=[data])
    (record,) = result
    assert record.mission == f"{BASE}id/mission/embassy-bw-ke"
    assert (record.mission.label, record.mission.key) == ("embassy of Botswana in Kenya", "mission/embassy-bw-ke")
    assert record["from"] == record.from_ == f"{BASE}id/state/BW"
    assert record[result.columns.index("residence")] == "resident"
    assert record.opened is None
    assert len(record) == len(result.columns) == len(list(record))
    assert "mission" in dir(record)
    assert "embassy of Botswana in Kenya" in repr(record)
    assert record == result[-1]
    assert hash(record) == hash(result[-1])
    with pytest.raises(AttributeError, match="columns are mission"):
        _ = record.misson
    with pytest.raises(KeyError, match="columns are mission"):
        _ = record["misson"]
    with pytest.raises(IndexError):
        _ = result[1]


def test_evidence_is_there_when_asked_for_afterwards(data):
    result = run("missions", sender="BW", data=data)
    assert result.quotes == ()
    assert [quote.quote for quote in result[0].evidence()] == ["Botswana has an embassy in Nairobi."]
    assert result.with_evidence() is result.with_evidence()
    asked = run("missions", sender="BW", data=data, evidence=True)
    assert asked[0].evidence() == result[0].evidence()
    assert run("missions", sender="KE", data=data).with_evidence().quotes == ()


def test_a_graph_that_changed_meanwhile_is_told(data, tmp_path):
    file = tmp_path / "facts.ttl"
    file.write_bytes((data / "facts.ttl").read_bytes())
    result = run("SELECT ?s { ?s a vb:Embassy }", data=file)
    file.write_text("")
    with pytest.raises(QueryError, match="has changed"):
        result[0].evidence()
    with pytest.raises(QueryError, match="evidence=True"):
        Result(("x",), ((None,),))[0].evidence()


def test_python_values_as_parameters(data):
    sparql = "SELECT ?s { ?s a vb:Embassy FILTER($yes) FILTER($number = 7) }"
    assert len(run(sparql, data=data, yes=1, number=7)) == 1
    first = run("missions", data=data)[0]
    assert (
        run("missions", data=data, sender=first.from_, host=Term("iri", first.to)).rows
        == run("missions", data=data).rows
    )
    assert run("timeline", data=data, a="KE", from_=dt.date(1967, 5, 3), to=1967, b=None)[0].time == "1967-05-03"
    assert run("timeline", {"a": "KE"}, data, to=1967).rows == run("timeline", {"a": "KE", "to": "1967"}, data).rows


def test_one_place_only(data):
    with pytest.raises(QueryError, match="exclude each other"):
        run("missions", data=data, endpoint="http://127.0.0.1/")
    with pytest.raises(QueryError, match="no graph is called 'fact'"):
        run("missions", data=data, graph="fact")


def test_an_iri_keeps_its_label():
    iri = pickle.loads(pickle.dumps(Iri("urn:a", "A")))
    assert (iri, iri.label, repr(iri)) == ("urn:a", "A", "Iri('urn:a', 'A')")
    assert value_of(Term("bnode", "b"), Result((), ())) == "_:b"


def test_a_table_for_pandas(data, monkeypatch):
    result = run("missions", data=data)
    made = []

    class Pandas:
        @staticmethod
        def DataFrame(rows, columns):  # noqa: N802
            made.append((rows, columns))
            return "frame"

    monkeypatch.setitem(__import__("sys").modules, "pandas", Pandas)
    assert result.to_pandas() == result.to_pandas(labels=False) == "frame"
    (labelled, columns), (plain, _) = made
    assert columns == list(result.columns)
    assert labelled[0][0] == "embassy of Botswana in Kenya"
    assert plain[0][0] == f"{BASE}id/mission/embassy-bw-ke"
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(QueryError, match="pip install pandas"):
        result.to_pandas()


def test_labels_in_another_language(data):
    assert run("missions", data=data, language="ko")[0].to.label == "케냐"
    assert run("missions", data=data, language="es")[0].from_.label == "Botsuana"
    assert run("missions", data=data, language="es")[0].kind.label == "embajada"
