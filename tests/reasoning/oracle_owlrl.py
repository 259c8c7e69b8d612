"""Raw owlrl as a second oracle: what it makes of a graph, and whether it finds a contradiction."""

from __future__ import annotations

from collections.abc import Iterable

from reasoning.cases import Node, Statement, from_rdflib

MESSAGE = "http://www.daml.org/2002/03/agents/agent-ont#"


def close(triples: Iterable[Statement]) -> tuple[frozenset[Statement], tuple[str, ...]]:
    """All triples that owlrl has at the end (literals may be subjects), and the texts of its errors."""
    import rdflib
    from owlrl import DeductiveClosure, OWLRL_Semantics

    normalises = rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = False
    try:
        graph = rdflib.Graph()
        for triple in triples:
            graph.add(tuple(_to_rdflib(node) for node in triple))
        DeductiveClosure(OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(graph)
    finally:
        rdflib.NORMALIZE_LITERALS = normalises
    messages = tuple(sorted(str(o) for _, p, o in graph if str(p) == f"{MESSAGE}error"))
    return frozenset(
        (from_rdflib(s), from_rdflib(p), from_rdflib(o)) for s, p, o in graph if not str(p).startswith(MESSAGE)
    ), messages


def _to_rdflib(node: Node):
    from rdflib import BNode, URIRef
    from rdflib import Literal as RdflibLiteral

    if hasattr(node, "datatype"):
        if node.language:
            return RdflibLiteral(node.value, lang=node.language)
        return RdflibLiteral(node.value, datatype=URIRef(node.datatype))
    return BNode(node.value[2:]) if node.value.startswith("_:") else URIRef(node.value)
