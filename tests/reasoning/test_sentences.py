import pytest

from reasoning.cases import HERE
from verbale.graph.terms import XSD, Iri, Literal
from verbale.reasoning.rule import rule_table, variables_of
from verbale.reasoning.sentences import local_name, sentence


def test_every_rule_says_what_its_variables_stand_for():
    for rule in rule_table():
        names = {variable.name for variable in variables_of(rule)}
        said = sentence(rule.name, {name: Iri(f"{HERE}the-{name}") for name in names}, local_name)
        assert "–" not in said
        assert "{" not in said
        assert said.count("the-") == rule.sentence.count("{")


def test_what_is_not_known_is_a_dash_and_braces_in_a_label_are_words():
    assert sentence("cax-sco", {"c": Iri(HERE + "C")}, lambda term: "{d}") == "whatever is in “{d}” is in “–”"


@pytest.mark.parametrize(
    ("term", "name"),
    [
        (Iri("https://example.org/a#b"), "b"),
        (Iri("https://example.org/a/b/"), "b"),
        (Iri("urn:isbn:1"), "urn:isbn:1"),
        (Iri("#"), "#"),
        (Iri("_:f0.b1"), "something without a name"),
        (Literal("7", XSD + "integer"), "7"),
        (Literal(""), ""),
    ],
)
def test_names_are_the_ends_of_iris(term, name):
    assert local_name(term) == name
