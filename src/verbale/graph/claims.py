"""Claims: one for each triple a fact says, with status, attribution and evidence."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from verbale.graph.terms import (
    TYPE,
    Iri,
    Namespaces,
    Term,
    Triple,
    boolean_literal,
    count_literal,
    decimal_literal,
    text_literal,
    vb,
)
from verbale.graph.timespans import time_iri
from verbale.model.entity import Entity
from verbale.model.errors import DataFileError
from verbale.model.fact import Evidence, Fact, FactKind, Filler, Text, Tier

_DIGEST_DIGITS = 20  # 80 bits: among a million claims, one chance in a trillion that two collide

NODELESS = frozenset({FactKind.RELATION, FactKind.ATTRIBUTE})
"""Kinds of fact that are one triple and have no node of their own."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One triple that one fact says. ``digest`` is the content hash that names it, the same under any base."""

    triple: Triple
    fact: Fact
    digest: str


def claims_of(fact: Fact, names: Namespaces) -> Iterator[Claim]:
    """The claims of a fact: its class, roles, time, value, unit and approximation; for a relation, the relation.

    Raises ``DataFileError`` where a relation or attribute lacks a subject entity or an object.
    """
    for triple in _triples(fact, names):
        yield Claim(triple, fact, _digest(triple, fact, names))


def term_of(filler: Filler, names: Namespaces) -> Term:
    """The term that stands for a filler."""
    if isinstance(filler, Entity):
        return names.node(filler.key)
    if isinstance(filler, Text):
        return text_literal(filler.value, filler.language)
    if isinstance(filler, bool):
        return boolean_literal(filler)
    return decimal_literal(filler)


def _triples(fact: Fact, names: Namespaces) -> Iterator[Triple]:
    if fact.kind in NODELESS:
        yield from _relation_triples(fact, names)
        return
    node = names.node(fact.key)
    yield node, TYPE, vb(fact.type)
    for role in fact.roles:
        for filler in role.fillers:
            yield node, vb(role.name), term_of(filler, names)
    if fact.time is not None:
        yield node, vb("hasTime"), time_iri(fact.time.edtf, names)
    if fact.value is not None:
        yield node, vb("value"), decimal_literal(fact.value)
    if fact.unit is not None:
        yield node, vb("unit"), text_literal(fact.unit)
    if fact.approximation is not None:
        yield node, vb("approximation"), text_literal(fact.approximation)


def _relation_triples(fact: Fact, names: Namespaces) -> Iterator[Triple]:
    subjects = [filler for filler in fact.fillers("subject") if isinstance(filler, Entity)]
    objects = fact.fillers("object") or (() if fact.value is None else (fact.value,))
    if not subjects or not objects:
        missing = "object" if subjects else "entity as subject"
        raise DataFileError(f"rule {fact.rule!r} gives a {fact.type!r} {fact.kind.value} without {missing}; correct it")
    for subject in subjects:
        for filler in objects:
            yield names.node(subject.key), vb(fact.type), term_of(filler, names)


def _digest(triple: Triple, fact: Fact, names: Namespaces) -> str:
    subject, predicate, filler = triple
    content = (
        fact.document,
        names.key(subject),
        predicate.value,
        [names.key(filler)] if isinstance(filler, Iri) else list(filler),
        fact.status.value,
        fact.polarity.value,
        sorted({entity.key for entity in fact.according_to}),
        fact.rule,
    )
    return digest_of(content)


def digest_of(content: object) -> str:
    """A short SHA-256 of plain values (strings, numbers, lists), the same in every process."""
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:_DIGEST_DIGITS]


@dataclass(slots=True)
class ClaimEntry:
    """What the facts that make one claim have to say about it, gathered in any order."""

    triple: Triple
    fact: Fact
    confidence: Decimal
    hedges: set[str] = field(default_factory=set)
    evidence: set[Evidence] = field(default_factory=set)
    times: set[str] = field(default_factory=set)
    anchors: set[str] = field(default_factory=set)
    sensitive: bool = False

    def add(self, claim: Claim) -> None:
        """Add one more fact's support: the highest confidence counts, one sensitive fact makes it sensitive."""
        fact = claim.fact
        self.confidence = max(self.confidence, fact.confidence)
        self.evidence.update(fact.evidence)
        self.sensitive = self.sensitive or fact.sensitive
        if fact.hedge is not None:
            self.hedges.add(fact.hedge)
        about_time = claim.triple[1] == vb("hasTime")
        if fact.kind in NODELESS and fact.time is not None:
            self.times.add(fact.time.edtf)  # a plain relation has no node to carry its time: the claim does
            about_time = True
        if about_time and fact.time_computed_from is not None:
            self.anchors.add(fact.time_computed_from)

    def triples(self, digest: str, names: Namespaces) -> Iterator[Triple]:
        """The claim node and its evidence nodes."""
        node, fact = names.claim(digest), self.fact
        subject, predicate, filler = self.triple
        yield node, TYPE, vb("Claim")
        yield node, vb("claimSubject"), subject
        yield node, vb("claimPredicate"), predicate
        yield node, vb("claimObject"), filler
        yield node, vb("claimStatus"), vb(fact.status.value)
        yield node, vb("polarity"), text_literal(fact.polarity.value)
        yield node, vb("confidence"), decimal_literal(self.confidence)
        yield node, vb("claimRule"), text_literal(fact.rule)
        yield node, vb("accordingToDocument"), names.document(fact.document)
        for entity in fact.according_to:
            yield node, vb("accordingTo"), names.node(entity.key)
        for hedge in self.hedges:
            yield node, vb("hedge"), text_literal(hedge)
        for edtf in self.times:
            yield node, vb("hasTime"), time_iri(edtf, names)
        for edtf in self.anchors:
            yield node, vb("computedFrom"), time_iri(edtf, names)
        if fact.tier is Tier.GENERIC:
            yield node, vb("tier"), text_literal(fact.tier.value)
        if self.sensitive:
            yield node, vb("sensitive"), boolean_literal(True)
        for evidence in self.evidence:
            place = names.evidence(evidence.document, evidence.passage.start, evidence.passage.end)
            yield node, vb("hasEvidence"), place
            yield from _evidence_triples(evidence, place, names)


def _evidence_triples(evidence: Evidence, node: Iri, names: Namespaces) -> Iterator[Triple]:
    yield node, TYPE, vb("Evidence")
    yield node, vb("inDocument"), names.document(evidence.document)
    yield node, vb("startOffset"), count_literal(evidence.passage.start)
    yield node, vb("endOffset"), count_literal(evidence.passage.end)
    yield node, vb("quoteText"), text_literal(evidence.quote)


def start_entry(claim: Claim) -> ClaimEntry:
    """A new entry that holds one claim."""
    entry = ClaimEntry(claim.triple, claim.fact, claim.fact.confidence)
    entry.add(claim)
    return entry
