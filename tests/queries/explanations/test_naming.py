"""Names that people type for a subject, a predicate and an object."""

import pytest

from verbale.graph.terms import LABEL, TYPE, XSD, Iri, Literal, vb
from verbale.model import QueryError
from verbale.queries.explanations.naming import Naming
from verbale.queries.explanations.reasoned import explainer_of

ID = "https://w3id.org/verbale/id/"


@pytest.fixture(scope="module")
def naming(explainer):
    return Naming(explainer.graph, explainer.closure)


@pytest.mark.parametrize(
    "subject", ["Kenya", "kenya", "KE", "케냐", "state/KE", "vb-state:KE", f"<{ID}state/KE>", f"{ID}state/KE"]
)
@pytest.mark.parametrize(
    "predicate", ["has diplomatic relations with", "vb:hasDiplomaticRelationsWith", "hasDiplomaticRelationsWith"]
)
def test_subject_and_predicate(naming, subject, predicate):
    assert naming.triple(subject, predicate, "Botsuana") == (
        Iri(ID + "state/KE"),
        vb("hasDiplomaticRelationsWith"),
        Iri(ID + "state/BW"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("object_", "term"),
    [
        ('"maize"', Literal("maize", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString", "en")),
        ("maize", Literal("maize", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString", "en")),
        ('"milho"', Literal("milho")),
        ('"maíz"@ES', Literal("maíz", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString", "es")),
        ('"5"^^xsd:byte', Literal("5", XSD + "byte")),
        ("12", Literal("12", XSD + "integer")),
        ("-1.5", Literal("-1.5", XSD + "decimal")),
        ("1e3", Literal("1e3", XSD + "double")),
        ("true", Literal("true", XSD + "boolean")),
    ],
)
def test_literals(naming, object_, term):
    found = naming.triple("event/sale/bw-ke", "goods", object_)[2]
    assert isinstance(found, Literal)
    assert found.value == term.value
    if term.value != "maize":  # as the claim has it, whatever its language
        assert found == term


def test_classes_and_words(naming):
    assert naming.triple("Nairobi", "a", "Municipality")[1:] == (TYPE, vb("Municipality"))
    assert naming.triple("Kenya", "is a", "vb:State")[1:] == (TYPE, vb("State"))
    assert naming.triple("Kenya", "label", "케냐")[1] == LABEL
    assert naming.triple("embassy", "subclass of", "organisation")[0] == vb("Embassy")
    assert naming.triple("sends mission", "inverse of", "sending state")[2] == vb("sendingState")
    assert naming.triple("seat", "domain", "organisation")[0] == vb("seat")


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (("Kenia del Norte", "located in", "Kenya"), "subject='Kenia del Norte' is nothing the graph speaks of"),
        (("Georgia", "located in", "Kenya"), "subject='Georgia' may mean "),
        (("Kenya", "represnted in", "Botswana"), "did you mean represented in"),
        (("Kenya", "located in", "Botswna"), "did you mean Botswana"),
        (("Kenya", "a", "Embasy"), "did you mean embassy"),
        (("Kenya", "vb:nix", "Botswana"), "predicate='vb:nix': the graph has no such property"),
        (("state/XX", "located in", "Kenya"), "the graph says nothing about"),
        (("", "located in", "Kenya"), "one of subject, predicate and object is empty"),
        (("Kenya", "located in", "x" * 5_000), "has 5,000 characters"),
    ],
)
def test_names_that_are_none(naming, names, message):
    with pytest.raises(QueryError) as caught:
        naming.triple(*names)
    assert message in str(caught.value)


def test_a_graph_about_something_else(tmp_path):
    path = tmp_path / "pets.ttl"
    path.write_text(
        "@prefix : <http://e.org/> . @prefix pet: <http://e.org/pets#> .\n"
        "@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        'pet:owns owl:inverseOf pet:ownedBy ; rdfs:label "keeps" .\n'
        "pet:Ann pet:owns pet:Tom_Cat . pet:Tom_Cat a pet:Cat . pet:Cat rdfs:subClassOf pet:Animal .\n"
    )
    explainer = explainer_of([path])
    naming = Naming(explainer.graph, explainer.closure, [path])
    owns = tuple(Iri(f"http://e.org/pets#{name}") for name in ("Ann", "owns", "Tom_Cat"))
    for names in (("ann", "keeps", "tom cat"), ("pet:Ann", "pet:owns", "pet:Tom_Cat"), ("Ann", "owns", "Tom_Cat")):
        assert naming.triple(*names) == owns
    assert naming.triple("tom_cat", "owned by", "ann")[1] == Iri("http://e.org/pets#ownedBy")
    assert naming.triple("pet:Tom_Cat", "a", "animal")[2] == Iri("http://e.org/pets#Animal")
