"""Explanations as PROV-O: a statement for each step, an activity for each inference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from verbale.graph.claims import digest_of
from verbale.graph.terms import (
    BASE,
    DCTERMS,
    LABEL,
    PROV,
    RDF,
    RDFS,
    TYPE,
    Iri,
    Literal,
    Term,
    Triple,
    count_literal,
    vb,
)
from verbale.graph.turtle import turtle
from verbale.queries.explanations.explanation import AXIOM, Explanation, Step

_RULES = Iri("https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules")
_COMMENT = Iri(RDFS + "comment")


def provenance_lines(explanations: Iterable[Explanation]) -> Iterator[str]:
    """The lines of a Turtle document: which statement was derived from which, by what rule, and said where.

    The same explanation always gives the same bytes; statements and activities are named by their content.
    """
    yield from turtle(provenance(explanations), title="Why: statements, the inferences between them, and their sources")


def provenance(explanations: Iterable[Explanation]) -> set[Triple]:
    """The triples of ``provenance_lines``."""
    found: set[Triple] = set()
    blanks: dict[str, str] = {}
    numbers = count(1)

    def renamed(term: Term) -> Term:
        if not isinstance(term, Iri) or not term.value.startswith("_:"):
            return term
        if term.value not in blanks:
            blanks[term.value] = f"_:b{next(numbers)}"
        return Iri(blanks[term.value])

    for explanation in explanations:
        names: list[Iri] = []
        for step in explanation.steps:
            names.append(_name(step, names))
            found.update(_about(step, names))
            for s, p, o in (*([step.triple] if step.triple else ()), *step.context):
                if (s, p, o) == step.triple:
                    statement = names[-1]
                    parts = (("subject", s), ("predicate", p), ("object", o))
                    found.update((statement, Iri(RDF + place), renamed(term)) for place, term in parts)
                else:
                    subject = renamed(s)
                    assert isinstance(subject, Iri)
                    found.add((subject, p, renamed(o)))
    return found


def _name(step: Step, names: list[Iri]) -> Iri:
    content = [step.kind, step.short or step.words, step.rule or "", [names[n].value for n in step.premises]]
    return Iri(f"{BASE}id/statement/{digest_of(content)}")


def _about(step: Step, names: list[Iri]) -> Iterator[Triple]:
    statement = names[-1]
    if step.triple is not None:
        yield statement, TYPE, Iri(RDF + "Statement")
    yield statement, TYPE, Iri(PROV + "Entity")
    yield statement, LABEL, Literal(step.words)
    for said in step.said:
        yield statement, Iri(PROV + "wasDerivedFrom"), Iri(said.claim)
        for quote in said.quotes:
            passage = Iri(f"{quote.document.replace('/id/document/', '/id/evidence/', 1)}-{quote.start}-{quote.end}")
            yield statement, Iri(PROV + "hadPrimarySource"), Iri(quote.document)
            yield Iri(said.claim), Iri(PROV + "wasDerivedFrom"), passage
            yield passage, TYPE, vb("Evidence")
            yield passage, Iri(PROV + "wasQuotedFrom"), Iri(quote.document)
            yield passage, vb("startOffset"), count_literal(max(quote.start, 0))
            yield passage, vb("endOffset"), count_literal(max(quote.end, 0))
            yield passage, vb("quoteText"), Literal(quote.quote)
    if step.kind == AXIOM and not step.said:
        yield statement, _COMMENT, Literal(step.short)
    if step.rule is None:
        return
    activity = Iri(statement.value.replace("id/statement/", "id/inference/"))
    yield statement, Iri(PROV + "wasGeneratedBy"), activity
    yield activity, TYPE, Iri(PROV + "Activity")
    yield activity, LABEL, Literal(step.rule)
    yield activity, Iri(DCTERMS + "conformsTo"), _RULES
    if step.reason:
        yield activity, _COMMENT, Literal(step.reason)
    for place in step.premises:
        yield activity, Iri(PROV + "used"), names[place]
        yield statement, Iri(PROV + "wasDerivedFrom"), names[place]
