"""Reading a graph back from ``verbale.trig``."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from verbale.graph.files import DATASET
from verbale.graph.knowledge import KnowledgeGraph
from verbale.graph.terms import BASE, XSD, Iri, Literal, Namespaces, Term, Triple
from verbale.model.errors import InputError


def read_files(folder: Path, *, base: str = BASE) -> KnowledgeGraph:
    """The graph that ``write_files`` put in this folder under this base.

    Raises ``InputError`` where there is none, or where the file is not what ``write_files`` writes.
    """
    import pyoxigraph as ox

    path = folder / DATASET
    names = Namespaces(base)
    graphs: dict[str | None, set[Triple]] = {}
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TRIG):
            name = None if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name.value)
            subject, value = _term(quad.subject), _term(quad.object)
            if not isinstance(subject, Iri):
                raise ValueError(f"{quad.subject} where an IRI must stand")
            graphs.setdefault(name, set()).add((subject, Iri(quad.predicate.value), value))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error}); run 'verbale build' first") from error
    except (SyntaxError, ValueError) as error:
        raise InputError(f"{path}: is not a graph of Verbale ({error}); run 'verbale build' anew") from error
    facts = frozenset(graphs.pop(None, ()))
    inferred = frozenset(graphs.pop(names.inferred_graph.value, ()))
    disagreements = frozenset(graphs.pop(names.disagreement_graph.value, ()))
    root = names.document_graph("").value
    foreign = sorted(name for name in graphs if name is not None and not name.startswith(root))
    if foreign:
        raise InputError(f"{path}: the graph {foreign[0]} does not belong under base {base}; give the base it has")
    claims = {
        unquote(name.removeprefix(root).removeprefix("document/")): frozenset(triples)
        for name, triples in graphs.items()
        if name is not None
    }
    return KnowledgeGraph(facts, claims, disagreements, inferred, base)


def _term(node: object) -> Term:
    import pyoxigraph as ox

    if isinstance(node, ox.NamedNode):
        return Iri(node.value)
    if isinstance(node, ox.Literal):
        return Literal(node.value, node.datatype.value or XSD + "string", node.language or "")
    raise ValueError(f"{node} is neither an IRI nor a literal")
