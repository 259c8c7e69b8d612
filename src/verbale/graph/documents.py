"""What the graph says of a document itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verbale.graph.terms import DCTERMS, TYPE, Iri, Namespaces, Triple, count_literal, text_literal, vb
from verbale.model.document import Document

_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def document_triples(document: Document, names: Namespaces) -> Iterator[Triple]:
    """A document's metadata: both hashes, length in code points, title, and what is known of its origin."""
    node = names.document(document.slug)
    source = document.source
    language = source.language if source.language and _CODE.fullmatch(source.language) else None
    yield node, TYPE, vb("Document")
    yield node, vb("sha256"), text_literal(document.sha256)
    yield node, vb("originalSha256"), text_literal(document.original_sha256)
    yield node, vb("length"), count_literal(len(document.text))
    yield node, Iri(DCTERMS + "title"), text_literal(document.title, language)
    for name, value in (
        ("language", source.language),
        ("publisher", source.publisher),
        ("issued", source.published),
        ("license", source.licence),
        ("creator", source.author),
        ("source", source.url),
        ("type", source.kind),
        ("format", document.format),
    ):
        if value:
            yield node, Iri(DCTERMS + name), text_literal(value)
