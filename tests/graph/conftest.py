from __future__ import annotations

import datetime as dt
import hashlib
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from verbale.model import (
    Block,
    BlockKind,
    Document,
    Entity,
    Evidence,
    Fact,
    FactKind,
    Passage,
    Precision,
    Role,
    Source,
    Status,
    TimeSpan,
)

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # for tests/strategies.py

ARDEN = Entity("state/XA", "State", (("en", "Arden"), ("es", "Ardén")), (("en", "Republic of Arden"),))
BORIA = Entity("state/XB", "State", (("en", "Boria"), ("ko", "보리아")))
IDA = Entity("person/ida-marsh", "Person", (("en", "Ida Marsh"),))
JON = Entity("person/jon-reed", "Person", (("en", "Jon Reed"),))
OFFICE = Entity("office/ambassador-xa-xb", "AmbassadorOffice", (("en", "ambassador of Arden to Boria"),))
PAPER = Entity("organisation/the-lantern", "Organisation", (("en", "The Lantern"),))


def make_document(slug: str, *sentences: str, **source: str) -> Document:
    text = "\n".join(sentences)
    digest = hashlib.sha256(text.encode()).hexdigest()
    block = Block(BlockKind.PARAGRAPH, Passage(0, len(text)))
    return Document(slug, text, digest, digest, "text", (block,), source=Source(**source))


def quote(document: Document, words: str) -> Evidence:
    start = document.text.index(words)
    return Evidence(document.slug, Passage(start, start + len(words)), words)


def year(value: int) -> TimeSpan:

    return TimeSpan(str(value), Precision.YEAR, dt.date(value, 1, 1), dt.date(value, 12, 31))


def make_fact(document: Document, words: str, key: str, kind: FactKind, type_: str, roles=(), **more) -> Fact:
    more.setdefault("label", words.rstrip("."))
    more.setdefault("rule", "frame/test")
    return Fact(
        document=document.slug,
        key=key,
        kind=kind,
        type=type_,
        roles=tuple(Role(name, tuple(fillers)) for name, fillers in roles),
        evidence=(quote(document, words),),
        **more,
    )


def make_first() -> tuple[Document, list[Fact]]:
    """A document with settled, alleged and measured facts."""
    document = make_document(
        "first",
        "Arden and Boria established relations in 1971.",
        "Ida Marsh was ambassador.",
        "The Lantern says that Jon Reed allegedly attacked the embassy.",
        "About 1,200 Ardenians lived in Boria in 2001.",
        "Arden lies in the north.",
        title="First",
        language="en",
    )
    return document, [
        make_fact(
            document,
            "Arden and Boria established relations in 1971.",
            "event/establishment-of-relations/xa-xb-1971",
            FactKind.EVENT,
            "EstablishmentOfRelations",
            [("relationParty", [ARDEN, BORIA])],
            time=year(1971),
        ),
        make_fact(
            document,
            "Ida Marsh was ambassador.",
            "situation/office-holding/ida-marsh",
            FactKind.SITUATION,
            "OfficeHolding",
            [("holder", [IDA]), ("officeHeld", [OFFICE])],
        ),
        make_fact(
            document,
            "The Lantern says that Jon Reed allegedly attacked the embassy.",
            "event/attack/unknown",
            FactKind.EVENT,
            "Attack",
            [("perpetrator", [JON])],
            status=Status.ALLEGED,
            according_to=(PAPER,),
            hedge="allegedly",
            sensitive=True,
        ),
        make_fact(
            document,
            "About 1,200 Ardenians lived in Boria in 2001.",
            "observation/population/xa-in-xb-2001",
            FactKind.OBSERVATION,
            "PopulationObservation",
            [("featureOfInterest", [ARDEN]), ("referencePlace", [BORIA])],
            value=Decimal(1200),
            unit="person",
            approximation="about",
            time=year(2001),
        ),
        make_fact(
            document,
            "Arden lies in the north.",
            "fact/abc",
            FactKind.RELATION,
            "locatedIn",
            [("subject", [ARDEN]), ("object", [Entity("place/north", "Region", (("en", "the north"),))])],
        ),
    ]


def make_second() -> tuple[Document, list[Fact]]:
    """A document that contradicts the first on a year, and agrees on the ambassador."""
    document = make_document(
        "second",
        "Relations between Boria and Arden were established in 1973.",
        "Ida Marsh served as ambassador.",
        "In 2001 there were 1,250 Ardenians in Boria.",
    )
    return document, [
        make_fact(
            document,
            "Relations between Boria and Arden were established in 1973.",
            "event/establishment-of-relations/xa-xb-1973",
            FactKind.EVENT,
            "EstablishmentOfRelations",
            [("relationParty", [BORIA, ARDEN])],
            time=year(1973),
        ),
        make_fact(
            document,
            "Ida Marsh served as ambassador.",
            "situation/office-holding/ida-marsh",
            FactKind.SITUATION,
            "OfficeHolding",
            [("holder", [IDA]), ("officeHeld", [OFFICE])],
        ),
        make_fact(
            document,
            "In 2001 there were 1,250 Ardenians in Boria.",
            "observation/population/xa-in-xb-2001",
            FactKind.OBSERVATION,
            "PopulationObservation",
            [("featureOfInterest", [ARDEN]), ("referencePlace", [BORIA])],
            value=Decimal(1250),
            unit="person",
            time=year(2001),
        ),
    ]


@pytest.fixture
def first() -> tuple[Document, list[Fact]]:
    return make_first()


@pytest.fixture
def second() -> tuple[Document, list[Fact]]:
    return make_second()
