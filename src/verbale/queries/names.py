"""The IRIs queries speak of, and how they are shortened for people."""

from __future__ import annotations

import re

from verbale.graph.terms import BASE, VB

INFERRED = BASE + "id/graph/inferred"
CLAIMS = BASE + "id/graph/claims"
"""Graph for the claims of a Turtle file, which has no graph names of its own."""
ONTOLOGY = BASE + "ontology"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"

PREFIXES: dict[str, str] = {
    "vb": VB,
    "id": BASE + "id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
}
"""Prefixes that every query may use without declaring them; a ``PREFIX`` line in the query wins.

In SPARQL a slash in a prefixed name is escaped: ``id:state\\/KE`` (SPARQL 1.1 Query, section 4.1.1).
"""


def compact(iri: str) -> str:
    """An IRI as a key (``state/KE``) or ``prefix:rest`` where a known prefix fits, else as it is; ``expand`` undoes it.

    >>> compact("https://w3id.org/verbale/ontology#Embassy"), compact("https://w3id.org/verbale/id/state/KE")
    ('vb:Embassy', 'state/KE')
    """
    if iri.startswith(PREFIXES["id"]) and "/" in iri.removeprefix(PREFIXES["id"]):
        return iri.removeprefix(PREFIXES["id"])
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def expand(text: str) -> str | None:
    """The IRI that ``<…>``, an IRI, ``prefix:rest`` or a path under ``id/`` stands for; ``None`` for other text.

    ``vb-state:KE`` is ``state/KE``: a prefix for each kind, as exports write them.

    >>> expand("id:state/KE") == expand("state/KE") == BASE + "id/state/KE"
    True
    >>> expand("Kenya") is None
    True
    """
    if text.startswith("<") and text.endswith(">"):
        return text[1:-1]
    if re.match(r"(?:https?|urn):\S+$", text):
        return text
    prefix, colon, rest = text.partition(":")
    if colon and prefix in PREFIXES and rest and not re.search(r"\s", rest):
        return PREFIXES[prefix] + rest
    if re.fullmatch(r"vb-[a-z]+:[^\s<>]+", text):
        return f"{PREFIXES['id']}{prefix.removeprefix('vb-')}/{rest}"
    if re.fullmatch(r"[a-z][a-z-]*(?:/[\w.~%:-]+)+", text):
        return BASE + "id/" + text
    return None


def words(iri: str) -> str:
    """The last part of an IRI, with its words apart: a label of last resort.

    >>> words("https://w3id.org/verbale/ontology#EstablishmentOfRelations")
    'establishment of relations'
    """
    local = re.split(r"[#/]", iri.rstrip("/#"))[-1]
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", local).lower() if iri.startswith(VB) else compact(iri)
