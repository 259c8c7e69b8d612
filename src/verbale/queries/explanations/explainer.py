"""From a closure's proofs to explanations: steps in words, each with the claims that say it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from verbale.graph.terms import LABEL, OWL, TYPE, Iri, Literal, Triple, vb
from verbale.graph.terms import Term as GraphTerm
from verbale.queries.binder import serialize
from verbale.queries.engine import Engine
from verbale.queries.explanations.explanation import (
    ASSERTED,
    AXIOM,
    CONTRADICTION,
    GIVEN,
    INFERRED,
    Explanation,
    Near,
    Step,
    Unfounded,
)
from verbale.queries.explanations.nodes import Nodes, is_axiom
from verbale.queries.explanations.said import Claims, asked
from verbale.queries.explanations.short import Short
from verbale.queries.explanations.words import Words
from verbale.queries.names import INFERRED as INFERRED_GRAPH
from verbale.reasoning.closure import Closure
from verbale.reasoning.proof import Proof
from verbale.reasoning.violations import Names, merged_unduly, readable

MOST_NEAR = 5
"""Triples named of each kind of nearness."""

_INVERSE_OF = Iri(OWL + "inverseOf")
_SAME_AS = Iri(OWL + "sameAs")


class Explainer:
    """Explains the triples of one closure; ``graph`` knows labels, claims and quotes.

    ``language`` is that of labels, where there is one. Sensitive claims are shown only if ``sensitive``.
    """

    def __init__(
        self,
        closure: Closure,
        graph: Engine,
        *,
        language: str = "en",
        sensitive: bool = False,
        prefixes: Mapping[str, str] | None = None,
    ) -> None:
        self.closure = closure
        self.graph = graph
        self._nodes = Nodes(closure)
        self.words = Words(self._nodes, lambda iri: graph.own_label(iri, language))
        self._short = Short(self._nodes, prefixes)
        self._claims = Claims(graph, sensitive=sensitive)

    def explain(self, triple: Triple) -> Explanation | Unfounded:
        """Why a triple holds; if it does not, what comes near it."""
        proof = self.closure.explain(triple)
        return self._unfounded(triple) if proof is None else Explanation(self._steps([proof], None))

    def contradictions(self) -> tuple[Explanation, ...]:
        """Every contradiction with its proofs, in the order of the rule table; those of this house's own rules last."""
        found = []
        for violation in self.closure.violations:
            message = self.words.reason(violation.rule, violation.bindings)
            last = Step(None, message, CONTRADICTION, violation.rule)
            found.append(Explanation(self._steps(violation.proofs, last), violation.individuals))
        return (*found, *self._merged_unduly())

    def _merged_unduly(self) -> Iterator[Explanation]:
        """States and persons that would be one though nothing given says so: see ``violations.merged_unduly``."""
        kinds = [t for kind in ("State", "Person") for t in self.closure.matching(None, TYPE, vb(kind))]
        derived = [t for t in self.closure.triples() if t[1] == _SAME_AS] if kinds else []
        if not derived:
            return
        codes = self.closure.matching(None, vb("isoCode"), None)
        given = [t for t in self.closure.matching(None, _SAME_AS, None) if self._is_given(t)]
        for clash in merged_unduly([*kinds, *codes, *given], derived):
            pair = [Iri(term.value) for _, term in clash.bindings]
            names = Names(
                [(iri, LABEL, Literal(self.words.term(iri))) for iri in pair if self.graph.own_label(iri.value)], {}
            )
            proof = self.closure.explain((pair[0], _SAME_AS, pair[1]))
            last = Step(None, readable(clash, names).message, CONTRADICTION, clash.rule)
            yield Explanation(self._steps([proof] if proof else [], last), tuple(iri.value for iri in pair))

    def _is_given(self, triple: Triple) -> bool:
        proof = self.closure.explain(triple)
        return proof is not None and proof.steps[-1].rule is None

    # --- steps ---

    def _steps(self, proofs: Sequence[Proof], last: Step | None) -> tuple[Step, ...]:
        steps: list[Step] = []
        places: dict[Triple, int] = {}
        axioms: dict[str, int] = {}
        tops: list[int] = []
        for proof in proofs:
            place = -1
            local: list[int] = []
            for step in proof.steps:
                place = places.get(step.triple, -1)
                if place < 0:
                    made = self._step(step.triple)
                    if step.rule is not None:
                        reason = self.words.reason(step.rule, step.bindings)
                        premises = self._in_order(steps, (local[n] for n in step.premises))
                        made = Step(made.triple, made.words, INFERRED, step.rule, reason, premises, made.short)
                    # Two triples of one restriction say one thing.
                    place = axioms.get(made.words, -1) if made.kind == AXIOM else -1
                    if place < 0:
                        place = len(steps)
                        steps.append(made)
                        if made.kind == AXIOM:
                            axioms[made.words] = place
                    places[step.triple] = place
                local.append(place)
            tops.append(place)
        if last is not None:
            premises = self._in_order(steps, tops)
            steps.append(Step(None, last.words, last.kind, last.rule, last.reason, premises))
        return _needed(steps)

    def _step(self, triple: Triple) -> Step:
        words, short = self.words.triple(triple), self._short.triple(triple)
        if is_axiom(triple) or triple[0].value.startswith("_:"):
            return Step(triple, words, AXIOM, short=short, context=self._nodes.context(triple))
        said, hidden = self._claims.of(triple)
        return Step(triple, words, ASSERTED if said or hidden else GIVEN, short=short, said=said, hidden=hidden)

    @staticmethod
    def _in_order(steps: Sequence[Step], premises: Iterable[int]) -> tuple[int, ...]:
        """Facts first, axioms last, each once."""
        return tuple(sorted(dict.fromkeys(premises), key=lambda n: steps[n].kind == AXIOM))

    # --- what does not hold ---

    def _unfounded(self, triple: Triple) -> Unfounded:
        said, hidden = self._claims.of(triple)
        stale = self._is_in(triple, INFERRED_GRAPH)
        return Unfounded(
            triple,
            self.words.triple(triple),
            self._short.triple(triple),
            said,
            tuple(self._near(triple)),
            stale,
            hidden,
        )

    def _near(self, triple: Triple) -> Iterator[Near]:
        s, p, o = triple
        seen = {triple}

        def near(how: str, found: Iterable[Triple]) -> Iterator[Near]:
            for other in islice((t for t in found if t not in seen and _is_named(t)), MOST_NEAR):
                seen.add(other)
                yield Near(how, other, self.words.triple(other), self._claims.of(other)[0])

        if isinstance(o, Iri):
            yield from near("the other way round", [(o, p, s)] if self.closure.entails((o, p, s)) else ())
            for q in (p, *self._inverses(p)):
                if said := self._claims.of((o, q, s))[0]:
                    yield Near("claimed the other way round", (o, q, s), self.words.triple((o, q, s)), said)
        yield from near("the same two, otherwise", [(s, q, o) for q in self._between(s, o)])
        yield from near("the same subject and property", self.closure.matching(s, p, None))
        if p != TYPE or isinstance(o, Iri):
            yield from near("the same property and object", self.closure.matching(None, p, o))

    def _inverses(self, p: Iri) -> list[Iri]:
        found = [o for _, _, o in self.closure.matching(p, _INVERSE_OF, None)]
        found += [q for q, _, _ in self.closure.matching(None, _INVERSE_OF, p)]
        return [q for q in dict.fromkeys(found) if isinstance(q, Iri) and q != p]

    def _between(self, s: Iri, o: GraphTerm) -> list[Iri]:
        """The properties that the data has between two terms, and that hold."""
        if s.value.startswith("_:"):
            return []
        found = sorted({p for _, p, _ in self.graph.quads(s.value, None, asked(o))})
        return [Iri(p) for p in found if self.closure.entails((s, Iri(p), o))]

    def _is_in(self, triple: Triple, graph: str) -> bool:
        if any(isinstance(t, Iri) and t.value.startswith("_:") for t in triple):
            return False
        pattern = " ".join(serialize(asked(term)) for term in triple)
        rows, _ = self.graph.query(f"ASK {{ GRAPH <{graph}> {{ {pattern} }} }}").take(1)
        return rows[0][0] is not None and rows[0][0].value == "true"


def _needed(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps that the last one rests on, renumbered."""
    wanted = {len(steps) - 1}
    for place in range(len(steps) - 1, -1, -1):
        if place in wanted:
            wanted.update(steps[place].premises)
    order = sorted(wanted)
    new = {old: number for number, old in enumerate(order)}
    return tuple(_moved(steps[old], new) for old in order)


def _moved(step: Step, new: dict[int, int]) -> Step:
    return dataclasses.replace(step, premises=tuple(new[n] for n in step.premises))


def _is_named(triple: Triple) -> bool:
    return not any(isinstance(term, Iri) and term.value.startswith("_:") for term in triple)
