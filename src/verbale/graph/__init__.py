"""Facts in, triples with evidence out."""

from verbale.graph.builder import build
from verbale.graph.files import write_files
from verbale.graph.knowledge import KnowledgeGraph
from verbale.graph.terms import BASE, VB, Iri, Literal, Namespaces, Term, Triple, vb

__all__ = [
    "BASE",
    "VB",
    "Iri",
    "KnowledgeGraph",
    "Literal",
    "Namespaces",
    "Term",
    "Triple",
    "build",
    "vb",
    "write_files",
]
