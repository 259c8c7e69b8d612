"""A reasoned graph: what follows from triples under the rules of OWL 2 RL, why, and what contradicts itself.

>>> from verbale.graph.terms import Iri, TYPE, RDFS
>>> kitten, cat, animal = Iri("ex:kitten"), Iri("ex:Cat"), Iri("ex:Animal")
>>> result = closure([(kitten, TYPE, cat), (cat, Iri(RDFS + "subClassOf"), animal)])
>>> result.inferred == {(kitten, TYPE, animal)}, result.explain((kitten, TYPE, animal)).steps[-1].rule
(True, 'cax-sco')
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from verbale.graph.terms import LABEL, SKOS, Iri, Literal, Term, Triple
from verbale.reasoning.base import Violation
from verbale.reasoning.contradictions import contradictions
from verbale.reasoning.dictionary import Dictionary
from verbale.reasoning.fixpoint import Fixpoint
from verbale.reasoning.forward import Forward
from verbale.reasoning.index import Index, Overlay
from verbale.reasoning.loading import Source, Statement, columns, term_of
from verbale.reasoning.matcher import Matcher, Numbers
from verbale.reasoning.output import Output
from verbale.reasoning.proof import END, Proof, Prover
from verbale.reasoning.sentences import local_name, sentence
from verbale.reasoning.tables import Tables
from verbale.reasoning.vocabulary import constants

if TYPE_CHECKING:
    import rdflib

_LABELS = (LABEL, Iri(SKOS + "prefLabel"))


def closure(source: Source, *, memory_mb: int | None = None) -> Closure:
    """Everything that follows from a graph under the OWL 2 RL/RDF rules.

    ``source`` holds data and ontology together: triples of ``verbale.graph.terms`` (blank nodes are IRIs that begin
    with ``_:``), an ``rdflib.Graph`` or ``Dataset``, or paths of RDF files. ``memory_mb`` bounds the tables' memory;
    beyond it they spill to disk. The result does not depend on the order of triples, save which
    one of several equals a contradiction names. Contradictions are reported, not raised.

    Raises ``InputError`` for a file that cannot be read or a list that no list can be, ``LimitError`` if memory does
    not do. Source: https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules
    """
    terms = Dictionary()
    terms.encode_all(constants())  # first, so that they stand for whatever is the same as one of them
    tables = Tables(memory_mb)
    try:
        tables.load(columns(source, terms))
        fixpoint = Fixpoint(terms, tables)
        fixpoint.run()
    except BaseException:
        tables.close()
        raise
    return Closure(fixpoint)


class Closure:
    """A graph with all that follows from it: iterated, what is inferred; asked with ``in``, all that holds.

    Triples may be given as this package's or as RDFLib's. Not for use by several threads at once.
    """

    def __init__(self, fixpoint: Fixpoint) -> None:
        self._fixpoint = fixpoint
        self._terms = fixpoint.terms

    def __enter__(self) -> Closure:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back the memory; the closure cannot be asked any more."""
        self._fixpoint.tables.close()

    @cached_property
    def inferred(self) -> frozenset[Triple]:
        """What follows and was not given, about individuals; see ``triples``."""
        return frozenset(self.triples())

    def triples(self, *, axioms: bool = False) -> Iterator[Triple]:
        """What follows and was not given, one triple at a time, sorted by predicate.

        Clean RDF: no literals as subjects, no blank nodes, no reflexive ``owl:sameAs``, no membership of ``owl:Thing``
        and the like, nothing about the vocabulary itself unless ``axioms``. All members of a set of
        equals have all its triples. A value is not repeated in another spelling.
        """
        if axioms:
            self._complete()
        return Output(self._fixpoint).triples(axioms=axioms)

    def graph(self, *, axioms: bool = False) -> rdflib.Graph:
        """``triples`` as a graph of RDFLib."""
        from verbale.graph.to_rdflib import to_graph

        return to_graph(self.triples(axioms=axioms))

    @property
    def consistent(self) -> bool:
        """Whether nothing contradicts itself."""
        return not self.violations

    @cached_property
    def violations(self) -> tuple[Violation, ...]:
        """Every contradiction, in the order of the rule table; of one rule a thousand at most."""
        return tuple(self._violations())

    @property
    def malformed(self) -> tuple[Literal, ...]:
        """Literals that are not of their datatype: equal to nothing else, in the value space of nothing."""
        return tuple(self._terms.malformed)

    def __iter__(self) -> Iterator[Triple]:
        return self.triples()

    def __len__(self) -> int:
        return len(self.inferred)

    def __contains__(self, triple: Statement) -> bool:
        return self.entails(triple)

    def entails(self, triple: Statement) -> bool:
        """Whether a triple was given or follows; what ``triples`` leaves out may be asked too."""
        numbers = self._numbers(triple)
        return self._prover.holds(numbers) or (self._complete() and self._prover.holds(numbers))

    def explain(self, triple: Statement) -> Proof | None:
        """Why a triple holds, down to what was given; ``None`` if it does not follow."""
        numbers = self._numbers(triple)
        proof = self._prover.prove(numbers)
        return self._prover.prove(numbers) if proof is None and self._complete() else proof

    def matching(self, subject: Term | None, predicate: Iri, object_: Term | None) -> Iterator[Triple]:
        """The triples, given or inferred, of a pattern in which ``None`` fits anything; given ones first.

        What is the same as a term of the pattern fits too, and stands in the triples as the tables have it.
        """
        find = self._fixpoint.same.find
        known = [(term, self._terms.find(term)) for term in (subject, predicate, object_) if term is not None]
        if any(number is None for _, number in known):
            return
        numbers = {term: number for term, number in known if number is not None}
        forms: list[tuple[int | None, ...]] = []
        for form in (lambda number: number, find):
            forms.append(tuple(None if t is None else form(numbers[t]) for t in (subject, predicate, object_)))
        seen: set[Numbers] = set()
        for s, p, o in dict.fromkeys(forms):
            assert p is not None
            for row in self._index.match(s, p, o, END):
                if row[:3] not in seen:
                    seen.add(row[:3])
                    yield tuple(self._terms.decode(number) for number in row[:3])  # type: ignore[misc]

    def add(self, triples: Iterable[Statement]) -> None:
        """Add triples, and what follows from them: the same result as if they had been there from the beginning."""
        forward = Forward(self._fixpoint, self._index, self._matcher)
        is_current = forward.add([self._added(triple) for triple in triples])
        for name in ("inferred", "violations"):
            self.__dict__.pop(name, None)
        if not is_current:
            self._renew_index()

    def label(self, term: Term) -> str:
        """What a term is called: its English label, else any, else the end of its IRI; a literal's words."""
        number = self._terms.find(term)
        if not isinstance(term, Iri) or number is None:
            return local_name(term)
        found: list[tuple[bool, str, str]] = []
        for predicate in _LABELS:
            known = self._terms.find(predicate)
            if known is None:
                continue
            for _, _, o, _ in self._index.match(number, known, None, 2**31):
                literal = self._terms.decode(o)
                if isinstance(literal, Literal):
                    found.append((not literal.language.startswith("en"), literal.language, literal.value))
        return min(found)[2] if found else local_name(term)

    # --- inside ---

    @cached_property
    def _index(self) -> Overlay:
        return Overlay(Index(self._fixpoint.tables))

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self._terms, self._index, self._fixpoint.tbox.lists)

    @cached_property
    def _prover(self) -> Prover:
        return Prover(self._terms, self._index, self._matcher, self._fixpoint.same)

    def _added(self, triple: Statement) -> Numbers:
        s, p, o = (self._terms.add(term_of(node)) for node in triple)
        return s, p, o

    def _complete(self) -> bool:
        """Say all there is to say about the vocabulary; whether that was not said yet."""
        if not self._fixpoint.complete_vocabulary():
            return False
        self._renew_index()
        return True

    def _renew_index(self) -> None:
        for name in ("_index", "_matcher", "_prover"):
            self.__dict__.pop(name, None)

    def _numbers(self, triple: Statement) -> Numbers:
        # What is no term of the graph may follow all the same: everything is the same as itself.
        s, p, o = (self._terms.encode(term_of(node)) for node in triple)
        return s, p, o

    def _violations(self) -> Iterator[Violation]:
        seen: set[tuple[str, frozenset[int]]] = set()  # a contradiction of x and y is one of y and x
        for contradiction in contradictions(self._fixpoint):
            terms = (contradiction.rule.name, frozenset(contradiction.bindings.values()))
            if terms in seen:
                continue
            seen.add(terms)
            rule, bindings = contradiction.rule, dict(contradiction.bindings)
            proofs: tuple[Proof, ...]
            if contradiction.merge:
                proofs = (self._prover.why_same(contradiction.merge),)
            else:
                why = self._prover.why_false(rule, bindings)
                if why is None:
                    continue
                bindings, proofs = dict(why[0].bindings), why[1]
            named = {name: self._terms.decode(number) for name, number in bindings.items()}
            involved = {term.value for name, term in named.items() if name in "xy" and isinstance(term, Iri)}
            individuals = tuple(sorted(iri for iri in involved if not iri.startswith("_:")))
            yield Violation(rule.name, sentence(rule.name, named, self.label), individuals, named, proofs)
