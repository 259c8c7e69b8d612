"""Pitfalls of ontology writing, after the OOPS! catalogue, each as a test."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

VB = "https://w3id.org/verbale/ontology#"
LANGUAGES = {"en", "es", "ko"}

NO_DOMAIN = {
    "hasParticipant": "events and situations have participants, and RL has no union",
    "relationParty": "so do relations and the events that found or freeze them",
    "concernsMission": "an event or an accreditation concerns a mission",
    "namedAfter": "anything may be named after anything",
    "firstOfKind": "anyone and anything may be first",
    "reputation": "anyone and anything may be known for something",
    "occursAfter": "situations follow events too",
    "occursBefore": "situations follow events too",
    "notBefore": "situations follow events too",
    "notAfter": "situations follow events too",
    "inResponseTo": "a situation, such as a freeze, may answer an event",
    "statedCause": "events, situations and observations have causes",
    "hasTime": "events, situations, observations and claims have times",
    "goods": "a transaction or an observation of trade names goods",
    "topic": "a statement, an agreement or a dispute has a topic",
    "atPlace": "events happen and situations hold somewhere",
    "happenedIn": "events happen and situations hold somewhere",
    "note": "situations and observations have words of the document beside ours",
    "value": "observations and events have amounts",
    "upperValue": "observations and events have amounts",
    "unit": "observations and events have amounts",
    "approximation": "observations and events have amounts",
    "wikidataId": "anything may be in Wikidata",
    "alternativeName": "anything may have another name",
}
NO_RANGE = {
    "aboutEvent": "what is denied may never have happened",
    "occursAfter": "situations come before events too",
    "occursBefore": "situations follow events too",
    "inResponseTo": "an event may answer a situation",
    "accredited": "a person, an office or a mission is accredited",
    "namedAfter": "anything may be named after anything",
    "earliest": "xsd:date is not in the OWL 2 datatype map; SHACL checks it",
    "latest": "xsd:date is not in the OWL 2 datatype map; SHACL checks it",
}


def terms(graph: Graph, *kinds: URIRef) -> list[URIRef]:
    return sorted({t for kind in kinds for t in graph.subjects(RDF.type, kind) if str(t).startswith(VB)})


def local(term: object) -> str:
    return str(term).removeprefix(VB)


def all_terms(graph: Graph) -> list[URIRef]:
    individuals = terms(graph, OWL.NamedIndividual)
    return terms(graph, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty) + individuals


def test_as_large_as_said(ontology: Graph) -> None:
    assert 60 <= len(terms(ontology, OWL.Class)) <= 150
    assert 60 <= len(terms(ontology, OWL.ObjectProperty, OWL.DatatypeProperty)) <= 135


def test_p08_every_term_has_a_label_in_each_language(ontology: Graph) -> None:
    for term in all_terms(ontology):
        assert Counter(label.language for label in ontology.objects(term, RDFS.label)) == dict.fromkeys(LANGUAGES, 1), (
            term
        )


def test_p08_every_term_has_one_definition(ontology: Graph) -> None:
    for term in all_terms(ontology):
        (definition,) = ontology.objects(term, SKOS.definition)
        assert definition.language == "en"
        assert re.fullmatch(r"[A-Z].*\.", str(definition)), term
        assert set(ontology.objects(term, RDFS.isDefinedBy)) == {URIRef(VB.rstrip("#"))}, term


def test_p08_labels_are_in_their_scripts(ontology: Graph) -> None:
    hangul = re.compile(r"[가-힣]")
    for term in all_terms(ontology):
        for label in ontology.objects(term, RDFS.label):
            if str(label) not in {"EDTF", "SHA-256"}:
                assert bool(hangul.search(str(label))) == (label.language == "ko"), term


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_p32_no_two_classes_and_no_two_properties_have_one_label(ontology: Graph, language: str) -> None:
    for kinds in ([OWL.Class], [OWL.ObjectProperty]):
        labels = Counter(
            str(label).lower()
            for term in terms(ontology, *kinds)
            for label in ontology.objects(term, RDFS.label)
            if label.language == language
        )
        assert [label for label, count in labels.items() if count > 1] == []


def test_p04_no_class_stands_alone(ontology: Graph) -> None:
    lists = set(ontology.objects(None, RDF.first))
    for term in terms(ontology, OWL.Class):
        near = {RDFS.domain, RDFS.range, RDFS.subClassOf, OWL.someValuesFrom}
        is_used = any((None, p, term) in ontology for p in near) or (term, RDFS.subClassOf, None) in ontology
        assert is_used or term in lists or local(term) == "ClaimedOccurrence", term


def test_p05_inverses_mirror_their_domains_and_ranges(ontology: Graph) -> None:
    pairs = list(ontology.subject_objects(OWL.inverseOf))
    assert len(pairs) >= 5
    for a, b in pairs:
        assert set(ontology.objects(a, RDFS.domain)) == set(ontology.objects(b, RDFS.range)), (a, b)
        assert set(ontology.objects(a, RDFS.range)) == set(ontology.objects(b, RDFS.domain)), (a, b)


def test_p05_a_property_has_at_most_one_inverse(ontology: Graph) -> None:
    ends = Counter(end for pair in ontology.subject_objects(OWL.inverseOf) for end in pair)
    assert set(ends.values()) == {1}


def test_p06_no_circles_among_classes_or_properties(ontology: Graph) -> None:
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        for term in set(ontology.subjects(predicate)):
            above = [
                sup
                for parent in ontology.objects(term, predicate)
                for sup in ontology.transitive_objects(parent, predicate)
            ]
            assert term not in above, term


def test_p10_pillars_are_disjoint(ontology: Graph) -> None:
    assert len(list(ontology.subjects(RDF.type, OWL.AllDisjointClasses))) >= 4


@pytest.mark.parametrize(("predicate", "excused"), [(RDFS.domain, NO_DOMAIN), (RDFS.range, NO_RANGE)])
def test_p11_domains_and_ranges(ontology: Graph, predicate: URIRef, excused: dict[str, str]) -> None:
    lacking = {
        local(term)
        for term in terms(ontology, OWL.ObjectProperty, OWL.DatatypeProperty)
        if (term, predicate, None) not in ontology
    }
    assert lacking == set(excused)


@pytest.mark.parametrize("predicate", [RDFS.domain, RDFS.range])
def test_p19_no_two_domains_or_ranges(ontology: Graph, predicate: URIRef) -> None:
    assert [t for t in set(ontology.subjects(predicate)) if len(list(ontology.objects(t, predicate))) > 1] == []


def test_p13_every_pair_that_sounds_inverse_is_declared(ontology: Graph) -> None:
    names = {local(t): t for t in terms(ontology, OWL.ObjectProperty)}
    for sub, sup in [("holder", "holderIn"), ("sendingState", "sendsMission"), ("target", "targetOf")]:
        a, b = names[sub], names[sup]
        assert (a, OWL.inverseOf, b) in ontology or (b, OWL.inverseOf, a) in ontology
    for name in names:
        for stem, suffix in re.findall(r"^(\w+?)(In|Of|To)$", name):
            if stem in names and name != "accreditedTo":  # of missions; accredited is of the event
                pair = (names[name], names[stem])
                is_declared = pair in set(ontology.subject_objects(OWL.inverseOf))
                assert is_declared or pair[::-1] in set(ontology.subject_objects(OWL.inverseOf)), name + suffix


def test_p22_naming_is_of_one_style(ontology: Graph) -> None:
    for term in terms(ontology, OWL.Class):
        assert re.fullmatch(r"([A-Z][a-z]+)+", local(term)), term
    for term in terms(ontology, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty):
        assert re.fullmatch(r"[a-z]+([A-Z][a-z]*|\d+)*", local(term)), term


def test_p22_labels_follow_the_names(ontology: Graph) -> None:
    for term in all_terms(ontology):
        for label in ontology.objects(term, RDFS.label):
            if label.language == "en":
                assert (
                    str(label)[:1].islower()
                    or str(label) in {"EDTF", "ISO 3166-1 code", "Wikidata id"}
                    or "SHA" in label
                )


def test_p24_no_definition_only_repeats_its_label(ontology: Graph) -> None:
    for term in all_terms(ontology):
        (definition,) = ontology.objects(term, SKOS.definition)
        label = next(str(x) for x in ontology.objects(term, RDFS.label) if x.language == "en")
        assert str(definition).lower().strip(".").removeprefix("a ").removeprefix("an ") != label.lower(), term


def test_p34_p35_everything_used_is_declared(ontology: Graph) -> None:
    used = {t for triple in ontology for t in triple if isinstance(t, URIRef) and str(t).startswith(VB)}
    assert used == set(all_terms(ontology))


def test_each_term_is_of_one_kind(ontology: Graph) -> None:
    counts = Counter(all_terms(ontology))
    assert [term for term, count in counts.items() if count > 1] == []


def test_inferred_classes_are_asserted_of_nothing(ontology: Graph) -> None:
    inferred = {URIRef(VB + n) for n in ("Ambassador", "ExpelledDiplomat", "TargetedMission", "UnsettledClaim")}
    for term in inferred:
        assert "nferred" in str(ontology.value(term, SKOS.definition)) or local(term) == "Ambassador"
        assert [sub for sub in ontology.subjects(RDFS.subClassOf, term) if not isinstance(sub, URIRef)], term
    assert not inferred & set(ontology.objects(None, RDFS.domain))
    assert not inferred & set(ontology.objects(None, RDFS.range))
