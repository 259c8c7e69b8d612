import re

import pytest

from verbale.graph.terms import OWL, RDFS, TYPE, XSD, Iri, Literal
from verbale.model import DataFileError
from verbale.reasoning.rule import BUILTINS, Atom, Variable, parse_rules, rule_table, variables_of

TABLES = {
    "eq": "ref sym trans rep-s rep-p rep-o diff1 diff2 diff3",
    "prp": "ap dom rng fp ifp irp symp asyp trp spo1 spo2 eqp1 eqp2 pdw adp inv1 inv2 key npa1 npa2",
    "cls": "thing nothing1 nothing2 int1 int2 uni com svf1 svf2 avf hv1 hv2 maxc1 maxc2 maxqc1 maxqc2 maxqc3 maxqc4 oo",
    "cax": "sco eqc1 eqc2 dw adc",
    "dt": "type1 type2 eq diff not-type",
    "scm": "cls sco eqc1 eqc2 op dp spo eqp1 eqp2 dom1 dom2 rng1 rng2 hv svf1 svf2 avf1 avf2 int uni",
}
FALSE = (
    "eq-diff1 eq-diff2 eq-diff3 prp-irp prp-asyp prp-pdw prp-adp prp-npa1 prp-npa2 cls-nothing2 cls-com cls-maxc1 "
    "cls-maxqc1 cls-maxqc2 cax-dw cax-adc dt-not-type"
)
"""The rules whose conclusion the recommendation writes as ``false``."""


def test_the_table_is_that_of_the_recommendation_in_its_order():
    names = [f"{table}-{rule}" for table, rules in TABLES.items() for rule in rules.split()]
    assert [rule.name for rule in rule_table()] == names
    assert len(names) == 78
    assert [rule.table for rule in rule_table()] == [name.split("-")[0] for name in names]
    assert {rule.name for rule in rule_table() if not rule.head} == set(FALSE.split())


def test_every_sentence_speaks_of_what_its_rule_binds():
    for rule in rule_table():
        fields = set(re.findall(r"\{([^}]*)\}", rule.sentence))
        assert fields <= {variable.name for variable in variables_of(rule)}, rule.name
        assert rule.sentence.strip() == rule.sentence != ""


def test_every_condition_is_used():
    assert {condition.name for rule in rule_table() for condition in rule.conditions} == set(BUILTINS)


def test_a_rule_is_read_as_it_stands():
    (rule,) = parse_rules(
        '# a remark\n\nmine  ?c owl:maxCardinality "1"^^xsd:int, ?x a ?c, every(?l, ?d, ?x a ?d) => ?x rdfs:seeAlso ?l'
        '\n  "“{x}” and {d}"\n'
    )
    one, x, d = Literal("1", XSD + "int"), Variable("x"), Variable("d")
    assert rule.body == (Atom(Variable("c"), Iri(OWL + "maxCardinality"), one), Atom(x, TYPE, Variable("c")))
    assert rule.conditions[0].atom == Atom(x, TYPE, d)
    assert rule.head == (Atom(x, Iri(RDFS + "seeAlso"), Variable("l")),)
    assert (rule.name, rule.table, rule.sentence, rule.line) == ("mine", "mine", "“{x}” and {d}", 3)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('up ?x a ?y\n"s"', 1, "expected NAME BODY => HEAD"),
        ("up ?x a ?c => ?c a rdfs:Class", 1, "needs its sentence"),
        ("# head\n\nup ?x a ?c => ?c a rdfs:Class\n# between\nsentence", 5, "needs its sentence"),
        ('up ?x a ?c => ?c a rdfs:Class\n"one"\nup ?x a ?c => ?c a rdfs:Class\n"two"', 3, "twice"),
        ('up ?x a ?c => ?y a ?c\n"s"', 1, "?y is not bound"),
        ('up ?x a ?c => ?x a ?c\n"{z} it is"', 1, "?z is not bound"),
        ('up ?x a skos:Concept => ?x a ?x\n"s"', 1, "'skos:Concept' is no term; prefixes are rdf"),
        ('up ?x a => ?x a ?x\n"s"', 1, "'=>' is no term"),
        ('up ?x a ?c => ?x a\n"s"', 1, "'the end of the line' is no term"),
        ('up ?x a ?c ?x a ?d => ?x a ?c\n"s"', 1, "expected ','"),
        ('up ?x a ?c => ?x a ?c ?c\n"s"', 1, "after the end of the rule"),
        ('up ?x a ?c => false, ?x a ?c\n"s"', 1, "after the end of the rule"),
        ('up ?x a ?c, € => ?x a ?c\n"s"', 1, "cannot read"),
        ('up ?x a ?c, member(?c) => ?x a ?c\n"s"', 1, "member takes 2 variables"),
        ('up ?x a ?c, every(?c, ?d) => ?x a ?c\n"s"', 1, "every takes 2 variables"),
        ('up ?x a ?c, pair(?c, ?d, rdf:nil) => ?x a ?c\n"s"', 1, "a condition takes variables"),
        ('up ?x a ?c, member(?c, ?d => ?x a ?c\n"s"', 1, "expected ')'"),
        ('up ?x a ?c, memver(?c, ?d) => ?x a ?c\n"s"', 1, "'memver' is no term"),
    ],
)
def test_a_mistake_is_named_with_its_line(text, line, words):
    with pytest.raises(DataFileError) as caught:
        parse_rules(text, "mine.rules")
    assert str(caught.value).startswith(f"mine.rules:{line}: ")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
