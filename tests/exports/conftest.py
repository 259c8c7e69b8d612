"""Two documents and what they say, as a graph: a visit that one asserts and the other denies, an allegation, a plan."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from decimal import Decimal

import pytest

from verbale.graph import KnowledgeGraph, build
from verbale.graph.terms import TYPE, Namespaces, vb
from verbale.model import (
    Block,
    BlockKind,
    Document,
    Entity,
    Evidence,
    Fact,
    FactKind,
    Passage,
    Polarity,
    Precision,
    Role,
    Source,
    Status,
    Text,
    TimeSpan,
)

ARDEN = Entity(
    "state/XA", "State", (("en", "Arden"), ("es", "Ardén")), (("en", "Republic of Arden"),), (("wikidataId", "Q11"),)
)
BORIA = Entity("state/XB", "State", (("en", "Boria"), ("ko", "보리아")), (), (("wikidataId", "Q12"),))
IDA = Entity("person/ida-marsh", "Person", (("en", "Ida Marsh"),))
JON = Entity("person/jon-reed", "Person", (("en", "Jon Reed"),))
PAPER = Entity("organisation/the-lantern", "Organisation", (("en", "The Lantern"),))
IN_1971 = TimeSpan("1971", Precision.YEAR, dt.date(1971, 1, 1), dt.date(1971, 12, 31))


def document(slug: str, *sentences: str) -> Document:
    text = "\n".join(sentences)
    digest = hashlib.sha256(text.encode()).hexdigest()
    block = Block(BlockKind.PARAGRAPH, Passage(0, len(text)))
    return Document(slug, text, digest, digest, "text", (block,), source=Source(title=f"Paper {slug}"))


def fact(of: Document, words: str, key: str, kind: FactKind, type_: str, roles: tuple[Role, ...], **more) -> Fact:
    start = of.text.index(words)
    evidence = (Evidence(of.slug, Passage(start, start + len(words)), words),)
    return Fact(of.slug, key, kind, type_, roles, evidence, "frame/test", more.pop("label", words.rstrip(".")), **more)


@pytest.fixture
def collection() -> tuple[list[Document], list[Fact]]:
    one = document(
        "one", "Arden and Boria established relations in 1971.", "Ida Marsh visited Boria.", "Boria is in Arden."
    )
    two = document(
        "two", "Ida Marsh never visited Boria.", "Jon Reed allegedly stole a boat.", "Arden had 12 embassies."
    )
    visit = fact(
        one, "Ida Marsh visited Boria.", "event/official-visit/ida", FactKind.EVENT, "OfficialVisit",
        (Role("visitor", (IDA,)), Role("host", (BORIA,)), Role("topic", (Text("trade", "en"),))), label="visit of Ida",
    )  # fmt: skip
    facts = [
        fact(
            one, "Arden and Boria established relations in 1971.", "event/establishment-of-relations/xa-xb",
            FactKind.EVENT, "EstablishmentOfRelations", (Role("relationParty", (ARDEN, BORIA)),), time=IN_1971,
        ),
        visit,
        fact(
            one, "Boria is in Arden.", "fact/1", FactKind.RELATION, "locatedIn",
            (Role("subject", (BORIA,)), Role("object", (ARDEN,))),
        ),
        dataclasses.replace(
            visit, document="two", polarity=Polarity.NEGATIVE, according_to=(PAPER,),
            evidence=(Evidence("two", Passage(0, 30), "Ida Marsh never visited Boria."),),
        ),
        fact(
            two, "Jon Reed allegedly stole a boat.", "event/attack/jon", FactKind.EVENT, "Attack",
            (Role("agent", (JON,)),), status=Status.ALLEGED, sensitive=True,
        ),
        fact(
            two, "Arden had 12 embassies.", "observation/count/xa", FactKind.OBSERVATION, "CountObservation",
            (Role("observedOf", (ARDEN,)),), value=Decimal("12.5"), unit="mission", approximation="about",
        ),
    ]  # fmt: skip
    return [one, two], facts


@pytest.fixture
def graph(collection: tuple[list[Document], list[Fact]]) -> KnowledgeGraph:
    documents, facts = collection
    built = build(facts, documents)
    return built.with_inferred([(Namespaces().node("state/XA"), TYPE, vb("Actor"))])
