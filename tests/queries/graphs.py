"""Small graphs for the checks, from a few lines of Turtle: times and claims are filled in."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox

from verbale.graph.terms import BASE, XSD, Literal, Namespaces
from verbale.graph.timespans import span_of, time_triples

PREFIXES = f"""@base <{BASE}id/> .
@prefix vb: <{BASE}ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def write_graph(folder: Path, facts: str, quote: str = "They say so.", claims: str = "", document: str = "") -> Path:
    """``facts.ttl`` and ``claims.ttl`` in a folder: the facts, a claim for each triple, and whatever else is given.

    ``<time/1990_open>`` stands for 1990/.. and gets its bounds; every claim has one sentence, ``quote``. Numbers are
    written plainly (``5``). ``document`` adds to the description of the document.
    """
    folder.mkdir(parents=True, exist_ok=True)
    facts = re.sub(r"(?<=[ ,])(-?\d+(?:\.\d+)?)(?= [;.,]|$)", r'"\1"^^xsd:decimal', facts, flags=re.M)
    claims = re.sub(r"(vb:claimObject) (\d+)(?= [;.])", r'\1 "\2"^^xsd:decimal', claims)
    own = PREFIXES + facts
    for subject, predicate, value in _times(facts + claims):
        own += f"\n<{subject}> <{predicate}> {value} ."
    made = [
        f'<document/notes> a vb:Document ; dcterms:title "Notes"@en {document} .',
        f'<evidence/notes-0> a vb:Evidence ; vb:quoteText "{quote}" ; vb:inDocument <document/notes> ; '
        f"vb:startOffset 0 ; vb:endOffset {len(quote)} .",
    ]
    for number, triple in enumerate(ox.parse(input=(PREFIXES + facts).encode(), format=ox.RdfFormat.TURTLE)):
        made.append(
            f"<claim/{number}> a vb:Claim ; vb:claimSubject {triple.subject} ; vb:claimPredicate {triple.predicate} ; "
            f'vb:claimObject {triple.object} ; vb:claimStatus vb:asserted ; vb:polarity "positive" ; '
            "vb:accordingToDocument <document/notes> ; vb:hasEvidence <evidence/notes-0> ."
        )
    (folder / "facts.ttl").write_text(own, "utf-8")
    (folder / "claims.ttl").write_text(PREFIXES + "\n".join(made) + claims, "utf-8")
    return folder


def _times(text: str) -> list[tuple[str, str, str]]:
    found = []
    for name in sorted(set(re.findall(r"<time/([^>]+)>", text))):
        span = span_of("/".join(".." if part == "open" else part for part in name.split("_")))
        for subject, predicate, value in time_triples(span, Namespaces()):
            shown = f"<{value.value}>"
            if isinstance(value, Literal):
                shown = f'"{value.value}"' + (f"^^<{value.datatype}>" if value.datatype != XSD + "string" else "")
            found.append((subject.value, predicate.value, shown))
    return found
