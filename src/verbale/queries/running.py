"""One call from a question to its answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from verbale.model import QueryError
from verbale.model.resources import shipped
from verbale.queries.catalogue import CannedQuery, find, read
from verbale.queries.results import Result
from verbale.queries.worker import Question, ask

_SPARQL = re.compile(r"\b(?:select|ask|construct|describe|prefix|insert|delete|load|drop|clear)\b.*[{<]", re.I | re.S)


def default_data() -> Path:
    """The folder asked when no other is named: ``data/`` here if it holds a graph, else the one that ships."""
    here = Path("data")
    return here if any((here / name).is_file() for name in ("verbale.trig", "facts.ttl")) else shipped("data")


def run(
    query: str | Path,
    parameters: Mapping[str, str] | None = None,
    data: Sequence[Path] | None = None,
    *,
    evidence: bool = False,
    timeout_s: float = 30.0,
    max_rows: int = 10_000,
) -> Result:
    """The answer to a canned query (by name), a ``.rq`` file (by path) or SPARQL text.

    ``parameters`` are what people type (``{"a": "kenya"}``). ``data`` are folders or RDF files; default
    ``default_data()``. ``evidence`` adds the sentences behind each row. ``timeout_s`` counts loading and asking;
    rows beyond ``max_rows`` are left out and ``Result.truncated`` says so.

    Raises ``QueryError`` (unknown query or parameter, refused or malformed SPARQL), ``LimitError`` (time, memory),
    ``InputError`` (missing or unreadable data), ``DataFileError`` (a query file whose head does not validate).
    The query runs in a worker process, which can neither write nor reach the network; see ``worker``.
    """
    question = Question(
        query=query_of(query),
        parameters=dict(parameters or {}),
        data=tuple(data) if data else (default_data(),),
        evidence=evidence,
        max_rows=max_rows,
    )
    return ask(question, timeout_s=timeout_s)


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
