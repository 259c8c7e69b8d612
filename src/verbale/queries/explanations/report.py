"""Files reasoned over: what follows, what is wrong, and the sentences behind contradictions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from verbale.graph.terms import DCTERMS, LABEL, OWL, TYPE, VB, Iri, Literal, Triple
from verbale.queries.explanations.explainer import Explainer
from verbale.queries.explanations.explanation import CONTRADICTION, Explanation, Step
from verbale.queries.explanations.records import Record, record, term_record
from verbale.queries.explanations.said import asked
from verbale.queries.running import default_data
from verbale.reasoning import closure
from verbale.reasoning.sources import Source, prefixes_in, quads_of, reading

if TYPE_CHECKING:
    from verbale.reasoning import Closure

_IMPORTS = Iri(OWL + "imports")
_EVIDENCE = frozenset(
    VB + name
    for name in (
        "claimSubject", "claimPredicate", "claimObject", "claimStatus", "polarity", "accordingTo", "sensitive",
        "hasEvidence", "quoteText", "inDocument", "startOffset", "endOffset",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Progress:
    """What begins: ``reading`` a file (its name and place among all), or ``reasoning``."""

    stage: str
    name: str = ""
    number: int = 0
    total: int = 0


class Reasoned:
    """Files reasoned over by the engine of this house; see ``reason_over``."""

    engine = "duckdb"

    def __init__(self, result: Closure, explainer: Callable[[], Explainer]) -> None:
        self._closure = result
        self._explainer = explainer

    def triples(self, *, axioms: bool = False) -> Iterator[Triple]:
        """What follows and was not given, one at a time; ``axioms`` adds what follows about the vocabulary."""
        return self._closure.triples(axioms=axioms)

    @cached_property
    def contradictions(self) -> tuple[Explanation, ...]:
        """Every contradiction, down to claims and axioms."""
        return self._explainer().contradictions()

    @property
    def malformed(self) -> tuple[Literal, ...]:
        """Literals that are not of their datatype, in the order met."""
        return self._closure.malformed

    @property
    def imports(self) -> tuple[str, ...]:
        """What the files ask to import, which nobody fetches, as far as it is not among them."""
        wanted = {o.value for _, _, o in self._closure.matching(None, _IMPORTS, None)}
        there = {s.value for s, _, _ in self._closure.matching(None, TYPE, Iri(OWL + "Ontology"))}
        return tuple(sorted(wanted - there))


def reason_over(
    sources: Sequence[Source] = (),
    *,
    engine: str = "duckdb",
    memory_mb: int | None = None,
    progress: Callable[[Progress], None] = lambda step: None,
) -> Reasoned:
    """What follows from some files taken together, ontologies and data, under the OWL 2 RL rules.

    Without any, from the graph that ``verbale query`` asks and the ontology that ships. Contradictions raise nothing.
    Raises ``InputError`` (a file that cannot be read, a broken list), ``LimitError`` (memory).
    """
    if engine == "owlrl":
        return _Reference(list(_all_triples(sources, progress)))
    if not sources:
        from verbale.queries.explanations.reasoned import explainer_of

        progress(Progress("reasoning"))
        explainer = explainer_of([default_data()], memory_mb=memory_mb)
        return Reasoned(explainer.closure, lambda: explainer)
    prefixes = prefixes_in(source.path for source in sources)
    result = closure(_told_of(sources, progress), memory_mb=memory_mb)
    return Reasoned(result, lambda: Explainer(result, _evidence(sources, result), prefixes=prefixes))


def _told_of(sources: Sequence[Source], progress: Callable[[Progress], None]) -> Iterator[Any]:
    places = {id(source): number for number, source in enumerate(sources, 1)}
    yield from reading(sources, lambda s: progress(Progress("reading", s.name, places[id(s)], len(sources))))
    progress(Progress("reasoning"))


def _evidence(sources: Sequence[Source], result: Closure) -> Any:  # noqa: ANN401
    """A small store with the claims of the files, and the labels of what contradicts itself."""
    from verbale.queries.results import Term
    from verbale.queries.store import GraphStore

    named = {
        term.value
        for violation in result.violations
        for proof in violation.proofs
        for step in proof.steps
        for term in step.triple
        if isinstance(term, Iri)
    }
    store = GraphStore()

    def wanted() -> Iterator[tuple[Term, str, Term]]:
        for number, source in enumerate(sources):
            for s, p, o, _ in quads_of(source, f"s{number}."):
                is_label = p == LABEL and (s.value in named or "/id/" in s.value)
                if p.value in _EVIDENCE or is_label or p.value == DCTERMS + "title":
                    yield asked(s), p.value, asked(o)

    store.add(wanted())
    return store


def _all_triples(sources: Sequence[Source], progress: Callable[[Progress], None]) -> Iterator[Triple]:
    """The triples of files (or of the default graph) one by one, for an engine that knows no files."""
    from verbale.reasoning.sources import triples_of

    if not sources:
        from verbale.queries.explanations.reasoned import triples_of as triples_in
        from verbale.queries.store import GraphStore

        yield from triples_in(GraphStore.load([default_data()]))
    for number, source in enumerate(sources):
        progress(Progress("reading", source.name, number + 1, len(sources)))
        yield from triples_of(source, f"s{number}.")
    progress(Progress("reasoning"))


class _Reference(Reasoned):
    """The same by owlrl: what it finds, without proofs."""

    engine = "owlrl"

    def __init__(self, triples: Sequence[Triple]) -> None:
        from verbale.queries.explanations.nodes import is_axiom
        from verbale.reasoning import datatypes
        from verbale.reasoning.clean import keep_new
        from verbale.reasoning.owlrl_engine import OwlrlEngine
        from verbale.reasoning.violations import Names, readable, without_repeats
        from verbale.reasoning.vocabulary import FIRST, REST

        given = set(triples)
        axioms = {t for t in given if is_axiom(t) or t[1] in (FIRST, REST)}
        bad = {t for t in given - axioms if isinstance(t[2], Literal) and datatypes.value(t[2]) is None}
        found = OwlrlEngine().materialise(given - axioms - bad, axioms)
        defined = {s.value for s, p, _ in axioms if p == TYPE}
        names = Names(given, {})
        self._found = keep_new(found.triples, given, defined)
        self._clashes = [readable(clash, names) for clash in without_repeats(found.clashes)]
        self._malformed = tuple(sorted({t[2] for t in bad if isinstance(t[2], Literal)}))
        ontologies = {s.value for s, p, o in given if p == TYPE and o.value == OWL + "Ontology"}
        self._imports = tuple(sorted({o.value for _, p, o in given if p == _IMPORTS} - ontologies))

    def triples(self, *, axioms: bool = False) -> Iterator[Triple]:
        """See ``Reasoned``; owlrl's conclusions about the vocabulary are never given."""
        return iter(sorted(self._found))

    @cached_property
    def contradictions(self) -> tuple[Explanation, ...]:
        """Every contradiction, without proofs."""
        return tuple(Explanation((Step(None, v.message, CONTRADICTION, v.rule),), v.individuals) for v in self._clashes)

    @property
    def malformed(self) -> tuple[Literal, ...]:
        """See ``Reasoned``."""
        return self._malformed

    @property
    def imports(self) -> tuple[str, ...]:
        """See ``Reasoned``."""
        return self._imports


def report_record(reasoned: Reasoned, files: Sequence[str]) -> Record:
    """What is wrong, as JSON values: ``consistent``, ``engine``, ``files``, ``violations``, ``malformed``, ``imports``.

    Each violation has ``rule``, ``words``, ``individuals`` and ``steps`` (see ``records.record``): the last step is the
    contradiction, whose ``premises`` are the steps that contradict each other.
    """
    return {
        "consistent": not reasoned.contradictions,
        "engine": reasoned.engine,
        "files": list(files),
        "violations": [record(each) for each in reasoned.contradictions],
        "malformed": [term_record(literal) for literal in reasoned.malformed],
        "imports_not_followed": list(reasoned.imports),
    }


def report_lines(reasoned: Reasoned) -> Iterator[str]:
    """What is wrong, as lines of text for people."""
    from verbale.queries.explanations.text import explanation_lines
    from verbale.queries.writers.text import plain

    found = reasoned.contradictions
    yield f"{len(found):,} contradiction{'' if len(found) == 1 else 's'}" if found else "nothing contradicts"
    for each in found:
        yield ""
        yield from explanation_lines(each)
    if reasoned.malformed:
        yield ""
        yield "literals that are not of their datatype, equal to nothing else:"
        for literal in reasoned.malformed:
            yield f"  {malformed_words(literal, plain)}"


def malformed_words(literal: Literal, plain: Callable[[str], str]) -> str:
    """A malformed literal in words."""
    from verbale.queries.explanations.short import shorten

    words = plain(literal.value)
    return f"“{words[:60]}{'…' if len(words) > 60 else ''}” is no {shorten(literal.datatype)}"
