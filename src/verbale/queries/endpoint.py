"""Any SPARQL 1.1 endpoint as an engine: the same bound query, sent by the SPARQL 1.1 Protocol.

Its default graph should hold facts and inferred triples, and its named graphs the same as ``verbale.trig`` (claims by
document, inferred triples, the ontology). Where the facts stand in ``GRAPH <…/id/graph/facts>``, the protocol can
compose the default graph, and ``graph`` chooses; elsewhere only what already is so can be had.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyoxigraph as ox

from verbale.graph.terms import BASE, DCTERMS, VB
from verbale.model import QueryError
from verbale.queries.binder import is_iri, literal, serialize, with_prefixes
from verbale.queries.engine import NAMES, Answer, Engine, one_line
from verbale.queries.guard import check_read_only, form_of
from verbale.queries.names import INFERRED, PREFIXES, RDFS_LABEL
from verbale.queries.results import XSD, Row, Term
from verbale.queries.store import GraphStore, term_of
from verbale.queries.tokens import tokens
from verbale.queries.transport import Transport

FACTS = BASE + "id/graph/facts"
"""Where a store may keep the facts if its default graph is not for them."""

_RESULTS = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
_BATCH = 200
_MAX_GRAPHS = 5_000
_MAX_SIMILAR = 500
_MAX_QUADS = 10_000
_MAX_FETCHED = 100_000


class EndpointGraph(Engine):
    """A graph behind a URL. ``graph`` is ``None`` for the endpoint's default graph as it is, else one of ``GRAPHS``.

    Raises ``QueryError`` for a URL that cannot be one; nothing is sent before the first question.
    """

    def __init__(self, url: str, *, graph: str | None = None, timeout_s: float = 30.0, max_rows: int = 10_000) -> None:
        self._transport = Transport(url, timeout_s=timeout_s)
        self._graph = graph
        self._max_rows = max_rows
        self._fields: list[tuple[str, str]] | None = [] if graph is None else None
        self._schema: GraphStore | None = None

    # -- queries --------------------------------------------------------------------------------------------------

    def query(self, sparql: str) -> Answer:
        """The answer; ``QueryError`` for text that is refused, and for what the endpoint objects to."""
        check_read_only(sparql)
        text = limited(with_prefixes(sparql, PREFIXES), self._max_rows + 1)
        return self._send(text, self._dataset())

    def _send(self, sparql: str, dataset: Sequence[tuple[str, str]] = ()) -> Answer:
        form = form_of(sparql)
        asks_triples = form in {"construct", "describe"}
        reply = self._transport.post(
            [("query", sparql), *dataset], _TRIPLES if asks_triples else f"{_RESULTS}, application/json;q=0.5"
        )
        if asks_triples:
            return self._triples(reply.media_type, reply.body)
        if "json" not in reply.media_type:
            raise QueryError(
                f"{self._transport.name}: answered {reply.media_type}, not SPARQL results in JSON; "
                "give the URL of its SPARQL query service (Oxigraph's ends in /query)"
            )
        answer = self._results(reply.body)
        if form == "ask" and answer.form == "select":
            # Virtuoso gives the truth as a table of one number.
            rows, _ = answer.take(1)
            truth = any(cell is not None and cell.value in {"1", "true"} for row in rows for cell in row)
            return Answer("ask", ("answer",), [(Term("literal", "true" if truth else "false", XSD + "boolean"),)])
        return answer

    def _results(self, body: bytes) -> Answer:
        name = self._transport.name
        try:
            document = json.loads(body)
        except (ValueError, RecursionError):
            whole = "is no JSON" if body.rstrip().endswith(b"}") else "breaks off"
            raise QueryError(
                f"{name}: the answer {whole} after {len(body):,} bytes; the endpoint may have reached a limit "
                "of its own: ask for less"
            ) from None
        try:
            if isinstance(document.get("boolean"), bool):
                truth = Term("literal", "true" if document["boolean"] else "false", XSD + "boolean")
                return Answer("ask", ("answer",), [(truth,)])
            columns = tuple(str(column) for column in document["head"]["vars"])
            rows = [
                tuple(_term(binding[c]) if c in binding else None for c in columns)
                for binding in document["results"]["bindings"]
            ]
        except (AttributeError, KeyError, TypeError, ValueError):
            raise QueryError(f"{name}: the answer is JSON, but no SPARQL results") from None
        return Answer("select", columns, rows)

    def _triples(self, media_type: str, body: bytes) -> Answer:
        name = self._transport.name
        known = ox.RdfFormat.from_media_type(media_type)
        if known is None:
            raise QueryError(f"{name}: answered {media_type}, not triples; ask with SELECT")
        try:
            rows = [
                (term_of(quad.subject), term_of(quad.predicate), term_of(quad.object))
                for quad in ox.parse(input=body, format=known)
            ]
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"{name}: the triples it answered cannot be read: {one_line(error)}") from None
        return Answer("construct", ("subject", "predicate", "object"), rows)

    # -- which graphs ---------------------------------------------------------------------------------------------

    def _dataset(self) -> list[tuple[str, str]]:
        """The protocol's parameters that compose the default graph (SPARQL 1.1 Protocol, section 2.1.4)."""
        if self._fields is None:
            self._fields = self._composed()
        return self._fields

    def _composed(self) -> list[tuple[str, str]]:
        graphs = self._named_graphs()
        if FACTS in graphs:
            default = {"facts": [FACTS], "reasoned": [FACTS, INFERRED], "all": graphs}[self._graph or "reasoned"]
            # Once the protocol names a default graph, only the named graphs that it names too can be asked.
            return [("default-graph-uri", g) for g in default] + [("named-graph-uri", g) for g in graphs]
        inferred = f"GRAPH <{INFERRED}> {{ ?s ?p ?o }}"
        so = {
            "facts": f"ASK {{ {inferred} ?s ?p ?o }}",
            "reasoned": f"ASK {{ {inferred} FILTER NOT EXISTS {{ ?s ?p ?o }} }}",
        }.get(self._graph or "")
        if so is not None and not self._truth(so):
            return []
        raise QueryError(
            f"{self._transport.name}: --graph {self._graph} needs the facts in GRAPH <{FACTS}>, which this endpoint "
            "has not; load them there too, or leave --graph out to ask its default graph as it is"
        )

    def _named_graphs(self) -> list[str]:
        for pattern in ("{}", "{ ?s ?p ?o }"):  # the first is quick, where a store takes it so
            answer = self._send(f"SELECT DISTINCT ?g {{ GRAPH ?g {pattern} }} LIMIT {_MAX_GRAPHS + 1}")
            rows, more = answer.take(_MAX_GRAPHS)
            if more:
                raise QueryError(
                    f"{self._transport.name}: has more than {_MAX_GRAPHS:,} graphs, too many to name; leave --graph out"
                )
            if rows:
                return sorted(g.value for (g,) in rows if g is not None and g.kind == "iri")
        return []

    def _truth(self, ask: str) -> bool:
        rows, _ = self._send(ask).take(1)
        return bool(rows) and rows[0][0] is not None and rows[0][0].value == "true"

    # -- looking things up ----------------------------------------------------------------------------------------

    def quads(self, s: str | None, p: str | None, o: Term | None = None) -> Iterator[tuple[Term, str, Term]]:
        """The statements of every graph that fit, at most some thousands."""
        if (s and not is_iri(s)) or (p and not is_iri(p)):
            return
        pattern = " ".join((f"<{s}>" if s else "?s", f"<{p}>" if p else "?p", serialize(o) if o else "?o"))
        rest = f"{{ {{ {pattern} }} UNION {{ GRAPH ?g {{ {pattern} }} }} }} LIMIT {_MAX_QUADS}"
        free = [name for name, value in (("s", s), ("p", p), ("o", o)) if value is None]
        if not free:
            if self._truth(f"ASK {rest.rsplit(' LIMIT', 1)[0]}") and s and p and o:
                yield Term("iri", s), p, o
            return
        rows, _ = self._send(f"SELECT DISTINCT {' '.join('?' + n for n in free)} {rest}").take(_MAX_QUADS)
        for row in rows:
            cells = dict(zip(free, row, strict=True))
            predicate = cells["p"].value if cells.get("p") else p  # type: ignore[union-attr]
            subject, object_ = cells.get("s") or Term("iri", s or ""), cells.get("o") or o
            if predicate and object_:
                yield subject, predicate, object_

    def knows(self, iri: str) -> bool:
        """Whether the IRI stands anywhere in the graph."""
        places = (f"{{ <{iri}> ?p ?o }}", f"{{ ?s ?p <{iri}> }}")
        return self._truth(f"ASK {{ {' UNION '.join(f'{w} UNION {{ GRAPH ?g {w} }}' for w in places)} }}")

    def named(self, names: Iterable[Term]) -> Iterator[tuple[str, str, str]]:
        """Who has exactly one of these names."""
        values = f"VALUES ?o {{ {' '.join(map(serialize, names))} }}"
        yield from self._names(values, _MAX_QUADS)

    def similar(self, name: str) -> Iterator[tuple[str, str, str]]:
        """What begins the same way, whatever its case, at most some hundreds."""
        low = " ".join(name.lower().split())
        test = f"FILTER(STRSTARTS(LCASE(STR(?o)), {serialize(literal(low[: max(3, len(low) // 2)]))}))"
        yield from self._names(test, _MAX_SIMILAR)

    def _names(self, condition: str, limit: int) -> Iterator[tuple[str, str, str]]:
        properties = " ".join(f"<{p}>" for p in NAMES)
        one = f"VALUES ?p {{ {properties} }} ?s ?p ?o"
        where = f"{{ {condition} {one} }} UNION {{ GRAPH ?g {{ {condition} {one} }} }}"
        rows, _ = self._send(f"SELECT DISTINCT ?s ?p ?o {{ {where} }} LIMIT {limit}").take(limit)
        for s, p, o in rows:
            if s is not None and p is not None and o is not None and s.kind == "iri":
                yield s.value, p.value, o.value

    def around(self, columns: Sequence[str], rows: Sequence[Row], *, claims: bool = False) -> Engine:
        """Labels, and with ``claims`` the claims, of the things in some rows, brought here with a few requests."""
        near = GraphStore.load(())
        iris = {t.value for row in rows for t in row if t is not None and t.kind == "iri"}
        if claims:
            nodes = [i for i, c in enumerate(columns) if c == "claim" or re.fullmatch(r"fact[0-9]*", c)]
            given = {row[i].value for row in rows for i in nodes if row[i] is not None and row[i].kind == "iri"}  # type: ignore[union-attr]
            found = self._fetch("GRAPH ?g { ?s ?claimed ?n ; ?p ?o }", given or iris)
            found += self._fetch("GRAPH ?g { ?n ?p ?o } BIND(?n AS ?s)", given or iris)
            near.add(found)
            evidence = {o.value for _, p, o in found if p == VB + "hasEvidence"}
            quotes = self._fetch("GRAPH ?g { ?n ?p ?o } BIND(?n AS ?s)", evidence)
            near.add(quotes)
            iris |= {o.value for _, p, o in (*found, *quotes) if p in {VB + "inDocument", VB + "accordingTo"}}
        labelled = f"VALUES ?p {{ <{RDFS_LABEL}> <{DCTERMS}title> }}"
        own = {i for i in iris if not i.startswith(VB)}
        near.add(self._fetch(f"{labelled} {{ ?n ?p ?o }} UNION {{ GRAPH ?g {{ ?n ?p ?o }} }} BIND(?n AS ?s)", own))
        return near

    def _fetch(self, pattern: str, nodes: Iterable[str]) -> list[tuple[Term, str, Term]]:
        """The triples ``?s ?p ?o`` of a pattern in which ``?n`` is one of some nodes."""
        wanted = sorted(node for node in nodes if is_iri(node))
        found: list[tuple[Term, str, Term]] = []
        roles = f"VALUES ?claimed {{ <{VB}claimSubject> <{VB}claimObject> }}" if "?claimed" in pattern else ""
        for start in range(0, len(wanted), _BATCH):
            values = " ".join(serialize(Term("iri", node)) for node in wanted[start : start + _BATCH])
            sparql = f"SELECT DISTINCT ?s ?p ?o {{ VALUES ?n {{ {values} }} {roles} {pattern} }} LIMIT {_MAX_FETCHED}"
            rows, _ = self._send(sparql).take(_MAX_FETCHED)
            found += [(s, p.value, o) for s, p, o in rows if s is not None and p is not None and o is not None]
        return found

    @property
    def ontology(self) -> Engine:
        """An engine with the ontology that ships."""
        if self._schema is None:
            self._schema = GraphStore.load(())
        return self._schema


def limited(sparql: str, count: int) -> str:
    """A SELECT with a limit of its own where it has none, so that an endpoint does not send what nobody takes.

    >>> limited("SELECT * { ?s ?p ?o } # all", 7).splitlines()
    ['SELECT * { ?s ?p ?o } # all', 'LIMIT 7']
    """
    found = list(tokens(sparql))
    last = max((i for i, t in enumerate(found) if t.text == "}" and t.kind == "other"), default=-1)
    tail = {t.text.upper() for t in found[last + 1 :] if t.kind == "word"}
    if form_of(sparql) != "select" or tail & {"LIMIT", "OFFSET"} or _ends_in_values(found):
        return sparql
    return f"{sparql}\nLIMIT {count}"


def _ends_in_values(found: Sequence[Any]) -> bool:
    """Whether the query ends in a VALUES block after its solution modifiers, where no LIMIT may follow."""
    depth = 0
    for token in found:
        if token.kind == "other":
            depth += {"{": 1, "}": -1}.get(token.text, 0)
        elif token.kind == "word" and token.text.upper() == "VALUES" and depth == 0:
            return True
    return False


def _term(cell: Any) -> Term:  # noqa: ANN401
    """A term of the JSON results (SPARQL 1.1 Query Results JSON Format, section 3.2.2)."""
    kind, value = cell["type"], cell["value"]
    if kind == "triple":
        return Term("literal", json.dumps(value, ensure_ascii=False, sort_keys=True))
    if not isinstance(value, str):
        raise TypeError(kind)
    if kind == "uri":
        return Term("iri", value)
    if kind == "bnode":
        return Term("bnode", value)
    datatype = str(cell.get("datatype", ""))
    language = str(cell.get("xml:lang", ""))
    return Term("literal", value, "" if language or datatype == XSD + "string" else datatype, language)
