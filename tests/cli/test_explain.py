"""``verbale explain`` on the command line: what goes where, with what exit status."""

import json

import pyoxigraph as ox
import pytest

GRAPH = """
@base <https://w3id.org/verbale/id/> .
@prefix vb: <https://w3id.org/verbale/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<state/FJ> a vb:State ; rdfs:label "Fiji"@en, "Fiyi"@es .
<state/TO> a vb:State ; rdfs:label "Tonga"@en .
<mission/embassy-fj-to> rdfs:label "embassy of Fiji in Tonga"@en ;
  vb:sendingState <state/FJ> ; vb:accreditedTo <state/TO> .
<graph/notes> {
  <claim/1> a vb:Claim ; vb:claimSubject <mission/embassy-fj-to> ; vb:claimPredicate vb:accreditedTo ;
    vb:claimObject <state/TO> ; vb:claimStatus vb:asserted ; vb:hasEvidence <evidence/notes-0-24> .
  <claim/2> a vb:Claim ; vb:claimSubject <state/FJ> ; vb:claimPredicate vb:memberOf ; vb:claimObject <state/TO> ;
    vb:claimStatus vb:denied ; vb:hasEvidence <evidence/notes-25-50> .
  <evidence/notes-0-24> a vb:Evidence ; vb:inDocument <document/notes> ; vb:startOffset 0 ; vb:endOffset 24 ;
    vb:quoteText "Fiji's envoy is in Tonga" .
  <evidence/notes-25-50> a vb:Evidence ; vb:inDocument <document/notes> ; vb:startOffset 25 ; vb:endOffset 50 ;
    vb:quoteText "Fiji is no part of Tonga." .
  <document/notes> a vb:Document ; dcterms:title "Notes" .
}
"""
ASKED = ("fiji", "represented in", "tonga")


@pytest.fixture
def data(tmp_path):
    (tmp_path / "verbale.trig").write_text(GRAPH)
    return tmp_path


def test_text(verbale, data):
    outcome = verbale("explain", *ASKED, "--data", data)
    assert (outcome.status, outcome.err) == (0, "")
    first, second, *rest = outcome.out.splitlines()
    assert first == "Fiji “represented in” Tonga"
    assert second.startswith("  because ")
    assert "    asserted: “Fiji's envoy is in Tonga” (Notes, 0–24)" in rest
    assert any("axiom: " in line for line in rest)


def test_language(verbale, data):
    outcome = verbale("explain", *ASKED, "--data", data, "--lang", "es")
    assert outcome.out.startswith("Fiyi “representado en” Tonga\n")


def test_json(verbale, data):
    outcome = verbale("explain", *ASKED, "--data", data, "--format", "json")
    found = json.loads(outcome.out)
    assert (outcome.status, found["holds"]) == (0, True)
    ids = [step["id"] for step in found["steps"]]
    assert ids == list(range(1, len(ids) + 1))
    assert found["steps"][-1]["words"] == found["words"]
    assert all(premise < step["id"] for step in found["steps"] for premise in step["premises"])
    quotes = [e["quote"] for step in found["steps"] for claim in step["claims"] for e in claim["evidence"]]
    assert quotes == ["Fiji's envoy is in Tonga"]


def test_turtle(verbale, data):
    outcome = verbale("explain", *ASKED, "--data", data, "--format", "turtle")
    assert outcome.status == 0
    assert len(list(ox.parse(outcome.out.encode(), format=ox.RdfFormat.TURTLE))) > 20


def test_mermaid(verbale, data):
    outcome = verbale("explain", *ASKED, "--data", data, "--format", "mermaid")
    assert outcome.out.startswith("flowchart TD\n")


def test_what_does_not_hold(verbale, data):
    outcome = verbale("explain", "fiji", "member of", "tonga", "--data", data)
    assert (outcome.status, outcome.err) == (1, "")
    assert outcome.out.splitlines()[:3] == [
        "not a fact, and it does not follow: Fiji “member of” Tonga",
        "  documents speak of it all the same:",
        "    denied: “Fiji is no part of Tonga.” (Notes, 25–50)",
    ]
    found = json.loads(verbale("explain", "fiji", "member of", "tonga", "--data", data, "--format", "json").out)
    assert (found["holds"], found["claims"][0]["status"]) == (False, "denied")


@pytest.mark.parametrize("form", ["turtle", "mermaid"])
def test_what_does_not_hold_cannot_be_drawn(verbale, data, form):
    outcome = verbale("explain", "tonga", "represented in", "fiji", "--data", data, "--format", form)
    assert (outcome.status, outcome.out) == (1, "")
    assert "--format text tells what comes near" in outcome.err


def test_nothing_contradicts(verbale, data):
    outcome = verbale("explain", "--violations", "--data", data)
    assert (outcome.status, outcome.out) == (0, "nothing contradicts\n")
    found = json.loads(verbale("explain", "--violations", "--data", data, "--format", "json").out)
    assert found == {"consistent": True, "violations": []}


@pytest.mark.parametrize("form", ["text", "json", "turtle", "mermaid"])
def test_contradictions(verbale, data, form):
    text = GRAPH.replace("<state/TO> a vb:State", "<state/TO> a vb:State, vb:Person")
    (data / "verbale.trig").write_text(text)
    outcome = verbale("explain", "--violations", "--data", data, "--format", form)
    assert outcome.status == 1
    assert "contradiction" in outcome.err
    if form == "text":
        assert outcome.out.startswith("contradiction: Tonga would be both in ")
    if form == "json":
        (found, *_) = json.loads(outcome.out)["violations"]
        assert found["individuals"] == ["https://w3id.org/verbale/id/state/TO"]
        assert found["steps"][-1]["kind"] == "contradiction"
    if form == "turtle":
        assert list(ox.parse(outcome.out.encode(), format=ox.RdfFormat.TURTLE))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "explain: takes three names, got 0; put quotation marks around a name of several words. Help: verbale"),
        (("fiji", "represented", "in", "tonga"), "takes three names, got 4"),
        (("--violations", "fiji", "a", "State"), "drop SUBJECT PREDICATE OBJECT"),
        (("fiji", "represented in", "atlantis"), "object='atlantis' is nothing the graph speaks of"),
        (("fiji", "represnted in", "tonga"), "did you mean represented in?"),
        (("fiji", "represented in", "tongo"), "did you mean Tonga?"),
        ((*ASKED, "--format", "xml"), "'xml' is not one of 'text', 'json', 'turtle', 'mermaid'"),
    ],
)  # fmt: skip
def test_wrong_usage(verbale, data, arguments, message):
    outcome = verbale("explain", *arguments, "--data", data)
    assert (outcome.status, outcome.out) == (2, "")
    assert message in outcome.err
    assert outcome.err.count("\n") == 1


def test_data_that_cannot_be_read(verbale, tmp_path):
    (tmp_path / "bad.ttl").write_text("<urn:a> <urn:b>\n\n;;")
    for path, words in ((tmp_path / "nix.ttl", "no such file"), (tmp_path / "bad.ttl", "line 3")):
        outcome = verbale("explain", *ASKED, "--data", path)
        assert (outcome.status, outcome.out, outcome.err.count("\n")) == (2, "", 1)
        assert path.name in outcome.err
        assert words in outcome.err
