"""JSON-LD 1.1 for CONSTRUCT and DESCRIBE: one node object a subject, in order; properties by prefixed names.

Literals keep their datatypes as strings, so that nothing is lost in a number of JavaScript.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from verbale.graph.terms import PREFIXES, RDF, TYPE, XSD, Iri, Literal, Term
from verbale.queries.results import Result
from verbale.queries.writers.base import Page
from verbale.queries.writers.rdf import triples_of

_LOCAL = re.compile(r"[A-Za-z_][\w-]*")


def lines(result: Result, page: Page) -> Iterator[str]:
    """The document, subject by subject."""
    triples = triples_of(result)
    values = [iri for s, p, o in triples for iri in (s, p, o) if isinstance(iri, Iri)]
    values += [Iri(o.datatype) for _, _, o in triples if isinstance(o, Literal)]
    used = {
        prefix: namespace for prefix, namespace in PREFIXES if any(i.value.startswith(namespace) for i in set(values))
    }
    yield f'{{\n  "@context": {_dumped(used)},\n  "@graph": ['
    for number, (subject, about) in enumerate(groupby(triples, key=itemgetter(0))):
        node: dict[str, object] = {"@id": subject.value}
        for predicate, group in groupby(about, key=itemgetter(1)):
            terms = [triple[2] for triple in group]
            if predicate == TYPE and all(isinstance(term, Iri) for term in terms):
                node["@type"] = [_short(term.value) for term in terms]
            else:
                node[_short(predicate.value)] = [_value(term) for term in terms]
        yield (",\n    " if number else "\n    ") + _dumped(node)
    yield "\n  ]\n}\n" if triples else "]\n}\n"


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES:
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def _value(term: Term) -> dict[str, str]:
    if isinstance(term, Iri):
        return {"@id": term.value}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype in {XSD + "string", RDF + "langString"}:
        return {"@value": term.value}
    return {"@value": term.value, "@type": _short(term.datatype)}
