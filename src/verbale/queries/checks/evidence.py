"""Evidence: whether each quote stands in its document's text, and each fact has its claim."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from verbale.graph.invariants import claim_violations, evidence_violations
from verbale.graph.knowledge import KnowledgeGraph
from verbale.graph.terms import TYPE, Iri, Triple, vb
from verbale.model import Document, InputError
from verbale.queries.checks.finding import OFF, OK, UNKNOWN, Finding
from verbale.queries.checks.graph import CheckedGraph

PART = "evidence"
_NOT_GIVEN = "was not given"
_MAX_TEXT = 50_000_000


def check_evidence(graph: CheckedGraph, folders: Sequence[Path]) -> Iterator[Finding]:
    """Quotes that are not what their document says there, and facts that no claim makes.

    ``folders`` are files and folders of documents. A document whose text is not there is one finding, "cannot tell".
    """
    knowledge = graph.knowledge
    triples = knowledge.claim_triples()
    hashes = {s: o.value for s, p, o in triples if p == vb("sha256")}
    if not any(p == TYPE and o == vb("Claim") for _, p, o in triples):
        yield Finding(
            PART, UNKNOWN, "quotes", "the graph", "holds no claims, so there is nothing to compare with texts"
        )
        return
    texts = _texts(graph, hashes, folders)
    documents = [_document(slug, text) for slug, text in texts.items()]
    sound, malformed = _without_malformed(knowledge)
    broken = 0
    for node in malformed:
        broken += 1
        message = "has an offset that is not a number"
        yield Finding(PART, OFF, "quotes", graph.label(node), message, node, (), graph.quoted(node))
    for line in evidence_violations(sound, documents):
        if line.endswith(_NOT_GIVEN):
            continue
        broken += 1
        yield _misquote(graph, line, texts)
    unclaimed = [_finding(graph, "claims", line) for line in claim_violations(knowledge)]
    yield from unclaimed
    quoted: dict[Iri, int] = {}
    for _, p, o in triples:
        if p == vb("inDocument") and isinstance(o, Iri):
            quoted[o] = quoted.get(o, 0) + 1
    told = {knowledge.names.document(document.slug): document for document in documents}
    for iri in sorted(quoted):
        label = graph.label(iri.value)
        if iri not in told:
            message = f"its text is not at hand ({quoted[iri]:,} quotes not compared); name it with --documents"
            yield Finding(PART, UNKNOWN, "quotes", label, message, iri.value)
        elif iri in hashes and _hash(told[iri].text) != hashes[iri]:
            message = "the text is not the one that was read: its SHA-256 differs"
            yield Finding(PART, OFF, "texts", label, message, iri.value)
    compared = sum(count for iri, count in quoted.items() if iri in told)
    if not broken and compared:
        message = f"{compared:,} quotes stand word for word in their documents ({len(told):,} texts)"
        yield Finding(PART, OK, "quotes", "the graph", message)
    if not unclaimed:
        yield Finding(PART, OK, "claims", "the graph", "every fact has a claim that makes it")


def _finding(graph: CheckedGraph, check: str, line: str) -> Finding:
    """A line of the invariants: node (or triple), colon, what is wrong."""
    head, _, message = line.partition(": ")
    node = head.split(" ")[0]
    quotes = graph.behind(node)
    what = graph.label(node)
    if " " in head:
        _, predicate, value = head.split(" ", 2)
        message = f"{graph.label(predicate)} {graph.label(value)}: {message}"
    elif quotes and graph.quoted(node):
        what = f"{quotes[0].title}, {quotes[0].start}–{quotes[0].end}"
    return Finding(PART, OFF, check, what, message, node, (), quotes)


def _misquote(graph: CheckedGraph, line: str, texts: Mapping[str, str]) -> Finding:
    """A line of the invariants about evidence; where words differ, they are shown from just before that."""
    finding = _finding(graph, "quotes", line)
    quote = next(iter(graph.quoted(finding.node)), None)
    text = texts.get(graph.knowledge.names.key(Iri(quote.document)).partition("/")[2]) if quote else None
    if quote is None or text is None or quote.start < 0:
        return finding
    there = text[quote.start : quote.end]
    at = next(
        (i for i, (a, b) in enumerate(zip(quote.quote, there, strict=False)) if a != b),
        min(len(quote.quote), len(there)),
    )
    ours, theirs = _around(quote.quote, at), _around(there, at)
    return replace(finding, message=f"quotes {ours} where the document has {theirs}")


def _around(words: str, at: int) -> str:
    """The words around a place, in quotation marks."""
    start, end = max(0, at - 20), at + 40
    return f"“{'…' if start else ''}{words[start:end]}{'…' if end < len(words) else ''}”"


def _without_malformed(knowledge: KnowledgeGraph) -> tuple[KnowledgeGraph, list[str]]:
    """The graph without the evidence whose offsets are no numbers, and those nodes."""
    offsets = {vb("startOffset"), vb("endOffset")}
    bad = {
        s
        for triples in knowledge.claims.values()
        for s, p, o in triples
        if p in offsets and not (o.value.isdecimal() and len(o.value) < 12)
    }
    if not bad:
        return knowledge, []
    kept = {name: _dropping(triples, bad) for name, triples in knowledge.claims.items()}
    return replace(knowledge, claims=kept), sorted(node.value for node in bad)


def _dropping(triples: Iterable[Triple], bad: set[Iri]) -> frozenset[Triple]:
    link = vb("hasEvidence")
    return frozenset(t for t in triples if not (t[1] == link and t[2] in bad) and (t[0] not in bad or t[1] == TYPE))


def _texts(graph: CheckedGraph, hashes: dict[Iri, str], folders: Sequence[Path]) -> dict[str, str]:
    """The text of each document of the graph that can be had, by slug."""
    from verbale.entities import background
    from verbale.entities.gazetteer import load
    from verbale.readers import find_inputs, slug_of

    names = graph.knowledge.names
    documents = {s for s, p, o in graph.knowledge.claim_triples() if p == TYPE and o == vb("Document")} | set(hashes)
    wanted = {names.key(iri).partition("/")[2]: iri for iri in documents}
    found: dict[str, str] = {}
    exact: set[str] = set()
    for path in find_inputs(folders) if folders else []:
        slug = slug_of(path.name)
        if slug not in wanted or slug in exact:
            continue
        expected = hashes.get(wanted[slug], "")
        for text in _candidates(path):
            if _hash(text) == expected:
                found[slug] = text
                exact.add(slug)
                break
            found.setdefault(slug, text)
    if any(slug.startswith("gazetteer-") and slug not in found for slug in wanted):
        found.update({d.slug: d.text for d in background.documents(load()) if d.slug in wanted and d.slug not in found})
    return found


def _candidates(path: Path) -> Iterator[str]:
    """What a file may stand for: the text as a reader makes it, or a text kept beside a graph, taken as it is."""
    from verbale.readers import read

    with contextlib.suppress(InputError):
        yield read(path).text
    if path.suffix == ".txt" and path.stat().st_size <= _MAX_TEXT:
        yield path.read_bytes().decode("utf-8", "replace")


def _document(slug: str, text: str) -> Document:
    digest = _hash(text)
    return Document(slug, text, digest, digest, "text", ())


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
