"""Explanations as plain values for JSON."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any

from verbale.graph.terms import Iri, Term, Triple
from verbale.queries.explanations.explanation import Explanation, Said, Step, Unfounded

Record = dict[str, Any]


def record(found: Explanation | Unfounded) -> Record:
    """An explanation as JSON values.

    ``holds``, then for what holds ``steps``: each with ``id``, ``kind``, ``words``, ``triple``, ``rule``, ``reason``,
    ``premises`` (ids) and ``claims``; the last is what is explained. For what does not hold its ``claims`` and what is
    ``near``.
    """
    if isinstance(found, Explanation):
        head: Record = {"holds": True, "triple": _triple(found.triple)}
        if found.triple is None:
            head = {"rule": found.last.rule, "individuals": list(found.individuals)}
        return {
            **head,
            "words": found.last.words,
            "steps": [_step(n, s) for n, s in enumerate(_renamed(found.steps), 1)],
        }
    return {
        "holds": False,
        "triple": _triple(found.triple),
        "words": found.words,
        "out_of_date": found.stale,
        "claims": [_said(said) for said in found.said],
        "hidden_claims": found.hidden,
        "near": [
            {"how": n.how, "words": n.words, "triple": _triple(n.triple), "claims": [_said(said) for said in n.said]}
            for n in found.near
        ],
    }


def _renamed(steps: Sequence[Step]) -> Iterator[Step]:
    """The steps with blank nodes named in the order met: a parser's own names are others each time."""
    names: dict[str, str] = {}
    for step in steps:
        if step.triple is None:
            yield step
            continue
        s, p, o = (
            Iri(names.setdefault(t.value, f"_:b{len(names) + 1}")) if isinstance(t, Iri) and t.value[:2] == "_:" else t
            for t in step.triple
        )
        assert isinstance(s, Iri)
        assert isinstance(p, Iri)
        yield dataclasses.replace(step, triple=(s, p, o))


def _step(number: int, step: Step) -> Record:
    return {
        "id": number,
        "kind": step.kind,
        "words": step.words,
        "triple": _triple(step.triple),
        "turtle": step.short or None,
        "rule": step.rule,
        "reason": step.reason or None,
        "premises": [place + 1 for place in step.premises],
        "claims": [_said(said) for said in step.said],
        "hidden_claims": step.hidden,
    }


def _said(said: Said) -> Record:
    return {
        "claim": said.claim,
        "status": said.status,
        "polarity": said.polarity,
        "according_to": list(said.according_to),
        "sensitive": said.sensitive,
        "evidence": [
            {"document": q.document, "title": q.title, "start": q.start, "end": q.end, "quote": q.quote}
            for q in said.quotes
        ],
    }


def _triple(triple: Triple | None) -> Record | None:
    return (
        None if triple is None else dict(zip(("subject", "predicate", "object"), map(term_record, triple), strict=True))
    )


def term_record(term: Term) -> Record:
    """A term as SPARQL's JSON results write it: ``type`` (uri, bnode, literal), ``value``, datatype or language."""
    if isinstance(term, Iri):
        is_blank = term.value.startswith("_:")
        return {"type": "bnode" if is_blank else "uri", "value": term.value[2:] if is_blank else term.value}
    extra = {"xml:lang": term.language} if term.language else {"datatype": term.datatype}
    return {"type": "literal", "value": term.value, **extra}
