"""A graph built with its documents on disk is the one built in memory, to the byte, and holds few of them at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from strategies import collections
from verbale.bulk.spool import Spool
from verbale.exports.void import describe
from verbale.graph import Iri, KnowledgeGraph, build, sorting, terms, turtle, write_files
from verbale.graph.builder import build_apart
from verbale.graph.stored import StoredTriples
from verbale.model import Document, Entity, Fact, InputError
from verbale.model.fact import Filler
from verbale.reasoning import infer


def by_document(documents, facts) -> list[tuple[Document, list[Fact]]]:
    return [(document, [fact for fact in facts if fact.document == document.slug]) for document in documents]


@settings(max_examples=15, deadline=None)
@given(collections(min_documents=2))
def test_the_same_graph(collection) -> None:
    documents, facts = collection
    one, two = build(facts, documents), build_apart(by_document(documents, facts))
    assert isinstance(two.claims, Spool)
    assert (one, list(one.graphs())) == (two, list(two.graphs()))
    assert list(one.claims_in_order()) == list(two.claims_in_order()) == sorted(one.claim_triples())


def reasoned(graph: KnowledgeGraph) -> KnowledgeGraph:
    return graph.with_inferred(infer(graph.facts | graph.standing()).inferred)


def test_the_same_bytes_however_little_is_in_memory(first, second, tmp_path: Path, monkeypatch) -> None:
    documents, facts = (first[0], second[0]), [*first[1], *second[1]]
    graph = reasoned(build(facts, documents))
    assert graph.inferred
    assert graph.standing()
    described = describe(graph)
    usual = [path.read_bytes() for path in write_files(graph, tmp_path / "usual")]
    monkeypatch.setattr(sorting, "PAGE", 3)
    monkeypatch.setattr(turtle, "_WAITING", 2)
    monkeypatch.setattr(turtle, "_FORGOTTEN_AFTER", 5)
    monkeypatch.setattr(sorting, "AT_ONCE", 10)
    monkeypatch.setattr(terms, "_REMEMBERED", 3)
    little = reasoned(build_apart(by_document(documents, facts)))
    assert isinstance(little.facts, StoredTriples)
    assert isinstance(little.inferred, StoredTriples)
    assert little == graph
    assert [path.read_bytes() for path in write_files(little, tmp_path / "little")] == usual
    assert describe(little) == described


@pytest.fixture
def _own_heap() -> Iterator[None]:
    """Of what is in memory only what the test makes is looked through: the rest is a hundred times as much."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def living(kind: type) -> int:
    gc.collect()
    return sum(type(thing) is kind for thing in gc.get_objects())


def renamed(read: tuple[Document, list[Fact]], number: int) -> tuple[Document, list[Fact]]:
    """A document that says the same of other events and persons."""
    document, facts = read
    slug = f"text-{number}"

    def other(filler: Filler) -> Filler:
        is_person = isinstance(filler, Entity) and filler.key.startswith("person/")
        return replace(filler, key=f"{filler.key}-{number}") if is_person else filler

    return replace(document, slug=slug), [
        replace(
            fact,
            document=slug,
            key=f"{fact.key}-{number}",
            roles=tuple(replace(role, fillers=tuple(map(other, role.fillers))) for role in fact.roles),
        )
        for fact in facts
    ]


@pytest.mark.usefixtures("_own_heap")
def test_two_documents_at_most_are_in_memory(first) -> None:
    _, facts = first
    before = living(Fact)
    most = 0

    def read() -> Iterator[tuple[Document, list[Fact]]]:
        nonlocal most
        for number in range(20):
            yield renamed(first, number)
            most = max(most, living(Fact) - before)

    graph = build_apart(read())
    assert len(graph.claims) == 20
    assert 0 < most <= 2 * len(facts)
    assert living(Fact) == before


@pytest.mark.usefixtures("_own_heap")
def test_no_more_names_are_in_memory_for_more_documents(first, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sorting, "AT_ONCE", 150)
    monkeypatch.setattr(sorting, "PAGE", 150)
    monkeypatch.setattr(terms, "_REMEMBERED", 10)
    before = living(Iri)
    most: dict[int, int] = {}
    triples: dict[int, int] = {}
    for number in (15, 75):
        graph = build_apart(renamed(first, n) for n in range(number))
        triples[number] = len(graph.facts) + sum(map(len, graph.claims.values()))
        built = living(Iri) - before
        graph = reasoned(graph)
        write_files(graph, tmp_path / str(number))
        most[number] = max(built, living(Iri) - before)
    assert (most[75] - most[15]) < 0.04 * (triples[75] - triples[15])


def test_two_documents_of_one_name_are_refused(first) -> None:
    with pytest.raises(InputError, match="two different documents are both named 'first'"):
        build_apart([(first[0], []), (first[0], [])])
