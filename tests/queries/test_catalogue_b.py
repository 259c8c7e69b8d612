"""Trade, people, aid, arms, migration, names, plans, coverage and the network, where the seeds are silent."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from verbale.queries import run

_spec = importlib.util.spec_from_file_location("graphs", Path(__file__).with_name("graphs.py"))
assert _spec
assert _spec.loader
graphs = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(graphs)

STATES = """
<state/KE> a vb:State ; rdfs:label "Kenya"@en .
<state/BW> a vb:State ; rdfs:label "Botswana"@en .
<state/GH> a vb:State ; rdfs:label "Ghana"@en .
<organisation/army-bw> a vb:SecurityBody ; rdfs:label "army of Botswana"@en ; vb:partOf <state/BW> .
"""


@pytest.fixture
def graph(tmp_path):
    def write(facts: str, claims: str = "", document: str = "", quote: str = "They say so.") -> Path:
        return graphs.write_graph(tmp_path / "data", STATES + facts, quote, claims, document)

    return write


def rows(folder: Path, query: str, *columns: str, **parameters: str) -> list[tuple[str, ...]]:
    """Some columns of the answer, IRIs as keys."""
    result = run(query, parameters, [folder])
    found = []
    for row in result.rows:
        cells = {
            c: "" if t is None else t.value.split("/id/")[-1].split("ontology#")[-1]
            for c, t in zip(result.columns, row, strict=True)
        }
        found.append(tuple(cells[c] for c in columns))
    return found


def claim(name: str, subject: str, predicate: str, value: str, status: str = "planned", more: str = "") -> str:
    polarity = "" if "vb:polarity" in more else 'vb:polarity "positive" ;'
    return (
        f"\n<claim/{name}> a vb:Claim ; vb:claimSubject <{subject}> ; vb:claimPredicate {predicate} ; {polarity} "
        f"vb:claimObject {value} ; vb:claimStatus vb:{status} ; {more} vb:accordingToDocument <document/notes> ; "
        "vb:hasEvidence <evidence/notes-0> ."
    )


def flow(name: str, ends: str, number: int, more: str = "") -> str:
    return f'<observation/{name}> a vb:TradeObservation ; {ends} ; vb:unit "USD" {more} ; vb:value {number} .\n'


OUT = flow("out", "vb:fromActor <state/KE> ; vb:toActor <state/BW>", 30, "; vb:hasTime <time/2001>")
BACK = flow("back", "vb:fromActor <state/BW> ; vb:toActor <state/KE>", 12, "; vb:hasTime <time/2001>")
TOTAL = flow("total", "vb:featureOfInterest <state/KE>, <state/BW>", 99)


def test_trade_keeps_totals_apart_and_computes_sum_and_balance(graph):
    data = graph(OUT + BACK + TOTAL)
    expected = {
        "a": [("export", "30"), ("import", "12"), ("total", "99"), ("sum", "42"), ("balance", "18")],
        "b": [("export", "12"), ("import", "30"), ("total", "99"), ("sum", "42"), ("balance", "-18")],
    }
    assert rows(data, "trade", "flow", "value", a="kenya", b="BW") == expected["a"]
    assert rows(data, "trade", "flow", "value", a="botswana") == expected["b"]
    assert rows(data, "trade", "flow", "value", a="kenya", direction="balance") == [("balance", "18")]
    assert rows(data, "trade", "flow", "value", a="ghana") == []


def test_trade_of_two_times_has_no_balance(graph):
    data = graph(OUT + BACK.replace("2001", "2005"))
    assert rows(data, "trade", "flow", a="kenya") == [("export",), ("import",)]


def test_trade_of_an_organ_is_trade_of_its_state(graph):
    ends = "vb:supplier <state/KE> ; vb:recipient <organisation/army-bw>"
    data = graph(f'<event/sale> a vb:ArmsTransfer, vb:TradeTransaction ; {ends} ; vb:goods "tents" ; vb:count 7 .')
    assert rows(data, "trade", "flow", "to", "goods", "value", a="botswana") == [
        ("import", "organisation/army-bw", "tents", "7")
    ]
    assert rows(data, "arms-transfers", "status", "goods", "count", recipient="botswana") == [
        ("asserted", "tents", "7")
    ]


def people(name: str, number: int, time: str, more: str = "") -> str:
    return (
        f"<observation/{name}> a vb:PopulationObservation ; vb:featureOfInterest <group/ghanaians> ; "
        f'vb:referencePlace <state/KE> ; vb:hasTime <time/{time}> ; vb:unit "person" {more} ; vb:value {number} .\n'
    )


GROUP = '<group/ghanaians> a vb:DiasporaCommunity ; rdfs:label "Ghanaians in Kenya"@en ; vb:originState <state/GH> .\n'


def test_growth_counts_from_the_figure_before_and_not_from_a_part(graph):
    part = people("men", 60, "2000", '; vb:measure "men" ; vb:partOfObservation <observation/b>')
    data = graph(GROUP + people("a", 80, "1990") + people("b", 100, "2000") + part + people("c", 50, "2010"))
    for parameters in ({"group": "ghana"}, {"place": "kenya"}, {}):
        assert rows(data, "population", "time", "value", "growth", "since", **parameters) == [
            ("1990", "80", "", ""),
            ("2000", "100", "25", "1990"),
            ("2010", "50", "-50", "2000"),
        ]
    assert rows(data, "population", "value", group="kenya") == []


def test_parts_that_exceed_the_whole_leave_less_than_nothing(graph):
    part = '; vb:measure "{}" ; vb:partOfObservation <observation/b>'
    parts = people("men", 60, "2000", part.format("men")) + people("women", 50, "2000", part.format("women"))
    data = graph(GROUP + people("b", 100, "2000") + parts)
    assert rows(data, "population-breakdown", "part", "value", "share", group="Ghanaians in Kenya", year="2000") == [
        ("the whole", "100", "100"),
        ("men", "60", "60"),
        ("women", "50", "50"),
        ("parts together", "110", "110"),
        ("left over", "-10", "-10"),
    ]
    assert rows(data, "population-breakdown", "part", year="1999") == []


def test_a_figure_of_aid_is_not_told_twice(graph):
    gift = "<event/gift> a vb:AidProvision ; vb:donor <state/KE> ; vb:recipient <state/BW> ; vb:unit {} ; vb:value 5 ."
    figure = "<observation/gift> a vb:AidObservation ; vb:fromActor <state/KE> ; vb:unit {} ; vb:value 5 ."
    data = graph((gift + "\n" + figure).format('"USD"', '"USD"'))
    assert rows(data, "aid-and-donations", "from", "value", "fact", "fact2") == [
        ("state/KE", "5", "event/gift", "observation/gift")
    ]
    assert rows(data, "aid-and-donations", "from", donor="botswana") == []


def test_arms_that_are_denied_or_sensitive_are_told_as_such(graph):
    denied = claim("d", "event/no", "rdf:type", "vb:ArmsTransfer", "denied", 'vb:polarity "negative" ;')
    secret = claim("s", "event/talk", "rdf:type", "vb:ArmsTransfer", "alleged", "vb:sensitive true ;")
    data = graph("", denied + secret)
    assert rows(data, "arms-transfers", "status") == [("denied",)]
    assert rows(data, "arms-transfers", "status", sensitive="yes") == [("alleged",), ("denied",)]


def test_migration_of_citizens_is_found_by_their_state(graph):
    data = graph(
        '<person/ama> a vb:Person ; rdfs:label "Ama Mensah"@en ; vb:citizenOf <state/GH> .'
        "<event/m> a vb:Migration ; vb:migrant <person/ama> ; vb:origin <state/GH> ; vb:destination <state/KE> ;"
        ' vb:statedCause "a drought" .'
    )
    assert rows(data, "migration", "who", "from", "to", "cause", group="ghana") == [
        ("person/ama", "state/GH", "state/KE", "a drought")
    ]
    assert rows(data, "migration", "who", place="botswana") == []


def plan(node: str = "event/visit-planned", kind: str = "vb:OfficialVisit") -> str:
    return claim("k", node, "rdf:type", kind) + claim("a", node, "vb:visitor", "<state/KE>")


VISIT = (
    "<event/visit> a vb:OfficialVisit ; vb:visitor <state/KE> ; vb:host <state/BW> ; vb:hasTime <time/1995-03-02> .\n"
)


@pytest.mark.parametrize(
    ("claims", "fulfilled"),
    [(plan(), "event/visit"), (plan("event/other-visit-planned"), ""), (plan(kind="vb:Meeting"), "")],
)
def test_a_plan_is_fulfilled_by_what_another_document_asserts(graph, claims, fulfilled):
    data = graph(VISIT, claims)
    # The plan and the visit stand in two documents.
    text = (data / "claims.ttl").read_text("utf-8")
    own = text.replace(
        "vb:accordingToDocument <document/notes> ; vb:hasEvidence",
        "vb:accordingToDocument <document/later> ; vb:hasEvidence",
        text.count("vb:claimStatus vb:asserted"),
    )
    (data / "claims.ttl").write_text(own, "utf-8")
    assert rows(data, "planned-and-wished", "status", "fulfilled", about="kenya") == [("planned", fulfilled)]


def test_a_document_does_not_fulfil_its_own_plan(graph):
    assert rows(graph(VISIT, plan()), "planned-and-wished", "fulfilled") == [("",)]


def test_a_denial_stands_beside_what_it_denies(graph):
    attack = claim("k", "event/raid", "rdf:type", "vb:Attack", "alleged") + claim(
        "p", "event/raid", "vb:target", "<state/BW>", "alleged"
    )
    denial = claim("dk", "event/no-raid", "rdf:type", "vb:Attack", "denied", "vb:accordingTo <state/KE> ;") + claim(
        "dp", "event/no-raid", "vb:target", "<state/BW>", "denied", "vb:accordingTo <state/KE> ;"
    )
    data = graph("", attack + denial)
    assert rows(data, "allegations", "status", "source", "denial") == [
        ("alleged", "", "state/KE"),
        ("denied", "state/KE", ""),
    ]
    assert rows(data, "allegations", "status", about="kenya") == [("denied",)]
    assert rows(graph("", attack), "allegations", "denial") == [("",)]


def test_a_name_that_two_things_bear_is_told(graph):
    data = graph('<place/ghana-street> a vb:Region ; vb:alternativeName "Ghana" .')
    assert rows(data, "name-variants", "name", "kind", "also", thing="state/GH") == [
        ("Ghana", "label", "place/ghana-street")
    ]
    assert rows(data, "name-variants", "what", "kind", "status") == [
        ("place/ghana-street", "in a document", "asserted")
    ]


WEB = """
<state/KE> vb:memberOf <organisation/club> . <state/BW> vb:memberOf <organisation/club> .
<organisation/club> a vb:InternationalOrganisation ; rdfs:label "Club"@en .
<person/ama> a vb:Person ; rdfs:label "Ama Mensah"@en ; vb:citizenOf <state/KE> .
<event/meeting> a vb:Meeting ; vb:hasParticipant <person/ama>, <person/kofi> .
<person/kofi> a vb:Person ; rdfs:label "Kofi"@en ; vb:citizenOf <state/GH> .
"""


def test_the_network_grows_by_steps_but_not_through_an_organisation(graph):
    data = graph(WEB)
    near = rows(data, "network", "step", "from", "relation", "to", entity="kenya")
    assert near == [("1", "person/ama", "citizenOf", "state/KE"), ("1", "state/KE", "memberOf", "organisation/club")]
    two = rows(data, "network", "step", "from", "to", entity="kenya", depth="2")
    assert two[2:] == [("2", "person/ama", "person/kofi")]
    three = rows(data, "network", "step", "from", "to", entity="kenya", depth="3")
    assert three[3:] == [("3", "person/kofi", "state/GH")]
    assert rows(data, "network", "to", entity="kenya", depth="3", only="vb:memberOf") == [("organisation/club",)]
    assert rows(data, "network", "from", entity="club") == [("state/BW",), ("state/KE",)]


def test_coverage_tells_of_every_stretch(graph):
    data = graph("<state/KE> vb:capital <place/nairobi> .", document="; vb:length 40", quote="Nairobi is.")
    found = rows(data, "coverage", "start", "end", "kinds", "status", document="document/notes")
    assert [(a, b) for a, b, _, _ in found] == [("0", "11"), ("11", "40")]
    assert set(found[0][2].split("; ")) == {"State", "SecurityBody"}
    assert found[1][2:] == ("nothing read", "")
    assert rows(data, "coverage", "start", document="document/notes", only="uncovered") == [("11",)]


def test_provenance_of_a_word_or_a_time(graph):
    data = graph(VISIT)
    assert rows(data, "provenance", "property", subject="event/visit", words="1995-03-02") == [("hasTime",)]
    assert rows(data, "provenance", "property", subject="event/visit", words="1996") == []
    assert rows(data, "provenance", "said", subject="state/KE", words="Kenya") == [("state/KE",)]


def test_generic_events_are_no_answers(graph):
    said = claim("a", "event/o", "rdf:type", "vb:OtherEvent", more='vb:tier "generic" ;')
    said += claim("b", "event/o", "vb:agent", "<state/KE>", more='vb:tier "generic" ;')
    assert rows(graph("", said), "planned-and-wished", "kind") == rows(graph("", said), "allegations", "kind") == []
    typed = said.replace("vb:OtherEvent", "vb:OfficialVisit")
    assert rows(graph("", typed), "planned-and-wished", "kind") == [("OfficialVisit",)]
    assert rows(graph("", typed), "allegations", "kind") == [("OfficialVisit",)]


def test_a_dossier_has_generic_events_only_where_they_are_facts(graph):
    person = '<person/ada> a vb:Person ; rdfs:label "Ada Berg"@en .'
    said = claim("a", "event/o", "rdf:type", "vb:OtherEvent", "asserted", 'vb:tier "generic" ;')
    said += claim("b", "event/o", "vb:agent", "<person/ada>", "asserted", 'vb:tier "generic" ;')
    assert ("OtherEvent",) not in rows(graph(person, said), "person-dossier", "kind", person="Ada Berg")
    told = person + "<event/o> a vb:OtherEvent ; vb:agent <person/ada> ."
    assert ("OtherEvent",) in rows(graph(told, said), "person-dossier", "kind", person="Ada Berg")
