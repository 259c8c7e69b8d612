"""The builder: facts and documents in, a knowledge graph out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field

from verbale.bulk.spool import Spool
from verbale.graph.claims import NODELESS, ClaimEntry, claims_of, start_entry
from verbale.graph.disagreements import DisagreementFinder
from verbale.graph.documents import document_triples
from verbale.graph.entities import Description
from verbale.graph.knowledge import KnowledgeGraph
from verbale.graph.packing import spool_of_triples
from verbale.graph.sorting import Sorter
from verbale.graph.stored import as_set
from verbale.graph.terms import BASE, Namespaces, Triple
from verbale.graph.things import Thing, Things
from verbale.graph.timespans import span_of, time_triples
from verbale.model.document import Document
from verbale.model.entity import Entity
from verbale.model.errors import InputError
from verbale.model.fact import Fact, Tier
from verbale.model.time import TimeSpan

OCCURRENCE_KINDS = frozenset({"event", "situation", "observation"})
"""First steps of keys whose classes are always claimed: a mention alone does not say that an event happened."""


@dataclass(slots=True)
class _Shelf:
    """What one document contributes, beside its claims."""

    entities: dict[str, set[Entity]] = field(default_factory=dict)
    faint: dict[str, set[Entity]] = field(default_factory=dict)
    """Entities as generic facts that stay claims name them: they change nothing that is said of them elsewhere."""
    times: dict[str, set[TimeSpan]] = field(default_factory=dict)
    anchors: set[str] = field(default_factory=set)
    settled: set[str] = field(default_factory=set)
    claimed: set[str] = field(default_factory=set)
    direct_keys: set[str] = field(default_factory=set)
    direct_times: set[str] = field(default_factory=set)


class _Builder:
    """Takes document after document, and keeps of each its claims and its shelf; on disk if asked to."""

    def __init__(self, base: str, tier: Tier, *, on_disk: bool) -> None:
        self.names = Namespaces(base)
        self.tier = tier
        self.shelves: MutableMapping[str, _Shelf] = Spool() if on_disk else {}
        self.claims: MutableMapping[str, frozenset[Triple]] = spool_of_triples() if on_disk else {}
        self.facts: Sorter[Triple] = Sorter()
        self.things = Things()
        self.finder = DisagreementFinder(self.names)

    def add_document(self, document: Document, facts: Iterable[Fact]) -> None:
        if document.slug in self.shelves:
            raise InputError(f"two different documents are both named {document.slug!r}; rename one of the files")
        shelf = _Shelf()
        entries: dict[str, ClaimEntry] = {}
        for fact in facts:
            self._add_fact(fact, document.slug, shelf, entries)
        triples = set(document_triples(document, self.names))
        for digest, entry in entries.items():
            triples.update(entry.triples(digest, self.names))
        self.claims[document.slug] = frozenset(triples)
        self.shelves[document.slug] = shelf

    def _add_fact(self, fact: Fact, slug: str, shelf: _Shelf, entries: dict[str, ClaimEntry]) -> None:
        claims = tuple(claims_of(fact, self.names))
        for claim in claims:
            entry = entries.get(claim.digest)
            if entry is None:
                entries[claim.digest] = start_entry(claim)
            else:
                entry.add(claim)
        if self._direct(fact):
            self.facts.update(claim.triple for claim in claims)
            self.finder.add(fact, claims)
        self._shelve_node(fact, slug, shelf)
        self._shelve_entities(fact, slug, shelf)
        self._shelve_times(fact, shelf)

    def _direct(self, fact: Fact) -> bool:
        return fact.direct_from(self.tier)

    def _shelve_node(self, fact: Fact, slug: str, shelf: _Shelf) -> None:
        if fact.kind in NODELESS:
            return
        if self._direct(fact):
            shelf.settled.add(fact.key)
            self.things.settle(slug, fact.key, fact.label)
        else:
            shelf.claimed.add(fact.key)
            self.things.claim(slug, fact.key, fact.label, sensitive=fact.sensitive)

    def _shelve_entities(self, fact: Fact, slug: str, shelf: _Shelf) -> None:
        direct = self._direct(fact)
        faint = fact.tier is Tier.GENERIC and not direct
        kept = shelf.faint if faint else shelf.entities
        fillers = [filler for role in fact.roles for filler in role.fillers if isinstance(filler, Entity)]
        if direct:
            shelf.direct_keys.update(filler.key for filler in fillers)
        for entity in (*fillers, *fact.according_to):
            known = kept.setdefault(entity.key, set())
            if entity not in known:
                known.add(entity)
                self.things.mention(slug, entity, faint=faint)

    def _shelve_times(self, fact: Fact, shelf: _Shelf) -> None:
        if fact.time is not None:
            shelf.times.setdefault(fact.time.edtf, set()).add(fact.time)
            if self._direct(fact) and fact.kind not in NODELESS:
                shelf.direct_times.add(fact.time.edtf)
        if fact.time_computed_from is not None:
            shelf.anchors.add(fact.time_computed_from)

    def graph(self) -> KnowledgeGraph:
        """The graph; nothing can be added after it."""
        for slug, things in self.things.of_documents(sorted(self.shelves)):
            shelf = self.shelves.pop(slug)  # let go of each document as it is finished
            triples: set[Triple] = set()
            self._describe(shelf, things, triples)
            for edtf in shelf.anchors - shelf.times.keys():
                triples.update(time_triples(span_of(edtf), self.names))
            for edtf, spans in shelf.times.items():
                for span in spans:
                    (self.facts if edtf in shelf.direct_times else triples).update(time_triples(span, self.names))
            if triples:
                self.claims[slug] |= triples
        facts, self.facts = as_set(self.facts), Sorter()
        return KnowledgeGraph(facts, self.claims, frozenset(self.finder.triples()), base=self.names.base)

    def _describe(self, shelf: _Shelf, things: Mapping[str, Thing], claims: set[Triple]) -> None:
        """Describe in the facts what a direct triple of this document speaks of, and the rest among its claims."""
        shared: dict[str, Description] = {}
        own: dict[str, Description] = {}
        for key in shelf.settled:
            shared.setdefault(key, Description()).add_fact_label()
        for key, entities in shelf.entities.items():
            typed = not things[key].settled and not things[key].claimed
            typed = typed and key.partition("/")[0] not in OCCURRENCE_KINDS
            place = shared if key in shelf.direct_keys and not things[key].withheld else own
            for entity in entities:
                place.setdefault(key, Description()).add(entity, typed=typed)
        for key in shelf.faint.keys() - shelf.entities.keys():
            for entity in shelf.faint[key]:
                own.setdefault(key, Description()).add(entity)
        for key in shelf.claimed:
            if things[key].settled:
                continue
            place = shared if key in shelf.direct_keys else own
            place.setdefault(key, Description()).add_type("ClaimedOccurrence")
            place = own if things[key].withheld else place
            place.setdefault(key, Description()).add_fact_label()
        placed: tuple[tuple[dict[str, Description], Sorter[Triple] | set[Triple]], ...]
        placed = ((shared, self.facts), (own, claims))
        for descriptions, triples in placed:
            for key, description in descriptions.items():
                triples.update(description.triples(self.names.node(key), things[key].labels))


def build(
    facts: Iterable[Fact], documents: Iterable[Document], *, base: str = BASE, tier: Tier = Tier.FRAME
) -> KnowledgeGraph:
    """The knowledge graph of these facts: direct triples, claims with evidence, disagreements.

    ``facts`` and ``documents`` are read once, in any order; every document gets a graph, also one that says nothing.
    Only facts that are ``direct_from(tier)`` yield direct triples; an event that no such fact knows is a
    ``vb:ClaimedOccurrence``. Facts that share a key share a node; those that also share document, status, polarity,
    attribution and rule share claims. ``base`` is where IRIs are minted.

    The result is the same for any order of facts and documents. Leaving a document out takes away exactly what only
    it supports, and changes no IRI; a thing that it called by another name may get another label, and an event that
    only it settles becomes a ``vb:ClaimedOccurrence`` of those that merely claim it.

    Raises ``InputError`` for a fact whose document was not given, two documents with one slug, text that RDF cannot
    hold (lone surrogates), or a malformed base; ``DataFileError`` for role, class or property names that cannot be
    terms of the ontology.

    >>> build([], []).facts
    frozenset()
    """
    known: dict[str, Document] = {}
    for document in documents:
        if known.setdefault(document.slug, document) != document:
            raise InputError(f"two different documents are both named {document.slug!r}; rename one of the files")
    said: dict[str, list[Fact]] = {slug: [] for slug in known}
    for fact in facts:
        if fact.document not in said:
            raise InputError(f"fact {fact.key!r} is of document {fact.document!r}, which was not given; read it too")
        said[fact.document].append(fact)
    read = ((document, said[slug]) for slug, document in known.items())
    return build_apart(read, base=base, tier=tier, on_disk=False)


def build_apart(
    read: Iterable[tuple[Document, Iterable[Fact]]],
    *,
    base: str = BASE,
    tier: Tier = Tier.FRAME,
    on_disk: bool = True,
) -> KnowledgeGraph:
    """As ``build``, for each document once with its facts: one after another.

    What is large of each document is on disk while others are read, and the claims of the graph stay there.
    """
    builder = _Builder(base, tier, on_disk=on_disk)
    for document, facts in read:
        builder.add_document(document, facts)
    return builder.graph()
