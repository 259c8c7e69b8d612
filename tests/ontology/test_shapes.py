"""The shapes let a good graph through, before and after reasoning, and stop every bad one, each with its message."""

from __future__ import annotations

from collections.abc import Callable

import pyshacl
import pytest
from rdflib import RDF, RDFS, SH, Graph

LABELS = "".join(
    f':{name} rdfs:label "{label}"@en .\n'
    for name, label in {
        "arvenia": "Arvenia", "bostria": "Bostria", "cadoria": "Cadoria", "lakecity": "Lake City",
        "mira": "Mira Ostrov", "league": "League of Lakes", "embassy": "embassy of Arvenia",
        "office": "ambassador", "pact": "lake pact", "holding": "Mira Ostrov, ambassador",
        "membership": "Arvenia in the League",
        "relation": "Arvenia and Bostria",
        "expulsion": "expulsion of Mira Ostrov", "grant": "grant", "count": "Arvenians in Bostria", "trade": "exports",
        "feast": "sixtieth anniversary", "plot": "plot", "sale": "sale", "loan": "loan",
        "ranking": "third partner",
    }.items()
)  # fmt: skip
HASH = "0123456789abcdef" * 4
GOOD = (
    LABELS
    + """
    :arvenia a vb:State ; rdfs:label "Arvenia"@es ; vb:isoCode "QA" ; vb:wikidataId "Q77" ; vb:memberOf :league .
    :bostria a vb:State ; vb:isoCode "QB" . :cadoria a vb:State . :lakecity a vb:Municipality ; vb:locatedIn :cadoria .
    :mira a vb:Person . :league a vb:InternationalOrganisation .
    :embassy a vb:Embassy ; vb:sendingState :arvenia ; vb:accreditedTo :bostria , :cadoria ; vb:seat :lakecity .
    :office a vb:AmbassadorOffice ; vb:officeOf :arvenia ; vb:officeTowards :bostria .
    :holding a vb:OfficeHolding ; vb:holder :mira ; vb:officeHeld :office ; vb:hasTime :t2 .
    :membership a vb:OrganisationMembership ; vb:memberInMembership :arvenia ; vb:inOrganisation :league .
    :relation a vb:DiplomaticRelation ; vb:relationParty :arvenia , :bostria .
    :expulsion a vb:PersonaNonGrataDeclaration ; vb:agent :bostria ; vb:expelledPerson :mira ; vb:deadlineDays 5.0 ;
        vb:hasTime :t1 .
    :grant a vb:AidProvision ; vb:donor :arvenia ; vb:recipient :bostria ; vb:goods "pumps" .
    :loan a vb:AidProvision ; vb:donor :arvenia ; vb:recipient :bostria ; vb:value 900.0 ; vb:unit "USD" .
    :ranking a vb:RankObservation ; vb:measure "third partner" ; vb:note "partner" .
    :sale a vb:TradeTransaction ; vb:supplier :arvenia ; vb:recipient :bostria ; vb:goods "salt" .
    :feast a vb:Commemoration ; vb:agent :arvenia ; vb:ordinal 60.0 .
    :pact a vb:FreeTradeAgreement ; vb:party :arvenia , :bostria .
    :count a vb:PopulationObservation ; vb:featureOfInterest :arvenia ; vb:value 120.0 ; vb:unit "person" ;
        vb:approximation "about" .
    :trade a vb:TradeObservation ; vb:fromActor :arvenia ; vb:toActor :bostria ; vb:value 5000000.0 ; vb:unit "USD" .
    :plot a vb:ClaimedOccurrence .

    :doc a vb:Document ; vb:sha256 "HASH" ; vb:originalSha256 "HASH" ; vb:length "900"^^xsd:nonNegativeInteger .
    :e1 a vb:Evidence ; vb:quoteText "Mira left." ; vb:startOffset "10"^^xsd:nonNegativeInteger ;
        vb:endOffset "20"^^xsd:nonNegativeInteger ; vb:inDocument :doc .
    :c1 a vb:Claim ; vb:claimSubject :expulsion ; vb:claimPredicate vb:expelledPerson ; vb:claimObject :mira ;
        vb:claimStatus vb:asserted ; vb:polarity "positive" ; vb:confidence 0.9 ; vb:claimRule "expel" ;
        vb:accordingToDocument :doc ; vb:hasEvidence :e1 .
    :c2 a vb:Claim ; vb:claimSubject :plot ; vb:claimPredicate vb:perpetrator ; vb:claimObject :mira ;
        vb:claimStatus vb:alleged ; vb:polarity "positive" ; vb:confidence 0.5 ; vb:claimRule "plot" ;
        vb:accordingToDocument :doc ; vb:accordingTo :bostria ; vb:hasEvidence :e1 ; vb:sensitive true ;
        vb:hedge "said" .
    :d a vb:Disagreement ; vb:disagreementMember :c1 , :c2 .
    :t1 a vb:TimeSpan ; vb:edtf "2003-04-05" ; vb:precision "day" ; vb:earliest "2003-04-05"^^xsd:date ;
        vb:latest "2003-04-05"^^xsd:date .
    :t2 a vb:TimeSpan ; vb:edtf "2001/.." ; vb:precision "open" ; vb:earliest "2001-01-01"^^xsd:date .
""".replace("HASH", HASH)
)
COUNT = "^^xsd:nonNegativeInteger"
DAY = "^^xsd:date"

# (triples to take away, triples to add, part of the message)
BAD = {
    "no label": (':mira rdfs:label "Mira Ostrov"@en', "", "needs a label"),
    "no label on what is claimed": (':plot rdfs:label "plot"@en', "", "needs a label"),
    "two English labels": ("", ':mira rdfs:label "Mira"@en', "needs a label"),
    "markup in a label": ("", ':arvenia rdfs:label "<b>Arvenia"@ko', "needs a label"),
    "underscore in a label": ("", ':arvenia rdfs:label "Arvenia_Republic"@ko', "needs a label"),
    "blank label": ("", ':arvenia rdfs:label " "@ko', "needs a label"),
    "Wikidata address for its id": (
        ':arvenia vb:wikidataId "Q77"', ':arvenia vb:wikidataId "https://www.wikidata.org/wiki/Q77"', "Wikidata id"),
    "two Wikidata ids": ("", ':arvenia vb:wikidataId "Q78"', "Wikidata id"),
    "three-letter code": (':arvenia vb:isoCode "QA"', ':arvenia vb:isoCode "QAA"', "ISO 3166-1"),
    "two codes": ("", ':arvenia vb:isoCode "QC"', "ISO 3166-1"),
    "two senders": ("", ":embassy vb:sendingState :cadoria", "two sending states"),
    "embassy to its own state": ("", ":embassy vb:accreditedTo :arvenia", "two sending states"),
    "event of no kind": ("", ':x a vb:Event ; rdfs:label "x"@en ; vb:agent :arvenia', "event of no kind"),
    "event about nothing": ("", ':x a vb:Meeting ; rdfs:label "x"@en', "no participant"),
    "expelled mission": ("", ":expulsion vb:expelledPerson :embassy", "no person"),
    "expeller expelled": ("", ":expulsion vb:agent :mira", "no person"),
    "donor and recipient in one": ("", ":grant vb:recipient :arvenia", "gives to itself"),
    "supplier and recipient in one": ("", ":sale vb:recipient :arvenia", "supplies itself"),
    "two ordinals": ("", ":feast vb:ordinal 61.0", "ordinal"),
    "ordinal zero": (":feast vb:ordinal 60.0", ":feast vb:ordinal 0.0", "ordinal"),
    "deadline in words": ("", ':expulsion vb:deadlineDays "five"', "number of days"),
    "relation of one": (":relation vb:relationParty :bostria", "", "fewer than two parties"),
    "no holder": (":holding vb:holder :mira", "", "needs one holder"),
    "two holders": ("", ":holding vb:holder :otto . :otto a vb:Person ; rdfs:label 'Otto'@en", "needs one holder"),
    "state as holder": (":holding vb:holder :mira", ":holding vb:holder :arvenia", "needs one holder"),
    "no office": (":holding vb:officeHeld :office", "", "needs one office"),
    "no member": (":membership vb:memberInMembership :arvenia", "", "needs one member"),
    "member of itself": (
        ":membership vb:memberInMembership :arvenia", ":membership vb:memberInMembership :league", "needs one member"),
    "no organisation": (":membership vb:inOrganisation :league", "", "needs one organisation"),
    "member of a state": (
        ":membership vb:inOrganisation :league", ":membership vb:inOrganisation :bostria", "needs one organisation"),
    "region as party": ("", ":pact vb:party :hills . :hills a vb:Region ; rdfs:label 'Hills'@en", "no actor"),
    "words for a number": (":count vb:value 120.0", ':count vb:value "many"', "value that is no decimal"),
    "unit without value": (":count vb:value 120.0", "", "unit or an approximation without a value"),
    "unit of a gift without value": ("", ':grant vb:unit "USD"', "unit or an approximation without a value"),
    "words for the upper end": ("", ':count vb:upperValue "many"', "upper value that is no decimal"),
    "neither value nor measure": ("", ':x a vb:PopulationObservation ; rdfs:label "x"@en', "value or a measure"),
    "no unit": (':count vb:unit "person"', "", "needs one unit"),
    "sign for a unit": (':trade vb:unit "USD"', ':trade vb:unit "$"', "needs one unit"),
    "observed of nobody": (":count vb:featureOfInterest :arvenia", "", "of whom, where or of what"),
    "trade with itself": ("", ":trade vb:toActor :arvenia", "to itself"),
    "claim without subject": (":c1 vb:claimSubject :expulsion", "", "one claimSubject"),
    "claim with two predicates": ("", ":c1 vb:claimPredicate vb:agent", "one claimPredicate"),
    "claim without object": (":c1 vb:claimObject :mira", "", "one claimObject"),
    "unknown status": (":c1 vb:claimStatus vb:asserted", ":c1 vb:claimStatus :certain", "eight statuses"),
    "two statuses": ("", ":c1 vb:claimStatus vb:denied", "eight statuses"),
    "no polarity": (':c1 vb:polarity "positive"', "", "one polarity"),
    "sure beyond one": (":c1 vb:confidence 0.9", ":c1 vb:confidence 1.5", "one confidence"),
    "sure in words": (":c1 vb:confidence 0.9", ':c1 vb:confidence "high"', "one confidence"),
    "found by no rule": (':c1 vb:claimRule "expel"', "", "name the rule"),
    "made by no document": (":c1 vb:accordingToDocument :doc", "", "one document that makes it"),
    "no evidence": (":c1 vb:hasEvidence :e1", "", "needs evidence"),
    "sensitive and asserted": (
        ":c2 vb:claimStatus vb:alleged", ":c2 vb:claimStatus vb:asserted", "sensitive, and yet asserted"),
    "role of what is only claimed": ("", ":plot vb:perpetrator :mira", "as if it were so"),
    "empty quote": (':e1 vb:quoteText "Mira left."', ':e1 vb:quoteText ""', "needs one quote"),
    "start after end": (f':e1 vb:startOffset "10"{COUNT}', f':e1 vb:startOffset "30"{COUNT}', "before its end"),
    "plain number as start": (f':e1 vb:startOffset "10"{COUNT}', ":e1 vb:startOffset 10", "before its end"),
    "no end": (f':e1 vb:endOffset "20"{COUNT}', "", "needs one end"),
    "evidence in no document": (":e1 vb:inDocument :doc", "", "needs one document"),
    "short hash": (f':doc vb:sha256 "{HASH}"', ':doc vb:sha256 "abc"', "SHA-256 hash of its text"),
    "capital hash": ("", f':doc vb:originalSha256 "{"ABCDEF0123456789" * 4}"', "hash of its file"),
    "two lengths": ("", f':doc vb:length "901"{COUNT}', "not one count"),
    "disagreement of one": (":d vb:disagreementMember :c2", "", "fewer than two claims"),
    "date in words": (':t1 vb:edtf "2003-04-05"', ':t1 vb:edtf "5 April 2003"', "one EDTF string"),
    "no EDTF": (':t1 vb:edtf "2003-04-05"', "", "one EDTF string"),
    "unknown precision": (':t1 vb:precision "day"', ':t1 vb:precision "vague"', "one precision"),
    "year for a day": (
        f':t1 vb:earliest "2003-04-05"{DAY}', ':t1 vb:earliest "2003"^^xsd:gYear', "earliest day that is no day"),
    "end before start": (
        f':t1 vb:latest "2003-04-05"{DAY}', f':t1 vb:latest "2003-04-04"{DAY}', "earliest day that is no day"),
    "day that is none": (
        f':t1 vb:latest "2003-04-05"{DAY}', ':t1 vb:latest "later"', "latest day that is no day"),
}  # fmt: skip


@pytest.fixture(scope="module")
def classes(ontology: Graph) -> Graph:
    """What shapes need of the ontology: its class tree."""
    tree = Graph()
    for triple in ontology.triples((None, RDFS.subClassOf, None)):
        tree.add(triple)
    return tree


@pytest.fixture(scope="module")
def complaints(shapes: Graph, classes: Graph) -> Callable[[Graph], list[str]]:
    def run(data: Graph) -> list[str]:
        conforms, report, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=classes, inference="none")
        messages = [
            str(m) for r in report.subjects(RDF.type, SH.ValidationResult) for m in report.objects(r, SH.resultMessage)
        ]
        assert conforms == (not messages)
        return messages

    return run


def test_good_graph(turtle: Callable[[str], Graph], complaints) -> None:
    assert complaints(turtle(GOOD)) == []


def test_good_graph_after_reasoning(close, complaints) -> None:
    closure = close(GOOD)
    assert closure.errors == ()
    data = Graph()
    for s, p, o in closure.graph:
        if str(s).startswith("http://example.org/"):
            data.add((s, p, o))
    assert closure.says(":mira a vb:Ambassador , vb:ExpelledDiplomat")
    assert complaints(data) == []


EDTF = {"1988", "198X", "19XX", "1975-01", "XXXX-12-17", "../2016-04", "2017/..", "1997/2005", "2001-21", "1984~"}


@pytest.mark.parametrize("edtf", sorted(EDTF))
def test_edtf_forms(edtf: str, turtle: Callable[[str], Graph], complaints) -> None:
    assert complaints(turtle(f':t a vb:TimeSpan ; vb:edtf "{edtf}" ; vb:precision "open" .')) == []


@pytest.mark.parametrize("edtf", ["198", "..", "/", "1988-1", "April", "1988-12-15T10:00", "1988/1989/1990"])
def test_what_is_no_edtf(edtf: str, turtle: Callable[[str], Graph], complaints) -> None:
    assert complaints(turtle(f':t a vb:TimeSpan ; vb:edtf "{edtf}" ; vb:precision "open" .'))


@pytest.mark.parametrize("name", BAD)
def test_bad_graph(name: str, turtle: Callable[[str], Graph], complaints) -> None:
    gone, new, message = BAD[name]
    good = turtle(GOOD)
    taken = turtle(f"{gone} .") if gone else Graph()
    assert set(taken) <= set(good), "nothing to take away"
    messages = complaints(good - taken + (turtle(f"{new} .") if new else Graph()))
    assert any(message in found for found in messages), messages


def test_every_message_has_a_bad_graph(shapes: Graph) -> None:
    expected = [message for _, _, message in BAD.values()]
    messages = {str(message) for message in shapes.objects(None, SH.message)}
    assert [m for m in messages if not any(part in m for part in expected)] == []


def test_every_shape_says_what_is_wrong(shapes: Graph) -> None:
    for shape in set(shapes.objects(None, SH.property)):
        if (shape, SH.hasValue, None) not in shapes:
            assert shapes.value(shape, SH.message), shape


def test_entities_described_without_claims(turtle: Callable[[str], Graph], complaints) -> None:
    described = """
        :x a vb:State ; rdfs:label "Arvenia"@en , "Arvenia"@es ; vb:isoCode "QA" .
        :y a vb:Embassy ; rdfs:label "embassy"@en .
        :z a vb:AmbassadorOffice ; rdfs:label "ambassador"@en . :p a vb:Agreement ; rdfs:label "pact"@en .
    """
    assert complaints(turtle(described)) == []
