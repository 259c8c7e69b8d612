"""The facts table from a built graph: the records of ``verbale facts``, put together again from the claims.

Claims of one document about one event, with one status, polarity, attribution and rule, are one record. What a graph
does not keep is ``None``: ``tier`` but where it is generic, ``fact`` for plain relations and attributes, which have no
node.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from verbale.exports.claims import About, ClaimView, claims_of, nodes_of
from verbale.exports.names import Names
from verbale.graph.knowledge import KnowledgeGraph
from verbale.graph.terms import TYPE, Iri, Literal, Term, vb

KINDS = frozenset({"event", "situation", "observation", "agreement"})
"""Kinds of facts that have a node; the first step of its key."""

_PLAIN = {vb("value"): "value", vb("unit"): "unit", vb("hasTime"): "time"}


def records(graph: KnowledgeGraph, names: Names) -> Iterator[dict[str, Any]]:
    """The records, by document, then by place in its text; keys and values as ``facts.fact_record`` gives them."""
    for slug in sorted(graph.claims):
        nodes = nodes_of(graph.claims[slug])
        groups: dict[tuple[object, ...], list[ClaimView]] = {}
        for claim in claims_of(nodes, slug):
            groups.setdefault(_group(claim, graph), []).append(claim)
        reader = _Reader(graph, names, nodes)
        made = [reader.record(claims) for claims in groups.values()]
        yield from sorted(made, key=lambda r: (r["evidence"][0]["start"] if r["evidence"] else -1, json.dumps(r)))


def json_lines(graph: KnowledgeGraph, names: Names) -> Iterator[str]:
    """A JSON array of the records, one a line."""
    number = 0
    for number, record in enumerate(records(graph, names), 1):
        yield ("[\n" if number == 1 else ",\n") + json.dumps(record, ensure_ascii=False)
    yield "\n]\n" if number else "[]\n"


def _group(claim: ClaimView, graph: KnowledgeGraph) -> tuple[object, ...]:
    subject, predicate, value = claim.triple
    own = () if _has_node(subject, graph) else (predicate, value)
    said = tuple(tuple(claim.all(name)) for name in ("claimStatus", "polarity", "accordingTo", "claimRule"))
    return subject, own, said


def _has_node(subject: Iri, graph: KnowledgeGraph) -> bool:
    return graph.names.key(subject).partition("/")[0] in KINDS


class _Reader:
    def __init__(self, graph: KnowledgeGraph, names: Names, nodes: dict[Iri, dict[Iri, list[Term]]]) -> None:
        self.graph, self.names, self.nodes = graph, names, nodes
        self.shared = nodes_of(t for t in graph.facts if t[1] == vb("edtf"))

    def record(self, claims: list[ClaimView]) -> dict[str, Any]:
        first = claims[0]
        subject, predicate, value = first.triple
        node = _has_node(subject, self.graph)
        types = [c.triple[2] for c in claims if c.triple[1] == TYPE]
        plain: dict[str, Any] = {"time": None, "value": None, "unit": None}
        roles: dict[str, list[dict[str, str | None]]] = {}
        if node:
            for claim in claims:
                _, said, term = claim.triple
                if said in _PLAIN:
                    plain[_PLAIN[said]] = self._plain(_PLAIN[said], term)
                elif said != TYPE and said != vb("approximation"):
                    roles.setdefault(_local(said), []).append(self._filler(term))
        else:
            roles = {"subject": [self._filler(subject)], "object": [self._filler(value)]}
            times = [self._plain("time", term) for claim in claims for term in claim.all("hasTime")]
            plain["time"] = times[0] if times else None
        kind = "relation" if isinstance(value, Iri) else "attribute"
        record: dict[str, Any] = {
            "document": first.document,
            "fact": subject.value if node else None,
            "kind": self.graph.names.key(subject).partition("/")[0] if node else kind,
            "type": (_local(types[0]) if types else None) if node else _local(predicate),
            "roles": roles,
            **plain,
            "status": first.status,
            "polarity": _text(first.first("polarity")),
            "according_to": [self.names.of(term) for term in first.all("accordingTo")],
            "tier": _text(first.first("tier")),
            "confidence": max((_number(t.value) for c in claims for t in c.all("confidence")), default=None),
            "evidence": self._evidence(claims),
            "rule": _text(first.first("claimRule")),
        }
        if any(claim.sensitive for claim in claims):
            record["sensitive"] = True
        return record

    def _evidence(self, claims: list[ClaimView]) -> list[dict[str, Any]]:
        found: dict[tuple[int, int, str], None] = {}
        for claim in claims:
            for term in claim.all("hasEvidence"):
                about: About = self.nodes.get(term, {}) if isinstance(term, Iri) else {}
                parts = [about.get(vb(name), []) for name in ("startOffset", "endOffset", "quoteText")]
                if all(parts):
                    found[int(parts[0][0].value), int(parts[1][0].value), parts[2][0].value] = None
        return [{"start": start, "end": end, "quote": quote} for start, end, quote in sorted(found)]

    def _plain(self, name: str, term: Term) -> Any:  # noqa: ANN401
        if name == "value":
            return _number(term.value)
        if name == "time" and isinstance(term, Iri):
            spans = self.nodes.get(term, {}).get(vb("edtf")) or self.shared.get(term, {}).get(vb("edtf"), [])
            return spans[0].value if spans else None
        return term.value

    def _filler(self, term: Term) -> dict[str, str | None]:
        return {"iri": term.value if isinstance(term, Iri) else None, "label": self.names.of(term)}


def _number(text: str) -> int | float:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return 0
    return int(value) if value == value.to_integral_value() else float(value)


def _local(term: Term) -> str:
    return term.value.rpartition("#")[2]


def _text(term: Term | None) -> str | None:
    return term.value if isinstance(term, Literal) else None
