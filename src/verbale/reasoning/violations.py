"""Contradictions as people read them: one line each, individuals by label."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping

from verbale.graph.terms import BASE, LABEL, TYPE, VB, Literal, Triple, vb
from verbale.reasoning.base import Clash, Violation
from verbale.reasoning.keys import Equality
from verbale.reasoning.literals import is_malformed

_STATE_BY_CODE = re.compile(r".*/id/state/[A-Z]{2}")


class Names:
    """Labels of what a graph and its ontology speak of."""

    def __init__(self, facts: Iterable[Triple], schema: Mapping[str, str]) -> None:
        self._labels = dict(schema)
        english: set[str] = set()
        for s, _, o in sorted(t for t in facts if t[1] == LABEL):
            if (
                isinstance(o, Literal)
                and s.value not in english
                and (s.value not in self._labels or o.language == "en")
            ):
                self._labels[s.value] = o.value
                if o.language == "en":
                    english.add(s.value)

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
    n = [names.of(term) for term in clash.terms]
    line = _LINES.get(clash.kind)
    message = line(n) if line else clash.note or f"{clash.kind}: " + ", ".join(n)
    if not line:
        for term, name in zip(clash.terms, n, strict=True):
            message = message.replace(term, name)
    return Violation(clash.kind, message, tuple(t for t in clash.terms if not t.startswith(VB)))


_LINES: dict[str, Callable[[list[str]], str]] = {
    "cax-dw": lambda n: f"{n[2]} would be both {_article(n[0])} and {_article(n[1])}, which nothing can be",
    "prp-pdw": lambda n: f"“{n[0]}” and “{n[1]}” both join {n[2]} and {n[3]}, which nothing may",
    "prp-irp": lambda n: f"“{n[0]}” joins {n[1]} to itself",
    "prp-asyp": lambda n: f"“{n[0]}” joins {n[1]} and {n[2]} in both directions",
    "eq-diff": lambda n: f"{n[0]} and {n[1]} would be one and the same, but are stated to be different",
    "cls-nothing": lambda n: f"{n[0]} would be in a class that nothing can be in",
    "distinct-states": lambda n: f"{n[0]} and {n[1]} would be one and the same state, but have codes of their own",
    "dt-not-type": lambda n: f"{n[0]} has a malformed value",
}


def _article(name: str) -> str:
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


def merged_states(triples: Collection[Triple]) -> list[Clash]:
    """Clashes for states named by ISO code that would be the same.

    Their codes make them distinct by construction; saying so with ``owl:AllDifferent`` over all of them would be n²
    pairs.
    """
    states = {s.value for s, p, o in triples if p == TYPE and o == vb("State") and _STATE_BY_CODE.fullmatch(s.value)}
    return [Clash("distinct-states", pair) for pair in Equality(triples).clashes(states)]


def malformed_literals(facts: Iterable[Triple], names: Names) -> tuple[list[Triple], list[Violation]]:
    """The facts without those whose literal is malformed, and a violation for each of these (``dt-not-type``)."""
    kept: list[Triple] = []
    found: list[Violation] = []
    for triple in facts:
        s, p, o = triple
        if not isinstance(o, Literal) or not is_malformed(o):
            kept.append(triple)
            continue
        datatype = re.split(r"[#/]", o.datatype)[-1]
        message = f"{names.of(s.value)} has {o.value[:60]!r} as its {names.of(p.value)}, which is no {datatype}"
        found.append(Violation("dt-not-type", message, (s.value,)))
    return kept, found


def without_repeats(clashes: Iterable[Clash]) -> list[Clash]:
    """Clashes without those that say the same with two terms the other way round, sorted."""
    kept: dict[tuple[str, frozenset[str], str], Clash] = {}
    for clash in sorted(clashes):
        kept.setdefault((clash.kind, frozenset(clash.terms), clash.note), clash)
    # The engine finds a merge of two states by code as plain inequality too, where the graph also states that.
    merged = {frozenset(c.terms) for c in kept.values() if c.kind == "distinct-states"}
    return [c for c in kept.values() if c.kind != "eq-diff" or frozenset(c.terms) not in merged]
