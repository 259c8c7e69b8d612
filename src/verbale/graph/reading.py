"""Reading a graph back: a folder that ``write_files`` wrote, or one RDF file."""

from __future__ import annotations

from collections.abc import Callable
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
"""Endings of RDF files, with Oxigraph's names of their formats."""

_GRAPH = "id/graph/"


def read_files(folder: Path, *, base: str | None = None) -> KnowledgeGraph:
    """The graph that ``write_files`` put in this folder; ``base`` as for ``read_graph``.

    Raises ``InputError`` where there is none, or where the file is not what ``write_files`` writes.
    """
    return read_graph(folder / DATASET, base=base)


def read_graph(path: Path, *, base: str | None = None) -> KnowledgeGraph:
    """The graph in a folder's ``verbale.trig``, or in one RDF file.

    ``base`` is where its IRIs were minted; unless given, what its graphs' names, or else its IRIs, start with. A file
    without named graphs gives facts alone. Raises ``InputError``, which names the file, for what is missing, not RDF,
    or not of this house: blank nodes, graphs of other names or of another base.
    """
    import pyoxigraph as ox

    file = path / DATASET if path.is_dir() else path
    if not file.exists():
        raise InputError(f"{file}: cannot be read (no such file); run `verbale build` first, or name another place")
    form = ENDINGS.get(file.suffix.lower())
    if form is None:
        raise InputError(f"{file}: not a known RDF file; known endings are {', '.join(ENDINGS)}")
    graphs: dict[str, set[Triple]] = {}
    term = _reader()
    try:
        for quad in ox.parse(path=str(file), format=getattr(ox.RdfFormat, form)):
            name = "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name.value)
            subject, predicate, value = term(quad.subject), term(quad.predicate), term(quad.object)
            if not isinstance(subject, Iri) or not isinstance(predicate, Iri):
                raise ValueError(f"{quad.subject} where an IRI must stand")
            graphs.setdefault(name, set()).add((subject, predicate, value))
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror or error})") from error
    except (SyntaxError, ValueError) as error:
        words = " ".join(str(error).split())
        raise InputError(f"{file}: is not a graph of Verbale ({words}); run `verbale build` anew") from error
    return _sorted_out(graphs, file, base)


def _sorted_out(graphs: dict[str, set[Triple]], file: Path, base: str | None) -> KnowledgeGraph:
    facts = frozenset(graphs.pop("", ()))
    if base is None:
        base = next((n[: n.index(_GRAPH)] for n in sorted(graphs) if _GRAPH in n), None) or _base_of(facts)
    names = Namespaces(base)
    inferred = frozenset(graphs.pop(names.inferred_graph.value, ()))
    disagreements = frozenset(graphs.pop(names.disagreement_graph.value, ()))
    root = names.document_graph("").value
    foreign = sorted(name for name in graphs if not name.startswith(root))
    if foreign:
        raise InputError(f"{file}: the graph {foreign[0]} does not belong under base {base}; give the base it has")
    claims = {
        unquote(name.removeprefix(root).removeprefix("document/")): frozenset(triples)
        for name, triples in graphs.items()
    }
    return KnowledgeGraph(facts, claims, disagreements, inferred, base)


def _base_of(facts: frozenset[Triple]) -> str:
    """The base of a file without named graphs: what stands before ``id/`` in the IRIs, where they agree."""
    found = {subject.value.partition("id/")[0] for subject, _, _ in facts if "/id/" in subject.value}
    return found.pop() if len(found) == 1 else BASE


def _reader() -> Callable[[object], Term]:
    """What turns Oxigraph's terms into ours; of equal IRIs it gives one object."""
    import pyoxigraph as ox

    known: dict[str, Iri] = {}

    def term(node: object) -> Term:
        if isinstance(node, ox.NamedNode):
            value = node.value
            iri = known.get(value)
            if iri is None:
                iri = known[value] = Iri(value)
            return iri
        if isinstance(node, ox.Literal):
            return Literal(node.value, node.datatype.value or XSD + "string", node.language or "")
        raise ValueError(f"{node} is neither an IRI nor a literal")

    return term
