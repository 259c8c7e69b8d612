"""Explanations as trees: down to claims and axioms, never circular, shared parts once; and what comes near."""

import pytest

from verbale.graph.terms import TYPE, Iri, vb
from verbale.queries.explanations import Explanation, Unfounded
from verbale.queries.explanations.explainer import Explainer
from verbale.queries.explanations.explanation import ASSERTED, AXIOM, GIVEN, INFERRED, Step
from verbale.queries.explanations.mermaid import mermaid_lines
from verbale.queries.explanations.provenance import provenance
from verbale.queries.explanations.reasoned import explainer_of
from verbale.queries.explanations.text import DEEPEST, explanation_lines, unfounded_lines


def lines(found):
    make = explanation_lines if isinstance(found, Explanation) else unfounded_lines
    return "\n".join(make(found))


def test_every_inferred_triple_is_explained_down_to_what_was_given(explainer):
    told = 0
    for triple in sorted(explainer.closure.inferred):
        found = explainer.explain(triple)
        assert found.triple == triple
        for place, step in enumerate(found.steps):
            assert all(premise < place for premise in step.premises)
            assert bool(step.premises) == (step.kind == INFERRED) == bool(step.reason) == (step.rule is not None)
            assert step.kind in {INFERRED, ASSERTED, GIVEN, AXIOM}
            assert step.words
            assert step.short
            for said in step.said:
                assert said.quotes
                assert all(quote.end - quote.start == len(quote.quote) for quote in said.quotes)
            told += len(step.said)
        used = {premise for step in found.steps for premise in step.premises}
        assert used == set(range(len(found.steps) - 1))  # nothing beside the point
        text = lines(found)
        assert "something without a name" not in text
        assert "\x00" not in text
        assert "_:" not in text
    assert told


def test_an_asserted_triple_has_its_claims(explain):
    found = explain("Kenya", "has diplomatic relations with", "Botswana")
    (step,) = found.steps
    assert step.kind == ASSERTED
    assert [quote.quote for said in step.said for quote in said.quotes] == [
        "Kenya and Botswana established relations on 3 May 1967."
    ]


def test_facts_come_before_axioms(explain):
    found = explain("Botswana", "represented in", "Kenya")
    kinds = [found.steps[premise].kind for premise in found.last.premises]
    assert kinds == sorted(kinds, key=lambda kind: kind == AXIOM)


def test_what_is_denied_is_no_fact_and_says_so(explain):
    found = explain("event/sale/bw-ke", "supplier", "Botswana")
    assert isinstance(found, Unfounded)
    (said,) = found.said
    assert (said.status, said.polarity, said.according_to) == ("denied", "negative", ("Botswana",))
    assert "denied and negated: “Botswana denies that it sold maize to Kenya.”" in lines(found)


def test_what_is_sensitive_is_told_only_when_asked_for(data, explain):
    names = ("event/attack/moyo", "perpetrator", "Thandi Moyo")
    found = explain(*names)
    assert (found.said, found.hidden) == ((), 1)
    assert "Mr Moyo is accused" not in lines(found)
    assert "1 sensitive claim not shown; --sensitive shows it" in lines(found)
    explainer = explainer_of([data], sensitive=True)
    shown = explainer.explain(found.triple)
    assert "alleged (sensitive): “Mr Moyo is accused of an attack on Kenya.”" in lines(shown)


def test_what_comes_near(explain):
    found = explain("Kenya", "represented in", "Botswana")
    assert [(near.how, near.words) for near in found.near] == [
        ("the other way round", "Botswana “represented in” Kenya"),
        ("the same two, otherwise", "Kenya “has diplomatic relations with” Botswana"),
    ]
    found = explain("Nairobi", "located in", "state/GE")
    assert ("the same subject and property", "Nairobi “located in” Kenya") in [(n.how, n.words) for n in found.near]


def test_what_only_claims_say_the_other_way_round(explain):
    found = explain("embassy of Botswana in Kenya", "target of", "event/attack/ke-bw")
    (near,) = [near for near in found.near if near.how == "claimed the other way round"]
    assert near.said[0].status == "alleged"
    assert "Kenya is said to have attacked Botswana's embassy." in lines(found)


def test_nothing_comes_near(explain):
    found = explain("African Union", "goods", '"maize"')
    assert lines(found).endswith("nothing comes near it")


def test_what_was_inferred_once_and_no_longer_follows(tmp_path):
    (tmp_path / "facts.ttl").write_text("<https://e.org/a> a <https://e.org/A> .\n")
    (tmp_path / "inferred.ttl").write_text("<https://e.org/a> a <https://e.org/B> .\n")
    found = explainer_of([tmp_path]).explain((Iri("https://e.org/a"), TYPE, Iri("https://e.org/B")))
    assert found.stale
    assert "out of date" in lines(found)


def test_labels_in_another_language(data):
    found = explainer_of([data], language="ko").explain(
        (Iri("https://w3id.org/verbale/id/state/BW"), vb("representedIn"), Iri("https://w3id.org/verbale/id/state/KE"))
    )
    assert "케냐" in found.last.words


def test_nothing_contradicts(explainer):
    assert explainer.contradictions() == ()


PETS = """
@prefix : <http://example.org/pets#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:next a owl:TransitiveProperty .
:Cat owl:disjointWith :Dog ; rdfs:subClassOf :Animal .
"""


def pets(tmp_path, text):
    path = tmp_path / "pets.ttl"
    path.write_text(PETS + text)
    return explainer_of([path])


def pet(name):
    return Iri(f"http://example.org/pets#{name}")


def test_shared_parts_are_told_once(tmp_path):
    found = pets(
        tmp_path,
        ":Lap rdfs:subClassOf [ owl:intersectionOf ( :Cat :Small ) ] . "
        ":Both owl:intersectionOf ( :Animal :Small :Cat ) . :tom a :Lap .",
    ).explain((pet("tom"), TYPE, pet("Both")))
    text = lines(found)
    assert text.count("tom is in the class “Lap”\n") == 1 or "(see 1 above)" in text
    assert "[1] " in text
    assert "(see 1 above)" in text


def test_a_deep_proof_is_told_in_parts(tmp_path):
    steps = [Step((pet("a"), pet("p"), pet("b")), "step 0", GIVEN, short="0")]
    steps += [
        Step((pet("a"), pet("p"), pet(f"b{n}")), f"step {n}", INFERRED, "prp-trp", "it carries on", (n - 1,), f"{n}")
        for n in range(1, 5_000)
    ]
    found = Explanation(tuple(steps))
    text = lines(found)
    assert text.count("step 4999") == 1
    assert "(see 1 below)" in text
    assert max(len(line) - len(line.lstrip()) for line in text.splitlines()) <= 2 * DEEPEST + 6
    assert sum(1 for _ in mermaid_lines([found])) > 5_000
    assert len(provenance([found])) > 5_000


def test_a_long_chain_is_explained(tmp_path):
    chain = "".join(f":n{n} :next :n{n + 1} . " for n in range(300))
    found = pets(tmp_path, chain).explain((pet("n0"), pet("next"), pet("n300")))
    assert sum(step.kind == GIVEN for step in found.steps) == 300
    assert "n299 “next” n300" in lines(found)


def test_contradictions_with_their_premises(tmp_path):
    explainer = pets(tmp_path, ":tom a :Cat , :Dog .")
    (found,) = explainer.contradictions()
    assert found.triple is None
    assert (found.last.rule, found.individuals) == ("cax-dw", ("http://example.org/pets#tom",))
    assert sorted(found.steps[n].words for n in found.last.premises) == [
        "nothing is both in “Cat” and in “Dog”",
        "tom is in the class “Cat”",
        "tom is in the class “Dog”",
    ]
    assert lines(found).startswith("contradiction: tom would be both in “Cat” and in “Dog”")


def test_states_that_would_be_one(tmp_path):
    path = tmp_path / "facts.ttl"
    path.write_text(
        "@base <https://w3id.org/verbale/id/> . @prefix vb: <https://w3id.org/verbale/ontology#> .\n"
        "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "<state/FJ> a vb:State ; owl:sameAs <state/KE> . <state/KE> a vb:State ."
    )
    (found,) = explainer_of([path]).contradictions()
    assert found.last.rule == "distinct-states"
    assert found.steps[0].words == "state/FJ is the same as state/KE"


@pytest.mark.parametrize(
    "hostile", ['"]; click n1 "javascript:alert(1)"', "a\nb\x1b[31m", "<script>", "`x` **y** #35;"]
)
def test_hostile_words_stay_words(hostile):
    step = Step((pet("a"), pet("p"), pet("b")), hostile, GIVEN, short="x")
    label = next(line for line in mermaid_lines([Explanation((step,))]) if line.startswith("  e1s1"))
    inside = label.removeprefix('  e1s1["').removesuffix('"]:::given')
    assert inside.replace("<br>", "").isprintable()
    assert not set('"<>`[]') & set(inside.replace("<br>", ""))
    assert "\x1b" not in lines(Explanation((step,)))


def test_explainer_without_a_label_uses_the_end_of_the_iri(tmp_path):
    explainer = pets(tmp_path, ":tom a :Cat .")
    assert isinstance(explainer, Explainer)
    assert explainer.words.triple((pet("tom"), TYPE, pet("Animal"))) == "tom is in the class “Animal”"
