"""RDF 1.1 XML (W3C, 2014): one element a subject, one a triple, in the order of the triples; prefixes used alone.

Written here because the text must come back to the letter: carriage returns are escaped (a parser would make them line
feeds) and characters that XML 1.0 cannot hold are refused, which the serialisers at hand both leave out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from verbale.graph.terms import PREFIXES, RDF, TYPE, XSD, Iri, Literal, Term, Triple
from verbale.graph.turtle import Prefixes
from verbale.graph.xml import INVALID, attribute, escape
from verbale.model.errors import InputError

# Of the names that XML 1.0 allows those that no parser argues about; the rest of an IRI goes into the namespace.
_START = (
    "A-Z_a-z\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u2070-\\u218f\\u2c00-\\u2fef"
    "\\u3001-\\ud7ff"
)
_NAME_AT_END = re.compile(rf"[{_START}][{_START}0-9.\-]*$")
_NOT_A_PROPERTY = frozenset(RDF + name for name in ("Description", "RDF", "ID", "about", "bagID", "parseType", "li"))
_NOT_A_CLASS = _NOT_A_PROPERTY | {RDF + name for name in ("resource", "nodeID", "datatype", "aboutEach")}
_STRING, _LANG_STRING = XSD + "string", RDF + "langString"


def rdfxml(
    ordered: Iterable[Triple], *, prefixes: Prefixes = PREFIXES, title: str = "", whole: bool = True
) -> Iterator[str]:
    """The document, piece by piece, for triples that come sorted by subject.

    The element of a subject is its first class, where that has a name. Unless ``whole``, nothing is held in memory and
    every prefix is declared, used or not. Raises ``InputError`` for a property that ends in no XML name, and for text
    with a character that XML 1.0 cannot hold: the other forms can write both.
    """
    writer = _Writer(prefixes)
    nodes = groupby(ordered, itemgetter(0))
    body: Iterable[str] = (writer.node(subject, [(p, o) for _, p, o in about]) for subject, about in nodes)
    if whole:
        body = list(body)
    else:
        writer.used.update(prefix for prefix, _ in writer.prefixes)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    if title:
        yield f"<!-- {escape(title).replace('--', '- -')} -->\n"
    declared = [f"xmlns:{prefix}={attribute(space)}" for prefix, space in writer.prefixes if prefix in writer.used]
    yield "<rdf:RDF " + "\n         ".join(declared) + ">\n"
    yield from body
    yield "</rdf:RDF>\n"


class _Writer:
    def __init__(self, prefixes: Prefixes) -> None:
        self.prefixes = sorted({**dict(prefixes), "rdf": RDF}.items())
        self.used = {"rdf"}

    def node(self, subject: Iri, about: list[tuple[Iri, Term]]) -> str:
        name = "rdf:Description"
        for predicate, term in about:
            if predicate == TYPE and isinstance(term, Iri) and term.value not in _NOT_A_CLASS:
                short = self._short(term.value)
                if short is not None:
                    name = short
                    about = [pair for pair in about if pair != (predicate, term)]
                    break
        start = f"  <{name} {_reference(subject, 'about')}"
        if not about:
            return f"\n{start}/>\n"
        lines = [self._property(predicate, term, subject) for predicate, term in about]
        return f"\n{start}>\n{''.join(lines)}  </{name}>\n"

    def _property(self, predicate: Iri, term: Term, subject: Iri) -> str:
        name = self._short(predicate.value)
        more = ""
        if name is None:
            match = _NAME_AT_END.search(predicate.value)
            if match is None or predicate.value in _NOT_A_PROPERTY:
                raise InputError(
                    f"RDF/XML cannot write the property <{predicate.value}>: no XML name at its end; use turtle"
                )
            name, more = match.group(), f" xmlns={attribute(predicate.value[: match.start()])}"
        if isinstance(term, Iri):
            return f"    <{name}{more} {_reference(term, 'resource')}/>\n"
        if (bad := INVALID.search(term.value)) is not None:
            raise InputError(
                f"RDF/XML cannot hold the character U+{ord(bad.group()):04X} in the text of <{subject.value}> "
                f"({predicate.value}); use turtle, ntriples or jsonld"
            )
        return f"    <{name}{more}{_kind(term)}>{escape(term.value)}</{name}>\n"

    def _short(self, iri: str) -> str | None:
        """The prefixed name of a property or class, where a prefix fits."""
        match = _NAME_AT_END.search(iri)
        if match is None or iri in _NOT_A_PROPERTY:
            return None
        for prefix, namespace in self.prefixes:
            if iri.startswith(namespace) and match.start() <= len(namespace) and _is_name(iri[len(namespace) :]):
                self.used.add(prefix)
                return f"{prefix}:{iri[len(namespace) :]}"
        return None


def _is_name(text: str) -> bool:
    return _NAME_AT_END.fullmatch(text) is not None


def _reference(iri: Iri, name: str) -> str:
    if iri.value.startswith("_:"):
        return f"rdf:nodeID={attribute(iri.value[2:])}"
    return f"rdf:{name}={attribute(iri.value)}"


def _kind(literal: Literal) -> str:
    if literal.language:
        return f" xml:lang={attribute(literal.language)}"
    return "" if literal.datatype in {_STRING, _LANG_STRING} else f" rdf:datatype={attribute(literal.datatype)}"
