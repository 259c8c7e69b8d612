"""Why a row is so: the proofs of the inferred triples that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from verbale.graph.terms import TYPE, Iri, Literal, Triple
from verbale.graph.terms import Term as GraphTerm
from verbale.model import QueryError
from verbale.queries.binder import serialize
from verbale.queries.engine import Engine
from verbale.queries.names import INFERRED
from verbale.queries.reasons import iris_in
from verbale.queries.results import XSD, Row, Term

if TYPE_CHECKING:
    from verbale.queries.explanations.explainer import Explainer

MAX_PROOFS = 12
"""Most inferred triples explained for one row."""

_MAX_PAIRS = 64


class Proofs:
    """Explains the rows of one graph. The graph is reasoned over when this is made: some seconds for a large one."""

    def __init__(self, graph: Engine, language: str = "en") -> None:
        from verbale.queries.store import GraphStore

        if not isinstance(graph, GraphStore):
            raise QueryError(
                "an endpoint gives no proofs; ask the graph's own files (--data) or a store folder for them"
            )
        # The reasoner is loaded only where a proof is asked for.
        from verbale.queries.explanations.reasoned import explainer_of_store
        from verbale.queries.explanations.text import explanation_lines

        self._graph = graph
        self._explainer: Explainer = explainer_of_store(graph, language=language)
        self._lines = explanation_lines

    def behind(self, sparql: str, rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
        """For each row of a query's answer the proofs of its inferred triples, as indented lines of text.

        A row rests on those that join two of its cells by a property that the query asks about or the row shows.
        """
        asked = iris_in(sparql)
        return tuple(tuple(self._behind(asked, row)) for row in rows)

    def _behind(self, asked: frozenset[str], row: Row) -> Iterator[str]:
        from verbale.queries.explanations.explanation import Explanation

        shown = asked | {cell.value for cell in row if cell is not None}
        resting = (t for t in inferred_in(self._graph, row) if t[1] == TYPE or t[1].value in shown)
        for triple in islice(resting, MAX_PROOFS):
            found = self._explainer.explain(triple)
            if isinstance(found, Explanation):
                yield from self._lines(found)


def inferred_in(graph: Engine, row: Row) -> Iterator[Triple]:
    """The inferred triples that join two cells of a row, in order and without repeats.

    >>> from verbale.queries.store import GraphStore
    >>> list(inferred_in(GraphStore(), (Term("iri", "urn:a"), Term("iri", "urn:b"))))
    []
    """
    cells = list(dict.fromkeys(term for term in row if term is not None and term.kind != "bnode"))
    pairs = [(a, b) for a in cells if a.kind == "iri" for b in cells if a != b][:_MAX_PAIRS]
    for a, b in pairs:
        sparql = f"SELECT DISTINCT ?p {{ GRAPH <{INFERRED}> {{ {serialize(a)} ?p {serialize(b)} }} }} ORDER BY ?p"
        found, _ = graph.query(sparql).take(_MAX_PAIRS)
        for (p,) in found:
            if p is not None:
                yield Iri(a.value), Iri(p.value), _told(b)


def _told(term: Term) -> GraphTerm:
    if term.kind == "iri":
        return Iri(term.value)
    return Literal(term.value, term.datatype or XSD + "string", term.language)
