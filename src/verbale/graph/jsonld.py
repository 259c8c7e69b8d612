"""JSON-LD 1.1 (W3C, 2020): one node object a subject, one line a property, by prefixed names; named graphs nested.

Literals keep their datatypes as strings, so that nothing is lost in a number of JavaScript.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from verbale.graph.terms import PREFIXES, RDF, TYPE, XSD, Iri, Term, Triple

_LOCAL = re.compile(r"[A-Za-z_][\w-]*")
_UNSAID = frozenset({XSD + "string", RDF + "langString"})
"""Datatypes that JSON-LD takes for granted."""


def jsonld(graphs: Iterable[tuple[Iri | None, Iterable[Triple]]]) -> Iterator[str]:
    """The document, piece by piece: each graph with its name, ``None`` for the default graph; sorted within each.

    >>> from verbale.graph.terms import Literal, vb
    >>> print("".join(jsonld([(None, [(Iri("urn:a"), TYPE, vb("State")), (Iri("urn:a"), vb("isoCode"),
    ...     Literal("XA"))])])))
    {
      "@context": {"vb": "https://w3id.org/verbale/ontology#"},
      "@graph": [
        {
          "@id": "urn:a",
          "@type": ["vb:State"],
          "vb:isoCode": [{"@value": "XA"}]
        }
      ]
    }
    <BLANKLINE>
    """
    sorted_graphs = [(name, sorted(triples)) for name, triples in graphs]
    names = _Names(sorted_graphs)
    yield f'{{\n  "@context": {_dumped(names.used)},\n  "@graph": ['
    pieces = (piece for name, triples in sorted_graphs for piece in _graph(name, triples, names))
    number = -1
    for number, piece in enumerate(pieces):
        yield (",\n" if number else "\n") + piece
    yield "\n  ]\n}\n" if number >= 0 else "]\n}\n"


def _graph(name: Iri | None, triples: Sequence[Triple], names: _Names) -> Iterator[str]:
    if name is None:
        yield from _nodes(triples, names, "    ")
    elif triples:
        inside = ",\n".join(_nodes(triples, names, "        "))
        yield f'    {{\n      "@id": {_dumped(name.value)},\n      "@graph": [\n{inside}\n      ]\n    }}'


def _nodes(triples: Sequence[Triple], names: _Names, indent: str) -> Iterator[str]:
    for subject, about in groupby(triples, key=itemgetter(0)):
        node: dict[str, object] = {"@id": subject.value}
        for predicate, group in groupby(about, key=itemgetter(1)):
            terms = [triple[2] for triple in group]
            if predicate == TYPE and all(isinstance(term, Iri) for term in terms):
                node["@type"] = [names.short(term.value) for term in terms]
            else:
                node[names.short(predicate.value)] = [names.value(term) for term in terms]
        lines = sorted(node.items(), key=lambda pair: ("@id", "@type").index(pair[0]) if pair[0][0] == "@" else 2)
        inside = f",\n{indent}  ".join(f"{_dumped(key)}: {_dumped(value)}" for key, value in lines)
        yield f"{indent}{{\n{indent}  {inside}\n{indent}}}"


class _Names:
    """Shortens IRIs by the prefixes of this house that are used; ``used`` is the context."""

    def __init__(self, graphs: Iterable[tuple[Iri | None, Sequence[Triple]]]) -> None:
        values: set[str] = set()
        shortened: set[str] = set()
        for _, triples in graphs:
            for subject, predicate, term in triples:
                if not isinstance(term, Iri):
                    shortened.update((predicate.value, term.datatype))
                elif predicate == TYPE:
                    shortened.add(term.value)
                else:
                    shortened.add(predicate.value)
                    values.add(term.value)
                values.add(subject.value)
        shortened -= _UNSAID
        self.used = {
            prefix: namespace
            for prefix, namespace in PREFIXES
            if any(value.startswith(namespace) and _LOCAL.fullmatch(value, len(namespace)) for value in shortened)
            # With this prefix declared, an IRI of a scheme of the same name would be taken for a short one.
            and not any(value.startswith(f"{prefix}:") for value in values | shortened)
        }

    def short(self, iri: str) -> str:
        for prefix, namespace in self.used.items():
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                return f"{prefix}:{iri[len(namespace) :]}"
        return iri

    def value(self, term: Term) -> dict[str, str]:
        if isinstance(term, Iri):
            return {"@id": term.value}
        if term.language:
            return {"@value": term.value, "@language": term.language}
        if term.datatype in _UNSAID:
            return {"@value": term.value}
        return {"@value": term.value, "@type": self.short(term.datatype)}


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
