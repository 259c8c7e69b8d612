"""Every rule of OWL 2 RL, what it does and what it does not do: the cases of ``rules/*.yaml``, written from the
recommendation and asked through the public interface alone.
"""

from __future__ import annotations

from collections import Counter

import pytest

from reasoning import cases
from verbale.reasoning import closure

TABLES = {
    "eq": "ref sym trans rep-s rep-p rep-o diff1 diff2 diff3",
    "prp": "ap dom rng fp ifp irp symp asyp trp spo1 spo2 eqp1 eqp2 pdw adp inv1 inv2 key npa1 npa2",
    "cls": "thing nothing1 nothing2 int1 int2 uni com svf1 svf2 avf hv1 hv2 maxc1 maxc2 maxqc1 maxqc2 maxqc3 maxqc4 oo",
    "cax": "sco eqc1 eqc2 dw adc",
    "dt": "type1 type2 eq diff not-type",
    "scm": "cls sco eqc1 eqc2 op dp spo eqp1 eqp2 dom1 dom2 rng1 rng2 hv svf1 svf2 avf1 avf2 int uni",
}
"""The rules of OWL 2 Profiles, section 4.3, tables 4 to 9."""

NAMES = [f"{table}-{rule}" for table, rules in TABLES.items() for rule in rules.split()]
COLLECTED = {"cax": 23, "cls": 75, "dt": 28, "eq": 38, "prp": 110, "scm": 43}
"""How many cases there are: a filter left in, or a file not found, must not go unseen."""


def test_every_rule_of_the_recommendation_has_cases_both_ways():
    assert len(NAMES) == len(set(NAMES)) == 78
    assert cases.tables() == {table: [n for n in NAMES if n.startswith(f"{table}-")] for table in sorted(TABLES)}
    assert {case.rule for case in cases.all_cases() if case.is_positive} == set(NAMES)
    assert {case.rule for case in cases.all_cases() if case.is_negative} == set(NAMES)


def test_all_cases_are_collected_and_each_is_another():
    assert Counter(case.rule.partition("-")[0] for case in cases.all_cases()) == COLLECTED
    titles = Counter((case.rule, case.title) for case in cases.all_cases())
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_case_asks_something_that_is_not_given():
    for case in cases.all_cases():
        assert case.is_positive or case.is_negative, case
        assert not case.given & (case.infers | case.refuses), case
        assert not case.infers & case.entails, case


@pytest.mark.parametrize("case", cases.all_cases(), ids=str)
def test_rule(case):
    with closure(case.given) as result:
        assert {violation.rule for violation in result.violations} == case.violates
        assert {literal.value for literal in result.malformed} == case.malformed
        assert case.infers <= result.inferred
        assert not [s for s in case.infers | case.entails if not result.entails(s)]
        assert not [s for s in case.refuses if result.entails(s)]
        assert not result.inferred & (case.entails | case.refuses | case.given)
        assert not [s for s in result.inferred if not is_clean(s)]


def is_clean(triple):
    """No literal or blank node as a subject, no blank node at all, no equality with oneself, nothing about the
    language's own words.
    """
    s, p, o = triple
    return (
        s.value.startswith(cases.HERE)
        and not p.value.startswith("_:")
        and not o.value.startswith("_:")
        and (p.value, o) not in {(cases.OWL + "sameAs", s), (cases.RDF + "type", cases.Iri(cases.OWL + "Thing"))}
    )
