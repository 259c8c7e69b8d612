"""Questions from end to end, each in its worker."""

import re
import threading
import time

import pytest

from verbale.model import InputError, LimitError, QueryError
from verbale.queries import run

BW = "https://w3id.org/verbale/id/state/BW"


def column(result, name):
    index = result.columns.index(name)
    return [
        None if row[index] is None else result.labels.get(row[index].value, row[index].value) for row in result.rows
    ]


def test_a_timeline_is_in_order_with_the_undated_last(data):
    result = run("timeline", {"a": "kenya", "b": "Botsuana"}, [data])
    # That Moyo held an office is no event, and no document dates it.
    assert column(result, "time") == ["1967-05-03", "1981", None]
    assert column(result, "what") == [
        "Kenya and Botswana establish relations",
        "Botswana visits Kenya",
        "Kenya meets Botswana",
    ]
    assert column(result, "kind")[:2] == ["establishment of relations", "official visit"]
    assert "fact" in result.hidden


@pytest.mark.parametrize(
    ("bounds", "times"),
    [
        ({"from": "1970"}, ["1981"]),
        ({"to": "1970"}, ["1967-05-03"]),
        ({"from": "1967-05-03", "to": "1967-05-03"}, ["1967-05-03"]),
        ({"from": "1981-06", "to": "1981-07"}, ["1981"]),
        ({"from": "1990"}, []),
    ],
)
def test_a_timeline_between_dates(data, bounds, times):
    assert column(run("timeline", {"a": "kenya"} | bounds, [data]), "time") == times


def test_no_allegation_plan_or_denial_is_in_a_timeline(data):
    words = " ".join(str(cell) for cell in column(run("timeline", {"a": "kenya"}, [data]), "what"))
    assert "attack" not in words
    assert "sale" not in words
    assert "planned" not in words


def test_missions_by_sender_and_host(data):
    for parameters in ({}, {"sender": "BW"}, {"host": "KE"}, {"sender": "Botswana", "host": "Kenya"}):
        result = run("missions", parameters, [data])
        assert column(result, "mission") == ["embassy of Botswana in Kenya"]
        assert column(result, "residence") == ["resident"]
    assert len(run("missions", {"sender": "KE"}, [data])) == 0
    assert len(run("missions", {"host": "BW"}, [data])) == 0


def test_allegations_hide_what_is_sensitive_until_asked(data):
    plain = run("allegations", {}, [data])
    assert column(plain, "status") == ["alleged", "believed", "denied", "planned"]
    assert column(plain, "source") == [None, None, "Botswana", None]
    assert not any("Moyo" in quote for quote in column(plain, "quote"))
    full = run("allegations", {"sensitive": "true"}, [data])
    assert any("Moyo" in quote for quote in column(full, "quote"))
    assert len(full) == len(plain) + 1


def test_allegations_by_topic_and_status(data):
    assert column(run("allegations", {"about": "kenya", "only": "denied"}, [data]), "what") == ["sale of maize"]
    assert column(run("allegations", {"about": "CI"}, [data]), "value") == ["Côte d’Ivoire"]
    assert len(run("allegations", {"about": "Thandi Moyo"}, [data])) == 0


def test_provenance_leads_to_the_words(data):
    result = run("provenance", {"subject": "embassy of Botswana in Kenya", "predicate": "seat"}, [data])
    assert column(result, "value") == ["Nairobi"]
    assert column(result, "quote") == ["Botswana has an embassy in Nairobi."]
    assert column(result, "document") == ["Notes on two states"]
    assert int(column(result, "end")[0]) - int(column(result, "start")[0]) == len("Botswana has an embassy in Nairobi.")


def test_provenance_hides_what_is_sensitive_until_asked(data):
    hidden = run("provenance", {"subject": "Thandi Moyo"}, [data])
    assert "Mr Moyo is accused of an attack on Kenya." not in column(hidden, "quote")
    shown = run("provenance", {"subject": "Thandi Moyo", "sensitive": "yes"}, [data])
    assert "Mr Moyo is accused of an attack on Kenya." in column(shown, "quote")


def test_a_profile_is_the_same_from_both_sides(data):
    one = run("relation-profile", {"a": "kenya", "b": "botswana"}, [data])
    two = run("relation-profile", {"a": "botswana", "b": "kenya"}, [data])
    assert column(one, "aspect") == [
        "status",
        "relations",
        "missions",
        "envoys",
        "shared organisations",
        "visits",
        "visits",
    ]
    assert column(one, "what") == column(two, "what")
    assert column(one, "what")[2:5] == ["embassy of Botswana in Kenya", "Thandi Moyo", "African Union"]
    assert column(one, "value")[2:4] == ["resident", "ambassador of Botswana to Kenya"]


def test_provenance_finds_what_was_said_the_other_way_round(data):
    one, two = (
        run("provenance", {"subject": s, "predicate": "vb:hasDiplomaticRelationsWith", "object": o}, [data])
        for s, o in (("Kenya", "Botswana"), ("Botswana", "Kenya"))
    )
    assert column(one, "quote") == column(two, "quote") == ["Kenya and Botswana established relations on 3 May 1967."]


@pytest.mark.parametrize("query", ["timeline", "relation-profile", "missions"])
def test_every_row_of_a_canned_query_has_its_sentences(data, query):
    parameters = {"timeline": {"a": "kenya"}, "relation-profile": {"a": "kenya", "b": "BW"}, "missions": {}}[query]
    result = run(query, parameters, [data], evidence=True)
    assert len(result.quotes) == len(result) > 0
    assert all(result.quotes)
    assert {q.title for row in result.quotes for q in row} == {"Notes on two states"}


def test_evidence_for_any_query_even_of_inferred_rows(data):
    sparql = f"SELECT ?s ?o {{ BIND(<{BW}> AS ?s) ?s vb:hasDiplomaticRelationsWith ?o }}"
    result = run(sparql, {}, [data], evidence=True)
    assert column(result, "o") == ["Kenya"]
    assert [q.quote for q in result.quotes[0]] == ["Kenya and Botswana established relations on 3 May 1967."]


def test_evidence_never_shows_what_is_sensitive_unasked(data):
    result = run("SELECT ?s { GRAPH ?g { ?s a vb:ClaimedOccurrence } }", {}, [data], evidence=True)
    assert "Moyo" not in " ".join(q.quote for row in result.quotes for q in row)


def test_the_default_graph_holds_facts_and_what_follows_but_no_claims(data):
    assert run(r"ASK { id:state\/BW vb:representedIn id:state\/KE }", {}, [data]).truth
    assert not run("ASK { ?c a vb:Claim }", {}, [data]).truth
    assert run("ASK { GRAPH ?g { ?c a vb:Claim } }", {}, [data]).truth
    assert run("ASK { GRAPH <https://w3id.org/verbale/ontology> { vb:Embassy rdfs:subClassOf ?c } }", {}, [data]).truth


def test_separate_turtle_files_answer_as_the_dataset_does(data, tmp_path):
    for name in ("facts.ttl", "claims.ttl", "inferred.ttl"):
        (tmp_path / name).write_bytes((data / name).read_bytes())
    for query, parameters in (("timeline", {"a": "kenya"}), ("allegations", {}), ("missions", {})):
        assert run(query, parameters, [tmp_path]).rows == run(query, parameters, [data]).rows


def test_construct_and_limits(data):
    result = run("CONSTRUCT { ?s a ?t } WHERE { ?s a ?t }", {}, [data], max_rows=3)
    assert (result.form, result.columns, len(result), result.truncated) == (
        "construct",
        ("subject", "predicate", "object"),
        3,
        True,
    )


def test_free_parameters_of_a_text_are_bound_too(data):
    assert len(run("SELECT ?s { ?s a $class }", {"class": "vb:Embassy"}, [data])) == 1


def test_a_query_that_takes_too_long_is_ended(data):
    start = time.monotonic()
    with pytest.raises(LimitError, match=r"within 0\.5 s"):
        run("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", {}, [data], timeout_s=0.5)
    assert time.monotonic() - start < 5


def test_in_a_thread_the_worker_is_a_fresh_interpreter(data):
    answers = []
    other = threading.Thread(target=lambda: answers.append(run("timeline", {"a": "kenya"}, [data])))
    other.start()
    other.join()
    assert answers == [run("timeline", {"a": "kenya"}, [data])]


@pytest.mark.parametrize(
    ("query", "error", "says"),
    [
        ("timelin", QueryError, "did you mean timeline"),
        ("", QueryError, "empty"),
        ("nothing.rq", QueryError, r"nothing\.rq"),
        ("SELECT * { ?s ?p }", QueryError, "malformed SPARQL"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", QueryError, "SERVICE"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", QueryError, "INSERT"),
    ],
)
def test_errors_are_one_line(data, query, error, says):
    with pytest.raises(error, match=says) as caught:
        run(query, {}, [data])
    assert not re.search(r"\n", str(caught.value))


def test_data_that_cannot_be_used_is_named(data, tmp_path):
    (tmp_path / "bad.ttl").write_text("<urn:a> <urn:b> .")
    (tmp_path / "notes.txt").write_text("words")
    (tmp_path / "empty").mkdir()
    for name, says in (
        ("bad.ttl", "not valid ttl"),
        ("notes.txt", "not a known RDF file"),
        ("empty", "no graph"),
        ("gone", "no such"),
    ):
        with pytest.raises(InputError, match=says) as caught:
            run("ASK { ?s ?p ?o }", {}, [tmp_path / name])
        assert name in str(caught.value)


def test_a_head_must_name_columns_that_there_are(data, tmp_path):
    (tmp_path / "q.rq").write_text("# title: T\n# columns:\n#   b: nothing\nSELECT ?a { ?a ?p ?o }")
    with pytest.raises(QueryError, match="column 'b'"):
        run(tmp_path / "q.rq", {}, [data])
