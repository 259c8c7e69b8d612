"""A question answered in this process: load, resolve, bind, ask, label, quote."""

from __future__ import annotations

from collections.abc import Callable

from verbale.model import QueryError
from verbale.queries.binder import bind
from verbale.queries.evidence import Sentences, labels_for
from verbale.queries.parameters import Resolver
from verbale.queries.results import Result
from verbale.queries.store import GraphStore
from verbale.queries.worker import Question


def answer(question: Question, *, before_query: Callable[[], None] = lambda: None) -> Result:
    """The result; ``before_query`` runs once everything that needs files has been read."""
    query = question.query
    graph = GraphStore.load(question.data)
    terms = Resolver(graph).terms(query, question.parameters)
    before_query()
    found = graph.query(bind(query.sparql, terms))
    columns = {column.name for column in query.columns}
    if missing := sorted(columns - set(found.columns)):
        raise QueryError(f"{query.path}: the head names a column {missing[0]!r} that the query does not give")
    rows, truncated = found.take(question.max_rows)
    sentences = Sentences(graph)
    return Result(
        columns=found.columns,
        rows=rows,
        form=found.form,
        title=query.title,
        question=query.question,
        hidden=tuple(c.name for c in query.columns if c.hidden),
        labels=labels_for(graph, rows),
        truncated=truncated,
        quotes=tuple(sentences.behind(found.columns, row) for row in rows) if question.evidence else (),
    )
