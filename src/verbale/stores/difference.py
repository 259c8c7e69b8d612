"""What one graph says and another does not, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from verbale.graph import KnowledgeGraph
from verbale.graph.terms import DCTERMS, LABEL, RDFS, TYPE, VB, Iri, Literal, Term, Triple, vb
from verbale.model.resources import shipped


@dataclass(frozen=True, slots=True)
class Change:
    """One direct triple that is new (``added``) or gone, with its words."""

    added: bool
    triple: Triple
    words: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed: direct triples one by one (sorted by subject), the rest in numbers of (added, removed)."""

    changes: tuple[Change, ...]
    inferred: tuple[int, int]
    claims: Mapping[str, tuple[int, int]]
    """Claims by document, those documents alone that differ."""

    documents: tuple[tuple[str, ...], tuple[str, ...]]

    def __bool__(self) -> bool:
        return bool(self.changes or self.claims or any(self.inferred) or any(self.documents))


def difference(old: KnowledgeGraph, new: KnowledgeGraph, *, inferred: bool = False) -> Difference:
    """How ``new`` differs from ``old``; with ``inferred`` what follows is told one by one too."""
    before, after = (set(g.facts) | (set(g.inferred) if inferred else set()) for g in (old, new))
    names = _Names(old, new)
    changes = [Change(True, t, names.words(t)) for t in after - before]
    changes += [Change(False, t, names.words(t)) for t in before - after]
    changes.sort(key=lambda c: (c.words[0], c.triple[0], c.triple[1] != TYPE, c.words[1:], c.added))
    claims = {}
    for slug in sorted({*old.claims, *new.claims}):
        was, now = (_claims(graph.claims.get(slug, ())) for graph in (old, new))
        if was != now:
            claims[slug] = len(now - was), len(was - now)
    return Difference(
        tuple(changes),
        (len(new.inferred - old.inferred), len(old.inferred - new.inferred)),
        claims,
        (tuple(sorted(new.claims.keys() - old.claims.keys())), tuple(sorted(old.claims.keys() - new.claims.keys()))),
    )


def difference_lines(found: Difference) -> Iterator[str]:
    """The difference for people: what each thing gained (+) and lost (-)."""
    for sign, slugs in zip("+-", found.documents, strict=True):
        yield from (f"{sign} document {slug}" for slug in slugs)
    for (_, subject), changes in groupby(found.changes, key=lambda c: (c.triple[0], c.words[0])):
        yield subject
        yield from (f"  {'+' if c.added else '-'} {c.words[1]}: {c.words[2]}" for c in changes)
    for slug, (added, removed) in found.claims.items():
        yield f"claims of {slug}: {added:,} added, {removed:,} removed"
    if any(found.inferred):
        yield f"inferred triples: {found.inferred[0]:,} added, {found.inferred[1]:,} removed"


def difference_record(found: Difference) -> dict[str, object]:
    """The difference as plain values for JSON."""

    def listed(added: bool) -> list[dict[str, str]]:
        return [
            {
                "subject": c.triple[0].value,
                "predicate": c.triple[1].value,
                "object": c.triple[2].value,
                "words": " – ".join(c.words),
            }
            for c in found.changes
            if c.added is added
        ]

    return {
        "added": listed(True),
        "removed": listed(False),
        "documents": {"added": list(found.documents[0]), "removed": list(found.documents[1])},
        "claims": {slug: {"added": a, "removed": r} for slug, (a, r) in found.claims.items()},
        "inferred": {"added": found.inferred[0], "removed": found.inferred[1]},
    }


def _claims(triples: Iterable[Triple]) -> set[Iri]:
    claim = vb("Claim")
    return {s for s, p, o in triples if p == TYPE and o == claim}


class _Names:
    """Labels of both graphs and the ontology: English first, then any other, in order of the language."""

    def __init__(self, *graphs: KnowledgeGraph) -> None:
        self._labels: dict[Iri, tuple[int, str, str]] = {}
        title, edtf = Iri(DCTERMS + "title"), vb("edtf")
        for graph in graphs:
            for triples in (graph.facts, *graph.claims.values()):
                for s, p, o in triples:
                    if p in {LABEL, title, edtf} and isinstance(o, Literal):
                        self._add(s, o)

    def _add(self, node: Iri, label: Literal) -> None:
        rank = ({"en": 0, "": 1}.get(label.language, 2), label.language, label.value)
        self._labels[node] = min(self._labels.get(node, rank), rank)

    def words(self, triple: Triple) -> tuple[str, str, str]:
        s, p, o = triple
        return self.of(s), "is a" if p == TYPE else self.of(p), self.of(o)

    def of(self, term: Term) -> str:
        if isinstance(term, Literal):
            return f"{term.value} ({term.language})" if term.language else term.value
        if term in self._labels:
            return self._labels[term][2]
        return _terms().get(term.value) or term.value.rpartition("/id/")[2] or term.value


@cache
def _terms() -> dict[str, str]:
    """The English labels of the ontology's terms, and of the few of others that stand in facts."""
    import pyoxigraph as ox

    label = ox.NamedNode(RDFS + "label")
    found = {LABEL.value: "label", RDFS + "comment": "comment", "http://www.w3.org/2004/02/skos/core#altLabel": "also"}
    for quad in ox.parse(path=str(shipped("ontology") / "verbale.ttl"), format=ox.RdfFormat.TURTLE):
        if quad.predicate == label and quad.object.language == "en" and str(quad.subject.value).startswith(VB):
            found[quad.subject.value] = quad.object.value
    return found
