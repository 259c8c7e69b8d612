"""A document taken out of a graph: exactly its claims, and the direct and inferred triples that only it supported."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from verbale.graph import KnowledgeGraph
from verbale.graph.terms import LABEL, TYPE, VB, Iri, Literal, Namespaces, Term, Triple, vb
from verbale.model import InputError

GAZETTEER = "gazetteer-"
"""Slugs that begin so are gazetteers: they speak of what other documents name, and fall silent with them."""

_DESCRIPTIVE = frozenset({vb("edtf"), vb("precision"), vb("earliest"), vb("latest")})
_OBSERVATION = "observation"
_CLAIMED = vb("ClaimedOccurrence")


@dataclass(slots=True)
class _Claims:
    """What the claims of one document say: direct triples, and what else they mention."""

    direct: set[Triple] = field(default_factory=set)
    claimed: set[Triple] = field(default_factory=set)
    sources: set[Term] = field(default_factory=set)
    nodes: set[Iri] = field(default_factory=set)
    sensitive: set[Term] = field(default_factory=set)

    @property
    def mentioned(self) -> set[Term]:
        """Every thing that a claim is about, or names."""
        return {term for s, _, o in self.direct | self.claimed for term in (s, o)} | self.sources


def without(graph: KnowledgeGraph, slugs: Iterable[str]) -> KnowledgeGraph:
    """The graph without some documents, reasoned over again.

    A direct triple stays if a claim of another document makes it; a thing stays described where another document
    still names it (in the facts, or among that document's claims if nothing direct is said of it any more); an event
    that only such a document settled becomes a ``vb:ClaimedOccurrence`` of those that merely claim it. Labels of
    things that stay, stay: which document gave one is not recorded, so building anew may choose another.

    Raises ``InputError`` for a document that the graph does not have, ``InconsistentError`` as ``build`` does.
    """
    from verbale.reasoning import infer, require_consistent

    gone = set(slugs)
    for slug in sorted(gone - graph.claims.keys()):
        close = get_close_matches(slug, graph.claims, n=1)
        hint = f"did you mean '{close[0]}'?" if close else f"it has {', '.join(sorted(graph.claims))}"
        raise InputError(f"the graph has no document '{slug}'; {hint}")
    names = graph.names
    shelves = {slug: triples for slug, triples in graph.claims.items() if slug not in gone}
    said = {slug: _read(triples, graph) for slug, triples in shelves.items()}
    _hush_gazetteers(shelves, said, graph)
    was = {slug: _read(triples, graph) for slug, triples in graph.claims.items()}
    facts, moved = _facts(graph, was, said, names)
    for slug, triples in moved.items():
        shelves[slug] = frozenset(shelves[slug] | triples)
    kept = {node for claims in said.values() for node in claims.nodes}
    rest = dataclasses.replace(
        graph, facts=facts, claims=shelves, disagreements=_disagreements(graph, kept), inferred=frozenset()
    )
    return rest.with_inferred(require_consistent(infer(rest.facts | rest.standing())).inferred)


def _read(triples: Iterable[Triple], graph: KnowledgeGraph) -> _Claims:
    about: dict[Iri, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for s, p, o in triples:
        about[s][p.value.removeprefix(VB) if p != TYPE else "a"].append(o)
    found = _Claims()
    for node, cells in about.items():
        if vb("Claim") not in cells["a"]:
            continue
        subject, predicate, value = (cells[f"claim{part}"][0] for part in ("Subject", "Predicate", "Object"))
        assert isinstance(subject, Iri)
        assert isinstance(predicate, Iri)
        found.nodes.add(node)
        triple = (subject, predicate, value)
        status = cells["claimStatus"][0]
        settled = status == vb("asserted") or (
            status == vb("reported") and graph.names.key(subject).startswith(f"{_OBSERVATION}/")
        )
        if cells["tier"]:
            settled = settled and triple in graph.facts  # facts only where the build was asked for them
        positive = cells["polarity"] == [Literal("positive")]
        (found.direct if settled and positive else found.claimed).add(triple)
        found.sources.update(cells["accordingTo"], cells["hasTime"], cells["computedFrom"])
        if cells["sensitive"]:
            found.sensitive.add(subject)
    return found


def _hush_gazetteers(shelves: dict[str, frozenset[Triple]], said: dict[str, _Claims], graph: KnowledgeGraph) -> None:
    """Take away what gazetteers say of things that no document names any more."""
    named = {
        term
        for slug, claims in said.items()
        if not slug.startswith(GAZETTEER)
        for term in claims.mentioned - claims.sources
    }
    gazetteers = [slug for slug in said if slug.startswith(GAZETTEER)]
    capital = vb("capital")  # a state that is named brings its capital, of which the gazetteer says where it lies
    named |= {o for slug in gazetteers for s, p, o in said[slug].direct if p == capital and s in named}
    for slug in gazetteers:
        claims = said[slug]
        idle = {s for s, _, _ in claims.direct | claims.claimed} - named
        if not idle:
            continue
        subject, evidence = vb("claimSubject"), vb("hasEvidence")
        dropped = {s for s, p, o in shelves[slug] if p == subject and o in idle}
        held = {o for s, p, o in shelves[slug] if p == evidence and s not in dropped}
        dropped |= {o for s, p, o in shelves[slug] if p == evidence and s in dropped and o not in held}  # type: ignore[misc]
        left = frozenset(t for t in shelves[slug] if t[0] not in dropped)
        said[slug] = _read(left, graph)
        if said[slug].nodes:
            shelves[slug] = left
        else:
            del shelves[slug], said[slug]


def _facts(
    graph: KnowledgeGraph, was: Mapping[str, _Claims], said: Mapping[str, _Claims], names: Namespaces
) -> tuple[frozenset[Triple], dict[str, set[Triple]]]:
    """The facts that stay, and the descriptions that move among the claims of each document."""
    direct = {triple for claims in said.values() for triple in claims.direct}
    supported = {triple for claims in was.values() for triple in claims.direct}
    settled = {s for s, p, _ in direct if p == TYPE}
    spoken_of = {term for s, p, o in direct for term in (s, o) if isinstance(term, Iri)}
    withheld = {s for claims in said.values() for s in claims.sensitive} - settled
    claimed = {s for c in said.values() for s, p, _ in c.claimed if p == TYPE} - settled
    kept: set[Triple] = set()
    moved: dict[str, set[Triple]] = defaultdict(set)
    for triple in graph.facts:
        node = triple[0]
        if triple in direct:
            kept.add(triple)
        elif triple not in supported:  # a description
            if node in spoken_of and not (node in withheld and triple[1] == LABEL):
                kept.add(triple)
            else:
                for slug, claims in said.items():
                    if node in claims.mentioned:
                        moved[slug].add(triple)
    for node in claimed:
        triple = (node, TYPE, _CLAIMED)
        if node in spoken_of:
            kept.add(triple)
        else:
            for slug, claims in said.items():
                if any(s == node for s, _, _ in claims.claimed):
                    moved[slug].add(triple)
    return frozenset(kept), moved


def _disagreements(graph: KnowledgeGraph, kept: set[Iri]) -> frozenset[Triple]:
    """Those that two claims with different objects still make."""
    member, value = vb("disagreementMember"), vb("claimObject")
    said: dict[Term, Term] = {s: o for triples in graph.claims.values() for s, p, o in triples if p == value}
    members: dict[Iri, set[Term]] = defaultdict(set)
    for s, p, o in graph.disagreements:
        if p == member and o in kept:
            members[s].add(o)
    standing = {node for node, claims in members.items() if len({said.get(c) for c in claims}) > 1}
    return frozenset((s, p, o) for s, p, o in graph.disagreements if s in standing and (p != member or o in members[s]))
