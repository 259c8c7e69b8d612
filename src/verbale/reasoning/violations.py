"""Contradictions as people read them: one line each, individuals by label."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from itertools import chain

from verbale.graph.terms import BASE, LABEL, TYPE, VB, Iri, Literal, Term, Triple, vb
from verbale.reasoning import datatypes
from verbale.reasoning.base import Clash, Violation
from verbale.reasoning.keys import Equality
from verbale.reasoning.sentences import sentence

_STATE_BY_CODE = re.compile(r".*/id/state/[A-Z]{2}")


class Names:
    """Labels of what a graph and its ontology speak of."""

    def __init__(self, facts: Iterable[Triple], schema: Mapping[str, str]) -> None:
        self._facts, self._schema = facts, schema

    @cached_property
    def _labels(self) -> dict[str, str]:
        """The label of each thing; made when one is asked for, since most graphs contradict nothing."""
        labels = dict(self._schema)
        english: set[str] = set()
        for s, _, o in sorted(t for t in self._facts if t[1] == LABEL):
            if isinstance(o, Literal) and s.value not in english and (s.value not in labels or o.language == "en"):
                labels[s.value] = o.value
                if o.language == "en":
                    english.add(s.value)
        return labels

    def of(self, iri: str) -> str:
        """A label with the thing's key, or the short IRI of what has none.

        >>> Names([], {}).of("https://w3id.org/verbale/id/state/KE")
        'state/KE'
        """
        short = iri.removeprefix(f"{BASE}id/").replace(VB, "vb:")
        label = self._labels.get(iri)
        return f"{label} ({short})" if label and not iri.startswith(VB) else label or short


def readable(clash: Clash, names: Names) -> Violation:
    """The violation that a clash is, with its terms by name."""
    bindings = dict(clash.bindings)
    if clash.rule in _HOUSE_RULES:
        x, y = (names.of(bindings[name].value) for name in "xy")
        message = _HOUSE_RULES[clash.rule].format(x=x, y=y)
    elif clash.note:
        message = clash.note
        for term in bindings.values():
            message = message.replace(term.value, names.of(term.value))
    else:
        message = sentence(clash.rule, bindings, lambda term: names.of(term.value))
    individuals = sorted(
        {t.value for t in bindings.values() if isinstance(t, Iri) and not t.value.startswith((VB, "_:"))}
    )
    return Violation(clash.rule, message, tuple(individuals), bindings)


_HOUSE_RULES = {
    "distinct-states": "{x} and {y} would be one and the same state, but nothing gives them one code",
    "distinct-persons": "{x} and {y} would be one and the same person, which no document says",
}
"""Rules of this house, beside those of OWL: who is merged by mistake is told what another did."""


def merged_unduly(given: Collection[Triple], derived: Collection[Triple]) -> list[Clash]:
    """Clashes for states and persons that would be the same although nothing given says so.

    States are the same only by a code in common, and those named by code never; persons only where an ``owl:sameAs``
    is given. Saying so with ``owl:AllDifferent`` over all of them would be n² pairs.
    """
    equality = Equality(chain(given, derived))
    told = Equality(given)
    codes: dict[str, set[Term]] = {}
    for s, p, o in given:
        if p == vb("isoCode"):
            codes.setdefault(s.value, set()).add(o)
    clashes: list[Clash] = []
    for kind, rule in (("State", "distinct-states"), ("Person", "distinct-persons")):
        members = {s.value for s, p, o in chain(given, derived) if p == TYPE and o == vb(kind) and s.value in equality}
        for x, y in equality.clashes(members):
            by_code = bool(_STATE_BY_CODE.fullmatch(x) and _STATE_BY_CODE.fullmatch(y))
            is_told = told.find(x) == told.find(y) or not codes.get(x, set()).isdisjoint(codes.get(y, ()))
            if by_code or not is_told:
                clashes.append(Clash(rule, (("x", Iri(x)), ("y", Iri(y)))))
    return clashes


def malformed_literals(facts: Iterable[Triple], names: Names) -> tuple[set[Triple], list[Violation]]:
    """The facts whose literal is malformed, and a violation for each of these (``dt-not-type``)."""
    malformed: set[Triple] = set()
    found: list[Violation] = []
    for triple in facts:
        s, p, o = triple
        if not isinstance(o, Literal) or datatypes.value(o) is not None:
            continue
        malformed.add(triple)
        datatype = re.split(r"[#/]", o.datatype)[-1]
        message = f"{names.of(s.value)} has {o.value[:60]!r} as its {names.of(p.value)}, which is no {datatype}"
        found.append(Violation("dt-not-type", message, (s.value,)))
    return malformed, found


def without_repeats(clashes: Iterable[Clash]) -> list[Clash]:
    """Clashes without those that say the same with two terms the other way round, sorted."""
    kept: dict[tuple[str, frozenset[Term], str], Clash] = {}
    for clash in sorted(clashes):
        kept.setdefault((clash.rule, frozenset(term for _, term in clash.bindings), clash.note), clash)
    # The engine finds a merge of two states by code as plain inequality too, where the graph also states that.
    merged = {terms for rule, terms, _ in kept if rule in _HOUSE_RULES}
    return [c for (rule, terms, _), c in kept.items() if not rule.startswith("eq-diff") or terms not in merged]
