"""One call from facts to what follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Set
from pathlib import Path

from verbale.graph.terms import Triple
from verbale.model.errors import DataFileError, InconsistentError
from verbale.reasoning import schema as schemas
from verbale.reasoning.base import Engine, Inference
from verbale.reasoning.clean import keep_new
from verbale.reasoning.violations import Names, malformed_literals, merged_unduly, readable, without_repeats

ENGINES = ("duckdb", "owlrl")
"""Names of the engines there are, the default first."""


def infer(facts: Iterable[Triple], *, schema: Path | None = None, engine: str | Engine = "duckdb") -> Inference:
    """What follows from some facts under the ontology, and what contradicts it.

    ``facts`` are triples of ``verbale.graph.terms`` (``KnowledgeGraph.facts``); claims need not be among them, and
    nothing is concluded from what they only claim. ``schema`` is an ontology in Turtle, default the one that ships.
    ``engine`` is a name from ``ENGINES`` or any ``Engine``. The result is the same for any order of facts; inferred
    triples are never facts, and reasoning over facts and inferred triples together gives nothing new.

    Raises ``DataFileError`` for an ontology that cannot be read or an engine that does not exist. Contradictions raise
    nothing: see ``Inference.violations`` and ``require_consistent``.
    Source: OWL 2 RL/RDF rules, https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules

    >>> from verbale.graph.terms import TYPE, Iri, vb
    >>> embassy = Iri("https://w3id.org/verbale/id/mission/embassy-ke-bw")
    >>> (embassy, TYPE, vb("Organisation")) in infer([(embassy, TYPE, vb("Embassy"))]).inferred
    True
    """
    ontology = schemas.load(schema)
    given = facts if isinstance(facts, Set) else frozenset(facts)
    names = Names(given, ontology.labels)
    malformed, violations = malformed_literals(given, names)
    sound = given - malformed if malformed else given
    result = _engine(engine).materialise(sound, ontology.axioms)
    clashes = [*result.clashes, *merged_unduly(sound, result.triples)]
    violations += [readable(clash, names) for clash in without_repeats(clashes)]
    return Inference(keep_new(result.triples, given, ontology.defined), tuple(sorted(set(violations))))


def require_consistent(closure: Inference) -> Inference:
    """The closure itself, if nothing contradicts the ontology; else raises ``InconsistentError`` with a line for
    each.
    """
    if closure.violations:
        lines = tuple(violation.message for violation in closure.violations)
        more = f" and {len(lines) - 1} more" if len(lines) > 1 else ""
        raise InconsistentError(f"the graph contradicts the ontology: {lines[0]}{more}", lines)
    return closure


def _engine(engine: str | Engine) -> Engine:
    if not isinstance(engine, str):
        return engine
    if engine == "duckdb":
        from verbale.reasoning.duckdb_engine import DuckdbEngine

        return DuckdbEngine()
    if engine == "owlrl":
        from verbale.reasoning.owlrl_engine import OwlrlEngine

        return OwlrlEngine()
    raise DataFileError(f"no reasoning engine is called {engine!r}; there are {', '.join(ENGINES)}")
