"""Why a row is so: the proofs of the inferred triples that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verbale.model import QueryError
from verbale.queries.binder import serialize
from verbale.queries.engine import Engine
from verbale.queries.names import INFERRED
from verbale.queries.results import Row, Term

_MAX_PAIRS = 64


def inferred_in(graph: Engine, columns: Sequence[str], row: Row) -> Iterator[tuple[Term, Term, Term]]:
    """The inferred triples that join two cells of a row, in order and without repeats."""
    cells = list(dict.fromkeys(term for term in row if term is not None and term.kind != "bnode"))
    pairs = [(a, b) for a in cells if a.kind == "iri" for b in cells if a != b][:_MAX_PAIRS]
    for a, b in pairs:
        sparql = f"SELECT ?p {{ GRAPH <{INFERRED}> {{ {serialize(a)} ?p {serialize(b)} }} }} ORDER BY ?p"
        found, _ = graph.query(sparql).take(_MAX_PAIRS)
        for (p,) in found:
            if p is not None:
                yield a, p, b


def prepare() -> None:
    """Load what proofs need; ``QueryError`` where there is no engine that can explain."""
    raise QueryError("there are no proofs yet: this version's reasoner cannot explain")


class Proofs:
    """Explains the rows of one graph."""

    def __init__(self, graph: Engine, language: str = "en") -> None:
        self._graph = graph
        self._language = language

    def behind(self, columns: Sequence[str], rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
        """For each row the proofs of its inferred triples, a line of text each."""
        raise NotImplementedError
