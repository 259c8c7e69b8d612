from __future__ import annotations

import dataclasses
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from verbale.graph import Iri, KnowledgeGraph, Literal, build, vb
from verbale.graph.invariants import violations
from verbale.graph.terms import ALT_LABEL, LABEL, TYPE, text_literal
from verbale.graph.turtle import nquads
from verbale.model import DataFileError, Entity, InputError, Polarity, Role, Status, Tier

ID = "https://w3id.org/verbale/id/"


def node(key: str) -> Iri:
    return Iri(ID + key)


def about(triples, subject: Iri) -> set:
    return {(p, o) for s, p, o in triples if s == subject}


def claims_on(graph: KnowledgeGraph, slug: str, **wanted) -> list[Iri]:
    triples = graph.claims[slug]
    nodes = {s for s, p, o in triples if (p, o) == (TYPE, vb("Claim"))}
    return sorted(n for n in nodes if all((n, vb(f"claim{k}"), v) in triples for k, v in wanted.items()))


def test_settled_event_gives_direct_triples_each_with_a_claim(first) -> None:
    document, facts = first
    graph = build(facts, [document])
    event = node("event/establishment-of-relations/xa-xb-1971")
    assert about(graph.facts, event) == {
        (TYPE, vb("EstablishmentOfRelations")),
        (LABEL, text_literal("Arden and Boria established relations in 1971", "en")),
        (vb("relationParty"), node("state/XA")),
        (vb("relationParty"), node("state/XB")),
        (vb("hasTime"), node("time/1971")),
    }
    assert len(claims_on(graph, "first", Subject=event)) == 4
    assert about(graph.facts, node("time/1971")) == {
        (TYPE, vb("TimeSpan")),
        (vb("edtf"), Literal("1971")),
        (vb("precision"), Literal("year")),
        (vb("earliest"), Literal("1971-01-01", "http://www.w3.org/2001/XMLSchema#date")),
        (vb("latest"), Literal("1971-12-31", "http://www.w3.org/2001/XMLSchema#date")),
    }
    assert list(violations(graph, [document])) == []


def test_claim_says_where_it_is_from(first) -> None:
    document, facts = first
    graph = build(facts, [document])
    (claim,) = claims_on(graph, "first", Subject=node("event/attack/unknown"), Predicate=vb("perpetrator"))
    sentence = "The Lantern says that Jon Reed allegedly attacked the embassy."
    start = document.text.index(sentence)
    evidence = node(f"evidence/first-{start}-{start + len(sentence)}")
    decimal, boolean = "http://www.w3.org/2001/XMLSchema#decimal", "http://www.w3.org/2001/XMLSchema#boolean"
    assert about(graph.claims["first"], claim) == {
        (TYPE, vb("Claim")),
        (vb("claimSubject"), node("event/attack/unknown")),
        (vb("claimPredicate"), vb("perpetrator")),
        (vb("claimObject"), node("person/jon-reed")),
        (vb("claimStatus"), vb("alleged")),
        (vb("polarity"), Literal("positive")),
        (vb("confidence"), Literal("0.9", decimal)),
        (vb("claimRule"), Literal("frame/test")),
        (vb("accordingTo"), node("organisation/the-lantern")),
        (vb("accordingToDocument"), node("document/first")),
        (vb("hedge"), Literal("allegedly")),
        (vb("sensitive"), Literal("true", boolean)),
        (vb("hasEvidence"), evidence),
    }
    assert (vb("quoteText"), Literal(sentence)) in about(graph.claims["first"], evidence)


def test_what_is_only_alleged_leaves_no_trace_among_the_facts(first) -> None:
    document, facts = first
    graph = build(facts, [document])
    mentioned = {term.value for triple in graph.facts for term in triple}
    hidden = ("event/attack", "person/jon-reed", "organisation/the-lantern", "Jon Reed")
    assert not [value for value in mentioned if any(word in value for word in hidden)]
    attack = about(graph.claims["first"], node("event/attack/unknown"))
    assert (TYPE, vb("ClaimedOccurrence")) in attack
    assert (TYPE, vb("Attack")) not in attack
    assert {p for p, _ in attack} == {TYPE, LABEL}
    assert (LABEL, text_literal("Jon Reed", "en")) in about(graph.claims["first"], node("person/jon-reed"))


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.ASSERTED])
def test_unsettled_statuses_and_negation_yield_claims_alone(first, status) -> None:
    document, facts = first
    for change in ({"status": status}, {"polarity": Polarity.NEGATIVE}, {"tier": Tier.GENERIC}):
        graph = build([dataclasses.replace(facts[0], **change)], [document])
        assert graph.facts == frozenset()
        assert len(claims_on(graph, "first")) == 4
        assert (facts_node := node(facts[0].key), TYPE, vb("ClaimedOccurrence")) in graph.claims["first"], facts_node


def test_reported_quantity_is_direct(first) -> None:
    document, facts = first
    graph = build([dataclasses.replace(facts[3], status=Status.REPORTED)], [document])
    value = Literal("1200", "http://www.w3.org/2001/XMLSchema#decimal")
    assert (node(facts[3].key), vb("value"), value) in graph.facts
    assert list(violations(graph, [document])) == []


def test_mentioned_in_a_direct_triple_a_claimed_event_says_that_it_is_only_claimed(first) -> None:
    document, facts = first
    alleged = dataclasses.replace(facts[2], sensitive=False)
    mention = Entity(alleged.key, "Attack", (("en", "the attack"),))
    direct = dataclasses.replace(facts[0], roles=(*facts[0].roles, Role("aboutEvent", (mention,))))
    graph = build([direct, alleged], [document])
    label = (LABEL, text_literal("the attack", "en"))
    assert about(graph.facts, node(alleged.key)) == {(TYPE, vb("ClaimedOccurrence")), label}
    sensitive = build([direct, facts[2]], [document])
    assert about(sensitive.facts, node(alleged.key)) == {(TYPE, vb("ClaimedOccurrence"))}
    assert label in about(sensitive.claims["first"], node(alleged.key))
    unexplained = build([direct], [document])
    assert about(unexplained.facts, node(alleged.key)) == {label}


def test_facts_with_one_key_share_a_node_and_equal_claims_their_evidence(first) -> None:
    document, facts = first
    again = dataclasses.replace(
        facts[0],
        evidence=facts[1].evidence,
        label="Short",
        confidence=Decimal("0.95"),
        type="Meeting",
        hedge="reportedly",
    )
    graph = build([facts[0], again], [document])
    event = node(facts[0].key)
    assert {o for p, o in about(graph.facts, event) if p == TYPE} == {vb("EstablishmentOfRelations"), vb("Meeting")}
    assert {o.value for p, o in about(graph.facts, event) if p == LABEL} == {"Short"}
    (claim,) = claims_on(graph, "first", Subject=event, Object=node("state/XA"))
    assert len([1 for p, _ in about(graph.claims["first"], claim) if p == vb("hasEvidence")]) == 2
    assert {o.value for p, o in about(graph.claims["first"], claim) if p == vb("confidence")} == {"0.95"}


@pytest.mark.parametrize(
    "change",
    [
        {"status": Status.REPORTED},
        {"polarity": Polarity.NEGATIVE},
        {"rule": "frame/other"},
        {"according_to": (Entity("person/x", "Person", (("en", "X"),)),)},
    ],
)
def test_claims_that_differ_in_kind_stay_apart(first, change) -> None:
    document, facts = first
    graph = build([facts[0], dataclasses.replace(facts[0], **change)], [document])
    assert len(claims_on(graph, "first", Subject=node(facts[0].key), Object=node("state/XA"))) == 2


def test_time_of_a_relation_and_anchor_of_a_computed_time_stand_on_the_claim(first) -> None:
    document, facts = first
    relation = dataclasses.replace(facts[4], time=facts[0].time, time_computed_from="1970-02")
    event = dataclasses.replace(facts[0], time_computed_from="1970-02")
    graph = build([relation, event], [document])
    for claim in (
        *claims_on(graph, "first", Predicate=vb("locatedIn")),
        *claims_on(graph, "first", Predicate=vb("hasTime")),
    ):
        assert (vb("computedFrom"), node("time/1970-02")) in about(graph.claims["first"], claim)
    (claim,) = claims_on(graph, "first", Predicate=vb("locatedIn"))
    assert (vb("hasTime"), node("time/1971")) in about(graph.claims["first"], claim)
    latest = Literal("1970-02-28", "http://www.w3.org/2001/XMLSchema#date")
    assert (node("time/1970-02"), vb("latest"), latest) in graph.claims["first"]
    (claim,) = claims_on(graph, "first", Subject=node(event.key), Object=node("state/XA"))
    assert vb("computedFrom") not in {p for p, _ in about(graph.claims["first"], claim)}


def test_names_of_an_entity_are_one_label_a_language_and_others_beside(first, second) -> None:
    document, facts = first
    other, others = second
    longer = Entity("state/XA", "State", (("en", "The Republic of Arden"),), identifiers=(("isoCode", "XA"),))
    more = dataclasses.replace(others[0], roles=(Role("relationParty", (longer,)),))
    graph = build([facts[0], more], [document, other])
    assert about(graph.facts, node("state/XA")) == {
        (TYPE, vb("State")),
        (LABEL, text_literal("Arden", "en")),
        (LABEL, text_literal("Ardén", "es")),
        (ALT_LABEL, text_literal("Republic of Arden", "en")),
        (ALT_LABEL, text_literal("The Republic of Arden", "en")),
        (vb("isoCode"), Literal("XA")),
    }


def test_document_is_described_in_its_graph_even_if_it_says_nothing(first) -> None:
    document, _ = first
    graph = build([], [document])
    described = about(graph.claims["first"], node("document/first"))
    assert (vb("sha256"), Literal(document.sha256)) in described
    assert (Iri("http://purl.org/dc/terms/title"), text_literal("First", "en")) in described
    length = Literal(str(len(document.text)), "http://www.w3.org/2001/XMLSchema#nonNegativeInteger")
    assert (vb("length"), length) in described
    assert graph.facts == frozenset()


def test_leaving_a_document_out_takes_only_what_it_alone_supports(first, second) -> None:
    (one, one_facts), (two, two_facts) = first, second
    whole, part = build([*one_facts, *two_facts], [one, two]), build(one_facts, [one])
    alone = build(two_facts, [two])

    def unnamed(triples) -> set:  # the label may come from either, since there is one
        return {triple for triple in triples if triple[1] != LABEL}

    assert unnamed(part.facts) <= unnamed(whole.facts)
    assert unnamed(whole.facts) - unnamed(part.facts) <= unnamed(alone.facts)
    assert {s for s, p, _ in part.facts if p == LABEL} <= {s for s, p, _ in whole.facts if p == LABEL}
    assert whole.claims["first"] == part.claims["first"]
    assert whole.disagreements
    assert not part.disagreements


def test_another_base_moves_everything_but_the_ontology(first) -> None:
    document, facts = first
    usual, moved = build(facts, [document]), build(facts, [document], base="http://example.org/x/")
    old = "".join(nquads(usual))
    assert "".join(nquads(moved)) == "".join(sorted_lines(old.replace(ID, "http://example.org/x/id/"), moved))
    assert vb("Claim").value in old


def sorted_lines(text: str, graph: KnowledgeGraph) -> list[str]:
    assert len(list(graph.graphs())) == 2
    lines = text.splitlines(keepends=True)
    named = [line for line in lines if "/id/graph/" in line]
    return sorted(line for line in lines if "/id/graph/" not in line) + sorted(named)


def test_with_inferred_replaces_and_leaves_out_facts(first) -> None:
    document, facts = first
    graph = build(facts, [document])
    new = (node("state/XA"), TYPE, vb("Actor"))
    once = graph.with_inferred([(node("state/XB"), TYPE, vb("Actor"))])
    again = once.with_inferred([new, next(iter(graph.facts))])
    assert again.inferred == {new}
    assert again.facts == graph.facts


def test_unknown_document_and_two_with_one_name(first) -> None:
    document, facts = first
    with pytest.raises(InputError, match="of document 'first', which was not given"):
        build(facts, [])
    with pytest.raises(InputError, match="both named 'first'"):
        build([], [document, dataclasses.replace(document, text="Other")])


def test_malformed_facts_are_refused_in_one_line(first) -> None:
    document, facts = first
    with pytest.raises(DataFileError, match="rule 'frame/test' gives a 'locatedIn' relation without object"):
        build([dataclasses.replace(facts[4], roles=facts[4].roles[:1])], [document])
    with pytest.raises(DataFileError, match="without entity as subject"):
        build([dataclasses.replace(facts[4], roles=facts[4].roles[1:])], [document])
    with pytest.raises(DataFileError, match="cannot name an ontology term"):
        build([dataclasses.replace(facts[0], type="Two Words")], [document])
    with pytest.raises(InputError, match="half a surrogate pair"):
        build([dataclasses.replace(facts[0], label="bad \ud800")], [document])
    with pytest.raises(InputError, match="cannot be written as a decimal"):
        build([dataclasses.replace(facts[3], value=Decimal("NaN"))], [document])
    with pytest.raises(InputError, match="is not an absolute IRI"):
        build([], [], base="no iri")


SCRIPT = """
import sys
sys.path.insert(0, sys.argv[1])
import conftest, hashlib
from verbale.graph import build
from verbale.graph.turtle import trig
(a, x), (b, y) = conftest.make_first(), conftest.make_second()
print(hashlib.sha256("".join(trig(build(x + y, [a, b]))).encode()).hexdigest())
"""


def test_same_bytes_for_any_hash_seed() -> None:
    folder = str(Path(__file__).parent)
    seen = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, folder],
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(seen) == 1
    assert len(seen.pop().strip()) == 64


def test_light_to_import() -> None:
    code = "import sys, verbale.graph; print([m for m in ('rdflib','yaml','pyoxigraph','spacy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
