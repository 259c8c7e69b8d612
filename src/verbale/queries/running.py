"""One call from a question to its answer."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path

from verbale.model import QueryError
from verbale.model.resources import shipped
from verbale.queries.catalogue import CannedQuery, find, read
from verbale.queries.results import Result, Term
from verbale.queries.worker import Question, ask

Given = str | int | Decimal | dt.date | Term | None
"""What a parameter may be given as: what a person would type, or the Python value of it."""

_SPARQL = re.compile(
    r"\b(?:select|ask|construct|describe|prefix|insert|delete|load|drop|clear)\b.*[{<]|\bdescribe\s+\S", re.I | re.S
)
_GRAPHS = ("facts", "reasoned", "all")


def default_data() -> Path:
    """The folder asked when no other is named: ``data/`` here if it holds a graph, else the one that ships."""
    here = Path("data")
    return here if any((here / name).is_file() for name in ("verbale.trig", "facts.ttl")) else shipped("data")


def run(
    query: str | Path,
    parameters: Mapping[str, Given] | None = None,
    data: Sequence[Path] | Path | None = None,
    *,
    evidence: bool = False,
    why: bool = False,
    graph: str | None = None,
    language: str = "en",
    endpoint: str | None = None,
    store_dir: Path | None = None,
    max_rows: int = 10_000,
    offset: int = 0,
    timeout_s: float = 30.0,
    max_memory_mb: int = 2048,
    **named: Given,
) -> Result:
    """The answer to a canned query (by name), a ``.rq`` file (by path) or SPARQL text.

    Parameters are what people type (``a="kenya"``), by keyword or in a mapping; both may be used. A name that is a
    word of Python, or an argument here, goes into the mapping or ends in ``_`` (``from_=1990``).

    Which graph: ``data`` are folders or RDF files (default ``default_data()``); or ``store_dir``, a folder that
    Oxigraph keeps; or ``endpoint``, the URL of a SPARQL 1.1 service. ``graph`` says what the default graph holds:
    ``facts`` (only what documents say), ``reasoned`` (inferred triples too) or ``all`` (every graph, claims included);
    ``None`` is ``reasoned``, and for an endpoint whatever it has in its default graph.

    ``evidence`` adds the sentences behind each row, ``why`` the proofs of the inferred triples it rests on.
    ``language`` is that of labels and of ``Result.question``. At most ``max_rows`` rows after the first ``offset`` are
    given, and ``Result.truncated`` says whether there are more. ``timeout_s`` counts loading and asking,
    ``max_memory_mb`` what asking needs on top of the graph.

    Raises ``QueryError`` (unknown query or parameter, refused or malformed SPARQL, an endpoint's error), ``LimitError``
    (time, memory, size), ``InputError`` (missing or unreadable data), ``DataFileError`` (a query file whose head does
    not validate). The query runs in a worker process, which can neither write nor reach the network; see ``worker``.

    >>> result = run("timeline", a="peru", b="south korea", to=1970)
    >>> ("1963-04-01", "establishment of relations") in [(row.time, row.kind.label) for row in result]
    True
    """
    if graph is not None and graph not in _GRAPHS:
        raise QueryError(f"no graph is called {graph!r}; there are {', '.join(_GRAPHS)}")
    if sum(bool(place) for place in (data, endpoint, store_dir)) > 1:
        raise QueryError("data, store_dir and endpoint exclude each other; name one place to ask")
    files = (data,) if isinstance(data, Path) else tuple(data or ())
    given = {**(parameters or {}), **{_plain(name): value for name, value in named.items()}}
    question = Question(
        query=query_of(query),
        parameters={name: _typed(value) for name, value in given.items() if value is not None},
        data=files if files or endpoint or store_dir else (default_data(),),
        evidence=evidence,
        why=why,
        max_rows=max_rows,
        offset=offset,
        graph=graph,
        language=language,
        endpoint=endpoint,
        store_dir=store_dir,
        timeout_s=timeout_s,
        max_memory_mb=max_memory_mb,
    )
    return dataclasses.replace(ask(question), again=partial(_again, question))


def query_of(query: str | Path) -> CannedQuery:
    """The query that a name, a path or SPARQL text stands for, in that order of trial.

    >>> query_of("ASK { ?s ?p ?o }").name
    'the query'
    """
    if isinstance(query, Path) or (query.endswith(".rq") and "\n" not in query):
        return read(Path(query))
    if not query.strip():
        raise QueryError("the query is empty; give a canned query's name, a .rq file or SPARQL")
    if _SPARQL.search(query):
        return CannedQuery("the query", Path("<text>"), "", "", "", (), (), query)
    return find(query)


def _again(question: Question, *, evidence: bool = False, why: bool = False) -> Result:
    return ask(dataclasses.replace(question, evidence=question.evidence or evidence, why=question.why or why))


def _plain(name: str) -> str:
    return name.removesuffix("_")


def _typed(value: Given) -> str:
    """A value as a person would type it."""
    if isinstance(value, Term):
        return value.value
    return str(value).lower() if isinstance(value, bool) else str(value)
