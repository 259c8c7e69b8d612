"""Reading back a graph to export: a folder that ``verbale build`` wrote, or one RDF file."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from verbale.graph.files import DATASET
from verbale.graph.knowledge import KnowledgeGraph
from verbale.graph.terms import BASE, XSD, Iri, Literal, Namespaces, Term, Triple
from verbale.model.errors import InputError

ENDINGS = {
    ".trig": "TRIG",
    ".nq": "N_QUADS",
    ".ttl": "TURTLE",
    ".nt": "N_TRIPLES",
    ".rdf": "RDF_XML",
    ".owl": "RDF_XML",
}
_GRAPH = "id/graph/"


def read_graph(path: Path) -> KnowledgeGraph:
    """The graph in a folder's ``verbale.trig``, or in one RDF file; its base is that of its graphs' names.

    A file without named graphs gives facts alone. Raises ``InputError``, which names the file, for what is missing, not
    RDF, or not of this house: blank nodes, graphs of other names.
    """
    import pyoxigraph as ox

    file = path / DATASET if path.is_dir() else path
    if not file.is_file():
        raise InputError(f"{path}: no graph there; run `verbale build` first, or pass --data")
    form = ENDINGS.get(file.suffix.lower())
    if form is None:
        raise InputError(f"{file}: not a known RDF file; known endings are {', '.join(ENDINGS)}")
    graphs: dict[str, set[Triple]] = {}
    try:
        for quad in ox.parse(path=str(file), format=getattr(ox.RdfFormat, form)):
            name = "" if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name.value
            subject, value = _term(quad.subject), _term(quad.object)
            if not isinstance(subject, Iri):
                raise ValueError(f"{quad.subject} where an IRI must stand")
            graphs.setdefault(name, set()).add((subject, Iri(quad.predicate.value), value))
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror or error})") from error
    except (SyntaxError, ValueError) as error:
        raise InputError(f"{file}: is not a graph of Verbale ({' '.join(str(error).split())})") from error
    return _sorted_out(graphs, file)


def _sorted_out(graphs: dict[str, set[Triple]], file: Path) -> KnowledgeGraph:
    facts = frozenset(graphs.pop("", ()))
    bases = {name[: name.index(_GRAPH)] for name in graphs if _GRAPH in name}
    if len(bases) > 1 or any(_GRAPH not in name for name in graphs):
        other = next((name for name in sorted(graphs) if _GRAPH not in name), "graphs of several bases")
        raise InputError(f"{file}: {other} is not a graph that `verbale build` names; export what it wrote")
    base = bases.pop() if bases else _base_of(facts)
    names = Namespaces(base)
    inferred = frozenset(graphs.pop(names.inferred_graph.value, ()))
    disagreements = frozenset(graphs.pop(names.disagreement_graph.value, ()))
    root = names.document_graph("").value
    claims = {
        unquote(name.removeprefix(root).removeprefix("document/")): frozenset(triples)
        for name, triples in graphs.items()
    }
    return KnowledgeGraph(facts, claims, disagreements, inferred, base)


def _base_of(facts: frozenset[Triple]) -> str:
    """The base of a file without named graphs: what stands before ``id/`` in the IRIs, where they agree."""
    found = {subject.value.partition("id/")[0] for subject, _, _ in facts if "/id/" in subject.value}
    return found.pop() if len(found) == 1 else BASE


def _term(node: object) -> Term:
    import pyoxigraph as ox

    if isinstance(node, ox.NamedNode):
        return Iri(node.value)
    if isinstance(node, ox.Literal):
        return Literal(node.value, node.datatype.value or XSD + "string", node.language or "")
    raise ValueError(f"{node} is neither an IRI nor a literal")
