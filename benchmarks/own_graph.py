"""This project's own graph, enlarged: the facts of the seeds copied under new names, with the ontology they use.

    python benchmarks/own_graph.py TRIPLES > graph.nt

Every copy has individuals of its own; what identifies one (the values of keys) is renamed with it, so that copies do
not melt into each other. Dates, labels and numbers stay as they are.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain, count, islice
from pathlib import Path

from university import parse, write

from verbale.graph.terms import OWL, RDF, TYPE, Iri, Literal, Term, Triple

ROOT = Path(__file__).resolve().parent.parent


def axioms() -> list[Triple]:
    """The ontology as it ships."""
    return list(parse((ROOT / "ontology" / "verbale.ttl").read_text("utf-8")))


def facts() -> list[Triple]:
    """What the seeds assert."""
    return list(parse((ROOT / "data" / "facts.ttl").read_text("utf-8")))


def triples(size: int) -> Iterator[Triple]:
    """``size`` different triples: the ontology, then copy after copy of the facts, the last cut off."""
    return islice(chain(axioms(), _copies()), size)


def _copies() -> Iterator[Triple]:
    ontology, own = axioms(), facts()
    known = {s for s, _, _ in ontology}
    keys = _key_properties(ontology)
    fixed = known | {p for _, p, _ in own} | {o for _, p, o in own if p == TYPE}
    shared = {triple for triple in own if triple[0] in fixed}  # said of the vocabulary: once is enough
    yield from (triple for triple in own if triple in shared and triple not in set(ontology))
    rest = [triple for triple in own if triple not in shared]
    yield from rest
    for number in count(1):
        renamed: dict[Iri, Iri] = {}

        def name(term: Term, renamed: dict[Iri, Iri] = renamed, number: int = number) -> Term:
            if isinstance(term, Literal) or term in fixed:
                return term
            return renamed.setdefault(term, Iri(f"{term.value}--{number}"))

        for s, p, o in rest:
            value = o._replace(value=f"{o.value}-{number}") if p in keys and isinstance(o, Literal) else name(o)
            yield name(s), p, value  # type: ignore[misc]


def _key_properties(ontology: list[Triple]) -> set[Term]:
    cells = {s: o for s, p, o in ontology if p.value == RDF + "rest"}
    firsts = {s: o for s, p, o in ontology if p.value == RDF + "first"}
    found: set[Term] = set()
    for _, p, o in ontology:
        if p.value == OWL + "hasKey":
            cell: Term | None = o
            while cell in firsts:
                found.add(firsts[cell])  # type: ignore[index]
                cell = cells.get(cell)  # type: ignore[arg-type]
    return found


if __name__ == "__main__":
    write(triples(int(sys.argv[1])), sys.stdout)
