"""What every engine can do: answer read-only SPARQL, and look things up for names, labels and sentences.

How a query sees a graph: the default graph holds the facts and what was inferred from them; claims, evidence and
documents stand in one named graph a document (``GRAPH ?g { … }``), inferred triples once more in ``GRAPH
<…/id/graph/inferred>``, the ontology in ``GRAPH <https://w3id.org/verbale/ontology>``. So a query that knows nothing of
claims can never take an allegation for a fact.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence

from verbale.graph.terms import DCTERMS, SKOS, VB
from verbale.model import LimitError, QueryError
from verbale.queries.names import RDFS_LABEL, words
from verbale.queries.results import Row, Term

GRAPHS = ("facts", "reasoned", "all")
"""What the default graph may hold: only what documents say; inferred triples too; every graph, claims included."""

NAMES = (RDFS_LABEL, SKOS + "altLabel", VB + "alternativeName")
"""Properties whose values name a thing, the best first."""

MAX_BYTES = 64 << 20
"""Most bytes of cells that one answer may hold."""

_LANGUAGES = ("en", "")


class Answer:
    """What an engine gives back: form, columns, and rows still to be drawn."""

    def __init__(self, form: str, columns: tuple[str, ...], rows: Iterable[Sequence[Term | None]]) -> None:
        self.form = form
        self.columns = columns
        self._rows = rows

    def take(self, count: int, offset: int = 0) -> tuple[tuple[Row, ...], bool]:
        """At most ``count`` rows after the first ``offset``, and whether there are more.

        Raises ``LimitError`` once the cells taken hold more than ``MAX_BYTES``.
        """
        taken: list[Row] = []
        size = 0
        try:
            for number, row in enumerate(self._rows):
                if number < offset:
                    continue
                if len(taken) == count:
                    return tuple(taken), True
                size += sum(len(term.value) for term in row if term is not None)
                if size > MAX_BYTES:
                    raise LimitError(
                        f"the answer is longer than {MAX_BYTES >> 20} MB after {len(taken):,} rows; "
                        "ask for fewer columns or rows (--limit, --offset)"
                    )
                taken.append(tuple(row))
        except (OSError, ValueError, RuntimeError) as error:
            raise QueryError(f"the query failed: {one_line(error)}") from error
        return tuple(taken), False


class Engine(ABC):
    """A graph that can be asked. Subclasses give ``query`` and ``quads``; the rest follows from these."""

    @abstractmethod
    def query(self, sparql: str) -> Answer:
        """The answer, its rows lazily; ``QueryError`` for text that is refused or malformed."""

    @abstractmethod
    def quads(self, s: str | None, p: str | None, o: Term | None = None) -> Iterator[tuple[Term, str, Term]]:
        """The statements of every graph that fit; ``None`` fits all. Order is the store's, not to be relied on."""

    @abstractmethod
    def named(self, names: Iterable[Term]) -> Iterator[tuple[str, str, str]]:
        """Who has exactly one of these names: IRI, property (one of ``NAMES``), name."""

    @abstractmethod
    def similar(self, name: str) -> Iterator[tuple[str, str, str]]:
        """IRI, property and name of what might be called so: at least all that differ in case alone, bounded."""

    @abstractmethod
    def around(self, columns: Sequence[str], rows: Sequence[Row], *, claims: bool = False) -> Engine:
        """An engine that is quick to ask for labels, and if so wished for claims, of the things in some rows."""

    @property
    @abstractmethod
    def ontology(self) -> Engine:
        """An engine that holds the ontology."""

    def objects(self, s: str, p: str) -> list[Term]:
        """The distinct objects of a subject's property, sorted."""
        return sorted({o for _, _, o in self.quads(s, p)})

    def subjects(self, p: str, o: Term) -> list[str]:
        """The distinct subjects, IRIs only, sorted."""
        return sorted({s.value for s, _, _ in self.quads(None, p, o) if s.kind == "iri"})

    def label(self, iri: str, language: str = "en") -> str:
        """A label for people: in the language asked for, else English, else untagged, else the first by language; a
        document's title; else the IRI, short.
        """
        return self.own_label(iri, language) or words(iri)

    def own_label(self, iri: str, language: str = "en") -> str | None:
        """The label that the graph itself gives, if any."""
        labels = self.objects(iri, RDFS_LABEL) or self.objects(iri, DCTERMS + "title")
        order = list(dict.fromkeys((language, *_LANGUAGES)))
        rank = {tag: number for number, tag in enumerate(order)}
        best = min(labels, key=lambda t: (rank.get(t.language, len(order)), t.language, t.value), default=None)
        return best.value if best else None

    def knows(self, iri: str) -> bool:
        """Whether the IRI stands anywhere in the graph."""
        return any(True for _ in self.quads(iri, None)) or any(True for _ in self.quads(None, None, Term("iri", iri)))


def one_line(error: BaseException) -> str:
    """An error's text on one line."""
    return " ".join(str(error).split()) or type(error).__name__
