"""Writers for Turtle, TriG and N-Quads whose bytes depend on nothing but the triples.

Subjects stand in the order of their IRIs, one block each, class first; no blank nodes; only prefixes that are used.
Everything that a reader could mistake (control, zero-width and direction-changing characters) is escaped. Written
after Turtle 1.1, TriG 1.1 and N-Quads 1.1 (W3C, 2014).
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, groupby, islice
from operator import itemgetter

from verbale.graph.knowledge import KnowledgeGraph
from verbale.graph.stored import ordered as in_order
from verbale.graph.terms import BASE, PREFIXES, RDF, TYPE, XSD, Iri, Literal, Term, Triple

_FORGOTTEN_AFTER = 100_000
"""IRIs after which a writer of very many forgets those it has written."""

_WAITING = 20_000
"""Blocks that wait in memory for what stands above them."""

_STRING = XSD + "string"
_LANG_STRING = RDF + "langString"
_UNSAFE = re.compile(
    r'["\\\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff'
    r"\U0001fffe\U0001ffff\U000e0000-\U000e007f]"
)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
_LOCAL_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
# No dot at the beginning of a step, no colon, no empty step: such a reference resolves to base + itself everywhere.
_RELATIVE = re.compile(r"[A-Za-z0-9_%~-][A-Za-z0-9_.%~-]*(?:/[A-Za-z0-9_%~-][A-Za-z0-9_.%~-]*)*")
# Not the very small ones: rdflib reads a bare 0.00000025 as 2.5E-7, which is no decimal.
_BARE_DECIMAL = re.compile(r"-?(?!0\.00000)[0-9]+\.[0-9]+")


Prefixes = Iterable[tuple[str, str]]
"""(prefix, namespace) pairs."""


def turtle(
    triples: Iterable[Triple], *, base: str = BASE, title: str = "", prefixes: Prefixes = PREFIXES
) -> Iterator[str]:
    """The lines of a Turtle document, each with its line feed; ``title`` becomes a comment above them.

    IRIs under ``base`` + ``id/`` are written relative to it. Of the prefixes those that are used are declared.

    >>> from verbale.graph.terms import Namespaces, vb
    >>> print(*turtle([(Namespaces().node("state/PE"), TYPE, vb("State"))]), sep="", end="")
    @base <https://w3id.org/verbale/id/> .
    @prefix vb: <https://w3id.org/verbale/ontology#> .
    <BLANKLINE>
    <state/PE> a vb:State .
    """
    return turtle_of_sorted(in_order(triples), base=base, title=title, prefixes=prefixes)


def turtle_of_sorted(
    ordered: Iterable[Triple], *, base: str = BASE, title: str = "", prefixes: Prefixes = PREFIXES
) -> Iterator[str]:
    """As ``turtle``, for triples that come sorted and each once: there may be more of them than memory holds."""
    terms = Terms(base, prefixes)
    return _under_head(blocks(ordered, terms, ""), terms, title)


def trig(graph: KnowledgeGraph, *, title: str = "") -> Iterator[str]:
    """The lines of a TriG document: the default graph, then each named graph in braces; one in memory at a time."""
    terms = Terms(graph.base)
    return _under_head(_graphs(graph, terms), terms, title)


def _graphs(graph: KnowledgeGraph, terms: Terms) -> Iterator[str]:
    for name, triples in graph.graphs():
        if name is None:
            yield from blocks(in_order(triples), terms, "")
        else:
            yield f"\n{terms.shown(name)} {{\n"
            yield from blocks(in_order(triples), terms, "  ", first=False)
            yield "}\n"


def _under_head(body: Iterator[str], terms: Terms, title: str) -> Iterator[str]:
    """The head, which is known only after the body, and the body, which waits in a temporary file if it is long."""
    waiting = list(islice(body, _WAITING))
    following = next(body, None)
    if following is None:
        yield from head(terms, title)
        yield from waiting
        return
    with tempfile.TemporaryFile("w+", prefix="verbale-", encoding="utf-8", newline="\n") as file:
        file.writelines(chain(waiting, (following,), body))
        waiting.clear()
        yield from head(terms, title)
        file.seek(0)
        yield from file


def nquads(graph: KnowledgeGraph) -> Iterator[str]:
    """The lines of an N-Quads document, sorted within each graph."""
    terms = FullTerms()
    for name, triples in graph.graphs():
        end = " .\n" if name is None else f" {terms.shown(name)} .\n"
        for subject, predicate, term in in_order(triples):
            yield f"{terms.shown(subject)} {terms.shown(predicate)} {terms.shown(term)}{end}"


def ntriples(triples: Iterable[Triple]) -> Iterator[str]:
    """The lines of an N-Triples document, sorted."""
    return nquads(KnowledgeGraph(facts=frozenset(triples)))


def ntriples_in_order(triples: Iterable[Triple]) -> Iterator[str]:
    """The lines of an N-Triples document, in the order of the triples: for more of them than memory holds."""
    terms = FullTerms()
    for subject, predicate, term in triples:
        yield f"{terms.shown(subject)} {terms.shown(predicate)} {terms.shown(term)} .\n"


def turtle_in_order(
    ordered: Iterable[Triple], *, base: str = BASE, title: str = "", prefixes: Prefixes = PREFIXES
) -> Iterator[str]:
    """As ``turtle`` for triples that come sorted, a block at a time, with every prefix declared whether used or not.

    For more triples than memory holds; blocks are the same as those of ``turtle``.
    """
    terms = Terms(base, prefixes)
    terms.used.update(prefix for prefix, _ in terms.prefixes)
    terms.rooted = terms.root is not None
    yield from head(terms, title)
    yield from blocks(ordered, terms, "")


class FullTerms:
    """Writes terms in full, as N-Triples and N-Quads want them."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._pretended: dict[str, str] = {}

    def shown(self, term: Term) -> str:
        """The term as text; ``ValueError`` for what is no IRI."""
        if isinstance(term, Literal):
            return self._literal(term)
        text = self._known.get(term.value)
        if text is None:
            if len(self._known) > _FORGOTTEN_AFTER + len(self._pretended):
                self._known = dict(self._pretended)
            text = self._known[term.value] = self._iri(term.value)
        return text

    def pretend(self, texts: Mapping[str, str]) -> None:
        """Write for these values of IRIs what is given: a hook for terms that are no IRIs (triple terms)."""
        self._pretended.update(texts)
        self._known.update(texts)

    def _iri(self, value: str) -> str:
        if value.startswith("_:"):  # the answer to a query may hold blank nodes; no IRI begins so
            return value
        if _NOT_IN_IRI.search(value):
            raise ValueError(f"{value!r} is not an IRI")
        return f"<{value}>"

    def _literal(self, literal: Literal) -> str:
        text = f'"{_UNSAFE.sub(_escape, literal.value)}"'
        if literal.language:
            return f"{text}@{literal.language}"
        return text if literal.datatype == _STRING else f"{text}^^{self.shown(Iri(literal.datatype))}"


class Terms(FullTerms):
    """Writes terms the short way of Turtle, and remembers which prefixes that took."""

    def __init__(self, base: str, prefixes: Prefixes = PREFIXES) -> None:
        super().__init__()
        self.prefixes = tuple(prefixes)
        # Resolving against a base is only alike everywhere for hierarchical IRIs.
        self.root = f"{base}id/" if base.startswith(("http://", "https://")) and base.endswith("/") else None
        self.rooted = False
        self.used: set[str] = set()

    def _iri(self, value: str) -> str:
        if self.root is not None and value.startswith(self.root) and _RELATIVE.fullmatch(value, len(self.root)):
            self.rooted = True
            return f"<{value[len(self.root) :]}>"
        for prefix, namespace in self.prefixes:
            if value.startswith(namespace) and _LOCAL_NAME.fullmatch(value, len(namespace)):
                self.used.add(prefix)
                return f"{prefix}:{value[len(namespace) :]}"
        return super()._iri(value)

    def spelled(self, term: Term) -> str:
        """As ``shown``, with the datatype of every literal: not all parsers take ``true`` within a triple term."""
        return super()._literal(term) if isinstance(term, Literal) else self.shown(term)

    def _literal(self, literal: Literal) -> str:
        if literal.datatype == XSD + "boolean" and literal.value in {"true", "false"}:
            return literal.value
        if literal.datatype == XSD + "decimal" and _BARE_DECIMAL.fullmatch(literal.value):
            return literal.value
        return super()._literal(literal)


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    return _ESCAPES.get(character) or (f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}")


def head(terms: Terms, title: str) -> Iterator[str]:
    """The lines above the blocks, for which ``terms`` has written everything below: title, base, prefixes used."""
    if title:
        yield f"# {title}\n"
    if terms.rooted:
        yield f"@base <{terms.root}> .\n"
    for prefix, namespace in terms.prefixes:
        if prefix in terms.used:
            yield f"@prefix {prefix}: <{namespace}> .\n"


def blocks(
    ordered: Iterable[Triple],
    terms: Terms,
    indent: str,
    *,
    first: bool = True,
    note: Callable[[Triple], str] = lambda triple: "",
) -> Iterator[str]:
    """One block a subject, an empty line before each (before all but the first, unless ``first``).

    What ``note`` gives for a triple is written behind its object.
    """
    for subject, about in groupby(ordered, key=itemgetter(0)):
        properties = [
            (predicate, [terms.shown(triple[2]) + note(triple) for triple in triples])
            for predicate, triples in groupby(about, key=itemgetter(1))
        ]
        properties.sort(key=lambda pair: pair[0] != TYPE)  # stable: the class first, the others as they are
        lines = [
            f"{'a' if predicate == TYPE else terms.shown(predicate)} {', '.join(objects)}"
            for predicate, objects in properties
        ]
        gap = "\n" if first else ""
        first = True
        yield f"{gap}{indent}{terms.shown(subject)} {f' ;{chr(10)}{indent}    '.join(lines)} .\n"
