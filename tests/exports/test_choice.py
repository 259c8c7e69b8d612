"""Parts of a graph: documents, one entity, one language; and what is never shown unasked."""

from __future__ import annotations

import pytest
from hypothesis import given

from strategies import collections, examples
from verbale.exports.choice import GRAPHS, Choice, choose
from verbale.exports.claims import claims_in
from verbale.exports.forms import FORMS
from verbale.exports.names import Names
from verbale.graph import Iri, KnowledgeGraph, Literal, build, vb
from verbale.graph.terms import ALT_LABEL, LABEL, TYPE, Namespaces
from verbale.model import InputError

NAMES = Namespaces()
IDA, JON, ARDEN = (NAMES.node(key) for key in ("person/ida-marsh", "person/jon-reed", "state/XA"))


def everything(graph: KnowledgeGraph) -> set:
    return graph.facts | graph.inferred | graph.claim_triples()


def texts(graph: KnowledgeGraph) -> dict[str, str]:
    names = Names(graph)
    return {name: "".join(form.lines(graph, names)) for name, form in FORMS.items() if form.lines}


def test_all_is_all(graph) -> None:
    chosen, left_out = choose(graph, Choice(sensitive=True))
    assert chosen == graph
    assert left_out == 0


@pytest.mark.parametrize("name", GRAPHS)
def test_one_graph(graph, name) -> None:
    chosen, _ = choose(graph, Choice(frozenset({name}), sensitive=True))
    assert chosen.facts == (graph.facts if name == "facts" else frozenset())
    assert chosen.claims == (graph.claims if name == "claims" else {})
    assert chosen.inferred == (graph.inferred if name == "inferred" else frozenset())


def test_allegations_are_left_out_whole(graph) -> None:
    chosen, left_out = choose(graph, Choice())
    assert left_out == 2
    for name, text in texts(chosen).items():
        assert "jon" not in text.lower(), name
        assert "boat" not in text, name
    assert chosen.facts == graph.facts
    assert chosen.claims["one"] == graph.claims["one"]
    assert all("boat" in text for name, text in texts(graph).items() if name not in ("graphml", "json")) is True


def test_nothing_dangles_without_allegations(graph) -> None:
    chosen, _ = choose(graph, Choice())
    described = {s for s, _, _ in everything(chosen)}
    before = {s for s, _, _ in everything(graph)}
    for s, _, o in everything(chosen):
        assert not (isinstance(o, Iri) and o in before and o not in described), (s, o)


@examples(25)
@given(collections())
def test_no_sensitive_claim_stays(collected) -> None:
    documents, facts = collected
    graph = build(facts, documents)
    chosen, left_out = choose(graph, Choice())
    sensitive = {claim.node for claim in claims_in(graph) if claim.sensitive}
    assert left_out == len(sensitive)
    stay = everything(chosen)
    assert not sensitive & {term for s, _, o in stay for term in (s, o)}
    assert {c.node for c in claims_in(chosen)} == {c.node for c in claims_in(graph)} - sensitive
    assert chosen.facts == graph.facts


def test_a_document(graph, collection) -> None:
    documents, facts = collection
    chosen, _ = choose(graph, Choice(documents=("one",), sensitive=True))
    alone = build([fact for fact in facts if fact.document == "one"], documents[:1])
    assert chosen.facts == alone.facts
    assert chosen.claims == {"one": graph.claims["one"]}
    assert (ARDEN, TYPE, vb("Actor")) in chosen.inferred  # drawn anew, from this document alone
    with pytest.raises(InputError, match="no document 'three'; there are one, two"):
        choose(graph, Choice(documents=("three",)))


def test_an_entity_with_its_events(graph) -> None:
    chosen, _ = choose(graph, Choice(entity=IDA))
    visit = NAMES.node("event/official-visit/ida")
    assert (visit, vb("visitor"), IDA) in chosen.facts
    assert (visit, vb("host"), NAMES.node("state/XB")) in chosen.facts
    assert (NAMES.node("state/XB"), LABEL, Literal("Boria", LANG, "en")) in chosen.facts
    assert not [t for t in chosen.facts if t[0] == NAMES.node("event/establishment-of-relations/xa-xb")]
    assert not [t for t in chosen.facts if t[1] == vb("locatedIn")]
    claims = list(claims_in(chosen))
    assert {c.triple[0] for c in claims} == {visit}
    assert {c.document for c in claims} == {"one", "two"}
    quotes = {o.value for _, p, o in chosen.claim_triples() if p == vb("quoteText")}
    assert quotes == {"Ida Marsh visited Boria.", "Ida Marsh never visited Boria."}


def test_an_allegation_about_an_entity(graph) -> None:
    asked, _ = choose(graph, Choice(entity=JON, sensitive=True))
    assert [c.status for c in claims_in(asked)] == ["alleged", "alleged"]
    unasked, left_out = choose(graph, Choice(entity=JON))
    assert left_out == 2
    assert not [t for t in everything(unasked) if JON in (t[0], t[2])]


def test_an_entity_that_is_not_there(graph) -> None:
    with pytest.raises(InputError, match="says nothing of <urn:nobody>"):
        choose(graph, Choice(entity=Iri("urn:nobody")))


def test_labels_in_one_language(graph) -> None:
    chosen, _ = choose(graph, Choice(language="es"))
    names = {(s, o.value) for s, p, o in chosen.facts if p in (LABEL, ALT_LABEL)}
    assert (ARDEN, "Ardén") in names
    assert not {(ARDEN, "Arden"), (ARDEN, "Republic of Arden")} & names
    assert (IDA, "Ida Marsh") in names  # has no other
    topics = [o for _, p, o in chosen.facts if p == vb("topic")]
    assert [topic.language for topic in topics] == ["en"]  # no label


LANG = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
