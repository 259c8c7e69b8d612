"""A question answered in this process: load, resolve, bind, ask, label, quote."""

from __future__ import annotations

from collections.abc import Callable

from verbale.model import QueryError
from verbale.queries.binder import bind
from verbale.queries.engine import Engine
from verbale.queries.evidence import Sentences, labels_for
from verbale.queries.parameters import Resolver
from verbale.queries.proofs import Proofs
from verbale.queries.reasons import reason
from verbale.queries.results import Result
from verbale.queries.worker import Question


def answer(question: Question, *, before_query: Callable[[], None] = lambda: None) -> Result:
    """The result; ``before_query`` runs once everything that needs files has been read."""
    query = question.query
    graph = engine_for(question)
    resolver = Resolver(graph)
    terms = resolver.terms(query, question.parameters)
    proofs = Proofs(graph, question.language) if question.why else None
    before_query()
    sparql = bind(query.sparql, terms)
    found = graph.query(sparql)
    columns = {column.name for column in query.columns}
    if missing := sorted(columns - set(found.columns)):
        raise QueryError(f"{query.path}: the head names a column {missing[0]!r} that the query does not give")
    rows, truncated = found.take(question.max_rows, question.offset)
    near = graph.around(found.columns, rows, claims=question.evidence) if rows else graph
    sentences = Sentences(near)
    given = {name: terms[name] for name in question.parameters if name in terms}
    empty = ""
    if not rows and not question.offset:
        typed = {n: v for n, v in question.parameters.items() if n not in terms or terms[n].kind != "iri"}
        empty = reason(graph, sparql, typed, resolver.labels, question.language)
        if question.graph == "facts":
            empty += " Inferred triples were left out (--graph facts)."
    return Result(
        columns=found.columns,
        rows=rows,
        form=found.form,
        title=query.title,
        question=query.asked(question.language),
        hidden=tuple(c.name for c in query.columns if c.hidden),
        labels={
            **labels_for(graph, [tuple(given.values())], question.language),
            **labels_for(near, rows, question.language),
        },
        truncated=truncated,
        quotes=tuple(sentences.behind(found.columns, row) for row in rows) if question.evidence else (),
        proofs=proofs.behind(sparql, rows) if proofs else (),
        reason=empty,
        language=question.language,
        draw=query.draw,
        parameters=given,
    )


def engine_for(question: Question) -> Engine:
    """The engine that a question is put to: an endpoint, a store folder, or files."""
    if question.endpoint:
        from verbale.queries.endpoint import EndpointGraph

        wanted = question.offset + question.max_rows
        return EndpointGraph(question.endpoint, graph=question.graph, timeout_s=question.timeout_s, max_rows=wanted)
    from verbale.queries.store import GraphStore

    graph = question.graph or "reasoned"
    if question.store_dir is not None:
        return GraphStore.open(question.store_dir, graph=graph)
    return GraphStore.load(question.data, graph=graph)
