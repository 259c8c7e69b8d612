"""An empty answer says why."""

import pytest

from verbale.queries import run


@pytest.mark.parametrize(
    ("query", "parameters", "says"),
    [
        ("timeline", {"a": "Mongolia"}, "No document speaks of Mongolia."),
        ("relation-profile", {"a": "Kenya", "b": "MN"}, "No document speaks of Mongolia."),
        ("missions", {"sender": "KE", "host": "BW"}, "Documents speak of Kenya and Botswana, also together, but say"),
        (
            "timeline",
            {"a": "CI", "b": "BW"},
            "Documents speak of Côte d’Ivoire and Botswana, but of nothing that joins",
        ),
        (
            "timeline",
            {"a": "KE", "from": "2100"},
            "but assert nothing to this question with from=2100; of the kind asked for there is something alleged (1), "
            "denied (1)",
        ),
        ("SELECT ?x { ?x a vb:WeaponsTest }", {}, "The graph holds nothing that fits."),
        ("SELECT ?x { ?x a $class }", {"class": "vb:Embassy", "more": ""}, ""),
        (
            r"SELECT ?x { ?x a vb:TradeTransaction ; vb:hasParticipant id:state\/KE }",
            {},
            "No document asserts this of Kenya; it is only denied (1): see verbale query allegations about=state/KE",
        ),
        (
            r"SELECT ?x { ?x a vb:EconomicEvent ; vb:hasParticipant $a, $b }",
            {"a": "state/KE", "b": "state/BW"},
            "of Kenya and Botswana; it is only denied (1)",
        ),
        (
            r"SELECT ?x { ?x a vb:SecurityEvent ; vb:hasParticipant id:mission\/embassy-bw-ke }",
            {},
            "of embassy of Botswana in Kenya; it is only alleged (1)",
        ),
        (
            r"SELECT ?x { id:municipality\/nairobi vb:locatedIn id:state\/CI . id:state\/CI rdfs:comment ?x }",
            {},
            "of Nairobi and Côte d’Ivoire; it is only believed (1)",
        ),
    ],
)
def test_why_there_are_no_rows(data, query, parameters, says):
    parameters = {name: value for name, value in parameters.items() if value}
    result = run(query, parameters, [data])
    assert bool(result.rows) != bool(result.reason)
    assert says in result.reason
    assert "\n" not in result.reason


def test_what_is_sensitive_is_not_told_by_the_reason(data):
    result = run(r"SELECT ?x { ?x a vb:Attack ; vb:hasParticipant id:person\/thandi-moyo }", {}, [data])
    assert result.reason == "Documents speak of Thandi Moyo, but say nothing to this question."


def test_an_empty_graph_is_told(tmp_path):
    (tmp_path / "facts.ttl").write_text("")
    assert run("SELECT ?s { ?s ?p ?o }", {}, [tmp_path]).reason == "The graph holds nothing that fits."
