"""The graph to be checked: its triples apart by what they are, and the sentences behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pyoxigraph as ox

from verbale.graph.knowledge import KnowledgeGraph
from verbale.graph.terms import BASE, TYPE, VB, XSD, Iri, Literal, Triple, vb
from verbale.model import InputError
from verbale.queries.evidence import Sentences
from verbale.queries.names import CLAIMS, INFERRED, compact
from verbale.queries.results import Quote, Term
from verbale.queries.store import GraphStore, files_of

MAX_QUOTES = 4
"""Most sentences given for one finding about shape or consistency."""

_GRAPH_OF = {"inferred.ttl": INFERRED, "claims.ttl": CLAIMS}
_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".n3": ox.RdfFormat.N3,
    ".jsonld": ox.RdfFormat.JSON_LD,
}


class CheckedGraph:
    """A graph read for checking: ``knowledge`` has its triples; labels and sentences can be asked for.

    Blank nodes are IRIs that begin with ``_:``. Raises ``InputError``, naming the file, for what is missing, not RDF
    or malformed.
    """

    def __init__(self, data: Sequence[Path]) -> None:
        self.knowledge = _knowledge(data)
        self._store = GraphStore.load(data)
        self._sentences = Sentences(self._store)

    def label(self, iri: str) -> str:
        """What to call a thing: its label, else its key."""
        return self._store.own_label(iri) or compact(iri)

    def quotes(self, claims: Iterable[str]) -> tuple[Quote, ...]:
        """The sentences of some claims, each once, in the order of the documents; the first ``MAX_QUOTES``."""
        found = {quote for claim in claims for quote in self._sentences.quotes(claim)}
        best = {(quote.document, quote.start, quote.end): quote for quote in sorted(found, reverse=True)}
        return tuple(best[place] for place in sorted(best))[:MAX_QUOTES]

    def behind(self, node: str) -> tuple[Quote, ...]:
        """The sentences behind a node: a piece of evidence, a claim, or what claims are about or name."""
        if own := self.quoted(node):
            return own
        term = Term("iri", node)
        if self._is_claim(node):
            return self.quotes([node])
        about = self._store.subjects(VB + "claimSubject", term) or self._store.subjects(VB + "claimObject", term)
        return self.quotes(self._shown(about))

    def quoted(self, node: str) -> tuple[Quote, ...]:
        """The words of a piece of evidence; empty for any other node."""
        words = [t.value for t in self._store.objects(node, VB + "quoteText")]
        document = [t.value for t in self._store.objects(node, VB + "inDocument")]
        if not words or not document:
            return ()
        start, end = (self._offset(node, name) for name in ("startOffset", "endOffset"))
        return (Quote(document[0], self.label(document[0]), start, end, words[0]),)

    def saying(self, triple: Triple) -> list[str]:
        """The claims that make a triple."""
        subject, predicate, value = triple
        term = (
            Term("iri", value.value)
            if isinstance(value, Iri)
            else Term(
                "literal", value.value, "" if value.datatype == XSD + "string" else value.datatype, value.language
            )
        )
        found = set(self._store.subjects(VB + "claimSubject", Term("iri", subject.value)))
        found &= set(self._store.subjects(VB + "claimPredicate", Term("iri", predicate.value)))
        return self._shown(found & set(self._store.subjects(VB + "claimObject", term)))

    def naming(self, individuals: Sequence[str]) -> list[str]:
        """The claims that name the most of some individuals."""
        terms = [Term("iri", iri) for iri in individuals]
        named = [
            set(self._store.subjects(VB + "claimSubject", t)) | set(self._store.subjects(VB + "claimObject", t))
            for t in terms
        ]
        together = set.intersection(*named) if named else set()
        return self._shown(together or set().union(*named))

    def _shown(self, claims: Iterable[str]) -> list[str]:
        """Claims in order, without those that are sensitive."""
        return sorted(
            c for c in claims if not any(t.value in {"true", "1"} for t in self._store.objects(c, VB + "sensitive"))
        )

    def _is_claim(self, node: str) -> bool:
        return any(t.value == VB + "Claim" for t in self._store.objects(node, TYPE.value))

    def _offset(self, node: str, name: str) -> int:
        value = next((t.value for t in self._store.objects(node, VB + name)), "")
        return int(value) if value.isdecimal() and len(value) < 12 else -1


def _knowledge(data: Sequence[Path]) -> KnowledgeGraph:
    graphs: dict[str, set[Triple]] = {}
    for path in data:
        for number, file in enumerate(files_of(path)):
            given = _GRAPH_OF.get(file.name)
            try:
                for quad in ox.parse(path=str(file), format=_FORMATS[file.suffix.lower()]):
                    name = "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name.value)
                    triple = (_iri(quad.subject, number), Iri(quad.predicate.value), _term(quad.object, number))
                    graphs.setdefault(given or name, set()).add(triple)
            except (SyntaxError, ValueError) as error:
                raise InputError(f"{file}: {' '.join(str(error).split())}; correct the file") from error
            except OSError as error:
                raise InputError(f"{file}: cannot be read ({error.strerror or error})") from error
    facts = graphs.pop("", set())
    inferred = {t for name in list(graphs) if name.endswith("/id/graph/inferred") for t in graphs.pop(name)}
    disagreements = {t for name in list(graphs) if name.endswith("/id/graph/disagreements") for t in graphs.pop(name)}
    claims = {name: frozenset(triples) for name, triples in graphs.items()}
    return KnowledgeGraph(frozenset(facts), claims, frozenset(disagreements), frozenset(inferred), _base(claims))


def _base(claims: dict[str, frozenset[Triple]]) -> str:
    """Where the graph's IRIs live, as its documents tell."""
    kind = vb("Document")
    documents = sorted(s.value for ts in claims.values() for s, p, o in ts if p == TYPE and o == kind)
    found = [iri.partition("id/document/")[0] for iri in documents if "id/document/" in iri]
    return found[0] if found else BASE


def _iri(node: object, number: int) -> Iri:
    if isinstance(node, ox.NamedNode):
        return Iri(node.value)
    if isinstance(node, ox.BlankNode):
        return Iri(f"_:{number}.{node.value}")
    raise ValueError(f"{node}: a statement about a triple; checks know none")


def _term(node: object, number: int) -> Iri | Literal:
    if isinstance(node, ox.Literal):
        return Literal(node.value, node.datatype.value or XSD + "string", (node.language or "").lower())
    return _iri(node, number)
