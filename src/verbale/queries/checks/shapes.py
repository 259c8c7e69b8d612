"""The graph's shape: what the SHACL shapes find, one readable line each, before and after reasoning."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Sequence, Set
from typing import TYPE_CHECKING, Any

from verbale.graph.terms import VB, Triple
from verbale.model import DataFileError
from verbale.model.resources import shipped
from verbale.queries.checks.finding import OFF, OK, UNKNOWN, Finding
from verbale.queries.checks.graph import CheckedGraph
from verbale.queries.names import compact

if TYPE_CHECKING:
    import rdflib

PART = "shapes"


def check_shapes(graph: CheckedGraph, inferred: Set[Triple]) -> Iterator[Finding]:
    """What of the graph has not the shape that ``ontology/shapes.ttl`` asks for.

    The shapes are tried on what the graph says, and again with what follows from it; a finding of the second kind says
    so. Source: SHACL, https://www.w3.org/TR/shacl/
    """
    knowledge = graph.knowledge
    said = knowledge.facts | knowledge.claim_triples()
    if not any(p.value.startswith(VB) for _, p, _ in said):
        yield Finding(PART, UNKNOWN, "shapes", "the graph", "holds nothing in the terms of the ontology")
        return
    validator = _Validator()
    before = dict.fromkeys(validator.results(said))
    # A shape looks at one node and its own triples, so only nodes of which something follows can fail anew.
    touched = sorted({s.value for s, _, _ in inferred})
    after = [found for found in validator.results(said | inferred, touched) if found not in before] if touched else []
    for results, when in ((list(before), ""), (after, ", once what follows is added")):
        for node, message, value in results:
            shown = f" ({graph.label(value) if ':' in value else value!r})" if value and value != node else ""
            line = f"{message}{shown}{when}"
            yield Finding(PART, OFF, "shapes", graph.label(node), line, node, (), graph.behind(node))
    if not before and not after:
        nodes = len({s for s, _, _ in said})
        message = f"{nodes:,} nodes have the shape asked for, before and after reasoning"
        yield Finding(PART, OK, "shapes", "the graph", message)


class _Validator:
    """pySHACL with the shapes and the ontology that ship, read once."""

    def __init__(self) -> None:
        import rdflib

        logging.getLogger("rdflib").setLevel(logging.ERROR)  # malformed literals are findings, not warnings
        self._ontology = rdflib.Graph()
        self._shapes = rdflib.Graph()
        for target, name in ((self._ontology, "verbale.ttl"), (self._shapes, "shapes.ttl")):
            path = shipped("ontology") / name
            try:
                target.parse(path)
            except (OSError, SyntaxError, ValueError) as error:
                raise DataFileError(f"{path}: {' '.join(str(error).split())}") from error

    def results(self, triples: Set[Triple], nodes: Sequence[str] | None = None) -> list[tuple[str, str, str]]:
        """(Focus node, message, value) of each result, sorted; of some ``nodes`` only, if given."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # pySHACL's own, on import
            import pyshacl

            from verbale.graph.to_rdflib import to_graph

            _, report, _ = pyshacl.validate(
                to_graph(triples),
                shacl_graph=self._shapes,
                ont_graph=self._ontology,
                inplace=True,
                focus_nodes=None if nodes is None else list(nodes),
            )
        assert not isinstance(report, bytes | str | Exception)
        return sorted({_result(report, node) for node in _nodes(report)})


def _nodes(report: rdflib.Graph) -> Iterator[Any]:
    import rdflib

    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    yield from report.subjects(rdflib.RDF.type, sh.ValidationResult)


def _result(report: rdflib.Graph, node: Any) -> tuple[str, str, str]:  # noqa: ANN401
    import rdflib

    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    focus, message, value, path = (
        report.value(node, sh[n]) for n in ("focusNode", "resultMessage", "value", "resultPath")
    )
    words = str(message or f"breaks a shape at {compact(str(path))}")
    return str(focus), words, str(value)[:200] if value is not None else ""
